"""Photos on the page: dropped, checked, asked about, stored, taken back, and ruled out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget

from seatingapp.domain.pupils import Pupil
from seatingapp.services.classes import photo_of, pupils_of
from seatingapp.services.photos import ChangePhotos, MarkNoPhoto, PhotoChange, known_now
from seatingapp.storage import pupils
from seatingapp.ui.privacy_pill import PrivacyPill
from seatingapp.ui.pupils.photos.files_table import FILE, FilesTable
from seatingapp.ui.pupils.portraits import Portrait
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found
from tests.gui.pupils.conftest import Opened
from tests.photos import draw_photos, picture, zipped


@dataclass
class Photos:
    """The import of photos as its user drives it."""

    opened: Opened
    members: tuple[Pupil, ...]

    @property
    def table(self) -> FilesTable:
        return found(self.opened.page, FilesTable)

    def drop(self, *paths: Path) -> None:
        """Let files go above the page, and wait until they were read."""
        page, data = self.opened.page, QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        copy, middle = Qt.DropAction.CopyAction, page.rect().center()
        page.dragEnterEvent(QDragEnterEvent(middle, copy, data, left, none))
        page.dropEvent(QDropEvent(QPointF(middle), copy, data, left, none))
        self.settle()

    def settle(self) -> None:
        progress = found(self.opened.page, QWidget, "photos-progress")
        self.opened.see(lambda: not progress.isVisibleTo(self.opened.page))

    def rows(self) -> dict[str, tuple[str, str]]:
        """Whom each file shows, and what happens."""
        return {row.file: (row.pupil.split(" ·")[0], row.what) for row in self.table.rows.rows}

    def choose(self, file: str) -> None:
        """Move to the row of a file, as a click does."""
        place = next(n for n, row in enumerate(self.table.rows.rows) if row.file == file)
        flags = QItemSelectionModel.SelectionFlag
        index = self.table.rows.index(place, FILE)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def answer(self, text: str) -> None:
        """Pick an answer by its words."""
        choice = found(self.opened.page, Choice, "who-is-this")
        choice.setCurrentIndex(choice.findText(text, Qt.MatchFlag.MatchStartsWith))
        choice.activated.emit(choice.currentIndex())

    def store(self) -> None:
        self.opened.button("photos-import").click()

    def text(self, name: str) -> str:
        return found(self.opened.page, Text, name).text()

    def photo(self, pupil: Pupil) -> bytes | None:
        return self.opened.workspace.read(lambda s: photo_of(s, pupil.id))


pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")


@pytest.fixture
def photos(school: Opened) -> Photos:
    """Return the page with everybody whose name only one pupil has."""
    everybody = school.workspace.read(pupils_of)
    names = [p.name.full for p in everybody]
    alone = tuple(p for p in everybody if names.count(p.name.full) == 1 and p.form.startswith("9"))
    return Photos(school, alone)


def file_of(pupil: Pupil, ending: str = "jpg") -> str:
    return f"{pupil.name.full}.{ending}"


def test_a_dropped_folder_is_checked_stored_and_taken_back(photos: Photos, tmp_path: Path) -> None:
    first, second = photos.members[:2]
    photos.drop(draw_photos(tmp_path / "9C", file_of(first), f"{second.upn}.png"))
    assert set(photos.rows().values()) == {(p.name.full, "New photo") for p in (first, second)}
    assert photos.photo(first) is None
    assert photos.opened.button("photos-import").text() == "Import 2 photos"
    photos.store()
    assert photos.text("photos-headline") == "2 photos stored"
    behind = found(photos.opened.page, Banner, "photos-behind").text()
    assert "(9C) are still where they were, and not encrypted" in behind
    assert photos.photo(first)
    photos.opened.button("photos-to-list").click()
    photos.opened.button("undo").click()
    assert photos.photo(first) is photos.photo(second) is None
    photos.opened.button("redo").click()
    assert photos.photo(first)
    assert photos.photo(second)


def test_a_upn_in_the_name_of_a_file_is_covered(photos: Photos, tmp_path: Path) -> None:
    pupil = photos.members[0]
    photos.drop(zipped(tmp_path / "p.zip", {f"{pupil.upn}.jpg": picture()}))
    row = photos.table.rows.rows[0]
    photos.choose(row.file)
    assert row.how == "UPN"
    assert pupil.upn not in row.file + photos.text("photo-text")


def test_of_several_photos_of_a_pupil_one_is_chosen(photos: Photos, tmp_path: Path) -> None:
    pupil = photos.members[0]
    one, other = file_of(pupil), file_of(pupil, "png")
    photos.drop(draw_photos(tmp_path / "9C", one, other))
    assert {what for _who, what in photos.rows().values()} == {"Which one?"}
    assert not photos.opened.button("photos-import").isEnabled()
    assert "say whom they show" in photos.text("photos-why-not")
    photos.choose(other)
    photos.answer(pupil.name.full)
    assert photos.rows() == {
        one: (pupil.name.full, "Left out"),
        other: (pupil.name.full, "New photo"),
    }
    photos.choose(one)
    photos.answer(pupil.name.full)  # the newest answer holds
    assert [what for _who, what in photos.rows().values()] == ["New photo", "Left out"]
    photos.store()
    assert photos.photo(pupil)


def test_somebody_else_is_named_by_typing(photos: Photos, tmp_path: Path) -> None:
    pupil = photos.members[3]
    photos.drop(draw_photos(tmp_path / "9C", "IMG_42.jpg"))
    assert photos.rows() == {"IMG_42.jpg": ("", "Fits nobody")}
    photos.choose("IMG_42.jpg")
    field = found(photos.opened.page, QLineEdit, "somebody-else")
    field.setText(f"{pupil.name.full} · {pupil.form}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert photos.rows() == {"IMG_42.jpg": (pupil.name.full, "New photo")}
    assert "No pupil of this name" not in photos.text("photo-text")
    photos.answer("Leave it out")
    assert photos.rows()["IMG_42.jpg"][1] == "Left out"


def test_questions_with_one_answer_are_answered_at_once(photos: Photos, tmp_path: Path) -> None:
    chosen = photos.members[:3]
    names = [f"{p.name.full} {'9A' if p.form != '9A' else '9B'}.jpg" for p in chosen]
    photos.drop(draw_photos(tmp_path / "old", *names))
    assert {what for _who, what in photos.rows().values()} == {"Who is this?"}
    photos.opened.button("accept-likely").click()
    assert {what for _who, what in photos.rows().values()} == {"New photo"}
    photos.store()
    assert all(photos.photo(pupil) for pupil in chosen)


def test_chips_show_one_kind_and_enter_leads_to_the_answer(photos: Photos, tmp_path: Path) -> None:
    folder = draw_photos(tmp_path / "9C", file_of(photos.members[0]), "Nobody.jpg")
    (folder / "cut.jpg").write_bytes(b"\xff\xd8\xff")
    photos.drop(folder)
    found(photos.opened.page.photos, QAbstractButton, "tally-unreadable").click()
    assert photos.rows() == {"cut.jpg": ("", "Cannot be used")}
    photos.choose("cut.jpg")
    assert "no picture" in photos.text("photo-text")
    assert not found(photos.opened.page, Choice, "who-is-this").isVisible()
    found(photos.opened.page.photos, QAbstractButton, "tally-all").click()
    photos.choose("Nobody.jpg")
    QTest.keyClick(photos.table, Qt.Key.Key_Return)
    photos.opened.see(found(photos.opened.page, Choice, "who-is-this").hasFocus)


def test_who_still_has_no_photo_is_listed(photos: Photos, tmp_path: Path) -> None:
    pupil = photos.members[0]
    photos.drop(draw_photos(tmp_path / "9C", file_of(pupil)))
    names = photos.opened.page.photos.check.without.names()
    form = [p for p in photos.opened.workspace.read(pupils_of) if p.form == pupil.form]
    assert set(names) == {f"{p.name.listed} · {p.form}" for p in form if p.id != pupil.id}


def test_what_cannot_be_read_is_said_and_nothing_is_lost(photos: Photos, tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK")
    photos.drop(tmp_path / "broken.zip")
    banner = found(photos.opened.page, Banner, "photos-banner")
    assert "damaged" in banner.text()
    photos.drop(draw_photos(tmp_path / "9C", file_of(photos.members[0])))
    photos.drop(tmp_path / "broken.zip")
    assert banner.isVisible()
    assert len(photos.rows()) == 1
    assert photos.opened.button("photos-import").isEnabled()


def test_more_photos_join_those_that_were_read(photos: Photos, tmp_path: Path) -> None:
    first, second = photos.members[:2]
    photos.drop(draw_photos(tmp_path / "a", file_of(first)))
    photos.choose(file_of(first))
    photos.answer("Leave it out")
    photos.drop(draw_photos(tmp_path / "b", file_of(second)))
    assert {what for _who, what in photos.rows().values()} == {"Left out", "New photo"}
    photos.drop(tmp_path / "b")
    assert len(photos.rows()) == 2


def test_a_class_list_that_is_dropped_is_still_a_class_list(
    photos: Photos, tmp_path: Path, lists: Callable[[str, str], Path]
) -> None:
    photos.drop(lists("list.csv", "Surname,Forename,Class\nKhan,Zoë,9B/Xx1\n"))
    photos.opened.settle()
    assert photos.opened.rows() == [("2", "Zoë Khan", "New pupil")]


def test_keys_lead_through_the_import(photos: Photos, tmp_path: Path) -> None:
    page = photos.opened.page
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page, Qt.Key.Key_I, both)
    folder_button = photos.opened.button("choose-photo-folder")
    photos.opened.see(folder_button.hasFocus)
    QTest.keyClick(folder_button, Qt.Key.Key_Return)
    dialog = found(page, QFileDialog, "choose-photo-folder-dialog")
    dialog.filesSelected.emit([str(draw_photos(tmp_path / "9C", file_of(photos.members[0])))])
    dialog.close()
    photos.settle()
    page.activateWindow()  # the dialog had it
    photos.opened.see(photos.table.hasFocus)
    QTest.keyClick(page.photos, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    photos.opened.see(found(page, QWidget, "photos-to-list").hasFocus)
    assert photos.photo(photos.members[0])


def test_leaving_the_import_stores_nothing_and_keeps_no_picture(
    photos: Photos, tmp_path: Path
) -> None:
    photos.drop(draw_photos(tmp_path / "9C", file_of(photos.members[0])))
    photos.opened.button("photos-cancel").click()
    assert found(photos.opened.page, QWidget, "pupil-list").isVisible()
    assert photos.opened.workspace.read(known_now).pictured == frozenset()
    photos.opened.page.start_photos()
    assert photos.rows() == {}


def test_a_mark_set_meanwhile_is_seen_in_the_open_check_list(
    photos: Photos, tmp_path: Path
) -> None:
    pupil = photos.members[0]
    photos.drop(draw_photos(tmp_path / "9C", file_of(pupil)))
    photos.opened.editor.perform(MarkNoPhoto(pupil.id, wished=True))
    photos.opened.see(lambda: photos.rows()[file_of(pupil)][1] == "No photo wanted")
    assert not photos.opened.button("photos-import").isEnabled()


def test_the_model_of_the_check_list_behaves_as_a_model_has_to(
    photos: Photos, tmp_path: Path
) -> None:
    tester = QAbstractItemModelTester(photos.table.rows)
    photos.drop(draw_photos(tmp_path / "9C", file_of(photos.members[0]), "Nobody.jpg"))
    assert tester.model().rowCount() == 2


def select(photos: Photos, pupil: Pupil) -> None:
    """Choose a pupil in the list."""
    table = photos.opened.page.list.table
    place = next(n for n, row in enumerate(table.rows.rows) if row.pupil_id == pupil.id)
    index = table.order.mapFromSource(table.rows.index(place, 0))
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def put(photos: Photos, path: Path) -> None:
    """Answer the dialog of the button in the details."""
    photos.opened.button("put-photo").click()
    dialog = found(photos.opened.page, QFileDialog, "choose-photo-dialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_one_photo_is_added_replaced_and_removed_in_the_details(
    photos: Photos, tmp_path: Path
) -> None:
    pupil = photos.members[0]
    select(photos, pupil)
    portrait = found(photos.opened.page, Portrait, "pupil-portrait")
    assert not portrait.has_photo
    folder = draw_photos(tmp_path / "any", "x.jpg", "y.jpg")
    put(photos, folder / "x.jpg")
    photos.opened.see(lambda: portrait.has_photo)
    assert portrait.accessibleName() == f"Photo of {pupil.name.full}"
    before = photos.photo(pupil)
    assert photos.opened.button("put-photo").text() == "Replace photo ..."
    put(photos, folder / "y.jpg")
    photos.opened.see(lambda: photos.photo(pupil) != before)
    photos.opened.button("remove-photo").click()
    assert photos.photo(pupil) is None
    assert not portrait.has_photo
    photos.opened.button("undo").click()
    assert portrait.has_photo


def test_a_photo_that_cannot_be_read_leaves_the_old_one(photos: Photos, tmp_path: Path) -> None:
    pupil = photos.members[0]
    photos.opened.editor.perform(ChangePhotos((PhotoChange(pupil.id, picture()),)))
    select(photos, pupil)
    (tmp_path / "phone.jpg").write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 50)
    put(photos, tmp_path / "phone.jpg")
    banner = found(photos.opened.page, Banner, "pupils-banner")
    photos.opened.see(banner.isVisible)
    assert "HEIC" in banner.text()
    assert photos.photo(pupil) == picture()


def test_no_photo_removes_the_photo_and_can_be_undone(photos: Photos) -> None:
    pupil = photos.members[0]
    photos.opened.editor.perform(ChangePhotos((PhotoChange(pupil.id, picture()),)))
    select(photos, pupil)
    tick = found(photos.opened.page, QAbstractButton, "no-photo")
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert photos.photo(pupil) is None
    assert photos.opened.workspace.read(pupils.no_photo) == {pupil.id}
    assert not photos.opened.button("put-photo").isEnabled()
    photos.opened.button("undo").click()
    assert not tick.isChecked()
    assert photos.photo(pupil) == picture()


def test_numbers_in_names_of_files_wait_for_private_view(photos: Photos, tmp_path: Path) -> None:
    pupil = photos.members[0]
    photos.drop(draw_photos(tmp_path / "9C", f"{pupil.upn}.jpg"))
    assert set(photos.rows()) == {"•••.jpg"}
    assert found(photos.opened.page.photos, PrivacyPill).isVisible()
    photos.opened.private.ask()
    photos.opened.private.confirm()
    assert set(photos.rows()) == {f"{pupil.upn[0]}•••••••••{pupil.upn[-3:]}.jpg"}
