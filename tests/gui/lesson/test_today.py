"""Today's changes on the page: moves, guests and another plan, which leave the plan as it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.plans import Plan
from seatingapp.services.plan_lines import StartWith, start_line
from seatingapp.services.workspace import Topic
from seatingapp.storage import lessons, plans
from tests.gui.lesson.probes import LessonProbe

_Left = Qt.MouseButton.LeftButton


def plan_of(lesson: LessonProbe) -> Plan:
    """The plan of the lesson as the vault has it."""
    class_id = lesson.page.state.class_id
    return lesson.workspace.read(lambda s: plans.load(s, class_id=class_id))[0]


def seat_today(lesson: LessonProbe, name: str) -> int | None:
    return lesson.page.pane.plan.state.seat_of(lesson.id_of(name))


def drag(lesson: LessonProbe, name: str, target: QPoint) -> None:
    """Drag a card on the plan with the mouse."""
    viewport = lesson.page.pane.plan.viewport()
    start = lesson.centre_of(name)
    QTest.mousePress(viewport, _Left, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(viewport, start + (target - start) * share)
    QTest.mouseRelease(viewport, _Left, Qt.KeyboardModifier.NoModifier, target)


def move_mode(lesson: LessonProbe) -> None:
    QTest.keyClick(lesson.page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)


def test_two_pupils_swap_for_today_and_the_plan_stays(lesson: LessonProbe) -> None:
    before = plan_of(lesson)
    grace, tom = seat_today(lesson, "Grace T"), seat_today(lesson, "Tom W")
    move_mode(lesson)
    drag(lesson, "Grace T", lesson.centre_of("Tom W"))
    assert (seat_today(lesson, "Grace T"), seat_today(lesson, "Tom W")) == (tom, grace)
    assert plan_of(lesson) == before
    assert lesson.record().today == {lesson.id_of("Grace T"): tom, lesson.id_of("Tom W"): grace}
    assert any(who == "Grace T" and text.startswith("Today in") for who, text in lesson.lines())
    assert "today" in lesson.card_words("Grace T")
    lesson.editor.undo()
    assert seat_today(lesson, "Grace T") == grace
    assert not lesson.record().today


def test_without_the_mode_a_drag_selects_and_moves_nobody(lesson: LessonProbe) -> None:
    grace = seat_today(lesson, "Grace T")
    drag(lesson, "Grace T", lesson.centre_of("Tom W"))
    assert seat_today(lesson, "Grace T") == grace
    assert not lesson.record().today


def test_while_pupils_are_moved_nothing_is_logged(lesson: LessonProbe) -> None:
    logged = len(lesson.record().entries)
    lesson.press(Qt.Key.Key_1)
    move_mode(lesson)
    drag(lesson, "Grace T", lesson.centre_of("Tom W"))
    assert len(lesson.record().entries) == logged
    lesson.click("moving-done")
    lesson.press(Qt.Key.Key_1)
    lesson.tap("Grace T")
    newest = lesson.newest()
    assert newest.pupil_id == lesson.id_of("Grace T")
    assert newest.seat_id == seat_today(lesson, "Grace T")


def test_the_keyboard_picks_up_and_puts_down_for_today(lesson: LessonProbe) -> None:
    move_mode(lesson)
    plan = lesson.page.pane.plan
    plan.focus_pupil(lesson.id_of("Grace T"))
    before = seat_today(lesson, "Grace T")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(plan, key)
    assert seat_today(lesson, "Grace T") != before
    QTest.keyClick(lesson.page, Qt.Key.Key_Escape)
    assert lesson.page.state.moving is None


def test_no_seat_today_is_taken_back_from_the_list(lesson: LessonProbe) -> None:
    seat = seat_today(lesson, "Grace T")
    lesson.tap("Grace T")
    lesson.click("popover-unseat")
    assert seat_today(lesson, "Grace T") is None
    assert ("Grace T", "No seat today") in lesson.lines()
    lesson.undo_line("Grace T", "No seat today")
    assert seat_today(lesson, "Grace T") == seat


def test_a_guest_comes_is_seated_logged_and_goes(lesson: LessonProbe) -> None:
    lesson.page.intents.guest_requested.emit()
    lesson.page.intents.query_edited.emit("em")
    matches = lesson.page.state.find.matches if lesson.page.state.find else ()
    assert matches
    assert not {m.pupil_id for m in matches} & {lesson.id_of("Grace T")}
    guest = matches[0]
    QTest.keyClick(lesson.page.find_box.field, Qt.Key.Key_Return)
    assert lesson.record().today == {guest.pupil_id: None}
    move_mode(lesson)
    chip = lesson.page.pane.tray.chip_of(guest.pupil_id)
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Space)
    plan = lesson.page.pane.plan
    free = next(s for s in plan.spoken_seats() if s not in plan.state.cards)
    while plan.spoken_focus() != free:
        QTest.keyClick(plan, Qt.Key.Key_Right)
        if plan.spoken_focus() == plan.spoken_seats()[-1]:
            break
    lesson.page.intents.place_requested.emit(guest.pupil_id, free)
    card = plan.state.cards[free]
    assert (card.pupil_id, card.guest) == (guest.pupil_id, True)
    move_mode(lesson)
    lesson.press(Qt.Key.Key_1)
    lesson.page.intents.pupil_tapped.emit(guest.pupil_id)
    entry = lesson.newest()
    assert (entry.pupil_id, entry.seat_id) == (guest.pupil_id, free)
    lesson.press(Qt.Key.Key_1)
    lesson.page.intents.pupil_tapped.emit(guest.pupil_id)
    lesson.click("popover-take-back")
    assert guest.pupil_id not in {c.pupil_id for c in plan.state.cards.values()}


def test_todays_seats_become_the_plan_in_one_step(lesson: LessonProbe) -> None:
    before = plan_of(lesson)
    tom = seat_today(lesson, "Tom W")
    move_mode(lesson)
    drag(lesson, "Grace T", lesson.centre_of("Tom W"))
    lesson.click("keep-today")
    after = plan_of(lesson)
    assert after.seat_of(lesson.id_of("Grace T")) == tom
    assert not lesson.record().today
    lesson.page.intents.undo_requested.emit()
    assert lesson.page.pane.toast.text() == "Undone: Keep as the plan from today"
    assert plan_of(lesson).seated == before.seated
    assert seat_today(lesson, "Grace T") == tom


def test_another_plan_is_chosen_for_this_lesson_from_the_menu(lesson: LessonProbe) -> None:
    usual = plan_of(lesson)
    today = usual.from_date.replace(month=11, day=23)
    line = usual.line.__class__(usual.class_id, usual.room_id, usual.purpose, "Pairs")
    started = lesson.workspace.read(
        lambda s: start_line(s, line, today, today, StartWith.ALPHABETICAL)
    )
    lesson.editor.perform(started.edit)
    menu = lesson.page.pane.foot.today.today_menu
    options = [a for a in menu.actions() if a.isCheckable()]
    assert [a.isChecked() for a in options].count(True) == 1
    other = next(a for a in options if "Pairs" in a.text())
    other.trigger()
    assert lesson.page.state.plans.label == "Pairs"
    assert lesson.page.pane.plan.state.cards != {}
    next(a for a in menu.actions() if a.isCheckable() and a.data() == 0).trigger()
    assert lesson.page.state.plans.label == "Lessons"


def test_no_card_moves_on_the_screen_when_the_mode_begins(lesson: LessonProbe) -> None:
    lesson.qtbot.waitUntil(lesson.page.pane.foot.isVisible)
    before = lesson.centre_of("Grace T")
    move_mode(lesson)
    lesson.qtbot.waitUntil(lesson.page.pane.tray.isVisible)
    lesson.window.grab()  # lays everything out
    assert lesson.centre_of("Grace T") == before


def test_a_card_is_dropped_on_the_strip_to_have_no_seat_today(lesson: LessonProbe) -> None:
    move_mode(lesson)
    lesson.qtbot.waitUntil(lesson.page.pane.tray.isVisible)
    tray, viewport = lesson.page.pane.tray, lesson.page.pane.plan.viewport()
    drag(lesson, "Grace T", viewport.mapFromGlobal(tray.mapToGlobal(tray.rect().center())))
    assert seat_today(lesson, "Grace T") is None
    assert ("Grace T", "No seat today") in lesson.lines()


def test_delete_takes_the_seat_and_enter_looks_closer(lesson: LessonProbe) -> None:
    move_mode(lesson)
    plan = lesson.page.pane.plan
    plan.focus_pupil(lesson.id_of("Grace T"))
    QTest.keyClick(plan, Qt.Key.Key_Return)
    assert lesson.page.popover.isVisible()
    QTest.keyClick(lesson.page, Qt.Key.Key_Escape)
    QTest.keyClick(plan, Qt.Key.Key_Delete)
    assert seat_today(lesson, "Grace T") is None


def test_f6_goes_to_the_strip_while_pupils_are_moved_and_else_on_through_the_page(
    lesson: LessonProbe,
) -> None:
    plan = lesson.page.pane.plan
    plan.focus_pupil(lesson.id_of("Grace T"))
    QTest.keyClick(plan, Qt.Key.Key_F6)
    assert QApplication.focusWidget() not in (plan, lesson.page.pane.tray)
    move_mode(lesson)
    plan.focus_pupil(lesson.id_of("Grace T"))
    QTest.keyClick(plan, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is lesson.page.pane.tray


def test_in_a_narrow_window_the_buttons_have_shorter_words(lesson: LessonProbe) -> None:
    side = lesson.page.pane.foot.side
    assert side.text() == "View from pupils' side"
    lesson.window.resize(960, 540)
    lesson.qtbot.waitUntil(lambda: side.text() == "Other side")
    assert side.accessibleName() == "View from pupils' side"
    lesson.click("plan-side")
    assert side.accessibleName() == "View from teacher's side"


def test_many_without_a_seat_leave_the_plan_its_room(lesson: LessonProbe) -> None:
    with lesson.workspace.vault.write() as session:
        for plan in plans.load(session, class_id=lesson.page.state.class_id):
            lessons.set_plan(session, lessons.with_plan(session, plan.id), None)
            plans.remove(session, plan.id)
    lesson.window.resize(960, 540)
    lesson.editor.changed.emit(frozenset({Topic.PLANS}))
    pane = lesson.page.pane
    assert len(pane.unseated.chips) == 26
    lesson.qtbot.waitUntil(lambda: pane.plan.height() > 2 * pane.unseated.height())
    last = pane.unseated.chips[-1]
    pane.focus_pupil(last.pupil_id)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
