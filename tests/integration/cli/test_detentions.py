"""`detentions`: set, attendance with its moment, rescheduling, seats, types and print."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from seatingapp.services import vaults
from tests.integration.cli.conftest import CommandLine


@pytest.fixture
def desk(school: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with a class 9C on a Tuesday at 15:20."""
    set_clock(monkeypatch, dt.datetime(2025, 11, 25, 12, 0, tzinfo=dt.UTC))
    return school


def set_clock(monkeypatch: pytest.MonkeyPatch, at: dt.datetime) -> None:
    monkeypatch.setattr(vaults.enter, "__defaults__", (lambda: at,))


def one(cli: CommandLine, *arguments: object) -> Any:  # noqa: ANN401 -- JSON
    """Run a command that touches one detention, and return it."""
    (found,) = cli.done("detentions", *arguments)["detentions"]
    return found


def test_one_is_set_at_the_first_free_time_and_attended_late(
    cli: CommandLine, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = one(cli, desk, "set", "Sam Patel", "--type", "Lunch detention", "--reason", "late")
    assert (made["date"], made["from"], made["state"]) == ("2025-11-25", "12:45", "pending")
    set_clock(monkeypatch, dt.datetime(2025, 11, 25, 13, 30, tzinfo=dt.UTC))
    came = one(cli, desk, "attend", made["id"], "--at", "12:52")
    assert (came["state"], came["late_minutes"]) == ("attended", 7)
    assert came["arrived_at"] == "2025-11-25T12:52:00+00:00"
    told = cli.done("detentions", desk, "history", made["id"])["history"]
    assert [line["what"] for line in told] == ["set", "attended"]


def test_an_excused_pupil_is_rescheduled_and_an_unexcused_one_upscaled(
    cli: CommandLine, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill = one(cli, desk, "set", "Sam Patel", "--type", "Lunch detention")
    away = one(cli, desk, "set", "Ji-woo Park", "--type", "Lunch detention")
    set_clock(monkeypatch, dt.datetime(2025, 11, 25, 14, 0, tzinfo=dt.UTC))
    new = one(cli, desk, "miss", ill["id"], "--code", "I")
    assert (new["date"], new["follows"]) == ("2025-11-26", ill["id"])
    assert one(cli, desk, "miss", away["id"])["state"] == "missed"
    longer = one(cli, desk, "upscale", away["id"])
    assert (longer["type"], longer["follows"]) == ("After school", away["id"])
    moved = one(cli, desk, "reschedule", longer["id"], "--reason", "a trip", "--time", "15:30")
    assert (moved["from"], moved["date"]) == ("15:30", "2025-11-27")


def test_upscaling_one_that_is_pending_says_that_first(cli: CommandLine, desk: Path) -> None:
    longest = one(cli, desk, "set", "Sam Patel", "--type", "After school")
    told = cli.refused("detentions", desk, "upscale", longest["id"])
    assert "A detention that is pending cannot be upscaled." in told


@pytest.mark.parametrize("day", ["2025-11-29", "2020-11-25"])
def test_a_dry_run_refuses_what_setting_it_would(cli: CommandLine, desk: Path, day: str) -> None:
    command = ("set", "Sam Patel", "--type", "Lunch detention", "--on", day)
    told = cli.refused("detentions", desk, *command)
    assert cli.refused("detentions", desk, *command, "--dry-run") == told


def test_a_wish_for_a_weekend_or_a_time_that_is_none_is_refused(
    cli: CommandLine, desk: Path
) -> None:
    whole = ("detentions", desk, "set", "Sam Patel", "--type", "After school")
    assert "weekend" in cli.refused(*whole, "--on", "2025-11-29")
    assert "no day" in cli.refused(*whole, "--on", "soon")
    assert "no time of the day" in cli.refused(*whole, "--time", "half three")
    assert "no type of detention" in cli.refused("detentions", desk, "set", "5", "--type", "x")
    assert "no pupil called Nobody" in cli.refused(
        "detentions", desk, "set", "Nobody", "--type", "After school"
    )
    assert "300 letters" in cli.refused(*whole, "--reason", "x" * 10_000)
    assert "notice" in cli.refused(*whole, "--on", "2025-11-25")
    assert cli.done(*whole, "--on", "2025-11-25", "--anyway")["detentions"]
    assert "another detention" in cli.refused(*whole, "--on", "2025-11-25", "--anyway")
    assert "entry is not in this vault" in cli.refused(*whole, "--entry", "nothing")


def test_one_is_set_for_an_entry_whose_reason_it_takes(cli: CommandLine, desk: Path) -> None:
    logged = cli.done("log", desk, "9C", "Sam P", "Off task", "--at", "2025-11-25T11:00")
    made = one(cli, desk, "set", "Sam Patel", "--type", "After school", "--entry", logged["uid"])
    assert made["reason"] == "needed a reminder to stay on task"
    assert len(made["entries"]) == 1


def test_seats_are_filled_in_a_room_of_the_vault(cli: CommandLine, desk: Path) -> None:
    cli.done("room", desk, "add", "Lab 1", "--template", "rows-of-doubles")
    made = one(cli, desk, "set", "Sam Patel", "--type", "After school", "--room", "lab 1")
    assert one(cli, desk, "seats", made["id"])["seat"] == "1"
    assert one(cli, desk, "seats", made["id"], "--seat", "3")["seat"] == "3"
    missing = cli.refused("detentions", desk, "seats", made["id"], "--seat", "99")
    assert missing.startswith("The room has no seat 99. It has: 1, 2")
    assert one(cli, desk, "seats", made["id"], "--order", "none")["seat"] == ""
    assert cli.done("detentions", desk, "seats", made["id"], "--order", "none") == {
        "detentions": []
    }


def test_lists_by_day_and_by_pupil(cli: CommandLine, desk: Path) -> None:
    made = one(cli, desk, "set", "Sam Patel", "--type", "After school")
    one(cli, desk, "cancel", made["id"], "--reason", "a mistake")

    def ids(*options: object) -> list[int]:
        found = cli.done("detentions", desk, "list", *options)["detentions"]
        return [one["id"] for one in found]

    assert ids() == []
    assert ids("--which", "all") == ids("--pupil", "Sam Patel") == [made["id"]]
    assert one(cli, desk, "reopen", made["id"], "--reason", "it was none")["state"] == "pending"
    assert ids() == [made["id"]]
    said = cli("detentions", desk, "list", "--which", "today").out
    assert said == "None.\n"


def test_types_are_added_changed_and_taken_out_of_use(cli: CommandLine, desk: Path) -> None:
    types = ("detentions", desk, "types")
    cli.done("room", desk, "add", "Lab 1", "--template", "rows-of-doubles")
    made = cli.done(*types, "add", "Saturday", "--minutes", "120", "--time", "9", "--room", "Lab 1")
    assert (made["type"]["from"], made["type"]["notice_days"]) == ("09:00", 1)
    changed = cli.done(
        *types, "change", "saturday", "--rename", "Saturday school", "--place", "Hall"
    )
    assert (changed["type"]["name"], changed["type"]["place"]) == ("Saturday school", "Hall")
    assert "1 to 180 minutes" in cli.refused(
        *types, "change", "Saturday school", "--minutes", "999"
    )
    assert cli.done(*types, "retire", "Saturday school")["type"]["retired"]
    assert "not in use any more" in cli.refused(
        "detentions", desk, "set", "Sam Patel", "--type", "Saturday school"
    )
    assert not cli.done(*types, "restore", "Saturday school")["type"]["retired"]
    listed = cli.done(*types, "list")["types"]
    assert [kind["name"] for kind in listed][-1] == "Saturday school"


def test_the_list_and_a_slip_are_printed_and_numbered(
    cli: CommandLine, desk: Path, tmp_path: Path
) -> None:
    made = one(cli, desk, "set", "Sam Patel", "--type", "Lunch detention")
    prints = ("detentions", desk, "print")
    listed = cli.done(*prints, "list", "-o", tmp_path / "list.pdf")
    slip = cli.done(*prints, "slip", made["id"], "--ask", "the office", "-o", tmp_path / "s.pdf")
    assert (listed["number"], slip["number"]) == ("P-0001", "P-0002")
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert "no day" in cli.refused(*prints, "list", "--on", "never", "-o", tmp_path / "x.pdf")
    long = (*prints, "slip", made["id"], "--ask", "a" * 81, "-o", tmp_path / "x.pdf")
    assert "at most 80 letters; this has 81" in cli.refused(*long)
    assert "Nobody has a detention" in cli.refused(
        *prints, "list", "--on", "2025-12-01", "-o", tmp_path / "x.pdf"
    )


@pytest.mark.parametrize("minutes", ["-2000", "0", "181", "999999999999999999"])
def test_a_length_that_no_detention_has_is_refused_before_a_day_is_looked_for(
    cli: CommandLine, desk: Path, minutes: str
) -> None:
    order = ("detentions", desk, "set", "Sam Patel", "--type", "Lunch detention")
    assert "lasts 1 to 180 minutes" in cli.refused(*order, f"--minutes={minutes}")


def test_several_are_moved_only_to_where_all_of_them_are_meant_to_be(
    cli: CommandLine, desk: Path
) -> None:
    days = [dt.date(2025, 12, 2), dt.date(2025, 12, 3)]
    ids = [
        one(cli, desk, "set", "Sam Patel", "--type", "After school", "--on", day, "--anyway")["id"]
        for day in days
    ]
    move = ("detentions", desk, "move", *ids, "--place", "Hall", "--anyway")
    assert "at different times or places" in cli.refused(*move)
    listed = cli.done("detentions", desk, "list", "--pupil", "Sam Patel")["detentions"]
    assert [d["date"] for d in listed] == [day.isoformat() for day in days]
    assert cli.done(*move[:3], ids[0], *move[-3:])["detentions"][0]["where"] == "Hall"
