"""Rules that draft: the school's list of them, and changes that can be taken back.

A rule that is switched on drafts nothing for the past: what it would have drafted before is left
out, unless somebody says from when. Where what it says changes, what waits is reckoned anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.draft_rules.drafts import Draft
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.sound import KEPT, sound
from seatingapp.domain.draft_rules.words import sentence
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.wording import counted
from seatingapp.domain.year_groups import WHICH, read_year_group
from seatingapp.services.drafting import carry_out, settled_for
from seatingapp.services.workspace import Done, Topic, now_in
from seatingapp.storage import classes, draft_rules, drafts, policy, pupils, settings
from seatingapp.storage.draft_rules import StoredDraftRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from seatingapp.storage.session import Session

MOST_RULES = 100
_TOPICS = frozenset({Topic.FOLLOW_UP})


def all_rules(session: Session) -> tuple[DraftRule, ...]:
    """Return the rules in their order, those that are off too."""
    return tuple(stored.rule for stored in draft_rules.load(session))


def rule_by_uid(session: Session, uid: str) -> DraftRule:
    """Return a rule. Raises Refusal where it is gone."""
    return _stored(session, uid).rule


def sentences(session: Session) -> Callable[[DraftRule], str]:
    """Return what puts rules into words, with the names that things have today."""
    types = {t.id: t.name for t in policy.load(session, retired=True)}
    groups = {c.id: c.name for c in classes.load(session)}
    kinds = draft_rules.detention_type_names(session)

    def say(rule: DraftRule) -> str:
        return sentence(
            rule,
            lambda t: types.get(t, "a behaviour that is gone"),
            lambda c: groups.get(c, "a class that is gone"),
            lambda d: kinds.get(d, "a type that is gone"),
        )

    return say


@dataclass(frozen=True, slots=True)
class AddDraftRules:
    """Add rules; those without a uid get new ones, which `Done.uids` says.

    One that is on drafts from now on, or from its `since`.
    """

    rules: tuple[DraftRule, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Add", len(self.rules))

    def perform(self, session: Session) -> Done | None:
        """Store them; None where there are none.

        Raises Refusal for a rule that can mean nothing, that names what is not there, or that is
        there already.
        """
        if not self.rules:
            return None
        added = []
        for rule in self.rules:
            known = draft_rules.load(session)
            new = _checked(session, rule, known)
            position = max((k.position for k in known), default=0) + 1
            now = now_in(session)
            since = (new.since or now) if new.active else None
            new = replace(new, uid=new.uid or new_uid(), id=0, since=since)
            owner = settings.owner(session)[0]
            draft_rules.add(session, StoredDraftRule(new, position, now, owner))
            added.append(new.uid)
        said = f"{counted(len(added), 'rule')} added."
        return Done(RemoveDraftRules(tuple(added)), _TOPICS, said, uids=tuple(added))


@dataclass(frozen=True, slots=True)
class ChangeDraftRule:
    """Make the rule of this uid say what is given here, switch it on or off.

    Where it is switched on or says something else, it drafts from `since` on, or from now.
    """

    rule: DraftRule
    since: dt.datetime | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change a rule that drafts"

    def perform(self, session: Session) -> Done | None:
        """Store it; None where it says so already. Raises Refusal as `AddDraftRules` does."""
        before = _stored(session, self.rule.uid)
        known = [k for k in draft_rules.load(session) if k.rule.id != before.rule.id]
        checked = _checked(session, self.rule, known, kept_years=before.rule.years)
        after = replace(checked, id=before.rule.id)
        other = _said(after) != _said(before.rule)
        begins = after.active and (other or not before.rule.active or self.since is not None)
        now = now_in(session)
        after = replace(after, since=(self.since or now) if begins else before.rule.since)
        if after == before.rule:
            return None
        waiting = drafts.waiting_of_rule(session, before.rule.id)
        draft_rules.put(session, replace(before, rule=after))
        said = "Rule changed."
        if other and waiting:
            settling = settled_for(session, after, {d.pupil_id for d in waiting}, now)
            carry_out(session, settling)
            said += _waiting_words(len(settling.gone))
        elif not other and after.active != before.rule.active:
            said = "Rule switched on." if after.active else "Rule switched off."
        return Done(PutBackDraftRule(before, waiting), _TOPICS, said, uids=(after.uid,))


@dataclass(frozen=True, slots=True)
class PutBackDraftRule:
    """Make a rule and what waits for it exactly what they were."""

    stored: StoredDraftRule
    waiting: tuple[Draft, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Change a rule that drafts"

    def perform(self, session: Session) -> Done:
        """Store both as they were. Raises Refusal where the rule is gone."""
        before = _stored(session, self.stored.rule.uid)
        waiting = drafts.waiting_of_rule(session, before.rule.id)
        draft_rules.put(session, self.stored)
        _replace(session, waiting, self.waiting)
        return Done(PutBackDraftRule(before, waiting), _TOPICS, "Rule changed back.")


@dataclass(frozen=True, slots=True)
class RemoveDraftRules:
    """Remove rules, and the drafts of theirs that wait; what was decided stays."""

    uids: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Remove", len(self.uids))

    def perform(self, session: Session) -> Done | None:
        """Remove them; None where there are none. Raises Refusal where one is gone."""
        if not self.uids:
            return None
        removed = []
        for uid in dict.fromkeys(self.uids):
            stored = _stored(session, uid)
            waiting = drafts.waiting_of_rule(session, stored.rule.id)
            drafts.remove(session, [d.id for d in waiting])
            decided = draft_rules.remove(session, [stored.rule.id])
            removed.append(RemovedDraftRule(stored, waiting, decided))
        lost = sum(len(r.waiting) for r in removed)
        said = f"{counted(len(removed), 'rule')} removed.{_waiting_words(lost)}"
        return Done(BringBackDraftRules(tuple(removed)), _TOPICS, said)


@dataclass(frozen=True, slots=True)
class RemovedDraftRule:
    """What brings back a rule that was removed: itself, what waited, what knew it."""

    stored: StoredDraftRule
    waiting: tuple[Draft, ...]
    decided: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BringBackDraftRules:
    """Bring back rules that were removed, each in its place, with what waited."""

    removed: tuple[RemovedDraftRule, ...]

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return _told("Bring back", len(self.removed))

    def perform(self, session: Session) -> Done:
        """Store them as they were."""
        for one in self.removed:
            draft_rules.add(session, one.stored)
            draft_rules.claim(session, one.stored.rule, one.decided)
            _replace(session, (), one.waiting)
        uids = tuple(one.stored.rule.uid for one in self.removed)
        said = f"{counted(len(uids), 'rule')} brought back."
        return Done(RemoveDraftRules(uids), _TOPICS, said, uids=uids)


def _replace(session: Session, now: tuple[Draft, ...], wanted: tuple[Draft, ...]) -> None:
    """Let drafts wait that waited before, and no others of the rule."""
    drafts.remove(session, [d.id for d in now])
    drafts.add(session, wanted, settings.owner(session)[0])


def _said(rule: DraftRule) -> DraftRule:
    """What a rule says, without its name and whether it is on."""
    return replace(rule, name="", active=False, since=None, uid="", id=0)


def _told(verb: str, count: int) -> str:
    return f"{verb} a rule that drafts" if count == 1 else f"{verb} {count} rules that draft"


def _waiting_words(gone: int) -> str:
    if not gone:
        return ""
    return (
        f" {counted(gone, 'waiting draft')} of it went too."
        if gone > 1
        else (" A waiting draft of it went too.")
    )


def _stored(session: Session, uid: str) -> StoredDraftRule:
    found = draft_rules.by_uid(session, uid)
    if found is None:
        raise Refusal("That rule is not in this vault any more.", kept="Nothing was changed.")
    return found


def _checked(
    session: Session,
    rule: DraftRule,
    others: tuple[StoredDraftRule, ...] | list[StoredDraftRule],
    kept_years: tuple[str, ...] = (),
) -> DraftRule:
    """The rule as it can be stored; what it said of years before may stay. Raises Refusal."""
    tidy = sound(rule)
    tidy = replace(tidy, years=_known_years(session, tidy.years, kept_years))
    if len(others) >= MOST_RULES:
        raise Refusal(
            f"A school has at most {MOST_RULES} rules that draft.",
            kept=KEPT,
            todo="Remove one that is not used any more.",
        )
    _require_known(session, tidy)
    for other in others:
        if _said(other.rule) == _said(tidy):
            off = "" if other.rule.active else ", switched off"
            raise Refusal(
                f"This rule is there already{off}.", kept=KEPT, todo="Change that one instead."
            )
    return tidy


def year_groups(session: Session) -> tuple[str, ...]:
    """Return the year groups of this school: those of its pupils and classes, the lowest first."""
    known = pupils.year_groups(session) | {c.year_group for c in classes.load(session)}
    return tuple(sorted(known - {""}, key=_by_number))


def _by_number(year: str) -> tuple[int, str]:
    return int(year) if year.isdecimal() else 0, year


def _known_years(session: Session, asked: Iterable[str], kept: Iterable[str]) -> tuple[str, ...]:
    """Years as pupils carry them: `Year 9` is 9. A year that nobody can be in never drafts."""
    known = year_groups(session)
    found = []
    for year in asked:
        usual = year if year in {*known, *kept} else read_year_group(year)
        if not usual:
            here = f" This school has {', '.join(known)}." if known else ""
            raise Refusal(
                f"There is no year group {year}.",
                where=f"Year groups are {WHICH}.{here}",
                kept=KEPT,
                todo="Write one of them.",
            )
        found.append(usual)
    return tuple(dict.fromkeys(found))


def _require_known(session: Session, rule: DraftRule) -> None:
    types = {t.id for t in policy.load(session, retired=True)}
    groups = {c.id for c in classes.load(session)}
    kinds = set(draft_rules.detention_type_names(session))
    wanted = {rule.detention_type_id} - {None}
    for named, known, what in (
        (set(rule.types), types, "a behaviour"),
        (set(rule.classes), groups, "a class"),
        (wanted if rule.outcome is DraftKind.DETENTION else set(), kinds, "a type of detention"),
    ):
        if not named <= known:
            raise Refusal(
                f"This rule names {what} that is not in this vault any more.",
                kept=KEPT,
                todo="Choose another one.",
            )
