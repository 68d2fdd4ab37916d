"""Bringing an old vault to the schema of today, whole or not at all.

Fresh vaults are made from `schema` directly and marked with the newest revision. Alembic is
imported only when a vault is older. A vault with a revision that is not known here is newer.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from seatingapp.domain.vault_errors import Damaged, TooNew
from seatingapp.storage import schema
from seatingapp.storage.engine import READ_ONLY

# Every revision that a released version wrote, oldest first.
REVISIONS: tuple[str, ...] = ("0001",)
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

    Raises TooNew for a revision that is not among `revisions`.
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
    with engine.begin() as connection:
        upgrade(connection, scripts, found, revisions[-1])
        connection.execute(delete(schema.schema_revision))
        connection.execute(insert(schema.schema_revision).values(revision=revisions[-1]))
    return True
