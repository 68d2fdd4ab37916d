"""What the policy editor says in words; no Qt."""

from __future__ import annotations

from seatingapp.domain.behaviour import BehaviourType, Polarity, signed
from seatingapp.domain.ladder import DraftKind, LadderStep
from seatingapp.domain.policies.other_changes import CYCLE_WORDS
from seatingapp.domain.policies.policy import Policy
from seatingapp.domain.wording import counted

_SHORT = " → "
_DRAFTS = {
    DraftKind.DETENTION: "a detention",
    DraftKind.LETTER: "a letter home",
    DraftKind.POSTCARD: "a praise postcard",
    DraftKind.TELL: "word to the head of year",
}


def in_force(policy: Policy) -> tuple[str, ...]:
    """Say in a line each what is in force."""
    used = policy.in_use
    praise = sum(t.polarity is Polarity.PRAISE for t in used)
    concern = sum(t.polarity is Polarity.CONCERN for t in used)
    neutral = len(used) - praise - concern
    parts = [f"{praise} praise", f"{concern} concern"] + ([f"{neutral} neutral"] if neutral else [])
    ladder = _SHORT.join(s.name for s in policy.ladder) or "none"
    netting = "net points are shown" if policy.netting else "praise and concern are kept apart"
    return (
        f"{counted(len(used), 'behaviour')}: {', '.join(parts)}",
        f"Ladder: {ladder}",
        f"Points start again {CYCLE_WORDS[policy.cycle]}; {netting}",
    )


def about_type(policy: Policy, kind: BehaviourType) -> str:
    """What a list says beside the name of a behaviour."""
    times = f"up to {kind.most} times" if kind.most > 1 else ""
    asks = "asks for context" if kind.asks_context else ""
    word = str(kind.polarity).capitalize()
    parts = (word, kind.category, kind.step, times, asks, "retired" if kind.retired else "")
    return " · ".join(part for part in parts if part)


def spoken_type(policy: Policy, kind: BehaviourType) -> str:
    """A behaviour as a screen reader says it."""
    points = f"{signed(policy.points_of(kind))} points"
    key = f"key {kind.shortcut}" if kind.shortcut and not kind.retired else ""
    parts = (kind.name, points, key, about_type(policy, kind))
    return ", ".join(part for part in parts if part)


def about_step(step: LadderStep) -> str:
    """What a list says beside the name of a step."""
    parts = (
        "" if step.recorded else "not recorded",
        f"drafts {_DRAFTS[step.drafts]}" if step.drafts else "",
        "" if step.for_families else "not for families",
    )
    return " · ".join(part for part in parts if part)


def about_drafts(step: LadderStep) -> str:
    """What becomes of a draft, or why this step makes none."""
    if not step.recorded:
        return "It is a reminder: its entries do not count, and it drafts nothing."
    return "A draft waits in the review tray until a person releases it. Nothing is set by itself."


def leads_here(policy: Policy, step: LadderStep) -> str:
    """Which behaviours lead to a step."""
    names = [t.name for t in policy.in_use if t.step == step.name]
    if not names:
        return "No behaviour leads here yet: choose this step where a behaviour is edited."
    return f"{', '.join(names)} {'leads' if len(names) == 1 else 'lead'} here."


def reads(kind: BehaviourType) -> str:
    """The line that a family reads of an entry."""
    reason = kind.plain_reason or kind.name
    return f"On paper: “{reason[:1].upper()}{reason[1:]}”"


def points_hint(policy: Policy, kind: BehaviourType) -> str:
    """Where the points of a behaviour come from, if not from itself."""
    step = policy.step_named(kind.step)
    if kind.points or step is None or not step.points:
        return ""
    return f"its step gives {signed(step.points)}"
