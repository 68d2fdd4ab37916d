"""Decides what the comparison of two plans shows; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from seatingapp.domain.isolation import isolated
from seatingapp.domain.plan_compare import Comparison, compare
from seatingapp.domain.plans import Plan
from seatingapp.domain.sitting_together import Pair
from seatingapp.domain.wording import counted, short_date
from seatingapp.services import classes
from seatingapp.services.plan_history import HistoryEntry, history
from seatingapp.services.school import school
from seatingapp.services.seating import plan_by_id
from seatingapp.services.workspace import Workspace
from seatingapp.ui.plan_view.state import LineStyle, PlanState, SeatLine
from seatingapp.ui.seating.compare.state import CompareState, Listed
from seatingapp.ui.seating.lines.picture import people, picture

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_MOST_LINES = 10  # of new or old neighbours; more of them are drawn for one pupil only
_NOT_ALIKE = "The two rooms have different shapes, so it cannot be said who moved."


class CompareView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: CompareState) -> None:
        """Show a state and emit nothing."""


class ComparePresenter:
    """Keeps which two plans are compared, and who is looked at."""

    def __init__(
        self,
        view: CompareView,
        workspace: Workspace,
        class_id: int,
        one_id: int | None,
        other_id: int | None = None,
    ) -> None:
        """Compare two plans, or one with the plan before it."""
        self._view, self._workspace = view, workspace
        today = workspace.read(school).today(workspace.clock())
        self._class = workspace.read(lambda s: classes.class_by_id(s, class_id))
        self._entries = workspace.read(lambda s: history(s, class_id, today))
        self._pupil_id: int | None = None
        self._plans: tuple[Plan, Plan] | None = None
        self._found: Comparison | None = None
        self.state = CompareState(self._class.name)
        pair = self._first(one_id, other_id)
        if pair is None:
            said = f"{self._class.name} has only one plan so far: there is nothing to compare."
            self._show(replace(self.state, said=said))
        else:
            self._compare(*pair)

    def choose_before(self, plan_id: int) -> None:
        """Take another plan on the left."""
        if self._plans is not None:
            self._compare(plan_id, self._plans[1].id)

    def choose_after(self, plan_id: int) -> None:
        """Take another plan on the right."""
        if self._plans is not None:
            self._compare(self._plans[0].id, plan_id)

    def swap(self) -> None:
        """See it the other way round."""
        if self._plans is not None:
            self._compare(self._plans[1].id, self._plans[0].id)

    def look_at(self, pupil_id: int) -> None:
        """Mark a pupil on both plans, with an arrow from the old seat; a second time: nobody."""
        self._pupil_id = None if pupil_id == self._pupil_id else pupil_id
        self._show(self._marked(self.state))

    def _first(self, one_id: int | None, other_id: int | None) -> tuple[int, int] | None:
        """The earlier one first; without a second one the plan before it of its line."""
        by_id = {e.head.id: e for e in self._entries}
        one = by_id.get(one_id or 0) or next(iter(self._entries), None)
        if one is None or len(by_id) < 2:
            return None
        other = by_id.get(other_id or 0)
        if other is None or other is one:
            other = self._before(one) or next(e for e in self._entries if e is not one)
        first, second = sorted((one, other), key=lambda e: (e.head.from_date, e.head.id))
        return first.head.id, second.head.id

    def _before(self, entry: HistoryEntry) -> HistoryEntry | None:
        """Entries have the newest first."""
        at = self._entries.index(entry)
        older = self._entries[at + 1 :]
        return next((e for e in older if e.head.line == entry.head.line), None)

    def _compare(self, before_id: int, after_id: int) -> None:
        def look(session: Session) -> tuple[Plan, Plan, PlanState, PlanState, Mapping[int, str]]:
            before, after = plan_by_id(session, before_id), plan_by_id(session, after_id)
            who = {o.pupil_id for p in (before, after) for o in p.seated.values()}
            names = {p: name for p, (name, _) in people(session, before.class_id, who).items()}
            return before, after, picture(session, before), picture(session, after), names

        before, after, left, right, names = self._workspace.read(look)
        found = compare(before, after, names.keys())
        self._plans, self._found = (before, after), found
        moved = {m.pupil_id for m in found.moved}
        state = CompareState(
            self._class.name,
            tuple((str(e.head.id), _words(e)) for e in self._entries),
            before_id,
            after_id,
            _signed(left, moved, elsewhere=found.gone),
            _signed(right, moved, guests=found.new),
            _said(found),
            _lists(found, names),
        )
        self._show(self._marked(state))

    def _marked(self, state: CompareState) -> CompareState:
        """With lines between neighbours where there are few, or those of one pupil with the way."""
        if self._plans is None or self._found is None:
            return state
        before, after = self._plans
        parted = _lines(before, self._found.parted, LineStyle.GONE)
        met = _lines(after, self._found.met, LineStyle.NEW)
        chosen: frozenset[int] = frozenset()
        if self._pupil_id is None and len(parted) + len(met) > _MOST_LINES:
            parted = met = ()
        elif self._pupil_id is not None:
            chosen = frozenset({self._pupil_id})
            parted = _of(parted, before.seat_of(self._pupil_id))
            met = _of(met, after.seat_of(self._pupil_id))
            move = next((m for m in self._found.moved if m.pupil_id == self._pupil_id), None)
            if move is not None and before.room_id == after.room_id:
                met = (*met, SeatLine(move.before, move.after, LineStyle.MOVE))
        return replace(
            state,
            before=replace(state.before, selected=chosen, lines=parted),
            after=replace(state.after, selected=chosen, lines=met),
        )

    def _show(self, state: CompareState) -> None:
        self.state = state
        self._view.show_state(state)


def _signed(
    state: PlanState,
    moved: Iterable[int],
    *,
    elsewhere: frozenset[int] = frozenset(),
    guests: frozenset[int] = frozenset(),
) -> PlanState:
    """Cards with the signs that a lesson uses for the same: moved, not here, newly here."""
    cards = {
        seat: replace(
            card,
            moved=card.pupil_id in moved,
            elsewhere=card.pupil_id in elsewhere,
            guest=card.pupil_id in guests,
            pinned=False,
        )
        for seat, card in state.cards.items()
    }
    return replace(state, cards=cards, compared=True)


def _lines(plan: Plan, pairs: Iterable[Pair], style: LineStyle) -> tuple[SeatLine, ...]:
    seats = {o.pupil_id: seat for seat, o in plan.seated.items()}
    return tuple(SeatLine(seats[p.pupil], seats[p.other], style) for p in pairs)


def _of(lines: tuple[SeatLine, ...], seat: int | None) -> tuple[SeatLine, ...]:
    return tuple(line for line in lines if seat in (line.seat, line.other))


def _said(found: Comparison) -> str:
    if not found.comparable:
        return _NOT_ALIKE
    parts = [f"{len(found.moved)} moved, {len(found.stayed)} kept their seat"]
    parts += [f"{len(found.new)} new"] * bool(found.new)
    parts += [f"{len(found.gone)} gone"] * bool(found.gone)
    parts.append(counted(len(found.met), "new pair of neighbours", "new pairs of neighbours"))
    return f"{', '.join(parts)}. Click a pupil to see where they sat, and whom they sat next to."


def _lists(found: Comparison, names: Mapping[int, str]) -> tuple[Listed, ...]:
    """Those that are empty are left out, besides the neighbours."""
    moved = _named((m.pupil_id for m in found.moved), names)
    new, gone = _named(found.new, names), _named(found.gone, names)
    lists = (
        Listed("moved", "Moved", moved),
        Listed("new", "New on the later plan", new),
        Listed("gone", "Gone from the earlier plan", gone),
        Listed("met", "New neighbours", _paired(found.met, names)),
        Listed("parted", "No neighbours any more", _paired(found.parted, names)),
        Listed("again", "Neighbours again", _paired(found.again, names)),
    )
    return tuple(one for one in lists if one.lines or one.key in ("met", "again"))


def _named(pupil_ids: Iterable[int], names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(sorted((names[p] for p in pupil_ids), key=str.casefold))


def _paired(pairs: Iterable[Pair], names: Mapping[int, str]) -> tuple[str, ...]:
    both = (sorted((names[p.pupil], names[p.other]), key=str.casefold) for p in pairs)
    return tuple(
        sorted((f"{isolated(one)} and {isolated(other)}" for one, other in both), key=str.casefold)
    )


def _words(entry: HistoryEntry) -> str:
    day = entry.head.from_date
    return f"{short_date(day)} {day.year} · {entry.head.line.label} · {entry.room}"
