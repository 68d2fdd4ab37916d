"""Exams on the Seating page: the hall is shown, then the plan is made beside that of lessons."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.exams import column_labels
from seatingapp.domain.plans import Purpose
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.services.exams import exam_plans
from seatingapp.services.rooms import AddRoom
from seatingapp.services.seating import plan_for
from seatingapp.storage import classes, pupils, rooms
from seatingapp.storage.session import Session
from seatingapp.ui.seating.exams.dialog import ExamDialog
from seatingapp.ui.seating.exams.hall import HallView, paint_hall
from seatingapp.ui.seating.exams.presenter import metres_of
from seatingapp.ui.seating.exams.printing.dialog import PrintExamDialog
from seatingapp.ui.seating.exams.state import HallPicture
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.check_box import CheckBox
from tests.conftest import SAMPLE_DAY
from tests.gui.finding import found
from tests.gui.seating.probe import SeatingProbe
from tests.unit.printing.pdf_reading import read

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hall(page: SeatingProbe) -> SeatingProbe:
    """The page, with a hall of 72 single desks a metre apart."""
    page.workspace.perform(AddRoom.of_template("Hall", Template.ROWS_OF_SINGLES, 8, 9))
    return page


def open_dialog(page: SeatingProbe, qtbot: QtBot, entry: str) -> QDialog:
    """Choose an entry of the Arrange menu."""
    found_action = page.page.findChild(QAction, f"arrange-{entry}")
    assert found_action is not None
    found_action.trigger()
    opened = next(d for d in page.page.findChildren(QDialog) if d.isVisible())
    qtbot.waitExposed(opened)
    return opened


def open_exam(page: SeatingProbe, qtbot: QtBot) -> ExamDialog:
    dialog = open_dialog(page, qtbot, "exam")
    assert isinstance(dialog, ExamDialog)
    settle(dialog, qtbot)
    return dialog


def settle(dialog: ExamDialog, qtbot: QtBot) -> None:
    """Let the candidates be seated."""
    qtbot.waitUntil(lambda: not dialog.presenter.state.busy)


def typed(dialog: QDialog, name: str, text: str) -> None:
    field = found(dialog, QLineEdit, name)
    field.selectAll()
    QTest.keyClicks(field, text)


def text(dialog: QDialog, name: str) -> str:
    shown: str = found(dialog, QWidget, name).property("text")
    return shown


def accept(dialog: QDialog) -> QWidget:
    return found(dialog, QWidget, f"{dialog.objectName()}-accept")


def test_the_largest_room_is_offered_and_shown_before_anything_is_made(
    hall: SeatingProbe, qtbot: QtBot
) -> None:
    before = hall.plans()
    dialog = open_exam(hall, qtbot)
    assert text(dialog, "exam-said") == "26 candidates seated, the nearest two 1.41 m apart."
    view = found(dialog, HallView)
    assert view.accessibleName() == "The room from above, 26 seats used"
    assert view.shown is not None
    assert len(view.shown.used) == 26
    assert hall.plans() == before


def test_enter_makes_the_plan_which_can_be_undone(hall: SeatingProbe, qtbot: QtBot) -> None:
    of_lessons = hall.workspace.read(lambda s: plan_for(s, hall.class_id("9B/Sc2"), SAMPLE_DAY))
    dialog = open_exam(hall, qtbot)
    typed(dialog, "exam-name", "Mock 1")
    settle(dialog, qtbot)
    QTest.keyClick(found(dialog, QLineEdit, "exam-name"), Qt.Key.Key_Return)
    (plan,) = hall.workspace.read(lambda s: exam_plans(s, of_lessons.class_id if of_lessons else 0))
    assert (plan.name, plan.purpose, plan.from_date) == ("Mock 1", Purpose.EXAM, SAMPLE_DAY)
    assert "Mock 1: 26 candidates seated" in hall.text("seating-toast-text")
    assert hall.workspace.read(lambda s: plan_for(s, plan.class_id, SAMPLE_DAY)) == of_lessons
    hall.editor.undo()
    assert hall.workspace.read(lambda s: exam_plans(s, plan.class_id)) == ()


def test_the_page_goes_to_the_plan_that_was_made_and_back_by_undo(
    hall: SeatingProbe, qtbot: QtBot
) -> None:
    of_lessons = hall.shown_id()
    dialog = open_exam(hall, qtbot)
    QTest.mouseClick(accept(dialog), _LEFT)
    (plan,) = hall.workspace.read(lambda s: exam_plans(s, hall.at.class_id or 0))
    assert hall.shown_id() == plan.id
    assert hall.text("seating-header-subtitle").startswith("Hall · ")
    hall.press("undo")
    assert hall.shown_id() == of_lessons


def test_order_path_spacing_and_every_second_seat_can_be_chosen(
    hall: SeatingProbe, qtbot: QtBot
) -> None:
    dialog = open_exam(hall, qtbot)
    first = dialog.presenter.state.hall
    QTest.mouseClick(found(dialog, QWidget, "choice-snake"), _LEFT)
    settle(dialog, qtbot)
    snake = dialog.presenter.state.hall
    assert first is not None
    assert snake is not None
    assert set(first.used) == set(snake.used)
    assert first.used != snake.used
    QTest.mouseClick(found(dialog, QWidget, "choice-candidate-number"), _LEFT)
    settle(dialog, qtbot)
    assert "26 candidates have no candidate number" in text(dialog, "exam-said")
    assert text(dialog, "exam-names").endswith("and 20 more.")
    typed(dialog, "exam-spacing-field", "1")
    QTest.mouseClick(found(dialog, CheckBox, "exam-every-second"), _LEFT)
    settle(dialog, qtbot)
    assert dialog.presenter.state.draft.every_second
    assert dialog.presenter.state.acceptable


def test_a_distance_at_which_they_do_not_fit_says_what_would(
    hall: SeatingProbe, qtbot: QtBot
) -> None:
    dialog = open_exam(hall, qtbot)
    typed(dialog, "exam-spacing-field", "2,5")
    settle(dialog, qtbot)
    said = text(dialog, "exam-said")
    assert said.startswith("Only ")
    assert "of 26 candidates fit, 2.50 m apart." in said
    assert "All of them fit at" in said
    assert not accept(dialog).isEnabled()
    field = found(dialog, QLineEdit, "exam-spacing-field")
    assert field.property("wrong") == "true"
    assert field.text() == "2,5"


def test_arrow_keys_step_the_day_and_the_distance(hall: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_exam(hall, qtbot)
    QTest.keyClick(found(dialog, QLineEdit, "exam-day-field"), Qt.Key.Key_Up)
    tomorrow = SAMPLE_DAY + dt.timedelta(days=1)
    assert dialog.presenter.state.draft.day == tomorrow.isoformat()
    assert text(dialog, "exam-day-words") == "Tuesday 25 November 2025"
    QTest.keyClick(found(dialog, QLineEdit, "exam-spacing-field"), Qt.Key.Key_Down)
    assert text(dialog, "exam-spacing-field") == "1.20"
    QTest.mouseClick(found(dialog, QWidget, "exam-spacing-more"), _LEFT)
    assert text(dialog, "exam-spacing-field") == "1.25"
    for _step in range(30):
        QTest.keyClick(found(dialog, QLineEdit, "exam-spacing-field"), Qt.Key.Key_Down)
    assert text(dialog, "exam-spacing-field") == "0.00"
    settle(dialog, qtbot)


@pytest.mark.parametrize(
    ("field", "typing", "said"),
    [
        ("exam-name", " ", "Type a name for the exam"),
        ("exam-name", "x" * 41, "1 to 40 letters"),
        ("exam-day-field", "soon", "Write the day like"),
        ("exam-day-field", "23/11/2020", "is past"),
        ("exam-spacing-field", "far", "Write metres like"),
        ("exam-spacing-field", "21", "20 the most"),
    ],
)
def test_what_cannot_be_read_is_said_next_to_its_field(
    hall: SeatingProbe, qtbot: QtBot, field: str, typing: str, said: str
) -> None:
    dialog = open_exam(hall, qtbot)
    typed(dialog, field, typing)
    settle(dialog, qtbot)
    assert said in text(dialog, "exam-said")
    assert found(dialog, QLineEdit, field).property("wrong") == "true"
    assert not accept(dialog).isEnabled()
    assert dialog.presenter.edit() is None
    assert dialog.presenter.told() == ""


def test_a_day_may_be_typed_as_people_write_it(hall: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_exam(hall, qtbot)
    typed(dialog, "exam-day-field", "1 Dec 2025")
    settle(dialog, qtbot)
    assert text(dialog, "exam-day-words") == "Monday 1 December 2025"
    assert dialog.presenter.state.acceptable


def test_the_same_exam_again_has_nothing_to_do(hall: SeatingProbe, qtbot: QtBot) -> None:
    accept_with_keys(open_exam(hall, qtbot))
    dialog = open_exam(hall, qtbot)
    assert "Everybody sits so already." in text(dialog, "exam-said")
    assert not accept(dialog).isEnabled()
    typed(dialog, "exam-name", "Mock 2")
    settle(dialog, qtbot)
    assert accept(dialog).isEnabled()


def accept_with_keys(dialog: ExamDialog) -> None:
    QTest.keyClick(found(dialog, QLineEdit, "exam-name"), Qt.Key.Key_Return)


def test_only_the_newest_of_several_seatings_counts(hall: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_exam(hall, qtbot)
    for metres in ("3", "2", "1", "0"):
        typed(dialog, "exam-spacing-field", metres)
    settle(dialog, qtbot)
    assert dialog.presenter.state.draft.metres == "0"
    assert text(dialog, "exam-said") == "26 candidates seated, the nearest two 1.00 m apart."


def test_another_room_can_be_chosen_and_one_put_away_is_not_offered(
    hall: SeatingProbe, qtbot: QtBot
) -> None:
    known = hall.workspace.read(rooms.load)
    with hall.workspace.vault.write() as session:
        rooms.set_retired(session, next(r.id for r in known if r.name == "Hall"), True)
    dialog = open_exam(hall, qtbot)
    offered = [words for _key, words in dialog.presenter.state.rooms]
    assert len(offered) == len(known) - 1
    assert not any(words.startswith("Hall") for words in offered)


def test_a_class_without_a_plan_can_sit_an_exam(hall: SeatingProbe, qtbot: QtBot) -> None:
    with hall.workspace.vault.write() as session:
        members = [p.id for p in pupils.load(session)[:5]]
        classes.add_members(session, classes.add(session, "Year 11"), members)
    hall.page.class_requested.emit(hall.class_id("Year 11"))
    hall.press("start-exam")
    dialog = next(d for d in hall.page.findChildren(ExamDialog) if d.isVisible())
    settle(dialog, qtbot)
    assert text(dialog, "exam-said").startswith("5 candidates seated")
    accept_with_keys(dialog)
    (plan,) = hall.workspace.read(lambda s: exam_plans(s, hall_class(s, "Year 11")))
    assert len(plan.seated) == 5


def hall_class(session: Session, name: str) -> int:
    return next(c.id for c in classes.load(session) if c.name == name)


def test_escape_makes_nothing(hall: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_exam(hall, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not any(plan.purpose is Purpose.EXAM for plan in hall.plans())


@pytest.mark.parametrize("size", [QSize(90, 60), QSize(900, 700)])
def test_a_hall_is_painted_with_used_seats_unlike_the_free_ones(size: QSize) -> None:
    layout = from_template(Template.ROWS_OF_SINGLES, 3, 4)
    labels = tuple(column_labels(layout).items())
    pictures = []
    for used in ((), (1, 5, 9)):
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_hall(
            painter, image.rect().toRectF(), HallPicture(layout, used, labels), current_tokens()
        )
        painter.end()
        pictures.append(image)
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("typed_text", "metres"),
    [("1.25", 1.25), ("1,5 m", 1.5), (" 2 ", 2.0), ("0", 0.0), ("", None), (".", None)],
)
def test_metres_are_read_as_people_type_them(typed_text: str, metres: float | None) -> None:
    assert metres_of(typed_text) == metres


def test_an_exam_is_printed_into_the_file_that_was_chosen(
    hall: SeatingProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    accept_with_keys(open_exam(hall, qtbot))
    dialog = open_dialog(hall, qtbot, "print-exam")
    assert isinstance(dialog, PrintExamDialog)
    QTest.mouseClick(found(dialog, QWidget, "choice-A3"), _LEFT)
    QTest.mouseClick(found(dialog, QWidget, "choice-numbers"), _LEFT)
    QTest.mouseClick(accept(dialog), _LEFT)
    asked = found(dialog, QFileDialog)
    assert asked.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(asked.selectedFiles()[0]).name == "invigilators-plan.pdf"
    with qtbot.waitSignal(dialog.printed) as said:
        asked.fileSelected.emit(str(tmp_path / "exam.pdf"))
    asked.reject()
    printed = read((tmp_path / "exam.pdf").read_bytes())
    assert "Exam · Hall · Monday 24 November 2025" in printed.text
    assert round(min(printed.sizes[0])) == 842
    assert "It is in the print ledger." in said.args[0]
    assert hall.text("seating-toast-text") == said.args[0]


def test_for_the_door_only_names_and_seats_are_printed(
    hall: SeatingProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    accept_with_keys(open_exam(hall, qtbot))
    dialog = open_dialog(hall, qtbot, "print-exam")
    assert isinstance(dialog, PrintExamDialog)
    QTest.mouseClick(found(dialog, QWidget, "choice-door"), _LEFT)
    assert text(dialog, "exam-reader").startswith("Names and seats only")
    assert dialog.presenter.suggested_name() == "exam-seats.pdf"
    with qtbot.waitSignal(dialog.printed):
        dialog.save(str(tmp_path / "seats.pdf"))
    assert "Find your seat" in read((tmp_path / "seats.pdf").read_bytes()).text


def test_stopping_a_print_writes_nothing_and_says_what_stays(
    hall: SeatingProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    accept_with_keys(open_exam(hall, qtbot))
    dialog = open_dialog(hall, qtbot, "print-exam")
    assert isinstance(dialog, PrintExamDialog)
    dialog.save(str(tmp_path / "exam.pdf"))
    assert dialog.presenter.state.busy
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "stays in the ledger" in text(dialog, "exam-problem")
    assert accept(dialog).isEnabled()
    assert hall.tools.tasks.wait()
    assert not (tmp_path / "exam.pdf").exists()
    dialog.presenter.cancel()  # nothing is under way any more
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_place_that_cannot_be_written_gets_no_number(
    hall: SeatingProbe, qtbot: QtBot, tmp_path: Path
) -> None:
    accept_with_keys(open_exam(hall, qtbot))
    dialog = open_dialog(hall, qtbot, "print-exam")
    assert isinstance(dialog, PrintExamDialog)
    dialog.save(str(tmp_path))
    assert "could not be written" in text(dialog, "exam-problem")
    with qtbot.waitSignal(dialog.printed) as said:
        dialog.save(str(tmp_path / "exam.pdf"))
    assert "P-0001" in said.args[0]


def test_without_an_exam_there_is_nothing_to_print(hall: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_dialog(hall, qtbot, "print-exam")
    assert "no exam yet" in text(dialog, "exam-problem")
    assert not accept(dialog).isEnabled()
