"""Real processes that arrange: the same answers as here, progress, stopping, and their end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from threading import Event, Thread

import numpy as np
import pytest

from seatingapp.arranging import background
from seatingapp.arranging.arrange import Arranged, arrange
from seatingapp.arranging.lines import new_line
from seatingapp.arranging.problem import Plan, Problem, SeatMust, broken, score
from seatingapp.arranging.proof import Bound, bound
from seatingapp.arranging.prover import Contradiction, prove
from seatingapp.arranging.search import Effort
from seatingapp.arranging.workers import STOP, WorkerLost, Workers, joined, work
from tests.benchmarks.arranging.classes import make, recipe

SHORT = Effort(chains=4, rounds=3)
LONG = Effort(chains=4, rounds=1 << 30)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    crew = Workers()
    yield crew
    crew.close()


def crowded() -> Problem:
    front = frozenset({0})
    musts = (SeatMust(4, (0,), front), SeatMust(6, (1,), front))
    return Problem(np.zeros((2, 3), dtype=np.int64), (), musts)


def test_two_processes_find_what_two_searches_here_find(workers: Workers) -> None:
    problem = make(recipe("levels", 20), 2)
    here = joined([arrange(problem, 10, SHORT), arrange(problem, 11, SHORT)])
    assert workers.arrange(problem, 5, SHORT) == here
    assert workers.arrange(problem, 5, SHORT) == here


def test_each_better_plan_is_told_and_the_last_is_the_answer(workers: Workers) -> None:
    problem = make(recipe("base", 20), 3)
    told: list[tuple[Plan, int]] = []
    found = workers.arrange(problem, 1, SHORT, better=lambda plan, cost: told.append((plan, cost)))
    assert isinstance(found, Arranged)
    costs = [cost for _, cost in told]
    assert costs == sorted(set(costs), reverse=True)
    assert costs[-1] == found.cost
    assert all(broken(problem, plan) == () for plan, _ in told)


def test_a_search_that_is_stopped_keeps_its_best_and_the_next_one_works(workers: Workers) -> None:
    problem = make(recipe("base", 20), 3)
    told: list[int] = []
    found = workers.arrange(
        problem, 1, LONG, better=lambda _, cost: told.append(cost), stop=lambda: len(told) > 1
    )
    assert isinstance(found, Arranged)
    assert not found.whole
    assert found.cost <= told[-1]
    whole = workers.arrange(problem, 1, SHORT)
    assert isinstance(whole, Arranged)
    assert whole.whole


def test_a_contradiction_is_named_as_it_is_here(workers: Workers) -> None:
    assert workers.arrange(crowded(), 1, SHORT) == Contradiction((4, 6), True)


def test_a_process_that_dies_is_reported_and_replaced(workers: Workers) -> None:
    problem = make(recipe("base", 20), 3)

    def kill(_: Plan, __: int) -> None:
        for child in active_children():
            child.kill()

    with pytest.raises(WorkerLost):
        workers.arrange(problem, 1, LONG, better=kill)
    assert workers.arrange(problem, 5, SHORT) == workers.arrange(problem, 5, SHORT)


def test_what_the_listener_raises_ends_the_work_without_a_word_of_the_processes(
    capfd: pytest.CaptureFixture[str],
) -> None:
    class NotWanted(Exception):
        pass

    def refuse(_: Plan, __: int) -> None:
        raise NotWanted

    before = set(active_children())
    crew = Workers(1)
    with pytest.raises(NotWanted):
        crew.arrange(make(recipe("base", 20), 3), 1, LONG, better=refuse)
    assert set(active_children()) == before
    assert capfd.readouterr() == ("", "")


def test_a_proof_in_a_process_of_its_own_says_what_it_says_here(workers: Workers) -> None:
    problem = make(recipe("base", 20), 2)
    found = workers.arrange(problem, 1, SHORT)
    assert isinstance(found, Arranged)
    proof = workers.bound(problem, found.plan, 60)
    assert proof.proved
    assert proof.lowest == bound(problem, found.plan, 60).lowest


def test_what_the_solver_prints_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    problem = Problem(np.eye(3, 4, dtype=np.int64))
    assert Workers().bound(problem, (0, 1, 2), 20).cost == 0
    assert capfd.readouterr().out == ""


def test_a_proof_gives_way_to_a_search_and_to_whoever_stops_it(workers: Workers) -> None:
    problem = make(recipe("tables6", 36), 3)
    plan = prove(problem).plan
    assert plan is not None
    nothing = Bound(None, plan, score(problem, plan))
    before = set(active_children())
    assert workers.bound(problem, plan, 600, stop=lambda: True) == nothing
    found: list[Bound] = []
    waiting = Event()

    def stop() -> bool:
        waiting.set()
        return False

    thread = Thread(target=lambda: found.append(workers.bound(problem, plan, 600, stop=stop)))
    thread.start()
    assert waiting.wait(60)
    assert isinstance(workers.arrange(problem, 1, SHORT), Arranged)
    thread.join(60)
    assert found == [nothing]
    assert len(set(active_children()) - before) <= 2


def test_a_newer_proof_and_closing_end_an_older_one() -> None:
    problem = make(recipe("tables6", 36), 3)
    plan = prove(problem).plan
    assert plan is not None
    crew, found, before = Workers(), list[Bound](), set(active_children())
    threads, waiting = list[Thread](), [Event(), Event()]

    def wait_for(number: int) -> None:
        def stop() -> bool:
            waiting[number].set()
            return False

        found.append(crew.bound(problem, plan, 600, stop=stop))

    for number in range(2):
        threads.append(Thread(target=wait_for, args=(number,)))
        threads[-1].start()
        assert waiting[number].wait(60)
    threads[0].join(60)
    assert [one.lowest for one in found] == [None]
    crew.close()
    threads[1].join(60)
    assert [one.lowest for one in found] == [None, None]
    assert set(active_children()) == before


def test_closing_ends_the_processes() -> None:
    before = set(active_children())
    crew = Workers(1)
    crew.warm()
    assert len(set(active_children()) - before) == 1
    crew.close()
    assert set(active_children()) == before
    crew.close()


def test_a_worker_does_what_comes_until_its_pipe_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    ours, theirs = new_line()
    thread = Thread(target=work, args=(theirs,))
    thread.start()
    ours.send(STOP)  # late: nothing is under way
    ours.close()
    thread.join(10)
    assert not thread.is_alive()


def test_a_process_that_proves_answers_once_and_ends_where_nobody_waits() -> None:
    problem = Problem(np.eye(3, 4, dtype=np.int64))
    ours, theirs = new_line()
    ours.send((problem, (0, 1, 2), 20.0))
    background.work(theirs)
    found = ours.recv()
    assert isinstance(found, Bound)
    assert (found.lowest, found.cost) == (0, 0)
    gone, left = new_line()
    gone.close()
    background.work(left)


def test_of_several_answers_the_best_legal_one_counts() -> None:
    dear = Arranged((0,), 5, (), True)
    cheap = Arranged((1,), 2, (7,), True)
    early = Arranged((2,), 5, (), False)
    assert joined([cheap, dear, early]) == Arranged((0,), 5, (), False)
    reason = Contradiction((1,), True)
    assert joined([dear, reason]) == reason


def test_the_app_starts_processes_without_loading_numpy_itself() -> None:
    words = "import sys, seatingapp.arranging.workers; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_neither_searches_nor_proofs_open_a_socket() -> None:
    program = """
import sys
def forbid(event, _):
    if event.startswith("socket."):
        raise SystemExit(event)
sys.addaudithook(forbid)
import numpy as np
from seatingapp.arranging.problem import Problem
from seatingapp.arranging.search import Effort
from seatingapp.arranging.workers import Workers
if __name__ == "__main__":
    crew = Workers()
    problem = Problem(np.eye(3, dtype=np.int64))
    found = crew.arrange(problem, 1, Effort(2, 2))
    assert crew.bound(problem, found.plan, 5.0).proved
    crew.close()
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
