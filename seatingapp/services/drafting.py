"""Keeps drafts in step with entries: right after a click, and at the next unlock what was missed.

Nothing of it runs between a click and the moment when its entry is safe (decision 0045). What is
outstanding is found by how far the vault was looked at, never by who wrote an entry, so that every
way in is covered: a tap, a correction, a void, an undo, an import, the command line.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.domain.calendar import Calendar
from seatingapp.domain.draft_rules.drafts import Draft, DraftState, step_source
from seatingapp.domain.draft_rules.engine import Happening, matcher
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.settling import Settling, settled
from seatingapp.domain.draft_rules.windows import SchoolClock
from seatingapp.domain.draft_rules.words import why_step
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.names import fold
from seatingapp.domain.wording import counted
from seatingapp.services.school import DEFAULT_ZONE
from seatingapp.services.workspace import Done, Topic, Workspace
from seatingapp.storage import (
    calendar,
    draft_rules,
    drafting,
    drafts,
    entry_lists,
    policy,
    settings,
)
from seatingapp.storage.drafting import Changed, Marks

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

PUPILS_AT_ONCE = 8
MOST_AT_ONCE = 250  # entries that are looked at in one step where nobody waits
FEW_AT_ONCE = 4  # in one step between two frames of the window


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What has to be done about entries up to some marks; `found` says whether there were any."""

    settling: Settling
    marks: Marks
    found: bool


@dataclass(frozen=True, slots=True)
class KeepInStep:
    """Make, rewrite and take away drafts as was found outstanding. It cannot be undone by itself.

    What somebody wants undone is the entry or the rule behind it, and drafts follow.
    """

    outstanding: Outstanding

    @property
    def label(self) -> str:
        """Its name, where one is asked for."""
        return "Draft what follows"

    def perform(self, session: Session) -> Done:
        """Store it, and how far the vault was looked at."""
        settling = self.outstanding.settling
        carry_out(session, settling)
        drafting.put_marks(session, self.outstanding.marks)
        topics = frozenset({Topic.FOLLOW_UP}) if settling else frozenset[Topic]()
        return Done(None, topics, f"{counted(len(settling.new), 'draft')} made.")


def carry_out(session: Session, settling: Settling) -> None:
    """Store what has to change of drafts."""
    drafts.remove(session, [d.id for d in settling.gone])
    for draft in settling.rewritten:
        drafts.put(session, draft)
    if settling.new:
        drafts.add(session, settling.new, settings.owner(session)[0])


def catch_up(workspace: Workspace, most: int = MOST_AT_ONCE) -> int:
    """Draft whatever is outstanding, step by step, and return how many drafts are new."""
    made = 0
    while True:
        now = workspace.clock()
        found = workspace.read(lambda s: outstanding(s, now, most=most))  # noqa: B023 -- run at once
        if found.found:
            workspace.perform(KeepInStep(found))
        made += len(found.settling.new)
        if not found.found:
            return made


def applying(workspace: Workspace, rule: DraftRule) -> Iterator[tuple[int, int, int]]:
    """Draft what a rule that is on finds since its `since`, a few pupils at each step.

    Steps tell how many pupils of how many are done, and how many drafts are new so far. It may be
    stopped and begun again, which adds nothing.
    """
    now, since = workspace.clock(), rule.since
    if not rule.active or since is None:
        return
    everybody = workspace.read(lambda s: drafting.pupils_with_entries(s, since))
    made = 0
    for at in range(0, len(everybody), PUPILS_AT_ONCE):
        ids = everybody[at : at + PUPILS_AT_ONCE]
        found = workspace.read(lambda s: settled_for(s, rule, ids, now))  # noqa: B023 -- at once
        if found:
            workspace.perform(KeepInStep(Outstanding(found, workspace.read(looked_at), True)))
        made += len(found.new)
        yield at + len(ids), len(everybody), made


def apply_to_past(workspace: Workspace, rule: DraftRule) -> int:
    """Draft all of that at once, and return how many drafts are new."""
    return max((made for _done, _all, made in applying(workspace, rule)), default=0)


def looked_at(session: Session) -> Marks:
    """Return how far the vault was looked at for drafts."""
    return drafting.marks(session)


def outstanding(
    session: Session, now: dt.datetime, since: Marks | None = None, most: int = MOST_AT_ONCE
) -> Outstanding:
    """Return what entries since some marks, or since those in the vault, let change."""
    start = drafting.marks(session) if since is None else since
    changed, marks = drafting.changed_since(session, start, most)
    if not changed:
        return Outstanding(Settling(), marks, found=marks != start)
    existing = drafts.of_pupils(session, {c.happening.pupil_id for c in changed})
    steps = policy.load_ladder(session)
    clock = clock_of(session)
    found = _of_steps(session, changed, existing, steps, clock, now)
    found += _of_rules(session, changed, existing, clock, now)
    return Outstanding(found, marks, found=True)


