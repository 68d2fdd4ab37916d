"""The list of pupils: filter, search, private view, and who is in which class."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.services.classes import all_classes, pupils_of
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.pupils.details import DetailsCard
from seatingapp.ui.pupils.table import MARKS, NAME, SHOWN_AS, YEAR, PupilTable
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found
from tests.gui.pupils.conftest import Opened


def table(opened: Opened) -> PupilTable:
    return found(opened.page, PupilTable, "pupil-table")


def column(opened: Opened, number: int) -> list[str]:
    order = table(opened).order
    return [order.index(row, number).data() for row in range(order.rowCount())]


def subtitle(opened: Opened) -> str:
    return found(opened.page, Text, "pupils-header-subtitle").text()


def show_class(opened: Opened, name: str) -> int:
    choice = found(opened.page, Choice, "class-filter")
    choice.setCurrentIndex(choice.findText(name))
    choice.activated.emit(choice.currentIndex())
    return int(choice.chosen())


def search(opened: Opened, text: str) -> None:
    field = found(opened.page, SearchField, "pupil-search")
    field.clear()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:  # keyClicks knows no such keys; this is what an input method does
        field.setText(text)
        field.textEdited.emit(text)


def choose_row(opened: Opened, row: int) -> int:
    view = table(opened)
    index = view.order.index(row, NAME)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    return view.rows.rows[view.order.mapToSource(index).row()].pupil_id


def facts(opened: Opened, name: str) -> dict[str, str]:
    return dict(found(opened.page, Facts, name).texts())


def privacy(opened: Opened) -> Privacy:
    return opened.private.state


def test_all_pupils_are_listed_in_the_order_of_the_register(school: Opened) -> None:
    names = column(school, NAME)
    register = [p.name.listed for p in school.workspace.read(pupils_of)]
    assert names == register
    assert subtitle(school) == "150 pupils · 6 classes"


def test_the_models_behave_as_models_have_to(school: Opened) -> None:
    view = table(school)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in (view.rows, view.order)]
    show_class(school, "9B/Sc2")
    search(school, "a")
    search(school, "")
    view.sortByColumn(YEAR, Qt.SortOrder.DescendingOrder)
    assert len(testers) == 2
    assert view.rows.rowCount(view.rows.index(0, 0)) == 0
    assert view.rows.data(QModelIndex()) is None


def test_a_class_narrows_the_list_and_shows_what_its_cards_say(school: Opened) -> None:
    assert table(school).isColumnHidden(SHOWN_AS)
    class_id = show_class(school, "9B/Sc2")
    members = school.workspace.read(lambda s: pupils_of(s, class_id))
    assert column(school, NAME) == [p.name.listed for p in members]
    assert not table(school).isColumnHidden(SHOWN_AS)
    assert all(column(school, SHOWN_AS))
    assert subtitle(school) == f"{len(members)} of 150 pupils · 6 classes"


@pytest.mark.parametrize("sort_by", range(6))
def test_every_column_sorts_both_ways(school: Opened, sort_by: int) -> None:
    view = table(school)
    view.sortByColumn(sort_by, Qt.SortOrder.AscendingOrder)
    upwards = column(school, NAME)
    view.sortByColumn(sort_by, Qt.SortOrder.DescendingOrder)
    assert column(school, NAME) == upwards[::-1]
    assert len(set(upwards)) > 100


def test_names_are_found_whatever_their_accents_and_script(school: Opened) -> None:
    for pupil in school.workspace.read(pupils_of)[::15]:
        search(school, pupil.name.forename)
        assert pupil.name.listed in column(school, NAME)
    search(school, "oshaugh")
    assert column(school, NAME) == ["O'Shaughnessy, Cillian"]


def test_a_search_that_finds_nobody_says_so_and_escape_brings_all_back(school: Opened) -> None:
    search(school, "zzzz")
    nobody = found(school.page, EmptyState, "nobody-found")
    assert nobody.isVisible()
    assert "zzzz" in found(nobody, Text, "nobody-found-sentence").text()
    QTest.keyClick(found(school.page, SearchField, "pupil-search"), Qt.Key.Key_Escape)
    assert table(school).isVisible()
    assert table(school).order.rowCount() == 150


def test_the_selected_pupil_stays_selected_while_the_list_is_sorted(school: Opened) -> None:
    chosen = choose_row(school, 7)
    table(school).sortByColumn(YEAR, Qt.SortOrder.DescendingOrder)
    view = table(school)
    place = view.order.mapToSource(view.currentIndex()).row()
    assert view.rows.rows[place].pupil_id == chosen


def test_board_safe_view_shows_no_characteristic(school: Opened) -> None:
    choose_row(school, 0)
    assert table(school).isColumnHidden(MARKS)
    assert not any(row.marks for row in table(school).rows.rows)
    assert facts(school, "pupil-private") == {}
    assert "UPN" not in facts(school, "pupil-facts")
    assert found(school.page, Text, "private-hint").isVisible()


def test_private_view_shows_marks_and_words_and_drops_both_when_the_page_is_left(
    school: Opened,
) -> None:
    choose_row(school, 0)
    school.button("privacy").click()
    assert privacy(school) is Privacy.ASKED
    school.button("privacy-question-accept").click()
    school.see(lambda: privacy(school) is Privacy.PRIVATE)
    assert not table(school).isColumnHidden(MARKS)
    assert any(row.marks for row in table(school).rows.rows)
    assert facts(school, "pupil-private")
    assert "UPN" not in facts(school, "pupil-private")
    school.page.hide()
    assert privacy(school) is Privacy.BOARD_SAFE
    assert not any(row.marks for row in table(school).rows.rows)
    assert facts(school, "pupil-private") == {}


def test_a_pupil_joins_and_leaves_classes_and_ctrl_z_takes_it_back(school: Opened) -> None:
    pupil_id = choose_row(school, 0)
    ids = {c.school_class.name: c.school_class.id for c in school.workspace.read(all_classes)}
    menu = found(school.page, QMenu, "join-class-menu")
    join = menu.actions()[0]

    def is_in(name: str) -> bool:
        members = school.workspace.read(lambda s: pupils_of(s, ids[name]))
        return pupil_id in {p.id for p in members}

    name = join.text()
    assert not is_in(name)
    join.trigger()
    assert is_in(name)
    assert name in facts(school, "pupil-facts")["Classes"]
    QTest.keyClick(school.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not is_in(name)
    leave = found(school.page, QMenu, "leave-class-menu").actions()[0]
    left = leave.text()
    assert is_in(left)
    leave.trigger()
    assert not is_in(left)
    school.button("undo").click()
    assert is_in(left)
    school.button("redo").click()
    assert not is_in(left)


def test_rendering_a_state_emits_nothing(school: Opened) -> None:
    heard: list[object] = []
    pane = school.page.list
    pane.class_chosen.connect(heard.append)
    pane.search_edited.connect(heard.append)
    pane.table.pupil_chosen.connect(heard.append)
    found(school.page, DetailsCard, "pupil-details").join_requested.connect(heard.append)
    choose_row(school, 3)
    heard.clear()
    school.editor.clear()  # makes the presenter show its state anew
    school.private.ask()
    school.private.hide()
    assert heard == []


def test_an_empty_vault_offers_the_import(empty: Opened) -> None:
    assert found(empty.page, EmptyState, "pupils-empty").isVisible()
    empty.button("pupils-empty-action").click()
    assert found(empty.page, QWidget, "import-files").isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(school: Opened) -> None:
    choose_row(school, 0)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in school.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_enter_after_a_name_goes_to_the_first_who_is_found(school: Opened) -> None:
    search(school, "tom")
    field = found(school.page, SearchField, "pupil-search")
    QTest.keyClick(field, Qt.Key.Key_Return)
    card = found(school.page, DetailsCard)
    assert "Tom" in " ".join(text.text() for text in card.findChildren(Text))
    assert school.page.focusWidget() is table(school)
    search(school, "nobody at all")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert school.page.focusWidget() is field
