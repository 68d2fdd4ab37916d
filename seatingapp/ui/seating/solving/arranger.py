"""Arranges the class on the Seating page by its rules: asks, searches, and applies. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan
from seatingapp.domain.rules.record import recorded
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Outcome
from seatingapp.domain.wording import counted
from seatingapp.services.arrangements import ArrangeSeats, setting_of
from seatingapp.ui.history_state import History
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.seating.moves import NEW_PLAN
from seatingapp.ui.seating.shown import Shown
from seatingapp.ui.seating.solved import Effort, Mode, RunState, UndecidedQuestion
from seatingapp.ui.seating.solving.leaving_out import question
from seatingapp.ui.seating.solving.means import Means
from seatingapp.ui.seating.solving.running import Run, Seated, Wanted
from seatingapp.ui.seating.solving.words import (
    LABEL_BETTER,
    LABELS,
    better_words,
    outcome_words,
    running_words,
)

_NOBODY_WAITS = "Everyone is seated already."
_ALREADY = "Everybody sits so already."
_NOTHING = "No plan was found in that time. Nobody was moved."
_LONGER = 5  # times as long, where it was not found out whether the musts can hold
_NO_RULES = "There are no rules yet: any plan is as good."


@dataclass
class Habits:
    """What was used last in a class while the app is open."""

    mode: Mode | None = None
    effort: Effort = Effort.SHORT
    seed: int | None = None
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What waits for the answer to who gets no seat."""

    mode: Mode
    plan: Plan
    setting: Setting


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What waits for the answer to whether a plan that breaks musts is to be used."""

    plan: Plan
    wanted: Wanted
    outcome: Outcome


@dataclass(frozen=True)
class Listeners:
    """Who is told what came of a search.

    `settled` of each plan that is going to be applied and `applied` once it is, `clashed` of musts
    that cannot hold together. `counted_from` is asked from which seats moves of a plan are counted.
    """

    settled: Callable[[Plan, Wanted, Outcome], None]
    applied: Callable[[Wanted, Outcome], None]
    clashed: Callable[[Wanted, Outcome], None]
    counted_from: Callable[[Plan], Seated | None]


class Arranger:
    """One search at a time; what comes of it is told to the `listeners`."""

    def __init__(
        self,
        view: MessageView,
        history: History,
        shown: Shown,
        means: Means,
        seed: Callable[[], int],
        show: Callable[[], None],
        listeners: Listeners,
    ) -> None:
        """`show` draws the page anew, `seed` gives a fresh one."""
        self._view, self._history, self._shown, self._means = view, history, shown, means
        self._seed, self._show, self._listeners = seed, show, listeners
        self._habits: dict[int, Habits] = {}
        self._asked: _Asked | None = None
        self._doubt: _Doubt | None = None
        self._run: Run | None = None
        self._drop: Callable[[], None] | None = None
        self._plan: Plan | None = None  # that the search began with
        self._known: list[Seated] = []  # plans found for it and its line

    # What is so.

    @property
    def is_running(self) -> bool:
        """Whether a plan is being looked for."""
        return self._run is not None

    @property
    def ghost(self) -> Seated | None:
        """Who would sit where in the best plan so far."""
        return self._run.best[0] if self._run is not None and self._run.best else None

    def run_state(self) -> RunState | None:
        """The search under way."""
        if self._run is None:
            return None
        best = self._run.best[1] if self._run.best is not None else None
        return RunState(running_words(best), self._run.wanted.seconds)

    def habits(self) -> Habits:
        """What is usual in the class that is shown."""
        return self._habits.setdefault(self._shown.class_id or 0, Habits())

    def movable(self) -> frozenset[int] | None:
        """Those whom only to arrange: several who are selected and not pinned; None is all."""
        plan, selected = self._shown.plan, self._shown.looking.selected
        if plan is None:
            return None
        pinned = {o.pupil_id for o in plan.seated.values() if o.pinned}
        loose = selected - pinned
        return loose if len(loose) > 1 else None

    # What the user wants.

    def arrange(self, mode: Mode) -> None:
        """Look for a plan; who gets no seat is asked first where there are too few."""
        plan = self._shown.plan
        if plan is None or self._run is not None:
            return
        movable = self.movable()
        if mode is Mode.EMPTY:
            movable = self._waiting(plan)
            if not movable:
                self._view.show_message(_NOBODY_WAITS, undo=False)
                return
        # What is improved stays the seating that it is; any other plan of today is a new one.
        on = None if mode is Mode.IMPROVE else self._shown.today()
        setting = self._shown.workspace.read(
            lambda session: setting_of(session, plan, movable=movable, on=on)
        )
        asked = question(setting, self.habits().left_out)
        if asked is None:
            self._begin(plan, self._wanted(mode, setting))
            return
        self._asked = _Asked(mode, plan, setting)
        self._means.talk.ask_who_gets_no_seat(asked)

    def without(self, left_out: frozenset[int]) -> None:
        """The teacher chose who gets no seat: now look for a plan of the others."""
        asked, self._asked = self._asked, None
        if asked is None or asked.plan != self._shown.plan or self._run is not None:
            return
        self.habits().left_out = left_out
        setting = replace(asked.setting, left_out=left_out)
        self._begin(asked.plan, self._wanted(asked.mode, setting))

    def use_seed(self, seed: int) -> None:
        """Arrange with a seed that the teacher typed."""
        self.habits().seed = seed
        self.arrange(Mode.ARRANGE)

    def use_effort(self, effort: Effort) -> None:
        """Look that long for a plan from now on, in this class."""
        self.habits().effort = effort
        self._show()

    def fewest(self, wanted: Wanted) -> None:
        """Look for the plan that breaks the fewest musts, where no plan keeps all."""
        plan = self._shown.plan
        if plan is not None and self._run is None:
            self._begin(plan, replace(wanted, fewest=True))

    def use_undecided(self) -> None:
        """Apply the plan that was asked about, although it breaks musts."""
        doubt, self._doubt = self._doubt, None
        if doubt is not None and doubt.plan == self._shown.plan and self._run is None:
            self.take(doubt.plan, doubt.wanted, doubt.outcome)

    def look_longer(self) -> None:
        """Look for a plan that keeps all musts once more, and longer."""
        doubt, self._doubt = self._doubt, None
        if doubt is not None and doubt.plan == self._shown.plan and self._run is None:
            wanted = doubt.wanted
            self._begin(doubt.plan, replace(wanted, seconds=_LONGER * wanted.seconds))

    def cancel(self) -> None:
        """Stop looking and take the best plan so far."""
        if self._run is not None:
            self._run.end()

    def keep_up_with(self, plan: Plan | None, rules: tuple[Rule, ...]) -> None:
        """Give a search up whose plan or rules are others now."""
        before, run = self._plan, self._run
        kept = before is not None and plan is not None and plan.line == before.line
        if kept and run is not None and before is not None and plan is not None:
            same = (plan.id, plan.seated) == (before.id, before.seated)
            kept = same and rules == run.wanted.setting.rules
        if not kept:
            self.give_up()

    def give_up(self) -> None:
        """End a search and take nothing of it: the page is left, or shows another plan."""
        self._asked, self._doubt = None, None
        if self._run is not None and self._drop is not None:
            self._run.end()
            self._drop()
        self._run, self._drop, self._plan, self._known = None, None, None, []

    # Inside.

    def _waiting(self, plan: Plan) -> frozenset[int]:
        seated = {o.pupil_id for o in plan.seated.values()}
        reading = self._shown.reading
        cards = reading.cards if reading is not None else ()
        return frozenset(c.pupil_id for c in cards) - seated

    def _wanted(self, mode: Mode, setting: Setting) -> Wanted:
        habits = self.habits()
        habits.mode = mode
        seed = self._seed()
        if mode in (Mode.ARRANGE, Mode.EMPTY):  # the same again, until another one is wanted
            seed = habits.seed = habits.seed if habits.seed is not None else seed
        known: tuple[Seated, ...] = ()
        if mode is Mode.ANOTHER:
            known = (*self._known, dict(setting.seated))
            setting = self._counted_as_before(setting)
        return Wanted(mode, setting, seed, habits.effort.value, known)

    def _counted_as_before(self, setting: Setting) -> Setting:
        """Another plan is one instead of the last: moves are counted from where that began.

        Counted from the plan that is not wanted, that one itself would be hard to beat. Where only
        some are arranged, the others have to stay where they are.
        """
        plan = self._shown.plan
        before = self._listeners.counted_from(plan) if plan is not None else None
        if before is None or setting.movable is not None:
            return setting
        people = {member.pupil_id for member in setting.members}
        return replace(setting, seated={s: o for s, o in before.items() if o.pupil_id in people})

    def _begin(self, plan: Plan, wanted: Wanted) -> None:
        if self._plan is None or self._plan.line != plan.line:
            self._known = []
        crew = self._means.crew
        run = Run(wanted, crew.workers)
        self._run, self._plan = run, plan
        self._show()
        drop = self._means.runner.run(run.work, self._found, self._failed, self._told)
        if self._run is run:  # and it has not ended by now
            self._drop = drop

    def _told(self, _share: float, _words: str) -> None:
        self._show()

    def _found(self, outcome: Outcome) -> None:
        run, plan = self._run, self._plan
        self._run, self._drop = None, None
        if run is None or plan is None:
            return
        if outcome.clash is not None and not outcome.fewest:
            self._show()
            self._listeners.clashed(run.wanted, outcome)
        elif not outcome.seated:
            self._show()
            self._view.show_message(_NOTHING, undo=False)
        elif outcome.undecided:
            self._show()
            self._doubt = _Doubt(plan, run.wanted, outcome)
            broken = len(outcome.judgement.broken_musts)
            self._means.talk.ask_undecided(UndecidedQuestion(broken, not outcome.whole))
        else:
            self.take(plan, run.wanted, outcome)

    def _failed(self, refusal: Refusal) -> None:
        self._run, self._drop = None, None
        self._show()
        self._view.show_refusal(refusal)

    def take(self, plan: Plan, wanted: Wanted, outcome: Outcome, *, better: bool = False) -> None:
        """Apply a plan that was found, as one step with its record.

        `better` says that it turned up later, while the best possible was looked for.
        """
        self._known.append(dict(outcome.seated))
        judgement = outcome.judgement
        record = recorded(
            wanted.setting,
            judgement,
            outcome.seed,
            whole=outcome.whole,
            proved=0 < judgement.most <= judgement.score,
            fewest=outcome.fewest,
            undecided=outcome.undecided,
        )
        same = outcome.seated == plan.seated
        label = LABEL_BETTER if better else LABELS[wanted.mode]
        edit = ArrangeSeats(plan.id, outcome.seated, record, self._shown.today(), label)
        self._listeners.settled(plan, wanted, outcome)
        done = self._history.perform(edit)
        self._plan = self._shown.plan
        self._listeners.applied(wanted, outcome)
        self._show()
        said = better_words(outcome.judgement) if better else self._words(wanted, outcome)
        if same:
            self._view.show_message(f"{_ALREADY} {said}", undo=False)
        elif done is not None:
            new = f" {NEW_PLAN}" if done.plan_id != plan.id else ""
            self._view.show_message(f"{said}{new}", undo=True)

    def _words(self, wanted: Wanted, outcome: Outcome) -> str:
        movable = wanted.setting.movable
        some = movable is not None and wanted.mode is not Mode.EMPTY
        who = f"the {len(movable)} selected" if movable is not None and some else ""
        said = outcome_words(wanted.mode, outcome, who)
        if wanted.setting.left_out:
            said += f" {counted(len(wanted.setting.left_out), 'pupil')} without a seat."
        return said if wanted.setting.active_rules else f"{said} {_NO_RULES}"
