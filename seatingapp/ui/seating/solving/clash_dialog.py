"""The dialog for musts that cannot hold together: which, why, and what to do about it."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.seating.solved import ClashRow, ClashState
from seatingapp.ui.seating.solving.dialogs import scrolled
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_HIDDEN = (
    "{count} musts cannot hold together, so no plan keeps them all. Which they are is private."
)
_HIDDEN_ONE = "One must cannot be kept by any plan. Which it is is private."
_WORKING = "Working out what leaving each out would give …"
_WORKED_OUT = "What leaving each out would give is worked out."


class ClashDialog(PlainDialog):
    """Closes when anything is chosen. Without private view it names no rule and no pupil.

    What leaving each out would give may come later: the rows stay, and with them the focus.
    """

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
        self._rows.addStretch(1)
        self._shown: dict[str, _Row] = {}  # by the uid of the rule
        self._area = scrolled(self._list, "clash-list")
        self._said = Text("", TextRole.SMALL, name="clash-said", wrap=True)
        self._show = Button("Show private data", name="clash-private")
        self._show.clicked.connect(self.private_requested)
        self._fewest = Button("Show the plan that breaks the fewest", name="clash-fewest")
        self._fewest.clicked.connect(self.fewest_requested)
        self.content.addWidget(self._why)
        self.content.addSpacing(4)
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
        """Show these rules; who knows one already keeps its buttons."""
        told = any(row.dropped for row in rows) and not any(r.told for r in self._shown.values())
        wanted = {row.uid for row in rows}
        for uid in [uid for uid in self._shown if uid not in wanted]:
            self._remove(self._shown.pop(uid))
        for number, row in enumerate(rows, 1):
            line = self._shown.get(row.uid)
            if line is None:
                line = self._shown[row.uid] = self._new_row(number)
                self._rows.insertWidget(number - 1, line)
            line.show_row(row)
        self._order_keys(rows)
        if told and self.isVisible():
            announce(self, _WORKED_OUT)

    def _order_keys(self, rows: tuple[ClashRow, ...]) -> None:
        """Tab goes down the rules and then to the buttons below, as the eye does."""
        chain = [button for row in rows for button in self._shown[row.uid].buttons]
        chain += [self._show, self._fewest, self._accept]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _new_row(self, number: int) -> _Row:
        line = _Row(number)
        line.leave_out_requested.connect(self.leave_out_requested)
        line.edit_requested.connect(self.edit_requested)
        return line

    def _remove(self, line: _Row) -> None:
        """Take a rule away; the focus stays in the dialog."""
        focused = cast("QWidget | None", self.focusWidget())
        if focused is not None and line.isAncestorOf(focused):
            self._fewest.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


def _title(state: ClashState) -> str:
    return "This rule cannot be kept" if state.count == 1 else "These rules cannot hold together"


class _Row(QWidget):
    """One rule, with what giving it up would give."""

    leave_out_requested = Signal(str)
    edit_requested = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._uid = ""
        self._sentence = Text("", TextRole.CARD_TITLE, name=f"clash-{number}", wrap=True)
        self._dropped = Text("", TextRole.SMALL, name=f"clash-{number}-dropped", wrap=True)
        self._off = Button("", name=f"clash-{number}-off")
        self._off.clicked.connect(self._leave_out)
        self._edit = Button("Edit", name=f"clash-{number}-edit", kind=ButtonKind.PLAIN)
        self._edit.clicked.connect(self._ask_edit)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._sentence)
        texts.addWidget(self._dropped)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(texts, 1)
        line.addWidget(self._off, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def buttons(self) -> tuple[Button, Button]:
        """What can be pressed, from left to right."""
        return self._off, self._edit

    @property
    def told(self) -> bool:
        """Whether it says what leaving the rule out would give."""
        return bool(self._dropped.text())

    def show_row(self, row: ClashRow) -> None:
        """Show a rule; emits nothing."""
        self._uid = row.uid
        self._sentence.setText(row.sentence)
        self._dropped.setText(row.dropped)
        word = "Unpin" if row.pin else "Switch off"
        self._off.setText(word)
        self._off.setAccessibleName(f"{word} and arrange again: {row.sentence}. {row.dropped}")
        self._off.setToolTip(f"{word} and arrange again")
        self._edit.setAccessibleName(f"Edit: {row.sentence}")
        self._edit.setVisible(not row.pin)

    def _leave_out(self) -> None:
        self.leave_out_requested.emit(self._uid)

    def _ask_edit(self) -> None:
        self.edit_requested.emit(self._uid)
