"""The last step of both imports: what was done in a card of its own, and where to go from here."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import IconDisc


def lay_out_result(
    step: QWidget,
    card: Card,
    texts: Iterable[QWidget],
    between: Iterable[QWidget],
    buttons: Iterable[QWidget],
) -> None:
    """Fill the card with texts beside a tick, what is between, and buttons; put it on the step."""
    told = QVBoxLayout()
    told.setSpacing(2)
    for text in texts:
        told.addWidget(text)
    head = QHBoxLayout()
    head.setSpacing(16)
    head.addWidget(IconDisc("check"), 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(told, 1)
    last = QHBoxLayout()
    last.setSpacing(8)
    for button in buttons:
        last.addWidget(button)
    last.addStretch(1)
    card.body.setSpacing(12)
    card.body.setContentsMargins(12, 12, 12, 8)
    card.body.addLayout(head)
    for widget in between:
        card.body.addWidget(widget)
    card.body.addLayout(last)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 100)
    row.addStretch(1)
    column = QVBoxLayout(step)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
