"""The button in a page's header that says whether private data can be seen, and asks to change it.

Showing takes two acts, a click and an answer; hiding takes one click.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from seatingapp.ui.privacy import Privacy
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.dialog import PlainDialog

_SAFE = "Board-safe: private data hidden"
KEYS = "Ctrl+Shift+B"
_EXPOSED = "Private view: hide"


class PrivacyPill(Button):
    """Asks by signals; the state comes back by `show_privacy`, which emits nothing.

    Ctrl Shift B does what a click does, wherever the focus is in a window that shows the pill.
    """

    ask_requested = Signal()
    confirmed = Signal()
    hide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SAFE, name="privacy", kind=ButtonKind.SAFE, parent=parent)
        self._privacy = Privacy.BOARD_SAFE
        self._question: PlainDialog | None = None
        self.clicked.connect(self._clicked)
        QShortcut(QKeySequence(KEYS), self).activated.connect(self._clicked)

    def show_privacy(self, privacy: Privacy) -> None:
        """Show a state of the private view; put or withdraw the question."""
        self._privacy = privacy
        exposed = privacy is Privacy.PRIVATE
        self.setText(_EXPOSED if exposed else _SAFE)
        self.setAccessibleName(self.text())
        self.setToolTip(
            "Hide characteristics again" if exposed else "Show characteristics and actions"
        )
        self.set_kind(ButtonKind.EXPOSED if exposed else ButtonKind.SAFE)
        # Pages that are not in front hear of it too; one question is enough, and a second window
        # would count as another window coming to the front, which withdraws the first.
        if privacy is Privacy.ASKED and self._question is None and self.isVisible():
            self._put_question()
        elif privacy is not Privacy.ASKED and self._question is not None:
            question, self._question = self._question, None
            question.done(0)

    def _clicked(self) -> None:
        if self._privacy is Privacy.PRIVATE:
            self.hide_requested.emit()
        else:
            self.ask_requested.emit()

    def _put_question(self) -> None:
        self._question = PlainDialog(
            "Show private data?",
            "Characteristics, actions, rules for seating and what follows behaviour will be on the "
            "screen. Make sure that nobody else sees it, on the board either. They hide "
            "again after two minutes without input, when you leave the page or the app, and when "
            "it locks.",
            name="privacy-question",
            accept="Show private data",
            reject="Keep hidden",
            safe=True,
            parent=self.window(),
        )
        self._question.accepted.connect(self._accepted)
        self._question.rejected.connect(self._rejected)
        self._question.open()

    def _accepted(self) -> None:
        self._question = None
        self.confirmed.emit()

    def _rejected(self) -> None:
        if self._question is not None:
            self._question = None
            self.hide_requested.emit()
