"""The card about the selected pupil, or several: what is known, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.seating.state import Chosen
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole


class ChosenPupil(Card):
    """The selected pupil, or several, with what can be done to them; hidden without any."""

    pin_requested = Signal(object, bool)
    unseat_requested = Signal(object)
    beside_requested = Signal(int)  # everyone whom a pupil has sat next to

    def __init__(self) -> None:
        super().__init__("Selected", name="chosen")
        self._chosen: Chosen | None = None
        self._name = Text("", TextRole.HEADING, name="chosen-name", wrap=True)
        # A name in Arabic stands where the others stand.
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._detail = Text("", TextRole.MUTED, name="chosen-detail", wrap=True)
        self._private = Text("", TextRole.BODY, name="chosen-private", wrap=True)
        self._near = Text("", TextRole.BODY, name="chosen-near", wrap=True)
        self._why = Text("", TextRole.SMALL, name="chosen-why", wrap=True)
        self._beside = Button("Has sat next to …", name="chosen-beside", kind=ButtonKind.LINK)
        self._beside.clicked.connect(self._ask_beside)
        self._pin = Button("Pin here", name="chosen-pin", icon="pin", shortcut_hint="P")
        self._unseat = Button("To the tray", name="chosen-unseat", shortcut_hint="Del")
        self._pin.clicked.connect(self._ask_pin)
        self._unseat.clicked.connect(self._ask_unseat)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._pin)
        row.addWidget(self._unseat)
        row.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text in (self._name, self._detail, self._private):
            texts.addWidget(text)
        self.body.addLayout(texts)
        self.body.addWidget(self._near)
        self.body.addWidget(self._why)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self._beside)

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show who is selected; emits nothing."""
        self._chosen = chosen
        self.setVisible(chosen is not None)
        self._name.setText(chosen.title if chosen else "")
        self._detail.setText(chosen.detail if chosen else "")
        words = _private_words(chosen) if chosen else ""
        self._private.setText(words)
        self._private.setVisible(bool(words))
        near = chosen.near if chosen else ()
        self._near.setText("\n".join(f"{where}: {who}" for where, who in near))
        self._near.setVisible(bool(near))
        why = chosen.why if chosen else ()
        self._why.setText("\n".join(("Why here:", *why)) if why else "")
        self._why.setVisible(bool(why))
        alone = chosen is not None and len(chosen.pupil_ids) == 1
        self._beside.setVisible(alone)
        self._buttons.setVisible(chosen is not None and chosen.seated)
        if chosen is not None:
            self._pin.setText("Unpin" if chosen.pinned else "Pin here")
            self._pin.setAccessibleName(f"{self._pin.text()}: {chosen.title}")
            self._pin.updateGeometry()
            self._beside.setAccessibleName(f"Everyone whom {chosen.title} has sat next to")
            self._unseat.setEnabled(not chosen.pinned)
            self._unseat.setAccessibleName(f"To the tray: {chosen.title}")

    def _ask_pin(self) -> None:
        if self._chosen is not None:
            self.pin_requested.emit(self._chosen.pupil_ids, not self._chosen.pinned)

    def _ask_unseat(self) -> None:
        if self._chosen is not None:
            self.unseat_requested.emit(self._chosen.pupil_ids)

    def _ask_beside(self) -> None:
        if self._chosen is not None and len(self._chosen.pupil_ids) == 1:
            self.beside_requested.emit(next(iter(self._chosen.pupil_ids)))


def _private_words(chosen: Chosen) -> str:
    parts = [f"{mark.text}: {mark.meaning}" for mark in chosen.marks]
    return "\n".join([*parts, *([chosen.action] if chosen.action else [])])
