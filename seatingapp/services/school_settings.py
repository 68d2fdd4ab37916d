"""Changes to what the school says of itself and wants recorded; each can be taken back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import NameForm, tidy
from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Characteristic
from seatingapp.services.school import school
from seatingapp.services.workspace import Done, Topic
from seatingapp.storage import settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

LONGEST_NAME = 60
LONGEST_PURPOSE = 120
IDLE_MINUTES = (1, 2, 5, 10, 15, 30)
_PURPOSES = "characteristic_purposes"
_CARDS = "card_options"
_SAFEGUARDING_LEAD = "safeguarding_lead"
_TOPICS = frozenset({Topic.SETTINGS})
# Pages that list pupils show other marks after such a change, or none.
_PUPIL_TOPICS = frozenset({Topic.SETTINGS, Topic.PUPILS})


def purposes(session: Session) -> dict[Characteristic, str]:
    """Return what the school records each characteristic for, where it said so."""
    known = settings.get(session, _PURPOSES, {})
    return {Characteristic(kind): text for kind, text in known.items()}


def card_options(session: Session) -> CardOptions:
    """Return what the teacher wants on the cards; what was never chosen is as it comes."""
    known = dict(settings.get(session, _CARDS, {}))
    form = NameForm(known.pop("name_form", CardOptions().name_form))
    return CardOptions(**known, name_form=form)


@dataclass(frozen=True, slots=True)
class NameSchool:
    """Give the school another name; it may have none."""

    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Name the school"

    def perform(self, session: Session) -> Done | None:
        """Write it. Raises Refusal for a name that does not fit on a print."""
        name, before = tidy(self.name), school(session).name
        _require_fitting("The name of the school", name)
        if name == before:
            return None
        settings.put(session, "school_name", name)
        said = f"The school is called {name} now." if name else "The school has no name now."
        return Done(NameSchool(before), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class NameTeacher:
    """Give the teacher whose vault this is another name."""

    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Name the teacher"

    def perform(self, session: Session) -> Done | None:
        """Write it. Raises Refusal for no name, or one that does not fit on a print."""
        name, before = tidy(self.name), school(session).teacher
        if not name:
            raise Refusal(
                "The teacher needs a name.",
                kept="The name was not changed.",
                todo="Type the name that entries are to be signed with.",
            )
        _require_fitting("The name of the teacher", name)
        if name == before:
            return None
        settings.set_owner(session, name)
        return Done(NameTeacher(before), _TOPICS, f"Entries are signed {name} now.")


def safeguarding_lead(session: Session) -> str:
    """Return the name of whom to speak to about a child's safety, or an empty text."""
    return str(settings.get(session, _SAFEGUARDING_LEAD, ""))


@dataclass(frozen=True, slots=True)
class NameSafeguardingLead:
    """Say who the designated safeguarding lead is; hints name that person. It may be nobody."""

    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Name the safeguarding lead"

    def perform(self, session: Session) -> Done | None:
        """Write it. Raises Refusal for a name that does not fit."""
        name, before = tidy(self.name), safeguarding_lead(session)
        _require_fitting("The name of the safeguarding lead", name)
        if name == before:
            return None
        settings.put(session, _SAFEGUARDING_LEAD, name)
        said = f"Hints say to speak to {name} now." if name else "Hints name nobody now."
        return Done(NameSafeguardingLead(before), _TOPICS, said)


def _require_fitting(what: str, text: str, longest: int = LONGEST_NAME) -> None:
    if len(text) > longest:
        raise Refusal(
            f"{what} may have at most {longest} letters; this has {len(text)}.",
            kept="Nothing was changed.",
            todo="Type a shorter one.",
        )


@dataclass(frozen=True, slots=True)
class UseCharacteristic:
    """Start or stop using a kind of characteristic. What is recorded of pupils stays either way."""

    kind: Characteristic
    on: bool

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"{'Use' if self.on else 'Do not use'} {CHARACTERISTIC_LABELS[self.kind]}"

    def perform(self, session: Session) -> Done | None:
        """Switch it."""
        before = school(session).in_use
        after = before | {self.kind} if self.on else before - {self.kind}
        if after == before:
            return None
        settings.put(session, "characteristics_in_use", sorted(after))
        back = UseCharacteristic(self.kind, not self.on)
        state = "in use" if self.on else "hidden everywhere; what is recorded stays"
        return Done(back, _PUPIL_TOPICS, f"{CHARACTERISTIC_LABELS[self.kind]}: {state}.")


@dataclass(frozen=True, slots=True)
class StatePurpose:
    """Write down in a line what a characteristic is recorded for; an empty line takes it away."""

    kind: Characteristic
    purpose: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Purpose of {CHARACTERISTIC_LABELS[self.kind]}"

    def perform(self, session: Session) -> Done | None:
        """Write it. Raises Refusal for more than a line."""
        purpose, known = tidy(self.purpose), purposes(session)
        _require_fitting("A purpose", purpose, LONGEST_PURPOSE)
        before = known.get(self.kind, "")
        if purpose == before:
            return None
        known[self.kind] = purpose
        kept = {kind.value: text for kind, text in sorted(known.items()) if text}
        settings.put(session, _PURPOSES, kept)
        return Done(StatePurpose(self.kind, before), _TOPICS, f"{self.label}: saved.")


@dataclass(frozen=True, slots=True)
class LockAfter:
    """Lock the app after this many minutes without a key, click or touch."""

    minutes: int

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Lock after {self.minutes} min"

    def perform(self, session: Session) -> Done | None:
        """Write it. Raises Refusal for a time that is not offered."""
        if self.minutes not in IDLE_MINUTES:
            offered = ", ".join(str(minutes) for minutes in IDLE_MINUTES)
            raise Refusal(
                f"The app cannot lock after {self.minutes} minutes.",
                kept="Nothing was changed.",
                todo=f"Choose one of {offered}.",
            )
        before = school(session).idle_minutes
        if self.minutes == before:
            return None
        settings.put(session, "idle_minutes", self.minutes)
        said = f"Locks after {self.minutes} min without input."
        return Done(LockAfter(before), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class ChooseCards:
    """Show this on all cards from now on; the form of names counts wherever pupils are named."""

    options: CardOptions

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change what cards show"

    def perform(self, session: Session) -> Done | None:
        """Write it."""
        before = card_options(session)
        if self.options == before:
            return None
        settings.put(session, _CARDS, asdict(self.options))
        return Done(ChooseCards(before), _PUPIL_TOPICS, "Cards show what you chose.")
