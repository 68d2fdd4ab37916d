"""The school day: periods are added, changed in place, removed, proposed. No Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.calendar import Period, PeriodDay
from seatingapp.domain.calendar_proposals import usual_day
from seatingapp.domain.typed_times import read_span, read_time
from seatingapp.domain.wording import counted
from seatingapp.ui.calendar_editor.presenter import CalendarPresenter

NAME, STARTS, ENDS = -3, -2, -1  # other fields are days of the week, 0 for Monday
_AS_USUAL = frozenset({"", "usual", "as usual"})
_NONE = frozenset({"none", "no", "-", "–", "x"})
_LATEST = dt.time(23, 0)


class DayPart:
    """Each gesture is one edit."""

    def __init__(self, presenter: CalendarPresenter) -> None:
        """Work on what all parts share."""
        self._on = presenter

    def add(self) -> bool:
        """Add a period of an hour after the last one."""
        periods = self._on.time.active
        starts = max((p.ends for p in periods), default=dt.time(9))
        if starts > _LATEST:
            self._on.problem("There is no time left after the last period of the day.")
            return False
        ends = dt.time(min(starts.hour + 1, 23), starts.minute if starts.hour < 23 else 59)
        taken = {p.name.casefold() for p in self._on.time.periods}
        number = next(n for n in range(1, 100) if f"p{n}" not in taken)
        new = Period(0, f"P{number}", starts, ends)
        return self._put((*self._on.time.periods, new), f"Add {new.name}")

    def remove(self, period_id: int) -> None:
        """Remove a period; where lessons took place in it, it is put away for those."""
        gone = self._period(period_id)
        slots = counted(len([s for s in self._on.time.slots if s.period_id == period_id]), "lesson")
        said = f"{gone.name} removed, with {slots} of the timetable. Old lessons keep it."
        kept = tuple(p for p in self._on.time.periods if p.id != period_id)
        self._on.change(lambda t: replace(t, periods=kept), f"Remove {gone.name}", said)

    def propose(self, number: int) -> None:
        """Take a usual day of so many periods; periods that are there by name get its times."""
        usual = usual_day(number)
        known = {p.name.casefold(): p for p in self._on.time.periods}
        periods = tuple(
            replace(new, id=known[new.name.casefold()].id) if new.name.casefold() in known else new
            for new in usual
        )
        retired = tuple(
            p for p in self._on.time.periods if p.retired and p.id not in {q.id for q in periods}
        )
        said = f"A usual day of {number} periods: put its times right where yours differ."
        self._on.change(
            lambda t: replace(t, periods=(*periods, *retired)),
            f"A day of {number} periods",
            said,
        )

    def change_cell(self, period_id: int, field: int, text: str) -> None:
        """Another name, other usual times, or other times on a day of the week, as typed."""
        period = self._period(period_id)
        if field == NAME:
            new = replace(period, name=" ".join(text.split()))
        elif field in (STARTS, ENDS):
            time = read_time(text)
            if time is None:
                self._on.problem(f"“{text}” is no time. Type it like 9:05.")
                return
            new = replace(period, starts=time) if field == STARTS else replace(period, ends=time)
        else:
            days = self._days(period, field, text)
            if days is None:
                said = "Type two times like 8:40-9:20, “none”, or nothing for the usual times."
                self._on.problem(f"“{text}” cannot be read. {said}")
                return
            new = replace(period, days=days)
        periods = tuple(new if p.id == period_id else p for p in self._on.time.periods)
        self._put(periods, f"Change {new.name}")

    def _days(self, period: Period, weekday: int, text: str) -> tuple[PeriodDay, ...] | None:
        others = tuple(d for d in period.days if d.weekday != weekday)
        bare = " ".join(text.casefold().split())
        if bare in _AS_USUAL:
            return others
        span = read_span(text)
        if bare in _NONE:
            new = PeriodDay(weekday)
        elif span is None:
            return None
        elif span == (period.starts, period.ends):
            return others
        else:
            new = PeriodDay(weekday, *span)
        return tuple(sorted((*others, new), key=lambda d: d.weekday))

    def _put(self, periods: tuple[Period, ...], what: str) -> bool:
        return self._on.change(lambda t: replace(t, periods=periods), what)

    def _period(self, period_id: int) -> Period:
        return next(p for p in self._on.time.periods if p.id == period_id)
