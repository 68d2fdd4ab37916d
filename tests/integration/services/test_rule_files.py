"""Rule files in a vault: who is meant, what is new, and one step that can be taken back."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Evidence,
    FacesBoard,
    FewMoves,
    InArea,
    PairCount,
    pupils_in,
)
from seatingapp.domain.rules.rule import ForPlan, ForPupil, Rule, Strength
from seatingapp.services import classes, rule_files
from seatingapp.services.rules import AddRules, RemoveRules
from seatingapp.services.seating import room_of
from seatingapp.storage import pupils
from tests.conftest import Sample
from tests.integration.services.planning import (
    class_id,
    do,
    line_of_tests,
    loose,
    start,
    undo,
)
from tests.integration.services.planning import holds as holds_plan
from tests.integration.services.ruling import add, listed, no_rules

HEAD = {"format": "seatingapp-rules", "version": 1}


@pytest.fixture
def bare(sample: Sample) -> Sample:
    """The sample school without the rules that it comes with."""
    no_rules(sample)
    return sample


def members(sample: Sample) -> tuple[Pupil, ...]:
    """The showcase class."""
    return sample.workspace.read(lambda s: classes.pupils_of(s, class_id(sample)))


def other(sample: Sample) -> Pupil:
    """Somebody who is not in the class, and whose name is nobody else's."""
    ids = {p.id for p in members(sample)}
    everybody = sample.workspace.read(classes.pupils_of)
    names = [p.name.full for p in everybody]
    return next(p for p in everybody if p.id not in ids and names.count(p.name.full) == 1)


def exported(sample: Sample) -> str:
    return sample.workspace.read(lambda s: rule_files.export_rules(s, class_id(sample)))


def imported(sample: Sample, text: str) -> rule_files.Import:
    return sample.workspace.read(lambda s: rule_files.import_rules(s, class_id(sample), text))


def read(sample: Sample, *rules: dict[str, Any]) -> tuple[Rule, ...]:
    """The rules of a file that says so."""
    text = json.dumps({**HEAD, "rules": rules})
    return sample.workspace.read(lambda s: rule_files.read_rules(s, class_id(sample), text))


def faces(sample: Sample, *named: Any) -> tuple[int, ...]:  # noqa: ANN401 -- JSON
    """The pupils whom a rule of a file means."""
    (rule,) = read(sample, {"kind": "faces board", "pupils": named, "strength": "low"})
    return pupils_in(rule.kind)


def refused(sample: Sample, *named: Any) -> Refusal:  # noqa: ANN401 -- JSON
    with pytest.raises(Refusal) as caught:
        faces(sample, *named)
    return caught.value


def store(sample: Sample, pupil: Pupil) -> None:
    """Make a pupil be as is said here."""
    with sample.workspace.vault.write() as session:
        pupils.change(session, pupil)


def test_the_rules_of_class_plans_and_pupils_come_back_as_they_went_out(bare: Sample) -> None:
    one, two, three, *_ = loose(holds_plan(bare))
    mock = start(bare, line_of_tests(bare, "Mock 1")).line
    add(bare, Apart((one, two), 2.5))
    add(bare, InArea((three,), Area("Front row")), ForPupil(three), Strength.LOW)
    counts = PairCount(one, three, 4, 9, 1, 12)
    days = dt.date(2025, 9, 1), dt.date(2025, 11, 24)
    add(bare, Evidence((counts,), *days), strength=Strength.HIGH)
    rule = Rule("", FewMoves(), Strength.MEDIUM, ForPlan(mock), active=False, note="left ear")
    do(bare.workspace, AddRules((rule,)))
    before = bare.workspace.read(lambda s: rule_files.all_rules(s, class_id(bare)))
    assert [r.strength for r in before] == list(Strength)
    text = exported(bare)
    assert imported(bare, text) == rule_files.Import(None, (), 4)
    do(bare.workspace, RemoveRules(tuple(r.uid for r in before)))
    again = imported(bare, text)
    assert (again.added, again.known) == (tuple(replace(r, id=0) for r in before), 0)
    assert again.edit is not None
    done = do(bare.workspace, again.edit)
    after = bare.workspace.read(lambda s: rule_files.all_rules(s, class_id(bare)))
    assert [replace(r, id=0) for r in after] == list(again.added)
    undo(bare.workspace, done)
    assert bare.workspace.read(lambda s: rule_files.all_rules(s, class_id(bare))) == ()


def test_the_rules_of_the_sample_school_can_be_written_and_read(sample: Sample) -> None:
    assert len(listed(sample)) > 0
    assert imported(sample, exported(sample)).edit is None


def test_a_rule_that_says_the_same_is_known_whatever_its_uid_and_strength(bare: Sample) -> None:
    one, two, *_ = loose(holds_plan(bare))
    add(bare, Apart((one, two)))
    names = {p.id: p.uid for p in members(bare)}
    rule = {"kind": "apart", "pupils": [{"uid": names[two]}, {"uid": names[one]}]}
    text = json.dumps({**HEAD, "rules": [{**rule, "strength": "low"}]})
    assert imported(bare, text).known == 1
    new = {**rule, "metres": 2, "strength": "low"}
    found = imported(bare, json.dumps({**HEAD, "rules": [new, new]}))
    assert (len(found.added), found.known) == (1, 1)


