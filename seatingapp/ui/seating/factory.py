"""Makes the Seating page with everything it needs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from seatingapp.ui.history_buttons import history_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.photos import show_photos
from seatingapp.ui.place import Place
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import connect_pill, listen_while_alive
from seatingapp.ui.seating.exams.wiring import SpecialPlans
from seatingapp.ui.seating.page import SeatingPage
from seatingapp.ui.seating.plan_dialogs import PlanDialogs
from seatingapp.ui.seating.presenter import SeatingPresenter
from seatingapp.ui.seating.rules.wiring import RulesWiring
from seatingapp.ui.seating.solving.means import Means
from seatingapp.ui.seating.solving.wiring import Later, SolvingDialogs, Warmth
from seatingapp.ui.tasks import TasksFor

_PRIVATE_FIRST = "Rules are private: show private data first, then connect two pupils."


class SeatingWiring(QObject):
    """Joins page, presenter and editor, and keeps the presenter alive as long as the page."""

    def __init__(
        self, page: SeatingPage, tools: PageTools, private: PrivateView, at: Place
    ) -> None:
        """Connect intents to the presenter and changes to the page."""
        super().__init__(page)
        runner = TasksFor(tools.tasks, page)
        self._dialogs = SolvingDialogs(page, private)
        means = Means(runner, tools.crew, self._dialogs, Later(page).ask)
        self.presenter = SeatingPresenter(
            page, tools.workspace, tools.editor, private, at=at, means=means
        )
        self._rules = RulesWiring(page, page.panel.rules, tools, private, self.presenter.on_page)
        self._warmth = Warmth(page, runner, tools.crew)
        self._editor, self._private, self._page = tools.editor, private, page
        show_photos(page.canvas.plan, tools, page)
        self._specials = SpecialPlans(page, tools, at)
        self._plans = PlanDialogs(page, tools, private, at, self.presenter.plan_id)
        self._connect_page(page)
        self._connect_parts(page)
        self._connect_plans(page)
        self._connect_rules(page)
        self._connect_solving(page)
        connect_pill(page.pill, private)
        listen_while_alive(private, page, self.presenter.privacy_changed)
        listen_while_alive(private, page, self._dialogs.privacy_changed)
        tools.editor.changed.connect(self.presenter.changed)
        tools.editor.refused.connect(self.presenter.refused)
        tools.editor.stack.indexChanged.connect(self._history_changed)
        self._history_changed()

    def _connect_page(self, page: SeatingPage) -> None:
        presenter = self.presenter
        page.opened.connect(presenter.opened)
        page.left.connect(presenter.left)
        page.class_requested.connect(presenter.choose_class)
        page.room_requested.connect(presenter.choose_room)
        page.dialog_requested.connect(presenter.starts.ask_for_room)
        page.room_added.connect(presenter.starts.add_room)
        page.undo_requested.connect(presenter.undo)
        page.redo_requested.connect(presenter.redo)
        page.start.start_requested.connect(presenter.starts.start)

    def _connect_parts(self, page: SeatingPage) -> None:
        presenter, canvas, chosen = self.presenter, page.canvas, page.panel.chosen
        canvas.selection_requested.connect(presenter.select)
        canvas.place_requested.connect(presenter.moves.place)
        canvas.unseat_requested.connect(presenter.moves.unseat)
        canvas.pin_requested.connect(presenter.moves.pin)
        canvas.arrange_requested.connect(presenter.moves.arrange)
        canvas.side_requested.connect(presenter.turn)
        canvas.seat_requested.connect(presenter.select_seat)
        canvas.neighbours_requested.connect(presenter.show_neighbours)
        canvas.special_requested.connect(self._specials.open)
        page.start.special_requested.connect(self._specials.open)
        chosen.pin_requested.connect(presenter.moves.pin)
        chosen.unseat_requested.connect(presenter.moves.unseat)

    def _connect_plans(self, page: SeatingPage) -> None:
        plans, facts = self._plans, page.panel.facts
        for source in (self._specials, plans):
            source.made.connect(self.presenter.choose_plan)
        facts.plan_requested.connect(self.presenter.choose_plan)
        facts.new_plan_requested.connect(plans.new_plan)
        facts.copy_requested.connect(plans.copy)
        facts.use_room_requested.connect(plans.use_room)
        page.history_requested.connect(plans.history)
        page.compare_requested.connect(plans.compare)
        page.panel.chosen.beside_requested.connect(plans.everyone_beside)
        page.panel.comments.comment_requested.connect(plans.comment)

    def _connect_rules(self, page: SeatingPage) -> None:
        solving, plan = self.presenter.solving, page.canvas.plan
        page.left.connect(self._rules.forget)
        self._dialogs.rules_due.connect(self._rules.refresh)
        self._dialogs.editor_due.connect(page.panel.rules.edit_requested)
        page.panel.rules.rule_hovered.connect(solving.point_at_rule)
        plan.connect_requested.connect(self._connect_pupils)

    def _connect_solving(self, page: SeatingPage) -> None:
        solving, canvas, score = self.presenter.solving, page.canvas, page.panel.score
        arranger, dialogs = solving.arranger, self._dialogs
        page.opened.connect(self._warmth.begin)
        canvas.solve_requested.connect(arranger.arrange)
        canvas.effort_requested.connect(arranger.use_effort)
        canvas.cancel_requested.connect(arranger.cancel)
        canvas.seed_requested.connect(self._ask_seed)
        canvas.plan.carried.connect(solving.carry)
        canvas.plan.put_down.connect(solving.put_down)
        dialogs.left_out_chosen.connect(arranger.without)
        dialogs.undecided_used.connect(arranger.use_undecided)
        dialogs.longer_requested.connect(arranger.look_longer)
        dialogs.seed_chosen.connect(arranger.use_seed)
        dialogs.leave_out_requested.connect(solving.clashes.leave_out)
        dialogs.edit_requested.connect(solving.clashes.edit)
        dialogs.fewest_requested.connect(solving.clashes.fewest)
        dialogs.clash_closed.connect(solving.clashes.close)
        score.swap_requested.connect(solving.swap)
        score.swap_pointed.connect(solving.point_at_swap)
        score.better_requested.connect(solving.use_better)
        score.neighbours_requested.connect(solving.wish_for_new_neighbours)
        score.parts_requested.connect(self._show_parts)
        self._score = score

    def _connect_pupils(self, one: int, other: int) -> None:
        """Rules are private: without private view there is nothing to connect."""
        if self._private.shown:
            plan = self._page.canvas.plan
            seat = plan.state.seat_of(other)
            at = plan.spoken_area(seat).bottomLeft() if seat is not None else None
            self._rules.connect_pupils(one, other, at)
        else:
            self._page.show_message(_PRIVATE_FIRST, undo=False)

    def _ask_seed(self) -> None:
        self._dialogs.ask_seed(self.presenter.solving.arranger.habits().seed)

    def _show_parts(self) -> None:
        self._dialogs.show_parts(self._score.state)

    def _history_changed(self) -> None:
        self.presenter.history_changed(history_of(self._editor.stack))


def make_seating_page(
    tools: PageTools, private: PrivateView, at: Place | None = None
) -> SeatingPage:
    """Return the page; it reads the vault when it is shown.

    All pages share one `private` view. `at` is where the user was before; it is kept up to date.
    """
    page = SeatingPage()
    page.wiring = SeatingWiring(page, tools, private, at if at is not None else tools.place)
    return page
