"""Seating charts: what stands on them, what does not, and that every room gets a page."""

from __future__ import annotations

import dataclasses
import io

import pypdfium2 as pdfium
import pytest
from PIL import Image

from seatingapp.domain.audiences import Audience
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout, Seat
from seatingapp.printing.charts import chart_pdf
from seatingapp.printing.pages import page_images
from seatingapp.printing.snapshots import ChartCard, Paper
from tests.unit.printing.pdf_reading import read
from tests.unit.printing.samples import (
    NASTY,
    ROOM,
    design_chart,
    design_names,
    full_chart,
    stamp,
)

A4 = (842, 595)


def rounded(size: tuple[float, float]) -> tuple[int, int]:
    return round(size[0]), round(size[1])


def test_the_chart_of_the_design_says_all_that_the_design_shows() -> None:
    text = read(chart_pdf(design_chart())).text
    assert "9B/Sc2 · Lab 2" in text
    assert (
        "Seating plan from Monday 23 November 2026 · seen from the teacher's desk · 26 pupils"
        " · K SEN support, PP pupil premium, EAL"
    ) in " ".join(text.split())
    assert "P-0417 · teacher copy · not for display · destroy after 12 February 2027" in text
    assert "Printed 23 Nov 2026, 10:52 · page 1 of 1" in text
    for words in ("BOARD", "Teacher", "Northfield School", "front, left ear", "EAL", "AK"):
        assert words in text
    for name in design_names():
        assert name in text


def test_a_chart_for_the_door_has_names_only() -> None:
    text = read(chart_pdf(design_chart(Audience.DOOR))).text
    for name in design_names():
        assert name in text
    assert "for the door or board" in text
    for private in ("EAL", "PP", "inhaler", "SEN", "teacher copy"):
        assert private not in text


def test_names_on_the_door_are_larger_than_on_the_teachers_copy() -> None:
    def height(audience: Audience) -> float:
        with pdfium.PdfDocument(chart_pdf(design_chart(audience))) as document:
            page = document[0].get_textpage()
            found = page.search("Aaliyah").get_next()
            assert found is not None
            _, bottom, _, top = page.get_charbox(found[0])
            return float(top - bottom)

    assert height(Audience.DOOR) > 1.3 * height(Audience.TEACHER)


def test_a_preview_says_that_it_is_one() -> None:
    text = read(chart_pdf(design_chart(number=""))).text
    assert "preview · not printed yet" in text
    assert "page 1 of 1" in text
    assert "Printed" not in text


def test_names_of_every_script_can_be_found_in_the_text() -> None:
    text = read(chart_pdf(full_chart(ROOM, NASTY))).text
    for name in (
        "Łukasz Wójcik",
        "O'Neill",
        "Siân ap Gwilym",
        "李小龙",
        "محمد عبد الله",
        "יוסי כהן",
        "प्रिया शर्मा",
        "ธนพล",
        "Nguyễn Thị Ánh",
    ):
        assert name in text
    assert "A" * 60 in "".join(text.split())


def test_every_font_is_embedded() -> None:
    found = read(chart_pdf(full_chart(ROOM, NASTY)))
    assert found.unembedded == frozenset()
    assert {name.split("+")[1] for name in found.fonts} == {
        "FiraGO-Bold",
        "FiraGO-Regular",
        "DroidSansFallback",
        "NotoSans-Bold",  # for the sign of a damaged character
    }


def test_the_document_says_nothing_of_whom_it_speaks_or_who_made_it() -> None:
    pdf = chart_pdf(design_chart())
    metadata = read(pdf).metadata
    assert metadata["Title"] == "Seating chart"
    assert metadata["Producer"] == metadata["Creator"] == "Seatingapp"
    assert not set(metadata) & {"Author", "Subject", "Keywords"}
    for name in (*design_names(), "9B/Sc2", "Northfield"):
        assert name.encode() not in pdf
    assert b"/Lang (en-GB)" in pdf


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    first = chart_pdf(full_chart(ROOM, NASTY))
    chart_pdf(design_chart())
    assert chart_pdf(full_chart(ROOM, NASTY)) == first


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("audience", [Audience.TEACHER, Audience.DOOR])
def test_a_chart_fits_one_page_of_either_paper_for_either_side(
    paper: Paper, side: Side, audience: Audience
) -> None:
    found = read(chart_pdf(design_chart(audience, paper, side)))
    assert [rounded(s) for s in found.sizes] == [A4 if paper == "A4" else (1191, 842)]
    seen = "teacher's desk" if side is Side.TEACHER else "pupils' seats"
    assert f"seen from the {seen}" in found.text


