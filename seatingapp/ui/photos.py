"""Photos for the cards, read one at a time when a card is drawn, and anew when they may change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from seatingapp.services.classes import photo_of
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.page_tools import PageTools


class ShowsPhotos(Protocol):
    """A picture of a class with cards."""

    def set_photos(self, provider: Callable[[str], bytes | None]) -> None:
        """Ask `provider` from now on, and forget all photos that were drawn."""


def photos_in(workspace: Workspace) -> Callable[[str], bytes | None]:
    """Return what answers a card's key, the pupil's id, with the photo in this vault."""

    def photo(key: str) -> bytes | None:
        pupil_id = int(key)
        return workspace.read(lambda session: photo_of(session, pupil_id))

    return photo


def show_photos(cards: ShowsPhotos, tools: PageTools, page: QObject) -> None:
    """Let cards show the photos of the open vault for as long as `page` lives."""
    _FreshPhotos(cards, photos_in(tools.workspace), tools.editor, page)


class _FreshPhotos(QObject):
    """Belongs to the page; an edit of pupils may have changed a photo that was drawn already."""

    def __init__(
        self,
        cards: ShowsPhotos,
        provider: Callable[[str], bytes | None],
        editor: Editor,
        page: QObject,
    ) -> None:
        super().__init__(page)
        self._cards, self._provider = cards, provider
        cards.set_photos(provider)
        editor.changed.connect(self._changed)

    @Slot(object)
    def _changed(self, topics: object) -> None:
        if isinstance(topics, frozenset) and Topic.PUPILS in topics:
            self._cards.set_photos(self._provider)
