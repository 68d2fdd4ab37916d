"""Small dialogs of arranging: who gets no seat, which seed, and what the score is made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.seating.solved import LeftOutQuestion, ScorePart, ScoreState
from seatingapp.ui.seating.solving.words import score_words
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_LARGEST_SEED = 999_999
_PARTS = "Each rule is a number of checks; a wish that is granted wins points by its weight."


def scrolled(inner: QWidget, name: str) -> QScrollArea:
    """Return an area in which a long list can be scrolled."""
    inner.setProperty("scrolled", "true")
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


class LeftOutDialog(PlainDialog):
    """`chosen` with those who get no seat: exactly as many as are missing."""

    chosen = Signal(object)  # frozenset of pupil ids

    def __init__(self, question: LeftOutQuestion, parent: QWidget) -> None:
        super().__init__(
            "Fewer seats than pupils",
            question.words,
            name="left-out",
            accept="Arrange the others",
            parent=parent,
        )
        self._missing = question.missing
        self._boxes: dict[int, CheckBox] = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        half = (len(question.pupils) + 1) // 2
        for number, (pupil_id, name) in enumerate(question.pupils):
            box = CheckBox(name, name=f"left-out-{pupil_id}")
            box.setChecked(pupil_id in question.chosen)
            box.clicked.connect(self._count)
            grid.addWidget(box, number % half, number // half)
            self._boxes[pupil_id] = box
        self._said = Text("", TextRole.SMALL, name="left-out-said")
        self.content.addWidget(scrolled(inner, "left-out-list"), 1)
        self.content.addWidget(self._said)
        self.accepted.connect(self._choose)
        self.resize(fitting(QSize(520, min(240 + 30 * half, 620)), parent))
        self._count()

    def _ticked(self) -> frozenset[int]:
        return frozenset(p for p, box in self._boxes.items() if box.isChecked())

    def _count(self) -> None:
        count = len(self._ticked())
        self._said.setText(f"{count} of {self._missing} chosen")
        self._said.set_tone("muted" if count == self._missing else "warning")
        self.set_acceptable(count == self._missing)

    def _choose(self) -> None:
        self.chosen.emit(self._ticked())


class SeedDialog(PlainDialog):
    """`chosen` with a seed."""

    chosen = Signal(int)

    def __init__(self, seed: int | None, parent: QWidget) -> None:
        super().__init__(
            "Arrange with a seed",
            "The same class, rules and seed give the same plan, on every computer.",
            name="seed",
            accept="Arrange",
            parent=parent,
        )
        self.field = QLineEdit("" if seed is None else str(seed))
        self.field.setObjectName("seed-field")
        self.field.setAccessibleName("Seed, a whole number")
        self.field.setPlaceholderText("for example 4711")
        self.field.setValidator(QIntValidator(0, _LARGEST_SEED, self.field))
        self.field.setFixedSize(160, 32)
        self.field.selectAll()
        self.field.textEdited.connect(self._edited)
        self.content.addWidget(self.field)
        self.accepted.connect(self._choose)
        self.set_acceptable(seed is not None)

    def _edited(self) -> None:
        self.set_acceptable(self.field.hasAcceptableInput())

    def _choose(self) -> None:
        self.chosen.emit(int(self.field.text()))


class PartsDialog(PlainDialog):
    """What each rule won of what it could win; private."""

    def __init__(self, state: ScoreState, parent: QWidget) -> None:
        title = score_words(state.score, state.most)
        super().__init__(
            title[:1].upper() + title[1:] if title else "This plan",
            _PARTS,
            name="parts",
            accept="Close",
            reject="",
            parent=parent,
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, part in enumerate(state.parts):
            _add(grid, row, part)
        column.addLayout(grid)
        column.addStretch(1)
        self.content.addWidget(scrolled(inner, "parts-list"), 1)
        height = 175 + 26 * max(1, len(state.parts))
        self.resize(fitting(QSize(620, min(height, 600)), parent))


def _add(grid: QGridLayout, row: int, part: ScorePart) -> None:
    points = f"{part.points} of {part.most}" if part.most else ""
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(Text(part.strength.value, TextRole.CARD_TITLE), row, 0, top)
    grid.addWidget(Text(part.sentence, TextRole.BODY, wrap=True), row, 1)
    grid.addWidget(Text(part.said, TextRole.MUTED), row, 2, top)
    last = Text(points, TextRole.CARD_TITLE, name=f"part-{row}-points")
    grid.addWidget(last, row, 3, top | Qt.AlignmentFlag.AlignRight)
