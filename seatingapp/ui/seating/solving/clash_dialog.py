"""The dialog for musts that cannot hold together: which, why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.seating.solved import ClashRow, ClashState
from seatingapp.ui.seating.solving.dialogs import scrolled
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_HIDDEN = (
    "{count} musts cannot hold together, so no plan keeps them all. Which they are is private."
)
_HIDDEN_ONE = "One must cannot be kept by any plan. Which it is is private."
_WORKING = "Working out what leaving each out would give …"


class ClashDialog(PlainDialog):
    """Closes when anything is chosen. Without private view it names no rule and no pupil."""

    leave_out_requested = Signal(str)  # uid of a rule
    edit_requested = Signal(str)
    fewest_requested = Signal()
    private_requested = Signal()

    def __init__(self, state: ClashState, parent: QWidget) -> None:
        super().__init__(
            _title(state),
            name="clash",
            accept="Close",
            reject="",
            parent=parent,
        )
        self._why = Text("", TextRole.BODY, name="clash-why", wrap=True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(10)
        self._area = scrolled(self._list, "clash-list")
        self._said = Text("", TextRole.SMALL, name="clash-said", wrap=True)
        self._show = Button("Show private data", name="clash-private")
        self._show.clicked.connect(self.private_requested)
        self._fewest = Button("Show the plan that breaks the fewest", name="clash-fewest")
        self._fewest.clicked.connect(self.fewest_requested)
        self.content.addWidget(self._why)
        self.content.addWidget(self._area, 1)
        self.content.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self._show)
        row.addWidget(self._fewest)
        row.addStretch(1)
        self.content.addLayout(row)
        self.show_state(state)

    def show_state(self, state: ClashState) -> None:
        """Show a contradiction; emits nothing."""
        said = ""
        if not state.private:
            one = state.count == 1
            self._why.setText(_HIDDEN_ONE if one else _HIDDEN.format(count=state.count))
        else:
            self._why.setText(state.words)
            if not state.minimal:
                said = "Perhaps not all of these are needed for it."
            if not state.whole:
                said = f"{said} {_WORKING}".strip()
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._show.setVisible(not state.private)
        self._area.setVisible(state.private)
        self._fill(state.rows)
        height = 240 + 54 * len(state.rows)
        self.resize(fitting(QSize(640, min(height, 620)), self.parentWidget()))

    def _fill(self, rows: tuple[ClashRow, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows, 1):
            line = _Row(number, row)
            line.leave_out_requested.connect(self.leave_out_requested)
            line.edit_requested.connect(self.edit_requested)
            self._rows.addWidget(line)
        self._rows.addStretch(1)


def _title(state: ClashState) -> str:
    return "This rule cannot be kept" if state.count == 1 else "These rules cannot hold together"


class _Row(QWidget):
    """One rule, with what giving it up would give."""

    leave_out_requested = Signal(str)
    edit_requested = Signal(str)

    def __init__(self, number: int, row: ClashRow) -> None:
        super().__init__()
        self._uid = row.uid
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(row.sentence, TextRole.CARD_TITLE, name=f"clash-{number}", wrap=True))
        dropped = Text(row.dropped, TextRole.SMALL, name=f"clash-{number}-dropped", wrap=True)
        texts.addWidget(dropped)
        word = "Unpin" if row.pin else "Switch off"
        off = Button(word, name=f"clash-{number}-off")
        off.setAccessibleName(f"{word} and arrange again: {row.sentence}. {row.dropped}")
        off.setToolTip(f"{word} and arrange again")
        off.clicked.connect(self._leave_out)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(texts, 1)
        line.addWidget(off, 0, Qt.AlignmentFlag.AlignTop)
        if not row.pin:
            edit = Button("Edit", name=f"clash-{number}-edit", kind=ButtonKind.PLAIN)
            edit.setAccessibleName(f"Edit: {row.sentence}")
            edit.clicked.connect(self._edit)
            line.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)

    def _leave_out(self) -> None:
        self.leave_out_requested.emit(self._uid)

    def _edit(self) -> None:
        self.edit_requested.emit(self._uid)
