"""The columns that many tables have alike. Moments are microseconds since 1970 in UTC."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData()


def row_id() -> Column[int]:
    """The row's number within this vault."""
    return Column("id", Integer, primary_key=True)


def uid() -> Column[str]:
    """What stays the same when the row travels to another vault."""
    return Column("uid", Text, nullable=False, unique=True)


def text(name: str) -> Column[str]:
    """Text that is empty where nobody said anything."""
    return Column(name, Text, nullable=False, server_default="")


def refers(name: str, target: str, *, null: bool = False, index: bool = False) -> Column[int]:
    """A row of another table."""
    return Column(name, Integer, ForeignKey(target), nullable=null, index=index)


def flag(name: str, *, default: bool = False) -> Column[bool]:
    """Yes or no; what rows get that were there before the column."""
    return Column(name, Boolean, nullable=False, server_default="1" if default else "0")


def number(name: str, *, default: int = 0) -> Column[int]:
    """A whole number, and what rows get that were there before the column."""
    return Column(name, Integer, nullable=False, server_default=str(default))


def moment(name: str, *, null: bool = False) -> Column[int]:
    """A moment."""
    return Column(name, Integer, nullable=null)
