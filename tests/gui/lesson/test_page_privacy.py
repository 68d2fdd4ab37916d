"""What can be seen and heard of the page in the board-safe view, and how the private one ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from seatingapp.services.behaviour import types
from seatingapp.services.lessons import setting, whats_on
from seatingapp.ui.privacy import PrivateView
from tests.gui.lesson.probes import LessonProbe

_Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SECRET = ("C1", "C2", "SEN", "premium", "EAL", "additional language", "action", "−1", "−2")


def private_words(lesson: LessonProbe) -> list[str]:
    """Names of concern, marks, actions and notes that the vault really holds."""
    known = lesson.workspace.read(types)
    words = [t.name for t in known if t.polarity != "praise"] + list(_SECRET)
    words += [e.note for e in lesson.record().entries if e.note]
    choice = lesson.workspace.read(lambda s: whats_on(s, lesson.workspace.clock()))
    assert choice is not None
    cards = lesson.workspace.read(lambda s: setting(s, choice)).cards
    words += [c.action for c in cards if c.action]
    words += [m.meaning for c in cards for m in c.marks]
    return words


def leaks(lesson: LessonProbe) -> list[str]:
    said = lesson.everything_said()
    return [word for word in private_words(lesson) if word in said]


def test_board_safe_view_never_shows_concern_characteristics_or_notes(lesson: LessonProbe) -> None:
    assert lesson.page.header.private.text() == "Board-safe: private data hidden"
    assert leaks(lesson) == []
    lesson.tap("Tom W")
    assert leaks(lesson) == []
    lesson.press(_Key.Key_Escape)
    lesson.click("register")
    lesson.tap("Tom W")
    assert leaks(lesson) == []
    lesson.press(_Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    lesson.press(_Key.Key_T)
    assert leaks(lesson) == []


def test_the_words_that_are_looked_for_are_there_in_private_view(lesson: LessonProbe) -> None:
    lesson.go_private()
    lesson.tap("Maya H")
    assert {"Off task", "C1", "Spoken to", "SEN"} <= set(leaks(lesson))


def test_going_back_leaves_no_private_text_in_any_widget(lesson: LessonProbe) -> None:
    lesson.go_private()
    lesson.press(_Key.Key_5)
    lesson.tap("Grace T")
    lesson.press(_Key.Key_Escape)
    lesson.tap("Tom W")
    lesson.leave_window()
    assert leaks(lesson) == []
    lesson.qtbot.waitUntil(lambda: not hidden_leaks(lesson))


def hidden_leaks(lesson: LessonProbe) -> list[str]:
    """Private words in labels that are only hidden; deleted ones go with the next event."""
    labels = lesson.page.findChildren(QLabel)
    said = "\n".join(label.text() for label in labels if "toast" not in label.objectName())
    return [word for word in private_words(lesson) if word in said]


def test_undo_of_concern_on_the_board_names_nobody(
    lesson: LessonProbe, private: PrivateView
) -> None:
    private.ask()
    private.confirm()
    kind = next(t for p in lesson.page.state.palettes for t in p.tiles if t.label == "Off task")
    lesson.page.intents.tile_pressed.emit(kind.type_id)
    lesson.tap("Grace T")
    toast = lesson.page.pane.toast
    assert toast.text() == "Grace T · Off task \N{MINUS SIGN}1"
    private.hide()
    lesson.press(_Key.Key_Z, _CONTROL)
    assert toast.text() == "An entry was taken back"
    assert "Grace" not in lesson.editor.stack.redoText()
    lesson.press(_Key.Key_Y, _CONTROL)
    assert toast.text() == "An entry was brought back"


def test_the_question_stays_safe_on_enter_and_on_escape(lesson: LessonProbe) -> None:
    for key in (_Key.Key_Return, _Key.Key_Escape):
        lesson.click("board-safe")
        assert lesson.page.question.isVisible()
        lesson.press(key)
        assert not lesson.page.question.isVisible()
        assert not lesson.is_private()


def test_the_key_asks_too_and_hides_at_once(lesson: LessonProbe) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    lesson.press(_Key.Key_B, both)
    assert lesson.page.question.isVisible()
    assert not lesson.is_private()
    lesson.click("show-private")
    assert lesson.is_private()
    assert lesson.page.header.private.text() == "Show on board"
    lesson.press(_Key.Key_B, both)
    assert not lesson.is_private()


def test_private_view_goes_back_when_the_window_loses_the_focus(lesson: LessonProbe) -> None:
    lesson.go_private()
    lesson.leave_window()
    assert not lesson.is_private()
    assert lesson.page.pane.banner.isVisible()


def test_private_view_goes_back_when_another_page_comes_to_the_front(lesson: LessonProbe) -> None:
    lesson.window.add_page("seating", "Seating", "seating", QWidget)
    lesson.go_private()
    lesson.window.show_page("seating")
    lesson.window.show_page("lesson")
    assert not lesson.is_private()


def test_private_view_goes_back_after_two_minutes(
    lesson: LessonProbe, private: PrivateView, seconds: list[float]
) -> None:
    lesson.go_private()
    seconds[0] += 121
    private.tick()
    assert not lesson.is_private()
    assert leaks(lesson) == []


def test_a_number_of_concern_says_why_it_does_nothing(lesson: LessonProbe) -> None:
    before = lesson.record()
    lesson.press(_Key.Key_5)
    lesson.tap("Tom W")
    assert lesson.record() == before
    words = lesson.page.pane.banner.text()
    assert words.startswith("Concern is hidden while the board-safe view is on")


def test_a_page_that_is_gone_listens_to_nothing(lesson: LessonProbe, private: PrivateView) -> None:
    lesson.window.clear_pages()
    lesson.qtbot.waitUntil(lambda: not isValid(lesson.page))
    private.ask()
    private.confirm()
    lesson.editor.said.emit("nobody hears this")


def test_every_control_has_a_name(lesson: LessonProbe) -> None:
    lesson.go_private()
    lesson.tap("Tom W")
    controls = [
        *lesson.page.findChildren(QAbstractButton),
        *lesson.page.findChildren(QLineEdit),
    ]
    unnamed = [c.objectName() for c in controls if c.isVisible() and not c.accessibleName()]
    assert unnamed == []
