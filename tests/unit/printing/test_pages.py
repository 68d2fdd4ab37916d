"""Pages as pictures for the preview."""

from __future__ import annotations

import dataclasses

from seatingapp.printing.charts import chart_pdf
from seatingapp.printing.pages import page_images
from seatingapp.printing.summaries import summary_pdf
from tests.unit.printing.samples import design_chart, summary


def test_each_page_becomes_a_picture_of_its_size() -> None:
    images = page_images(summary_pdf(summary(40, 40)), 72)
    assert len(images) > 1
    assert {(image.width, image.height) for image in images} == {(596, 842)}
    assert all(len(image.bgra) == 4 * image.width * image.height for image in images)


def test_paper_is_opaque_and_white_with_dark_text_on_it() -> None:
    image = page_images(chart_pdf(design_chart()), 50)[0]
    assert image.bgra[:4] == b"\xff\xff\xff\xff"
    assert set(image.bgra[3::4]) == {255}
    assert min(image.bgra[0::4]) < 120


def test_more_dots_make_a_larger_picture() -> None:
    pdf = chart_pdf(dataclasses.replace(design_chart(), paper="A3"))
    small, large = page_images(pdf, 36)[0], page_images(pdf, 144)[0]
    assert abs(large.width - 4 * small.width) <= 4
