"""Two vaults of one school: without entries, and with as many as a large one has in ten years.

They are made once and kept, for a million entries take a while; what is measured works on copies.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.room_templates import Template
from seatingapp.services import seating, vaults
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.storage import classes, pupils
from seatingapp.storage.engine import RawConnection, connect
from seatingapp.storage.vault import DATABASE, Unsealed
from tests.benchmarks.sizes import Sizes

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session, Workspace

CLASS_SIZE = 30
OWN_CLASS = "9C"
FIRST_DAY = dt.date(2025, 9, 1)
_PASSPHRASE = "fuchsia kettle paddock thirty"
_KEY_FILE = "key.txt"
_LESSONS_A_CLASS = 500
_ONE_VOID_IN, _ONE_UNEXPLAINED_IN = 211, 30011  # entries; no share of nine types or of a class
_VOID = """
INSERT INTO entry_voids (entry_id, reason, voided_at, lifted_at, staff_id)
SELECT id, 'undo', recorded_at + 5000000, CASE id % 3 WHEN 0 THEN recorded_at + 9000000 END, 1
FROM entries WHERE id % ? = 0
"""
_UNEXPLAINED = "INSERT INTO entries_to_complete SELECT id FROM entries WHERE id % ? = 0"
# Spread over classes, their pupils and their lessons as if clicked day by day.
_FILL = """
WITH RECURSIVE counted(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM counted WHERE n < ?)
INSERT INTO entries (uid, batch, pupil_id, class_id, lesson_id, type_id, type_name, polarity,
    points, step, happened_at, recorded_at, zone, seat_id, note, staff_id)
SELECT printf('%08x-%04x-7000-8000-%012x', 22282240 + n / 65536, n % 65536, n * 7919),
    printf('%08x-%04x-7000-9000-%012x', 22282240 + n / 65536, n % 65536, n * 7919),
    m.pupil_id, m.class_id, l.id, t.id, t.name, t.polarity, t.points, t.step,
    1756720000000000 + n * 60000000, 1756720000000000 + n * 60000000 + 250000, 'Europe/London',
    1 + n % 30, CASE n % 10 WHEN 0 THEN 'helped a neighbour with the method' ELSE '' END, 1
FROM counted
JOIN numbered_members m ON m.number = (n * 7919) % ?
JOIN lessons l ON l.id = 1 + (m.class_id - 1) * ? + n * ? / (? + 1)
JOIN behaviour_types t ON t.id = 1 + n % 9
ORDER BY n
"""


@dataclass(frozen=True)
class Pair:
    """The two vaults, locked, in a folder of their own that the caller throws away."""

    empty: Unsealed
    full: Unsealed


def pair(sizes: Sizes, folder: Path) -> Pair:
    """Return copies of the two vaults in `folder`; makes them where they are not kept yet."""
    kept = sizes.folder / f"school-{_version(sizes)}"
    if not (kept / "full.seating" / _KEY_FILE).is_file():
        shutil.rmtree(kept, ignore_errors=True)
        _make(kept, sizes)
    return Pair(*(_copied(kept / f"{name}.seating", folder) for name in ("empty", "full")))


def _version(sizes: Sizes) -> str:
    """Changes with whatever the vaults are made from."""
    from seatingapp.storage import schema

    sources = [Path(__file__), *sorted(Path(str(schema.__file__)).parent.glob("*.py"))]
    made_from = b"".join(path.read_bytes() for path in sources)
    return hashlib.sha256(made_from + repr((sizes.entries, sizes.classes)).encode()).hexdigest()[:8]


def _copied(kept: Path, folder: Path) -> Unsealed:
    shutil.copytree(kept, folder / kept.name)
    return Unsealed(folder / kept.name, (kept / _KEY_FILE).read_text(encoding="ascii"))


def _make(folder: Path, sizes: Sizes) -> None:
    folder.mkdir(parents=True)
    created = vaults.create(folder / "empty", _PASSPHRASE, teacher="A. Teacher")
    unsealed = created.workspace.vault.unsealed
    _found(created.workspace, sizes)
    created.workspace.lock()
    (unsealed.folder / _KEY_FILE).write_text(unsealed.key, encoding="ascii")
    part = folder / "part.seating"
    shutil.copytree(unsealed.folder, part)
    _fill(part / DATABASE, unsealed.key, sizes)
    part.rename(folder / "full.seating")


def _found(workspace: Workspace, sizes: Sizes) -> None:
    """Classes of thirty and a plan for the first of them."""
    layout_edit = AddRoom.of_template("R1", Template.ROWS_OF_DOUBLES, 5, 3)
    workspace.perform(layout_edit)

    with workspace.vault.write() as session:
        for number in range(sizes.classes):
            found_class(session, OWN_CLASS if not number else f"C{number:03}", number)
    room = workspace.read(lambda s: room_named(s, "R1"))
    own = workspace.read(lambda s: next(c.id for c in classes.load(s) if c.name == OWN_CLASS))
    edit = workspace.read(
        lambda s: seating.new_plan(
            s, own, room, FIRST_DAY, seating.seating_by_register(s, own, room, FIRST_DAY)
        )
    )
    workspace.perform(edit)


def found_class(session: Session, name: str, number: int) -> None:
    """Add a class of thirty; `number` tells its pupils from those of another."""
    class_id = classes.add(session, name)
    ids = [
        pupils.add(session, Pupil(0, "", PersonName(f"Given{n}", f"Family{number:03}{n}")))
        for n in range(CLASS_SIZE)
    ]
    classes.add_members(session, class_id, ids)


def _fill(path: Path, key: str, sizes: Sizes) -> None:
    connection = connect(path, key)
    # Speed only while it is made: the vaults that are measured are opened as every other.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -300000")
    connection.execute("BEGIN")
    _add_lessons(connection, sizes)
    connection.execute(
        "CREATE TEMP TABLE numbered_members AS SELECT class_id, pupil_id, "
        "row_number() OVER (ORDER BY class_id, pupil_id) - 1 AS number FROM class_members"
    )
    connection.execute("CREATE UNIQUE INDEX temp.by_number ON numbered_members (number)")
    members = sizes.classes * CLASS_SIZE
    connection.execute(
        _FILL, (sizes.entries, members, _LESSONS_A_CLASS, _LESSONS_A_CLASS, sizes.entries)
    )
    connection.execute(_VOID, (_ONE_VOID_IN,))
    connection.execute(_UNEXPLAINED, (_ONE_UNEXPLAINED_IN,))
    connection.execute("COMMIT")
    made = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    connection.close()
    if made != sizes.entries:
        raise RuntimeError(f"{made} entries were made instead of {sizes.entries}.")


def _add_lessons(connection: RawConnection, sizes: Sizes) -> None:
    """So many past days of each class, outside the timetable."""
    connection.execute(
        "WITH RECURSIVE day(n) AS (VALUES(0) UNION ALL SELECT n + 1 FROM day WHERE n < ? - 1) "
        "INSERT INTO lessons (id, uid, class_id, date) "
        "SELECT 1 + (c.id - 1) * ? + n, printf('%08x-0000-7000-8000-%012x', c.id, n), c.id, "
        "date('2015-09-01', n || ' days') FROM classes c, day WHERE c.id <= ?",
        (_LESSONS_A_CLASS, _LESSONS_A_CLASS, sizes.classes),
    )
