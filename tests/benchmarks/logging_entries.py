"""From a click on a pupil to the committed and synced entry, with and without a million others.

Against the same INSERT in bare sqlcipher3 with the same pragmas. All take turns click by click,
so that whatever else the computer does disturbs them alike.
"""

from __future__ import annotations

import datetime as dt
import gc
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.identity import new_uid
from seatingapp.services import classes, vaults
from seatingapp.services.behaviour import LogEntries, type_named
from seatingapp.services.workspace import Workspace
from seatingapp.storage.engine import RawConnection, connect
from seatingapp.storage.vault import DATABASE, Unsealed
from tests.benchmarks.registry import Row, benchmark, percentile, quietest
from tests.benchmarks.schools import FIRST_DAY, OWN_CLASS, pair
from tests.benchmarks.sizes import Sizes

T = TypeVar("T")
LIMIT_MS = 5.0
GROWTH = 1.1
_A_LESSON = 30  # clicks in a lesson, then the next day's begins
_BARE = """
INSERT INTO entries (uid, batch, pupil_id, class_id, lesson_id, type_id, type_name, polarity,
    points, step, happened_at, recorded_at, zone, seat_id, note, staff_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Service:
    """Logs through the workspace, as the window and the command line do."""

    def __init__(self, unsealed: Unsealed) -> None:
        self.workspace: Workspace = vaults.enter(unsealed)
        read = self.workspace.read
        self._class_id = read(lambda s: classes.class_named(s, OWN_CLASS)).id
        self._pupils = [p.id for p in read(lambda s: classes.pupils_of(s, self._class_id))]
        self._type_id = read(lambda s: type_named(s, "Great answer")).id

    def __call__(self, click: int) -> None:
        """Log one entry."""
        day = FIRST_DAY + dt.timedelta(days=click // _A_LESSON)
        seat = click % len(self._pupils)
        pupil_id = self._pupils[seat]
        at = dt.datetime.combine(day, dt.time(10), dt.UTC) + dt.timedelta(seconds=click)
        key = LessonKey(self._class_id, day)
        edit = LogEntries(
            key, (pupil_id,), self._type_id, at, "Given1 F", seats=((pupil_id, seat + 1),)
        )
        if self.workspace.perform(edit) is None:
            raise RuntimeError("Nothing was logged.")

    def close(self) -> None:
        """Lock."""
        self.workspace.lock()


class Bare:
    """The same row, and nothing else, without SQLAlchemy."""

    def __init__(self, unsealed: Unsealed) -> None:
        self._connection: RawConnection = connect(unsealed.folder / DATABASE, unsealed.key)
        row = self._connection.execute("SELECT class_id, max(id) FROM lessons").fetchone()
        self._lesson_id = row[1]

    def __call__(self, click: int) -> None:
        """Insert one entry in a transaction of its own."""
        run = self._connection.execute
        now = 1756720000000000 + click * 1_000_000
        row = (
            new_uid(), new_uid(), 1 + click % 30, 1, self._lesson_id, 1, "Great answer", "praise",
            1, "", now, now, "Europe/London", 1 + click % 30, "", 1,
        )  # fmt: skip
        run("BEGIN IMMEDIATE")
        run(_BARE, row)
        run("COMMIT")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Log in all four, click by click in turns."""
    sizes.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=sizes.folder) as name:
        folder = Path(name)
        vaults_now = pair(sizes, made(folder / "ours"))
        raw = pair(sizes, made(folder / "raw"))
        kinds: dict[str, Service | Bare] = {
            "empty": Service(vaults_now.empty),
            "full": Service(vaults_now.full),
            "bare empty": Bare(raw.empty),
            "bare full": Bare(raw.full),
        }
        times = in_turns(dict(kinds), sizes.clicks * sizes.rounds)
        for kind in kinds.values():
            kind.close()
    yield from _rows(times, sizes)


def made(folder: Path) -> Path:
    """Make a folder and return it."""
    folder.mkdir()
    return folder


def in_turns(kinds: dict[str, Callable[[int], None]], clicks: int) -> dict[str, list[float]]:
    """Return the milliseconds of each click; a few at the start warm caches and do not count."""
    warm = min(20, clicks)
    times: dict[str, list[float]] = {name: [] for name in kinds}
    gc.collect()
    for click in range(warm + clicks):
        for name, log in turned(kinds, click):
            began = time.perf_counter()
            log(click)
            if click >= warm:
                times[name].append((time.perf_counter() - began) * 1000)
    return times


def turned(kinds: Mapping[str, T], click: int) -> list[tuple[str, T]]:
    """Return the items with another one first at each click, so that no place favours any."""
    items = list(kinds.items())
    first = click % len(items)
    return items[first:] + items[:first]


def _rows(times: dict[str, list[float]], sizes: Sizes) -> Iterable[Row]:
    p50 = {name: percentile(found, 0.5) for name, found in times.items()}
    p99 = {name: quietest(found, 0.99, sizes.rounds) for name, found in times.items()}
    many = f"{sizes.entries:,} entries"
    aim = "the aim of 5 ms"
    yield Row("entry-p99", "Entry saved, p99, empty vault", p99["empty"], aim, LIMIT_MS, 1.0)
    yield Row("entry-p99-full", f"Entry saved, p99, {many}", p99["full"], aim, LIMIT_MS, 1.0)
    yield Row(
        "entry-growth", f"Entry saved, median, {many}", p50["full"], "the empty vault",
        p50["empty"], GROWTH,
    )  # fmt: skip
    yield Row(
        "entry-bare", "Entry saved, median, empty vault", p50["empty"], "INSERT in bare sqlcipher3",
        p50["bare empty"],
    )  # fmt: skip
    yield Row(
        "entry-bare-full", f"Entry saved, median, {many}", p50["full"], "INSERT in bare sqlcipher3",
        p50["bare full"],
    )  # fmt: skip
    yield Row(
        "entry-bare-p99", "Entry saved, p99, empty vault", p99["empty"], "INSERT in bare, p99",
        p99["bare empty"],
    )  # fmt: skip
    yield Row(
        "bare-growth", f"Bare INSERT, median, {many}", p50["bare full"], "the empty vault",
        p50["bare empty"],
    )  # fmt: skip
