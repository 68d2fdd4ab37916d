"""What somebody is about to say of an entry; knows no Qt and stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seatingapp.domain.contexts import Context
from seatingapp.domain.policies.policy import ContextPicks
from seatingapp.domain.safeguarding import hint, wording_found
from seatingapp.domain.wording import counted
from seatingapp.services.entry_notes import LONGEST_NOTE
from seatingapp.ui.completing.state import (
    HAPPENED,
    OUTCOME,
    TRIED,
    FormState,
    Pick,
    PickList,
)

_TITLES = {HAPPENED: "What happened", TRIED: "What was tried", OUTCOME: "What came of it"}
_ORDER = tuple(_TITLES)
_KEYS = 9
_NEAR_THE_END = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """Every step returns another draft. `lead` is whom to speak to about a child's safety."""

    picks: ContextPicks
    lead: str = ""
    context: Context = Context()
    active: str = HAPPENED

    def picked(self, name: str, text: str) -> Draft:
        """Pick a text of a list, or let go of it; the next list is active then."""
        on = getattr(self.context, name) != text
        context = replace(self.context, **{name: text if on else ""})
        return replace(self, context=context, active=self._after(name) if on else name)

    def pressed(self, number: int) -> Draft:
        """Pick by its number in the active list; a number without a text picks nothing."""
        texts = self._texts(self.active)
        return self.picked(self.active, texts[number - 1]) if 0 < number <= len(texts) else self

    def moved(self, step: int) -> Draft:
        """Make the list below (1) or above (-1) active."""
        place = (_ORDER.index(self.active) + step) % len(_ORDER)
        return replace(self, active=_ORDER[place])

    def noted(self, note: str) -> Draft:
        """Take what was typed."""
        return replace(self, context=replace(self.context, note=note))

    def afresh(self) -> Draft:
        """Let go of all that was picked and typed."""
        return Draft(self.picks, self.lead)

    @property
    def warning(self) -> str:
        """What is said where the note may be about a child's safety; such a note is not kept."""
        return hint(self.lead) if wording_found(self.context.note) else ""

    @property
    def is_too_long(self) -> bool:
        """Whether the note has too many letters to be kept."""
        return len(self.context.note) > LONGEST_NOTE

    def state(self) -> FormState:
        """Return what the form shows."""
        return FormState(
            tuple(self._list(name) for name in _ORDER),
            self.context.note,
            self._letters(),
            self.warning,
        )

    def _list(self, name: str) -> PickList:
        active, chosen = name == self.active, getattr(self.context, name)
        texts = self._texts(name)
        if chosen and chosen not in texts:  # picked before the policy changed
            texts = (*texts, chosen)
        picks = (
            Pick(text, str(n) if active and n <= _KEYS else "", text == chosen)
            for n, text in enumerate(texts, 1)
        )
        return PickList(name, _TITLES[name], tuple(picks), active)

    def _texts(self, name: str) -> tuple[str, ...]:
        texts: tuple[str, ...] = getattr(self.picks, name)
        return texts

    def _letters(self) -> str:
        left = LONGEST_NOTE - len(self.context.note)
        if left < 0:
            return f"{counted(-left, 'letter')} too many"
        return f"{counted(left, 'letter')} left" if left <= _NEAR_THE_END else ""

    def _after(self, name: str) -> str:
        return _ORDER[min(_ORDER.index(name) + 1, len(_ORDER) - 1)]
