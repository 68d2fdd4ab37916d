"""What the card of rules shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.wording import counted


class Standing(Enum):
    """How a rule stands on this plan; the value is what is said of it."""

    MET = "met"
    PARTLY = "partly met"
    NOT_MET = "not met"
    IDLE = "does not apply"
    OFF = "switched off"
    UNKNOWN = ""  # nothing was worked out yet


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule. `tally` stands in the place of a tick where there is something to count.

    `reason` is the muted line below, `mark` names what a reader must be told ("sex: protected
    characteristic"), `owner` says whose it is where it is not the class's; `pupils` are those whom
    it names and those who break it.
    """

    uid: str
    strength: Strength
    sentence: str
    standing: Standing = Standing.UNKNOWN
    reason: str = ""
    tally: str = ""
    mark: str = ""
    owner: str = ""
    pupils: frozenset[int] = frozenset()

    @property
    def active(self) -> bool:
        """Whether it counts."""
        return self.standing is not Standing.OFF

    @property
    def spoken(self) -> str:
        """All of it for whoever cannot see it: strength, sentence, how it stands, why."""
        came_out = self.standing.value
        if self.tally:
            came_out = f"{came_out}, {self.tally}".removeprefix(", ")
        parts = (str(self.strength), self.sentence, came_out, self.reason, self.mark, self.owner)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class RulesState:
    """The card. Without private view there are no rows, only `count`, how many rules there are.

    `has_plan` says whether there is a plan to write rules for, `footer` what they make use of.
    """

    private: bool = False
    has_plan: bool = False
    count: int = 0
    rows: tuple[RuleRow, ...] = ()
    footer: str = ""

    @property
    def said_of_hidden(self) -> str:
        """What stands in the place of the rules where the board may be watched."""
        if not self.count:
            return "No rules yet. They are written and shown in private view only."
        verb = "is" if self.count == 1 else "are"
        return f"{counted(self.count, 'rule')} {verb} kept here. Private view shows them."


NO_RULES = RulesState()
