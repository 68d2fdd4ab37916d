"""The card in which comments on a plan and on its seats are written; only in private view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from seatingapp.services.plan_comments import LONGEST
from seatingapp.ui.seating.state import Comments
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_NO_SEAT = "Select a pupil or an empty seat to comment on it."


class CommentsCard(Card):
    """`comment_requested` with plan id, seat id (None: the plan), and text.

    A comment is saved with Enter, and when the user goes elsewhere; no text removes it.
    """

    comment_requested = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__("Comments", "private", name="comments")
        self._shown: Comments | None = None
        self._plan = _field("comment-plan", "Comment on the plan")
        self._seat_title = Text("", TextRole.SMALL, name="comment-seat-title", wrap=True)
        self._seat = _field("comment-seat", "Comment on the seat")
        self._plan.editingFinished.connect(self._ask_plan)
        self._seat.editingFinished.connect(self._ask_seat)
        self.body.setSpacing(4)
        self.body.addWidget(Text("This plan", TextRole.SMALL))
        for widget in (self._plan, self._seat_title, self._seat):
            self.body.addWidget(widget)

    def show_comments(self, comments: Comments | None) -> None:
        """Show what was written; emits nothing. What is being typed stays where it is about this.

        Where private data goes, the card goes, and what is being typed is saved first: the view
        may have been hidden by the clock.
        """
        if comments is None:
            self._ask_plan()
            self._ask_seat()
            self._shown = None
            self.hide()
            self._plan.clear()
            self._seat.clear()
            return
        before, self._shown = self._shown, comments
        self.show()
        same_plan = before is not None and before.plan_id == comments.plan_id
        same_seat = same_plan and before is not None and before.seat_id == comments.seat_id
        _show(self._plan, comments.plan, keep=same_plan)
        _show(self._seat, comments.seat, keep=same_seat)
        self._seat.setVisible(comments.seat_id is not None)
        self._seat.setAccessibleName(f"Comment: {comments.seat_title}")
        self._seat_title.setText(comments.seat_title or _NO_SEAT)

    def _ask_plan(self) -> None:
        shown = self._shown
        if shown is not None and self._plan.text().strip() != shown.plan:
            self._plan.setModified(False)
            self.comment_requested.emit(shown.plan_id, None, self._plan.text())

    def _ask_seat(self) -> None:
        shown = self._shown
        if shown is None or shown.seat_id is None or self._seat.text().strip() == shown.seat:
            return
        self._seat.setModified(False)
        self.comment_requested.emit(shown.plan_id, shown.seat_id, self._seat.text())


def _field(name: str, accessible: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    field.setPlaceholderText("none")
    field.setMaxLength(LONGEST)
    return field


def _show(field: QLineEdit, text: str, *, keep: bool) -> None:
    """Set only where it differs: setting a text forgets what can be undone in the field."""
    typing = keep and field.hasFocus() and field.isModified()
    if not typing and field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)
