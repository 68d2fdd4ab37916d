"""From a setting to a plan with a reason for everything, or to the musts that cannot hold.

The jobs that window and command line ask for. What decides a plan is counted in steps of the
search: the same setting and seed give the same plan on every computer, with processes or without,
unless a stop ends the search early (`Outcome.whole`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from seatingapp.arranging.arrange import Arranged
from seatingapp.arranging.classroom.best_possible import prove_best as prove_best
from seatingapp.arranging.classroom.clashing import explained
from seatingapp.arranging.classroom.compiling import Compiled, compiled
from seatingapp.arranging.classroom.different import another
from seatingapp.arranging.classroom.fewest import least_broken
from seatingapp.arranging.classroom.judging import Judge
from seatingapp.arranging.classroom.running import Run, Seated, Stop
from seatingapp.arranging.classroom.staying import improved
from seatingapp.arranging.problem import Plan
from seatingapp.arranging.prover import Contradiction
from seatingapp.arranging.search import effort
from seatingapp.arranging.workers import Workers
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Outcome

Better = Callable[[Seated, int], None]  # a better plan than those before, and its score

_TRY = 0.5  # of the effort for each try to find another plan: one or two are the rule


def arrange_class(
    setting: Setting,
    seed: int,
    seconds: float = 1.0,
    *,
    improve: bool = False,
    avoid: Sequence[Seated] = (),
    workers: Workers | None = None,
    better: Better | None = None,
    stop: Stop | None = None,
) -> Outcome:
    """The best plan found in about so many seconds that keeps every must, or the clash.

    `improve` starts from the present plan and moves pupils only where it wins something; `avoid`
    are plans that have been seen: the answer is really different from each of them, or one of them
    where nobody could sit elsewhere. Raises Refusal where there are fewer seats than pupils. Where
    it cannot be decided in time, or before a stop, whether the musts can hold, the plan breaks as
    few as were found and says that this is all that is known (`Outcome.undecided`).
    """
    made = compiled(setting)
    steps = effort(made.problem, seconds * (_TRY if avoid else 1.0))
    run = Run(seed, steps, workers, _telling(made, better), stop)
    if avoid:
        found = another(made, avoid, run)
    elif improve:
        found = improved(made, run)
    else:
        found = run.search(made.problem)
    if isinstance(found, Contradiction):
        return Outcome(seed=seed, clash=explained(setting, found.rules, found.minimal))
    return replace(_outcome(made, seed, found), undecided=bool(found.broken))


def fewest_broken(
    setting: Setting, seed: int, seconds: float = 1.0, *, stop: Stop | None = None
) -> Outcome:
    """The plan that breaks the fewest musts, for a teacher who was shown that not all can hold.

    Nobody who is pinned or may not be moved leaves the seat for it. Raises Refusal where there are
    fewer seats than pupils.
    """
    made = compiled(setting)
    return _outcome(made, seed, least_broken(made, seed, effort(made.problem, seconds), stop))


def _telling(made: Compiled, better: Better | None) -> Callable[[Plan, int], None] | None:
    if better is None:
        return None
    judge = Judge(made.setting)

    def tell(plan: Plan, _cost: int) -> None:
        seated = made.seated_of(plan)
        better(seated, judge.judgement(seated).score)

    return tell


def _outcome(made: Compiled, seed: int, found: Arranged) -> Outcome:
    seated = made.seated_of(found.plan)
    judgement = Judge(made.setting).judgement(seated)
    return Outcome(seated, judgement, seed, found.whole, None, bool(found.broken))
