"""Bringing an old vault to the schema of today, whole or not at all.

Fresh vaults are made from `schema` directly and marked with the newest revision. Alembic is
imported only when a vault is older. A vault with a revision that is not known here is newer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from seatingapp.domain.errors import Refusal
from seatingapp.domain.vault_errors import Damaged, TooNew
from seatingapp.storage import schema
from seatingapp.storage.engine import READ_ONLY

# Every revision that a released version wrote, oldest first.
REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004")
_SCRIPTS = Path(__file__).parent


def create_fresh(connection: Connection) -> None:
    """Make all tables of today in an empty database."""
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.schema_revision).values(revision=REVISIONS[-1]))


def revision_of(connection: Connection) -> str:
    """Return the revision that a database says it has. Raises Damaged where it says none."""
    if not inspect(connection).has_table("schema_revision"):
        raise Damaged("vault.db (its tables are missing)")
    found = connection.execute(select(schema.schema_revision.c.revision)).scalar()
    if found is None:
        raise Damaged("vault.db (its revision is missing)")
    return str(found)


def bring_up_to_date(
    engine: Engine,
    folder: Path,
    key: str,
    *,
    revisions: Sequence[str] = REVISIONS,
    scripts: Path = _SCRIPTS,
) -> bool:
    """Run the steps that are missing, in one transaction, after a backup; say whether any were.

    Raises TooNew for a revision that is not among `revisions`, and Refusal where rows would refer
    to what is gone; then, as on any error, the vault stays as it was.
    """
    with engine.connect() as connection:
        found = revision_of(connection.execution_options(**{READ_ONLY: True}))
    if found not in revisions:
        raise TooNew
    if found == revisions[-1]:
        return False
    from seatingapp.storage import backups
    from seatingapp.storage.migrations.runner import upgrade

    backups.make(folder, key)
    with _unchecked(engine), engine.begin() as connection:
        upgrade(connection, scripts, found, revisions[-1])
        connection.execute(delete(schema.schema_revision))
        connection.execute(insert(schema.schema_revision).values(revision=revisions[-1]))
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise Refusal(
                "This vault could not be brought up to date.",
                kept="It was not changed.",
                todo="Open it with the version of the app that made it, and report this.",
            )
    return True


@contextmanager
def _unchecked(engine: Engine) -> Iterator[None]:
    """Leave foreign keys alone meanwhile, or no table that others refer to could be rebuilt.

    SQLite does not listen to this within a transaction. Afterwards they are checked all at once.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        yield
    finally:
        raw.cursor().execute("PRAGMA foreign_keys = ON")
        raw.close()
