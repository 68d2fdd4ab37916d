"""The Print page as its user sees it."""

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from seatingapp.domain.names import PersonName
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.pupils import Pupil
from seatingapp.services import classes
from seatingapp.services.plan_lines import StartWith, start_line
from seatingapp.services.seating import plan_for
from seatingapp.storage import classes as stored
from seatingapp.storage import prints, pupils
from seatingapp.ui.paper_job import PaperJob
from seatingapp.ui.printing.factory import make_print_page
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.printing.preview import PagePreview
from seatingapp.ui.printing.state import EVERYONE, Choices, Document, PrintState
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.segmented import SegmentedControl
from tests.conftest import SAMPLE_DAY, Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


def texts(path: Path) -> str:
    """All text of a PDF."""
    with pdfium.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def choose(page: PrintPage, qtbot: QtBot, **changes: object) -> None:
    """Change choices as the controls do, and wait for the preview."""
    page.choices_requested.emit(replace(page.state.choices, **changes))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not page.state.busy)


def class_id(sample: Sample, name: str = "9B/Sc2") -> int:
    return sample.workspace.read(lambda s: classes.class_named(s, name)).id


def test_the_first_preview_is_a_chart_for_the_teacher(page: PrintPage) -> None:
    assert page.state.choices.document is Document.CHART
    assert page.state.choices.audience == "teacher"
    assert len(page.state.pages) == 1


def test_private_pages_are_covered_until_somebody_means_it(
    page: PrintPage, private: PrivateView
) -> None:
    preview, cover = found(page, PagePreview), found(page, EmptyState, "print-cover")
    assert preview.page_count == 0
    assert cover.isVisible()
    private.ask()
    private.confirm()
    assert preview.page_count == 1
    private.hide()
    assert preview.page_count == 0


def test_leaving_the_page_covers_it_again(page: PrintPage, private: PrivateView) -> None:
    private.ask()
    private.confirm()
    page.hide()
    assert not private.shown
    assert found(page, PagePreview).page_count == 0


def test_a_chart_for_the_door_needs_no_cover(page: PrintPage, qtbot: QtBot) -> None:
    choose(page, qtbot, audience="door")
    assert found(page, PagePreview).page_count == 1


def test_showing_a_state_emits_nothing(page: PrintPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.choices_requested):
        page.show_state(replace(page.state, choices=replace(page.state.choices, paper="A3")))


def test_a_click_on_a3_draws_the_chart_on_a3(page: PrintPage, qtbot: QtBot) -> None:
    before = page.state.pages[0]
    control = found(page, SegmentedControl, "print-paper")
    with qtbot.waitSignal(page.choices_requested):
        QTest.mouseClick(found(control, QAbstractButton, "choice-A3"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.state.pages) and not page.state.busy)
    assert page.state.pages[0].width > before.width


def test_a_saved_chart_has_a_number_and_the_ledger_knows_it(
    page: PrintPage, qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    choose(page, qtbot, class_id=class_id(sample))
    target = tmp_path / "chart.pdf"
    page.save_requested.emit(str(target))
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.state.busy)
    assert "P-0001" in texts(target)
    assert "9B/Sc2" in texts(target)
    assert sample.workspace.read(prints.count) == 1


def test_a_preview_gets_no_number(page: PrintPage, qtbot: QtBot, sample: Sample) -> None:
    choose(page, qtbot, audience="door")
    choose(page, qtbot, document=Document.SUMMARY)
    assert sample.workspace.read(prints.count) == 0


def test_summaries_for_a_class_go_into_a_folder_under_their_numbers(
    page: PrintPage, qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    choose(page, qtbot, document=Document.SUMMARY, class_id=class_id(sample), pupil_id=EVERYONE)
    page.save_requested.emit(str(tmp_path / "out"))
    qtbot.waitUntil(lambda: len(list((tmp_path / "out").glob("P-*.pdf"))) == 26)
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        f"P-{n:04d}.pdf" for n in range(1, 27)
    }


def test_save_asks_for_a_folder_only_where_there_is_a_file_each(
    page: PrintPage, qtbot: QtBot
) -> None:
    QTest.mouseClick(found(page, QPushButton, "print-save"), Qt.MouseButton.LeftButton)
    dialog = found(page, QFileDialog)
    assert dialog.fileMode() is not QFileDialog.FileMode.Directory
    dialog.close()
    dialog.deleteLater()
    choose(page, qtbot, document=Document.SUMMARY)
    page.save_dialog_requested.emit()
    second = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    assert [d.fileMode() for d in second] == [QFileDialog.FileMode.Directory]
    second[0].close()


