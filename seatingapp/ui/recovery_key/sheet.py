"""The recovery key as text: for the screen, for a file and for paper."""

from __future__ import annotations

_PREFIX = "AGE-SECRET-KEY-1"
_GROUP = 6
_GROUPS_A_LINE = 5


def grouped(key: str) -> str:
    """Return the key in groups and lines that can be read and typed; blanks do not matter later."""
    rest = key.removeprefix(_PREFIX)
    groups = [rest[start : start + _GROUP] for start in range(0, len(rest), _GROUP)]
    starts = range(0, len(groups), _GROUPS_A_LINE)
    lines = [" ".join(groups[start : start + _GROUPS_A_LINE]) for start in starts]
    return "\n".join([_PREFIX, *lines] if rest != key else lines)


def sheet(place: str, key: str) -> str:
    """Return what is saved or printed: what this is, what it opens, and how."""
    return (
        "Seatingapp: recovery key\n"
        "\n"
        f"Vault: {place}\n"
        "\n"
        f"{grouped(key)}\n"
        "\n"
        "This key opens the vault without the passphrase. Anyone who has both the key and the\n"
        "vault can read everything in it. Keep it with your other keys, not beside the vault.\n"
        "To use it: open Seatingapp, choose the vault, then 'Use the recovery key instead'.\n"
    )
