"""What the Seating page shows of the arranger, as frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.plan_view.state import BrokenMark

if TYPE_CHECKING:
    from seatingapp.domain.rules.verdicts import SeatLight


class Mode(Enum):
    """What is arranged by the rules, and from where the search starts."""

    ARRANGE = "by-rules"  # everybody, or only those selected where several are
    IMPROVE = "improve"  # from the present plan on
    ANOTHER = "another"  # a plan that is really different
    EMPTY = "empty-seats"  # those in the tray, onto free seats


class Effort(Enum):
    """For how long a plan is looked for; the value is in seconds."""

    SHORT = 1.0
    LONG = 5.0
    LONGEST = 20.0


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one rule won of what it could win."""

    sentence: str
    strength: Strength
    points: int
    most: int
    said: str  # "11 of 14", "holds", "does not apply"


@dataclass(frozen=True, slots=True)
class SwapState:
    """A swap that would make the plan better."""

    one: int  # seats
    other: int
    words: str


@dataclass(frozen=True, slots=True)
class ScoreState:
    """The card about the plan. `known` says whether the plan was judged.

    `words` say how the musts stand, `best` how good a plan can be; while that is `looked` for,
    the card says since when. `parts` are private and empty otherwise. `swaps` is None until they
    were worked out; without private view it stays None, and `hidden` is how many there are.
    `better` says that a better plan is at hand.
    """

    known: bool = False
    has_rules: bool = False
    score: int = 0
    most: int = 0
    broken: int = 0
    words: str = ""
    best: str = ""
    looked: bool = False
    parts: tuple[ScorePart, ...] = ()
    swaps: tuple[SwapState, ...] | None = None
    better: bool = False
    hidden: int | None = None

    @property
    def share(self) -> float:
        """How much of all points was won, 0 to 1; all of nothing where there are none."""
        return max(0.0, min(1.0, self.score / self.most)) if self.most > 0 else 1.0


NO_SCORE = ScoreState()


@dataclass(frozen=True, slots=True)
class RunState:
    """A search that is under way."""

    words: str
    seconds: float  # that it is going to take


@dataclass(frozen=True, slots=True)
class SolvingState:
    """What the page shows of arranging by rules; the rules themselves have a card of their own.

    `ghost` is who would sit where in the best plan so far, while one is looked for. `lights`,
    `broken` and `highlighted` are for the plan; see `PlanState`. `selected` counts those selected
    who could be moved, `loose` those without a seat. `effort` is for how long a plan is looked for
    in this class. `why` says why the selected pupil sits there; private.
    """

    score: ScoreState = NO_SCORE
    run: RunState | None = None
    ghost: Mapping[int, Occupant] | None = None
    lights: Mapping[int, SeatLight] = field(default_factory=dict)
    broken: tuple[BrokenMark, ...] = ()
    highlighted: frozenset[int] = frozenset()
    selected: int = 0
    loose: int = 0
    effort: Effort = Effort.SHORT
    why: tuple[str, ...] = ()


NOT_SOLVED = SolvingState()


@dataclass(frozen=True, slots=True)
class LeftOutQuestion:
    """There are fewer seats than pupils: who gets none?

    `pupils` are those who may be chosen, in the order of the register, with their names; `missing`
    of them must be, and `chosen` are offered.
    """

    seats: int
    wanting: int
    missing: int
    pupils: tuple[tuple[int, str], ...]
    chosen: frozenset[int]

    @property
    def words(self) -> str:
        """What is asked."""
        one = self.missing == 1
        return (
            f"{self.wanting} pupils are to sit on {self.seats} "
            f"seat{'s' if self.seats != 1 else ''}. "
            f"Choose the {'one' if one else self.missing} who {'gets' if one else 'get'} no seat; "
            f"{'that pupil waits' if one else 'they wait'} in the tray."
        )


@dataclass(frozen=True, slots=True)
class UndecidedQuestion:
    """The best plan found breaks so many musts, and nobody knows whether one keeps all: use it?

    `ended` says that the user ended the search.
    """

    broken: int
    ended: bool

    @property
    def words(self) -> str:
        """What is asked; it names no rule and no pupil."""
        until = "until the search was ended" if self.ended else "in that time"
        one = self.broken == 1
        return (
            f"No plan was found {until} that keeps every must, and it is not known whether there "
            f"is one. In the best plan so far {self.broken} must{'' if one else 's'} "
            f"{'is' if one else 'are'} broken. Nobody was moved."
        )


@dataclass(frozen=True, slots=True)
class ClashRow:
    """One of the rules that cannot hold together; a `pin` is one that the plan gives."""

    uid: str
    sentence: str
    dropped: str  # what giving it up would give
    pin: bool = False


@dataclass(frozen=True, slots=True)
class ClashState:
    """Musts that cannot hold together; without private view only how many there are.

    `whole` says that what each would give is worked out.
    """

    private: bool
    count: int
    minimal: bool = True
    words: str = ""
    rows: tuple[ClashRow, ...] = ()
    whole: bool = False
