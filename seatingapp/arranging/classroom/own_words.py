"""What a rule that names a pupil gave them where they sit: `2.4 m from Kasia W (must)`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from seatingapp.arranging.classroom.finding import View
from seatingapp.arranging.classroom.ground import metres_words
from seatingapp.domain.rooms import Relation
from seatingapp.domain.rules.kinds import (
    Apart,
    Evidence,
    FacesBoard,
    Friends,
    HelperBeside,
    InArea,
    Kind,
    Near,
    Together,
)
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import area_words
from seatingapp.domain.rules.setting import area_seats, is_pin

MOST = 3  # sentences about the others of one rule, the nearest first


@dataclass(frozen=True)
class About:
    """A pupil who has a seat, in a plan."""

    pupil: int
    view: View

    @property
    def seat(self) -> int:
        """Where they sit."""
        return self.view.seat_of[self.pupil]

    def nearest(self, others: tuple[int, ...]) -> list[int]:
        """The others who have a seat, the nearest first, none too many."""
        here = [p for p in others if p != self.pupil and p in self.view.seat_of]
        return sorted(here, key=lambda p: (self.centimetres(p), p))[:MOST]

    def centimetres(self, other: int) -> int:
        """How far another one is."""
        return self.view.ground.centimetres(self.seat, self.view.seat_of[other])

    def metres(self, other: int, wanted: int | None = None) -> str:
        """How far that is in words: those in which the rule itself tells it."""
        return metres_words(self.centimetres(other), wanted)

    def relation(self, other: int) -> Relation | None:
        """How another one sits to the pupil; None where they are no neighbours."""
        return self.view.ground.relations.get((self.seat, self.view.seat_of[other]))

    def beside(self, other: int) -> bool:
        """Whether the two sit side by side."""
        return self.view.seat_of[other] in self.view.ground.beside.get(self.seat, ())

    def one_group(self, other: int, groups: tuple[frozenset[int], ...]) -> bool:
        """Whether both sit at the same desk or table of these."""
        return any({self.seat, self.view.seat_of[other]} <= group for group in groups)


def own_words(rule: Rule, about: About) -> list[str]:
    """Sentences about what holds of this rule for the pupil; none for what does not."""
    if is_pin(rule):
        return [f"Pinned in {about.view.where(about.pupil)}."]
    wanted = _wanted(rule)
    return [f"{said} ({wanted})." for said in _words(rule.kind, about)]


def _wanted(rule: Rule) -> str:
    """How strong a rule is, and how far: `must: at least 2 m`."""
    if isinstance(rule.kind, Apart) and rule.kind.metres is not None:
        return f"{rule.strength}: at least {rule.kind.metres:g} m"
    return rule.strength.value


@singledispatch
def _words(_kind: Kind, _about: About) -> list[str]:
    """Rules about everyone say nothing about one."""
    return []


@_words.register
def _(kind: InArea, about: About) -> list[str]:
    seats = area_seats(about.view.ground.layout, kind.area) or frozenset()
    if (about.seat in seats) is not kind.inside:
        return []
    where = area_words(kind.area)
    return [where[0].upper() + where[1:] if kind.inside else f"Not {where}"]


@_words.register
def _(kind: FacesBoard, about: About) -> list[str]:
    if not kind.pupils or about.seat in about.view.ground.away:
        return []
    return ["Does not face away from the board"]


@_words.register
def _(kind: Apart, about: About) -> list[str]:
    said = []
    wanted = None if kind.metres is None else round(kind.metres * 100)
    for other in about.nearest(kind.pupils):
        name = about.view.name(other)
        if wanted is None:
            if about.relation(other) is None:
                said.append(f"Not next to {name}, {about.metres(other)} away")
        elif about.centimetres(other) >= wanted:
            said.append(f"{about.metres(other, wanted)} from {name}")
    return said


@_words.register
def _(kind: Evidence, about: About) -> list[str]:
    others = tuple({pair.one, pair.other} - {about.pupil} for pair in kind.pairs)
    mine = tuple(next(iter(o)) for o in others if len(o) == 1)
    return [
        f"Not next to {about.view.name(other)}, {about.metres(other)} away"
        for other in about.nearest(mine)
        if about.relation(other) is None
    ]


@_words.register
def _(kind: Together, about: About) -> list[str]:
    ground = about.view.ground
    said = []
    for other in about.nearest(kind.pupils):
        name = about.view.name(other)
        if kind.near is Near.BESIDE and about.beside(other):
            said.append(f"Beside {name}")
        elif kind.near is Near.DESK and about.one_group(other, ground.desks):
            said.append(f"At one desk with {name}")
        elif kind.near is Near.TABLE and about.one_group(other, ground.tables):
            said.append(f"At one table with {name}")
    return said


@_words.register
def _(kind: Friends, about: About) -> list[str]:
    if about.pupil == kind.pupil:
        friends = [f for f in about.nearest(kind.friends) if about.relation(f) is not None]
        return [f"Next to {about.view.name(f)}: a friend" for f in friends]
    near = [p for p in about.nearest((kind.pupil,)) if about.relation(p) is not None]
    return [f"Next to {about.view.name(p)}, who wished for it" for p in near]


@_words.register
def _(kind: HelperBeside, about: About) -> list[str]:
    name = about.view.name
    if about.pupil == kind.pupil:
        if not kind.helpers:
            chairs = about.view.ground.beside[about.seat]
            free = any(chair not in about.view.at for chair in chairs)
            return ["A free chair beside"] if free else []
        return [f"{name(p)} beside to help" for p in about.nearest(kind.helpers) if about.beside(p)]
    return [f"Beside {name(p)} to help" for p in about.nearest((kind.pupil,)) if about.beside(p)]
