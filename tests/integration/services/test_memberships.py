"""Pupils join classes and leave them, and both can be taken back."""

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.services.classes import all_classes, pupils_of
from seatingapp.services.imports import known_now, plan_against, preview
from seatingapp.services.memberships import AddToClass, RemoveFromClass
from seatingapp.services.pupil_list import everybody
from seatingapp.services.workspace import Topic, Workspace
from tests.conftest import Sample


def members(workspace: Workspace, class_id: int) -> set[int]:
    return {pupil.id for pupil in workspace.read(lambda s: pupils_of(s, class_id))}


def class_ids(workspace: Workspace) -> list[int]:
    return [summary.school_class.id for summary in workspace.read(all_classes)]


def outsider(workspace: Workspace, class_id: int) -> int:
    """Return a pupil who is not in a class."""
    inside = members(workspace, class_id)
    return next(p.id for p in workspace.read(pupils_of) if p.id not in inside)


def test_a_pupil_joins_a_class_and_the_inverse_takes_only_that_pupil_out(sample: Sample) -> None:
    ws = sample.workspace
    class_id = class_ids(ws)[0]
    before = members(ws, class_id)
    new, old = outsider(ws, class_id), next(iter(before))
    done = ws.perform(AddToClass(class_id, (new, old)))
    assert done is not None
    assert members(ws, class_id) == before | {new}
    assert done.topics == {Topic.PUPILS, Topic.PLANS}
    assert done.inverse == RemoveFromClass(class_id, (new,))
    back = ws.perform(done.inverse)
    assert back is not None
    assert back.inverse == AddToClass(class_id, (new,))
    assert members(ws, class_id) == before


def test_what_was_done_is_said_with_the_name_of_one_and_the_number_of_several(
    sample: Sample,
) -> None:
    ws = sample.workspace
    class_id = class_ids(ws)[0]
    name = ws.read(all_classes)[0].school_class.name
    some = ws.read(lambda s: pupils_of(s, class_id))[:2]
    done = ws.perform(RemoveFromClass(class_id, tuple(p.id for p in some)))
    assert done is not None
    assert done.said == f"2 pupils removed from {name}."
    done = ws.perform(AddToClass(class_id, (some[0].id,)))
    assert done is not None
    assert done.said == f"{some[0].name.full} added to {name}."


def test_joining_twice_and_leaving_twice_changes_nothing(sample: Sample) -> None:
    ws = sample.workspace
    class_id = class_ids(ws)[0]
    inside, outside = next(iter(members(ws, class_id))), outsider(ws, class_id)
    assert ws.perform(AddToClass(class_id, (inside,))) is None
    assert ws.perform(RemoveFromClass(class_id, (outside,))) is None


@pytest.mark.parametrize("edit", [AddToClass, RemoveFromClass])
def test_a_class_or_pupil_that_is_gone_is_refused(
    sample: Sample, edit: type[AddToClass] | type[RemoveFromClass]
) -> None:
    ws = sample.workspace
    class_id = class_ids(ws)[0]
    with pytest.raises(Refusal, match="class is not in this vault"):
        ws.perform(edit(9999, (1,)))
    with pytest.raises(Refusal, match="pupil is not in this vault"):
        ws.perform(edit(class_id, (99999,)))
    assert edit(1, (1,)).label in ("Add to class", "Remove from class")


def test_the_list_of_pupils_holds_private_facts_only_where_they_are_asked_for(
    sample: Sample,
) -> None:
    ws = sample.workspace
    safe = ws.read(lambda s: everybody(s, private=False))
    assert len(safe) == 150
    assert not any(p.marks or p.facts or p.pupil.characteristics for p in safe)
    private = ws.read(lambda s: everybody(s, private=True))
    assert [p.pupil.id for p in private] == [p.pupil.id for p in safe]
    facts = {fact for p in private for fact in p.facts}
    assert {("SEN provision", "SEN support"), ("Pupil premium", "Yes")} <= facts
    assert any(mark.text == "K" for p in private for mark in p.marks)
    assert not any(label in ("Sex", "Looked after") for label, _value in facts)


def test_planning_against_what_was_known_says_the_same_as_a_preview(sample: Sample) -> None:
    known = sample.workspace.read(known_now)
    assert len(known.pupils) == 150
    assert plan_against(known, []) == sample.workspace.read(lambda s: preview(s, []))
