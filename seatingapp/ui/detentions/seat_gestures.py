"""What is done on the picture of the detention room, as edits; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable

from seatingapp.domain.detentions import DetentionState
from seatingapp.services.detention_seats import TakeSeat
from seatingapp.services.workspace import Edit
from seatingapp.ui.detentions.attendance import Attendance

SEATS, ARRIVAL = "seats", "arrival"  # what stands beside those who are expected


class SeatGestures:
    """`perform` does an edit and shows it, `show` brings the view up to date, `came` marks."""

    def __init__(
        self,
        attendance: Attendance,
        perform: Callable[[Edit], object],
        show: Callable[[], None],
        came: Callable[[str], None],
    ) -> None:
        """Work on what the room shows."""
        self._attendance = attendance
        self._perform, self._show, self._came = perform, show, came

    def show(self, key: str) -> None:
        """Show the room with its seats, or who came in their order."""
        self._attendance.show_seats(on=key == SEATS)
        self._show()

    def fill(self, order: str) -> None:
        """Fill the seats of the room in an order, or empty them."""
        edit = self._attendance.filling(order)
        if edit is not None:
            self._perform(edit)

    def tap(self, pupil_id: int) -> None:
        """A click on somebody who is not here yet marks that they came."""
        one = self._attendance.of_pupil(pupil_id)
        if one is not None and one.state is DetentionState.PENDING:
            self._came(one.uid)

    def take(self, pupil_id: int, seat_id: int | None = None) -> None:
        """Put somebody on a seat of the room, or on none."""
        one = self._attendance.of_pupil(pupil_id)
        if one is not None:
            self._perform(TakeSeat(one.uid, seat_id))
