"""What the policy says from now on is what the Lesson page offers; what was logged stays."""

from __future__ import annotations

from dataclasses import replace

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.policies.ladder_changes import RemoveStep
from seatingapp.domain.policies.type_changes import AddType, ChangeType, RetireType, new_type
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found
from tests.gui.lesson.probes import LessonProbe


def test_a_behaviour_that_is_added_can_be_logged_at_once(lesson: LessonProbe) -> None:
    policy = lesson.workspace.read(in_force)
    kind = new_type(policy, "Helped a friend", Polarity.PRAISE)
    lesson.editor.perform(ChangePolicy(AddType(kind)))
    lesson.click_tile("Helped a friend")
    lesson.tap("Grace T")
    assert lesson.newest().type_name == "Helped a friend"


def test_a_behaviour_that_is_renamed_leaves_the_lines_of_the_lesson_alone(
    lesson: LessonProbe,
) -> None:
    lesson.click_tile("Great answer")
    lesson.tap("Grace T")
    kind = next(t for t in lesson.workspace.read(in_force).types if t.name == "Great answer")
    lesson.editor.perform(ChangePolicy(ChangeType(replace(kind, name="Superb", points=5))))
    assert lesson.lines()[0] == ("Grace T", "Great answer +1")
    lesson.tap("Grace T")  # it is armed still, whatever it is called
    assert lesson.lines()[0] == ("Grace T", "Superb +5")


def test_a_retired_behaviour_leaves_the_palette(lesson: LessonProbe) -> None:
    kind = next(t for t in lesson.workspace.read(in_force).types if t.name == "Good effort")
    lesson.editor.perform(ChangePolicy(RetireType(kind.uid)))
    tiles = [t.text() for c in lesson.page.column.palettes.values() for t in c.tiles]
    assert "Good effort" not in tiles
    assert "Great answer" in tiles


def test_the_note_beside_concern_follows_the_ladder(lesson: LessonProbe) -> None:
    lesson.go_private()
    last = lesson.workspace.read(in_force).ladder[-1]
    lesson.editor.perform(ChangePolicy(RemoveStep(last.uid)))
    note = found(lesson.page, Text, "palette-concern-note")
    assert note.text() == "policy: C1 → C2 → C3 detention"
