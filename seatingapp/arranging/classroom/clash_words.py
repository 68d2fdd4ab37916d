"""Why musts cannot hold together: by counting pupils and seats where that says it, or a list.

Where all of them are about single seats there is a set of pupils who may sit on fewer seats than
they are (Hall 1935), and counting the two is the whole reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seatingapp.arranging.classroom.alike_rules import joined
from seatingapp.arranging.classroom.compiling import Compiled
from seatingapp.arranging.classroom.crowding import room_for, too_many
from seatingapp.arranging.classroom.ground import ground
from seatingapp.arranging.classroom.reach import reach_words
from seatingapp.arranging.classroom.scene import stays
from seatingapp.arranging.problem import SeatMust, allowed_seats
from seatingapp.domain.rules.kinds import Area, InArea, pupils_in
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.sentences import area_words, listed, sentence
from seatingapp.domain.rules.setting import is_pin
from seatingapp.domain.wording import counted

MANY = 6  # names, and rules, that are listed; of more only their number is told


def clash_words(made: Compiled, numbers: Iterable[int]) -> str:
    """A sentence or two about rules of these numbers that cannot hold together."""
    # Those who may not move have numbers below 0, and come last.
    rules = [made.rules[n] for n in sorted(numbers, key=lambda n: (n < 0, abs(n)))]
    problem = made.problem.only(numbers)
    if all(isinstance(must, SeatMust) for must in problem.musts):
        # Chairs that stay free, the last pupils of the problem, are no reason by themselves.
        crowd = too_many(allowed_seats(problem)[: len(made.pupil_ids)])
        if crowd is not None:
            return _Words(made, rules).counted(*crowd)
    more = _room_words(room_for(problem)) or reach_words(made, [r.kind for r in rules], problem)
    return _Words(made, rules).listed() + more


def _room_words(room: tuple[int, int] | None) -> str:
    """How many fit where it can be counted, as a sentence to follow another."""
    if room is None:
        return ""
    pupils, most = room
    return f" There is room for at most {most} of these {counted(pupils, 'pupil')}."


class _Words:
    """What is said of the rules of one clash."""

    def __init__(self, made: Compiled, rules: Sequence[Rule]) -> None:
        self._made, self._name = made, made.setting.name
        self._rules = [rule for rule in rules if not _keeps(rule)]
        self._keeping = [rule for rule in rules if _keeps(rule)]

    def listed(self) -> str:
        """One after the other, those that ask the same together; of many the last are counted."""
        asked = [sentence(kind, self._name) for kind in joined([r.kind for r in self._rules])]
        kept = [self._kept(rule) for rule in self._keeping]
        said = [*_cut(asked, "rules"), *_cut(kept, "pupils who stay")]
        if len(said) == 1:
            full = len(self._made.pupil_ids) == len(self._made.seat_ids)
            why = f" Every one of the {len(self._made.seat_ids)} seats is needed." if full else ""
            return f"No plan of this class in this room keeps this: {said[0]}.{why}"
        return f"These cannot all hold: {'; '.join(said)}."

    def counted(self, crowd: frozenset[int], seats: frozenset[int]) -> str:
        """Pupils, by number, who are more than the seats on which they may sit."""
        pupils = {self._made.pupil_ids[n] for n in crowd}
        if not seats or len(pupils) == 1:
            said = [*self._needs(pupils), *(self._kept(rule) for rule in self._keeping)]
            names = listed(sorted(pupils), self._name)
            return f"No seat is right for {names}: {'; '.join(said)}."
        first = f"{'; '.join(self._needs(pupils))}." if self._rules else ""
        there = self._there()
        area = self._only_area()
        if area is not None:
            count = f"There {_are(len(seats))} {counted(len(seats), 'seat')} {area_words(area)}"
            if not area.zone:
                count = f"{len(pupils)} pupils need {'it' if len(seats) == 1 else 'them'}"
            return f"{first} {count}{', and ' + there if there else ''}."
        left = f"That leaves {counted(len(seats), 'seat')} for {counted(len(pupils), 'pupil')}"
        return f"{first} {left}{'; ' + there if there else ''}."

    def _only_area(self) -> Area | None:
        areas = {r.kind.area for r in self._rules if isinstance(r.kind, InArea) and r.kind.inside}
        same = all(isinstance(r.kind, InArea) and r.kind.inside for r in self._rules)
        return next(iter(areas)) if same and len(areas) == 1 else None

    def _needs(self, pupils: set[int]) -> list[str]:
        """What the rules ask of these pupils; those who need the same are told together."""
        areas: dict[tuple[Area, bool], dict[int, None]] = {}
        said = []
        for rule in self._rules:
            kind = rule.kind
            if isinstance(kind, InArea):
                mine = areas.setdefault((kind.area, kind.inside), {})
                mine.update(dict.fromkeys(p for p in kind.pupils if p in pupils))
            else:
                said.append(sentence(kind, self._name))
        where = [
            f"{self._must(tuple(who), inside)} {area_words(area)}"
            for (area, inside), who in areas.items()
            if who
        ]
        return where + said

    def _must(self, who: tuple[int, ...], inside: bool) -> str:
        if len(who) > MANY:
            return f"{len(who)} pupils {'have to' if inside else 'may not'} sit"
        names = listed(who, self._name)
        if not inside:
            return f"{names} may not sit"
        if len(who) == 1:
            return f"{names} has to sit"
        return f"{names} {'both' if len(who) == 2 else 'all'} have to sit"

    def _there(self) -> str:
        """Who is pinned on seats that others need, and who may not be moved from there."""
        pinned = [pupils_in(r.kind)[0] for r in self._keeping if is_pin(r)]
        stay = [pupils_in(r.kind)[0] for r in self._keeping if not is_pin(r)]
        said = []
        if pinned:
            said.append(f"{listed(pinned, self._name)} {_are(len(pinned))} pinned there")
        if stay:
            said.append(f"{listed(stay, self._name)} {_are(len(stay))} not to be moved from there")
        return " and ".join(said)

    def _kept(self, rule: Rule) -> str:
        """`Cara is pinned in row 1, seat 2`."""
        name = self._name(pupils_in(rule.kind)[0])
        words = ground(self._made.setting.layout).seat_words
        where = words[next(iter(rule.kind.area.seats))] if isinstance(rule.kind, InArea) else ""
        return f"{name} is pinned in {where}" if is_pin(rule) else f"{name} stays in {where}"


def _keeps(rule: Rule) -> bool:
    """Whether it is no rule of the teacher's but somebody who keeps the seat."""
    return is_pin(rule) or stays(rule)


def _cut(said: list[str], what: str) -> list[str]:
    """The first of many, and how many more there are: the rules are listed besides anyway."""
    rest = len(said) - MANY
    return said if rest < 2 else [*said[:MANY], f"{rest} more {what}"]


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
