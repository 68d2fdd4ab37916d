"""The detention room as a picture: who sits where, and who is not here yet. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from seatingapp.domain.detentions import Act, DetentionState, may
from seatingapp.domain.names import short_names
from seatingapp.domain.room_order import seat_labels
from seatingapp.domain.rooms import RoomLayout
from seatingapp.services.detention_lists import Listed
from seatingapp.ui.plan_view.state import CardState, PlanState


def seat_picture(layout: RoomLayout, here: Iterable[Listed], picked: str = "") -> PlanState:
    """Return the picture. Whoever is not here yet is greyed; `picked` is the uid whom Enter marks.

    A click marks who came, so cards answer to it; all can be moved, and those without a seat are
    in the tray.
    """
    labels = seat_labels(layout)
    those = [one for one in here if may(Act.SEAT, one.detention)]
    called = short_names(
        {one.detention.pupil_id: one.person for one in those},
        {one.detention.pupil_id: one.form for one in those},
    )
    seated = {d.seat_id: one for one in those if (d := one.detention).seat_id in labels}
    standing = sorted(
        (one for one in those if one not in seated.values()), key=lambda one: one.person.sort_key
    )
    return PlanState(
        layout,
        cards={seat: _card(one, called) for seat, one in seated.items()},
        tray=tuple(_card(one, called) for one in standing),
        armed=True,
        movable=True,
        show_numbers=True,
        numbers=labels,
        highlighted=frozenset(s for s, one in seated.items() if one.detention.uid == picked),
    )


def _card(one: Listed, called: Mapping[int, str]) -> CardState:
    detention = one.detention
    awaited = detention.state is DetentionState.PENDING
    return CardState(
        detention.pupil_id,
        called[detention.pupil_id],
        one.person.initials,
        absent=awaited,
        late=bool(one.late),
        awaited=awaited,
    )
