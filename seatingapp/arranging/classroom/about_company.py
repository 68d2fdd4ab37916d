"""What rules about one pupil's company come to: friends, and helpers or a free chair."""

from __future__ import annotations

from seatingapp.arranging.classroom.any_checks import AnyCheck
from seatingapp.arranging.classroom.chair_checks import ChairCheck
from seatingapp.arranging.classroom.finding import Check, Idle
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.domain.rules.kinds import Friends, HelperBeside


def friends(kind: Friends, scene: Scene) -> Check:
    """At least one of those wished for is a neighbour."""
    others = tuple(p for p in scene.those_here(kind.friends) if p != kind.pupil)
    if kind.pupil not in scene.here:
        return _absent(scene, kind.pupil)
    if not others:
        return Idle("None of those wished for is to be seated here.")
    return AnyCheck({kind.pupil: others}, scene.ground.others_than_neighbours_lose, "next to")


def helper_beside(kind: HelperBeside, scene: Scene) -> Check:
    """One of the helpers beside the pupil; without any named, a chair beside stays free."""
    helpers = tuple(p for p in scene.those_here(kind.helpers) if p != kind.pupil)
    if kind.pupil not in scene.here:
        return _absent(scene, kind.pupil)
    if kind.helpers and not helpers:
        return Idle("None of the helpers is to be seated here.")
    if helpers:
        return AnyCheck({kind.pupil: helpers}, scene.ground.others_than_beside_lose, "beside")
    return ChairCheck(kind.pupil, scene.ground)


def _absent(scene: Scene, pupil: int) -> Idle:
    if pupil in scene.members:
        return Idle(f"{scene.name(pupil)} is to have no seat.")
    return Idle("The pupil is not in this class.")
