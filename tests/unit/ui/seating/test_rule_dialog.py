"""Writing a rule without a window: names are found, blanks filled, and what is missing said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest

from seatingapp.domain.names import PersonName
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.pupils import DEFAULT_IN_USE, Characteristic
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Zone
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    Friends,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    PairCount,
    Together,
    Within,
)
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Rule, Strength
from seatingapp.services.classes import ClassCard
from seatingapp.ui.seating.rules.editing.context import RuleContext, first_draft
from seatingapp.ui.seating.rules.editing.draft import Draft, Form, draft_of, new_draft
from seatingapp.ui.seating.rules.editing.presenter import RuleDialogPresenter
from seatingapp.ui.seating.rules.editing.state import (
    ChoiceBlank,
    NumberBlank,
    PupilsBlank,
    RuleDialogState,
)

TOM, KASIA, ELUNED, AMIR, SARA = 1, 2, 3, 4, 5
PEOPLE = {
    TOM: ("Tom W", PersonName("Tom", "Wells")),
    KASIA: ("Kasia W", PersonName("Kasia", "Wolska")),
    ELUNED: ("Eluned R", PersonName("Eluned", "Rees")),
    AMIR: ("Amir R", PersonName("Amir", "Rahman")),
    SARA: ("سارة", PersonName("سارة", "")),
}
LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 3, 3)
SEATS = frozenset(place.seat_id for place in LAYOUT.places()[:2])
PLAN = Plan(1, "p", 7, 9, 1, dt.date(2025, 11, 24), LAYOUT)
CARDS = tuple(
    ClassCard(key, short, name.full, name.initials, "9C", (), "", False, name)
    for key, (short, name) in PEOPLE.items()
)
CONTEXT = RuleContext(PLAN, "9B/Sc2", CARDS, in_use=DEFAULT_IN_USE)


@dataclass
class Notes:
    """Takes down what it is told to show."""

    states: list[RuleDialogState] = field(default_factory=list)

    def show_state(self, state: RuleDialogState) -> None:
        self.states.append(state)


def writing(
    form: Form = Form.APART, context: RuleContext = CONTEXT, draft: Draft | None = None
) -> RuleDialogPresenter:
    return RuleDialogPresenter(Notes(), context, draft or new_draft(form, 7), lambda: 4711)


def blank(presenter: RuleDialogPresenter, key: str) -> ChoiceBlank | NumberBlank | PupilsBlank:
    parts = presenter.state.parts
    kinds = (ChoiceBlank, NumberBlank, PupilsBlank)
    return next(p for p in parts if isinstance(p, kinds) and p.key == key)


def names(presenter: RuleDialogPresenter, key: str) -> list[str]:
    found = blank(presenter, key)
    assert isinstance(found, PupilsBlank)
    return [one.name for one in found.found]


def answers(presenter: RuleDialogPresenter, key: str) -> dict[str, str]:
    found = blank(presenter, key)
    assert isinstance(found, ChoiceBlank)
    return dict(found.choices)


def test_two_pupils_are_found_by_letters_and_kept_apart() -> None:
    presenter = writing()
    assert presenter.rule() is None
    assert presenter.state.problem == "Choose at least two pupils."
    presenter.type_name("pupils", "w")
    assert names(presenter, "pupils") == ["Tom W", "Kasia W"]
    presenter.type_name("pupils", "ka wo")
    assert names(presenter, "pupils") == ["Kasia W"]
    presenter.add_pupil("pupils", KASIA)
    assert names(presenter, "pupils") == []
    assert presenter.state.problem.startswith("This rule needs two pupils or more.")
    presenter.add_pupil("pupils", TOM)
    assert presenter.state.preview == "Kasia W and Tom W at least 2 m apart"
    assert presenter.rule() == Rule("", Apart((KASIA, TOM), 2.0), Strength.MUST, ForClass(7))


def test_those_whose_shown_name_begins_with_the_letters_come_first() -> None:
    presenter = writing()
    presenter.type_name("pupils", "r")
    assert names(presenter, "pupils") == ["Eluned R", "Amir R"]
    presenter.type_name("pupils", "سا")
    assert names(presenter, "pupils") == ["سارة"]
    presenter.stop_typing()
    assert names(presenter, "pupils") == []


def test_everybody_is_offered_and_stays_offered_until_enough_are_chosen() -> None:
    presenter = writing()
    presenter.browse("pupils")
    assert len(names(presenter, "pupils")) == len(PEOPLE)
    presenter.add_pupil("pupils", TOM)
    assert "Tom W" not in names(presenter, "pupils")
    assert len(names(presenter, "pupils")) == len(PEOPLE) - 1
    presenter.remove_pupil("pupils", TOM)
    assert len(names(presenter, "pupils")) == len(PEOPLE)


def test_a_new_rule_begins_with_who_is_selected_on_the_plan() -> None:
    context = replace(CONTEXT, selected=frozenset({ELUNED, TOM}))
    presenter = writing(context=context, draft=first_draft(context))
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == Apart((TOM, ELUNED), 2.0)
    assert presenter.state.offer == ""
    presenter.remove_pupil("pupils", TOM)
    assert presenter.state.offer == "Take those selected on the plan: Tom W and Eluned R"
    presenter.choose_form(Form.FRIENDS)
    presenter.take_selected()
    assert presenter.rule() == Rule("", Friends(TOM, (ELUNED,)), Strength.HIGH, ForClass(7))
    presenter.choose_form(Form.HELPER)
    presenter.take_selected()
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == HelperBeside(TOM, (ELUNED,))


@pytest.mark.parametrize(("text", "wrong"), [("", True), ("x", True), ("31", True), ("2,5", False)])
def test_a_distance_that_cannot_be_taken_is_marked(text: str, wrong: bool) -> None:
    presenter = writing(draft=draft_of(Rule("", Apart((1, 2), 2.0), Strength.MUST, ForClass(7))))
    presenter.type_number("metres", text)
    metres = blank(presenter, "metres")
    assert isinstance(metres, NumberBlank)
    assert metres.wrong is wrong
    assert bool(presenter.state.problem) is wrong


def test_the_distance_is_stepped_and_stays_within_bounds() -> None:
    presenter = writing(draft=draft_of(Rule("", Apart((1, 2), 1.0), Strength.MUST, ForClass(7))))
    for by in (-1, -1, -1):
        presenter.step("metres", by)
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == Apart((1, 2), 0.5)
    presenter.type_number("metres", "x")
    presenter.step("metres", 1)
    assert presenter.draft.metres == "2"


def test_not_next_to_each_other_needs_no_distance() -> None:
    presenter = writing(draft=draft_of(Rule("", Apart((1, 2), 2.0), Strength.MUST, ForClass(7))))
    presenter.choose("far", "neighbours")
    assert presenter.state.preview == "Tom W and Kasia W not next to each other"


def test_only_two_can_sit_side_by_side_and_the_dialog_says_so() -> None:
    draft = draft_of(Rule("", Together((1, 2, 3), Near.TABLE), Strength.MUST, ForClass(7)))
    presenter = writing(draft=draft)
    assert presenter.state.problem == ""
    presenter.choose("near", "beside")
    assert presenter.state.problem.startswith("Only two pupils can sit side by side.")
    assert presenter.rule() is None


def test_the_zones_of_the_room_go_before_those_that_it_suggests() -> None:
    plan = replace(PLAN, layout=replace(LAYOUT, zones=(Zone("Front row", SEATS),)))
    presenter = writing(Form.EMPTY, replace(CONTEXT, plan=plan, seats=SEATS))
    offered = answers(presenter, "area")
    assert list(offered)[:2] == ["", "zone:Front row"]
    assert list(offered.values()).count("in the front row") == 1
    assert offered["selected"] == "on the 2 seats selected on the plan"
    presenter.choose("area", "zone:Front row")
    assert presenter.state.preview == "Nobody sits in the front row"
    assert "" not in answers(presenter, "area")


def test_chosen_seats_come_from_the_selection_and_are_of_one_room() -> None:
    presenter = writing(Form.AREA, replace(CONTEXT, seats=SEATS))
    presenter.add_pupil("pupils", TOM)
    presenter.choose("area", "selected")
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == InArea((TOM,), Area(seats=SEATS))
    assert [key for key, _ in presenter.state.owners] == ["class", "plan"]
    presenter.choose("area", "seats")
    assert presenter.rule() == rule


def test_a_zone_that_this_room_lacks_is_kept_and_said() -> None:
    draft = draft_of(Rule("u", KeepEmpty(Area("Lab bench")), Strength.LOW, ForClass(7)))
    presenter = writing(draft=draft)
    assert (
        answers(presenter, "area")["zone:Lab bench"] == "in the zone Lab bench (not in this room)"
    )
    assert presenter.state.problem == ""


def test_a_rule_of_one_pupil_follows_them_to_every_class() -> None:
    presenter = writing(Form.AREA)
    presenter.add_pupil("pupils", ELUNED)
    presenter.choose("area", "zone:Front row")
    assert dict(presenter.state.owners)[f"pupil:{ELUNED}"] == "Eluned R, in every class"
    presenter.give_to(f"pupil:{ELUNED}")
    presenter.weigh("high")
    presenter.note("left ear")
    assert presenter.rule() == Rule(
        "",
        InArea((ELUNED,), Area("Front row")),
        Strength.HIGH,
        ForPupil(ELUNED),
        note="left ear",
    )
    presenter.remove_pupil("pupils", ELUNED)
    presenter.add_pupil("pupils", TOM)
    assert presenter.state.owner == "class"


def test_a_rule_can_be_of_this_plan_only_or_stay_with_another_one() -> None:
    presenter = writing(Form.FEW)
    presenter.give_to("plan")
    rule = presenter.rule()
    assert rule is not None
    assert rule.owner == ForPlan(PLAN.line)
    other = ForPlan(PlanLine(7, 9, Purpose.TEST))
    presenter = writing(draft=draft_of(replace(rule, uid="u", owner=other)))
    assert presenter.state.owner == "other"
    presenter.weigh("high")
    changed = presenter.rule()
    assert changed is not None
    assert changed.owner == other


def test_a_rule_that_is_there_already_is_not_written_twice() -> None:
    known = Rule("k", Apart((TOM, KASIA), 2.0), Strength.LOW, ForClass(7))
    context = replace(CONTEXT, rules=(known,))
    presenter = writing(context=context)
    for pupil in (KASIA, TOM):
        presenter.add_pupil("pupils", pupil)
    assert presenter.state.problem == "This rule is there already. Change that one instead."
    assert writing(context=context, draft=draft_of(known)).state.problem == ""


def test_helpers_or_a_free_chair_stand_beside_a_pupil() -> None:
    presenter = writing(Form.HELPER)
    presenter.add_pupil("one", TOM)
    assert presenter.rule() is None
    presenter.choose("chair", "chair")
    assert presenter.state.preview == "A free chair beside Tom W"
    presenter.choose("chair", "helper")
    presenter.type_name("others", "t")
    assert names(presenter, "others") == []
    presenter.add_pupil("others", AMIR)
    assert presenter.state.preview == "Amir R beside Tom W to help"
    one = blank(presenter, "one")
    assert isinstance(one, PupilsBlank)
    assert not one.room


def test_nobody_or_some_face_the_board() -> None:
    presenter = writing(Form.FACES)
    assert presenter.state.preview == "Nobody faces away from the board"
    presenter.choose("everyone", "some")
    assert presenter.rule() is None
    presenter.add_pupil("pupils", TOM)
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == FacesBoard((TOM,))


def test_a_pupil_can_be_kept_out_of_a_place() -> None:
    presenter = writing(Form.AREA)
    presenter.add_pupil("pupils", TOM)
    presenter.choose("area", "zone:Back row")
    presenter.choose("inside", "out")
    assert presenter.state.preview == "Tom W not in the back row"


def test_new_neighbours_look_back_on_as_many_plans_as_are_said() -> None:
    presenter = writing(Form.NEW)
    presenter.step("plans", -1)
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == NewNeighbours(2)
    presenter.type_number("plans", "many")
    assert presenter.state.problem == "Say how many plans to look back on."
    presenter.step("plans", 1)
    assert presenter.draft.plans == "3"
    presenter.type_number("plans", "21")
    assert presenter.state.problem.startswith("New neighbours look back on")


def test_a_random_order_gets_a_seed_that_is_said() -> None:
    presenter = writing(Form.ORDER)
    presenter.choose("listing", "random")
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == InOrder(Listing.RANDOM, 4711)
    assert presenter.state.preview == "In a random order (seed 4711)"


def test_attainment_is_mixed_or_grouped_by_what_the_school_records() -> None:
    presenter = writing(Form.ATTAINMENT)
    assert list(answers(presenter, "level")) == ["prior_attainment", "reading_age"]
    presenter.choose("mix", "group")
    presenter.choose("within", "room")
    presenter.choose("level", "reading_age")
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == Attainment(False, Within.ROOM, Characteristic.READING_AGE)
    assert "Not switched on in this school: working at, target." in presenter.state.hint


def test_sex_is_offered_only_where_the_school_records_it_and_is_marked() -> None:
    assert "sex" not in answers(writing(Form.BALANCE), "measure")
    with_sex = replace(CONTEXT, in_use=DEFAULT_IN_USE | {Characteristic.SEX})
    presenter = writing(Form.BALANCE, with_sex)
    presenter.choose("measure", "sex")
    assert presenter.state.mark == "sex: protected characteristic"
    presenter.choose("measure", "level:reading_age")
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == Balance(Measure.ATTAINMENT, Characteristic.READING_AGE)
    presenter.choose("measure", "lesson praise")
    assert presenter.state.mark == "praise entries: behaviour data"


def test_a_kind_whose_data_nobody_records_says_why_it_cannot_be_had() -> None:
    presenter = writing(context=replace(CONTEXT, in_use=frozenset()))
    lines = {line.form: line.why_not for line in presenter.state.forms if line.form}
    assert lines[Form.ATTAINMENT].startswith("No attainment is recorded in this school.")
    assert lines[Form.ALTERNATE].startswith("Nothing is recorded")
    assert {form for form, why in lines.items() if why} == {Form.ATTAINMENT, Form.ALTERNATE}
    presenter.choose_form(Form.ATTAINMENT)
    assert presenter.state.problem == lines[Form.ATTAINMENT]
    assert presenter.rule() is None


def test_another_kind_begins_with_something_that_is_recorded() -> None:
    context = replace(CONTEXT, in_use=frozenset({Characteristic.EAL}))
    presenter = writing(context=context)
    presenter.choose_form(Form.ALTERNATE)
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == Alternate(Characteristic.EAL)
    presenter.choose("trait", "eal")
    presenter.choose_form(Form.BALANCE)
    rule = presenter.rule()
    assert rule is not None
    assert rule.kind == Balance(Measure.PRAISE, Characteristic.PRIOR_ATTAINMENT)


def test_an_evidence_rule_shows_its_counts_and_none_is_made_without_them() -> None:
    presenter = writing(Form.EVIDENCE)
    assert presenter.rule() is None
    assert presenter.state.asks_evidence
    kind = Evidence((PairCount(TOM, KASIA, 6, 9, 3, 21),), PLAN.from_date, PLAN.from_date)
    presenter = writing(draft=draft_of(Rule("u", kind, Strength.HIGH, ForClass(7))))
    assert presenter.state.pairs == (
        "Tom W and Kasia W: together in 9 lessons, 6 with a concern entry; apart in 21 lessons, 3",
    )
    presenter.weigh("low")
    assert presenter.rule() == Rule("u", kind, Strength.LOW, ForClass(7))


def test_a_blank_that_is_not_there_cannot_be_filled() -> None:
    with pytest.raises(KeyError):
        writing().choose("colour", "blue")
