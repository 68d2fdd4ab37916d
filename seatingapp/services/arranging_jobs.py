"""What the arranger can be asked: the one way to it for the window and the command line.

Values go in and come out, never a session, so that all of it may run as a task. Everything is
imported by the call that needs it: numpy must not load while the window starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Clash, Drop, Judgement, Outcome, Proof, Swap

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.lighting import Lights as Lights
    from seatingapp.arranging.classroom.whys import Whys as Whys
    from seatingapp.arranging.workers import Workers as Workers

Seated = Mapping[int, Occupant]  # who sits on a seat
Better = Callable[[Seated, int], None]  # is told of each better plan that is found, and its score
Stop = Callable[[], bool]  # whether to end now

SECONDS = 1.0  # that a search takes unless somebody says otherwise
SWAPS = 3  # that are offered


def crew() -> Workers:
    """Return the processes that search; whoever asks for them closes them."""
    from seatingapp.arranging.workers import Workers

    return Workers()


def arrange(
    setting: Setting,
    seed: int,
    seconds: float = SECONDS,
    *,
    workers: Workers | None = None,
    better: Better | None = None,
    stop: Stop | None = None,
) -> Outcome:
    """Return a plan as good as can be found, or the musts that cannot hold together.

    The same setting and seed give the same plan unless `stop` ends the search. Raises Refusal
    where there are fewer seats than pupils, and WorkerLost where a process was ended.
    """
    from seatingapp.arranging.classroom.working import arrange_class

    return arrange_class(setting, seed, seconds, workers=workers, better=better, stop=stop)


def improve(
    setting: Setting,
    seed: int,
    seconds: float = SECONDS,
    *,
    workers: Workers | None = None,
    better: Better | None = None,
    stop: Stop | None = None,
) -> Outcome:
    """Return the best plan that is found from the present one on, as `arrange` does."""
    from seatingapp.arranging.classroom.working import arrange_class

    return arrange_class(
        setting, seed, seconds, improve=True, workers=workers, better=better, stop=stop
    )


def another(
    setting: Setting,
    known: Sequence[Seated],
    seed: int,
    seconds: float = SECONDS,
    *,
    workers: Workers | None = None,
    better: Better | None = None,
    stop: Stop | None = None,
) -> Outcome:
    """Return a good plan that is really different from all that are `known`, as `arrange` does."""
    from seatingapp.arranging.classroom.working import arrange_class

    return arrange_class(
        setting, seed, seconds, avoid=known, workers=workers, better=better, stop=stop
    )


def fewest(
    setting: Setting, seed: int, seconds: float = SECONDS, *, stop: Stop | None = None
) -> Outcome:
    """Return the plan that breaks the fewest musts, where no plan keeps all."""
    from seatingapp.arranging.classroom.working import fewest_broken

    return fewest_broken(setting, seed, seconds, stop=stop)


def prove(
    setting: Setting,
    seated: Seated,
    seconds: float,
    *,
    workers: Workers | None = None,
    stop: Stop | None = None,
) -> Proof:
    """Return how good a plan can be at all, as far as it is found out in so many seconds."""
    from seatingapp.arranging.classroom.working import prove_best

    return prove_best(setting, seated, seconds, stop=stop, workers=workers)


def judge(setting: Setting, seated: Seated) -> Judgement:
    """Return how a plan comes out, also one that is half finished."""
    from seatingapp.arranging.classroom.judging import judge

    return judge(setting, seated)


def swaps(
    setting: Setting, seated: Seated, count: int = SWAPS, *, stop: Stop | None = None
) -> tuple[Swap, ...]:
    """Return the best single swaps that are left; none is a statement too, except after a stop."""
    from seatingapp.arranging.classroom.swapping import best_swaps

    return best_swaps(setting, seated, count, stop=stop)


def lights(setting: Setting, seated: Seated) -> Lights:
    """Return what tells for a pupil in the hand what each seat would do."""
    from seatingapp.arranging.classroom.lighting import Lights

    return Lights(setting, seated)


def why(setting: Setting, seated: Seated, pupil_id: int) -> tuple[str, ...]:
    """Return in sentences why a pupil sits where they sit."""
    from seatingapp.arranging.classroom.whys import why_here

    return why_here(setting, seated, pupil_id)


def whys(setting: Setting, seated: Seated) -> Whys:
    """Return what tells of each pupil of a plan why they sit there, for all of them at once."""
    from seatingapp.arranging.classroom.whys import Whys

    return Whys(setting, seated)


def drops(
    setting: Setting, clash: Clash, seed: int, *, stop: Stop | None = None
) -> tuple[Drop, ...]:
    """Return what giving up each rule of a contradiction would give."""
    from seatingapp.arranging.classroom.clashing import drops

    return drops(setting, clash, seed, stop=stop)


def seats_missing(setting: Setting) -> int:
    """Return how many more pupils are to have a seat than there are seats.

    Who is left out, or may not be moved and has no seat, is to have none.
    """
    wanting = {member.pupil_id for member in setting.members} - setting.left_out
    if setting.movable is not None:
        wanting &= setting.movable | {o.pupil_id for o in setting.seated.values()}
    return max(0, len(wanting) - setting.layout.capacity)
