"""The Follow-up page: a switch between its parts, and what stands there while nobody may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.followup.board_safe import BoardSafeCounts
from seatingapp.ui.followup.state import FollowUpState
from seatingapp.ui.part import Part
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.widgets.segmented import SegmentedControl

MakePart = Callable[[str], Part]
_FINISHED = "What was begun in private view is finished."
_NOT_DONE = Refusal(
    "Something that was begun in private view could not be done.",
    todo="Show private data and begin again.",
)


class FollowUpPage(EditingPage):
    """Shows a `FollowUpState`. A part is made when it is first seen, by the function given.

    Board-safe it shows how much waits and nothing else.
    """

    part_requested = Signal(str)
    private_requested = Signal()

    def __init__(
        self, parts: Sequence[tuple[str, str]], make: MakePart, parent: QWidget | None = None
    ) -> None:
        """Offer `parts` as (key, title)."""
        super().__init__("Follow-up", name="followup", parent=parent)
        self.pill = PrivacyPill()
        self.switch = SegmentedControl(
            parts, name="followup-parts", accessible="Part of the follow-up"
        )
        self._make = make
        self._parts: dict[str, Part] = {}
        self._safe = BoardSafeCounts()
        self._layers = QStackedWidget()
        self._layers.setObjectName("followup-layers")
        # Not at the bottom, where the buttons of the parts are on a small screen.
        self._say_over(self._build(), above=24, beside=self.switch)
        self.switch.choice_requested.connect(self._choose)
        self._safe.private_requested.connect(self.private_requested)

    def show_state(self, state: FollowUpState) -> None:
        """Show counts and, in private, the chosen part; emits nothing of the page's own."""
        self._header.set_texts("Follow-up", state.subtitle)
        self._history.show_state(state.history)
        self.pill.show_privacy(state.privacy)
        self.switch.choose(state.chosen)
        for part in state.parts:
            self.switch.set_text(part.key, part.tab)
        self._safe.show_state(state)
        if state.is_private and state.chosen:
            self._layers.setCurrentWidget(self._part(state.chosen))
        else:
            self._leave_private()

    def _leave_private(self) -> None:
        """What was said of somebody goes with what was shown."""
        if not self._is_safe():
            self.clear_messages()
            self._layers.setCurrentWidget(self._safe)

    def _part(self, key: str) -> Part:
        if key not in self._parts:
            part = self._parts[key] = self._make(key)
            part.said.connect(self._say)
            part.refused.connect(self._refuse)
            part.settled.connect(self.clear_refusal)
            self._layers.addWidget(part)
        return self._parts[key]

    def _choose(self, key: str) -> None:
        """Who pressed the switch wants to work there, also where the part is in front already."""
        self.part_requested.emit(key)
        if not self._is_safe():
            self._part(self.switch.chosen()).take_keys()

    def _say(self, text: str, undo: bool) -> None:
        """Pass on what a part says; what slow work says later is for private view only."""
        if self._is_safe():
            self.show_message(_FINISHED, undo=False)
        else:
            self.show_message(text, undo=undo)

    def _refuse(self, refusal: Refusal) -> None:
        self.show_refusal(_NOT_DONE if self._is_safe() else refusal)

    def _is_safe(self) -> bool:
        return self._layers.currentWidget() is self._safe

    def _build(self) -> QWidget:
        """Lay the page out; return all of it below the header."""
        for widget in (self._history.undo, self._history.redo, self.pill):
            self._header.add_action(widget)
        self._layers.addWidget(self._safe)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._layers, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._stack(content, body)
        page.addWidget(content)
        return body
