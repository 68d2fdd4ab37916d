"""What came of arranging: each rule met or not and why, the score, and what could still be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.rule import Rule


class Met(StrEnum):
    """How a rule came out."""

    MET = "met"
    PARTLY = "partly met"  # a wish of which some checks hold
    BROKEN = "not met"
    IDLE = "does not apply"  # to this room, or to nobody in this class


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule in one plan.

    `held` of `checks` hold: a check is a pair, a pupil, a table. `reason` is a sentence or two in
    words, with names. `points` of `most` were won, 0 of 0 for a must. `pairs` and `seats` are
    where it is broken, for the plan: pairs of seats, and single seats.
    """

    rule: Rule
    met: Met
    held: int
    checks: int
    reason: str
    points: int = 0
    most: int = 0
    pairs: tuple[tuple[int, int], ...] = ()
    seats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A plan against its rules, in their order; then the pins.

    `score` is the sum of the points and `most` what they would be if every wish were granted.
    """

    verdicts: tuple[Verdict, ...] = ()
    score: int = 0
    most: int = 0

    @property
    def broken_musts(self) -> tuple[Verdict, ...]:
        """The musts that do not hold."""
        return tuple(v for v in self.verdicts if v.rule.is_must and v.met is Met.BROKEN)

    def at_seat(self, seat_id: int) -> tuple[Verdict, ...]:
        """The verdicts about something that is broken on a seat: what a hover tells."""
        return tuple(
            v
            for v in self.verdicts
            if seat_id in v.seats or any(seat_id in pair for pair in v.pairs)
        )


NO_JUDGEMENT = Judgement()


@dataclass(frozen=True, slots=True)
class Swap:
    """Two seats whose pupils could change places (one may be empty), and what it would win.

    `words` say it with names: "Swap Ben O'N with Leo A: new neighbours (+6)".
    """

    one: int
    other: int
    gain: int
    words: str


@dataclass(frozen=True, slots=True)
class SeatLight:
    """What would follow if the pupil in the hand were put on a seat.

    `holds` says whether every must would hold (or no more would be broken than now), `broken`
    which would not, in words; `change` is the change of the score.
    """

    holds: bool
    change: int
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """What giving up one rule of a contradiction would give: the score that is then reached.

    `most` is what that score could be at most; 0 where no wish could win points.
    `score` is None where the other musts of the plan contradict each other still.
    """

    rule: Rule
    score: int | None
    words: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """Musts that cannot hold together; `minimal` where without any one of them the rest can.

    `words` say why as far as it can be said: "Amir and Ben both need the front row; ...".
    """

    rules: tuple[Rule, ...]
    minimal: bool
    words: str
    drops: tuple[Drop, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What arranging came to: a plan (who sits where, pins kept), or a clash without one.

    `whole` is False where the search was ended early, so that another computer may find another
    plan with the same seed. `fewest` says that this plan breaks musts, as few as were found;
    `undecided` that it does although nobody has shown that no plan keeps all.
    """

    seated: Mapping[int, Occupant] = field(default_factory=dict)
    judgement: Judgement = NO_JUDGEMENT
    seed: int = 0
    whole: bool = True
    clash: Clash | None = None
    fewest: bool = False
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """How good a plan can be at all: no plan scores more than `at_most`; None where not found out.

    `seated` is a better plan that turned up on the way, if any.
    """

    at_most: int | None
    proved: bool
    seated: Mapping[int, Occupant] | None = None
