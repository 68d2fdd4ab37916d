"""Everything a vault says, in a form that can be compared: for undo and redo."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from seatingapp.services.workspace import Workspace

# What was logged and taken back stays on record, and so does a lesson in which nothing is left.
_VOID = "SELECT entry_id FROM entry_voids WHERE lifted_at IS NULL"
_SAID = {
    "rooms": "SELECT id, uid, name FROM rooms ORDER BY id",
    "layouts": "SELECT id, room_id, layout FROM room_versions ORDER BY id",
    "plans": "SELECT id, uid, class_id, room_id, from_date, name FROM plans ORDER BY id",
    "seats": "SELECT plan_id, seat_id, pupil_id, pinned FROM plan_seats ORDER BY 1, 2",
    "taught": "SELECT class_id, date, period_id, room_id, plan_id FROM lessons WHERE id IN "
    f"(SELECT lesson_id FROM entries WHERE id NOT IN ({_VOID}) "
    "UNION SELECT lesson_id FROM register_marks) ORDER BY id",
    "marks": "SELECT lesson_id, pupil_id, kind, minutes FROM register_marks ORDER BY 1, 2",
    "live": "SELECT uid, pupil_id, type_name, points, note, seat_id FROM entries "
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
