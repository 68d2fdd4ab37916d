"""The school's clock, the timetable, and lessons that took place."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    func,
)

from seatingapp.storage.schema.columns import flag, metadata, refers, row_id, text, uid

terms = Table(
    "terms",
    metadata,
    row_id(),
    Column("name", Text, nullable=False),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    CheckConstraint("starts <= ends", name="term_order"),
)

# Days within a term on which there is no school: holidays and INSET days.
closures = Table(
    "closures",
    metadata,
    row_id(),
    Column("kind", Text, nullable=False),
    text("name"),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    CheckConstraint("starts <= ends", name="closure_order"),
)

# A period that lessons took place in is retired, never deleted.
periods = Table(
    "periods",
    metadata,
    row_id(),
    Column("name", Text, nullable=False, unique=True),
    Column("starts", Integer, nullable=False),  # minutes since midnight, the school's time
    Column("ends", Integer, nullable=False),
    flag("retired"),
)

# Where a day of the week has other times for a period; without times there is none that day.
period_days = Table(
    "period_days",
    metadata,
    Column("period_id", ForeignKey("periods.id"), primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("starts", Integer),
    Column("ends", Integer),
    CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="both_times"),
)

timetable_slots = Table(
    "timetable_slots",
    metadata,
    row_id(),
    refers("class_id", "classes.id"),
    refers("room_id", "rooms.id", null=True),
    Column("weekday", Integer, nullable=False),
    refers("period_id", "periods.id"),
    text("week"),
)

lessons = Table(
    "lessons",
    metadata,
    row_id(),
    uid(),
    refers("class_id", "classes.id"),
    Column("date", Date, nullable=False),
    refers("period_id", "periods.id", null=True),
    refers("room_id", "rooms.id", null=True),
    refers("plan_id", "plans.id", null=True, index=True),
    flag("plan_chosen"),
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

# How often somebody was picked in a class, so that picking can be fair over weeks.
picks = Table(
    "picks",
    metadata,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("pupil_id", ForeignKey("pupils.id"), primary_key=True, index=True),
    Column("times", Integer, nullable=False),
)
