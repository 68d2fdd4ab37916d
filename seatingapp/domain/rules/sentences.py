"""Rules in words: one sentence each, without the full stop, as it stands on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import singledispatch

from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Characteristic
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    Together,
    Within,
)
from seatingapp.domain.wording import counted

Naming = Callable[[int], str]  # the short name of a pupil
STRANGER = "a pupil elsewhere"  # who left it, or was never in it

_IN_ZONE = {
    "front row": "in the front row",
    "back row": "in the back row",
    "near the door": "near the door",
    "near the window": "near a window",
    "near the teacher": "near the teacher",
    "edge": "at the edge",
    "corner": "in a corner",
}
_WITHIN = {
    Within.DESK: "at each desk",
    Within.TABLE: "at each table",
    Within.ROOM: "among neighbours",
}
_TOGETHER = {
    Near.DESK: "at the same desk",
    Near.BESIDE: "side by side",
    Near.TABLE: "at the same table",
}
_LISTINGS = {
    Listing.ALPHABETICAL: "In alphabetical order",
    Listing.REGISTER: "In the order of the register",
    Listing.RANDOM: "In a random order",
}
_MEASURES = {
    Measure.SEX: "boys and girls",
    Measure.PRAISE: "lesson praise",
}


def sentence(kind: Kind, naming: Naming) -> str:
    """Return what a rule says: "Tom W and Kasia W at least 2 m apart"."""
    return _words(kind, naming)


@singledispatch
def _words(kind: Kind, _naming: Naming) -> str:
    raise TypeError(f"no words for {type(kind).__name__}")


@_words.register
def _(kind: Apart, naming: Naming) -> str:
    metres = kind.metres
    far = "not next to each other" if metres is None else f"at least {metres:g} m apart"
    return f"{listed(kind.pupils, naming)} {far}"


@_words.register
def _(kind: Together, naming: Naming) -> str:
    return f"{listed(kind.pupils, naming)} {_TOGETHER[kind.near]}"


@_words.register
def _(kind: InArea, naming: Naming) -> str:
    where = area_words(kind.area)
    return f"{listed(kind.pupils, naming)} {where if kind.inside else f'not {where}'}"


@_words.register
def _(kind: FacesBoard, naming: Naming) -> str:
    if not kind.pupils:
        return "Nobody faces away from the board"
    verb = "does" if len(kind.pupils) == 1 else "do"
    return f"{listed(kind.pupils, naming)} {verb} not face away from the board"


@_words.register
def _(kind: Friends, naming: Naming) -> str:
    return f"{naming(kind.pupil)} next to {listed(kind.friends, naming, 'or')}"


@_words.register
def _(kind: HelperBeside, naming: Naming) -> str:
    if not kind.helpers:
        return f"A free chair beside {naming(kind.pupil)}"
    return f"{listed(kind.helpers, naming, 'or')} beside {naming(kind.pupil)} to help"


@_words.register
def _(kind: Evidence, _naming: Naming) -> str:
    pairs = counted(len(kind.pairs), "pair")
    return f"{pairs} apart whose concern entries cluster when they sit near each other"


@_words.register
def _(kind: KeepEmpty, _naming: Naming) -> str:
    return f"Nobody sits {area_words(kind.area)}"


@_words.register
def _(kind: Alternate, _naming: Naming) -> str:
    return f"Alternate by {trait_words(kind.trait)}"


@_words.register
def _(kind: Attainment, _naming: Naming) -> str:
    return f"{'Mix' if kind.mix else 'Group by'} {trait_words(kind.trait)} {_WITHIN[kind.within]}"


@_words.register
def _(kind: Balance, _naming: Naming) -> str:
    attainment = kind.measure is Measure.ATTAINMENT
    return f"Balance {trait_words(kind.trait) if attainment else _MEASURES[kind.measure]} by table"


@_words.register
def _(kind: InOrder, _naming: Naming) -> str:
    seed = f" (seed {kind.seed})" if kind.listing is Listing.RANDOM else ""
    return f"{_LISTINGS[kind.listing]}{seed}"


@_words.register
def _(kind: NewNeighbours, _naming: Naming) -> str:
    last = "plan" if kind.plans == 1 else f"{kind.plans} plans"
    return f"New neighbours: nobody from the last {last}"


@_words.register
def _(_kind: FromFront, _naming: Naming) -> str:
    return "Fill from the front"


@_words.register
def _(_kind: FewMoves, _naming: Naming) -> str:
    return "Move as few pupils as possible"


def listed(pupils: Sequence[int], naming: Naming, joint: str = "and") -> str:
    """Names in a row: `Amir, Ben and Cara`; strangers come last, counted."""
    every = [naming(p) for p in pupils]
    names = [name for name in every if name != STRANGER]
    strangers = len(every) - len(names)
    if strangers:
        names.append(STRANGER if strangers == 1 else f"{strangers} pupils elsewhere")
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def area_words(area: Area) -> str:
    """Where: `in the front row`, `in the zone Lab bench`, `on 3 chosen seats`."""
    if area.zone:
        return _IN_ZONE.get(area.zone.casefold(), f"in the zone {area.zone}")
    return f"on {counted(len(area.seats), 'chosen seat')}"


def trait_words(trait: Characteristic) -> str:
    """A characteristic inside a sentence: `prior attainment`, `SEN provision`."""
    label = CHARACTERISTIC_LABELS[trait]
    if label[:2].isupper() or trait is Characteristic.EAL:  # English keeps its capital letter
        return label
    return label[0].lower() + label[1:]
