"""What can be done to chosen pieces without a pointer: one list for keys, buttons and menus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Command(StrEnum):
    """A command of the editor."""

    NEXT = "next"
    PREVIOUS = "previous"
    KEEP = "keep"
    ALL = "all"
    NONE = "none"
    DELETE = "delete"
    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    DUPLICATE = "duplicate"
    TURN_RIGHT = "turn-right"
    TURN_LEFT = "turn-left"
    ALIGN_LEFT = "align-left"
    ALIGN_CENTRE = "align-centre"
    ALIGN_RIGHT = "align-right"
    ALIGN_FRONT = "align-front"
    ALIGN_MIDDLE = "align-middle"
    ALIGN_BACK = "align-back"
    SPREAD_ACROSS = "spread-across"
    SPREAD_BACK = "spread-back"
    RENUMBER = "renumber"
    MIRROR = "mirror"


@dataclass(frozen=True, slots=True)
class Offer:
    """A command as a button or a menu shows it."""

    command: Command
    words: str
    icon: str = ""
    keys: str = ""


EDITING: tuple[Offer, ...] = (
    Offer(Command.TURN_LEFT, "Turn left by 15 degrees", "turn-left", "Shift+R"),
    Offer(Command.TURN_RIGHT, "Turn right by 15 degrees", "rotate", "R"),
    Offer(Command.DUPLICATE, "Duplicate", "copy", "Ctrl+D"),
    Offer(Command.DELETE, "Delete", "trash", "Del"),
)
ALIGNING: tuple[Offer, ...] = (
    Offer(Command.ALIGN_LEFT, "Align left edges", "align-left"),
    Offer(Command.ALIGN_CENTRE, "Align middles across", "align-centre"),
    Offer(Command.ALIGN_RIGHT, "Align right edges", "align-right"),
    Offer(Command.ALIGN_FRONT, "Align front edges", "align-front"),
    Offer(Command.ALIGN_MIDDLE, "Align middles in depth", "align-middle"),
    Offer(Command.ALIGN_BACK, "Align back edges", "align-back"),
    Offer(Command.SPREAD_ACROSS, "Equal gaps across", "spread-across"),
    Offer(Command.SPREAD_BACK, "Equal gaps in depth", "spread-back"),
)
MENU: tuple[Offer, ...] = (
    Offer(Command.CUT, "Cut", "", "Ctrl+X"),
    Offer(Command.COPY, "Copy", "copy", "Ctrl+C"),
    Offer(Command.PASTE, "Paste", "", "Ctrl+V"),
    *EDITING,
)
