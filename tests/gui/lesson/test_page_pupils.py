"""The popover, the register, picking, the title, and pages with little to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.plans import take_out
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.services.register import SetMarks
from seatingapp.services.seating import ChangeSeats
from seatingapp.services.workspace import Topic
from seatingapp.storage import lessons, plans
from seatingapp.ui.lesson.palettes import TypeTile
from seatingapp.ui.lesson.state import FindState, Match
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText
from tests.conftest import SAMPLE_DAY
from tests.gui.lesson.conftest import Clock, at
from tests.gui.lesson.probes import LessonProbe

_Key = Qt.Key


def test_a_click_with_nothing_armed_opens_a_popover_that_logs(lesson: LessonProbe) -> None:
    lesson.tap("Grace T")
    popover = lesson.page.popover
    assert popover.isVisible()
    assert lesson.page.rect().contains(popover.geometry())
    tile = next(t for t in lesson.page.state.popover.tiles if t.label == "Kind to others")  # type: ignore[union-attr]
    lesson.click(f"popover-tile-{tile.type_id}")
    assert lesson.newest().type_name == "Kind to others"
    assert lesson.newest().pupil_id == lesson.id_of("Grace T")
    assert popover.isVisible()


def test_the_popover_works_from_the_keyboard_and_gives_the_focus_back(lesson: LessonProbe) -> None:
    lesson.page.pane.plan.focus_pupil(lesson.id_of("Grace T"))
    lesson.press(_Key.Key_Return)
    assert lesson.page.popover.isVisible()
    lesson.press(_Key.Key_Space)
    assert lesson.newest().type_name == "Great answer"
    lesson.press(_Key.Key_Tab)
    lesson.press(_Key.Key_Space)
    assert lesson.newest().type_name == "Good effort"
    lesson.press(_Key.Key_Escape)
    assert not lesson.page.popover.isVisible()
    assert lesson.page.pane.plan.hasFocus()


def test_where_the_page_is_low_earlier_lines_give_way_to_the_behaviours(
    lesson: LessonProbe,
) -> None:
    lesson.go_private()
    lesson.press(_Key.Key_5)
    for _ in range(4):
        lesson.tap("Grace T")
    lesson.press(_Key.Key_Escape)
    for size, lines in (((1366, 768), 4), ((960, 540), 1)):
        lesson.window.resize(*size)
        lesson.qtbot.waitUntil(lambda wide=size[0]: lesson.window.width() == wide)  # type: ignore[misc]
        lesson.tap("Grace T")
        popover = lesson.page.popover
        texts = [text for text in popover.findChildren(ElidedText) if text.isVisible()]
        tiles = [tile for tile in popover.findChildren(TypeTile) if tile.isVisible()]
        assert [t.objectName().startswith("popover-line") for t in texts].count(True) == lines
        assert tiles[-1].tile.label == "On call needed"
        assert min(tile.height() for tile in tiles) >= 32  # two lines of words
        lesson.press(_Key.Key_Escape)


def test_letters_in_the_popover_go_on_to_the_next_pupil(lesson: LessonProbe) -> None:
    lesson.tap("Tom W")
    before = lesson.record().entries
    for key in (_Key.Key_G, _Key.Key_R):
        lesson.press(key)
    assert not lesson.page.popover.isVisible()
    assert lesson.page.find_box.field.text() == "gr"
    lesson.press(_Key.Key_Return)
    assert lesson.page.popover.accessibleName() == "Grace T"
    assert lesson.record().entries == before
    lesson.press(_Key.Key_2)
    assert lesson.newest().pupil_id == lesson.id_of("Grace T")


def test_the_popover_undoes_a_line(lesson: LessonProbe) -> None:
    lesson.tap("Farhan S")
    lesson.click("popover-undo-0")
    assert "praise" not in lesson.card_words("Farhan S")


def test_the_popover_marks_late_with_minutes(lesson: LessonProbe) -> None:
    lesson.tap("Grace T")
    marks = lesson.page.findChild(SegmentedControl, "popover-mark")
    assert marks is not None
    marks.choice_requested.emit("late")
    grace = lesson.id_of("Grace T")
    assert (lesson.record().marks[grace].kind, lesson.record().marks[grace].minutes) == (
        MarkKind.LATE,
        23,
    )
    fields = lesson.page.findChildren(QLineEdit, "popover-minutes")
    minutes = next(field for field in fields if field.isVisible())
    minutes.setText("7")
    QTest.keyClick(minutes, _Key.Key_Return)
    assert lesson.record().marks[grace].minutes == 7


def test_the_register_is_taken_with_clicks(lesson: LessonProbe) -> None:
    lesson.click("register")
    lesson.tap("Grace T")
    lesson.tap("Tom W")
    lesson.tap("Tom W")
    kinds = {p: m.kind for p, m in lesson.record().marks.items()}
    assert kinds[lesson.id_of("Grace T")] is MarkKind.ABSENT
    assert kinds[lesson.id_of("Tom W")] is MarkKind.LATE
    assert "absent" in lesson.card_words("Grace T")
    lesson.click("register-done")
    lesson.click("select-all")
    assert lesson.id_of("Grace T") not in lesson.page.state.plan.selected
    assert lesson.id_of("Tom W") in lesson.page.state.plan.selected


def test_the_register_is_taken_with_keys(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    lesson.page.pane.plan.focus_pupil(lesson.id_of("Grace T"))
    lesson.press(_Key.Key_Return)
    assert lesson.record().marks[lesson.id_of("Grace T")].kind is MarkKind.ABSENT
    lesson.press(_Key.Key_Escape)
    assert lesson.page.state.register is None


def test_minutes_typed_in_the_register_are_given(lesson: LessonProbe) -> None:
    lesson.click("register")
    minutes = lesson.page.findChild(QLineEdit, "register-minutes")
    assert minutes is not None
    minutes.selectAll()
    QTest.keyClicks(minutes, "12")
    lesson.tap("Tom W")
    lesson.tap("Tom W")
    assert lesson.record().marks[lesson.id_of("Tom W")].minutes == 12


def test_all_present_marks_everybody(lesson: LessonProbe) -> None:
    lesson.click("register")
    lesson.click("all-present")
    assert {m.kind for m in lesson.record().marks.values()} == {MarkKind.PRESENT}


def test_picking_shows_a_name_and_picks_again(lesson: LessonProbe) -> None:
    lesson.click("pick-pupil")
    first = lesson.page.popover.accessibleName()
    assert "1 of 24 have had a turn" in first
    lesson.click("pick-again")
    second = lesson.page.popover.accessibleName()
    assert "2 of 24 have had a turn" in second
    assert first.split(",")[0] != second.split(",")[0]


def test_the_room_turns_round(lesson: LessonProbe) -> None:
    first = lesson.centre_of("Aaliyah K")
    lesson.click("plan-side")
    assert lesson.page.pane.plan.state.side is Side.PUPILS
    assert lesson.centre_of("Aaliyah K") != first
    assert lesson.page.pane.foot.side.text() == "View from teacher's side"


def test_the_title_offers_the_lessons_of_today_and_all_classes(lesson: LessonProbe) -> None:
    menu = lesson.page.header.build_menu()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Today"
    assert "Period 3, 11:10 · 9B/Sc2" in texts
    assert "8C/Hi1" in texts
    next(a for a in menu.actions() if a.text() == "8C/Hi1").trigger()
    assert lesson.page.state.header.title == "8C/Hi1"


def test_the_title_offers_what_was_marked_outside_the_timetable(lesson: LessonProbe) -> None:
    class_id, pupil_id = lesson.page.state.class_id, lesson.id_of("Aaliyah K")
    assert class_id is not None
    key, mark = LessonKey(class_id, SAMPLE_DAY), RegisterMark(pupil_id, MarkKind.ABSENT)
    lesson.editor.perform(SetMarks(key, ((pupil_id, mark),), "Aaliyah K"))
    period = next(i for i in lesson.page.state.header.today if i.is_open)
    lesson.page.intents.lesson_chosen.emit(class_id, period.period_id)
    menu = lesson.page.header.build_menu()
    outside = next(a for a in menu.actions() if a.text() == "Outside the timetable · 9B/Sc2")
    outside.trigger()
    assert "outside the timetable" in lesson.page.state.header.subtitle


def test_print_names_the_class(lesson: LessonProbe) -> None:
    with lesson.qtbot.waitSignal(lesson.page.print_requested) as asked:
        lesson.click("print-lesson")
    assert asked.args == [lesson.page.state.class_id, lesson.page.state.plan_id]
    assert lesson.page.state.plan_id


def test_a_pupil_without_a_seat_is_tapped_in_the_strip(lesson: LessonProbe) -> None:
    plan = lesson.workspace.read(lambda s: plans.load(s, class_id=lesson.page.state.class_id))[0]
    grace = lesson.id_of("Grace T")
    lesson.editor.perform(ChangeSeats(plan.id, take_out(plan, [grace]), SAMPLE_DAY))
    lesson.press(_Key.Key_1)
    lesson.click(f"unseated-{grace}")
    assert lesson.newest().pupil_id == grace
    chip = lesson.page.pane.unseated.chip_of(grace)
    assert chip is not None
    assert chip.text() == "Grace T  +1"
    assert not chip.isChecked()


def test_the_next_lesson_is_offered_with_two_buttons(lesson: LessonProbe, clock: Clock) -> None:
    clock.now = at(13, 5)
    lesson.page.intents.arrived.emit()
    assert lesson.page.pane.offer.accessibleName() == "Period 4 has begun: 8B/Ma2."
    lesson.click("lesson-offer-step-0")
    assert lesson.page.state.header.title == "8B/Ma2"
    assert not lesson.page.pane.offer.isVisible()


def test_a_class_that_has_no_plan_asks_for_one(lesson: LessonProbe, clock: Clock) -> None:
    clock.now = at(18, 0)
    class_id = lesson.page.state.class_id
    with lesson.workspace.vault.write() as session:
        for plan in plans.load(session, class_id=class_id):
            lessons.set_plan(session, lessons.with_plan(session, plan.id), None)
            plans.remove(session, plan.id)
    lesson.page.intents.lesson_chosen.emit(class_id, 0)
    assert lesson.page.pane.notice.isVisible()
    with lesson.qtbot.waitSignal(lesson.page.seating_requested) as asked:
        lesson.click("plan-notice-step-0")
    assert asked.args == [class_id, None]


def test_a_room_without_a_plan_asks_to_seat_the_class_there(lesson: LessonProbe) -> None:
    class_id, room_id = lesson.page.state.class_id, lesson.page.state.room_id
    with lesson.workspace.vault.write() as session:
        for plan in plans.load(session, class_id=class_id):
            lessons.set_plan(session, lessons.with_plan(session, plan.id), None)
            plans.remove(session, plan.id)
    lesson.editor.changed.emit(frozenset({Topic.PLANS}))
    assert "nobody seated" in lesson.page.pane.notice.accessibleName()
    with lesson.qtbot.waitSignal(lesson.page.seating_requested) as asked:
        lesson.click("plan-notice-step-0")
    assert asked.args == [class_id, room_id]


def test_without_any_class_the_page_offers_an_import(empty_lesson: LessonProbe) -> None:
    assert empty_lesson.page.state.class_id is None
    with empty_lesson.qtbot.waitSignal(empty_lesson.page.import_requested):
        empty_lesson.click("no-class-action")


def test_a_long_name_gives_way_to_what_tells_it_from_another(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box, name = lesson.page.find_box, "Maximiliana Theodora Featherstonehaugh-Cholmondeley W"
    matches = (Match(1, name, "9C/Ma1 · 9C"), Match(2, name, "9D/Ma2 · 9D"), Match(3, "محمد", "9C"))
    box.show_find(FindState("max", matches, "Enter opens the pupil"), QRect(500, 0, 200, 30))
    shown = []
    for row in range(3):
        option = QStyleOptionViewItem()
        option.initFrom(box.list)
        option.rect = box.list.visualRect(box.model.index(row, 0))
        delegate = box.list.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, box.model.index(row, 0))
        assert option.fontMetrics.horizontalAdvance(option.text) <= option.rect.width()
        shown.append(option.text)
    assert shown[0].startswith("Maximiliana")
    assert [text.split("…")[-1].strip() for text in shown[:2]] == ["9C/Ma1 · 9C", "9D/Ma2 · 9D"]
    assert shown[2] == "\u2068محمد\u2069   9C"  # the number stays behind the name
    assert box.model.index(0, 0).data() == f"{name}   9C/Ma1 · 9C"  # as a screen reader tells it
