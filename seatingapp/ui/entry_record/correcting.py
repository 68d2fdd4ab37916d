"""What somebody is about to correct; knows no Qt and stores nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from seatingapp.domain.behaviour import BehaviourType, Entry
from seatingapp.domain.calendar import academic_year_start
from seatingapp.domain.corrections import Correction
from seatingapp.domain.names import tidy
from seatingapp.domain.safeguarding import hint, wording_found
from seatingapp.domain.typed_times import read_day_of_year, read_time
from seatingapp.domain.wording import short_date
from seatingapp.ui.entry_record.state import CorrectState

_NO_DAY = "Write the day like 23 Nov or 23/11/2026."
_NO_TIME = "Write the time like 11:32."
_NO_AMOUNT = "The amount is a whole number."


@dataclass(frozen=True, slots=True)
class CorrectDraft:
    """What is typed, as typed. `pupils` and `types` are what can be chosen."""

    entry: Entry
    at: dt.datetime  # when it happened, at the school
    pupils: tuple[tuple[int, str], ...]
    types: tuple[BehaviourType, ...]
    lead: str
    pupil_id: int
    type_id: int
    amount: str
    day: str
    time: str
    note: str
    reason: str = ""

    @classmethod
    def of(
        cls,
        entry: Entry,
        at: dt.datetime,
        pupils: tuple[tuple[int, str], ...],
        types: tuple[BehaviourType, ...],
        lead: str,
    ) -> CorrectDraft:
        """Begin with the entry as it is."""
        return cls(
            entry,
            at,
            pupils,
            types,
            lead,
            entry.pupil_id,
            entry.type_id,
            str(entry.amount),
            short_date(at.date()),
            f"{at:%H:%M}",
            entry.note,
        )

    def with_part(self, name: str, value: str) -> CorrectDraft:
        """Take what was chosen or typed in a field."""
        steps: dict[str, Callable[[], CorrectDraft]] = {
            "pupil_id": lambda: replace(self, pupil_id=int(value)),
            "type_id": lambda: replace(self, type_id=int(value)),
            "amount": lambda: replace(self, amount=value),
            "day": lambda: replace(self, day=value),
            "time": lambda: replace(self, time=value),
            "note": lambda: replace(self, note=value),
            "reason": lambda: replace(self, reason=value),
        }
        return steps[name]()

    def correction(self) -> Correction:
        """Return what is to be different. Raises ValueError with a sentence for what is typed."""
        moment = self._moment()
        return Correction(
            self.pupil_id,
            self.type_id,
            self._amount(),
            # Minutes are all that is typed: within its own minute the entry stays where it is.
            None if f"{moment:%d%m%Y%H%M}" == f"{self.at:%d%m%Y%H%M}" else moment,
            None if tidy(self.note) == self.entry.note else self.note,
        )

    def state(self) -> CorrectState:
        """Return what the form shows."""
        try:
            self.correction()
            wrong = ""
        except ValueError as error:
            wrong = str(error)
        unsafe = wording_found(self.note) or wording_found(self.reason)
        types = tuple((t.id, t.name) for t in self.types)
        if self.entry.type_id not in dict(types):
            types = ((self.entry.type_id, f"{self.entry.type_name} (not in use)"), *types)
        return CorrectState(
            self.pupils,
            self.pupil_id,
            types,
            self.type_id,
            self.amount,
            max((t.most for t in self.types if t.id == self.type_id), default=self.entry.amount),
            self.day,
            self.time,
            self.note,
            self.reason,
            wrong,
            hint(self.lead) if unsafe else "",
        )

    def _moment(self) -> dt.datetime:
        day = read_day_of_year(self.day, academic_year_start(self.at.date()).year)
        if day is None:
            raise ValueError(_NO_DAY)
        time = read_time(self.time)
        if time is None:
            raise ValueError(_NO_TIME)
        return dt.datetime.combine(day, time, self.at.tzinfo)

    def _amount(self) -> int:
        if not self.amount.strip().isdecimal():
            raise ValueError(_NO_AMOUNT)
        return int(self.amount)
