"""The four strengths of a rule as a row of choices offers them. No Qt."""

from seatingapp.domain.rules.rule import Strength

STRENGTHS: tuple[tuple[str, str], ...] = (
    (Strength.MUST.value, "Must hold"),
    (Strength.HIGH.value, "Wish: high"),
    (Strength.MEDIUM.value, "medium"),
    (Strength.LOW.value, "low"),
)
