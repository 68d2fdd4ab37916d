"""What can be seen of a school with entries and all that follows them, for laws about all of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from seatingapp.domain.audiences import Audience
from seatingapp.domain.behaviour import Entry, Polarity, tally
from seatingapp.domain.detentions import Detention, DetentionState
from seatingapp.domain.draft_rules.drafts import Draft, DraftState
from seatingapp.services.adjustments import adjustments_of
from seatingapp.services.counting import Scope, counting
from seatingapp.services.entry_lists import ListedEntry, Sought, listed
from seatingapp.services.on_report import all_reports, record
from seatingapp.services.policy import in_force
from seatingapp.services.prints import preview_stamp
from seatingapp.services.summaries import summary
from seatingapp.services.totals import totals_of_class
from seatingapp.services.traces import trace_of_pupil
from seatingapp.services.workspace import Workspace
from seatingapp.storage import detentions, drafts
from seatingapp.storage.detentions import Wanted

View = dict[str, object]
PRIVATE = ("view ", "was calm", "adjustment ", "said ")  # what no print may hold


def entries_of(workspace: Workspace, *, void_too: bool = False) -> tuple[ListedEntry, ...]:
    """All entries, the latest first."""
    return workspace.read(lambda s: listed(s, Sought(void_too=void_too, most=5000)))


def detentions_of(workspace: Workspace) -> tuple[Detention, ...]:
    """All detentions, those that were withdrawn too."""
    return workspace.read(lambda s: detentions.load(s, Wanted()))


def view(workspace: Workspace, pupil_ids: Sequence[int]) -> View:
    """What holds, without numbers and moments that tell only when it was done."""
    read = workspace.read
    kept = read(lambda s: drafts.of_pupils(s, pupil_ids))
    held = [d for d in detentions_of(workspace) if d.state is not DetentionState.WITHDRAWN]
    policy = read(in_force)
    return {
        "entries": [_entry(one) for one in entries_of(workspace)],
        "drafts": sorted(map(_draft, kept), key=repr),
        "detentions": sorted((replace(d, made_at=None) for d in held), key=lambda d: d.id),
        "reports": [(r, read(lambda s, r=r: record(s, r.uid)).results) for r in read(all_reports)],  # type: ignore[misc]
        "adjustments": [
            [a.text for a in read(lambda s, p=p: adjustments_of(s, p))]  # type: ignore[misc]
            for p in pupil_ids
        ],
        "policy": (sorted(map(repr, policy.types)), policy.cycle, policy.netting),
    }


def _entry(one: ListedEntry) -> tuple[object, ...]:
    dispute = one.dispute
    said = None if dispute is None else (dispute.view, dispute.outcome, dispute.is_open)
    return replace(one, dispute=None), said


def _draft(draft: Draft) -> tuple[object, ...]:
    decided = (draft.state, draft.note, draft.detention_id)
    return draft.pupil_id, draft.source, draft.window, draft.kind, draft.entry_ids, decided


def require_totals(
    workspace: Workspace, class_id: int, pupil_ids: Iterable[int], now: dt.datetime
) -> None:
    """Every total is the sum of its trace, and what the entries come to one by one."""
    read, every = workspace.read, [one.entry for one in entries_of(workspace)]
    counts = read(counting)
    for scope in Scope:
        since = counts.since(scope, now)
        inside = [e for e in every if since is None or e.happened_at >= since]
        by_class = read(lambda s, c=scope: totals_of_class(s, class_id, now, c))  # type: ignore[misc]
        for pupil_id in pupil_ids:
            own = [e for e in inside if e.pupil_id == pupil_id]
            assert by_class[pupil_id] == tally(e for e in own if e.class_id == class_id)
            for most in (60, 2):
                told = read(lambda s, p=pupil_id, c=scope, m=most: trace_of_pupil(s, p, c, now, m))  # type: ignore[misc]
                assert told.trace.result == told.total == tally(own)
                lines = [(n.entry.id, n.kind) for n in told.trace.lines if n.entry is not None]
                assert len(lines) == len(set(lines))


def require_nothing_twice(workspace: Workspace, pupil_ids: Sequence[int]) -> None:
    """One entry holds of each line of corrections, one draft of each window, one detention."""
    found = {one.entry.id: one.entry for one in entries_of(workspace, void_too=True)}
    live = {entry.id: entry for entry in found.values() if not entry.is_void}
    _once(_first(found, entry).id for entry in live.values())
    kept = workspace.read(lambda s: drafts.of_pupils(s, pupil_ids))
    _once((d.pupil_id, d.source, d.window) for d in kept)
    for draft in kept:
        if draft.state is DraftState.WAITING:
            assert draft.entry_ids
            assert {live[e].pupil_id for e in draft.entry_ids} == {draft.pupil_id}
    every = [d for d in detentions_of(workspace) if d.state is not DetentionState.WITHDRAWN]
    _once(d.follows_id for d in every if d.follows_id is not None)
    expected = [d for d in every if d.state is DetentionState.PENDING]
    pairs = ((a, b) for a in expected for b in expected if a.id < b.id)
    assert not [pair for pair in pairs if pair[0].pupil_id == pair[1].pupil_id and _meet(*pair)]


def _meet(one: Detention, other: Detention) -> bool:
    return one.overlaps(other)


def _first(found: dict[int, Entry], entry: Entry) -> Entry:
    while entry.corrects_id is not None:
        entry = found[entry.corrects_id]
    return entry


def _once(keys: Iterable[object]) -> None:
    assert not [key for key, times in Counter(keys).items() if times > 1]


def require_own_child_only(workspace: Workspace, names: dict[int, str], now: dt.datetime) -> None:
    """A family reads all that its child's entries say, and nothing private or of another child."""
    stamp = workspace.read(lambda s: preview_stamp(s, Audience.FAMILY, now))
    found = entries_of(workspace)
    year = dt.date(2025, 9, 1)
    for pupil_id in names:
        page = workspace.read(lambda s, p=pupil_id: summary(s, p, stamp))  # type: ignore[misc]
        text = repr(page)
        assert [p for p, name in names.items() if name in text] == [pupil_id]
        assert not [word for word in PRIVATE if word in text]
        own = [
            one
            for one in found
            if one.entry.pupil_id == pupil_id
            and year <= one.entry.happened_at.date() <= now.date()
            and one.entry.polarity is not Polarity.NEUTRAL
        ]
        printed = (*page.praise, *page.concern)
        assert len(printed) == len(own)
        disputed = [o for o in own if o.dispute is not None and o.dispute.is_open]
        assert sum(line.disputed for line in printed) == len(disputed)
