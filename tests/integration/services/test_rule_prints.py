"""The rules of a plan are printed for its teacher; for anybody else they are not even read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import Alternate, Apart, Area, Balance, InArea, Measure
from seatingapp.domain.rules.record import Record
from seatingapp.domain.rules.rule import Strength
from seatingapp.printing.snapshots import RuleList
from seatingapp.services import printouts
from seatingapp.services.arrangements import ArrangeSeats
from seatingapp.services.charts import ChartOrder
from seatingapp.services.memberships import RemoveFromClass
from seatingapp.services.rules import ChangeRule
from seatingapp.services.school_settings import UseCharacteristic
from tests.conftest import Sample
from tests.integration.services.planning import class_id, do, holds, loose
from tests.integration.services.ruling import add, listed, no_rules
from tests.integration.services.test_charts import statements

TABLES = ("rules", "rule_pupils", "plan_records", "entries")


def printed(sample: Sample) -> RuleList:
    order = ChartOrder(class_id(sample), rules=True)
    rules = printouts.chart_preview_snapshot(sample.workspace, order).rules
    assert rules is not None
    return rules


def test_the_rules_come_in_their_order_with_how_each_came_out(sample: Sample) -> None:
    rules = printed(sample)
    assert [(r.strength, r.sentence, r.outcome) for r in rules.lines[:3]] == [
        ("must", "Tom W and Kasia W at least 2 m apart", "not met"),
        ("must", "Callum P in the front row", "met"),
        ("must", "Ben O'N and Aaliyah K not next to each other", "not met"),
    ]
    assert [r.holds for r in rules.lines[:3]] == [False, True, False]
    assert [bool(r.reason) for r in rules.lines[:3]] == [True, False, True]
    assert rules.facts.startswith("8 rules · score ")
    assert rules.facts.endswith(" · 2 musts not met")
    assert rules.marking == "Uses prior attainment. Behaviour entries are not used."


def test_what_is_protected_or_behaviour_is_marked_with_its_rule(sample: Sample) -> None:
    no_rules(sample)
    add(sample, Alternate(Characteristic.SEX), strength=Strength.LOW)
    add(sample, Balance(Measure.PRAISE), strength=Strength.LOW)
    add(sample, Alternate(Characteristic.TARGET), strength=Strength.LOW)
    off = printed(sample)
    assert off.lines[0].uses == ""
    assert off.lines[0].reason == "Sex is not switched on by the school."
    assert off.marking == "Uses praise entries (behaviour data)."
    for kind in (Characteristic.SEX, Characteristic.TARGET):
        do(sample.workspace, UseCharacteristic(kind, True))
    rules = printed(sample)
    assert [line.uses for line in rules.lines] == [
        "Uses sex (protected characteristic).",
        "Uses praise entries (behaviour data).",
        "",
    ]
    assert rules.marking == (
        "Uses praise entries (behaviour data), sex (protected characteristic), target."
    )


def test_rules_that_are_switched_off_and_the_reasons_of_the_teacher_stay_in_the_vault(
    sample: Sample,
) -> None:
    first, second, *_ = listed(sample)
    do(sample.workspace, ChangeRule(replace(first, active=False)))
    do(sample.workspace, ChangeRule(replace(second, note="a family matter")))
    rules = printed(sample)
    assert len(rules.lines) == 7
    assert "Tom W and Kasia W" not in repr(rules)
    assert "a family matter" not in repr(rules)


def test_whoever_is_not_in_the_class_is_not_named(sample: Sample) -> None:
    no_rules(sample)
    one, other, *_ = loose(holds(sample))
    add(sample, Apart((one, other)))
    add(sample, InArea((other,), Area(zone="Front row")))
    before = printed(sample)
    do(sample.workspace, RemoveFromClass(class_id(sample), (other,)))
    after = printed(sample)
    assert before.lines[0].sentence.startswith("Aaliyah K and ")
    assert after.lines[0].sentence == "Aaliyah K and a pupil elsewhere not next to each other"
    assert after.lines[1].outcome == "does not apply"


def test_a_class_without_rules_gets_a_page_that_says_so(sample: Sample) -> None:
    no_rules(sample)
    assert printed(sample) == RuleList((), "No rules", "")


def test_a_chart_has_no_rules_unless_they_are_asked_for(sample: Sample) -> None:
    order = ChartOrder(class_id(sample))
    with statements(sample.workspace.vault) as seen:
        assert printouts.chart_preview_snapshot(sample.workspace, order).rules is None
    assert [s for s in seen if any(table in s for table in TABLES)] == []


def test_rules_and_records_are_not_even_read_for_the_door(sample: Sample) -> None:
    plan = holds(sample)
    do(sample.workspace, ArrangeSeats(plan.id, plan.seated, Record(1), plan.from_date))
    order = ChartOrder(plan.class_id, Audience.DOOR)
    with statements(sample.workspace.vault) as seen:
        printouts.chart_preview_snapshot(sample.workspace, order)
    assert seen
    assert [s for s in seen if any(table in s for table in TABLES)] == []


@pytest.mark.parametrize("audience", [Audience.DOOR, Audience.FAMILY, Audience.INVIGILATOR])
def test_rules_for_anybody_but_the_teacher_are_refused(sample: Sample, audience: Audience) -> None:
    order = ChartOrder(class_id(sample), audience, rules=True)
    with statements(sample.workspace.vault) as seen, pytest.raises(Refusal):
        printouts.chart(sample.workspace, order)
    assert [s for s in seen if any(table in s for table in TABLES)] == []


def test_no_family_summary_reads_rules_or_records(sample: Sample) -> None:
    pupil = loose(holds(sample))[0]
    with statements(sample.workspace.vault) as seen:
        printouts.summary_preview_snapshot(sample.workspace, pupil)
    private = ("rules", "rule_pupils", "plan_records")
    assert seen
    assert [s for s in seen if any(table in s for table in private)] == []
