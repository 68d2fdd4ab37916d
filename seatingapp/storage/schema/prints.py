"""The print ledger."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Integer,
    Table,
    Text,
)

from seatingapp.storage.schema.columns import metadata, refers, row_id, text

prints = Table(
    "prints",
    metadata,
    row_id(),
    Column("number", Text, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("audience", Text, nullable=False),
    text("purpose"),
    refers("class_id", "classes.id", null=True),
    refers("pupil_id", "pupils.id", null=True),
    Column("printed_at", Integer, nullable=False),
    Column("destroy_by", Date),
    refers("staff_id", "staff.id"),
)
