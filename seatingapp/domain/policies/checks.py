"""What a policy may say. Each problem is a sentence, with what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.names import fold
from seatingapp.domain.policies.icons import ICONS
from seatingapp.domain.policies.policy import (
    LONGEST_CATEGORY,
    LONGEST_NAME,
    LONGEST_PICK,
    LONGEST_REASON,
    MOST_AMOUNT,
    MOST_CATEGORIES,
    MOST_PICKS,
    MOST_POINTS,
    MOST_STEPS,
    MOST_TYPES,
    SHORTCUTS,
    Policy,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a policy cannot be in force as it is. `about` is the uid of a type or step, or empty."""

    what: str
    todo: str
    about: str = ""


def problems(policy: Policy) -> tuple[Problem, ...]:
    """Return all that is wrong. Retired types are not looked at: nobody logs them."""
    return (
        *_of_all_types(policy),
        *(problem for kind in policy.in_use for problem in _of_type(policy, kind)),
        *_of_ladder(policy),
        *_of_lists(policy),
    )


def require_sound(policy: Policy, before: Policy | None = None) -> None:
    """Raise Refusal for the first problem; those that `before` has already are nobody's fault."""
    known = set(problems(before)) if before is not None else set()
    for problem in problems(policy):
        if problem not in known:
            raise Refusal(problem.what, kept="The policy was not changed.", todo=problem.todo)


def _of_all_types(policy: Policy) -> Iterator[Problem]:
    types = policy.in_use
    if len(types) > MOST_TYPES:
        told = f"A policy has at most {MOST_TYPES} behaviours in use; these are {len(types)}."
        yield Problem(told, "Retire some that nobody logs.")
    for name in _twice(t.name for t in types):
        yield Problem(f"There are two behaviours called {name}.", "Give one another name.")
    for key in _twice(t.shortcut for t in types if t.shortcut):
        names = " and ".join(t.name for t in types if t.shortcut == key)
        yield Problem(f"Key {key} is for both {names}.", "Give one of them another key, or none.")


def _of_type(policy: Policy, kind: BehaviourType) -> Iterator[Problem]:
    if not kind.name:
        yield Problem("A behaviour needs a name.", "Type what teachers will see.", kind.uid)
        return
    name = kind.name[:LONGEST_NAME]
    for what, text, most in (
        ("The name", kind.name, LONGEST_NAME),
        ("The reason for families", kind.plain_reason, LONGEST_REASON),
    ):
        if len(text) > most:
            told = f"{what} of {name} has {len(text)} letters; at most {most} fit."
            yield Problem(told, "Shorten it.", kind.uid)
    if kind.shortcut and kind.shortcut not in SHORTCUTS:
        yield Problem(f"The key of {name} is not one from 1 to 9.", "Choose one.", kind.uid)
    if kind.icon and kind.icon not in ICONS:
        yield Problem(f"There is no picture called {kind.icon[:40]}.", "Choose one.", kind.uid)
    if kind.category and kind.category not in policy.categories:
        told = f"{name} is in the category {kind.category}, which the policy does not have."
        yield Problem(told, "Add the category, or choose another one.", kind.uid)
    if not 1 <= kind.most <= MOST_AMOUNT:
        told = f"{name} can be logged 1 to {MOST_AMOUNT} times in one entry, not {kind.most}."
        yield Problem(told, "Choose an amount in between.", kind.uid)
    yield from _points(kind, name)
    yield from _step(policy, kind, name)


def _points(kind: BehaviourType, name: str) -> Iterator[Problem]:
    sign = {Polarity.PRAISE: 1, Polarity.NEUTRAL: 0, Polarity.CONCERN: -1}[kind.polarity]
    if abs(kind.points) > MOST_POINTS:
        yield Problem(f"{name} has more than {MOST_POINTS} points.", "Choose fewer.", kind.uid)
    if kind.points and (kind.points > 0) - (kind.points < 0) != sign:
        told = {
            Polarity.PRAISE: f"{name} is praise and cannot take points away.",
            Polarity.NEUTRAL: f"{name} is neutral and has no points.",
            Polarity.CONCERN: f"{name} is a concern and cannot give points.",
        }[kind.polarity]
        yield Problem(told, "Change the points, or what it is.", kind.uid)


def _step(policy: Policy, kind: BehaviourType, name: str) -> Iterator[Problem]:
    if not kind.step:
        return
    if policy.step_named(kind.step) is None:
        told = f"{name} leads to {kind.step}, which is no step of the ladder."
        yield Problem(told, "Add the step, or choose another one.", kind.uid)
    if kind.polarity is not Polarity.CONCERN:
        told = f"{name} is {kind.polarity}, and only concerns lead to a step of the ladder."
        yield Problem(told, "Choose no step.", kind.uid)


def _of_ladder(policy: Policy) -> Iterator[Problem]:
    if len(policy.ladder) > MOST_STEPS:
        told = f"A ladder has at most {MOST_STEPS} steps; this has {len(policy.ladder)}."
        yield Problem(told, "Take some out.")
    for name in _twice(s.name for s in policy.ladder):
        yield Problem(f"There are two steps called {name}.", "Give one another name.")
    for step in policy.ladder:
        yield from _of_step(step)


def _of_step(step: LadderStep) -> Iterator[Problem]:
    if not step.name:
        yield Problem("A step of the ladder needs a name.", "Type one, such as C1.", step.uid)
        return
    name = step.name[:LONGEST_NAME]
    if len(step.name) > LONGEST_NAME:
        told = f"The name of the step {name} has {len(step.name)} letters; {LONGEST_NAME} fit."
        yield Problem(told, "Shorten it.", step.uid)
    if not -MOST_POINTS <= step.points <= 0:
        told = f"The step {name} has 0 to {MOST_POINTS} points of concern."
        yield Problem(told, "Choose other points.", step.uid)
    if step.detention_type_id is not None and step.drafts is not DraftKind.DETENTION:
        told = f"The step {name} names a kind of detention and drafts none."
        yield Problem(told, "Let it draft a detention.", step.uid)
    if not step.recorded and step.drafts is not None:
        told = f"The step {name} is not recorded, so it cannot draft anything."
        yield Problem(told, "Record it, or let it draft nothing.", step.uid)


def _of_lists(policy: Policy) -> Iterator[Problem]:
    picks = policy.picks
    for what, texts, longest, most in (
        ("categories", policy.categories, LONGEST_CATEGORY, MOST_CATEGORIES),
        ("the list of what happened", picks.happened, LONGEST_PICK, MOST_PICKS),
        ("the list of what was tried", picks.tried, LONGEST_PICK, MOST_PICKS),
        ("the list of outcomes", picks.outcome, LONGEST_PICK, MOST_PICKS),
    ):
        if len(texts) > most:
            told = f"There are {len(texts)} in {what}; at most {most} are offered."
            yield Problem(told, "Take some out.")
        for text in _twice(texts):
            yield Problem(f"{text} is twice in {what}.", "Keep one of them.")
        for text in texts:
            if not 1 <= len(text) <= longest:
                told = f"“{text[:longest]}” in {what} does not have 1 to {longest} letters."
                yield Problem(told, "Type another text.")


def _twice(names: Iterable[str]) -> list[str]:
    """The names that are there more than once, as they are written first."""
    listed = list(names)
    count = Counter(fold(name) for name in listed)
    first = {fold(name): name for name in reversed(listed)}
    return [first[key] for key, number in count.items() if number > 1 and key]