def test_a_pupil_is_found_by_every_name_and_number_of_theirs(bare: Sample) -> None:
    pupil = members(bare)[0]
    store(bare, replace(pupil, upn="B801200005001", admission_number="004711"))
    shown = bare.workspace.read(lambda s: classes.cards(s, class_id(bare), frozenset()))
    short = next(card.name for card in shown if card.pupil_id == pupil.id)
    for said in (short, pupil.name.full, pupil.name.listed, "b801200005001", "004711", pupil.uid):
        assert faces(bare, said) == (pupil.id,), said
        assert faces(bare, {"name": said}) == (pupil.id,), said
    assert faces(bare, {"uid": pupil.uid, "name": "Somebody Else"}) == (pupil.id,)
    assert faces(bare, {"uid": "of another vault", "name": short}) == (pupil.id,)


def test_the_number_of_a_pupil_in_this_vault_means_nobody(bare: Sample) -> None:
    pupil = members(bare)[0]
    assert f"no pupil called {pupil.id}." in refused(bare, str(pupil.id)).what


def test_somebody_of_another_class_is_found_by_whole_name_after_the_class(bare: Sample) -> None:
    guest = other(bare)
    assert faces(bare, guest.name.full) == (guest.id,)
    assert faces(bare, guest.uid) == (guest.id,)
    member = members(bare)[0]
    store(bare, replace(guest, name=member.name))
    assert faces(bare, member.name.full) == (member.id,)


def test_somebody_of_another_class_is_written_with_the_whole_name(bare: Sample) -> None:
    guest = other(bare)
    add(bare, FacesBoard((guest.id,)))
    said = json.loads(exported(bare))["rules"][0]["pupils"]
    assert said == [{"name": guest.name.full, "uid": guest.uid}]


def test_a_rule_that_follows_somebody_of_another_class_is_known_the_second_time(
    bare: Sample,
) -> None:
    rule = {"kind": "faces board", "pupils": [other(bare).uid], "strength": "low"}
    text = json.dumps({**HEAD, "rules": [{**rule, "scope": "pupil"}]})
    first = imported(bare, text)
    assert first.edit is not None
    do(bare.workspace, first.edit)
    assert imported(bare, text) == rule_files.Import(None, (), 1)


def test_who_is_unknown_or_could_be_two_is_refused_with_the_place(bare: Sample) -> None:
    one, two, *_ = members(bare)
    unknown = refused(bare, one.name.full, "Nobody Known")
    assert unknown.what == "There is no pupil called Nobody Known."
    assert unknown.where == "Place in the file: rules 1, pupils 2."
    assert "show VAULT pupils" in unknown.todo
    assert refused(bare, {"uid": "lost"}).what == "There is no pupil with this uid."
    store(bare, replace(two, name=one.name))
    twice = refused(bare, one.name.full)
    assert twice.what == f"More than one pupil is called {one.name.full}."
    assert twice.todo.startswith("Name the one who is meant by uid.")
    assert twice.kept == "Nothing was added or changed."


def test_a_plan_is_found_by_room_purpose_and_name_whatever_the_case(bare: Sample) -> None:
    mock = start(bare, line_of_tests(bare, "Mock 1")).line
    do(bare.workspace, AddRules((Rule("", FewMoves(), Strength.LOW, ForPlan(mock)),)))
    said = json.loads(exported(bare))["rules"][0]
    assert (said["plan"]["purpose"], said["plan"]["name"]) == ("test", "Mock 1")
    plan = {**said["plan"], "room": said["plan"]["room"].upper(), "name": "mock 1"}
    assert read(bare, {**said, "plan": plan})[0].owner == ForPlan(mock)
    for changes in ({"name": "Mock 2"}, {"room": "Nowhere"}, {"purpose": "exam"}):
        with pytest.raises(Refusal, match=r"no such plan .*rules 1, plan\."):
            read(bare, {**said, "plan": {**plan, **changes}})


def test_a_plan_that_is_about_to_be_made_can_be_named(bare: Sample) -> None:
    line = line_of_tests(bare, "Soon")
    room = bare.workspace.read(lambda s: room_of(s, holds_plan(bare)))
    plan = {"room": room, "purpose": "test", "name": "Soon"}
    rule = {"kind": "few moves", "strength": "low", "scope": "plan", "plan": plan}
    text = json.dumps({**HEAD, "rules": [rule]})
    found = bare.workspace.read(
        lambda s: rule_files.read_rules(s, class_id(bare), text, also=[line])
    )
    assert found[0].owner == ForPlan(line)


def test_a_file_is_written_whole_and_read_again(bare: Sample, tmp_path: Path) -> None:
    text = exported(bare)
    rule_files.store(text, tmp_path / "rules.json")
    assert rule_files.load(tmp_path / "rules.json") == text
    with pytest.raises(Refusal, match="The rule file cannot be read"):
        rule_files.load(tmp_path / "lost.json")


def test_a_file_can_be_read_by_nobody_else(bare: Sample, tmp_path: Path) -> None:
    file = tmp_path / "rules.json"
    for left in (file, tmp_path / ".rules.json.part"):
        left.write_text("open to all", encoding="utf-8")
        left.chmod(0o644)
    rule_files.store(exported(bare), file)
    if os.name == "posix":  # elsewhere the folder says who may read
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert rule_files.load(file) == exported(bare)
