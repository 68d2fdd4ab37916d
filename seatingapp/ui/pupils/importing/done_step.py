"""Step 3: what was imported, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from seatingapp.ui.pupils.importing.state import Result
from seatingapp.ui.pupils.result_card import lay_out_result
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

_WIDTH = 560
_OFFERED = 12


class SeatButton(Button):
    """Offers to seat one class."""

    wanted = Signal(int)

    def __init__(self, class_id: int, name: str, *, first: bool) -> None:
        kind = ButtonKind.PRIMARY if first else ButtonKind.QUIET
        label = f"Seat {name}".replace("&", "&&")
        super().__init__(label, name=f"seat-{class_id}", kind=kind)
        self._class_id = class_id
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self._class_id)


class DoneStep(QWidget):
    """`seating_requested` with a class; `list_requested` to see the pupils."""

    seating_requested = Signal(int)
    list_requested = Signal()
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-done")
        self._result: Result | None = None
        self._buttons: list[SeatButton] = []
        self._headline = Text("", TextRole.TITLE, name="import-headline", wrap=True)
        self._detail = Text("", TextRole.MUTED, name="import-detail", wrap=True)
        self._next = Text("What next?", TextRole.CARD_TITLE)
        self._box = QWidget()
        self._flow = FlowLayout(self._box)
        self._list = Button("Show the pupils", name="show-pupils")
        self._more = Button("Import more", name="import-more", kind=ButtonKind.PLAIN)
        self._list.clicked.connect(self.list_requested)
        self._more.clicked.connect(self.more_requested)
        self._build()

    def show_result(self, result: Result | None) -> None:
        """Show a result; emits nothing."""
        if result is None or result == self._result:
            return
        self._result = result
        self._headline.setText(result.headline)
        self._detail.setText(result.detail)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, (class_id, name) in enumerate(result.classes[:_OFFERED]):
            button = SeatButton(class_id, name, first=place == 0)
            button.wanted.connect(self.seating_requested)
            self._flow.addWidget(button)
            self._buttons.append(button)
            button.show()
        self._flow.invalidate()
        self._next.setVisible(bool(result.classes))
        self._box.setVisible(bool(result.classes))

    def take_focus(self) -> None:
        """Let Enter do the next thing."""
        (self._buttons[0] if self._buttons else self._list).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _build(self) -> None:
        card = Card(name="import-result")
        card.setMaximumWidth(_WIDTH)
        texts, buttons = (self._headline, self._detail), (self._list, self._more)
        lay_out_result(self, card, texts, (self._next, self._box), buttons)
