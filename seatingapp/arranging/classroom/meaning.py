"""What each kind of rule comes to in a class and a room: the checks that it stands for."""

from __future__ import annotations

from functools import singledispatch

from seatingapp.arranging.classroom.about_company import friends, helper_beside
from seatingapp.arranging.classroom.about_pairs import apart, evidence, new_neighbours, together
from seatingapp.arranging.classroom.about_places import (
    faces_board,
    few_moves,
    from_front,
    in_area,
    in_order,
    keep_empty,
)
from seatingapp.arranging.classroom.about_traits import alternate, attainment, balance
from seatingapp.arranging.classroom.finding import Check
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.domain.rules import kinds
from seatingapp.domain.rules.kinds import Attainment, Balance
from seatingapp.domain.rules.rule import Rule


def check_of(rule: Rule, scene: Scene) -> Check:
    """The checks of a rule; an `Idle` one where it does not apply."""
    if isinstance(rule.kind, Attainment):
        return attainment(rule.kind, scene, must=rule.is_must)
    if isinstance(rule.kind, Balance):
        return balance(rule.kind, scene, must=rule.is_must)
    return _check(rule.kind, scene)


@singledispatch
def _check(kind: kinds.Kind, _scene: Scene) -> Check:
    raise TypeError(f"no checks for {type(kind).__name__}")


_check.register(kinds.Apart, apart)
_check.register(kinds.Together, together)
_check.register(kinds.InArea, in_area)
_check.register(kinds.FacesBoard, faces_board)
_check.register(kinds.KeepEmpty, keep_empty)
_check.register(kinds.FromFront, from_front)
_check.register(kinds.Alternate, alternate)
_check.register(kinds.InOrder, in_order)
_check.register(kinds.NewNeighbours, new_neighbours)
_check.register(kinds.FewMoves, few_moves)
_check.register(kinds.Friends, friends)
_check.register(kinds.HelperBeside, helper_beside)
_check.register(kinds.Evidence, evidence)
