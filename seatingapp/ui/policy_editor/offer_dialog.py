"""The dialog that shows what another policy would change before it is put into force."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from seatingapp.ui.policy_editor.state import Offer
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_WISHED = QSize(760, 560)
_KEPT = (
    "Entries stay as they are. Behaviours that have entries are retired, not deleted. One Ctrl Z"
    " brings everything back."
)


class OfferDialog(PlainDialog):
    """`use_requested` with the key of the policy that is to be in force."""

    use_requested = Signal(str)

    def __init__(self, offers: tuple[Offer, ...], parent: QWidget | None = None) -> None:
        title = "Start from another policy" if len(offers) > 1 else offers[0].name
        super().__init__(title, name="policy-offer", accept="Use this policy", parent=parent)
        self._offers = {offer.key: offer for offer in offers}
        names = [(offer.key, offer.name) for offer in offers]
        self._which = SegmentedControl(names, name="offer-which", accessible="Which policy")
        self._about = Text("", name="offer-about", wrap=True)
        self._head = Text("", TextRole.CARD_TITLE, name="offer-head")
        self._lines = QPlainTextEdit()
        self._lines.setObjectName("offer-lines")
        self._lines.setAccessibleName("What would change")
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        for widget in (self._which, self._about, self._head):
            self.content.addWidget(widget)
        self._which.setVisible(len(offers) > 1)
        self.content.addWidget(self._lines, 1)
        self.content.addWidget(Text(_KEPT, TextRole.SMALL, name="offer-kept", wrap=True))
        self._which.choice_requested.connect(self.show_offer)
        self.accepted.connect(self._use)
        self._key = ""
        self.show_offer(offers[0].key)
        self.resize(fitting(_WISHED, parent))

    def show_offer(self, key: str) -> None:
        """Show what one of them would change; emits nothing."""
        self._key, offer = key, self._offers[key]
        self._which.choose(key)
        self._about.setText(offer.about)
        self._about.setVisible(bool(offer.about))
        same = "It says what is in force already."
        self._head.setText("What would change" if offer.lines else same)
        self._lines.setPlainText("\n".join(f"• {line}" for line in (*offer.lines, *offer.notes)))
        self._lines.setVisible(bool(offer.lines))
        self.set_acceptable(bool(offer.lines))

    def _use(self) -> None:
        self.use_requested.emit(self._key)
