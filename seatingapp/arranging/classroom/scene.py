"""A setting made ready for its rules: who is to be seated, who stays, and which seats are free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from seatingapp.arranging.classroom.ground import Ground, ground
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import Area, FacesBoard, HelperBeside, InArea, KeepEmpty
from seatingapp.domain.rules.rule import ForPupil, Rule, Strength
from seatingapp.domain.rules.sentences import STRANGER
from seatingapp.domain.rules.setting import Setting, pins

STAYS = "stays-"  # how the uid of the rule begins that keeps a pupil who may not move


class Scene:
    """What several rules look at. `present` are the members who are to have a seat, in order."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.ground: Ground = ground(setting.layout)
        self.members = {m.pupil_id: m for m in setting.members}
        self.present = tuple(p for p in self.members if p not in setting.left_out)
        self.here = frozenset(self.present)
        self.pins = pins(setting)

    def name(self, pupil_id: int) -> str:
        """The short name of a pupil; `STRANGER` where they are not in the class."""
        member = self.members.get(pupil_id)
        return member.name if member is not None else STRANGER

    def those_here(self, pupils: Iterable[int]) -> tuple[int, ...]:
        """Those of these pupils who are to have a seat, none twice."""
        return tuple(p for p in dict.fromkeys(pupils) if p in self.here)

    def values(self, trait: Characteristic) -> dict[int, str]:
        """What is recorded of those present, without those of whom nothing is."""
        found = {p: self.members[p].characteristics.get(trait, "") for p in self.present}
        return {p: value for p, value in found.items() if value.strip()}

    @cached_property
    def seat_now(self) -> Mapping[int, int]:
        """The present seat of those present who have one in this room."""
        places = self.ground.places
        return {
            o.pupil_id: seat
            for seat, o in sorted(self.setting.seated.items())
            if o.pupil_id in self.here and seat in places
        }

    @cached_property
    def pinned(self) -> Mapping[int, int]:
        """The seat of each pinned pupil among those present."""
        return {p: s for p, s in self.seat_now.items() if self.setting.seated[s].pinned}

    @cached_property
    def staying(self) -> Mapping[int, int]:
        """The seat of each pupil who keeps it: pinned, or not to be moved."""
        movable = self.setting.movable
        return {
            p: s
            for p, s in self.seat_now.items()
            if p in self.pinned or (movable is not None and p not in movable)
        }

    @cached_property
    def seated_by_us(self) -> tuple[int, ...]:
        """Those present for whom there will be a seat: all who may move or have one now."""
        movable = self.setting.movable
        return tuple(
            p for p in self.present if movable is None or p in movable or p in self.seat_now
        )

    @cached_property
    def kept_empty(self) -> frozenset[int]:
        """The seats that stay empty because a rule says that they must."""
        found: set[int] = set()
        for rule in self.setting.active_rules:
            if rule.is_must and isinstance(rule.kind, KeepEmpty):
                found |= self.ground.area(rule.kind.area) or frozenset()
        return frozenset(found - set(self.pinned.values()))

    @cached_property
    def closed(self) -> Mapping[frozenset[int], int]:
        """To how many of those who are to be seated rules about single seats close which seats.

        Whoever is pinned may be where they are.
        """
        away, every = self.ground.away, frozenset(self.ground.seats)
        found = dict.fromkeys(self.seated_by_us, self.kept_empty)
        for rule in self.setting.active_rules:
            if not rule.is_must:
                continue
            if isinstance(rule.kind, FacesBoard):
                _close(found, rule.kind.pupils or found.keys(), away)
            elif isinstance(rule.kind, InArea):
                area = self.ground.area(rule.kind.area)
                if area is not None:
                    shut = every - area if rule.kind.inside else area
                    _close(found, rule.kind.pupils, shut)
        return Counter(shut - {self.pinned.get(p, -1)} for p, shut in found.items())

    def room_in(self, row: Iterable[int]) -> int:
        """How many of those who are to be seated find room in a row, at the most."""
        seats = frozenset(row)
        left = {shut: seats - shut for shut in self.closed}
        return min(
            len(frozenset().union(*left.values())),
            sum(count for shut, count in self.closed.items() if left[shut]),
        )

    @cached_property
    def free_chairs(self) -> int:
        """How many chairs beside pupils stay free because a rule says that they must, at most."""
        return len(
            {
                rule.kind.pupil
                for rule in self.setting.active_rules
                if rule.is_must
                and isinstance(rule.kind, HelperBeside)
                and not rule.kind.helpers
                and rule.kind.pupil in self.here
            }
        )

    def stay_rule(self, pupil: int) -> Rule:
        """The must that keeps a pupil who may not be moved on their seat."""
        area = Area(seats=frozenset({self.seat_now[pupil]}))
        return Rule(f"{STAYS}{pupil}", InArea((pupil,), area), Strength.MUST, ForPupil(pupil))


def _close(closed: dict[int, frozenset[int]], pupils: Iterable[int], seats: frozenset[int]) -> None:
    for pupil in pupils:
        if pupil in closed:
            closed[pupil] |= seats


def stays(rule: Rule) -> bool:
    """Whether a rule stands for a pupil who was not to be moved, without being pinned."""
    return rule.uid.startswith(STAYS)
