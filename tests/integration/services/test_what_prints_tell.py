"""Whatever is typed about pupils: no print tells more of it than it may, or of another child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.services import printouts
from seatingapp.services.detention_prints import number_room_list, number_slip
from seatingapp.services.detentions import of_pupil
from seatingapp.services.draft_rules import RemoveDraftRules, all_rules
from seatingapp.services.letter_prints import number_letter
from seatingapp.services.mark_sheets import MarkSheetOrder, number_mark_sheet
from seatingapp.services.on_report import reports_of
from seatingapp.services.report_prints import number_report_card
from seatingapp.services.workspace import Workspace
from tests.data.follow_up import follow_up
from tests.integration.services.drafting_school import NOW, School, found_school
from tests.unit.printing.pdf_reading import ReadPdf, read

WORDS = ("Rumpelstilzchen", "Schneewittchen")  # what is typed of the one pupil, and of the other
NAMES = ("Ada Testa", "Ben Trial")


@pytest.fixture
def school(workspace: Workspace) -> School:
    """Two pupils; of each everything was typed that can be, in words of their own."""
    return found_school(workspace)


@pytest.fixture
def letters(school: School) -> tuple[str, ...]:
    """The uids of their released letters, after all of it was typed."""
    lesson, found = LessonKey(school.class_id, NOW.date()), []
    for pupil_id, words in zip(school.pupils, WORDS, strict=True):
        found.append(follow_up(school.workspace, lesson, (pupil_id,), words, words))
        rules = school.workspace.read(all_rules)
        school.workspace.perform(RemoveDraftRules(tuple(rule.uid for rule in rules)))
    return tuple(found)


def summary(workspace: Workspace, pupil_id: int) -> bytes:
    return printouts.summary(workspace, pupil_id).pdf


def card(workspace: Workspace, pupil_id: int) -> bytes:
    (report,) = workspace.read(lambda s: reports_of(s, pupil_id))
    return number_report_card(workspace, report.uid).draw().pdf


def slip(workspace: Workspace, pupil_id: int) -> bytes:
    (one,) = workspace.read(lambda s: of_pupil(s, pupil_id))
    return number_slip(workspace, one.uid).draw().pdf


def told(print_: ReadPdf) -> tuple[set[str], set[str]]:
    """Whose words and whose names a print holds, its metadata too."""
    everything = f"{print_.text} {print_.metadata}".replace("\r\n", "").replace("\n", " ")
    return {w for w in WORDS if w in everything}, {n for n in NAMES if n in everything}


@pytest.mark.parametrize(("make", "typed"), [(summary, False), (card, True), (slip, True)])
def test_a_print_for_a_family_tells_of_its_own_child(
    school: School,
    letters: tuple[str, ...],
    make: Callable[[Workspace, int], bytes],
    typed: bool,
) -> None:
    assert len(letters) == 2
    for pupil_id, words, name in zip(school.pupils, WORDS, NAMES, strict=True):
        made = read(make(school.workspace, pupil_id))
        assert told(made) == ({words} if typed else set(), {name})
        assert not any(n in str(made.metadata) for n in (*WORDS, *NAMES))


def test_a_letter_tells_nothing_that_was_typed(school: School, letters: tuple[str, ...]) -> None:
    for uid, name in zip(letters, NAMES, strict=True):
        assert told(read(number_letter(school.workspace, uid).draw().pdf)) == (set(), {name})


def test_the_list_for_the_room_tells_who_comes_where_and_not_why(
    school: School, letters: tuple[str, ...]
) -> None:
    day = NOW.date() + dt.timedelta(days=8)
    made = read(number_room_list(school.workspace, day, SeatOrder.ALPHABET).draw().pdf)
    assert len(letters) == 2
    assert [made.text.count(word) for word in WORDS] == [1, 1]  # the place, and no reason
    assert "Testa, Ada" in made.text


def test_a_mark_sheet_tells_names_only(school: School, letters: tuple[str, ...]) -> None:
    order = MarkSheetOrder(school.class_id, NOW.date())
    made = read(number_mark_sheet(school.workspace, order).draw().pdf)
    assert len(letters) == 2
    assert told(made)[0] == set()
