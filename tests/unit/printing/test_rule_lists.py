"""The rules of a plan on paper: on pages of their own, whole, and for the teacher only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.printing.charts import chart_pdf
from seatingapp.printing.snapshots import ChartSnapshot, Paper, RuleLine, RuleList
from tests.unit.printing.pdf_reading import read
from tests.unit.printing.samples import design_chart, stamp

LINES = (
    RuleLine("must", "Tom W and Kasia W at least 2 m apart", "met"),
    RuleLine(
        "must",
        "Ben O'N and Aaliyah K not next to each other",
        "not met",
        False,
        "They share desk 1.",
    ),
    RuleLine("medium", "Alternate by sex", "11 of 14", uses="Uses sex (protected characteristic)."),
)
RULES = RuleList(
    LINES,
    "3 rules · score 7 of 9 · 1 must not met",
    "Uses sex (protected characteristic). Behaviour entries are not used.",
)


def with_rules(rules: RuleList = RULES, paper: Paper = "A4") -> ChartSnapshot:
    return replace(design_chart(), rules=rules, paper=paper)


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_rules_follow_the_chart_on_a_page_of_their_own() -> None:
    found = read(chart_pdf(with_rules()))
    chart, rules = map(words, found.texts)
    assert "Rules of this plan" not in chart
    assert "page 1 of 2" in chart
    assert "part 1" not in chart
    assert "page 2 of 2" in rules
    assert "P-0417 · teacher copy · not for display" in rules
    assert "9B/Sc2 · Lab 2 · Seating plan from Monday 23 November 2026" in rules
    assert RULES.facts in rules
    assert RULES.marking in rules
    for line in LINES:
        for said in (line.strength, line.sentence, line.outcome, line.reason, line.uses):
            assert said in rules
    assert found.unembedded == frozenset()


def test_a_chart_without_rules_has_one_page() -> None:
    assert len(read(chart_pdf(design_chart())).texts) == 1


def test_where_there_are_no_rules_the_page_says_so() -> None:
    found = read(chart_pdf(with_rules(RuleList((), "No rules", ""))))
    assert "Rules of this plan" in found.texts[1]
    assert "No rules" in found.texts[1]
    assert "Outcome" not in found.texts[1]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_sixty_long_rules_take_as_many_pages_as_they_need_and_none_is_lost(paper: Paper) -> None:
    lines = tuple(
        RuleLine(
            "high",
            f"Rule {n} keeps Wolfeschlegelsteinhausenbergerdorff and Nurhayati apart",
            "3 of 7",
            reason="They sat together on Monday 14 September and on five more days. " * 3,
        )
        for n in range(60)
    )
    found = read(chart_pdf(with_rules(RuleList(lines, "60 rules", "Marked at the end."), paper)))
    listed = [words(text) for text in found.texts[1:]]
    assert len(listed) > 2
    for n in range(60):
        assert sum(f"Rule {n} keeps" in text for text in listed) == 1
    assert ["Marked at the end." in text for text in listed] == [False] * (len(listed) - 1) + [True]
    assert all("Rules of this plan" in text and "Outcome" in text for text in listed)
    assert found.smallest >= 6.0


def test_rules_on_any_other_copy_are_never_drawn() -> None:
    for audience in (Audience.DOOR, Audience.INVIGILATOR):
        leaky = replace(design_chart(Audience.DOOR), rules=RULES, stamp=stamp(audience))
        with pytest.raises(ValueError, match="must not hold: rules for seating"):
            chart_pdf(leaky)