def test_a_place_that_cannot_be_written_is_said_in_words(
    page: PrintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    page.save_requested.emit(str(tmp_path / "file" / "chart.pdf"))
    qtbot.waitUntil(lambda: page.state.refusal is not None)
    assert "could not be written" in str(page.state.refusal)


def test_a_class_without_a_plan_is_told_what_to_do(
    qtbot: QtBot, page: PrintPage, sample: Sample
) -> None:
    with sample.workspace.vault.write() as session:
        lonely = stored.add(session, "7X/Dr1")
        someone = classes.pupils_of(session)[0].id
        stored.add_members(session, lonely, [someone])
    choose(page, qtbot, class_id=lonely)
    assert page.state.refusal is not None
    assert "Seat the class first" in str(page.state.refusal)
    assert not page.state.can_print


def test_an_empty_vault_offers_the_import(qtbot: QtBot) -> None:
    page = PrintPage()
    qtbot.addWidget(page)
    page.show_state(PrintState(choices=Choices()))
    with qtbot.waitSignal(page.import_requested):
        button = found(page, QPushButton, "print-empty-action")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_paper_gets_every_page_of_every_pdf(
    page: PrintPage, qtbot: QtBot, sample: Sample, tmp_path: Path, paper: str
) -> None:
    source = tmp_path / "chart.pdf"
    choose(page, qtbot, class_id=class_id(sample), paper=paper)
    page.save_requested.emit(str(source))
    qtbot.waitUntil(source.exists)
    tasks = Tasks(page)
    job = PaperJob((source.read_bytes(), source.read_bytes()), paper, tasks, page)
    out = tmp_path / "paper.pdf"
    job.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    job.printer.setOutputFileName(str(out))
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.start()
    assert ended.args == ["Sent to the printer: 2 pages."]
    with pdfium.PdfDocument(out) as document, pdfium.PdfDocument(source) as original:
        assert len(document) == 2
        assert document[0].get_size() == pytest.approx(original[0].get_size(), abs=2)


def test_letters_that_no_font_has_are_named_before_they_are_printed(
    page: PrintPage, qtbot: QtBot, sample: Sample
) -> None:
    assert page.state.unprintable == ()
    showcase = class_id(sample)
    with sample.workspace.vault.write() as session:
        korean = pupils.add(session, Pupil(0, "", PersonName("한결", "")))
        stored.add_members(session, showcase, [korean])
    choose(page, qtbot, class_id=showcase, audience="door")
    assert set(page.state.unprintable) == {"한", "결"}
    assert "한" in found(page, Banner, "print-banner").text()
    assert page.state.can_print


def test_the_rules_of_the_plan_come_on_a_page_of_their_own_where_ticked(
    page: PrintPage, qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    tick = found(page, QAbstractButton, "print-rules")
    assert not tick.isChecked()
    choose(page, qtbot, class_id=class_id(sample))
    tick.click()
    qtbot.waitUntil(lambda: len(page.state.pages) == 2 and not page.state.busy)
    assert tick.isChecked()
    assert page.state.reader.endswith("The rules say who is kept from whom.")
    path = tmp_path / "chart.pdf"
    page.save_requested.emit(str(path))
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not page.state.busy)
    assert "Tom W and Kasia W at least 2 m apart" in texts(path)
    counts = []
    for audience in ("door", "teacher"):
        choose(page, qtbot, audience=audience)
        counts.append((audience, len(page.state.pages), tick.isVisible(), page.state.refusal))
    assert counts == [("door", 1, False, None), ("teacher", 2, True, None)]
    tick.click()
    qtbot.waitUntil(lambda: len(page.state.pages) == 1 and not page.state.busy)


def test_photos_are_left_out_of_a_chart_and_the_choice_is_remembered(
    page: PrintPage, qtbot: QtBot, sample: Sample, private: PrivateView, tmp_path: Path
) -> None:
    tick = found(page, QAbstractButton, "print-photos")
    assert tick.isChecked()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.state.can_print)
    assert not page.state.choices.photos
    assert page.state.reader.startswith("With initials")
    tools = tools_for(sample.workspace, tmp_path)
    tools.preferences.print_photos = False
    again = make_print_page(tools, private)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.state.can_print)
    assert not again.state.choices.photos
    again.choices_requested.emit(replace(again.state.choices, photos=True))
    qtbot.waitUntil(lambda: again.state.can_print)
    assert tools.preferences.print_photos
    choose(page, qtbot, audience="door")
    assert not tick.isVisible()
    tools.tasks.wait()


def test_another_plan_is_chosen_on_the_page_or_asked_for_by_another_page(
    page: PrintPage, qtbot: QtBot, sample: Sample
) -> None:
    ours = class_id(sample)
    assert not page.state.plans
    usual = sample.workspace.read(lambda s: plan_for(s, ours, SAMPLE_DAY))
    assert usual is not None
    line = PlanLine(ours, usual.room_id, Purpose.TEST)
    started = sample.workspace.read(
        lambda s: start_line(s, line, SAMPLE_DAY, SAMPLE_DAY, StartWith.NOBODY)
    )
    done = sample.workspace.perform(started.edit)
    assert done is not None
    assert done.plan_id is not None
    page.class_requested.emit(ours, done.plan_id)
    assert page.state.plans == ((done.plan_id, "Test · Lab 2"),)
    assert page.state.choices.plan_id == done.plan_id
    qtbot.waitUntil(lambda: page.state.can_print)
    choose(page, qtbot, plan_id=0)
    assert page.state.choices.plan_id == 0
    page.class_requested.emit(ours, usual.id)  # the usual plan is no other plan
    assert page.state.choices.plan_id == 0
    qtbot.waitUntil(lambda: page.state.can_print)
