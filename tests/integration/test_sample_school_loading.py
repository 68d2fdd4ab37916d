"""The sample school in a real vault, made on any day of the year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from seatingapp.domain import upn
from seatingapp.domain.behaviour import Entry, tally
from seatingapp.domain.calendar import slots_on
from seatingapp.domain.detentions import Which
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.register import MarkKind
from seatingapp.domain.rules.kinds import Area
from seatingapp.domain.rules.rule import ForPupil
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import area_seats
from seatingapp.services import detentions, drafts, vaults
from seatingapp.services.arrangements import setting_of
from seatingapp.services.detention_lists import listed
from seatingapp.services.drafting import catch_up
from seatingapp.services.interventions import all_interventions
from seatingapp.services.on_report import all_reports
from seatingapp.services.on_report import record as on_report_record
from seatingapp.services.sample_school import SampleSummary, load_sample_school
from seatingapp.services.school import school
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.storage import classes, entries, lessons, plans, policy, pupils, rooms
from tests.conftest import Sample

PASSPHRASE = "fuchsia kettle paddock thirty"
NOVEMBER = dt.date(2026, 11, 23)
DAYS = {
    "autumn": NOVEMBER,
    "first days of September": dt.date(2026, 9, 2),
    "second week of autumn": dt.date(2026, 9, 15),
    "Christmas": dt.date(2026, 12, 25),
    "February half-term": dt.date(2027, 2, 17),
    "Easter holidays": dt.date(2027, 3, 30),
    "a Saturday in May": dt.date(2027, 5, 8),
    "August": dt.date(2027, 8, 15),
    "29 February": dt.date(2028, 2, 29),
}


def empty_vault(folder: Path) -> Workspace:
    return vaults.create(folder / "sample", PASSPHRASE, teacher="Nobody").workspace


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, SampleSummary]]:
    workspace = empty_vault(tmp_path_factory.mktemp("autumn"))
    yield workspace, load_sample_school(workspace, NOVEMBER)
    workspace.lock()


def all_entries(workspace: Workspace) -> tuple[Entry, ...]:
    return workspace.read(lambda s: entries.of_class(s, None))


def test_the_vault_holds_what_the_summary_says(autumn: tuple[Workspace, SampleSummary]) -> None:
    workspace, summary = autumn
    people = workspace.read(pupils.load)
    assert len(people) == summary.pupils == 150
    assert {p.year_group for p in people} == {"8", "9"}
    assert summary.year_groups == 2
    assert len(workspace.read(classes.load)) == summary.classes == 6
    assert len(workspace.read(rooms.load)) == summary.rooms == 4
    assert len(all_entries(workspace)) == summary.entries
    about = workspace.read(school)
    assert (about.name, about.teacher, about.zone) == (
        summary.school_name,
        summary.teacher,
        "Europe/London",
    )


def test_the_showcase_class_has_rules_that_speak_of_its_pupils_and_its_room(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    workspace, summary = autumn
    class_id, day = summary.showcase.class_id, summary.showcase.date
    plan = workspace.read(lambda s: plans.current(s, class_id, None, day))
    assert plan is not None
    setting = workspace.read(lambda s: setting_of(s, plan))
    assert [(str(r.strength), sentence(r.kind, setting.name)) for r in setting.rules] == [
        ("must", "Tom W and Kasia W at least 2 m apart"),
        ("must", "Callum P in the front row"),
        ("must", "Ben O'N and Aaliyah K not next to each other"),
        ("high", "New neighbours: nobody from the last 2 plans"),
        ("medium", "Mix prior attainment at each desk"),
        ("medium", "Imani D next to Sofia E or Uma G"),
        ("medium", "Yusuf I next to Amir R, محمد ا or Noah B"),
        ("low", "Move as few pupils as possible"),
    ]
    assert [r.note for r in setting.rules if isinstance(r.owner, ForPupil)] == [
        "left ear to the teacher"
    ]
    assert len(setting.earlier) == 1
    assert area_seats(plan.layout, Area(zone="Front row"))


def test_drafts_wait_for_somebody_and_two_were_decided(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    workspace, _summary = autumn
    waiting = workspace.read(drafts.waiting)
    assert {r.draft.kind for r in waiting} >= {DraftKind.TELL, DraftKind.POSTCARD}
    assert any(r.adjustments for r in waiting)
    assert len(workspace.read(drafts.decided)) == 2
    assert catch_up(workspace) == 0
    assert workspace.read(drafts.waiting) == waiting


def test_a_few_detentions_were_attended_missed_and_excused_and_some_are_to_come(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    workspace, summary = autumn
    found = workspace.read(lambda s: listed(s, Which.ALL, summary.showcase_at))
    states = Counter(str(one.detention.state) for one in found)
    assert states == {"pending": 5, "attended": 2, "missed": 1, "rescheduled": 1}
    assert not any(one.overdue or one.taken_back for one in found)
    for one in found:
        told = workspace.read(partial(detentions.history, uid=one.detention.uid))
        assert told[0].what == "set"


def test_upns_in_the_vault_are_valid(autumn: tuple[Workspace, SampleSummary]) -> None:
    known = [p.upn for p in autumn[0].read(pupils.load) if p.upn]
    assert len(known) == 149
    assert [u for u in known if upn.problem(u)] == []


def test_the_policy_of_the_vault_is_used_and_not_doubled(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    names = [t.name for t in autumn[0].read(policy.load)]
    assert len(names) == len(set(names)) == 11


def test_four_of_five_live_entries_are_praise(autumn: tuple[Workspace, SampleSummary]) -> None:
    ratio = tally(all_entries(autumn[0])).ratio
    assert ratio is not None
    assert 3.2 <= ratio <= 5


def test_voids_and_notes_are_among_the_entries(autumn: tuple[Workspace, SampleSummary]) -> None:
    found = all_entries(autumn[0])
    assert {e.void_reason for e in found if e.is_void} == {
        "undo",
        "meant for another pupil",
        "wrong button",
    }
    assert 100 <= sum(bool(e.note) for e in found) <= 400


def test_the_right_entry_after_a_wrong_button_was_recorded_later_than_it_happened(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    late = [e for e in all_entries(autumn[0]) if e.recorded_at != e.happened_at]
    assert late
    assert {e.type_name for e in late} == {"No equipment"}
    assert all(e.recorded_at - e.happened_at == dt.timedelta(seconds=10) for e in late)


def test_the_showcase_lesson_runs_at_its_moment_with_two_absent(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    workspace, summary = autumn
    assert summary.showcase.date == NOVEMBER
    assert summary.showcase_at.isoformat() == "2026-11-23T11:33:00+00:00"
    lesson_id = workspace.read(lambda s: lessons.find(s, summary.showcase))
    assert lesson_id is not None
    marks = workspace.read(lambda s: lessons.marks(s, lesson_id))
    absent = {p for p, mark in marks.items() if mark.kind is MarkKind.ABSENT}
    logged = workspace.read(lambda s: entries.of_lesson(s, lesson_id))
    assert (len(marks), len(absent)) == (26, 2)
    assert logged[0].happened_at <= summary.showcase_at
    assert not {e.pupil_id for e in logged} & absent
    assert (tally(logged).praise_points, tally(logged).concern_points) == (19, 3)
    effort = [e for e in logged if e.type_name == "Good effort"]
    assert len(effort) == 3
    assert len({e.batch for e in effort}) == 1


def test_entries_know_the_seat_of_the_plan_that_held(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    workspace, summary = autumn
    held = workspace.read(lambda s: plans.current(s, summary.showcase.class_id, None, NOVEMBER))
    assert held is not None
    assert sum(o.pinned for o in held.seated.values()) == 2
    lesson_id = workspace.read(lambda s: lessons.find(s, summary.showcase))
    assert lesson_id is not None
    for entry in workspace.read(lambda s: entries.of_lesson(s, lesson_id)):
        assert entry.seat_id == held.seat_of(entry.pupil_id)


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
def test_on_any_day_entries_lie_in_lessons_and_plans_are_legal(
    day: dt.date, tmp_path: Path
) -> None:
    workspace = empty_vault(tmp_path)
    load_sample_school(workspace, day)
    about = workspace.read(school)
    periods = {p.id: p for p in about.periods}
    found = all_entries(workspace)
    keys = workspace.read(lambda s: lessons.keys(s, {e.lesson_id for e in found if e.lesson_id}))
    assert 1350 <= len(found) <= 1650
    for entry in found:
        assert entry.lesson_id is not None
        key = keys[entry.lesson_id]
        period = periods[key.period_id or 0]
        local = entry.happened_at.astimezone(about.tz)
        assert local.date() == key.date <= day
        assert period.starts < local.time() < period.ends
        assert any(
            (s.class_id, s.period_id) == (key.class_id, key.period_id)
            for s in slots_on(key.date, about.slots, about.calendar)
        )
    members = workspace.read(classes.members)
    for plan in workspace.read(plans.load):
        seats = {place.seat_id for place in plan.layout.places()}
        assert set(plan.seated) <= seats
        assert {o.pupil_id for o in plan.seated.values()} == members[plan.class_id]
        assert plan.from_date <= day
    workspace.lock()


def test_two_vaults_made_for_the_same_day_say_the_same(
    autumn: tuple[Workspace, SampleSummary], tmp_path: Path
) -> None:
    other = empty_vault(tmp_path)
    assert load_sample_school(other, NOVEMBER) == autumn[1]

    def told(workspace: Workspace) -> list[tuple[object, ...]]:
        return [
            (e.happened_at, e.pupil_id, e.type_name, e.note, e.seat_id, e.void_reason)
            for e in all_entries(workspace)
        ]

    assert told(other) == told(autumn[0])
    other.lock()


def test_in_the_morning_nothing_of_the_afternoon_has_happened(tmp_path: Path) -> None:
    workspace = empty_vault(tmp_path)
    summary = load_sample_school(workspace, NOVEMBER, dt.time(8, 0))
    latest = all_entries(workspace)[0]
    assert latest.happened_at < dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
    assert summary.showcase.date == dt.date(2026, 11, 20)
    workspace.lock()


def test_everyone_who_listens_is_told_once(tmp_path: Path) -> None:
    workspace = empty_vault(tmp_path)
    heard: list[frozenset[Topic]] = []
    workspace.listen(heard.append)
    load_sample_school(workspace, NOVEMBER)
    assert heard == [frozenset(Topic)]
    workspace.lock()


def test_a_vault_that_holds_pupils_is_refused_and_left_alone(
    autumn: tuple[Workspace, SampleSummary],
) -> None:
    workspace, summary = autumn
    with pytest.raises(Refusal, match="needs an empty vault"):
        load_sample_school(workspace, NOVEMBER)
    assert len(all_entries(workspace)) == summary.entries


def test_a_behaviour_type_that_the_vault_lacks_is_added(tmp_path: Path) -> None:
    from seatingapp.storage import vault

    opened, _ = vault.create(tmp_path / "bare.seating", PASSPHRASE)
    workspace = Workspace(opened)
    load_sample_school(workspace, NOVEMBER)
    assert len(workspace.read(policy.load)) == 11
    workspace.lock()


def test_somebody_is_on_report_and_something_is_tried(sample: Sample) -> None:
    (report,) = sample.workspace.read(all_reports)
    record = sample.workspace.read(lambda s: on_report_record(s, report.uid))
    assert report.is_on(sample.workspace.clock().date())
    assert record.lessons
    assert all(result.rated == len(record.lessons) for result in record.results)
    (tried,) = sample.workspace.read(all_interventions)
    assert tried.pupil_id != report.pupil_id
