"""The arranger on the Seating page: what is known of the plan, and what is done about it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from seatingapp.domain.plans import Occupant, Plan, SeatChange
from seatingapp.domain.rules.kinds import NewNeighbours
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.verdicts import Judgement, Outcome
from seatingapp.services import arranging_jobs as jobs
from seatingapp.services.arrangements import NoteProof
from seatingapp.services.rules import AddRule
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.moves import SeatMoves
from seatingapp.ui.seating.shown import Shown
from seatingapp.ui.seating.solved import NO_SCORE, ScoreState, SolvingState
from seatingapp.ui.seating.solving.arranger import Arranger, Listeners
from seatingapp.ui.seating.solving.clashes import Clashes
from seatingapp.ui.seating.solving.means import Means
from seatingapp.ui.seating.solving.proving import Proving
from seatingapp.ui.seating.solving.reasons import Reasons
from seatingapp.ui.seating.solving.running import Wanted
from seatingapp.ui.seating.solving.scoring import marks_of, score_of, seats_about
from seatingapp.ui.seating.solving.watching import Watch
from seatingapp.ui.slow_work import Progress

if TYPE_CHECKING:
    from seatingapp.domain.rules.verdicts import SeatLight


_ADDED = "Rule added: new neighbours, a high wish. Arrange finds a plan that grants it."


class Solving:
    """Knows how the plan that is shown comes out, and arranges it.

    `arranger` looks for plans, `clashes` says which musts cannot hold together; the rest is here:
    the score, the swaps, the lights while a pupil is carried, and why somebody sits where they sit.
    """

    def __init__(
        self,
        view: MessageView,
        history: History,
        shown: Shown,
        private: PrivateView,
        means: Means,
        moves: SeatMoves,
        seed: Callable[[], int],
        show: Callable[[], None],
    ) -> None:
        """`show` draws the page anew; `seed` gives a fresh seed."""
        self._view, self._history = view, history
        self._shown, self._private = shown, private
        self._means, self._moves, self._show = means, moves, show
        self.watch = Watch(shown, means.runner, self._judged)
        told = Listeners(self._settled, self._applied, self._clashed, self.watch.counted_from)
        self.arranger = Arranger(view, history, shown, means, seed, show, told)
        self.clashes = Clashes(history, means, self.arranger, moves, self._is_private)
        self._proving = Proving(means.runner, means.crew.workers, self._found_out)
        self._reasons = Reasons(self.watch, means.runner, show)
        self._held: int | None = None
        self._pointed: frozenset[int] = frozenset()
        self._rule = ""  # that is pointed at
        self._better: tuple[Plan, Wanted, Outcome] | None = None  # what was arranged last

    # The page.

    def plan_read(self) -> None:
        """The page was read anew: give up what is about another plan, and look at this one."""
        plan, rules = self._shown.plan, self._rules()
        self.arranger.keep_up_with(plan, rules)
        if plan is None:
            self.forget()
            return
        self._proving.keep_for(plan.line, plan.seated, rules)
        self.watch.keep_for(plan.line)
        self._means.talk.refresh_rules()
        self._means.later(self._look)

    def privacy_changed(self) -> None:
        """What is private goes, or may be shown."""
        self._reasons.forget()
        self.clashes.refresh()

    def forget(self) -> None:
        """The page is left: every search ends, and nothing of the plan stays in memory."""
        self.arranger.give_up()
        self.clashes.close()
        self._proving.stop()
        self._reasons.forget()
        self.watch.forget()
        self._held, self._pointed, self._rule, self._better = None, frozenset(), "", None

    def state(self) -> SolvingState:
        """What the page shows now."""
        plan = self._shown.plan
        if plan is None:
            return SolvingState()
        private, watch = self._private.shown, self.watch
        judgement = watch.judgement
        habits = self.arranger.habits()
        movable = self.arranger.movable()
        ghost = self.arranger.ghost
        known = watch.setting
        return SolvingState(
            score=self._score(),
            run=self.arranger.run_state(),
            ghost=ghost,
            lights=self._lights(),
            broken=marks_of(known, judgement, self._rule)
            if private and known is not None and ghost is None
            else (),
            highlighted=self._highlighted(plan),
            selected=len(movable) if movable is not None else 0,
            loose=len(self._shown.reading.cards) - len(plan.seated) if self._shown.reading else 0,
            effort=habits.effort,
            why=self._why() if private and ghost is None else (),
        )

    # What the user wants.

    def point_at_swap(self, seats: frozenset[int]) -> None:
        """Show where a swap would be; no seats for none."""
        if seats != self._pointed:
            self._pointed = seats
            self._show()

    def point_at_rule(self, uid: str) -> None:
        """Show where a rule is broken and whom it names; "" for none."""
        if uid != self._rule:
            self._rule = uid
            self._show()

    def swap(self, one: int, other: int) -> None:
        """Let two seats change what they hold."""
        plan = self._shown.plan
        if plan is None or self.arranger.is_running:
            return
        first, second = plan.seated.get(one), plan.seated.get(other)
        self._pointed = frozenset()
        changes = (SeatChange(one, second), SeatChange(other, first))
        names = [self._shown.name(o.pupil_id) for o in (first, second) if o is not None]
        what = f"Swap {' and '.join(names)}" if len(names) == 2 else f"Move {''.join(names)}"
        self._moves.change(plan, changes, what, told=f"{what}.")

    def carry(self, pupil_id: int) -> None:
        """A pupil is in the hand: light the seats."""
        self._held = pupil_id
        self._show()

    def put_down(self) -> None:
        """The hand is empty again."""
        self._held = None
        self._show()

    def use_better(self) -> None:
        """Apply the better plan that turned up while the best one was looked for."""
        proof, setting, last = self._proving.proof, self._proving.setting, self._better
        if proof is None or proof.seated is None or setting is None or last is None:
            return
        if self._had_before(proof.seated):
            return
        plan, (_, wanted, outcome) = self._shown.plan, last
        seated, known = proof.seated, setting

        def work(_progress: Progress) -> Judgement:
            return jobs.judge(known, seated)

        def judged(judgement: Judgement) -> None:
            if plan is not None and plan == self._shown.plan:
                found = replace(outcome, seated=seated, judgement=judgement, whole=False)
                self.arranger.take(plan, wanted, found, better=True)

        self._means.runner.run(work, judged, self._view.show_refusal)

    def wish_for_new_neighbours(self) -> None:
        """Give a class without rules its first one."""
        class_id = self._shown.class_id
        if class_id is not None:
            rule = Rule("", NewNeighbours(), Strength.HIGH, ForClass(class_id))
            if self._history.perform(AddRule(rule)) is not None:
                self._view.show_message(_ADDED, undo=True)

    # Inside.

    def _look(self) -> None:
        if self._shown.plan is not None and self._shown.in_front:
            self.watch.look()

    def _judged(self) -> None:
        """More is known of the plan."""
        if self._shown.in_front:
            self._means.talk.refresh_rules()
            self._show()

    def _is_private(self) -> bool:
        return self._private.shown

    def _rules(self) -> tuple[Rule, ...]:
        return self._shown.reading.rules if self._shown.reading is not None else ()

    def _score(self) -> ScoreState:
        watch, proving = self.watch, self._proving
        if watch.setting is None:
            return replace(NO_SCORE, has_rules=any(rule.active for rule in self._rules()))
        return score_of(
            watch.setting,
            watch.judgement,
            watch.swaps,
            proving.proof,
            looked=proving.is_looking,
            private=self._private.shown,
            empty=self._shown.plan is not None and not self._shown.plan.seated,
            had=proving.proof is not None and self._had_before(proving.proof.seated),
        )

    def _had_before(self, seated: Mapping[int, Occupant] | None) -> bool:
        """Whether a plan is one of those that another one was wanted instead of."""
        return self._better is not None and seated in self._better[1].known

    def _lights(self) -> Mapping[int, SeatLight]:
        """Without private view a light tells whether and how much, not why."""
        if self._held is None or self.watch.lights is None:
            return {}
        found: Mapping[int, SeatLight] = self.watch.lights.of(self._held)
        if self._private.shown:
            return found
        return {seat: replace(light, broken=()) for seat, light in found.items()}

    def _highlighted(self, plan: Plan) -> frozenset[int]:
        if self._rule and self._private.shown:
            return frozenset(seats_about(self.watch.judgement, self._rule, plan.seated))
        return self._pointed

    def _why(self) -> tuple[str, ...]:
        selected = self._shown.looking.selected
        if len(selected) != 1:
            return ()
        return self._reasons.why(next(iter(selected)))

    def _settled(self, plan: Plan, wanted: Wanted, outcome: Outcome) -> None:
        """A plan is about to be applied: count moves from where the search counted them."""
        self.watch.arranged(plan.line, wanted.setting.seated, outcome.judgement)
        self._means.later(self._look)
        self._better = plan, wanted, outcome

    def _applied(self, wanted: Wanted, outcome: Outcome) -> None:
        """The plan is the one on the page now: see how good one can be."""
        if outcome.judgement.most and not outcome.judgement.broken_musts:
            whole = replace(wanted.setting, movable=None)  # of all plans, not of a few pupils'
            if self._better is not None:
                self._proving.start(self._better[0].line, whole, outcome.seated)

    def _found_out(self) -> None:
        """More is known of how good a plan can be; that it is the best goes on its record."""
        plan, proof = self._shown.plan, self._proving.proof
        if plan is not None and proof is not None and proof.proved and proof.seated is None:
            self._history.perform(NoteProof(plan.id, dict(plan.seated)))
        self._show()

    def _clashed(self, wanted: Wanted, outcome: Outcome) -> None:
        if outcome.clash is not None:
            self.clashes.show(wanted, outcome.clash)
