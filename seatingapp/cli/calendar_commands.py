"""`calendar`: show and import."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.calendar import Calendar, Closure, Period, Term, monday_of, week_letter
from seatingapp.domain.calendar_proposals import usual_year
from seatingapp.domain.errors import Refusal
from seatingapp.domain.no_school import why_no_school
from seatingapp.domain.school_time import DAY_NAMES, SchoolTime, check, tidied
from seatingapp.domain.stretches import half_term_code
from seatingapp.domain.timetable_lists import TimetableList
from seatingapp.domain.wording import counted
from seatingapp.exchange.term_dates import read_term_dates
from seatingapp.services.calendar import ChangeTime, school_time
from seatingapp.services.school import school
from seatingapp.services.term_dates import ImportDates, with_dates


def show(arguments: Namespace) -> Answer:
    """Show terms, days without school and periods, and what is so today."""
    with access.opened(arguments, back_up=False) as workspace:
        info = workspace.read(school)
        today = info.today(workspace.clock())
    calendar = info.calendar
    letter, why = week_letter(today, calendar), why_no_school(today, calendar)
    data: dict[str, Json] = {
        "today": today.isoformat(),
        "school_day": calendar.is_school_day(today),
        "week": letter or None,
        "why_closed": why or None,
        "weeks": calendar.week.weeks,
        "first_week": calendar.week.first,
        "weeks_anew": [
            {"week_of": day.isoformat(), "letter": letter} for day, letter in calendar.week.anew
        ],
        "terms": [_term(t, info.time) for t in calendar.terms],
        "closures": [_closure(c) for c in calendar.closures],
        "periods": [_period(p) for p in info.periods],
    }
    rows = [
        (t.starts, t.ends, half_term_code(t, calendar.terms) or "term", t.name)
        for t in calendar.terms
    ]
    rows += [(c.starts, c.ends, str(c.kind), c.words) for c in calendar.closures]
    shown = [(str(a), str(b), kind, name) for a, b, kind, name in sorted(rows)]
    day = "a school day" if data["school_day"] else why or "no school day"
    week = f", week {letter}" if letter else ""
    lines = [f"{today.isoformat()} is {day}{week}.", table(("From", "To", "", "Name"), shown)]
    lines += [_period_words(p) for p in info.time.active]
    return Answer(data, "\n".join(lines))


def _term(term: Term, time: SchoolTime) -> Json:
    calendar = time.calendar
    return {
        "name": term.name,
        "half_term": half_term_code(term, calendar.terms) or None,
        "from": term.starts.isoformat(),
        "to": term.ends.isoformat(),
        "school_days": len(calendar.school_days(term.starts, term.ends)),
    }


def _closure(closure: Closure) -> Json:
    return {
        "kind": str(closure.kind),
        "name": closure.words,
        "from": closure.starts.isoformat(),
        "to": closure.ends.isoformat(),
    }


def _period(period: Period) -> Json:
    return {
        "name": period.name,
        "from": f"{period.starts:%H:%M}",
        "to": f"{period.ends:%H:%M}",
        "retired": period.retired,
        "other_days": [
            {
                "day": DAY_NAMES[d.weekday],
                "from": f"{d.starts:%H:%M}" if d.starts else None,
                "to": f"{d.ends:%H:%M}" if d.ends else None,
            }
            for d in period.days
        ],
    }


def _period_words(period: Period) -> str:
    others = [
        f"{DAY_NAMES[d.weekday][:3]} "
        + (f"{d.starts:%H:%M}–{d.ends:%H:%M}" if d.starts and d.ends else "none")
        for d in period.days
    ]
    more = f" ({', '.join(others)})" if others else ""
    return f"{period.name}: {period.starts:%H:%M}–{period.ends:%H:%M}{more}"


def week(arguments: Namespace) -> Answer:
    """Let the week of a day be A or B, or go on as the week before."""
    letter = "" if arguments.letter == "none" else arguments.letter
    monday = monday_of(arguments.day)
    with access.opened(arguments) as workspace:
        time = workspace.read(school_time)
        if not _letter_of(monday, time.calendar):
            raise Refusal(
                f"The week of {monday.isoformat()} has no school, or weeks have no letters.",
                kept="Nothing was changed.",
                todo="Name a day of a week with school.",
            )
        after = time.calendar.week.begun_anew(monday, letter)
        calendar = replace(time.calendar, week=after)
        what = f"Week {letter or 'as before'} from {monday.isoformat()}"
        workspace.perform(ChangeTime(replace(time, calendar=calendar), what))
        now = _letter_of(monday, workspace.read(school_time).calendar)
    data: dict[str, Json] = {"week_of": monday.isoformat(), "week": now, "set": bool(letter)}
    how = "weeks alternate from there" if letter else "it follows the week before"
    return Answer(data, f"The week of {monday.isoformat()} is week {now}; {how}.")


def _letter_of(monday: dt.date, calendar: Calendar) -> str:
    """The letter of a week, whichever of its days have school."""
    days = (monday + dt.timedelta(days=n) for n in range(7))
    return next((letter for day in days if (letter := week_letter(day, calendar))), "")


def import_dates(arguments: Namespace) -> Answer:
    """Take over the dates of a file, or say with --dry-run what they are."""
    with access.opened(arguments) as workspace:
        info = workspace.read(school)
        read = _read(arguments, info.tz, info.today(workspace.clock()))
        if arguments.dry_run:
            calendar = with_dates(info.calendar, read.terms, read.closures)
            names = {slot.class_id: "" for slot in info.slots}
            check(tidied(SchoolTime(calendar, info.periods, info.slots)), names)
        else:
            workspace.perform(ImportDates(read.terms, read.closures))
    data: dict[str, Json] = {
        "file": read.file or None,
        "terms": [
            {"name": t.name, "from": t.starts.isoformat(), "to": t.ends.isoformat()}
            for t in read.terms
        ],
        "closures": [_closure(c) for c in read.closures],
        "remarks": list(read.remarks),
        "dry_run": bool(arguments.dry_run),
    }
    done = "Would take over" if arguments.dry_run else "Took over"
    shut = counted(len(read.closures), "closed stretch", "closed stretches")
    lines = [f"{done} {counted(len(read.terms), 'term')} and {shut}."]
    return Answer(data, "\n".join([*lines, *(f"  {remark}" for remark in read.remarks)]))


def _read(arguments: Namespace, zone: ZoneInfo, today: dt.date) -> TimetableList:
    if arguments.usual is not None:
        usual = usual_year(arguments.usual)
        return TimetableList("", "usual", terms=usual.terms, closures=usual.closures)
    return read_term_dates(Path(arguments.path), zone, today)
