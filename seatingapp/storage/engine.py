"""Connections to the encrypted database, and its errors in our words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import Damaged, DiskFull, InUse, ReadOnly

READ_ONLY = "seatingapp_read_only"
_BUSY_SECONDS = 5.0


class RawCursor(Protocol):
    """What is used of the driver's cursors."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...

    def fetchone(self) -> tuple[Any, ...]:
        """The next row."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""


class RawConnection(Protocol):
    """What is used of the driver's connections."""

    def execute(self, statement: str, parameters: tuple[object, ...] = ...) -> RawCursor:
        """Run a statement."""

    def interrupt(self) -> None:
        """Stop what runs on this connection, from any thread."""

    def set_progress_handler(self, handler: Callable[[], bool], steps: int) -> None:
        """Ask every so many steps whether to stop what runs."""

    def close(self) -> None:
        """Close it."""


def connect(path: Path, key: str) -> RawConnection:
    """Return a raw connection with the pragmas that every connection of ours has.

    The key is handed over raw, so opening takes no key derivation. Rollback journal and full
    synchronisation: what is committed is on the disk, and the vault is one file at rest.
    """
    connection = cast(
        "RawConnection",
        sqlcipher.connect(
            str(path), isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
        ),
    )
    # Damage is said in our words; the library would write its own on standard error too.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    # Without this, freed pages could spill personal data: SQLCipher keeps them encrypted, and
    # temporary tables and sorters must not reach a temporary file at all.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def make_engine(path: Path, key: str) -> Engine:
    """Return an engine with one connection, whose errors never show parameters."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The driver is in autocommit; without an own BEGIN, DDL would not be rolled back.
        read_only = connection.get_execution_options().get(READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def refusal_for(error: Exception) -> Refusal | None:
    """Return our sentence for an error of the database or the disk, or None for a bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return {28: DiskFull(), 122: DiskFull(), 30: ReadOnly(), 13: ReadOnly()}.get(
            cause.errno or 0
        )
    if not isinstance(cause, sqlcipher.DatabaseError):
        return None
    said = str(cause).lower()
    table: tuple[tuple[str, Refusal], ...] = (
        ("full", DiskFull()),
        ("readonly", ReadOnly()),
        ("read-only", ReadOnly()),
        ("unable to open", ReadOnly()),
        ("locked", InUse()),
        ("malformed", Damaged("vault.db")),
        ("not a database", Damaged("vault.db")),
        ("disk i/o", Damaged("vault.db (the disk reports an error)")),
    )
    return next((refusal for words, refusal in table if words in said), None)
