"""The vault's settings, its staff, pupils, photos and classes."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
)

from seatingapp.storage.schema.columns import flag, metadata, row_id, text, uid

schema_revision = Table("schema_revision", metadata, Column("revision", Text, primary_key=True))

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)

staff = Table(
    "staff",
    metadata,
    row_id(),
    uid(),
    text("name"),
    Column("is_owner", Boolean(create_constraint=True, name="owner_flag"), nullable=False),
)

pupils = Table(
    "pupils",
    metadata,
    row_id(),
    uid(),
    text("legal_forename"),
    text("legal_surname"),
    text("preferred_forename"),
    text("preferred_surname"),
    text("form"),
    text("year_group"),
    text("house"),
    text("upn"),
    text("admission_number"),
    text("mis_id"),
    Column("date_of_birth", Date),
    text("candidate_number"),
    flag("no_photo"),
)

# One row a fact, so that a print which may not say a fact does not even load it.
pupil_characteristics = Table(
    "pupil_characteristics",
    metadata,
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

photos = Table(
    "photos",
    metadata,
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True),
    Column("image", LargeBinary, nullable=False),  # JPEG or PNG, scaled, without metadata
)

classes = Table(
    "classes",
    metadata,
    row_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    text("subject"),
    text("year_group"),
)

class_members = Table(
    "class_members",
    metadata,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True, index=True),
)
