"""Opens what the Seating page offers for plans, and does what they ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from seatingapp.domain.errors import Refusal
from seatingapp.services.plan_comments import SetComment
from seatingapp.services.plan_lines import use_room_as_it_is
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.place import Place
from seatingapp.ui.privacy import PrivateView

PlanId = Callable[[], int | None]


class PlanDialogs(QObject):
    """`made` with the id of a plan that was started. Lives as long as the page.

    Each dialog is imported when it is opened: the page itself is not to wait for it.
    """

    made = Signal(int)

    def __init__(
        self,
        page: EditingPage,
        tools: PageTools,
        private: PrivateView,
        at: Place,
        shown: PlanId,
    ) -> None:
        """Work for `page`; `at` says where the user is, `shown` which plan is on the page."""
        super().__init__(page)
        self._page, self._tools, self._at, self._shown = page, tools, at, shown
        self._private = private

    def new_plan(self) -> None:
        """Ask what for, where and from when on a plan is wanted."""
        if self._at.class_id is None:
            return
        from seatingapp.ui.seating.starting.dialog import NewPlanDialog

        dialog = NewPlanDialog(
            self._tools.workspace, self._at.class_id, self._shown(), self._at.room_id, self._page
        )
        dialog.start_requested.connect(self.start)
        dialog.open()

    def copy(self, key: str) -> None:
        """Ask for the class or room that the plan is copied to."""
        plan_id = self._shown()
        if plan_id is not None:
            from seatingapp.ui.seating.copying.dialog import CopyDialog
            from seatingapp.ui.seating.copying.presenter import CopyTo

            dialog = CopyDialog(self._tools.workspace, plan_id, CopyTo(key), self._page)
            dialog.copy_requested.connect(self.start)
            dialog.open()

    def history(self) -> None:
        """Show the history of the class."""
        class_id = self._at.class_id
        if class_id is None:
            return
        from seatingapp.ui.seating.history.dialog import HistoryDialog

        dialog = HistoryDialog(
            self._tools.workspace, self._private, class_id, self._shown(), self._page
        )
        dialog.restore_requested.connect(self.start)
        dialog.delete_requested.connect(self._delete)
        dialog.compare_requested.connect(self.compare_with)
        dialog.neighbours_requested.connect(self.neighbours_on)
        dialog.refused.connect(self._page.show_refusal)
        dialog.open()

    def compare(self) -> None:
        """Show the plan on the page beside the one before it."""
        self.compare_with(None)

    def compare_with(self, plan_id: int | None) -> None:
        """Show the plan on the page beside another one."""
        class_id = self._at.class_id
        if class_id is not None:
            from seatingapp.ui.seating.compare.dialog import CompareDialog

            workspace, shown = self._tools.workspace, self._shown()
            CompareDialog(workspace, class_id, shown, plan_id, self._page).open()

    def neighbours_on(self, day: dt.date) -> None:
        """Show who sat next to whom in the class on a day, over the history if that is open."""
        class_id = self._at.class_id
        if class_id is not None:
            from seatingapp.ui.seating.history.dialog import HistoryDialog
            from seatingapp.ui.seating.together.dialog import OnDayDialog

            over = self._page.findChild(HistoryDialog) or self._page
            OnDayDialog(self._tools.workspace, class_id, day, over).open()

    def everyone_beside(self, pupil_id: int) -> None:
        """Show everyone whom a pupil has sat next to."""
        from seatingapp.ui.seating.together.dialog import EveryoneDialog

        EveryoneDialog(self._tools.workspace, pupil_id, self._page).open()

    def use_room(self) -> None:
        """Go on in the room as it is now."""
        plan_id = self._shown()
        if plan_id is None:
            return
        workspace = self._tools.workspace
        today = workspace.read(school).today(workspace.clock())
        try:
            started = workspace.read(lambda s: use_room_as_it_is(s, plan_id, today))
        except Refusal as refusal:
            self._page.show_refusal(refusal)
            return
        said = "A new plan in the room as it is now; the old one is kept."
        self.start(started.edit, f"{said} {started.note}".strip())

    def comment(self, plan_id: int, seat_id: int | None, text: str) -> None:
        """Write a comment on a plan or one of its seats."""
        done = self._tools.editor.perform(SetComment(plan_id, seat_id, text))
        if done is not None:
            self._page.show_message(done.said, undo=True)

    def _delete(self, edit: Edit) -> None:
        done = self._tools.editor.perform(edit)
        if done is not None:
            self._page.show_message(f"{done.said}. Nothing was taught on it.", undo=True)

    def start(self, edit: Edit, said: str) -> None:
        """Start a plan and go to it; what is said then lies over it."""
        done = self._tools.editor.perform(edit)
        if done is None:
            return
        if done.plan_id is not None:
            self.made.emit(done.plan_id)
        self._page.show_message(said, undo=True)
