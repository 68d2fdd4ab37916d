"""Rooms, plans, and the rules that plans are arranged by."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from seatingapp.storage.schema.columns import flag, metadata, refers, row_id, text, uid

rooms = Table(
    "rooms",
    metadata,
    row_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    text("code"),
    flag("retired"),
)

# A layout is never changed: an edited room gets a new version, and plans keep theirs.
room_versions = Table(
    "room_versions",
    metadata,
    row_id(),
    refers("room_id", "rooms.id", index=True),
    Column("layout", Text, nullable=False),  # JSON
)

plans = Table(
    "plans",
    metadata,
    row_id(),
    uid(),
    refers("class_id", "classes.id"),
    refers("room_id", "rooms.id"),
    refers("room_version_id", "room_versions.id"),
    text("name"),
    Column("from_date", Date, nullable=False),
    refers("staff_id", "staff.id"),
    Column("purpose", Text, nullable=False, server_default="lesson"),
    text("comment"),
    Column("made_at", Integer),  # not known of plans of the first schema
    Index("plans_by_class", "class_id", "room_id", "from_date"),
)

plan_seats = Table(
    "plan_seats",
    metadata,
    Column("plan_id", ForeignKey("plans.id"), primary_key=True),
    Column("seat_id", Integer, primary_key=True),
    refers("pupil_id", "pupils.id", index=True),
    Column("pinned", Boolean(create_constraint=True, name="pin_flag"), nullable=False),
    UniqueConstraint("plan_id", "pupil_id"),
)

plan_comments = Table(
    "plan_comments",
    metadata,
    Column("plan_id", ForeignKey("plans.id"), primary_key=True),
    Column("seat_id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

# What a teacher wants of plans: of a class (a line of its plans where a room is named), or of a
# pupil in every class. `kind` and `data` (JSON) are described in `domain.rules.stored`.
rules = Table(
    "rules",
    metadata,
    row_id(),
    uid(),
    refers("class_id", "classes.id", null=True, index=True),
    refers("pupil_id", "pupils.id", null=True, index=True),
    refers("room_id", "rooms.id", null=True, index=True),
    text("purpose"),
    text("name"),
    Column("kind", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("strength", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    text("note"),
    Column("made_at", Integer, nullable=False),
    refers("staff_id", "staff.id"),
    CheckConstraint("(class_id IS NULL) != (pupil_id IS NULL)", name="rule_owner"),
    CheckConstraint("room_id IS NULL OR class_id IS NOT NULL", name="rule_line"),
)

# Whom a rule names in its data, so that nobody has to read all rules to find a pupil's.
rule_pupils = Table(
    "rule_pupils",
    metadata,
    Column("rule_id", ForeignKey("rules.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True, index=True),
)

# How a plan was arranged (`domain.rules.record`), in the words of that day.
plan_records = Table(
    "plan_records",
    metadata,
    Column("plan_id", ForeignKey("plans.id"), primary_key=True),
    Column("data", Text, nullable=False),  # JSON
)
