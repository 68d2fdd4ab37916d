"""What the dialog for one rule shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.ui.seating.rules.editing.draft import Form


@dataclass(frozen=True, slots=True)
class Word:
    """Words between blanks."""

    text: str


@dataclass(frozen=True, slots=True)
class ChoiceBlank:
    """A blank with a few answers, as (key, text)."""

    key: str
    accessible: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class NumberBlank:
    """A blank for a number, as it was typed; `wrong` where it cannot be taken."""

    key: str
    accessible: str
    text: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A pupil who fits the letters that were typed."""

    pupil_id: int
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PupilsBlank:
    """A blank for pupils: those chosen, as (id, name), and who fits what is typed.

    `joint` stands between the last two. `room` says whether more may be added.
    """

    key: str
    accessible: str
    chosen: tuple[tuple[int, str], ...] = ()
    joint: str = "and"
    query: str = ""
    found: tuple[Found, ...] = ()
    room: bool = True


Part = Word | ChoiceBlank | NumberBlank | PupilsBlank


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line in the list of kinds: a heading, or a kind with the reason why it cannot be had."""

    text: str
    form: Form | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class RuleDialogState:
    """The whole dialog. `problem` says what is missing; without one the rule can be kept.

    `hint` says how the kind is meant, `offer` what a press takes over from the plan, `pairs` are
    the counts of an evidence rule. `owners` are those whose rule it can be, as (key, text).
    """

    title: str = ""
    accept: str = ""
    forms: tuple[FormLine, ...] = ()
    form: Form = Form.APART
    parts: tuple[Part, ...] = ()
    hint: str = ""
    offer: str = ""
    pairs: tuple[str, ...] = ()
    asks_evidence: bool = False
    strength: str = ""
    owners: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    note: str = ""
    preview: str = ""
    mark: str = ""
    problem: str = ""
    why_not: str = ""
