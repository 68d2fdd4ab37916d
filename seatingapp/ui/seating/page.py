"""The Seating page: the plan on the left, what is known of it on the right."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.domain.room_templates import Template
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.seating.canvas import PlanCanvas
from seatingapp.ui.seating.class_button import ClassButton
from seatingapp.ui.seating.panel import PlanPanel
from seatingapp.ui.seating.start_panel import StartPanel
from seatingapp.ui.seating.state import Body, SeatingState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.side_panel import WIDTH

_GAP = 8  # px, between the buttons and a message
_CANVAS = 832  # share of the width, against that of the panel
_BODIES = (Body.NO_CLASS, Body.NO_PLAN, Body.PLAN)


class SeatingPage(EditingPage):
    """Shows a `SeatingState`; everything the user wants leaves by a signal.

    `print_requested` and `import_requested` are for the app; the others for the presenter.
    `canvas`, `panel`, `start` and `pill` are its parts, with signals of their own.
    """

    class_requested = Signal(int)
    room_requested = Signal(object)  # room id, or None for the room of the newest plan
    dialog_requested = Signal(object)  # Template
    room_added = Signal(object, bool)  # RoomDraft, whether to fill
    history_requested = Signal()
    compare_requested = Signal()
    print_requested = Signal(int, int)  # class id; plan id
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Seating", name="seating", parent=parent)
        self._state = SeatingState()
        self._class = ClassButton()
        self.pill = PrivacyPill()
        self._plans = Button("History", name="plan-history")
        self._compare = Button("Compare", name="plan-compare")
        self._print = Button("Print", name="print", kind=ButtonKind.PRIMARY)
        self.canvas = PlanCanvas()
        self.panel = PlanPanel()
        self.start = StartPanel()
        self._empty = EmptyState(
            "pupils",
            "No classes yet",
            "Import a class list first. Then its pupils wait here in the tray, to be dragged onto "
            "a plan of the room.",
            name="seating-empty",
            action="Import a class list",
        )
        self._body = QStackedWidget()
        self._build()
        self.addActions(self.canvas.solve.keys)
        self._say_over(self.canvas, above=56)  # over the room, not over the buttons
        self._connect()

    def show_state(self, state: SeatingState) -> None:
        """Show a state; emits nothing."""
        self._state = state
        if state.body is Body.NO_CLASS:
            self._header.set_texts("Seating")
        else:
            self._header.set_texts("", state.subtitle)
            self._header.setAccessibleName(f"Seating of {state.class_name}")
        title = self._header.findChild(QWidget, "seating-header-title")
        if title is not None:  # the button says it
            title.setVisible(state.body is Body.NO_CLASS)
        head = self._header.layout()
        if head is not None:  # the button has a margin of its own
            head.setContentsMargins(16 if state.body is Body.NO_CLASS else 10, 0, 16, 0)
        self._class.setVisible(state.body is not Body.NO_CLASS)
        self._class.show_classes(state.classes, state.class_id)
        self._history.show_state(state.history)
        for button in (self._plans, self._compare, self._print):
            button.setVisible(state.body is Body.PLAN)
        self.pill.setVisible(state.body is Body.PLAN)
        self.pill.show_privacy(state.privacy)
        self._show_body(state.body)
        if state.body is Body.PLAN:
            self.panel.show_state(state)
        elif state.body is Body.NO_PLAN:
            self.start.show_state(state)
        # Without a plan this empties the picture: nothing of the last class stays in memory.
        self.canvas.show_state(state)

    def _show_body(self, body: Body) -> None:
        """Change over; what had the focus may go, and nothing outside the page must get it."""
        was_here = self._holds_focus()
        self._body.setCurrentIndex(_BODIES.index(body))
        if was_here and not self._holds_focus():
            self._class.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        focused = cast("QWidget | None", self.window().focusWidget())
        return focused is not None and self.isAncestorOf(focused)

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        """Open the dialog for a new room."""
        dialog = RoomDialog(taken, draft, accept="Add room and start plan", parent=self)
        dialog.room_requested.connect(self._add_room)
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys work at once; no ring until one is pressed."""
        super().showEvent(event)
        if not event.spontaneous() and self._state.body is Body.PLAN:
            self.canvas.plan.setFocus(Qt.FocusReason.MouseFocusReason)

    def _build(self) -> None:
        head = self._header.layout()
        if isinstance(head, QHBoxLayout):
            head.insertWidget(0, self._class)
        undo, redo = self._history.undo, self._history.redo
        for widget in (self.pill, self._plans, self._compare, undo, redo, self._print):
            self._header.add_action(widget)
        plan = QWidget()
        row = QHBoxLayout(plan)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.canvas, _CANVAS)
        row.addWidget(self.panel, WIDTH)
        for body in (self._empty, self.start, plan):
            self._body.addWidget(body)
        self._stack(self, self._body)

    def _connect(self) -> None:
        self._class.class_requested.connect(self.class_requested)
        self._plans.clicked.connect(self.history_requested)
        self._compare.clicked.connect(self.compare_requested)
        self._print.clicked.connect(self._ask_print)
        self._empty.action_requested.connect(self.import_requested)
        self.canvas.hint.connect(self._show_hint)
        self.panel.facts.room_requested.connect(self.room_requested)
        self.panel.facts.add_room_requested.connect(self._ask_dialog)
        self.start.template_requested.connect(self.dialog_requested)
        self.start.back_requested.connect(self._ask_back)

    def _ask_print(self) -> None:
        if self._state.class_id is not None:
            self.print_requested.emit(self._state.class_id, self._state.plan_id or 0)

    def _ask_dialog(self) -> None:
        self.dialog_requested.emit(Template.ROWS_OF_DOUBLES)

    def _ask_back(self) -> None:
        self.room_requested.emit(None)

    def _add_room(self, draft: RoomDraft) -> None:
        self.room_added.emit(draft, self._state.body is Body.NO_PLAN and self.start.fill)

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done, above the buttons: they take two lines where the page is narrow."""
        self._toast.set_above(self.canvas.buttons_height + _GAP)
        super().show_message(text, undo=undo)

    def _show_hint(self, text: str) -> None:
        """Write down what the plan said; it told screen readers itself."""
        self._toast.set_above(self.canvas.buttons_height + _GAP)
        self._toast.show_message(text, "", aloud=False)
