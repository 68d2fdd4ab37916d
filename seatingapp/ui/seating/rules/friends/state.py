"""What the table of friend wishes shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WishRow:
    """A pupil and up to three whom they wish for, by id and name; 0 and "" where there is none."""

    pupil_id: int
    name: str
    wishes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class FriendsState:
    """The whole table; `told` counts who wished for somebody."""

    rows: tuple[WishRow, ...] = ()
    told: str = ""
