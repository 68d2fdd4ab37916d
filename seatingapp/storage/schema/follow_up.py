"""What follows entries: detentions, rules that draft, drafts, reports, interventions.

Nothing here is a decision of the app's: a draft waits until a person releases or dismisses it.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
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

detention_types = Table(
    "detention_types",
    metadata,
    row_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    Column("minutes", Integer, nullable=False),
    text("place"),
    refers("room_id", "rooms.id", null=True),
    Column("starts", Integer, nullable=False),  # minutes since midnight, the school's time
    number("notice_days"),  # school days between setting it and the day
    number("position"),
    flag("retired"),
)

# `follows_id` is the detention in whose place this one stands: missed and upscaled, or moved.
detentions = Table(
    "detentions",
    metadata,
    row_id(),
    uid(),
    refers("pupil_id", "pupils.id", index=True),
    refers("type_id", "detention_types.id"),
    Column("type_name", Text, nullable=False),  # as it was then
    Column("date", Date, nullable=False, index=True),
    Column("starts", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    text("place"),
    refers("room_id", "rooms.id", null=True),
    Column("seat_id", Integer),
    Column("state", Text, nullable=False),
    text("reason"),
    refers("follows_id", "detentions.id", null=True),
    moment("arrived_at", null=True),
    moment("made_at"),
    refers("staff_id", "staff.id"),
)

detention_entries = Table(
    "detention_entries",
    metadata,
    Column("detention_id", ForeignKey("detentions.id"), primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, index=True),
)

# What became of a detention, in order; never changed.
detention_changes = Table(
    "detention_changes",
    metadata,
    row_id(),
    refers("detention_id", "detentions.id", index=True),
    Column("what", Text, nullable=False),
    text("note"),
    moment("at"),
    refers("staff_id", "staff.id"),
)

# Such as "3 concerns within 5 school days"; `data` (JSON) is described in `domain.draft_rules`.
draft_rules = Table(
    "draft_rules",
    metadata,
    row_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    number("position"),
    moment("made_at"),
    refers("staff_id", "staff.id"),
)

# `source` names the rule or ladder step that made it; with pupil and window it makes one draft.
drafts = Table(
    "drafts",
    metadata,
    row_id(),
    uid(),
    Column("source", Text, nullable=False),
    refers("rule_id", "draft_rules.id", null=True, index=True),
    refers("pupil_id", "pupils.id", index=True),
    Column("window", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("why", Text, nullable=False),  # in the words of that day
    Column("state", Text, nullable=False, index=True),
    moment("made_at"),
    moment("decided_at", null=True),
    text("note"),
    refers("detention_id", "detentions.id", null=True),
    refers("staff_id", "staff.id"),
    UniqueConstraint("source", "pupil_id", "window"),
)

draft_entries = Table(
    "draft_entries",
    metadata,
    Column("draft_id", ForeignKey("drafts.id"), primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, index=True),
)

on_reports = Table(
    "on_reports",
    metadata,
    row_id(),
    uid(),
    refers("pupil_id", "pupils.id", index=True),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    text("signed_by"),
    text("outcome"),
    Column("closed_on", Date),
    moment("made_at"),
    refers("staff_id", "staff.id"),
    CheckConstraint("starts <= ends", name="report_order"),
)

report_targets = Table(
    "report_targets",
    metadata,
    Column("report_id", ForeignKey("on_reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

report_ratings = Table(
    "report_ratings",
    metadata,
    Column("report_id", ForeignKey("on_reports.id"), primary_key=True),
    Column("lesson_id", ForeignKey("lessons.id"), primary_key=True, index=True),
    Column("position", Integer, primary_key=True),  # of the target
    Column("rating", Integer, nullable=False),
    text("note"),
    moment("at"),
    refers("staff_id", "staff.id"),
)

interventions = Table(
    "interventions",
    metadata,
    row_id(),
    uid(),
    refers("pupil_id", "pupils.id", index=True),
    Column("what", Text, nullable=False),
    Column("starts", Date, nullable=False),
    Column("ends", Date),
    text("note"),
    text("outcome"),
    moment("made_at"),
    refers("staff_id", "staff.id"),
)

# What a pupil is owed before anybody punishes: shown with each draft about them.
adjustments = Table(
    "adjustments",
    metadata,
    row_id(),
    uid(),
    refers("pupil_id", "pupils.id", index=True),
    Column("text", Text, nullable=False),
    moment("made_at"),
    refers("staff_id", "staff.id"),
)
