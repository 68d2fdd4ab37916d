"""`entries`: list, history, complete, correct, void, dispute, settle."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from seatingapp.cli import access
from seatingapp.cli.entry_data import listed_data
from seatingapp.cli.entry_options import LARGEST_LIMIT
from seatingapp.cli.log_commands import moment
from seatingapp.cli.output import Answer, Json, table
from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.contexts import NOTHING_TO_ADD, Context
from seatingapp.domain.corrections import Correction
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted, long_date
from seatingapp.services import behaviour, classes
from seatingapp.services.behaviour import words
from seatingapp.services.completing import CompleteEntries
from seatingapp.services.corrections import CorrectEntry, VoidWithReason
from seatingapp.services.disputes import RaiseDispute, SettleDispute
from seatingapp.services.entry_lists import ListedEntry, Sought, entry_called, listed
from seatingapp.services.entry_record import entry_record
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_PRIVATE = "Entries are private: mind who can see this screen."
_KEPT = "Nothing was changed."


def list_entries(arguments: Namespace) -> Answer:
    """List entries, the latest first."""
    with access.opened(arguments) as workspace:
        wanted = workspace.read(lambda s: _wanted(s, arguments))
        found = workspace.read(lambda s: listed(s, wanted))
        today = workspace.read(school).today(workspace.clock())
    if not found and arguments.first and arguments.first > today:
        raise Refusal(
            f"{long_date(arguments.first)} is still to come: no entry is from then.",
            todo="Choose an earlier day with --from.",
        )
    more = len(found) > arguments.limit  # one more was asked for
    found = found[: arguments.limit]
    rows = [
        (
            str(one.entry.id),
            f"{one.at:%Y-%m-%d %H:%M}",
            one.pupil,
            one.lesson,
            words(one.entry),
            _signs(one),
        )
        for one in found
    ]
    data: list[Json] = [listed_data(one) for one in found]
    lines = [table(("Id", "When", "Pupil", "Where", "What", "Note"), rows)]
    if more:
        lines.append(
            f"The latest {counted(len(rows), 'entry', 'entries')}; there are more. "
            f"--limit N shows up to {LARGEST_LIMIT:,}, --from and --to those of some days."
        )
    if rows:
        lines.append(_PRIVATE)
    return Answer({"entries": data, "more": more}, "\n".join(lines))


def _wanted(session: Session, arguments: Namespace) -> Sought:
    class_id = pupil_id = None
    if arguments.class_name:
        class_id = classes.class_named(session, arguments.class_name).id
    if arguments.pupil:
        pupil_id = classes.find_pupil(session, arguments.pupil, class_id).id
    zone = school(session).tz
    first, last = arguments.first, arguments.last
    if first and last and last < first:
        raise Refusal("The last day lies before the first.", todo="Swap --from and --to.")
    if not 1 <= arguments.limit <= LARGEST_LIMIT:
        raise Refusal(
            f"A list has 1 to {LARGEST_LIMIT:,} entries.",
            todo="Choose such a number, or the days with --from and --to.",
        )
    next_day = last + dt.timedelta(days=1) if last else None
    return Sought(
        class_id,
        pupil_id,
        dt.datetime.combine(first, dt.time(), zone) if first else None,
        dt.datetime.combine(next_day, dt.time(), zone) if next_day else None,
        Polarity(arguments.polarity) if arguments.polarity else None,
        arguments.to_complete,
        arguments.void,
        arguments.limit + 1,
    )


def _signs(one: ListedEntry) -> str:
    """What a line says of an entry besides itself."""
    entry, found = one.entry, []
    if one.replaced_by:
        found.append("was corrected")
    elif entry.is_void:
        found.append(f"void: {entry.void_reason}")
    elif entry.corrects_id is not None:
        found.append("corrected")
    if entry.to_complete and not entry.is_void:
        found.append("to complete")
    if one.dispute is not None:
        found.append("disputed" if one.dispute.is_open else "dispute settled")
    if entry.note:
        found.append(entry.note)
    found += [text for _label, text in one.context.parts] if one.context else []
    return "; ".join(found)


def history(arguments: Namespace) -> Answer:
    """Say what became of an entry, and of those it stands in the place of."""
    with access.opened(arguments) as workspace:
        asked = workspace.read(lambda s: entry_called(s, arguments.entry))
        record = workspace.read(lambda s: entry_record(s, asked.entry.uid))
        zone = workspace.read(school).tz
    events: list[Json] = [
        {
            "at": event.at.astimezone(zone).isoformat(),
            "by": event.by,
            "what": str(event.what),
            "text": event.text,
        }
        for event in record.events
    ]
    rows = [
        (f"{e.at.astimezone(zone):%Y-%m-%d %H:%M}", e.by, str(e.what), e.text)
        for e in record.events
    ]
    said = table(("When", "By", "What", "Said"), rows)
    sat = record.sat
    beside: list[Json] = [
        {"pupil": n.pupil_id, "name": n.name, "how": n.how} for n in sat.neighbours
    ]
    data: dict[str, Json] = {
        "entry": listed_data(record.now),
        "sat": {"room": sat.room, "seat": sat.seat or None, "neighbours": beside},
        "events": events,
    }
    where = f"{sat.label}: {sat.words}.\n" if sat.words else ""
    return Answer(data, f"{said}\n{where}{_PRIVATE}")


def complete(arguments: Namespace) -> Answer:
    """Say more of an entry."""
    said = Context(arguments.happened, arguments.tried, arguments.outcome, arguments.note)
    if said.tidied().says_nothing is not bool(arguments.nothing_to_add):
        raise Refusal("Say something of the entry, or --nothing-to-add, and not both.", kept=_KEPT)
    context = NOTHING_TO_ADD if arguments.nothing_to_add else said
    return _changed(
        arguments, lambda one: CompleteEntries((one.entry.uid,), context, one.pupil), "completed"
    )


def void(arguments: Namespace) -> Answer:
    """Take an entry back."""
    return _changed(
        arguments, lambda one: VoidWithReason(one.entry.uid, arguments.reason, one.pupil), "void"
    )


def dispute(arguments: Namespace) -> Answer:
    """Write down that the pupil disagrees."""
    return _changed(
        arguments,
        lambda one: RaiseDispute(one.entry.uid, arguments.view, one.pupil),
        "the pupil's view is kept",
    )


def settle(arguments: Namespace) -> Answer:
    """Write down what came of a dispute."""
    return _changed(
        arguments,
        lambda one: SettleDispute(one.entry.uid, arguments.outcome, one.pupil),
        "settled",
    )


def correct(arguments: Namespace) -> Answer:
    """Put an entry right; a new one stands in its place."""

    def edit_in(workspace: Workspace) -> Callable[[ListedEntry], Edit]:
        def edit(one: ListedEntry) -> Edit:
            to = workspace.read(lambda s: _correction(s, arguments, one))
            return CorrectEntry(one.entry.uid, to, one.pupil, arguments.reason)

        return edit

    with access.opened(arguments) as workspace:
        return _done(workspace, arguments.entry, edit_in(workspace), "corrected")


def _correction(session: Session, arguments: Namespace, one: ListedEntry) -> Correction:
    pupil_id = type_id = None
    if arguments.pupil:
        # A name as shown means somebody of the entry's class; a whole name anybody.
        pupil_id = classes.find_pupil(session, arguments.pupil, one.entry.class_id).id
    if arguments.behaviour:
        type_id = behaviour.type_named(session, arguments.behaviour).id
    at = moment(arguments.at, one.at, kept=_KEPT) if arguments.at else None
    return Correction(pupil_id, type_id, arguments.amount, at, arguments.note)


def _changed(arguments: Namespace, edit: Callable[[ListedEntry], Edit], said: str) -> Answer:
    with access.opened(arguments) as workspace:
        return _done(workspace, arguments.entry, edit, said)


def _done(
    workspace: Workspace, called: str, edit: Callable[[ListedEntry], Edit], said: str
) -> Answer:
    """Change the entry that is called so, and answer with the one that holds now."""
    before = workspace.read(lambda s: entry_called(s, called))
    done = workspace.perform(edit(before))
    if done is None:
        raise Refusal("The entry is like that already.", kept=_KEPT)
    now = workspace.read(lambda s: entry_called(s, done.uids[0]))
    sentence = f"Entry {now.entry.id}, {now.pupil}: {words(now.entry)}, {said}."
    return Answer(listed_data(now), sentence)
