"""What arranging by rules needs of the window: dialogs, a moment later, and warm processes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from seatingapp.ui.crew import Crew
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.solved import ClashState, LeftOutQuestion, ScoreState, UndecidedQuestion
from seatingapp.ui.seating.solving.clash_dialog import ClashDialog
from seatingapp.ui.seating.solving.dialogs import LeftOutDialog, PartsDialog, SeedDialog
from seatingapp.ui.seating.solving.undecided_dialog import UndecidedDialog
from seatingapp.ui.slow_work import Progress, Runner

SOON_MS = 40  # after the last change, so that what changed is painted first
WARM_MS = 1500  # after the page was first shown


class Later(QObject):
    """Calls back once, a moment after it was last asked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_MS)
        self._timer.timeout.connect(self._due)

    def ask(self, call: Callable[[], None]) -> None:
        """Call this; whatever else was to be called is not."""
        self._call = call
        self._timer.start()

    def _due(self) -> None:
        if self._call is not None:
            self._call()


class Warmth(QObject):
    """Starts the processes once, a while after the page was first shown."""

    def __init__(self, page: QWidget, runner: Runner, crew: Crew) -> None:
        super().__init__(page)
        self._runner, self._crew = runner, crew
        self._begun = False

    def begin(self) -> None:
        """The page is shown."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(WARM_MS, self, self._warm)

    def _warm(self) -> None:
        crew = self._crew

        def work(_progress: Progress) -> None:
            crew.warm()

        self._runner.run(work, _warmed, _warmed)


def _warmed(_nothing: object) -> None:
    """Take the end of warming up, which nobody waits for."""


class SolvingDialogs(QObject):
    """A `Talk`: the dialogs over the page. What they are answered leaves by signals."""

    left_out_chosen = Signal(object)  # frozenset of pupil ids
    undecided_used = Signal()
    longer_requested = Signal()
    seed_chosen = Signal(int)
    leave_out_requested = Signal(str)
    edit_requested = Signal(str)  # in the dialog
    editor_due = Signal(str)  # once it is closed
    fewest_requested = Signal()
    clash_closed = Signal()
    rules_due = Signal()

    def __init__(self, page: QWidget, private: PrivateView) -> None:
        super().__init__(page)
        self._page, self._private = page, private
        self._clash: ClashDialog | None = None
        self._parts: PartsDialog | None = None

    def ask_who_gets_no_seat(self, question: LeftOutQuestion) -> None:
        """Open the dialog."""
        dialog = LeftOutDialog(question, self._page)
        dialog.chosen.connect(self.left_out_chosen)
        dialog.open()

    def ask_undecided(self, question: UndecidedQuestion) -> None:
        """Open the dialog."""
        dialog = UndecidedDialog(question, self._page)
        dialog.use_requested.connect(self.undecided_used)
        dialog.longer_requested.connect(self.longer_requested)
        dialog.open()

    def ask_seed(self, seed: int | None) -> None:
        """Ask for a seed, with the last one offered."""
        dialog = SeedDialog(seed, self._page)
        dialog.chosen.connect(self.seed_chosen)
        dialog.open()

    def show_parts(self, state: ScoreState) -> None:
        """Show what the score is made of."""
        self._parts = PartsDialog(state, self._page)
        self._parts.open()

    def show_clash(self, state: ClashState) -> None:
        """Show which musts cannot hold together."""
        if self._clash is not None and isValid(self._clash):
            self._clash.show_state(state)
            return
        dialog = ClashDialog(state, self._page)
        dialog.leave_out_requested.connect(self.leave_out_requested)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.fewest_requested.connect(self.fewest_requested)
        dialog.private_requested.connect(self._private.ask)
        dialog.finished.connect(self._closed)
        self._clash = dialog
        dialog.open()

    def close_clash(self) -> None:
        """Close that dialog, if it is open."""
        dialog, self._clash = self._clash, None
        if dialog is not None and isValid(dialog):
            dialog.close()

    def refresh_rules(self) -> None:
        """Their card is to be shown anew."""
        self.rules_due.emit()

    def edit_rule(self, uid: str) -> None:
        """Open the editor of a rule."""
        self.editor_due.emit(uid)

    def privacy_changed(self) -> None:
        """What a score is made of is private."""
        if not self._private.shown and self._parts is not None and isValid(self._parts):
            self._parts.close()
            self._parts = None

    def _closed(self) -> None:
        if self._clash is not None:  # by the user, not from here
            self._clash = None
            self.clash_closed.emit()
