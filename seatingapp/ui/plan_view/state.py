"""What a plan view shows, as frozen data: one `PlanState` in, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.pupils import Mark
from seatingapp.domain.rooms import RoomLayout

# Gives the bytes of a photo (JPEG or PNG) for its key, or nothing where there is none.
PhotoProvider: TypeAlias = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class CardState:
    """One pupil's card.

    `praise` and `concern` are points of this lesson; either is drawn only where it is neither
    None nor 0, and concern always with a minus. `marks`, `has_action` and `concern` are private:
    they are drawn only while `PlanState.show_private`. `photo_key` asks the photo provider.
    """

    pupil_id: int
    name: str
    initials: str
    photo_key: str | None = None
    marks: tuple[Mark, ...] = ()
    has_action: bool = False
    praise: int | None = None
    concern: int | None = None
    absent: bool = False
    late: bool = False
    elsewhere: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class PlanState:
    """The whole picture: a room, who sits where (`cards` by seat id), and what is going on.

    `armed`: a click on a card logs something, so cards answer to the pointer. `movable`: cards
    can be dragged and picked up. `tray` holds pupils without a seat; the view itself uses it for
    names only, `TrayStrip` shows it.
    """

    layout: RoomLayout
    side: Side = Side.TEACHER
    cards: Mapping[int, CardState] = field(default_factory=dict)
    tray: tuple[CardState, ...] = ()
    selected: frozenset[int] = frozenset()
    armed: bool = False
    show_private: bool = False
    movable: bool = False

    def seat_of(self, pupil_id: int) -> int | None:
        """The seat where a pupil sits, if anywhere."""
        return next((s for s, c in self.cards.items() if c.pupil_id == pupil_id), None)

    def card_of(self, pupil_id: int) -> CardState | None:
        """The card of a pupil, seated or in the tray."""
        every = (*self.cards.values(), *self.tray)
        return next((c for c in every if c.pupil_id == pupil_id), None)


EMPTY_PLAN = PlanState(RoomLayout(0, 0))
