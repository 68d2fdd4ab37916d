"""Keys and what they do, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together: a title, and (keys, what they do)."""

    title: str
    keys: tuple[tuple[str, str], ...]


WINDOW_KEYS = KeyGroup(
    "Everywhere",
    (
        ("Ctrl 1 to Ctrl 8", "Open a page"),
        ("Ctrl L", "Lock at once"),
        ("Ctrl Z, Ctrl Y", "Undo, redo"),
        ("F11", "Full screen"),
        ("F1, ?, Ctrl /", "This list"),
    ),
)
