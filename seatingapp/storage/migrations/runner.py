"""Alembic without its command line, its configuration file or its own version table."""

from __future__ import annotations

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def upgrade(connection: Connection, scripts: Path, from_revision: str, to_revision: str) -> None:
    """Run the upgrade steps after `from_revision` up to `to_revision` in the open transaction.

    `scripts` holds a folder `versions` of Alembic revision files.
    """
    directory = ScriptDirectory(str(scripts))
    context = MigrationContext.configure(connection)
    steps = reversed(list(directory.iterate_revisions(to_revision, from_revision)))
    with Operations.context(context):
        for step in steps:
            step.module.upgrade()
