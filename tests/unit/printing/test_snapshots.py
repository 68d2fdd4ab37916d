"""A print can never hold what its audience may not see."""

from __future__ import annotations

import dataclasses

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.printing.charts import chart_pdf
from seatingapp.printing.snapshots import ChartCard, ChartSnapshot, SummarySnapshot, refuse_extras
from seatingapp.printing.summaries import summary_pdf
from tests.unit.printing.samples import design_chart, stamp, summary


def with_card(audience: Audience, card: ChartCard, legend: tuple[str, ...] = ()) -> ChartSnapshot:
    return dataclasses.replace(
        design_chart(Audience.DOOR), stamp=stamp(audience), cards={1: card}, legend=legend
    )


@pytest.mark.parametrize(
    ("card", "legend", "named"),
    [
        (ChartCard("Ben O'N", marks=("PP",)), (), "characteristics in use"),
        (ChartCard("Ben O'N"), ("PP pupil premium",), "characteristics in use"),
        (ChartCard("Ben O'N", action="inhaler in bag"), (), "action"),
        (ChartCard("Ben O'N", photo=b"jpeg"), (), "photo"),
    ],
)
def test_a_chart_for_the_door_with_more_than_names_is_refused(
    card: ChartCard, legend: tuple[str, ...], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        chart_pdf(with_card(Audience.DOOR, card, legend))


def test_the_refusal_names_no_pupil() -> None:
    with pytest.raises(ValueError, match="must not hold") as refused:
        refuse_extras(with_card(Audience.DOOR, ChartCard("Ben O'N", marks=("PP",))))
    assert "Ben" not in str(refused.value)


def test_a_teacher_may_see_marks_action_and_photo() -> None:
    card = ChartCard("Ben O'N", "BO", b"jpeg", ("PP",), "inhaler in bag")
    refuse_extras(with_card(Audience.TEACHER, card, ("PP pupil premium",)))


def test_a_chart_is_never_stamped_for_a_family() -> None:
    with pytest.raises(ValueError, match="shown name"):
        chart_pdf(with_card(Audience.FAMILY, ChartCard("Ben O'N")))


@pytest.mark.parametrize("audience", [Audience.TEACHER, Audience.DOOR])
def test_a_summary_is_for_a_family_only(audience: Audience) -> None:
    with pytest.raises(ValueError, match="praise entries"):
        summary_pdf(dataclasses.replace(summary(), stamp=stamp(audience)))


def test_a_summary_without_form_and_entries_holds_only_the_name() -> None:
    bare = SummarySnapshot("", "Łukasz", "", "autumn term", stamp(Audience.DOOR))
    with pytest.raises(ValueError, match=r"hold: full name\.$"):
        refuse_extras(bare)


def test_a_card_for_a_seat_that_the_room_lacks_is_refused() -> None:
    chart = design_chart()
    astray = dataclasses.replace(chart, cards={**chart.cards, 9999: ChartCard("Max")})
    with pytest.raises(ValueError, match="a seat that its room does not have"):
        chart_pdf(astray)
