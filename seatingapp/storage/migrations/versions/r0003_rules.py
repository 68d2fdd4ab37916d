"""Rules for seating, and how plans were arranged."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add tables that start empty."""
    op.create_table(
        "rules",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        sa.Column("class_id", sa.Integer, sa.ForeignKey("classes.id")),
        sa.Column("pupil_id", sa.Integer, sa.ForeignKey("pupils.id")),
        sa.Column("room_id", sa.Integer, sa.ForeignKey("rooms.id")),
        _text("purpose"),
        _text("name"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("strength", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        _text("note"),
        sa.Column("made_at", sa.Integer, nullable=False),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.id"), nullable=False),
        sa.CheckConstraint("(class_id IS NULL) != (pupil_id IS NULL)", name="rule_owner"),
        sa.CheckConstraint("room_id IS NULL OR class_id IS NOT NULL", name="rule_line"),
    )
    for column in ("class_id", "pupil_id", "room_id"):
        op.create_index(f"ix_rules_{column}", "rules", [column])
    op.create_table(
        "rule_pupils",
        sa.Column("rule_id", sa.Integer, sa.ForeignKey("rules.id"), primary_key=True),
        sa.Column("pupil_id", sa.Integer, sa.ForeignKey("pupils.id"), primary_key=True),
    )
    op.create_index("ix_rule_pupils_pupil_id", "rule_pupils", ["pupil_id"])
    op.create_table(
        "plan_records",
        sa.Column("plan_id", sa.Integer, sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("data", sa.Text, nullable=False),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")
