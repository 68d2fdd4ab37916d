"""The pictures that a behaviour type may have; each is a file in `resources/icons/behaviour`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from seatingapp.domain.behaviour import Polarity

FOLDER = "behaviour"  # below the icons
# What each is called in the file, and by a screen reader.
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "star": "Star",
        "trophy": "Trophy",
        "medal": "Medal",
        "thumb": "Thumbs up",
        "bulb": "Light bulb",
        "hand": "Raised hand",
        "book": "Open book",
        "pencil": "Pencil",
        "target": "Target",
        "steps": "Steps up",
        "heart": "Heart",
        "people": "Two people",
        "leaf": "Leaf",
        "speech": "Speech bubble",
        "talk": "Two speech bubbles",
        "clock": "Clock",
        "phone": "Phone",
        "bag": "School bag",
        "shirt": "Shirt",
        "clipboard": "Clipboard",
        "chair": "Chair",
        "door": "Door",
        "bolt": "Lightning",
        "flag": "Flag",
        "stop": "Stop sign",
        "note": "Note",
    }
)
_FIRST = {Polarity.PRAISE: "star", Polarity.CONCERN: "flag", Polarity.NEUTRAL: "note"}


def first_icon(polarity: Polarity) -> str:
    """The picture that a new type starts with."""
    return _FIRST[polarity]
