"""The kinds of rules in groups, how each is meant, and which need data that is not recorded."""

from __future__ import annotations

from collections.abc import Collection

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.sentences import trait_words
from seatingapp.ui.seating.rules.editing.draft import Form
from seatingapp.ui.seating.rules.editing.state import FormLine

GROUPS: tuple[tuple[str, tuple[Form, ...]], ...] = (
    ("People", (Form.APART, Form.TOGETHER, Form.FRIENDS, Form.HELPER)),
    ("Places", (Form.AREA, Form.FACES, Form.EMPTY)),
    (
        "The whole class",
        (
            *(Form.NEW, Form.FEW, Form.FRONT, Form.ORDER),
            *(Form.ALTERNATE, Form.ATTAINMENT, Form.BALANCE),
        ),
    ),
    ("From entries", (Form.EVIDENCE,)),
)
LABELS: dict[Form, str] = {
    Form.APART: "Keep apart",
    Form.TOGETHER: "Sit together",
    Form.FRIENDS: "Friend wish",
    Form.HELPER: "Helper beside",
    Form.AREA: "In a part of the room",
    Form.FACES: "Face the board",
    Form.EMPTY: "Keep seats empty",
    Form.NEW: "New neighbours",
    Form.FEW: "Move few pupils",
    Form.FRONT: "Fill from the front",
    Form.ORDER: "In an order",
    Form.ALTERNATE: "Alternate",
    Form.ATTAINMENT: "Mix or group attainment",
    Form.BALANCE: "Balance tables",
    Form.EVIDENCE: "Concern entries",
}
HINTS: dict[Form, str] = {
    Form.APART: "Every two of them. The distance is from seat to seat. "
    "Next to each other is beside, in front, behind or across a desk.",
    Form.TOGETHER: "All of them. A table is one desk, or desks that are pushed together.",
    Form.FRIENDS: "Next to at least one of them. All wishes of a class are in one table: "
    "Rules, More, Friends.",
    Form.HELPER: "One of the helpers sits beside them, or a chair beside them "
    "stays free, as for a teaching assistant.",
    Form.AREA: "Zones are drawn on the Rooms page; front, back, door and so on are known without. "
    "For seats of your choice, select them on the plan first.",
    Form.FACES: "Their backs are not towards the board.",
    Form.EMPTY: "For seats of your choice, select them on the plan first.",
    Form.NEW: "Nobody sits next to somebody whom they sat next to in the last plans of this class.",
    Form.FEW: "Pupils keep the seats of the present plan where nothing else speaks against it.",
    Form.FRONT: "No row is begun while one before it has room.",
    Form.ORDER: "Row by row from the front left, as the teacher sees the class from the board.",
    Form.ALTERNATE: "Those who sit side by side differ.",
    Form.ATTAINMENT: "Mix: different levels sit together. Group: alike ones do.",
    Form.BALANCE: "Tables are as alike as can be.",
    Form.EVIDENCE: "Such pairs had concern entries clearly more often when they sat near each "
    "other. You see the counts behind each pair first. They are no cause: something else may lie "
    "behind them.",
}
# What can be alternated, and what counts as attainment.
TRAITS = (
    *(Characteristic.SEX, Characteristic.PRIOR_ATTAINMENT, Characteristic.WORKING_AT),
    *(Characteristic.TARGET, Characteristic.SEN, Characteristic.EAL),
    *(Characteristic.PUPIL_PREMIUM, Characteristic.FSM, Characteristic.MORE_ABLE),
)
LEVELS = (
    Characteristic.PRIOR_ATTAINMENT,
    Characteristic.WORKING_AT,
    Characteristic.TARGET,
    Characteristic.READING_AGE,
)
_WHERE = "Switch it on under School, Characteristics in use."


def form_lines(in_use: Collection[Characteristic]) -> tuple[FormLine, ...]:
    """The list of kinds with headings, and why a kind cannot be had in this school."""
    lines: list[FormLine] = []
    for heading, forms in GROUPS:
        lines.append(FormLine(heading))
        lines += [FormLine(LABELS[form], form, why_not(form, in_use)) for form in forms]
    return tuple(lines)


def why_not(form: Form, in_use: Collection[Characteristic]) -> str:
    """Why nobody can use a kind: the data that it needs are not recorded. "" where they are."""
    if form is Form.ATTAINMENT and not set(LEVELS) & set(in_use):
        return f"No attainment is recorded in this school. {_WHERE}"
    if form is Form.ALTERNATE and not set(TRAITS) & set(in_use):
        return f"Nothing is recorded by which pupils could alternate. {_WHERE}"
    return ""


def left_out(form: Form, in_use: Collection[Characteristic]) -> str:
    """What a kind could also use if the school recorded it: `Not switched on: sex, target.`"""
    known: tuple[Characteristic, ...] = ()
    if form is Form.ALTERNATE:
        known = TRAITS
    elif form is Form.ATTAINMENT:
        known = LEVELS
    elif form is Form.BALANCE:
        known = (*LEVELS, Characteristic.SEX)
    missing = [trait_words(trait) for trait in known if trait not in in_use]
    return f"Not switched on in this school: {', '.join(missing)}." if missing else ""
