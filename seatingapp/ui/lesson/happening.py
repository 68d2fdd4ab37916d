"""When what is logged happened: now, or as chosen, which shows and goes back by itself."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.typed_times import read_time
from seatingapp.domain.wording import short_date
from seatingapp.services.earlier_lessons import EarlierLesson, earlier_lessons
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.state import DatingState, EarlierItem, HappeningState
from seatingapp.ui.lesson.wording import period_name

STAYS = dt.timedelta(minutes=5)  # after the last entry that was dated back
MINUTES_AGO = (5, 10, 20)


_FROM_DUTY = "Press Done to leave duty, then choose when it happened in a lesson."


class Happening:
    """Dates back within this lesson, or opens an earlier lesson of the class for it."""

    def __init__(self, context: LessonContext) -> None:
        """Work on what all parts share."""
        self._on = context
        self._earlier: tuple[EarlierLesson, ...] = ()
        self._wrong = ""

    @property
    def moment(self) -> dt.datetime:
        """When an entry that is logged now happened."""
        return self._on.going.at or self._on.lesson.now

    def ask(self) -> None:
        """Ask when it happened, or close the question."""
        going, setting = self._on.going, self._on.lesson.setting
        if setting is None:
            return
        if going.duty:
            self._on.say("info", "On duty, what you log happened just now.", _FROM_DUTY)
            return
        going.dating = not going.dating
        going.popover = going.query = None
        self._wrong = ""
        if going.dating:
            class_id, now = setting.key.class_id, self._on.lesson.now
            read = self._on.lesson.workspace.read
            found = read(lambda s: earlier_lessons(s, class_id, now))
            self._earlier = tuple(e for e in found if e.choice.key != setting.key)
        self._on.show()

    def minutes_ago(self, minutes: int) -> None:
        """It happened so many minutes ago."""
        lesson = self._on.lesson
        wanted = lesson.now - dt.timedelta(minutes=minutes)
        begins, _ends = self._bounds()
        self._set(max(wanted, begins) if begins is not None else wanted)

    def at_time(self, text: str) -> None:
        """It happened at a time of the lesson's day, such as `11:20`."""
        lesson = self._on.lesson
        if lesson.setting is None:
            return
        time = read_time(text)
        if time is None:
            self._refuse("Write the time like 11:20.")
            return
        day = lesson.key.date
        moment = dt.datetime.combine(day, time, lesson.setting.school.tz).astimezone(dt.UTC)
        if moment > lesson.now:
            self._refuse(f"{time:%H:%M} has not come yet.")
            return
        begins, ends = self._bounds()
        if begins is not None and ends is not None and not begins <= moment <= ends:
            zone = lesson.setting.school.tz
            hours = f"{begins.astimezone(zone):%H:%M} to {ends.astimezone(zone):%H:%M}"
            self._refuse(f"This lesson is from {hours}. Another one is below.")
            return
        self._set(moment)

    def open_earlier(self, place: int) -> None:
        """It happened in one of the earlier lessons that are offered: open that one."""
        if place >= len(self._earlier):
            return
        earlier, going = self._earlier[place], self._on.going
        armed, before = going.armed, going.before or self._on.lesson.choice
        going.start_afresh()
        going.armed, going.before = armed, before
        self._on.lesson.open(earlier.choice)
        self._set(earlier.at)

    def back(self, *, by_itself: bool = False) -> None:
        """Log what happens now again."""
        going = self._on.going
        if going.at is None:
            return
        before, armed = going.before, going.armed
        if before is not None:
            going.start_afresh()
            going.armed = armed
            self._on.lesson.open(before)
        going.at = going.until = going.before = None
        going.dating = False
        if by_itself:
            self._on.say("info", "Entries are logged as of now again.")
        else:
            self._on.show()

    def used(self) -> None:
        """An entry was dated back: more may follow."""
        if self._on.going.at is not None:
            self._on.going.until = self._on.lesson.now + STAYS

    def check_clock(self) -> None:
        """Go back where nothing was dated back for a while."""
        until = self._on.going.until
        if until is not None and self._on.lesson.now >= until:
            self.back(by_itself=True)

    # What is shown.

    def bar(self) -> HappeningState | None:
        """What stands above the plan while entries are dated back."""
        going, setting = self._on.going, self._on.lesson.setting
        if going.at is None or setting is None:
            return None
        local = going.at.astimezone(setting.school.tz)
        day = f"{short_date(local.date())}, " if going.before is not None else ""
        return HappeningState(f"Dated back to {day}{local:%H:%M}: what you log happened then.")

    def question(self) -> DatingState | None:
        """What the small window offers."""
        going, setting = self._on.going, self._on.lesson.setting
        if not going.dating or setting is None:
            return None
        local = self.moment.astimezone(setting.school.tz)
        return DatingState(
            f"{local:%H:%M}",
            MINUTES_AGO if going.before is None else (),
            tuple(EarlierItem(_words(e)) for e in self._earlier),
            self._wrong,
        )

    def _set(self, moment: dt.datetime) -> None:
        going = self._on.going
        going.at, going.until = moment, self._on.lesson.now + STAYS
        going.dating = going.registering = going.moving = False
        going.message = None
        self._on.show()

    def _bounds(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """When the open lesson begins and ends, where it has a period."""
        setting = self._on.lesson.setting
        period = setting.period if setting is not None else None
        if setting is None or period is None:
            return None, None
        day, zone = setting.key.date, setting.school.tz
        begins, ends = (
            dt.datetime.combine(day, time, zone).astimezone(dt.UTC)
            for time in (period.starts, period.ends)
        )
        return begins, ends

    def _refuse(self, why: str) -> None:
        self._wrong = why
        self._on.show()


def _words(earlier: EarlierLesson) -> str:
    day = short_date(earlier.choice.key.date)
    where = period_name(earlier.period) if earlier.period is not None else "outside the timetable"
    return f"{day} · {where}"
