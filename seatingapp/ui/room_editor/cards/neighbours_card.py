"""Neighbours: what the lines mean, and how two chosen seats sit to each other."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from seatingapp.domain.rooms import Relation
from seatingapp.domain.wording import counted
from seatingapp.ui.room_editor.canvas.overlay_painting import link_pen
from seatingapp.ui.room_editor.pairing import corrected, pair_words, relation_of
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.room_editor.words import RELATIONS
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_LEGEND = (
    (Relation.SAME_DESK, "at the same desk"),
    (Relation.BESIDE, "beside, at another desk"),
    (Relation.IN_FRONT, "in front and behind"),
    (Relation.ACROSS, "across the table"),
)


class LineSample(QWidget):
    """A piece of the line by which a relation is drawn."""

    def __init__(self, relation: Relation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relation = relation
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Long enough to tell dashes."""
        return QSize(52, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(link_pen(self._relation, current_tokens()))
        painter.drawLine(QLineF(0, 8, 52, 8))


class RelationButton(Button):
    """One way in which two seats may be said to lie."""

    said = Signal(object)  # Relation or None

    def __init__(self, relation: Relation | None, parent: QWidget | None = None) -> None:
        name = relation.name.lower() if relation else "none"
        super().__init__(RELATIONS[relation], name=f"relation-{name}", parent=parent)
        self.relation = relation
        self.setCheckable(True)
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.said.emit(self.relation)


class NeighboursCard(Card):
    """`said` with how the second seat lies to the first; `restored` to measure again."""

    said = Signal(object)  # Relation or None
    restored = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Neighbours", name="neighbours-card", parent=parent)
        self._sentence = Text("", name="pair-words", wrap=True)
        self._choices = QWidget()
        self._buttons = [RelationButton(relation) for relation in RELATIONS]
        self._restore = Button("As measured", name="relation-measured")
        self._build()
        for button in self._buttons:
            button.said.connect(self.said)
        self._restore.clicked.connect(self.restored)

    def show_state(self, state: EditorState) -> None:
        """Show the chosen pair; emits nothing."""
        by_hand = len(state.layout.corrections)
        self.set_note(f"{counted(by_hand, 'pair')} said by hand" if by_hand else "")
        self._choices.setVisible(state.pair is not None)
        if state.pair is None:
            self._sentence.setText(
                "Choose a second seat."
                if state.seats
                else "Click two seats, or a line between them, to say how they sit."
            )
            return
        self._sentence.setText(pair_words(state))
        relation = relation_of(state, *state.pair)
        for button in self._buttons:
            is_so = button.relation is relation
            button.setChecked(is_so)
            button.set_kind(ButtonKind.PRIMARY if is_so else ButtonKind.QUIET)
        self._restore.setEnabled(corrected(state.layout, *state.pair))

    def take_focus(self) -> None:
        """Give the keyboard to the first choice."""
        if self._choices.isVisible():
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self.body.addWidget(self._sentence)
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate(self._buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, place // 2, place % 2)
        column.addLayout(grid)
        column.addWidget(self._restore)
        self.body.addWidget(self._choices)
        self.body.addSpacing(4)
        for relation, words in _LEGEND:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(LineSample(relation))
            row.addWidget(Text(words, TextRole.MUTED), 1)
            self.body.addLayout(row)
        self.body.addWidget(
            Text(
                "A diamond marks what was said by hand, a cross a pair that is none.",
                TextRole.SMALL,
                wrap=True,
            )
        )