def settled_for(
    session: Session, rule: DraftRule, pupil_ids: Collection[int], now: dt.datetime
) -> Settling:
    """Return what has to change so that the drafts of some pupils say what one rule says."""
    existing = [d for d in drafts.of_pupils(session, pupil_ids) if d.source == rule.source]
    clock = clock_of(session)
    first = _begin(session, existing, [rule.since or now, now], clock)
    return _settled(session, [rule], existing, pupil_ids, first, clock, now)


def _of_steps(
    session: Session,
    changed: Sequence[Changed],
    existing: Sequence[Draft],
    steps: Sequence[LadderStep],
    clock: SchoolClock,
    now: dt.datetime,
) -> Settling:
    """One draft for each entry at a step that drafts; a waiting one goes with its entry.

    What was decided about an entry is decided about the one that stands in its place.
    """
    by_name = {fold(s.name): (step_source(s.uid), s.drafts) for s in steps if s.drafts is not None}
    known = {(d.pupil_id, d.source, d.window) for d in existing}
    waits = {d.id for d in existing if d.state is DraftState.WAITING}
    decided = {(d.pupil_id, d.source, d.window) for d in existing if d.id not in waits}
    due = [c for c in changed if c.live and fold(c.happening.step) in by_name]
    lines = entry_lists.lines(session, [c.happening.id for c in due]) if decided else {}
    new = []
    for change in due:
        own = change.happening
        source, kind = by_name[fold(own.step)]
        line = {(own.pupil_id, source, _window_of(e)) for e in lines.get(own.id, ())}
        if (own.pupil_id, source, _window_of(own.id)) not in known and not line & decided:
            why = why_step(own.step, change.type_name, clock.day_of(own.at))
            new.append(_of_step(own, source, kind, why, now))
    dead = {_window_of(c.happening.id) for c in changed if not c.live}
    gone = [d for d in existing if d.id in waits and d.window in dead]
    return Settling(tuple(new), (), tuple(gone))


def _of_step(
    happening: Happening, source: str, kind: DraftKind, why: str, now: dt.datetime
) -> Draft:
    """The draft of an entry at a step that drafts."""
    return Draft(
        0,
        new_uid(),
        source,
        None,
        happening.pupil_id,
        _window_of(happening.id),
        kind,
        why,
        DraftState.WAITING,
        now,
        entry_ids=(happening.id,),
    )


def _window_of(entry_id: int) -> str:
    return f"entry {entry_id}"


def _of_rules(
    session: Session,
    changed: Sequence[Changed],
    existing: Sequence[Draft],
    clock: SchoolClock,
    now: dt.datetime,
) -> Settling:
    """What rules draft that count one of the changed entries, or for which something waits."""
    rules = []
    waiting = {d.source for d in existing if d.state is DraftState.WAITING}
    for stored in draft_rules.load(session):
        counts = matcher(stored.rule)
        on = stored.rule.active or stored.rule.source in waiting
        if on and any(counts(c.happening) for c in changed):
            rules.append(stored.rule)
    if not rules:
        return Settling()
    first = _begin(session, existing, [c.happening.at for c in changed], clock)
    pupil_ids = {c.happening.pupil_id for c in changed}
    return _settled(session, rules, existing, pupil_ids, first, clock, now)


def _begin(
    session: Session,
    existing: Sequence[Draft],
    moments: Iterable[dt.datetime],
    clock: SchoolClock,
) -> dt.datetime:
    """The beginning of the earliest academic year that matters."""
    waiting = [e for d in existing if d.state is DraftState.WAITING for e in d.entry_ids]
    dates = [*moments, *drafting.first_moment(session, waiting)]
    return clock.begins(clock.year_of(clock.day_of(min(dates))).first)


def _settled(
    session: Session,
    rules: Sequence[DraftRule],
    existing: Sequence[Draft],
    pupil_ids: Collection[int],
    first: dt.datetime,
    clock: SchoolClock,
    now: dt.datetime,
) -> Settling:
    names = {t.id: t.name for t in policy.load(session, retired=True)}
    own: defaultdict[int, list[Happening]] = defaultdict(list)
    polarities = {rule.polarity for rule in rules}
    closer = any(rule.looks_closer for rule in rules)
    for happening in drafting.happenings(session, pupil_ids, polarities, first, closer=closer):
        own[happening.pupil_id].append(happening)
    of: defaultdict[tuple[str, int], list[Draft]] = defaultdict(list)
    for draft in existing:
        of[draft.source, draft.pupil_id].append(draft)
    found = Settling()
    for rule in rules:
        for pupil_id in sorted(pupil_ids):
            mine = of[rule.source, pupil_id]
            found += settled(rule, own[pupil_id], mine, clock, now, lambda t: names.get(t, ""))
    return found


def clock_of(session: Session) -> SchoolClock:
    """Return what says which days moments and windows mean at this school."""
    zone = settings.get(session, "zone", DEFAULT_ZONE)
    known = Calendar(
        calendar.load_terms(session), calendar.load_closures(session), calendar.load_week(session)
    )
    return SchoolClock(ZoneInfo(zone), known)
