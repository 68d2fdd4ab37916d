"""Photos for the cards, read one at a time when a card is drawn. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from seatingapp.services.classes import photo_of
from seatingapp.services.workspace import Workspace


def photos_in(workspace: Workspace) -> Callable[[str], bytes | None]:
    """Return what answers a card's key, the pupil's id, with the photo in this vault."""

    def photo(key: str) -> bytes | None:
        pupil_id = int(key)
        return workspace.read(lambda session: photo_of(session, pupil_id))

    return photo
