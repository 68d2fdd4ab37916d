"""The Seating page as a whole: sides, dates, privacy, empty states, what it emits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template
from seatingapp.services import vaults
from seatingapp.services.rooms import all_rooms
from seatingapp.services.seating import plans_of
from seatingapp.storage.pupils import set_photo
from seatingapp.ui.privacy import LASTS_SECONDS
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.pictures import RoomCard
from seatingapp.ui.widgets.dialog import PlainDialog
from tests.conftest import PASSPHRASE, Sample
from tests.gui.finding import found
from tests.gui.seating.probe import SeatingProbe

Ctrl = Qt.KeyboardModifier.ControlModifier


def card(page: SeatingProbe, key: str) -> RoomCard:
    return next(c for c in page.page.start.findChildren(RoomCard) if c.key == key)


def add_hall(page: SeatingProbe, name: str = "Hall") -> None:
    """Start a plan of the class on the page in a new room from a template."""
    page.page.dialog_requested.emit(Template.ROWS_OF_DOUBLES)
    dialog = found(page.page, RoomDialog)
    QTest.keyClicks(found(dialog, QLineEdit, "room-name"), name)
    QTest.mouseClick(found(dialog, QWidget, "room-dialog-accept"), Qt.MouseButton.LeftButton)


def test_the_pupils_side_turns_the_room_and_changes_nothing(page: SeatingProbe) -> None:
    before, seated = page.view.spoken_seats(), page.seated()
    page.press("turn")
    assert page.at.side is Side.PUPILS
    assert page.view.state.side is Side.PUPILS
    assert page.view.spoken_seats()[0] != before[0]
    assert found(page.page, QWidget, "turn").accessibleName() == "View from teacher's side"
    page.press("turn")
    assert page.view.spoken_seats() == before
    assert page.seated() == seated
    assert not page.editor.stack.canUndo()


def test_a_change_on_a_later_day_starts_a_new_plan_and_keeps_the_old(page: SeatingProbe) -> None:
    page.page.canvas.arrange_requested.emit(_order("random"))
    first = page.plans()
    page.on_day(7)
    name = next(n for n in page.names() if not page.view.state.cards[page.seat(n) or 0].pinned)
    page.drag(name, page.empty_seats()[0])
    plans = page.plans()
    assert len(plans) == len(first) + 1
    assert plans[0].from_date == first[0].from_date + dt.timedelta(days=7)
    assert plans[1].seated == first[0].seated
    assert "New plan from today" in page.text("seating-toast-text")
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == first


def test_a_second_change_on_the_same_day_starts_no_plan(page: SeatingProbe) -> None:
    page.page.canvas.arrange_requested.emit(_order("random"))
    count = len(page.plans())
    page.page.canvas.arrange_requested.emit(_order("clear"))
    assert len(page.plans()) == count


def test_a_part_finished_plan_survives_locking_and_opening_the_vault(
    page: SeatingProbe, vault_path: Path
) -> None:
    page.page.canvas.arrange_requested.emit(_order("clear"))
    names = [c.name for c in page.view.state.tray][:2]
    for name in names:
        page.drag(name, page.empty_seats()[0])
    class_id, expected = page.at.class_id, page.plans()
    page.page.hide()
    page.workspace.lock()
    again = vaults.enter(vaults.unseal(vault_path, PASSPHRASE))
    assert again.read(lambda s: plans_of(s, class_id)) == expected
    again.lock()


def test_showing_a_state_emits_nothing(page: SeatingProbe) -> None:
    heard: list[str] = []

    def hear(*_values: object) -> None:
        heard.append("something")

    canvas, panel = page.page.canvas, page.page.panel
    for signal in (
        page.page.class_requested,
        page.page.room_requested,
        page.page.undo_requested,
        page.page.print_requested,
        canvas.selection_requested,
        canvas.place_requested,
        canvas.unseat_requested,
        canvas.pin_requested,
        canvas.arrange_requested,
        canvas.side_requested,
        panel.chosen.pin_requested,
        panel.chosen.unseat_requested,
        page.page.pill.ask_requested,
    ):
        signal.connect(hear)
    page.page.show_state(page.page._state)
    page.page.class_requested.disconnect(hear)
    page.page.class_requested.emit(page.class_id("8A/En1"))
    assert page.text("class-button") == "8A/En1"
    assert heard == []


def test_print_is_asked_of_the_app(page: SeatingProbe, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page.print_requested) as printed:
        page.press("print")
    assert printed.args == [page.class_id("9B/Sc2"), page.page._state.plan_id]
    assert page.page._state.plan_id


def test_import_is_asked_of_the_app(empty_page: SeatingProbe, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_page.page.import_requested):
        empty_page.press("seating-empty-action")


def test_a_vault_without_classes_shows_nothing_that_does_not_work(empty_page: SeatingProbe) -> None:
    assert empty_page.text("seating-empty-title") == "No classes yet"
    for name in ("print", "privacy", "class-button", "arrange"):
        assert not found(empty_page.page, QWidget, name).isVisible()


def test_private_data_is_read_and_shown_only_after_two_acts(page: SeatingProbe) -> None:
    assert not shows_private(page)
    assert not any(c.marks or c.has_action for c in page.view.state.cards.values())
    page.press("privacy")
    assert not shows_private(page)
    question = found(page.page.window(), PlainDialog, "privacy-question")
    QTest.mouseClick(found(question, QWidget, "privacy-question-accept"), _LEFT)
    assert shows_private(page)
    assert any(c.marks for c in page.view.state.cards.values())
    page.clock.now += LASTS_SECONDS
    page.private.tick()
    assert not shows_private(page)
    assert not any(c.marks or c.has_action for c in page.view.state.cards.values())
    assert "no input for two minutes" in page.text("seating-toast-text")


def test_leaving_the_page_hides_private_data(page: SeatingProbe) -> None:
    page.private.ask()
    assert page.private.confirm()
    page.page.hide()
    assert not page.private.shown


def shows_private(page: SeatingProbe) -> bool:
    return page.view.state.show_private


def test_keeping_private_data_hidden_is_one_click(page: SeatingProbe) -> None:
    page.press("privacy")
    question = found(page.page.window(), PlainDialog, "privacy-question")
    QTest.mouseClick(found(question, QWidget, "privacy-question-reject"), _LEFT)
    assert not shows_private(page)
    page.press("privacy")
    assert not shows_private(page)


def test_a_class_without_a_plan_in_a_room_starts_one_with_everybody_in_the_tray(
    page: SeatingProbe,
) -> None:
    rooms = {r.name: r.id for r in page.workspace.read(all_rooms)}
    before = page.plans()
    page.page.room_requested.emit(rooms["IT 1"])
    assert page.text("start-title") == "9B/Sc2 has no plan in IT 1 yet"
    QTest.mouseClick(card(page, str(rooms["IT 1"])), _LEFT)
    assert len(page.plans()) == len(before) + 1
    assert page.view.state.cards == {}
    assert len(page.view.state.tray) == 26
    assert page.text("seating-header-subtitle").startswith("IT 1 · plan from ")
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == before
    assert page.text("start-title") == "9B/Sc2 has no plan in IT 1 yet"
    page.press("start-back")
    assert page.text("seating-header-subtitle").startswith("Lab 2 · plan from ")


def test_choosing_a_room_with_a_plan_shows_it_and_changes_nothing(page: SeatingProbe) -> None:
    rooms = {r.name: r.id for r in page.workspace.read(all_rooms)}
    page.page.canvas.arrange_requested.emit(_order("random"))
    before = page.plans()
    page.page.room_requested.emit(rooms["IT 1"])
    QTest.mouseClick(card(page, str(rooms["Lab 2"])), _LEFT)
    assert page.plans() == before
    assert page.text("seating-header-subtitle").startswith("Lab 2 · plan from ")


def test_the_arrow_keys_work_as_soon_as_the_page_is_open(page: SeatingProbe) -> None:
    before = page.view.spoken_focus()
    page.keys(Qt.Key.Key_Right)
    assert None is not before != page.view.spoken_focus()


def test_a_plan_can_start_in_alphabetical_order(page: SeatingProbe) -> None:
    rooms = {r.name: r.id for r in page.workspace.read(all_rooms)}
    page.page.room_requested.emit(rooms["IT 1"])
    page.press("choice-fill")
    QTest.mouseClick(card(page, str(rooms["IT 1"])), _LEFT)
    assert len(page.view.state.cards) == 26
    assert page.view.state.tray == ()


def test_a_new_room_and_its_plan_are_two_steps_to_undo(page: SeatingProbe) -> None:
    plans = page.plans()
    add_hall(page)
    assert page.text("seating-header-subtitle").startswith("Hall · plan from ")
    assert len(page.view.state.tray) == 26
    page.keys(Qt.Key.Key_Z, Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == plans
    assert "Hall" not in {r.name for r in page.workspace.read(all_rooms)}
    assert page.text("seating-header-subtitle").startswith("Lab 2 · plan from ")
    page.keys(Qt.Key.Key_Y, Qt.Key.Key_Y, modifier=Ctrl)
    assert "Hall" in {r.name for r in page.workspace.read(all_rooms)}
    assert len(page.plans()) == len(plans) + 1


def test_the_page_comes_back_where_it_was(page: SeatingProbe) -> None:
    page.page.class_requested.emit(page.class_id("9A/Ma1"))
    page.press("turn")
    page.press("zoom-in")
    page.page.hide()
    page.page.show()
    assert page.text("class-button") == "9A/Ma1"
    assert page.view.state.side is Side.PUPILS
    assert page.view.zoom.factor > 1
    page.press("zoom-fit")
    assert page.view.zoom.factor == 1


def test_the_chooser_lists_every_class_with_its_size(page: SeatingProbe, sample: Sample) -> None:
    menu = page.page.findChild(QWidget, "class-menu")
    assert menu is not None
    texts = [a.text() for a in menu.actions()]
    assert len(texts) == sample.summary.classes
    assert "9B/Sc2\t26 pupils" in texts


def test_changes_made_elsewhere_show_when_the_page_comes_back(page: SeatingProbe) -> None:
    page.page.hide()
    page.page.canvas.arrange_requested.emit(_order("clear"))
    page.page.show()
    pinned = sum(o.pinned for o in page.seated().values())
    assert len(page.view.state.cards) == len(page.seated()) == pinned


def test_the_cards_show_the_photos_of_the_vault(page: SeatingProbe) -> None:
    name = page.names()[0]
    pupil_id = page.pupil(name)
    plain = page.view.grab().toImage()
    red = b"P6 2 2 255\n" + b"\xff\x00\x00" * 4  # the plainest format that Qt reads
    with page.workspace.vault.write() as session:
        set_photo(session, pupil_id, red)
    page.page.hide()
    page.page.show()
    assert page.view.state.cards[page.seat(name) or 0].photo_key == str(pupil_id)
    assert page.view.grab().toImage() != plain
    shown = page.view.grab().toImage()
    middle = page.view.spoken_area(page.seat(name) or 0)
    corner = page.view.mapFromGlobal(middle.topLeft())
    colours = {
        shown.pixelColor(corner.x() + x, corner.y() + y).name()
        for x in range(0, middle.width(), 2)
        for y in range(0, middle.height(), 2)
    }
    assert "#ff0000" in colours


_LEFT = Qt.MouseButton.LeftButton


def _order(name: str) -> object:
    from seatingapp.ui.seating.state import Order

    return Order(name)
