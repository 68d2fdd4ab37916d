"""Rooms and plans in full: codes, purposes, comments, today's changes, candidates, photo wishes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add columns that old rows can do without, and tables that start empty."""
    op.add_column("pupils", _text("candidate_number"))
    op.add_column("pupils", _flag("no_photo"))
    op.add_column("rooms", _text("code"))
    op.add_column("rooms", _flag("retired"))
    op.add_column("plans", sa.Column("purpose", sa.Text, nullable=False, server_default="lesson"))
    op.add_column("plans", _text("comment"))
    op.add_column("plans", sa.Column("made_at", sa.Integer))
    op.add_column("lessons", _flag("plan_chosen"))
    op.create_table(
        "plan_comments",
        sa.Column("plan_id", sa.Integer, sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("seat_id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "lesson_seats",
        sa.Column("lesson_id", sa.Integer, sa.ForeignKey("lessons.id"), primary_key=True),
        sa.Column("pupil_id", sa.Integer, sa.ForeignKey("pupils.id"), primary_key=True),
        sa.Column("seat_id", sa.Integer),
    )
    op.create_index("ix_lesson_seats_pupil_id", "lesson_seats", ["pupil_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default="0")