def test_a_deep_room_is_printed_upright_and_a_wide_one_across() -> None:
    names = design_names()
    deep = read(chart_pdf(full_chart(row_of_blocks((2, 2), 8), names))).sizes
    wide = read(chart_pdf(full_chart(row_of_blocks((3, 3, 3), 3), names))).sizes
    assert rounded(deep[0]) == (595, 842)
    assert rounded(wide[0]) == (842, 595)


@pytest.mark.parametrize("template", list(Template))
def test_every_template_gets_one_page_with_every_name(template: Template) -> None:
    names = design_names()
    found = read(chart_pdf(full_chart(from_template(template, 3, 3), names)))
    assert len(found.texts) == 1
    for name in names[:9]:
        assert name in found.text


def test_sixty_seats_fit_on_one_page() -> None:
    room = from_template(Template.ROWS_OF_DOUBLES, 6, 5)
    assert len(read(chart_pdf(full_chart(room, design_names()))).sizes) == 1


@pytest.mark.parametrize(
    ("rows", "columns", "paper", "most"), [(10, 12, "A4", 2), (20, 20, "A3", 4), (20, 20, "A4", 8)]
)
def test_a_hall_is_printed_in_parts_with_everyone_on_just_one(
    rows: int, columns: int, paper: Paper, most: int
) -> None:
    names = tuple(f"Zq{n:03}" for n in range(rows * columns))
    room = from_template(Template.ROWS_OF_SINGLES, rows, columns)
    found = read(chart_pdf(full_chart(room, names, paper=paper)))
    assert 1 < len(found.texts) <= most
    assert all(found.text.count(name) == 1 for name in names)
    for number, text in enumerate(found.texts, 1):
        assert f"part {number} of {len(found.texts)}" in text
        assert f"page {number} of {len(found.texts)}" in text
    assert len(set(found.sizes)) == 1


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_no_name_in_a_hall_is_smaller_than_can_be_read(paper: Paper) -> None:
    room = from_template(Template.ROWS_OF_SINGLES, 20, 20)
    chart = full_chart(room, ("Maximilian Oberhofer", "Ben O'N"), Audience.DOOR, paper)
    assert read(chart_pdf(chart)).smallest >= 5.99


def test_parts_seen_by_the_pupils_begin_with_the_back_of_the_room() -> None:
    names = tuple(f"Zq{n:03}" for n in range(240))
    room = from_template(Template.ROWS_OF_SINGLES, 30, 8)
    chart = dataclasses.replace(full_chart(room, names), side=Side.PUPILS)
    texts = read(chart_pdf(chart)).texts
    assert "Zq239" in texts[0]
    assert "Zq000" in texts[-1]


def test_a_room_without_seats_says_so_and_lists_everyone() -> None:
    chart = dataclasses.replace(
        design_chart(), layout=RoomLayout(600, 500), cards={}, unseated=design_names()
    )
    text = " ".join(read(chart_pdf(chart)).text.split())
    assert "This room has no seats yet." in text
    assert "Not seated: Aaliyah K, Ben O'N" in text
    assert "Amir R" in text


def test_a_class_without_a_plan_yet_is_listed_below_empty_seats() -> None:
    chart = dataclasses.replace(design_chart(), cards={}, unseated=design_names())
    text = " ".join(read(chart_pdf(chart)).text.split())
    assert "nobody is seated yet" in text
    assert "Not seated: Aaliyah K" in text


def test_four_hundred_without_a_seat_are_all_listed() -> None:
    names = tuple(f"Person Zq{n:03}" for n in range(400))
    chart = dataclasses.replace(design_chart(), unseated=names)
    text = "".join(read(chart_pdf(chart)).text.split())
    assert all(name.replace(" ", "") in text for name in names)


def test_desks_on_top_of_each_other_still_make_a_page() -> None:
    desks = tuple(Desk(n, DeskKind.SINGLE, 200, 200, 65, 55, (Seat(n, 0, 0),)) for n in range(1, 4))
    chart = full_chart(RoomLayout(400, 400, desks), design_names())
    assert len(read(chart_pdf(chart)).texts) == 1


