"""The review tray: drafts that wait, and what a person decides about them.

Every decision can be taken back. What is said of one names no pupil, for it may be read while the
board shows the screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.draft_rules.drafts import Draft, DraftState
from seatingapp.domain.draft_rules.words import KIND_WORDS
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.names import tidy
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.wording import counted
from seatingapp.services.adjustments import adjustment_texts
from seatingapp.services.draft_rules import sentences
from seatingapp.services.entry_lists import in_place_of
from seatingapp.services.entry_notes import refuse_safeguarding
from seatingapp.services.workspace import Done, Edit, PrivateEdit, Topic, now_in
from seatingapp.storage import draft_rules, drafts, entries, policy, pupils

if TYPE_CHECKING:
    import datetime as dt

    from seatingapp.storage.session import Session

LONGEST_REASON = 300
MOST_DECIDED = 500  # that the history shows
PAPER = frozenset({DraftKind.LETTER, DraftKind.POSTCARD})  # is printed once it is released
TOPICS = frozenset({Topic.FOLLOW_UP})
_KEPT = "Nothing was decided."


@dataclass(frozen=True, slots=True)
class ReviewedDraft:
    """A draft with what its reader needs: who it is about, what made it, what is owed to them.

    `detention_type_id` is what the rule or step asks for, if it does. `reason_gone`: an entry of it
    was taken back after it was decided, and none stands in its place.
    """

    draft: Draft
    pupil: Pupil
    made_by: str
    adjustments: tuple[str, ...] = ()
    detention_type_id: int | None = None
    reason_gone: bool = False


def waiting(session: Session) -> tuple[ReviewedDraft, ...]:
    """Return the drafts that wait, the oldest first."""
    return _reviewed(session, drafts.waiting(session))


def decided(session: Session, most: int = MOST_DECIDED) -> tuple[ReviewedDraft, ...]:
    """Return what was decided last, the latest first."""
    return _reviewed(session, drafts.decided(session, most))


def to_print(session: Session) -> tuple[ReviewedDraft, ...]:
    """Return letters and postcards that were released, the latest first: paper is made of them."""
    released = [d for d in drafts.decided(session, MOST_DECIDED) if d.kind in PAPER]
    return _reviewed(session, [d for d in released if d.state is DraftState.RELEASED])


def reviewed(session: Session, uids: Collection[str]) -> tuple[ReviewedDraft, ...]:
    """Return drafts by their uids, the oldest first. Raises Refusal where one is gone."""
    return _reviewed(session, _known(session, uids))


def entries_of(session: Session, uid: str) -> tuple[Entry, ...]:
    """Return the entries that a draft is about, the earliest first. Raises Refusal.

    For one that was corrected later comes the one that stands in its place.
    """
    (draft,) = _known(session, [uid])
    known = entries.by_ids(session, draft.entry_ids)
    instead = in_place_of(session, [e for e in known if e.is_void])
    found = {e.id: e for e in (instead.get(old.id, old) for old in known)}
    return tuple(sorted(found.values(), key=lambda e: (e.happened_at, e.id)))


def count_waiting(session: Session, _now: dt.datetime | None = None) -> int:
    """Return how many drafts wait."""
    return drafts.count_waiting(session)


def _reviewed(session: Session, found: Sequence[Draft]) -> tuple[ReviewedDraft, ...]:
    ids = {d.pupil_id for d in found}
    people = {p.id: p for p in pupils.load(session, ids=ids)} if ids else {}
    owed = adjustment_texts(session, ids)
    gone = _without_reason(session, [d.id for d in found])
    rules = {k.rule.id: k.rule for k in draft_rules.load(session)}
    steps = {f"step:{s.uid}": s for s in policy.load_ladder(session)}
    say = sentences(session)

    def review(draft: Draft) -> ReviewedDraft:
        rule, step = rules.get(draft.rule_id or 0), steps.get(draft.source)
        made_by, kind_id = "A rule or step that is gone", None
        if rule is not None:
            made_by, kind_id = rule.name or say(rule), rule.detention_type_id
        elif step is not None:
            made_by, kind_id = step.name, step.detention_type_id
        owing = owed.get(draft.pupil_id, ())
        return ReviewedDraft(
            draft, people[draft.pupil_id], made_by, owing, kind_id, draft.id in gone
        )

    return tuple(review(draft) for draft in found)


def _without_reason(session: Session, ids: Collection[int]) -> frozenset[int]:
    """Which of some drafts have an entry that was taken back, and none is in its place."""
    void = drafts.void_entries(session, ids)
    every = entries.by_ids(session, set().union(*void.values()))
    instead = in_place_of(session, every)
    return frozenset(draft_id for draft_id, own in void.items() if own - instead.keys())


@dataclass(frozen=True, slots=True)
class ReleaseDrafts(PrivateEdit):
    """Release drafts: a letter or a postcard is to be printed, the head of year was told.

    `note` says what was said or agreed. Detentions are released with their day, by
    `ReleaseAsDetentions`.
    """

    uids: tuple[str, ...]
    note: str = ""

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Release", len(self.uids))

    def perform(self, session: Session) -> Done | None:
        """Release those that wait; None where there are none. Raises Refusal."""
        found = waiting_among(session, self.uids)
        if any(d.kind is DraftKind.DETENTION for d in found):
            raise Refusal(
                "A detention needs a day.",
                kept=_KEPT,
                todo="Release it by choosing its type, day and time.",
            )
        note = _checked(session, self.note)
        return decide(session, found, DraftState.RELEASED, note, said=_released(found))


@dataclass(frozen=True, slots=True)
class DismissDrafts(PrivateEdit):
    """Dismiss drafts with a reason; nothing follows, and they are not made again."""

    uids: tuple[str, ...]
    reason: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Dismiss", len(self.uids))

    def perform(self, session: Session) -> Done | None:
        """Dismiss those that wait; None where there are none. Raises Refusal without a reason."""
        found = waiting_among(session, self.uids)
        reason = _checked(session, self.reason)
        if not reason:
            raise Refusal("A dismissal needs a reason.", kept=_KEPT, todo="Say why in a few words.")
        said = f"{counted(len(found), 'draft')} dismissed."
        return decide(session, found, DraftState.DISMISSED, reason, said=said)


@dataclass(frozen=True, slots=True)
class ReopenDrafts(PrivateEdit):
    """Let drafts that were decided wait again; a detention that was set stays what it is."""

    uids: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Reopen", len(self.uids))

    def perform(self, session: Session) -> Done | None:
        """Reopen those that were decided; None where there are none. Raises Refusal."""
        found = [d for d in _known(session, self.uids) if d.state is not DraftState.WAITING]
        if any(d.detention_id is not None for d in found):
            raise Refusal(
                "A detention was set for this draft.",
                kept=_KEPT,
                todo="Cancel the detention instead.",
            )
        said = f"{counted(len(found), 'draft')} to decide again."
        return decide(session, found, DraftState.WAITING, "", said=said)


@dataclass(frozen=True, slots=True)
class PutBackDecisions(PrivateEdit):
    """Make what was decided about drafts what it was, and take back what was done with it."""

    before: tuple[Draft, ...]
    also: Edit | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Decide", len(self.before))

    def perform(self, session: Session) -> Done:
        """Store it. Raises Refusal where one is gone."""
        now = _known(session, [d.uid for d in self.before])
        ids = {d.uid: d.id for d in now}
        other = self.also.perform(session) if self.also is not None else None
        for draft in self.before:
            drafts.decide(
                session,
                ids[draft.uid],
                draft.state,
                draft.decided_at,
                draft.note,
                draft.detention_id,
            )
        waits = sum(d.state is DraftState.WAITING for d in self.before)
        said = f"{counted(waits, 'draft')} to decide again." if waits else "Decided again."
        topics = TOPICS | (other.topics if other is not None else frozenset())
        return Done(PutBackDecisions(now, other.inverse if other else None), topics, said)


def decide(
    session: Session,
    found: Sequence[Draft],
    state: DraftState,
    note: str,
    *,
    said: str,
    detentions: dict[int, int] | None = None,
    back: Edit | None = None,
) -> Done | None:
    """Keep what is decided about drafts; None where there are none.

    `detentions` are those that were set, by pupil; `back` takes them away again.
    """
    if not found:
        return None
    at = None if state is DraftState.WAITING else now_in(session)
    for draft in found:
        set_for = (detentions or {}).get(draft.pupil_id)
        drafts.decide(session, draft.id, state, at, note, set_for)
    uids = tuple(d.uid for d in found)
    return Done(PutBackDecisions(tuple(found), back), TOPICS, said, uids=uids)


def waiting_among(session: Session, uids: Collection[str]) -> tuple[Draft, ...]:
    """Return those of some drafts that wait. Raises Refusal where one is gone."""
    found = _known(session, uids)
    return tuple(d for d in found if d.state is DraftState.WAITING)


def _known(session: Session, uids: Collection[str]) -> tuple[Draft, ...]:
    found = drafts.by_uids(session, uids)
    if len(found) != len(set(uids)):
        raise Refusal(
            "A draft is not there any more: the reason for it was taken back.",
            kept=_KEPT,
            todo="Look at the list again.",
        )
    return found


def _checked(session: Session, text: str) -> str:
    words = tidy(text)
    refuse_safeguarding(session, words, kept=_KEPT)
    if len(words) > LONGEST_REASON:
        raise Refusal(
            f"A reason has at most {LONGEST_REASON} letters; this one has {len(words)}.",
            kept=_KEPT,
            todo="Shorten it.",
        )
    return words


def _released(found: Iterable[Draft]) -> str:
    kinds = [d.kind for d in found]
    if len(kinds) == 1:
        return f"Released: {KIND_WORDS[kinds[0]]}."
    return f"{len(kinds)} drafts released."


def _told(verb: str, count: int) -> str:
    return f"{verb} a draft" if count == 1 else f"{verb} {count} drafts"
