"""`seat` by rules: the plan, what is said of each rule, contradictions, and what stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from seatingapp.arranging import arrange as core
from seatingapp.arranging.prover import Verdict
from seatingapp.cli.arrange_data import (
    Explained,
    explained_data,
    explained_words,
    proof_words,
)
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rules.setting import Member, Setting
from seatingapp.domain.rules.verdicts import Judgement, Proof, Swap
from seatingapp.services.arrangements import record_of
from seatingapp.services.school_settings import UseCharacteristic
from seatingapp.services.workspace import Workspace
from tests.integration.cli.conftest import CommandLine

QUICK = ("--seconds", "0.05")
Edited = Callable[[Callable[[Workspace], None]], None]


def rule(cli: CommandLine, school: Path, *typed: object) -> None:
    """Add a rule to 9C."""
    cli.done("rules", school, "9C", "add", *typed)


def seat(cli: CommandLine, school: Path, *typed: object, room: str = "R1") -> dict[str, Any]:
    """Seat 9C."""
    found: dict[str, Any] = cli.done("seat", school, "9C", "--room", room, *QUICK, *typed)
    return found


def file(tmp_path: Path, *rules: Mapping[str, object]) -> Path:
    """A rule file."""
    path = tmp_path / "rules.json"
    said = {"format": "seatingapp-rules", "version": 1, "rules": rules}
    path.write_text(json.dumps(said), encoding="utf-8")
    return path


def use_sex(workspace: Workspace) -> None:
    workspace.perform(UseCharacteristic(Characteristic.SEX, True))


def seat_of(answer: dict[str, Any], pupil: int) -> int:
    """Where a pupil sits."""
    return next(int(s) for s, p in answer["seated"].items() if p == pupil)


def seated_now(cli: CommandLine, school: Path) -> dict[str, int]:
    """Who sits where by the plan that is stored."""
    plan = cli.done("plan", school, "show", "--class", "9C")
    return {str(one["seat"]): one["pupil"] for one in plan.get("seated", [])}


@pytest.fixture
def ruled(cli: CommandLine, school: Path) -> Path:
    """9C, in which Zosia (3) sits in the front row and Sam (5) two metres from Ji-woo (4)."""
    rule(cli, school, "in", "3", "--zone", "Front row", "--strength", "must")
    rule(cli, school, "apart", "5", "4", "--metres", 2, "--strength", "must", "--note", "noise")
    rule(cli, school, "friends", "4", "1", "--strength", "medium")
    return school


def test_a_class_with_rules_is_arranged_by_them_and_stored(cli: CommandLine, ruled: Path) -> None:
    answer = seat(cli, ruled, "--seed", 7)
    assert sorted(answer["seated"].values()) == [1, 2, 3, 4, 5]
    assert (answer["order"], answer["seed"], answer["unseated"]) == ("rules", 7, 0)
    assert (answer["score"], answer["most"]) == (3, 3)
    assert (answer["whole"], answer["fewest"], answer["contradiction"]) == (True, False, None)
    assert [(r["strength"], r["met"], r["state"]) for r in answer["rules"]] == [
        *(("must", True, "met"), ("must", True, "met")),
        ("medium", True, "met"),
    ]
    assert all(r["reason"] for r in answer["rules"])
    assert answer["rules"][1]["sentence"] == "Sam P and Ji-woo P at least 2 m apart"
    assert seated_now(cli, ruled) == answer["seated"]


def test_the_same_seed_gives_the_same_plan_and_no_seed_is_said(
    cli: CommandLine, ruled: Path
) -> None:
    one = seat(cli, ruled, "--seed", 12, "--dry-run")
    other = seat(cli, ruled, "--seed", 12, "--dry-run")
    assert one == other
    drawn = seat(cli, ruled)
    assert seat(cli, ruled, "--seed", drawn["seed"], "--dry-run")["seated"] == drawn["seated"]


def test_a_longer_search_runs_in_processes_with_the_same_result(
    cli: CommandLine, ruled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = seat(cli, ruled, "--seed", 3, "--dry-run")
    monkeypatch.setattr("seatingapp.cli.arrange_commands._WORTH_PROCESSES", 0.0)
    assert seat(cli, ruled, "--seed", 3, "--dry-run") == here


def test_words_say_how_many_rules_and_the_score_and_name_nobody(
    cli: CommandLine, ruled: Path
) -> None:
    rule(cli, ruled, "friends", "5", "4", "--strength", "low")
    said = cli("seat", ruled, "9C", "--room", "R1", "--seed", 7, *QUICK)
    assert said.out == (
        "9C in R1: 5 pupils seated by 4 rules, score 3 of 4 (seed 7). "
        "1 wish is not fully granted.\n"
    )
    said = cli("seat", ruled, "9C", "--room", "R1", "--seed", 7, "--dry-run", *QUICK)
    assert said.out.startswith("9C in R1: 5 pupils would be seated by 4 rules, score 3 of 4")


def test_how_good_a_plan_can_be_is_proved_when_it_is_asked_for(
    cli: CommandLine, ruled: Path
) -> None:
    full = seat(cli, ruled, "--seed", 7)
    assert (full["score"], full["at_most"], full["proved"]) == (3, 3, True)
    rule(cli, ruled, "together", "5", "4", "--strength", "low")
    open_still = seat(cli, ruled, "--seed", 7)
    assert (open_still["score"], open_still["at_most"], open_still["proved"]) == (3, None, False)
    proved = seat(cli, ruled, "--seed", 7, "--prove", 20)
    assert (proved["score"], proved["most"]) == (3, 4)
    assert (proved["at_most"], proved["proved"]) == (3, True)
    said = cli("seat", ruled, "9C", "--room", "R1", "--seed", 7, "--prove", 20, *QUICK)
    assert said.out.endswith("1 wish is not fully granted. No plan scores more: proved.\n")


def test_how_good_a_plan_can_be_is_told_as_far_as_it_is_known() -> None:
    assert proof_words(Proof(3, True)) == "No plan scores more: proved."
    assert proof_words(Proof(12, False)) == "No plan scores more than 12."
    assert proof_words(Proof(None, False)) == ""


def test_rules_that_do_not_apply_are_counted(cli: CommandLine, ruled: Path) -> None:
    rule(cli, ruled, "new-neighbours", "--strength", "high")
    said = cli("seat", ruled, "9C", "--room", "R1", "--seed", 7, *QUICK)
    assert said.out.endswith("(seed 7). 1 rule does not apply here.\n")


def test_a_dry_run_changes_nothing(cli: CommandLine, ruled: Path) -> None:
    assert seat(cli, ruled, "--dry-run")["plan"] is None
    assert seated_now(cli, ruled) == {}
    alphabetical = cli.done("seat", ruled, "9C", "--room", "R1", "--order", "alphabetical")
    seat(cli, ruled, "--dry-run")
    assert seated_now(cli, ruled) == alphabetical["seated"]
    tried = cli("seat", ruled, "9C", "--room", "R1", "--order", "random", "--seed", 1, "--dry-run")
    assert tried.out == "9C in R1: 5 pupils would be seated at random (seed 1).\n"
    assert seated_now(cli, ruled) == alphabetical["seated"]


def test_another_order_passes_rules_over_and_no_rules_means_alphabetical(
    cli: CommandLine, ruled: Path
) -> None:
    answer = cli.done("seat", ruled, "9C", "--room", "R1", "--order", "random", "--seed", 4)
    assert (answer["order"], answer["rules"], answer["contradiction"]) == ("random", [], None)
    cli.done("rules", ruled, "9C", "remove", 1, 2)
    assert seat(cli, ruled)["order"] == "rules"
    cli.done("rules", ruled, "9C", "remove", 3)
    assert cli.done("seat", ruled, "9C", "--room", "R1")["order"] == "alphabetical"


def test_rules_that_are_switched_off_do_not_arrange(cli: CommandLine, school: Path) -> None:
    rule(cli, school, "in", "3", "--zone", "Back row", "--strength", "must", "--off")
    assert cli.done("seat", school, "9C", "--room", "R1")["order"] == "alphabetical"


def test_rules_of_a_file_count_besides_the_stored_ones_for_once(
    cli: CommandLine, ruled: Path, tmp_path: Path
) -> None:
    more = {"kind": "in area", "pupils": ["Sam P"], "zone": "Back row", "strength": "must"}
    answer = seat(cli, ruled, "--rules", file(tmp_path, more))
    assert [r["sentence"] for r in answer["rules"]][-1] == "Sam P in the back row"
    assert len(answer["rules"]) == 4
    assert len(cli.done("rules", ruled, "9C", "list")["rules"]) == 3


def test_a_rule_that_is_stored_too_counts_as_the_file_says_it(
    cli: CommandLine, ruled: Path, tmp_path: Path
) -> None:
    front = {"kind": "in area", "pupils": ["Zosia Ł"], "zone": "front row", "strength": "low"}
    answer = seat(cli, ruled, "--rules", file(tmp_path, front))
    assert [r["strength"] for r in answer["rules"] if "front row" in r["sentence"]] == ["low"]
    off = seat(cli, ruled, "--rules", file(tmp_path, {**front, "active": False}))
    assert [r for r in off["rules"] if "front row" in r["sentence"]] == []


def test_a_rule_of_a_file_may_be_of_the_plan_that_is_made(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    back = {"kind": "in area", "pupils": ["Sam P"], "zone": "Back row", "strength": "must"}
    here = {**back, "scope": "plan", "plan": {"room": "R1"}}
    assert len(seat(cli, school, "--rules", file(tmp_path, here))["rules"]) == 1
    cli.done("room", school, "add", "R2", "--template", "rows-of-doubles")
    there = seat(cli, school, "--rules", file(tmp_path, here), room="R2")
    assert there["rules"] == []


def test_a_rule_file_that_cannot_be_read_seats_nobody(
    cli: CommandLine, ruled: Path, tmp_path: Path
) -> None:
    lost = tmp_path / "lost.json"
    typed = ("seat", ruled, "9C", "--room", "R1", "--rules")
    assert "The rule file cannot be read." in cli.refused(*typed, lost)
    wrong = {"kind": "apart", "pupils": ["Sam P", "Nobody"], "strength": "must"}
    assert "Place in the file: rules 1, pupils 2." in cli.refused(*typed, file(tmp_path, wrong))
    assert seated_now(cli, ruled) == {}


def test_improving_keeps_those_whose_seats_are_right(cli: CommandLine, school: Path) -> None:
    before = cli.done("seat", school, "9C", "--room", "R1")["seated"]
    first = next(iter(before.values()))
    rule(cli, school, "in", first, "--zone", "Back row", "--strength", "must")
    after = seat(cli, school, "--improve", "--seed", 1)
    moved = [s for s, pupil in before.items() if after["seated"].get(s) != pupil]
    assert moved == [next(iter(before))]


def test_pinned_pupils_stay(cli: CommandLine, ruled: Path, edited: Edited) -> None:
    before = seat(cli, ruled, "--seed", 1)
    _pin(edited, before["plan"], 2)
    for seed in range(3):
        after = seat(cli, ruled, "--seed", seed)
        assert seat_of(after, 2) == seat_of(before, 2)
        assert len(after["rules"]) == 3  # a pin is no rule that somebody wrote


def _pin(edited: Edited, plan_id: int, pupil: int) -> None:
    from seatingapp.domain.plans import set_pin
    from seatingapp.services.seating import ChangeSeats, plan_by_id

    def pin(workspace: Workspace) -> None:
        plan = workspace.read(lambda s: plan_by_id(s, plan_id))
        workspace.perform(ChangeSeats(plan.id, set_pin(plan, [pupil], True), plan.from_date))

    edited(pin)


def test_the_record_of_the_plan_is_kept_with_it(
    cli: CommandLine, ruled: Path, edited: Edited
) -> None:
    rule(cli, ruled, "alternate", "--by", "sex", "--strength", "low")
    edited(use_sex)
    answer = seat(cli, ruled, "--seed", 7)
    kept = []

    def look(workspace: Workspace) -> None:
        kept.append(workspace.read(lambda s: record_of(s, answer["plan"])))

    edited(look)
    (record,) = kept
    assert record is not None
    assert (record.seed, record.score, len(record.rules)) == (7, 3, 4)
    assert [use.words for use in record.uses] == ["sex"]


def test_musts_that_contradict_each_other_store_nothing_and_are_named(
    cli: CommandLine, ruled: Path
) -> None:
    rule(cli, ruled, "in", "3", "--zone", "Back row", "--strength", "must")
    said = cli.refused("seat", ruled, "9C", "--room", "R1", *QUICK)
    lines = said.splitlines()
    assert lines[0] == "These 2 rules cannot all hold:"
    assert set(lines[1:3]) == {"  Zosia Ł in the front row", "  Zosia Ł in the back row"}
    assert "Nothing was changed. Change one of them, or say --fewest" in lines[-1]
    assert seated_now(cli, ruled) == {}


def test_a_contradiction_as_json_has_the_status_of_a_refusal(cli: CommandLine, ruled: Path) -> None:
    rule(cli, ruled, "in", "3", "--zone", "Back row", "--strength", "must")
    typed = ("seat", ruled, "9C", "--room", "R1", "--json", *QUICK)
    found = cli(*typed)
    assert (found.status, found.err) == (1, "")
    answer = found.json
    assert (answer["plan"], answer["seated"], answer["rules"]) == (None, {}, [])
    clash = answer["contradiction"]
    assert clash["minimal"] is True
    assert "Zosia Ł" in clash["words"]
    assert {r["sentence"] for r in clash["rules"]} == {
        "Zosia Ł in the front row",
        "Zosia Ł in the back row",
    }
    assert "drops" not in clash
    drops = cli(*typed, "--explain").json["contradiction"]["drops"]
    assert {d["uid"] for d in drops} == {r["uid"] for r in clash["rules"]}
    assert [d["score"] for d in drops] == [3, 3]
    told = cli.refused("seat", ruled, "9C", "--room", "R1", "--explain", *QUICK)
    assert told.count(f"in the front row. {drops[0]['words']}") == 1


def test_a_pin_in_a_contradiction_is_called_one(
    cli: CommandLine, ruled: Path, edited: Edited
) -> None:
    before = seat(cli, ruled, "--seed", 1)
    _pin(edited, before["plan"], 3)
    rule(cli, ruled, "keep-empty", "--zone", "Front row", "--strength", "must")
    found = cli("seat", ruled, "9C", "--room", "R1", "--json", *QUICK)
    scopes = [r["scope"] for r in found.json["contradiction"]["rules"]]
    assert "class" in scopes
    assert found.json["contradiction"]["words"]


def test_the_plan_that_breaks_the_fewest_is_made_when_it_is_asked_for(
    cli: CommandLine, ruled: Path
) -> None:
    rule(cli, ruled, "in", "3", "--zone", "Back row", "--strength", "must")
    answer = seat(cli, ruled, "--fewest", "--seed", 1)
    assert (answer["fewest"], len(answer["contradiction"]["rules"])) == (True, 2)
    assert answer["undecided"] is False
    musts = [r["met"] for r in answer["rules"] if r["strength"] == "must"]
    assert sorted(musts) == [False, True, True]
    assert seated_now(cli, ruled) == answer["seated"]
    said = cli("seat", ruled, "9C", "--room", "R1", "--fewest", "--seed", 1, *QUICK)
    assert "1 must is broken. No plan keeps all musts" in said.out


def undecided(*_: object) -> Verdict:
    return Verdict(None, False)


def test_where_it_was_not_found_out_whether_musts_can_hold_nobody_says_that_they_cannot(
    cli: CommandLine, ruled: Path, edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule(cli, ruled, "in", "3", "--zone", "Back row", "--strength", "must")
    monkeypatch.setattr(core, "prove", undecided)
    said = cli.refused("seat", ruled, "9C", "--room", "R1", *QUICK)
    assert said.startswith("No plan was found that keeps all musts, and none was ruled out.")
    assert seated_now(cli, ruled) == {}
    answer = seat(cli, ruled, "--fewest", "--seed", 1)
    assert (answer["fewest"], answer["undecided"], answer["contradiction"]) == (True, True, None)
    told = cli("seat", ruled, "9C", "--room", "R1", "--fewest", "--seed", 1, *QUICK).out
    assert "1 must is broken. Whether a plan keeps all musts was not found out" in told
    assert "No plan keeps all" not in told
    kept = []
    edited(lambda workspace: kept.append(workspace.read(lambda s: record_of(s, answer["plan"]))))
    assert kept[0] is not None
    assert (kept[0].fewest, kept[0].undecided) == (True, True)


def test_where_seats_are_too_few_somebody_has_to_be_left_out(cli: CommandLine, ruled: Path) -> None:
    typed = ("room", ruled, "add", "Tiny", "--template", "rows-of-doubles")
    cli.done(*typed, "--rows", 1, "--columns", 2)
    cli.done("rules", ruled, "9C", "remove", 2)
    refused = cli.refused("seat", ruled, "9C", "--room", "Tiny", *QUICK)
    assert refused.startswith("Tiny has 1 seat too few. Nothing was changed.")
    assert refused.endswith('would be --leave-out "Sam P".\n')
    answer = seat(cli, ruled, "--leave-out", "Sam P", room="Tiny")
    assert (answer["unseated"], 5 in answer["seated"].values()) == (1, False)
    said = cli("seat", ruled, "9C", "--room", "Tiny", "--leave-out", "5", "--seed", 1, *QUICK)
    assert said.out.startswith("9C in Tiny: 4 pupils seated by 2 rules, score 3 of 3 (seed 1), 1 w")
    more = seat(cli, ruled, "--leave-out", "Sam P", "--leave-out", "Ji-woo P", room="Tiny")
    assert more["unseated"] == 2


def test_an_explanation_tells_rules_swaps_and_why_everybody_sits_there(
    cli: CommandLine, ruled: Path, edited: Edited
) -> None:
    rule(cli, ruled, "alternate", "--by", "sex", "--strength", "low")
    assert seat(cli, ruled, "--seed", 7, "--explain", "--dry-run")["uses"] == []
    edited(use_sex)
    answer = seat(cli, ruled, "--seed", 7, "--explain", "--dry-run")
    assert (answer["swaps"], answer["best"]) == ([], True)
    assert answer["uses"] == ["sex (protected characteristic)"]
    assert [one["name"] for one in answer["why"] if one["pupil"] == 3] == ["Zosia Ł"]
    assert all(one["reasons"] for one in answer["why"])
    assert {str(one["seat"]): one["pupil"] for one in answer["why"]} == answer["seated"]
    typed = ("seat", ruled, "9C", "--room", "R1", "--seed", 7, "--explain", "--dry-run", *QUICK)
    lines = cli(*typed).out.splitlines()
    assert lines[1].split() == ["Strength", "Rule", "Why"]
    assert lines[2].startswith("must      met ")
    assert "Uses sex (protected characteristic). Behaviour entries are not used." in lines
    assert "No single swap would win anything." in lines
    assert lines[-1] == "Rules and reasons are private: mind who can see this screen."


def test_swaps_that_are_left_are_told_where_there_are_any() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 1, 1)
    setting = Setting(layout, (Member(1, "Sam P"), Member(2, "Zosia Ł")))
    seat, other = (place.seat_id for place in layout.places())
    seated = {seat: Occupant(1), other: Occupant(2)}
    told = "Swap Sam P with Zosia Ł: front row (+3)"
    swap = Swap(seat, other, 3, told)
    more = Explained((swap,), {seat: ("Here.",), other: ("There.", "And so on.")})
    data = explained_data(setting, seated, more)
    assert data["best"] is False
    assert data["swaps"] == [{"seat": seat, "other": other, "gain": 3, "words": told}]
    words = "\n".join(explained_words(setting, seated, Judgement(), more))
    assert f"Swaps that would win something:\n  {told}" in words
    assert "2     Zosia Ł  There. And so on." in words


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["--order", "random", "--improve"], "Rules and another order do not go together."),
        (["--order", "alphabetical", "--seconds", "1"], "do not go together."),
        (["--exam", "alphabetical", "--explain"], "do not go together."),
        (["--exam", "alphabetical", "--dry-run"], "--dry-run is not for exams."),
        (["--leave-out", "Nobody"], "no pupil called Nobody in this class"),
    ],
)
def test_what_does_not_go_together_is_refused(
    cli: CommandLine, school: Path, typed: list[str], says: str
) -> None:
    assert says in cli.refused("seat", school, "9C", "--room", "R1", *typed)


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "121", "soon"])
def test_seconds_have_limits(cli: CommandLine, school: Path, seconds: str) -> None:
    said = cli.misused("seat", school, "9C", "--room", "R1", "--seconds", seconds)
    assert "seconds" in said
