"""The behaviour policy, and entries with what is said of them later."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from seatingapp.storage.schema.columns import (
    flag,
    metadata,
    moment,
    number,
    refers,
    row_id,
    text,
    uid,
)

# Ordered steps such as "C1 warning". What a step drafts is in `drafts`, "" for nothing.
ladder_steps = Table(
    "ladder_steps",
    metadata,
    row_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    number("position"),
    flag("recorded", default=True),  # without it an entry is a reminder in its lesson only
    number("points"),  # signed; for types that have none of their own
    text("drafts"),
    refers("detention_type_id", "detention_types.id", null=True),
    flag("for_families", default=True),
)

behaviour_types = Table(
    "behaviour_types",
    metadata,
    row_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("points", Integer, nullable=False),
    text("category"),
    text("icon"),
    text("shortcut"),
    text("step"),
    text("plain_reason"),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean(create_constraint=True, name="retired_flag"), nullable=False),
    number("most", default=1),  # the largest amount that one entry may have
    flag("asks_context"),  # a quick entry is marked "to complete"
)

entries = Table(
    "entries",
    metadata,
    row_id(),
    uid(),
    Column("batch", Text, nullable=False),
    refers("pupil_id", "pupils.id"),
    refers("class_id", "classes.id", null=True),
    refers("lesson_id", "lessons.id", null=True, index=True),
    refers("type_id", "behaviour_types.id"),
    # The behaviour type as it was then.
    Column("type_name", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("points", Integer, nullable=False),
    text("step"),
    Column("happened_at", Integer, nullable=False),
    Column("recorded_at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("seat_id", Integer),
    text("note"),
    refers("staff_id", "staff.id"),
    # The rest of type and step as they were then.
    number("amount", default=1),  # `points` has it in it
    text("category"),
    text("plain_reason"),
    flag("counts", default=True),
    flag("for_families", default=True),
    text("place"),  # where it was, if in no lesson: a corridor, the canteen
    # Holds what totals are made of, so that no entry has to be looked up for them.
    Index(
        "entries_by_pupil",
        "pupil_id",
        "happened_at",
        "class_id",
        "polarity",
        "points",
        "counts",
    ),
    Index("entries_by_class", "class_id", "happened_at"),
)

# An entry is never edited or deleted. A void takes it back; lifting the void brings it back.
entry_voids = Table(
    "entry_voids",
    metadata,
    row_id(),
    refers("entry_id", "entries.id", index=True),
    Column("reason", Text, nullable=False),
    Column("voided_at", Integer, nullable=False),
    Column("lifted_at", Integer),
    refers("staff_id", "staff.id"),
)

# A corrected entry is void, and kept; `entry_id` is the one that stands in its place.
entry_corrections = Table(
    "entry_corrections",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("corrects_id", ForeignKey("entries.id"), nullable=False, index=True),
)

# Entries that somebody still has to explain. A row goes when the entry was completed.
entries_to_complete = Table(
    "entries_to_complete",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
)

# What is said of an entry later; the newest that was not lifted holds, all are kept.
entry_contexts = Table(
    "entry_contexts",
    metadata,
    row_id(),
    refers("entry_id", "entries.id", index=True),
    text("happened"),
    text("tried"),
    text("outcome"),
    text("note"),
    moment("at"),
    moment("lifted_at", null=True),
    refers("staff_id", "staff.id"),
)

# The pupil sees it differently: their view, and what came of it.
entry_disputes = Table(
    "entry_disputes",
    metadata,
    row_id(),
    refers("entry_id", "entries.id", index=True),
    Column("view", Text, nullable=False),
    moment("raised_at"),
    moment("settled_at", null=True),
    text("outcome"),
    moment("lifted_at", null=True),
    refers("staff_id", "staff.id"),
)

# Who sat next to the pupil at that moment, and how; seats and plans may change afterwards.
entry_neighbours = Table(
    "entry_neighbours",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True, index=True),
    Column("kind", Text, nullable=False),
)
