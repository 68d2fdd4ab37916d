"""Connects a tray to its presenter, wherever it is shown."""

from __future__ import annotations

from seatingapp.ui.completing.presenter import TrayPresenter
from seatingapp.ui.completing.tray import Tray


def connect(tray: Tray, presenter: TrayPresenter) -> None:
    """Let the presenter hear what a person does in the tray; whoever calls keeps both."""
    tray.picked.connect(presenter.pick)
    tray.number_pressed.connect(presenter.press)
    tray.moved.connect(presenter.move)
    tray.note_edited.connect(presenter.note)
    tray.done_requested.connect(presenter.done)
    tray.nothing_requested.connect(presenter.nothing_to_add)
    tray.later_requested.connect(presenter.later)
    tray.split_requested.connect(presenter.split)
    tray.row_chosen.connect(presenter.choose)
