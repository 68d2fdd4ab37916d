"""`detentions`: list, set, attendance, and what becomes of one. What lists them says: private."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.detention_data import (
    PRIVATE,
    change_data,
    detention_data,
    detention_row,
)
from seatingapp.cli.log_commands import moment
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import (
    Act,
    Detention,
    DetentionType,
    Which,
    changed,
    check_minutes,
    next_longer,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.typed_times import read_day, read_time
from seatingapp.services import classes, detentions, rooms
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MarkAttended,
    MarkMissed,
    MoveDetentions,
    ReopenDetentions,
    RescheduleDetention,
    UpscaleDetention,
)
from seatingapp.services.detention_lists import dressed, listed
from seatingapp.services.detention_seats import FillSeats, TakeSeat, seat_called
from seatingapp.services.detention_times import proposal, usual
from seatingapp.services.detention_types import type_named, types_in_use
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_KEPT = "Nothing was changed."
_HEADINGS = ("Id", "When", "Pupil", "Form", "Type", "Where", "State")


def list_detentions(arguments: Namespace) -> Answer:
    """List today's, coming, missed or all detentions, or those of one pupil."""
    with access.opened(arguments) as workspace:
        now = workspace.clock()

        def found(session: Session) -> Answer:
            if arguments.pupil:
                pupil = classes.find_pupil(session, arguments.pupil)
                own = detentions.of_pupil(session, pupil.id)
                shown = dressed(session, own, school(session).today(now))
            else:
                shown = listed(session, Which(arguments.which), now)
            zone = school(session).tz
            data: list[Json] = [detention_data(one, zone) for one in shown]
            words = table(_HEADINGS, [detention_row(one) for one in shown])
            return Answer({"detentions": data}, f"{words}\n{PRIVATE}" if shown else words)

        return workspace.read(found)


def set_detentions(arguments: Namespace) -> Answer:
    """Set one for each of some pupils, at the time that is said or the first that is free."""
    with access.opened(arguments) as workspace:
        ids = workspace.read(lambda s: _pupils(s, arguments.pupils))
        kind = workspace.read(lambda s: type_named(s, arguments.type))
        when, why = _time_for(workspace, arguments, ids, kind, usual(kind, _today(workspace)))
        entries = workspace.read(lambda s: detentions.entries_with(s, arguments.entries))
        reason = arguments.reason or workspace.read(
            lambda s: detentions.plain_reason(s, [entry.id for entry in entries])
        )
        edit = SetDetentions(
            ids,
            kind.id,
            when.date,
            reason,
            tuple(entry.id for entry in entries),
            when.starts,
            when.minutes,
            when.place,
            when.room_id,
            arguments.anyway,
        )
        if arguments.dry_run:
            now = workspace.clock()
            workspace.read(lambda s: edit.check(s, now))
            data: dict[str, Json] = {"date": when.date.isoformat(), "from": f"{when.starts:%H:%M}"}
            return Answer({**data, "why": why}, f"{when.words}. {why}".strip())
        return _done(workspace, edit)


def attend(arguments: Namespace) -> Answer:
    """Mark pupils as attended, now or at the moment that is said."""
    with access.opened(arguments) as workspace:
        local = workspace.clock().astimezone(workspace.read(school).tz)
        at = moment(arguments.at, local) if arguments.at else None
        return _done(workspace, MarkAttended(_uids(workspace, arguments.detentions), at))


def miss(arguments: Namespace) -> Answer:
    """Mark pupils as missing; with a code that excuses, reschedule."""
    with access.opened(arguments) as workspace:
        edit = MarkMissed(_uids(workspace, arguments.detentions), arguments.code)
        return _done(workspace, edit)


def cancel(arguments: Namespace) -> Answer:
    """Call detentions off."""
    with access.opened(arguments) as workspace:
        uids = _uids(workspace, arguments.detentions)
        return _done(workspace, CancelDetentions(uids, arguments.reason))


def reopen(arguments: Namespace) -> Answer:
    """Make detentions pending again."""
    with access.opened(arguments) as workspace:
        uids = _uids(workspace, arguments.detentions)
        return _done(workspace, ReopenDetentions(uids, arguments.reason))


def move(arguments: Namespace) -> Answer:
    """Have detentions at another time or place: what is not said stays."""
    with access.opened(arguments) as workspace:
        those = [_known(workspace, number) for number in arguments.detentions]
        whens = {_with(workspace, arguments, _own_time(one)) for one in those}
        if len(whens) > 1:
            raise Refusal(
                "Those detentions are at different times or places.",
                kept=_KEPT,
                todo="Say day, time and place for all of them, or move them one by one.",
            )
        (when,) = whens
        uids = tuple(one.uid for one in those)
        return _done(workspace, MoveDetentions(uids, when, arguments.reason, arguments.anyway))


def reschedule(arguments: Namespace) -> Answer:
    """Let another day stand in the place of one."""
    with access.opened(arguments) as workspace:
        one = _known(workspace, arguments.detention)
        kind = workspace.read(lambda s: detentions.kind_of(s, one))
        after = replace(_own_time(one), date=one.date + dt.timedelta(days=1))
        when, _why = _time_for(workspace, arguments, (one.pupil_id,), kind, after, one.id)
        edit = RescheduleDetention(one.uid, when, arguments.reason, arguments.anyway)
        return _done(workspace, edit)


