"""Finding a pupil by a few letters."""

from __future__ import annotations

from seatingapp.domain.names import fold, matches
from seatingapp.services.classes import ClassCard
from seatingapp.ui.lesson.arming import Arming
from seatingapp.ui.lesson.context import LessonContext
from seatingapp.ui.lesson.moving import Moving

MOST_MATCHES = 6


def found(cards: tuple[ClassCard, ...], query: str) -> tuple[ClassCard, ...]:
    """Return the pupils whose name fits, those first whose shown name begins with the letters."""
    if not fold(query):
        return ()
    fitting = [c for c in cards if matches(query, c.person)]
    fitting.sort(key=lambda c: not fold(c.name).startswith(fold(query)))
    return tuple(fitting[:MOST_MATCHES])


class Finding:
    """The find box: open while `GoingOn.query` is a text."""

    def __init__(self, context: LessonContext, arming: Arming, moving: Moving) -> None:
        """Work on what all parts share; `arming` logs for whoever is found, `moving` welcomes."""
        self._on = context
        self._arming = arming
        self._moving = moving

    def open(self, query: str = "") -> None:
        """Open the box, with letters that were typed already."""
        self._on.going.query = query
        self._on.going.inviting = False
        self._on.going.popover = None
        self._on.show()

    def typed_on_page(self, letters: str) -> None:
        """Letters that were typed outside the box open it while something waits for a name.

        In the window of a pupil they begin the name of the next one.
        """
        going = self._on.going
        waits = going.armed is not None or going.leaving_out or going.duty
        if (waits or going.popover is not None) and going.query is None:
            self.open(letters)

    def edit(self, query: str) -> None:
        """Look for other letters."""
        self._on.going.query = query
        self._on.show()

    def close(self) -> None:
        """Close the box."""
        self._on.going.query = None
        self._on.going.inviting = False
        self._on.show()

    def close_pupil(self) -> None:
        """Close the small window of a pupil."""
        self._on.going.popover = None
        self._on.show()

    def choose(self, pupil_id: int) -> None:
        """Log for a pupil if something is armed; else show who it is. A guest is welcomed."""
        going = self._on.going
        if going.inviting:
            self._moving.welcome(pupil_id)
            return
        going.query = None
        if going.leaving_out:
            self._arming.leave_out(frozenset({pupil_id}))
        elif going.armed is not None:
            self._arming.log(going.armed, (pupil_id,))
            self._on.show()
        else:
            going.popover, going.lead = pupil_id, ""
            if not going.duty:
                self._on.view.focus_pupil(pupil_id)
            self._on.show()
