"""Makes the part about detentions, and the dialogs that it opens."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from seatingapp.domain.detentions import Act, Detention
from seatingapp.services.detentions import by_uids
from seatingapp.services.workspace import Done
from seatingapp.ui.detentions.asking import MissedDialog, ReasonDialog
from seatingapp.ui.detentions.doing import Doing
from seatingapp.ui.detentions.part import DetentionsPart
from seatingapp.ui.detentions.presenter import DetentionsPresenter
from seatingapp.ui.detentions.print_dialog import PrintDialog
from seatingapp.ui.detentions.timing import Purpose
from seatingapp.ui.detentions.timing_dialog import TimingDialog
from seatingapp.ui.detentions.types_dialog import TypesDialog
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.part import PartWiring
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tasks import TasksFor
from seatingapp.ui.to_printer import ToPrinter

_PURPOSES = {
    Act.MOVE: Purpose.MOVE,
    Act.RESCHEDULE: Purpose.RESCHEDULE,
    Act.UPSCALE: Purpose.UPSCALE,
}


class DetentionsWiring(PartWiring):
    """Joins the part, its presenter and its dialogs; belongs to the part."""

    def __init__(self, part: DetentionsPart, tools: PageTools, private: PrivateView) -> None:
        """Connect intents to the presenter."""
        self.presenter = DetentionsPresenter(part, tools.workspace, tools.editor)
        super().__init__(part, self.presenter, tools.editor)
        self._part, self._tools, self._private = part, tools, private
        self._dialog: TimingDialog | TypesDialog | None = None
        self._printer = ToPrinter(part, tools.tasks)
        part.set_requested.connect(self._ask_to_set)
        part.room_requested.connect(self.presenter.take_attendance)
        self._connect_list()
        self._connect_room()

    @property
    def dialog(self) -> TimingDialog | TypesDialog | None:
        """The dialog that is open and makes edits, if any."""
        return self._dialog

    def _connect_list(self) -> None:
        self._part.list.types_requested.connect(self._ask_for_types)
        self._part.list.print_requested.connect(self._ask_to_print)
        pane, presenter = self._part.list, self.presenter
        pane.which_chosen.connect(presenter.show)
        pane.search_edited.connect(presenter.search)
        pane.table.rows_chosen.connect(presenter.select)
        pane.table.attend_requested.connect(self._attend)
        pane.table.miss_requested.connect(self._miss)
        pane.details.act_requested.connect(self._act)

    def _connect_room(self) -> None:
        room, presenter = self._part.room, self.presenter
        room.sitting_chosen.connect(presenter.choose_sitting)
        room.name_typed.connect(presenter.type_name)
        room.stepped.connect(presenter.pick)
        room.came.connect(self._came)
        room.missed.connect(self._missed)
        room.taken_back.connect(presenter.take_back)
        room.seats_requested.connect(presenter.seats.fill)
        room.beside_requested.connect(presenter.seats.show)
        room.tapped.connect(presenter.seats.tap)
        room.seat_given.connect(presenter.seats.take)
        room.seat_taken.connect(presenter.seats.take)
        room.closed.connect(presenter.leave_room)

    @Slot(object)
    def _act(self, act: Act) -> None:
        if act is Act.ATTEND:
            self._attend()
        elif act is Act.MISS:
            self._miss()
        elif act in _PURPOSES:
            self._open(_PURPOSES[act], self._chosen())
        else:
            dialog = ReasonDialog(self._private, act, self._part)
            dialog.reason_given.connect(self.presenter.explain)
            dialog.open()

    @Slot()
    def _attend(self) -> None:
        if self.presenter.may(Act.ATTEND):
            self.presenter.attend()

    @Slot()
    def _miss(self) -> None:
        if self.presenter.may(Act.MISS):
            effect = self.presenter.what_a_code_does
            dialog = MissedDialog(self._private, effect, self._part)
            dialog.code_given.connect(self.presenter.miss)
            dialog.open()

    @Slot(str)
    def _came(self, uid: str) -> None:
        self.presenter.mark(uid, came=True)

    @Slot(str)
    def _missed(self, uid: str) -> None:
        self.presenter.mark(uid, came=False)

    @Slot()
    def _ask_to_set(self) -> None:
        self._open(Purpose.SET, ())

    def _chosen(self) -> tuple[Detention, ...]:
        chosen = self.presenter.state.chosen
        uids = chosen.uids if chosen else ()
        return self._tools.workspace.read(lambda s: by_uids(s, uids))

    def _open(self, purpose: Purpose, those: tuple[Detention, ...]) -> None:
        if purpose is not Purpose.SET and not those:
            return
        dialog = TimingDialog(
            self._private, self._tools.workspace, purpose, those, parent=self._part
        )
        self._dialog = dialog
        Doing(dialog, self._tools.editor).done.connect(self._was_done)
        dialog.finished.connect(self._closed)
        dialog.open()

    @Slot(object)
    def _was_done(self, done: Done) -> None:
        self._part.show_message(done.said, undo=True)
        uid = done.uids[0] if done.uids else ""
        if isinstance(self._dialog, TypesDialog):
            self._dialog.refresh(uid)
        elif uid:
            self.presenter.find(uid)

    @Slot()
    def _ask_for_types(self) -> None:
        dialog = TypesDialog(self._private, self._tools.workspace, self._part)
        self._dialog = dialog
        Doing(dialog, self._tools.editor).done.connect(self._was_done)
        dialog.finished.connect(self._closed)
        dialog.open()

    @Slot()
    def _ask_to_print(self) -> None:
        dialog = PrintDialog(
            self._private,
            self._tools.workspace,
            partial(TasksFor, self._tools.tasks),
            self._chosen(),
            self._part,
        )
        dialog.printed.connect(self._say)
        dialog.to_printer.connect(self._part.hand_to_printer)
        dialog.open()

    @Slot(str)
    def _say(self, words: str) -> None:
        self._part.show_message(words, undo=False)

    @Slot()
    def _closed(self) -> None:
        self._dialog = None
        self._part.settled.emit()


def make_detentions_part(tools: PageTools, private: PrivateView) -> DetentionsPart:
    """Return the part; it reads the vault when it is first seen."""
    part = DetentionsPart()
    part.wiring = DetentionsWiring(part, tools, private)
    return part
