"""What has to change so that the drafts of a pupil say what their entries say now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from seatingapp.domain.draft_rules.drafts import Draft, DraftState
from seatingapp.domain.draft_rules.engine import Happening, due
from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.windows import SchoolClock
from seatingapp.domain.draft_rules.words import Naming, why
from seatingapp.domain.identity import new_uid


@dataclass(frozen=True, slots=True)
class Settling:
    """Drafts to make, to rewrite and to take away. Decided ones are never among them."""

    new: tuple[Draft, ...] = ()
    rewritten: tuple[Draft, ...] = ()
    gone: tuple[Draft, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.new or self.rewritten or self.gone)

    def __add__(self, other: Settling) -> Settling:
        """Both, of different pupils or rules."""
        return Settling(
            self.new + other.new, self.rewritten + other.rewritten, self.gone + other.gone
        )


def settled(
    rule: DraftRule,
    happenings: Iterable[Happening],
    existing: Sequence[Draft],
    clock: SchoolClock,
    now: dt.datetime,
    type_name: Naming,
) -> Settling:
    """Return what has to change of the drafts that a rule made for one pupil.

    `happenings` are the pupil's entries that count, `existing` the pupil's drafts of this rule.
    """
    own = tuple(happenings)
    waiting = {d.window: d for d in existing if d.state is DraftState.WAITING}
    decided = [d.window for d in existing if d.state is not DraftState.WAITING]
    new, rewritten = [], []
    for fired in due(rule, own, clock, decided, tuple(waiting)):
        words = why(rule, fired, type_name)
        ids = tuple(sorted(fired.entry_ids))
        before = waiting.pop(fired.key, None)
        if before is None:
            pupil_id = own[0].pupil_id
            made = Draft(
                0,
                new_uid(),
                rule.source,
                rule.id,
                pupil_id,
                fired.key,
                rule.outcome,
                words,
                DraftState.WAITING,
                now,
                entry_ids=ids,
            )
            new.append(made)
            continue
        after = replace(before, kind=rule.outcome, why=words, entry_ids=ids)
        if after != before:
            rewritten.append(after)
    return Settling(tuple(new), tuple(rewritten), tuple(waiting.values()))
