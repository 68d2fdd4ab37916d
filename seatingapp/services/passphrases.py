"""How strong a passphrase is, in words, and the least that is let through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from seatingapp.domain.errors import Refusal

LEAST_LENGTH = 10
LEAST_SCORE = 3
_WORDS = ("Far too easy to guess", "Too easy to guess", "Too weak", "Good", "Strong")
# zxcvbn slows down with the square of the length; what is beyond this only makes it stronger.
_LONGEST_RATED = 72


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` 0 to 4 as zxcvbn gives it, its word, what to do better, and whether it will do."""

    score: int
    word: str
    advice: str
    enough: bool


def rate(passphrase: str, about_user: Collection[str] = ()) -> Strength:
    """Rate a passphrase; words that are known `about_user` count as easy to guess."""
    if not passphrase:
        return Strength(0, "", f"Use at least {LEAST_LENGTH} characters.", enough=False)
    from zxcvbn import zxcvbn

    result = zxcvbn(passphrase[:_LONGEST_RATED], user_inputs=[w for w in about_user if w])
    score = int(result["score"])
    if len(passphrase) < LEAST_LENGTH:
        advice = f"Use at least {LEAST_LENGTH} characters: four words you will remember do well."
        return Strength(min(score, LEAST_SCORE - 1), _WORDS[min(score, 2)], advice, enough=False)
    if score < LEAST_SCORE:
        advice = "Add another word or two that nobody would expect."
        return Strength(score, _WORDS[score], advice, enough=False)
    return Strength(score, _WORDS[score], "", enough=True)


def require_strong(passphrase: str) -> None:
    """Raise Refusal for a passphrase that is too weak."""
    strength = rate(passphrase)
    if not strength.enough:
        raise Refusal(
            "This passphrase is too easy to guess.",
            kept="No vault was made.",
            todo=strength.advice,
        )
