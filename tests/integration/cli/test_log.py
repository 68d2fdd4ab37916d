"""`log`, `policy` and `show entries`: one behaviour of one pupil, and never of the wrong one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.sitting_together import beside
from seatingapp.domain.today import TodaySeat
from seatingapp.services import vaults
from seatingapp.services.classes import class_named, find_pupil
from seatingapp.services.lessons import choice_for, record, setting
from seatingapp.services.today import SeatToday
from seatingapp.storage import entries as stored
from seatingapp.storage import plans
from tests.conftest import PASSPHRASE
from tests.integration.cli.conftest import CommandLine

AT = "2025-11-24T11:32"


def entries(cli: CommandLine, vault: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli.done("show", vault, "entries")["entries"]
    return found


def test_an_entry_is_stored_as_it_was_said(cli: CommandLine, school: Path) -> None:
    logged = cli.done(
        "log", school, "9C", "Sam P", "great answer", "--at", AT, "--note", "a fine proof"
    )
    assert logged["name"] == "Sam Patel"
    (entry,) = entries(cli, school)
    assert {name: entry[name] for name in logged} == logged
    assert (entry["polarity"], entry["points"], entry["note"]) == ("praise", 1, "a fine proof")
    assert entry["happened_at"] == "2025-11-24T11:32:00+00:00"
    assert (entry["by"], entry["void"], entry["void_reason"]) == ("A. Teacher", False, "")


def test_words_say_who_and_what(cli: CommandLine, school: Path) -> None:
    assert (
        cli("log", school, "9C", "Zosia Ł", "Off task").out
        == "Zosia Łukasik: Off task −1. Saved.\n"
    )


def test_a_pupil_without_a_plan_can_be_logged(cli: CommandLine, school: Path) -> None:
    assert cli.done("show", school, "plans") == {"plans": []}
    assert cli.done("log", school, "9C", "Ji-woo P", "Good effort")["points"] == 1


@pytest.mark.parametrize(
    ("at", "stored"),
    [
        ("2025-11-24T11:32", "2025-11-24T11:32:00+00:00"),
        ("2025-11-24 11:32:05", "2025-11-24T11:32:05+00:00"),
        ("2025-07-01T09:00", "2025-07-01T09:00:00+01:00"),
        ("2025-11-24T11:32+01:00", "2025-11-24T10:32:00+00:00"),
        ("2025-11-24T11:32Z", "2025-11-24T11:32:00+00:00"),
    ],
)
def test_a_moment_can_be_written_in_these_ways(
    cli: CommandLine, school: Path, at: str, stored: str
) -> None:
    assert (
        cli.done("log", school, "9C", "Sam P", "Great answer", "--at", at)["happened_at"] == stored
    )


def test_a_time_alone_is_meant_for_today(cli: CommandLine, school: Path) -> None:
    now = cli.done("log", school, "9C", "Sam P", "Great answer")["happened_at"]
    midnight = cli.done("log", school, "9C", "Sam P", "Great answer", "--at", "00:00")[
        "happened_at"
    ]
    assert midnight[:19] == f"{now[:10]}T00:00:00"


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("soon", "soon is no moment that can be read."),
        ("25:00", "25:00 is no moment that can be read."),
        ("2025-13-01T10:00", "2025-13-01T10:00 is no moment that can be read."),
        ("2999-01-01T10:00", "That moment is in the future."),
        ("2026-11-23", "2026-11-23 is no moment that can be read."),
        ("0001-01-01T00:00+14:00", "is no moment that can be read."),
        ("9999-12-31T23:59-14:00", "is no moment that can be read."),
    ],
)
def test_a_moment_that_cannot_be_is_refused(
    cli: CommandLine, school: Path, at: str, sentence: str
) -> None:
    assert sentence in cli.refused("log", school, "9C", "Sam P", "Great answer", "--at", at)
    assert entries(cli, school) == []


def test_a_moment_in_an_earlier_academic_year_is_saved_and_said(
    cli: CommandLine, school: Path
) -> None:
    this = cli("log", school, "9C", "Ji-woo Park", "Great answer")
    past = cli("log", school, "9C", "Ji-woo Park", "Great answer", "--at", "2024-06-03T10:00")
    assert "school year" not in this.out
    assert "Great answer +1 · in the school year 2023/24. Saved." in past.out


def test_two_pupils_of_one_name_are_refused_with_both_ids(cli: CommandLine, school: Path) -> None:
    said = cli.refused("log", school, "9C", "Farhan Ahmed", "Great answer")
    assert "More than one pupil is called Farhan Ahmed." in said
    ids = [int(found) for found in re.findall(r"id (\d+): Farhan Ahmed, 9[BC]", said)]
    assert len(ids) == 2
    assert entries(cli, school) == []
    assert cli.done("log", school, "9C", ids[1], "Great answer")["pupil"] == ids[1]


def test_a_pupil_can_be_named_in_full_as_listed_or_by_either_id(
    cli: CommandLine, school: Path
) -> None:
    (sam,) = [p for p in cli.done("show", school, "pupils")["pupils"] if p["name"] == "Sam Patel"]
    for named in ("Sam Patel", "PATEL, SAM", sam["id"], sam["uid"]):
        assert cli.done("log", school, "9C", named, "Great answer")["pupil"] == sam["id"]


@pytest.mark.parametrize(
    ("who", "what", "sentence"),
    [
        ("Nobody", "Great answer", "There is no pupil called Nobody in this class."),
        ("Sam P", "Napping", "There is no behaviour called Napping."),
    ],
)
def test_what_is_not_there_is_refused(
    cli: CommandLine, school: Path, who: str, what: str, sentence: str
) -> None:
    assert sentence in cli.refused("log", school, "9C", who, what)


def test_a_pupil_of_another_class_is_refused_as_such(
    cli: CommandLine, school: Path, tmp_path: Path
) -> None:
    other = tmp_path / "9D.csv"
    other.write_text("Surname,Forename,Reg Group,Year Group\nKowalska,Ida,9D,9\n", "utf-8")
    cli.done("import", school, other, "--class", "9D")
    said = cli.refused("log", school, "9D", "Sam Patel", "Great answer")
    assert "There is no pupil called Sam Patel in this class, only in another." in said


def test_a_note_that_is_too_long_is_refused(cli: CommandLine, school: Path) -> None:
    cli.refused("log", school, "9C", "Sam P", "Great answer", "--note", "x" * 10_000)
    assert entries(cli, school) == []


def test_bytes_that_are_no_text_are_wrong_usage(cli: CommandLine, school: Path) -> None:
    said = cli.misused("log", school, "9C", "Sam P", "Great answer", "--note", "\udcff")
    assert "this is not valid text" in said


def test_the_policy_lists_its_types(cli: CommandLine, vault: Path) -> None:
    types = cli.done("policy", vault, "show")["types"]
    assert {t["polarity"] for t in types} == {"praise", "neutral", "concern"}
    signs = {"praise": 1, "neutral": 0, "concern": -1}
    for kind in types:
        assert {"id", "name", "polarity", "points", "category", "step"} <= set(kind)
        assert kind["points"] * signs[kind["polarity"]] >= 0
    assert "Great answer" in cli("policy", vault, "show").out


def test_an_entry_has_the_seat_of_today(cli: CommandLine, school: Path) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    workspace = vaults.enter(vaults.unseal(school, PASSPHRASE))
    try:
        found = workspace.read(lambda s: class_named(s, "9C"))
        sam = workspace.read(lambda s: find_pupil(s, "Sam Patel", found.id))
        choice = workspace.read(lambda s: choice_for(s, found.id, workspace.clock()))
        plan = workspace.read(lambda s: setting(s, choice)).plan
        assert plan is not None
        free = next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.seated)
        workspace.perform(SeatToday(choice.key, (TodaySeat(sam.id, free),), "Move Sam P"))
    finally:
        workspace.lock()
    cli.done("log", school, "9C", "Sam Patel", "Great answer")
    workspace = vaults.enter(vaults.unseal(school, PASSPHRASE))
    try:
        (entry,) = workspace.read(lambda s: record(s, choice.key)).entries
    finally:
        workspace.lock()
    assert entry.seat_id == free


def test_several_pupils_are_one_gesture(cli: CommandLine, school: Path) -> None:
    logged = cli.done("log", school, "9C", "Sam P", "Zosia Ł", "Sam P", "Kind to others")
    assert sorted(e["name"] for e in logged["entries"]) == ["Sam Patel", "Zosia Łukasik"]
    assert {e["batch"] for e in logged["entries"]} == {logged["batch"]}
    found = entries(cli, school)
    assert sorted(str(e["uid"]) for e in found) == sorted(e["uid"] for e in logged["entries"])


def test_everybody_present_except_some(cli: CommandLine, school: Path) -> None:
    said = cli("log", school, "9C", "--all-present", "--except", "Sam P", "Good effort").out
    assert said == "4 pupils: Good effort +1. Saved.\n"
    assert "Sam Patel" not in [e["name"] for e in entries(cli, school)]
    assert "leaves nobody" in cli.refused(
        "log", school, "9C", "Sam P", "Good effort", "--except", "Sam P"
    )


def test_a_table_and_a_row_are_those_of_a_pupil(cli: CommandLine, school: Path) -> None:
    assert "has no seat in this lesson" in cli.refused(
        "log", school, "9C", "--table", "Sam P", "Good effort"
    )
    cli.done("seat", school, "9C", "--room", "R1")
    (plan,) = cli.done("show", school, "plans")["plans"]
    for option in ("--table", "--row"):
        logged = cli.done("log", school, "9C", option, "Sam P", "Good effort")
        several = logged.get("entries", [logged])
        assert "Sam Patel" in [e["name"] for e in several]
        assert 1 <= len(several) <= len(plan["seated"])


def test_an_entry_knows_who_sat_next_to_it_when_the_plan_changes(
    cli: CommandLine, school: Path
) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    uids = [cli.done("log", school, "9C", name, "Good effort")["uid"] for name in ("Sam P", 1, 2)]
    workspace = vaults.enter(vaults.unseal(school, PASSPHRASE))
    try:
        found = workspace.read(lambda s: stored.with_uids(s, uids))
        near = workspace.read(lambda s: stored.neighbours(s, [e.id for e in found]))
        (plan,) = workspace.read(plans.load)
        wanted = beside(plan.layout, {s: o.pupil_id for s, o in plan.seated.items()})
    finally:
        workspace.lock()
    assert {e.pupil_id: near.get(e.id, {}) for e in found} == {
        e.pupil_id: dict(wanted[e.pupil_id]) for e in found
    }
    assert any(near.values())
    told = cli.done("entries", school, "history", uids[0])["sat"]
    sam = next(e.pupil_id for e in found if e.uid == uids[0])
    seat = next(s for s, o in plan.seated.items() if o.pupil_id == sam)
    label = seat_labels(plan.layout)[seat]  # nobody numbered the seats: they count from the front
    assert (told["room"], told["seat"]) == ("R1", label)
    assert {n["pupil"]: n["how"] for n in told["neighbours"]} == dict(wanted[sam])
    said = cli("entries", school, "history", uids[0]).out
    assert f"Sat then: R1, seat {label}, next to {told['neighbours'][0]['name']}" in said


def test_on_duty_any_pupil_is_logged_in_no_lesson(cli: CommandLine, school: Path) -> None:
    logged = cli.done(
        "log", school, "--duty", "Sam Patel", "Kind to others", "--place", "Canteen", "--at", AT
    )
    assert (logged["class"], logged["place"]) == ("", "Canteen")
    assert [e["class"] for e in entries(cli, school)] == [""]
    both = cli.done("log", school, "--duty", "Sam Patel", "Zosia Łukasik", "Good effort")
    assert len(both["entries"]) == 2
    assert "--place goes with --duty" in cli.refused(
        "log", school, "9C", "Sam P", "Good effort", "--place", "Canteen"
    )
    assert "Name pupils, or say" in cli.refused(
        "log", school, "9C", "Sam P", "Good effort", "--all-present"
    )


def test_an_entry_can_be_marked_to_complete_or_not(cli: CommandLine, school: Path) -> None:
    for options, wanted in ((("--to-complete",), True), (("--complete",), False), ((), False)):
        logged = cli.done("log", school, "9C", "Sam P", "Off task", *options)
        assert logged["to_complete"] is wanted


def test_an_amount_goes_as_far_as_the_policy_allows(cli: CommandLine, school: Path) -> None:
    said = cli.refused("log", school, "9C", "Sam P", "Great answer", "--amount", "3")
    assert "Great answer is logged once at a time." in said
    workspace = vaults.enter(vaults.unseal(school, PASSPHRASE))
    try:
        with workspace.vault.write() as session:
            session.execute(text("UPDATE behaviour_types SET most = 5 WHERE id = 1"))
    finally:
        workspace.lock()
    said = cli("log", school, "9C", "Sam P", "Great answer", "--amount", "3").out
    assert said == "Sam Patel: Great answer ×3 +3. Saved.\n"


def test_a_pupil_who_is_named_twice_gets_one_entry_with_neighbours(
    cli: CommandLine, school: Path
) -> None:
    cli.done("seat", school, "9C", "--room", "R1")
    logged = cli.done("log", school, "9C", "Sam P", "Sam Patel", "Great answer")
    assert logged["name"] == "Sam Patel"
    assert len(entries(cli, school)) == 1
    sat = cli.done("entries", school, "history", logged["uid"])["sat"]
    assert sat["neighbours"]
