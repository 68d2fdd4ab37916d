"""The behaviour types that a new vault starts with."""

from __future__ import annotations

from seatingapp.domain.behaviour import BehaviourType, Polarity

_P, _N, _C = Polarity.PRAISE, Polarity.NEUTRAL, Polarity.CONCERN
_ROWS: tuple[tuple[str, Polarity, int, str, str, str], ...] = (
    ("Great answer", _P, 1, "Learning", "", "gave a great answer in class"),
    ("Good effort", _P, 1, "Effort", "", "worked with good effort"),
    ("Kind to others", _P, 2, "Community", "", "was kind to others"),
    ("Excellent work", _P, 3, "Learning", "", "produced excellent work"),
    ("Off task", _C, -1, "Focus", "C1 warning", "needed a reminder to stay on task"),
    ("Talking over", _C, -1, "Focus", "C1 warning", "talked while others were speaking"),
    ("No equipment", _C, -1, "Readiness", "C1 warning", "came without the equipment needed"),
    ("Refused instruction", _C, -2, "Respect", "C2 recorded", "did not follow an instruction"),
    ("Spoken to", _N, 0, "Note", "", "had a conversation with the teacher"),
)


def default_policy() -> tuple[BehaviourType, ...]:
    """Return the starting types; keys 1 to 9 arm them in this order."""
    return tuple(
        BehaviourType(
            0,
            "",
            name,
            polarity,
            points,
            category,
            shortcut=str(n),
            step=step,
            plain_reason=reason,
            position=n,
        )
        for n, (name, polarity, points, category, step, reason) in enumerate(_ROWS, 1)
    )
