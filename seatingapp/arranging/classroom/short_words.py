"""Rules in a few words, for a line that has no room for their sentence: `new neighbours`."""

from __future__ import annotations

from functools import singledispatch

from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
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
    NewNeighbours,
    Together,
)
from seatingapp.domain.rules.sentences import Naming, area_words, listed, trait_words
from seatingapp.domain.wording import counted

MANY = 3  # names that are told


def short_words(kind: Kind, naming: Naming) -> str:
    """What a rule is about: `Amir and Ben apart`, `new neighbours`, `prior attainment mixed`."""
    return _words(kind, naming)


def _names(pupils: tuple[int, ...], naming: Naming) -> str:
    return listed(pupils, naming) if len(pupils) <= MANY else counted(len(pupils), "pupil")


@singledispatch
def _words(kind: Kind, _naming: Naming) -> str:
    raise TypeError(f"no short words for {type(kind).__name__}")


@_words.register
def _(kind: Apart, naming: Naming) -> str:
    return f"{_names(kind.pupils, naming)} apart"


@_words.register
def _(kind: Together, naming: Naming) -> str:
    return f"{_names(kind.pupils, naming)} together"


@_words.register
def _(kind: InArea, naming: Naming) -> str:
    return f"{_names(kind.pupils, naming)} {'' if kind.inside else 'not '}{area_words(kind.area)}"


@_words.register
def _(kind: FacesBoard, naming: Naming) -> str:
    return f"{_names(kind.pupils, naming)} facing the board".strip()


@_words.register
def _(kind: KeepEmpty, _naming: Naming) -> str:
    return f"nobody {area_words(kind.area)}"


@_words.register
def _(kind: Alternate, _naming: Naming) -> str:
    return f"{trait_words(kind.trait)} alternating"


@_words.register
def _(kind: Attainment, _naming: Naming) -> str:
    return f"{trait_words(kind.trait)} {'mixed' if kind.mix else 'grouped'}"


@_words.register
def _(kind: Balance, _naming: Naming) -> str:
    what = trait_words(kind.trait) if kind.measure is Measure.ATTAINMENT else kind.measure.value
    return f"{what} balanced"


@_words.register
def _(kind: InOrder, _naming: Naming) -> str:
    orders = {
        Listing.ALPHABETICAL: "alphabetical order",
        Listing.REGISTER: "order of the register",
        Listing.RANDOM: "random order",
    }
    return orders[kind.listing]


@_words.register
def _(_kind: NewNeighbours, _naming: Naming) -> str:
    return "new neighbours"


@_words.register
def _(_kind: FewMoves, _naming: Naming) -> str:
    return "fewer pupils moved"


@_words.register
def _(kind: Friends, naming: Naming) -> str:
    return f"a friend for {naming(kind.pupil)}"


@_words.register
def _(kind: HelperBeside, naming: Naming) -> str:
    return f"{'a helper' if kind.helpers else 'a free chair'} for {naming(kind.pupil)}"


@_words.register
def _(_kind: FromFront, _naming: Naming) -> str:
    return "filled from the front"


@_words.register
def _(_kind: Evidence, _naming: Naming) -> str:
    return "the evidence rule"
