"""The policy editor: behaviours, the ladder, and points and lists, one of them in front."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.policy_editor.ladder_part import LadderPart
from seatingapp.ui.policy_editor.points_part import PointsPart
from seatingapp.ui.policy_editor.state import Part, PolicyState
from seatingapp.ui.policy_editor.types_part import TypesPart
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, TextRole

_PARTS = (
    (Part.TYPES.value, "Behaviours"),
    (Part.LADDER.value, "Ladder"),
    (Part.POINTS.value, "Points and lists"),
)
_NARROW = 760
_HINT = "Everything is saved at once · entries so far never change · Ctrl Z undoes"


class PolicyEditor(QWidget):
    """Shows a `PolicyState`. What the user wants leaves by signals of it and of its parts."""

    part_requested = Signal(object)  # Part
    starting_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    escape_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("policy-editor")
        self.setAccessibleName("Policy editor")
        self.types, self.ladder, self.points = TypesPart(), LadderPart(), PointsPart()
        self._part = SegmentedControl(_PARTS, name="policy-part", accessible="What to work on")
        self._body = QStackedWidget()
        self._shown = Part.TYPES
        self._by_part: dict[Part, TypesPart | LadderPart | PointsPart] = {
            Part.TYPES: self.types,
            Part.LADDER: self.ladder,
            Part.POINTS: self.points,
        }
        self._body.addWidget(self.types)
        self._body.addWidget(self.ladder)
        self._body.addWidget(_scrolled(self.points))
        self._build()
        self._part.choice_requested.connect(self._ask_part)

    def show_state(self, state: PolicyState) -> None:
        """Show a state; emits nothing."""
        self._part.choose(state.part.value)
        part = self._by_part[state.part]
        part.show_state(state)
        self._shown = state.part
        self._body.setCurrentIndex(list(Part).index(state.part))

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.MouseFocusReason) -> None:
        """Let the keyboard begin with the list that is in front."""
        self._by_part[self._shown].list.setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons as pictures where there is no room for their words."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._hint.setVisible(not narrow)
        for button, words in self._buttons.items():
            button.setText("" if narrow else words)
            button.setToolTip(words if narrow else "")
            button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, and from there it ends editing."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._by_part[self._shown].list.hasFocus():
            self.escape_requested.emit()
        else:
            self.take_focus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        starting = Button("Starting policies …", name="policy-starting", icon="copy")
        read = Button("Import …", name="policy-import", icon="import")
        write = Button("Export …", name="policy-export", icon="export")
        starting.clicked.connect(self.starting_requested)
        read.clicked.connect(self.import_requested)
        write.clicked.connect(self.export_requested)
        self._buttons = {b: b.text() for b in (starting, read, write)}
        self._hint = ElidedText(_HINT, TextRole.SMALL, name="policy-hint")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._part)
        top.addWidget(self._hint, 1)
        top.addStretch()
        for button in self._buttons:
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._body, 1)

    def _ask_part(self, key: str) -> None:
        self.part_requested.emit(Part(key))


def _scrolled(part: QWidget) -> QScrollArea:
    """Let a part scroll where it is higher than the window."""
    area = QScrollArea()
    area.setObjectName("policy-points-area")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    part.setProperty("scrolled", "true")
    area.setWidget(part)
    return area
