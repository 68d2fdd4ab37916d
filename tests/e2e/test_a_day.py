"""From unlocking to locking, in the window that the user has."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from seatingapp.domain.behaviour import Entry
from seatingapp.services import behaviour, classes, seating, vaults
from seatingapp.storage import backups
from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.plan_view import PlanView
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.seating.page import SeatingPage
from seatingapp.ui.unlock.page import UnlockPage
from tests.conftest import PASSPHRASE
from tests.e2e.conftest import Driver
from tests.gui.finding import found


def entries(driver: Driver) -> tuple[Entry, ...]:
    """The newest entries of the class on the Lesson page, read back through the open vault."""
    return driver.composition.tools.workspace.read(behaviour.latest_entries)


def all_words(widget: QWidget) -> str:
    """Every text that a widget and all below it hold, shown or not."""
    below = [widget, *widget.findChildren(QWidget)]
    texts = [w.accessibleName() + w.toolTip() + w.windowTitle() for w in below]
    texts += [w.text() for w in below if isinstance(w, QLabel | QPushButton)]
    return "\n".join(texts)


def tap_first_card(driver: Driver) -> str:
    """Click the card on the first seat of the lesson's plan; return the pupil's name."""
    page = found(driver.window, LessonPage)
    plan = page.pane.plan
    seat, card = min((s, c) for s, c in plan.state.cards.items() if not c.absent)
    spot = plan.viewport().mapFromGlobal(plan.spoken_area(seat).center())
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    return card.name


def test_unlock_log_undo_seat_print_and_lock(driver: Driver, qtbot: QtBot, tmp_path: Path) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    before = len(entries(driver))

    QTest.keyClick(found(driver.window, LessonPage), Qt.Key.Key_1)
    name = tap_first_card(driver)
    assert len(entries(driver)) == before + 1
    assert entries(driver)[0].type_name == "Great answer"
    assert not entries(driver)[0].is_void
    driver.composition.tools.editor.undo()
    assert entries(driver)[0].void_reason == "undo"

    driver.window.show_page("seating")
    page = found(driver.window, SeatingPage)
    plan = page.canvas.plan
    pupil = next(c.pupil_id for c in plan.state.cards.values() if c.name == name)
    free = next(p.seat_id for p in plan.state.layout.places() if p.seat_id not in plan.state.cards)
    page.canvas.place_requested.emit(pupil, free)
    assert plan.state.seat_of(pupil) == free

    driver.window.show_page("print")
    printing = found(driver.window, PrintPage)
    qtbot.waitUntil(lambda: printing.state.can_print)
    target = tmp_path / "chart.pdf"
    printing.save_requested.emit(str(target))
    qtbot.waitUntil(target.exists)

    driver.window.lock_requested.emit()
    assert not driver.is_in()
    workspace = vaults.enter(vaults.unseal(driver.vault, PASSPHRASE))
    try:
        assert workspace.read(behaviour.latest_entries)[0].void_reason == "undo"
        assert workspace.read(lambda s: any(p.seat_of(pupil) == free for p in seating.plans_of(s)))
    finally:
        workspace.lock()


def test_locking_leaves_nothing_of_the_vault_in_the_window(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    tools = driver.composition.tools
    names = [p.name.full for p in tools.workspace.read(classes.pupils_of)]
    for key in ("lesson", "seating", "rooms", "print"):
        driver.window.show_page(key)
    assert driver.window.findChild(PrintPage) is not None
    QGuiApplication.clipboard().setText(names[0])
    driver.window.lock_requested.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for kind in (LessonPage, SeatingPage, PrintPage):
        assert driver.window.findChild(kind) is None
    words = all_words(driver.window)
    assert [name for name in names if name in words] == []
    assert QGuiApplication.clipboard().text() == ""
    assert not tools.workspace.vault.is_open
    assert not isValid(tools.editor)


def test_a_wrong_passphrase_keeps_everything_hidden(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock("not the right one at all")
    unlock = found(driver.window, UnlockPage)
    qtbot.waitUntil(lambda: "does not open the vault" in all_words(unlock))
    assert not driver.is_in()


def test_a_changed_vault_is_backed_up_when_it_is_locked(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.composition.finish()
    assert not backups.is_due(driver.vault)
    QTest.keyClick(found(driver.window, LessonPage), Qt.Key.Key_1)
    tap_first_card(driver)
    driver.window.close()
    assert not backups.is_due(driver.vault)


def test_the_app_locks_by_itself_and_says_why(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.composition.lock_because("Nobody used the app for a while.")
    assert not driver.is_in()
    shown = [p for p in driver.window.findChildren(UnlockPage) if p.isVisible()]
    assert len(shown) == 1
    assert "Nobody used the app for a while." in all_words(shown[0])


def test_one_question_about_privacy_is_put_and_not_one_a_page(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    for key in ("lesson", "print", "seating"):
        driver.window.show_page(key)
    found(driver.window, SeatingPage).pill.click()
    questions = [
        w
        for w in QApplication.topLevelWidgets()
        if w.isVisible() and w.objectName() == "privacy-question"
    ]
    assert len(questions) == 1
    questions[0].close()


def test_print_from_a_lesson_opens_the_class_of_that_lesson(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    workspace = driver.composition.tools.workspace
    wanted = workspace.read(lambda s: classes.class_named(s, "9C/En2")).id
    found(driver.window, LessonPage).print_requested.emit(wanted, 0)
    assert driver.window.current_page == "print"
    assert found(driver.window, PrintPage).state.choices.class_id == wanted


def test_the_clock_of_the_status_line_is_the_schools(driver: Driver, qtbot: QtBot) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.composition.finish()
    newest = vaults.newest_backup(driver.vault)
    assert newest is not None
    local = newest.astimezone(ZoneInfo("Europe/London"))
    assert f"last backup {local:%H:%M}" in driver.window.status.text()


def test_locking_beside_a_preview_that_is_out_of_date_draws_it_no_more(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.window.show_page("print")
    page = found(driver.window, PrintPage)
    qtbot.waitUntil(lambda: page.state.can_print)
    driver.window.show_page("lesson")
    QTest.keyClick(found(driver.window, LessonPage), Qt.Key.Key_1)
    tap_first_card(driver)  # now the preview is out of date
    driver.window.lock_requested.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.composition.finish()
    QApplication.processEvents()
    assert not driver.is_in()


def test_the_question_about_privacy_can_be_put_after_an_import_was_begun(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.composition.show_import()
    driver.window.show_page("lesson")
    page = found(driver.window, LessonPage)
    page.intents.private_toggled.emit()
    assert page.question.isVisible()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("key", ["lesson", "seating"])
def test_the_arrow_keys_move_over_the_plan_as_soon_as_its_page_is_shown(
    driver: Driver, qtbot: QtBot, key: str
) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    driver.window.show_page("rooms")
    driver.window.show_page(key)
    page = driver.window.page(key)
    assert page is not None
    assert driver.window.focusWidget() is found(page, PlanView)


def test_outside_the_timetable_the_lesson_follows_the_class_that_is_worked_on(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.unlock()
    qtbot.waitUntil(driver.is_in)
    tools = driver.composition.tools
    # 1 August lies in no term.
    tools.workspace.clock = lambda: dt.datetime(2026, 8, 1, 10, tzinfo=dt.UTC)
    tools.place.go_to(tools.workspace.read(lambda s: classes.class_named(s, "8A/En1")).id)
    page = found(driver.window, LessonPage)
    page.intents.lesson_chosen.emit(tools.place.class_id, 0)
    wanted = tools.workspace.read(lambda s: classes.class_named(s, "9C/En2")).id
    driver.window.show_page("seating")
    found(driver.window, SeatingPage).class_requested.emit(wanted)
    driver.window.show_page("lesson")
    assert "9C/En2" in all_words(page)
    assert "8A/En1" not in all_words(page)
