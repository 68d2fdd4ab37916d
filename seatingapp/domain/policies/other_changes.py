"""Changes to the rest of the policy: categories, when points start again, netting, pick-lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seatingapp.domain.ladder import ResetCycle
from seatingapp.domain.names import tidy
from seatingapp.domain.policies.change import gone, moved
from seatingapp.domain.policies.policy import ContextPicks, Policy

CYCLE_WORDS = {
    ResetCycle.WEEKLY: "every week",
    ResetCycle.HALF_TERMLY: "every half-term",
    ResetCycle.TERMLY: "every term",
    ResetCycle.YEARLY: "every academic year",
    ResetCycle.NEVER: "never",
}


@dataclass(frozen=True, slots=True)
class AddCategory:
    """Add a category behind the others."""

    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Add the category {tidy(self.name)}"

    def applied(self, policy: Policy) -> Policy:
        """With the category."""
        return replace(policy, categories=(*policy.categories, tidy(self.name)))

    def said(self, before: Policy) -> str:
        """Which one it is."""
        return f"Category {tidy(self.name)} added."


@dataclass(frozen=True, slots=True)
class RenameCategory:
    """Call a category something else; its types follow, entries keep the old name."""

    name: str
    new: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Rename the category {self.name}"

    def applied(self, policy: Policy) -> Policy:
        """With the other name."""
        new = tidy(self.new)
        _require(policy, self.name)
        categories = tuple(new if c == self.name else c for c in policy.categories)
        return replace(_followed(policy, self.name, new), categories=categories)

    def said(self, before: Policy) -> str:
        """Old and new."""
        return f"Category {self.name} is {tidy(self.new)} from now on."


@dataclass(frozen=True, slots=True)
class RemoveCategory:
    """Take a category out; its types are in none then."""

    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Take out the category {self.name}"

    def applied(self, policy: Policy) -> Policy:
        """Without the category."""
        _require(policy, self.name)
        categories = tuple(c for c in policy.categories if c != self.name)
        return replace(_followed(policy, self.name, ""), categories=categories)

    def said(self, before: Policy) -> str:
        """Which one is gone."""
        return f"Category {self.name} taken out. Entries so far keep it."


@dataclass(frozen=True, slots=True)
class MoveCategory:
    """Put a category at another place; 0 is the first."""

    name: str
    place: int

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Put categories in order"

    def applied(self, policy: Policy) -> Policy:
        """In the new order."""
        _require(policy, self.name)
        name = next(c for c in policy.categories if c == self.name)
        return replace(policy, categories=moved(policy.categories, name, self.place))

    def said(self, before: Policy) -> str:
        """Which one moved."""
        return f"Category {self.name} moved."


@dataclass(frozen=True, slots=True)
class SetCycle:
    """Let points start from nought at other times. Entries stay; totals are counted anew."""

    cycle: ResetCycle

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change when points start again"

    def applied(self, policy: Policy) -> Policy:
        """With the cycle."""
        return replace(policy, cycle=self.cycle)

    def said(self, before: Policy) -> str:
        """When."""
        return f"Points start again {CYCLE_WORDS[self.cycle]}."


@dataclass(frozen=True, slots=True)
class SetNetting:
    """Set praise and concern points off against each other, or keep them apart."""

    on: bool

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change whether points are netted"

    def applied(self, policy: Policy) -> Policy:
        """With or without net points."""
        return replace(policy, netting=self.on)

    def said(self, before: Policy) -> str:
        """What is shown from now on."""
        if self.on:
            return "Net points are shown: praise points less concern points."
        return "Praise and concern points are kept apart: no net points."


@dataclass(frozen=True, slots=True)
class SetPicks:
    """Offer other texts to whoever explains an entry."""

    picks: ContextPicks

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change what is offered to explain an entry"

    def applied(self, policy: Policy) -> Policy:
        """With the lists, blanks tidied and empty lines left out."""
        lists = (self.picks.happened, self.picks.tried, self.picks.outcome)
        tidied = (tuple(text for line in lines if (text := tidy(line))) for lines in lists)
        return replace(policy, picks=ContextPicks(*tidied))

    def said(self, before: Policy) -> str:
        """That they changed."""
        return "The lists for explaining an entry changed."


def _require(policy: Policy, name: str) -> None:
    if name not in policy.categories:
        raise gone("category")


def _followed(policy: Policy, old: str, new: str) -> Policy:
    types = tuple(replace(t, category=new) if t.category == old else t for t in policy.types)
    return replace(policy, types=types)
