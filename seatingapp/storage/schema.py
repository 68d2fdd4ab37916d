"""The tables. Rows never leave `storage`; what travels between vaults carries a `uid`.

Moments are whole microseconds since 1970 in UTC, with the school's zone beside them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
)

metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _uid() -> Column[str]:
    return Column("uid", Text, nullable=False, unique=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _to(name: str, target: str, *, null: bool = False, index: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=null, index=index)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default="0")


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
    _id(),
    _uid(),
    _text("name"),
    Column("is_owner", Boolean(create_constraint=True, name="owner_flag"), nullable=False),
)

pupils = Table(
    "pupils",
    metadata,
    _id(),
    _uid(),
    _text("legal_forename"),
    _text("legal_surname"),
    _text("preferred_forename"),
    _text("preferred_surname"),
    _text("form"),
    _text("year_group"),
    _text("house"),
    _text("upn"),
    _text("admission_number"),
    _text("mis_id"),
    Column("date_of_birth", Date),
    _text("candidate_number"),
    _flag("no_photo"),
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
    _id(),
    _uid(),
    Column("name", Text, nullable=False, unique=True),
    _text("subject"),
    _text("year_group"),
)

class_members = Table(
    "class_members",
    metadata,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True, index=True),
)

rooms = Table(
    "rooms",
    metadata,
    _id(),
    _uid(),
    Column("name", Text, nullable=False, unique=True),
    _text("code"),
    _flag("retired"),
)

# A layout is never changed: an edited room gets a new version, and plans keep theirs.
room_versions = Table(
    "room_versions",
    metadata,
    _id(),
    _to("room_id", "rooms.id", index=True),
    Column("layout", Text, nullable=False),  # JSON
)

plans = Table(
    "plans",
    metadata,
    _id(),
    _uid(),
    _to("class_id", "classes.id"),
    _to("room_id", "rooms.id"),
    _to("room_version_id", "room_versions.id"),
    _text("name"),
    Column("from_date", Date, nullable=False),
    _to("staff_id", "staff.id"),
    Column("purpose", Text, nullable=False, server_default="lesson"),
    _text("comment"),
    Column("made_at", Integer),  # not known of plans of the first schema
    Index("plans_by_class", "class_id", "room_id", "from_date"),
)

plan_seats = Table(
    "plan_seats",
    metadata,
    Column("plan_id", ForeignKey("plans.id"), primary_key=True),
    Column("seat_id", Integer, primary_key=True),
    _to("pupil_id", "pupils.id", index=True),
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
    _id(),
    _uid(),
    _to("class_id", "classes.id", null=True, index=True),
    _to("pupil_id", "pupils.id", null=True, index=True),
    _to("room_id", "rooms.id", null=True, index=True),
    _text("purpose"),
    _text("name"),
    Column("kind", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("strength", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    _text("note"),
    Column("made_at", Integer, nullable=False),
    _to("staff_id", "staff.id"),
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

terms = Table(
    "terms",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    CheckConstraint("starts <= ends", name="term_order"),
)

periods = Table(
    "periods",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("starts", Integer, nullable=False),  # minutes since midnight, the school's time
    Column("ends", Integer, nullable=False),
)

timetable_slots = Table(
    "timetable_slots",
    metadata,
    _id(),
    _to("class_id", "classes.id"),
    _to("room_id", "rooms.id"),
    Column("weekday", Integer, nullable=False),
    _to("period_id", "periods.id"),
    _text("week"),
)

lessons = Table(
    "lessons",
    metadata,
    _id(),
    _uid(),
    _to("class_id", "classes.id"),
    Column("date", Date, nullable=False),
    _to("period_id", "periods.id", null=True),
    _to("room_id", "rooms.id", null=True),
    _to("plan_id", "plans.id", null=True, index=True),
    _flag("plan_chosen"),
)
# A class has one lesson in a period, and one outside the timetable, on a date.
Index(
    "one_lesson",
    lessons.c.class_id,
    lessons.c.date,
    func.coalesce(lessons.c.period_id, 0),
    unique=True,
)

# Today's changes: who sits elsewhere than on the plan, for this lesson only. A pupil who is not in
# the class is a guest; one without a seat has none today.
lesson_seats = Table(
    "lesson_seats",
    metadata,
    Column("lesson_id", ForeignKey("lessons.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True, index=True),
    Column("seat_id", Integer),
)

register_marks = Table(
    "register_marks",
    metadata,
    Column("lesson_id", ForeignKey("lessons.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("recorded_at", Integer, nullable=False),
)

behaviour_types = Table(
    "behaviour_types",
    metadata,
    _id(),
    _uid(),
    Column("name", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("points", Integer, nullable=False),
    _text("category"),
    _text("icon"),
    _text("shortcut"),
    _text("step"),
    _text("plain_reason"),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean(create_constraint=True, name="retired_flag"), nullable=False),
)

entries = Table(
    "entries",
    metadata,
    _id(),
    _uid(),
    Column("batch", Text, nullable=False),
    _to("pupil_id", "pupils.id"),
    _to("class_id", "classes.id", null=True),
    _to("lesson_id", "lessons.id", null=True, index=True),
    _to("type_id", "behaviour_types.id"),
    # The behaviour type as it was then.
    Column("type_name", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("points", Integer, nullable=False),
    _text("step"),
    Column("happened_at", Integer, nullable=False),
    Column("recorded_at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("seat_id", Integer),
    _text("note"),
    _to("staff_id", "staff.id"),
    Index("entries_by_pupil", "pupil_id", "happened_at"),
    Index("entries_by_class", "class_id", "happened_at"),
)

# An entry is never edited or deleted. A void takes it back; lifting the void brings it back.
entry_voids = Table(
    "entry_voids",
    metadata,
    _id(),
    _to("entry_id", "entries.id", index=True),
    Column("reason", Text, nullable=False),
    Column("voided_at", Integer, nullable=False),
    Column("lifted_at", Integer),
    _to("staff_id", "staff.id"),
)

prints = Table(
    "prints",
    metadata,
    _id(),
    Column("number", Text, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("audience", Text, nullable=False),
    _text("purpose"),
    _to("class_id", "classes.id", null=True),
    _to("pupil_id", "pupils.id", null=True),
    Column("printed_at", Integer, nullable=False),
    Column("destroy_by", Date),
    _to("staff_id", "staff.id"),
)
