"""Behaviour in full: ladder, calendar, contexts, corrections, detentions, drafts, reports."""

import sqlalchemy as sa
from alembic import op

from seatingapp.domain.identity import new_uid
from seatingapp.storage.migrations.tables_0004 import TABLES, TIMETABLE_SLOTS

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add tables and columns; entries copy what their types say today, for want of better."""
    op.add_column("periods", _flag("retired", "0"))
    op.add_column("behaviour_types", _number("most", "1"))
    op.add_column("behaviour_types", _flag("asks_context", "0"))
    op.add_column("entries", _number("amount", "1"))
    op.add_column("entries", _text("category"))
    op.add_column("entries", _text("plain_reason"))
    op.add_column("entries", _flag("counts", "1"))
    op.add_column("entries", _flag("for_families", "1"))
    op.add_column("entries", _text("place"))
    for statement in TABLES:
        op.execute(statement)
    _let_slots_do_without_a_room()
    _widen_index()
    _copy_what_types_say()
    _make_ladder()
    _make_detention_types()
    _let_old_entries_draft_nothing()


def _let_slots_do_without_a_room() -> None:
    connection = op.get_bind()
    slots = connection.execute(sa.text("SELECT * FROM timetable_slots")).mappings().all()
    op.execute("DROP TABLE timetable_slots")
    op.execute(TIMETABLE_SLOTS)
    insert = sa.text(
        "INSERT INTO timetable_slots (id, class_id, room_id, weekday, period_id, week)"
        " VALUES (:id, :class_id, :room_id, :weekday, :period_id, :week)"
    )
    for slot in slots:
        connection.execute(insert, dict(slot))


def _widen_index() -> None:
    """Totals are made from the index of a pupil's entries alone."""
    op.execute("DROP INDEX entries_by_pupil")
    op.execute(
        "CREATE INDEX entries_by_pupil ON entries"
        " (pupil_id, happened_at, class_id, polarity, points, counts)"
    )


def _copy_what_types_say() -> None:
    op.execute(
        "UPDATE entries SET (category, plain_reason) = (SELECT t.category, t.plain_reason"
        " FROM behaviour_types t WHERE t.id = entries.type_id)"
    )


def _make_ladder() -> None:
    """The steps that types name, in the order of their names, which is C1, C2, C3."""
    connection = op.get_bind()
    named = "SELECT DISTINCT step FROM behaviour_types WHERE step != '' ORDER BY step"
    for position, name in enumerate(connection.execute(sa.text(named)).scalars().all(), 1):
        connection.execute(
            sa.text("INSERT INTO ladder_steps (uid, name, position) VALUES (:uid, :name, :at)"),
            {"uid": new_uid(), "name": name, "at": position},
        )


def _make_detention_types() -> None:
    """Those that a new vault starts with, so that the first detention can be set."""
    insert = sa.text(
        "INSERT INTO detention_types (uid, name, minutes, starts, notice_days, position)"
        " VALUES (:uid, :name, :minutes, :starts, :notice, :at)"
    )
    started_with = (
        ("Break detention", 15, 660, 0),
        ("Lunch detention", 30, 765, 0),
        ("After school", 60, 915, 1),
    )
    for position, (name, minutes, starts, notice) in enumerate(started_with, 1):
        values = {"uid": new_uid(), "name": name, "minutes": minutes, "starts": starts}
        op.get_bind().execute(insert, {**values, "notice": notice, "at": position})


def _let_old_entries_draft_nothing() -> None:
    """Rules and steps that draft look at what is logged from now on (`storage.drafting`)."""
    op.execute(
        "INSERT INTO settings (key, value) SELECT 'drafted_up_to', json_object("
        "'entry', (SELECT coalesce(max(id), 0) FROM entries),"
        " 'void', (SELECT coalesce(max(id), 0) FROM entry_voids),"
        " 'lifted', (SELECT count(lifted_at) FROM entry_voids),"
        " 'lifted_ids', (SELECT coalesce(sum(id), 0) FROM entry_voids"
        " WHERE lifted_at IS NOT NULL))"
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _flag(name: str, default: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=default)


def _number(name: str, default: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=default)
