"""Cards show the photos of the vault, and never one that was replaced or removed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from seatingapp.domain.room_templates import Template
from seatingapp.services.photos import ChangePhotos, MarkNoPhoto, PhotoChange
from seatingapp.services.rooms import AddRoom
from seatingapp.ui.photos import show_photos
from tests.conftest import Sample
from tests.gui.building import tools_for


class Cards:
    """Remembers each photo until it is told to ask anew, as the plan's cache does."""

    def __init__(self) -> None:
        self._provider: Callable[[str], bytes | None] = lambda _key: None
        self._kept: dict[str, bytes | None] = {}
        self.asked_anew = 0

    def set_photos(self, provider: Callable[[str], bytes | None]) -> None:
        self._provider = provider
        self._kept.clear()
        self.asked_anew += 1

    def photo(self, key: str) -> bytes | None:
        if key not in self._kept:
            self._kept[key] = self._provider(key)
        return self._kept[key]


def test_a_photo_that_changes_is_read_again(sample: Sample, tmp_path: Path, qapp: object) -> None:
    page, cards = QObject(), Cards()
    tools = tools_for(sample.workspace, tmp_path, page)
    show_photos(cards, tools, page)
    assert cards.photo("1") is None
    for image in (b"one", b"other", None):
        tools.editor.perform(ChangePhotos((PhotoChange(1, image),)))
        assert cards.photo("1") == image
    tools.editor.undo()
    assert cards.photo("1") == b"other"
    tools.editor.perform(MarkNoPhoto(1, wished=True))
    assert cards.photo("1") is None
    before = cards.asked_anew
    tools.editor.perform(AddRoom.of_template("New", Template.ROWS_OF_SINGLES, 2, 2))
    assert cards.asked_anew == before
