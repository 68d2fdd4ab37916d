"""The list of characteristics: which are in use, and what for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from seatingapp.domain.pupils import Characteristic
from seatingapp.ui.school.field import InPlaceField, field_label
from seatingapp.ui.school.state import KindRow, SettingsState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.chips import Pill
from seatingapp.ui.widgets.text import Text, TextRole

_INTRODUCTION = (
    "Tick what the school has a reason to record. What is not ticked is left out of every import"
    " and hidden everywhere; what is recorded already stays, and shows again when it is ticked."
)
_SHOWN = "In private view on cards and the Pupils page; on the teacher's seating chart"
_GRADED = "In private view on cards, as target and working at, and the Pupils page; on no print"
_KEPT = "In private view on the Pupils page only; on no card and no print"
_NEVER = (
    "None of this shows while private view is off, on a chart for the door or in a family"
    " summary. Most care is due where it says private everywhere: switch private view on only"
    " where nobody else sees the screen, and keep a chart with it to yourself."
)


class KindLine:
    """One kind: its box, its purpose and its mark, side by side in a grid."""

    def __init__(self, card: KindsCard, row: KindRow, grid: QGridLayout) -> None:
        """Put the three widgets into the next line of `grid`."""
        self._card, self._kind = card, row.kind
        self.box = CheckBox(row.label, name=f"kind-{row.kind.value}")
        self.purpose = InPlaceField(
            name=f"purpose-{row.kind.value}", accessible=f"Purpose of {row.label}"
        )
        self.purpose.setPlaceholderText("What it is for")
        at = grid.rowCount()
        grid.addWidget(self.box, at, 0)
        grid.addWidget(self.purpose, at, 1)
        if row.delicate:
            pill = Pill("private everywhere", "neutral", name=f"private-{row.kind.value}")
            pill.setAccessibleName(f"{row.label} is private everywhere")
            pill.setToolTip("Health, special needs, care, or a protected characteristic")
            grid.addWidget(pill, at, 2)
        grid.setRowMinimumHeight(at, 32)
        self.box.clicked.connect(self._ask_use)
        self.purpose.text_requested.connect(self._ask_purpose)

    def show_row(self, row: KindRow) -> None:
        """Show it; a purpose can be written only while the kind is in use."""
        self.box.setChecked(row.on)
        self.purpose.show_text(row.purpose)
        self.purpose.setVisible(row.on)

    def _ask_use(self, on: bool) -> None:
        self._card.use_requested.emit(self._kind, on)

    def _ask_purpose(self, text: str) -> None:
        self._card.purpose_requested.emit(self._kind, text)


class KindsCard(Card):
    """`use_requested` with a kind and whether to use it, `purpose_requested` with its purpose."""

    use_requested = Signal(object, bool)
    purpose_requested = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("Characteristics in use", name="school-kinds")
        self._lines: dict[Characteristic, KindLine] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(Text(_INTRODUCTION, TextRole.MUTED, name="kinds-intro", wrap=True))
        self.body.addLayout(self._grid)
        self.body.addWidget(Text(_NEVER, TextRole.SMALL, name="kinds-never", wrap=True))

    def show_state(self, state: SettingsState) -> None:
        """Show all kinds; emits nothing."""
        if not self._lines:
            self._fill(_SHOWN, state.shown)
            self._fill(_GRADED, state.graded)
            self._fill(_KEPT, state.kept)
        for row in (*state.shown, *state.graded, *state.kept):
            self._lines[row.kind].show_row(row)
        used = len(state.in_use)
        self.set_note(f"{used} of {len(self._lines)}" if self._lines else "")

    def _fill(self, heading: str, rows: Sequence[KindRow]) -> None:
        if not rows:
            return
        at = self._grid.rowCount()
        self._grid.addWidget(field_label(heading, self), at, 0, 1, 3)
        self._grid.setRowMinimumHeight(at, 30)
        for row in rows:
            self._lines[row.kind] = KindLine(self, row, self._grid)
