"""Adds, replaces and removes the photo of one pupil, and marks who wants none; knows no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from seatingapp.domain.errors import Refusal
from seatingapp.exchange.photo_pictures import ScaledPhoto
from seatingapp.exchange.photo_reading import read_photo
from seatingapp.services.photos import ChangePhotos, MarkNoPhoto, PhotoChange
from seatingapp.services.workspace import Edit
from seatingapp.ui.pupils.photos.presenter import Performing
from seatingapp.ui.slow_work import Runner


class SayingView(Protocol):
    """The page, as far as this knows it."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done, with a way to take it back if `undo`."""


class OnePhoto:
    """Turns the intents of the details card into edits."""

    def __init__(self, view: SayingView, editing: Performing, runner: Runner) -> None:
        """Take what it works with."""
        self._view, self._editing, self._runner = view, editing, runner

    def put(self, pupil_id: int, path: Path) -> None:
        """Read a picture, which takes a moment, and make it the pupil's photo."""

        def read(scaled: ScaledPhoto) -> None:
            self._perform(ChangePhotos((PhotoChange(pupil_id, scaled.image),)))

        self._runner.run(lambda _progress: read_photo(path), read, self._view.show_refusal)

    def remove(self, pupil_id: int) -> None:
        """Remove the pupil's photo."""
        self._perform(ChangePhotos((PhotoChange(pupil_id, None),)))

    def mark(self, pupil_id: int, wished: bool) -> None:
        """Note that the pupil wants no photo, or may have one."""
        self._perform(MarkNoPhoto(pupil_id, wished))

    def _perform(self, edit: Edit) -> None:
        done = self._editing.perform(edit)
        if done is not None:
            self._view.show_message(done.said, undo=True)