def upscale(arguments: Namespace) -> Answer:
    """Let one of another type stand in the place of a missed one."""
    with access.opened(arguments) as workspace:
        one = _known(workspace, arguments.detention)
        changed(one, Act.UPSCALE, "to a longer one")  # of what it is, before of what is longer
        kind = workspace.read(lambda s: _longer(s, one, arguments.type))
        wish = usual(kind, _today(workspace))
        when, _why = _time_for(workspace, arguments, (one.pupil_id,), kind, wish, one.id)
        edit = UpscaleDetention(one.uid, kind.id, when, arguments.reason, arguments.anyway)
        return _done(workspace, edit)


def seats(arguments: Namespace) -> Answer:
    """Fill the seats of the room that a detention is in, empty them, or give one of them."""
    with access.opened(arguments) as workspace:
        one = _known(workspace, arguments.detention)
        if one.room_id is None:
            raise Refusal(
                "That detention is in no room of this vault.",
                kept=_KEPT,
                todo="Move it to a room first: --room NAME.",
            )
        if arguments.seat is not None:
            room_id = one.room_id
            seat = workspace.read(lambda s: seat_called(s, room_id, arguments.seat))
            return _done(workspace, TakeSeat(one.uid, seat))
        order = None if arguments.order == "none" else SeatOrder(arguments.order)
        return _done(workspace, FillSeats(one.date, one.starts, one.room_id, order))


def history(arguments: Namespace) -> Answer:
    """Say what became of one, and of those in whose place it stands."""
    with access.opened(arguments) as workspace:
        one = _known(workspace, arguments.detention)
        told = workspace.read(lambda s: detentions.history(s, one.uid))
        zone = workspace.read(school).tz
    rows = [(f"{c.at.astimezone(zone):%Y-%m-%d %H:%M}", c.what, c.note, c.by) for c in told]
    data: list[Json] = [change_data(change, zone) for change in told]
    words = table(("When", "What", "Why", "By"), rows)
    return Answer({"id": one.id, "history": data}, f"{words}\n{PRIVATE}")


def _done(workspace: Workspace, edit: Edit) -> Answer:
    """Do an edit and say what it did, with the detentions that it touched."""
    done = workspace.perform(edit)
    if done is None:
        return Answer({"detentions": []}, "There was nothing to change.")
    now = workspace.clock()

    def data(session: Session) -> list[Json]:
        info = school(session)
        found = detentions.by_uids(session, done.uids)
        return [detention_data(d, info.tz) for d in dressed(session, found, info.today(now))]

    return Answer({"detentions": workspace.read(data)}, done.said)


def _time_for(
    workspace: Workspace,
    arguments: Namespace,
    ids: tuple[int, ...],
    kind: DetentionType,
    wish: When,
    instead_of: int = 0,
) -> tuple[When, str]:
    """The time that is said; without a day, the first that is free for all, and why it is that."""
    wanted = _with(workspace, arguments, wish)
    if arguments.on:
        return wanted, ""
    now = workspace.clock()
    found = workspace.read(lambda s: proposal(s, ids, kind, now, wanted, [instead_of]))
    if found.when is None:
        raise Refusal(found.why, kept=_KEPT, todo="Say a day: --on 2026-11-23.")
    return found.when, found.why


def _with(workspace: Workspace, arguments: Namespace, when: When) -> When:
    """A time with what the options say of it."""
    if arguments.on:
        day = read_day(arguments.on, _today(workspace))
        if day is None:
            raise Refusal("That is no day.", kept=_KEPT, todo="Write one like 2026-11-23.")
        when = replace(when, date=day)
    if arguments.time:
        when = replace(when, starts=time_typed(arguments.time))
    if arguments.minutes is not None:
        check_minutes(arguments.minutes)
        when = replace(when, minutes=arguments.minutes)
    if arguments.room:
        room = workspace.read(lambda s: rooms.room_named(s, arguments.room))
        when = replace(when, room_id=room.id, place="")
    if arguments.place is not None:
        when = replace(when, room_id=None, place=arguments.place)
    return when


def time_typed(typed: str) -> dt.time:
    """Return a time of the day. Raises Refusal for what is none."""
    found = read_time(typed)
    if found is None:
        raise Refusal("That is no time of the day.", kept=_KEPT, todo="Write one like 15:15.")
    return found


def _pupils(session: Session, names: list[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(classes.find_pupil(session, name).id for name in names))


def _longer(session: Session, one: Detention, name: str | None) -> DetentionType:
    if name:
        return type_named(session, name)
    found = next_longer(types_in_use(session), one.minutes, one.type_id)
    if found is None:
        raise Refusal(
            f"There is no longer type than {one.type_name}.",
            kept=_KEPT,
            todo="Say which one: --type NAME.",
        )
    return found


def _own_time(one: Detention) -> When:
    return When(one.date, one.starts, one.minutes, one.place, one.room_id)


def _today(workspace: Workspace) -> dt.date:
    return workspace.read(school).today(workspace.clock())


def _known(workspace: Workspace, number: int) -> Detention:
    return workspace.read(lambda s: detentions.detention_by_id(s, number))


def _uids(workspace: Workspace, numbers: list[int]) -> tuple[str, ...]:
    return tuple(_known(workspace, number).uid for number in dict.fromkeys(numbers))
