"""A setting as the plain problem that the core solves, and plans of the one as plans of the other.

For a whole plan it holds that `100 * Judgement.most` less `score(problem, plan)` are the hundredths
that `judging` finds, and that the rules that `broken(problem, plan)` names are those it finds
broken (and the pupils who may not move and did).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from seatingapp.arranging.classroom.free_chairs import FreeChair, chairs_put
from seatingapp.arranging.classroom.matrices import Credits, Matrices
from seatingapp.arranging.classroom.meaning import check_of
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.shares import SCALE, SeatShares
from seatingapp.arranging.problem import Plan, Problem
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.wording import counted


@dataclass(frozen=True, eq=False)
class Compiled:
    """A problem and what its numbers stand for.

    Pupil n of the problem is `pupil_ids[n]` (those who are to have a seat), seat n `seat_ids[n]`.
    Rule n is `rules[n]`: the active rules of the setting in their order, then the pins. Pupils who
    may not move have musts of their own, numbered from -1 down, so that a contradiction leaves
    them out where it can; they stand at the end, where `rules[-1]` finds the first of them.
    `credits` are what is won before anything is lost. Pupils of the problem after the last of
    `pupil_ids` are `chairs` that stay free (see `free_chairs`).
    """

    setting: Setting
    problem: Problem
    pupil_ids: tuple[int, ...]
    seat_ids: tuple[int, ...]
    rules: tuple[Rule, ...]
    credits: Credits
    pinned: frozenset[int]
    chairs: tuple[FreeChair, ...] = ()

    @cached_property
    def pupil_numbers(self) -> Mapping[int, int]:
        """The number of each pupil of the problem."""
        return {pupil: n for n, pupil in enumerate(self.pupil_ids)}

    @cached_property
    def seat_numbers(self) -> Mapping[int, int]:
        """The number of each seat."""
        return {seat: n for n, seat in enumerate(self.seat_ids)}

    def plan_of(self, seated: Mapping[int, Occupant]) -> Plan | None:
        """A seating as a plan of the problem; None where somebody of it has no seat."""
        seat_of = {
            o.pupil_id: self.seat_numbers[seat]
            for seat, o in seated.items()
            if seat in self.seat_numbers
        }
        plan = tuple(seat_of.get(pupil, -1) for pupil in self.pupil_ids)
        return None if -1 in plan else chairs_put(plan, self.chairs, self.problem)

    def seated_of(self, plan: Plan) -> dict[int, Occupant]:
        """A plan of the problem as a seating, in the order of the seats; pins are kept."""
        pupils = dict(zip(plan, self.pupil_ids, strict=False))  # chairs come last
        return {
            seat_id: Occupant(pupils[n], pupils[n] in self.pinned)
            for n, seat_id in enumerate(self.seat_ids)
            if n in pupils
        }

    def points(self, cost: int) -> int:
        """The score of a whole plan that costs so much."""
        return (self.credits.full - cost) // SCALE


def compiled(setting: Setting) -> Compiled:
    """Write the rules of a setting as a problem.

    Raises Refusal where there are fewer seats than pupils who are to have one.
    """
    scene = Scene(setting)
    pupils, seats = scene.seated_by_us, scene.ground.seats
    _refuse_too_few(len(pupils), len(seats))
    rules = (*setting.active_rules, *scene.pins)
    matrices = Matrices(scene, pupils, seats)
    for number, rule in enumerate(rules):
        matrices.begin(number, rule)
        check_of(rule, scene).write(matrices)
    stay = tuple(
        (scene.stay_rule(pupil), pupil, seat)
        for pupil, seat in scene.staying.items()
        if pupil not in scene.pinned
    )
    for number, (rule, pupil, seat) in enumerate(stay, 1):
        matrices.begin(-number, rule)
        matrices.seats([pupil], SeatShares({seat: 0}, SCALE))
    every = (*rules, *(rule for rule, _, _ in reversed(stay)))
    pinned = frozenset(scene.pinned)
    problem, chairs = matrices.problem, matrices.written.chairs
    return Compiled(setting, problem, pupils, seats, every, matrices.credits, pinned, chairs)


def _refuse_too_few(pupils: int, seats: int) -> None:
    missing = pupils - seats
    if missing > 0:
        raise Refusal(
            f"There {'is' if missing == 1 else 'are'} {counted(missing, 'seat')} too few.",
            where=f"{counted(pupils, 'pupil')} for {counted(seats, 'seat')}.",
            kept="Nobody was moved.",
            todo="Choose who gets no seat, or a larger room.",
        )
