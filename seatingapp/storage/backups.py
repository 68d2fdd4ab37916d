"""Backups: compact copies under the same key, verified, and thinned as they age."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from seatingapp.domain.errors import Refusal
from seatingapp.storage.engine import RawConnection, connect, refusal_for

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_PART = ".part"
_STEPS_UNTIL_ASKED = 2000  # of SQLite's machine; well under a millisecond


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file and when it was made (UTC)."""

    path: Path
    made_at: dt.datetime


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a vault, newest first. Files with other names are left alone."""
    found = []
    for path in (folder / "backups").glob("*.db"):
        try:
            moment = dt.datetime.strptime(path.stem, _STAMP).replace(tzinfo=dt.UTC)
        except ValueError:
            continue
        found.append(Backup(path, moment))
    return tuple(sorted(found, key=lambda b: b.made_at, reverse=True))


def is_due(folder: Path, now: dt.datetime | None = None) -> bool:
    """Whether the vault changed since its newest backup was made.

    One from a time to come says nothing: the clock was wrong then, and must not stop backups.
    """
    moment = now or dt.datetime.now(dt.UTC)
    newest = next((b for b in listed(folder) if b.made_at <= moment), None)
    if newest is None:
        return True
    # The same moment counts as changed: some sticks know only every second second.
    return (folder / "vault.db").stat().st_mtime >= newest.path.stat().st_mtime


def make(
    folder: Path,
    key: str,
    now: dt.datetime | None = None,
    started: Callable[[Callable[[], None]], None] = lambda _stop: None,
) -> Backup:
    """Copy the vault, verify the copy, then thin out old ones. Returns the new backup.

    `started` is handed a function that stops the copy from another thread; it may be called at any
    time, and does nothing once the vault has been read. Where the copy was stopped, and on any
    error, no part of a backup stays and a Refusal is raised.
    """
    moment = now or dt.datetime.now(dt.UTC)
    target = folder / "backups" / f"{moment.strftime(_STAMP)}.db"
    part = target.with_suffix(_PART)
    try:
        target.parent.mkdir(exist_ok=True)
        _remove_leftovers(target.parent)
        connection = connect(folder / "vault.db", key)
        try:
            stopped = threading.Event()
            started(_stop(connection, stopped))
            if stopped.is_set():
                raise _not_made(target.parent)
            connection.execute("VACUUM INTO ?", (str(part),))
            expected = _row_counts(connection)
        finally:
            connection.close()
        problems = verify(part, key, expected)
        if problems:
            raise Refusal("The backup could not be verified.", where=problems[0])
        part.replace(target)
    except (OSError, sqlcipher.Error) as error:
        _drop(part)
        raise refusal_for(error) or _not_made(target.parent) from error
    except Refusal:
        _drop(part)
        raise
    for old in to_drop(listed(folder), moment):
        _drop(old.path)
    return Backup(target, moment.replace(microsecond=0))


def _drop(path: Path) -> None:
    # What cannot be removed now (write-protected, or held by a virus scanner) is tried again with
    # the next backup; it is encrypted like the vault and no reason to say that this one failed.
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _not_made(place: Path) -> Refusal:
    return Refusal(
        "The backup was not made.",
        where=f"Place: {place}.",
        kept="The vault itself is whole.",
        todo="See whether that folder can be written, then lock the vault once more.",
    )


def _stop(connection: RawConnection, stopped: threading.Event) -> Callable[[], None]:
    # An interrupt stops only what runs already; SQLite asks for the flag itself every so often.
    connection.set_progress_handler(stopped.is_set, _STEPS_UNTIL_ASKED)

    def stop() -> None:
        stopped.set()
        # The copy may have been finished and closed the moment before.
        with suppress(sqlcipher.ProgrammingError):
            connection.interrupt()

    return stop


def verify(path: Path, key: str, expected: dict[str, int] | None = None) -> list[str]:
    """Return what is wrong with an encrypted database file, in sentences; nothing if all is well.

    Checks every page's authenticity, SQLite's own structure, foreign keys and row counts.
    """
    problems: list[str] = []
    try:
        connection = connect(path, key)
        try:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            problems += [f"Encrypted page: {row[0]}." for row in broken[:5]]
            result = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
            problems += [f"Structure: {line}." for line in result if line != "ok"]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            if orphans:
                problems.append(f"{len(orphans)} rows refer to what is gone.")
            if expected is not None and _row_counts(connection) != expected:
                problems.append("Some rows are missing.")
        finally:
            connection.close()
    except sqlcipher.Error as error:
        problems.append(f"It cannot be read: {error}.")
    return problems


def _row_counts(connection: RawConnection) -> dict[str, int]:
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in names
        if not name.startswith("sqlite_")
    }


def _remove_leftovers(folder: Path) -> None:
    """A copy that was cut off by a crash is of no use; it is encrypted like the vault."""
    for path in (*folder.glob(f"*{_PART}"), *folder.glob(f"*{_PART}-journal")):
        _drop(path)


def to_drop(backups: Sequence[Backup], now: dt.datetime) -> tuple[Backup, ...]:
    """Return what thinning drops: of each age one an hour, day, week or month is kept.

    Of the last hour one every ten minutes stays; one an hour for a day, one a day for two weeks,
    one a week for two months, one a month for two years. The newest is never dropped.
    """
    kept: set[str] = set()
    dropped: list[Backup] = []
    for n, backup in enumerate(sorted(backups, key=lambda b: b.made_at, reverse=True)):
        slot = _slot(backup.made_at, now - backup.made_at)
        if n and (slot is None or slot in kept):
            dropped.append(backup)
        elif slot is not None:
            kept.add(slot)
    return tuple(dropped)


def _slot(made_at: dt.datetime, age: dt.timedelta) -> str | None:
    """The name of the stretch of time for which one backup is enough; None where too old."""
    scales: tuple[tuple[dt.timedelta, str], ...] = (
        (dt.timedelta(days=1), "%Y-%m-%d hour %H"),
        (dt.timedelta(days=14), "%Y-%m-%d"),
        (dt.timedelta(days=62), "%G week %V"),
        (dt.timedelta(days=730), "%Y month %m"),
    )
    if age <= dt.timedelta(hours=1):
        return f"{made_at:%Y-%m-%dT%H} {made_at.minute // 10}"
    return next((made_at.strftime(form) for limit, form in scales if age <= limit), None)
