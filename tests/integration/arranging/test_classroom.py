"""Arranging a class in real processes: the same plans as here, and the same where they are lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children

import pytest

from seatingapp.arranging import background
from seatingapp.arranging import workers as module
from seatingapp.arranging.classroom.clashing import drops
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.working import arrange_class, prove_best
from seatingapp.arranging.workers import Workers
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import Apart
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.setting import Setting
from tests.unit.arranging.classroom.drawn import draw, members, room, setting_of

SHORT = 0.05
LONG = 1e6


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    crew = Workers()
    yield crew
    crew.close()


def school_class() -> Setting:
    """Twenty pupils with 13 rules that can hold."""
    return draw(11, pupils=20, rules=14, musts=0.3, layout=room(Template.ROWS_OF_DOUBLES, 4, 3))


def test_the_processes_find_the_same_plans_as_a_search_here(workers: Workers) -> None:
    setting = school_class()
    there = arrange_class(setting, 3, SHORT, workers=workers)
    assert there == arrange_class(setting, 3, SHORT)
    improved = arrange_class(setting, 3, SHORT, improve=True, workers=workers)
    assert improved == arrange_class(setting, 3, SHORT, improve=True)
    other = arrange_class(setting, 3, SHORT, avoid=[there.seated], workers=workers)
    assert other == arrange_class(setting, 3, SHORT, avoid=[there.seated])
    assert other.seated != there.seated


def test_a_clash_is_the_same_from_the_processes(workers: Workers) -> None:
    rule = (Apart((101, 102), 50.0), Strength.MUST)
    wish = (Apart((101, 103)), Strength.HIGH)
    setting = setting_of(room(), members(3), rule, wish)
    there = arrange_class(setting, 1, SHORT, workers=workers)
    assert there.clash is not None
    assert there == arrange_class(setting, 1, SHORT)
    given_up = drops(setting, there.clash, 1, workers=workers)
    assert [drop.score for drop in given_up] == [9]
    assert given_up == drops(setting, there.clash, 1)


def test_a_stop_keeps_the_best_plan_that_was_told(workers: Workers) -> None:
    told: list[int] = []
    outcome = arrange_class(
        school_class(),
        1,
        LONG,
        workers=workers,
        better=lambda _, score: told.append(score),
        stop=lambda: len(told) > 1,
    )
    assert not outcome.whole
    assert outcome.judgement.score >= told[-1]
    assert told == sorted(told)


def test_where_a_process_is_lost_the_plan_is_found_here() -> None:
    setting = school_class()
    before = set(active_children())
    crew = Workers()
    told: list[int] = []

    def kill(_: object, score: int) -> None:
        told.append(score)
        for child in set(active_children()) - before:
            child.kill()

    try:
        lost = arrange_class(setting, 3, SHORT, workers=crew, better=kill)
    finally:
        crew.close()
    assert lost == arrange_class(setting, 3, SHORT)
    assert told == sorted(told)


class _NoProcesses:
    """A computer that starts none."""

    def __getattr__(self, name: str) -> object:
        raise OSError(name)


def test_where_no_process_can_be_started_the_same_plan_is_found_and_proved_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for where in (module, background):
        monkeypatch.setattr(where, "get_context", lambda _: _NoProcesses())
    setting = replace(school_class(), rules=())
    found = arrange_class(setting, 3, SHORT, workers=Workers())
    assert found == arrange_class(setting, 3, SHORT)
    assert prove_best(setting, found.seated, 5.0, workers=Workers()).proved


def test_the_proof_comes_from_a_process_too(workers: Workers) -> None:
    setting = setting_of(room(), members(4), (Apart((101, 102)), Strength.HIGH))
    found = arrange_class(setting, 1, SHORT, workers=workers)
    proof = prove_best(setting, found.seated, 10.0, workers=workers)
    assert (proof.proved, proof.at_most) == (True, judge(setting, found.seated).score)
    stopped = prove_best(setting, found.seated, 10.0, workers=workers, stop=lambda: True)
    assert stopped.at_most is None
