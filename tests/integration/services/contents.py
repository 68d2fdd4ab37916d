"""Everything a vault says, in a form that can be compared: for undo and redo."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from seatingapp.services.workspace import Workspace

# What was logged and taken back stays on record, and so does a lesson in which nothing is left.
_VOID = "SELECT entry_id FROM entry_voids WHERE lifted_at IS NULL"
_SAID = {
    "rooms": "SELECT id, uid, name, code, retired FROM rooms ORDER BY id",
    # Of each room the newest; older ones stay only for the plans that keep them, which say them.
    "layouts": "SELECT room_id, layout FROM room_versions WHERE id IN "
    "(SELECT max(id) FROM room_versions GROUP BY room_id) ORDER BY room_id",
    "plans": "SELECT p.id, p.uid, class_id, p.room_id, from_date, name, purpose, comment, "
    "staff_id, made_at, layout FROM plans p JOIN room_versions v ON v.id = room_version_id "
    "ORDER BY p.id",
    "seats": "SELECT plan_id, seat_id, pupil_id, pinned FROM plan_seats ORDER BY 1, 2",
    "comments": "SELECT plan_id, seat_id, text FROM plan_comments ORDER BY 1, 2",
    "rules": "SELECT * FROM rules ORDER BY id",
    "named": "SELECT * FROM rule_pupils ORDER BY 1, 2",
    "records": "SELECT * FROM plan_records ORDER BY 1",
    "taught": "SELECT class_id, date, period_id, room_id, plan_id FROM lessons WHERE id IN "
    f"(SELECT lesson_id FROM entries WHERE id NOT IN ({_VOID}) "
    "UNION SELECT lesson_id FROM register_marks) ORDER BY id",
    "today": "SELECT lesson_id, pupil_id, seat_id FROM lesson_seats ORDER BY 1, 2",
    "chosen": "SELECT class_id, date, period_id, plan_id FROM lessons WHERE plan_chosen "
    "ORDER BY id",
    "terms": "SELECT name, starts, ends FROM terms ORDER BY starts",
    "closures": "SELECT kind, name, starts, ends FROM closures ORDER BY 3, 4, 2",
    "periods": "SELECT * FROM periods ORDER BY id",
    "other times": "SELECT * FROM period_days ORDER BY 1, 2",
    "slots": "SELECT class_id, room_id, weekday, period_id, week FROM timetable_slots "
    "ORDER BY weekday, period_id, week, class_id",
    "classes": "SELECT id, uid, name, subject, year_group FROM classes ORDER BY id",
    "picks": "SELECT class_id, pupil_id, times FROM picks ORDER BY 1, 2",
    "marks": "SELECT lesson_id, pupil_id, kind, minutes FROM register_marks ORDER BY 1, 2",
    "live": "SELECT uid, pupil_id, type_name, points, note, seat_id, class_id, place FROM entries "
    f"WHERE id NOT IN ({_VOID}) ORDER BY id",
}


def contents(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the vault says now."""
    return workspace.read(
        lambda session: {
            name: [tuple(row) for row in session.execute(text(query))]
            for name, query in _SAID.items()
        }
    )