def test_doors_windows_labels_and_round_tables_are_drawn() -> None:
    table = Desk(1, DeskKind.ROUND, 250, 250, 120, 120, (Seat(1, -30, 0), Seat(2, 30, 0)))
    fixtures = (
        Fixture(1, FixtureKind.DOOR, 480, 400, 90, 10, 90),
        Fixture(2, FixtureKind.WINDOW, 10, 200, 150, 8, 90),
        Fixture(3, FixtureKind.LABEL, 100, 450, 90, 20, 0, "Reading corner"),
        Fixture(4, FixtureKind.TEACHER_DESK, 400, 60, 130, 60, 90),
    )
    chart = full_chart(RoomLayout(500, 500, (table,), fixtures), design_names())
    text = "".join(read(chart_pdf(chart)).text.split())
    for word in ("Door", "Window", "Readingcorner", "Teacher"):
        assert word in text


@pytest.mark.parametrize("rotation", [0.0, 30.0, 90.0])
def test_every_kind_of_furniture_is_printed_within_walls(rotation: float) -> None:
    table = Desk(1, DeskKind.DOUBLE, 300, 250, 130, 55, (Seat(1, -32, 0), Seat(2, 32, 0)), rotation)
    kinds = [k for k in FixtureKind if k is not FixtureKind.LABEL]
    fixtures = tuple(
        Fixture(n, kind, 60 + (n % 4) * 150, 60 + (n // 4) * 170, 100, 45, rotation)
        for n, kind in enumerate(kinds, 2)
    )
    walls = ((0.0, 0.0), (600.0, 0.0), (600.0, 400.0), (700.0, 400.0), (700.0, 600.0), (0.0, 600.0))
    layout = RoomLayout(700, 600, (table,), fixtures, walls)
    plain = chart_pdf(full_chart(dataclasses.replace(layout, outline=()), design_names()))
    walled = chart_pdf(full_chart(layout, design_names()))
    assert plain != walled
    text = "".join(read(walled).text.split())
    for word in ("BOARD", "SCREEN", "Teacher", "Door", "Window", "Cupboard", "Sink", "Piano"):
        assert word in text


def test_a_room_with_walls_is_cut_for_large_names_as_one_without() -> None:
    hall = from_template(Template.EXAM_HALL, 12, 12)
    corners = ((0.0, 0.0), (hall.width, 0.0), (hall.width, hall.depth), (0.0, hall.depth))
    walled = dataclasses.replace(hall, outline=corners)
    pages = [len(read(chart_pdf(full_chart(r, design_names()))).texts) for r in (hall, walled)]
    assert pages[1] == pages[0] > 1


def test_a_photo_is_printed_without_where_it_was_taken() -> None:
    picture = Image.new("RGB", (300, 400), "red")
    exif = Image.Exif()
    exif[0x010E] = "taken at 1 Home Street"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    chart = design_chart()
    card = dataclasses.replace(chart.cards[1], photo=out.getvalue())
    pdf = chart_pdf(dataclasses.replace(chart, cards={1: card}))
    assert b"Home Street" not in pdf
    pixels = page_images(pdf, 40)[0].bgra
    reds = sum(1 for n in range(0, len(pixels), 4) if pixels[n + 2] > 200 and pixels[n + 1] < 60)
    assert reds > 100
    assert "AK" not in read(pdf).text


def test_where_a_photo_is_no_picture_initials_are_drawn() -> None:
    chart = design_chart()
    card = dataclasses.replace(chart.cards[1], photo=b"no picture")
    text = read(chart_pdf(dataclasses.replace(chart, cards={1: card}))).text
    assert "AK" in text


def test_a_long_school_and_class_name_stay_on_the_page() -> None:
    chart = dataclasses.replace(
        design_chart(),
        school="The Very Reverend Bartholomew Featherstonehaugh Memorial Academy",
        class_name="Year 9 Band B Combined Science Double Award Set 2 with Mr Featherstonehaugh",
    )
    text = " ".join(read(chart_pdf(chart)).text.split())
    assert "Bartholomew" in text
    assert "Featherstonehaugh" in text


def test_one_pupil_is_counted_in_the_singular() -> None:
    chart = dataclasses.replace(design_chart(), cards={1: ChartCard("Max")}, pupil_count=1)
    assert "· 1 pupil ·" in read(chart_pdf(chart)).text


def test_a_copy_without_a_date_to_destroy_it_names_none() -> None:
    kept = dataclasses.replace(stamp(), destroy_by=None)
    text = read(chart_pdf(dataclasses.replace(design_chart(), stamp=kept))).text
    assert "not for display" in text
    assert "destroy" not in text
