"""Old vaults open: whole or not at all, with a backup before; frozen ones prove it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import Calendar, LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Purpose
from seatingapp.domain.policies.checks import problems
from seatingapp.domain.policies.type_changes import AddType, new_type
from seatingapp.domain.rules.stored import KINDS
from seatingapp.domain.school_time import SchoolTime
from seatingapp.domain.vault_errors import TooNew
from seatingapp.services import vaults
from seatingapp.services.calendar import school_time
from seatingapp.services.drafting import catch_up
from seatingapp.services.drafts import waiting
from seatingapp.services.interventions import all_interventions
from seatingapp.services.lessons import record
from seatingapp.services.on_report import all_reports
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.workspace import Workspace
from seatingapp.storage import (
    backups,
    classes,
    drafting,
    entries,
    migrations,
    plans,
    pupils,
    records,
    rooms,
    rules,
    vault,
)
from seatingapp.storage.engine import make_engine
from seatingapp.storage.vault import Unsealed, Vault
from tests.data.freezing import AT, DAY, FROZEN, PASSPHRASE, frozen_rules, frozen_time

RECOVERY_KEYS = {
    "0001": "AGE-SECRET-KEY-146WKG8YDE89XG7QA20E043JRTX49NL4YM9XWG8AJZKZ6AZZSRGXS92975R",
    "0002": "AGE-SECRET-KEY-1GSMMMRMKN7N8VPQPRH42THQCQYZUMTXCJK2YD6DFDUT3FNCWU68SKWZTZT",
    "0003": "AGE-SECRET-KEY-1RED5ZKKL0UZ5DUT2EQSYPJZ05JZ73NRAUMKH4R6597NY0WD6AMZQ5W6T8H",
    "0004": "AGE-SECRET-KEY-180A9H6AEKLNTAR6QV487LHPT4VCZ86E2EZYS8X0VSP3R38LJCXHQPDA6KR",
}


@pytest.fixture(params=migrations.REVISIONS)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of a vault as a released version left it."""
    folder = tmp_path / "frozen.seating"
    shutil.copytree(FROZEN / request.param, folder)
    return folder


@pytest.fixture
def thawed(frozen: Path) -> Iterator[Workspace]:
    """Return a frozen vault, opened by the app of today."""
    opened = vaults.enter(vaults.unseal(frozen, PASSPHRASE))
    yield opened
    opened.lock()


def test_every_released_schema_has_a_frozen_vault() -> None:
    assert {p.name for p in FROZEN.iterdir()} == set(migrations.REVISIONS) == set(RECOVERY_KEYS)


def test_entries_from_before_there_were_drafts_draft_nothing(thawed: Workspace) -> None:
    assert thawed.read(drafting.marks) == thawed.read(drafting.end)
    assert catch_up(thawed) == 0


def test_drafts_that_wait_in_a_frozen_vault_still_wait(tmp_path: Path) -> None:
    folder = tmp_path / "frozen.seating"
    shutil.copytree(FROZEN / "0004", folder)
    opened = vaults.enter(vaults.unseal(folder, PASSPHRASE))
    (draft,) = opened.read(waiting)
    opened.lock()
    assert draft.pupil.name.full == "Addy Testa"
    assert draft.adjustments == ("an invented adjustment", "an invented word")
    assert draft.draft.why == "1 praise of Effort in a week, on Mon 14 Sep; the rule asks for 1."


def test_a_frozen_vault_has_a_policy_that_can_be_edited(thawed: Workspace) -> None:
    policy = thawed.read(in_force)
    assert problems(policy) == ()
    assert policy.in_use
    assert {t.category for t in policy.types} <= {*policy.categories, ""}
    kind = new_type(policy, "Helped a friend", Polarity.PRAISE)
    assert thawed.perform(ChangePolicy(AddType(kind))) is not None
    assert thawed.read(in_force).in_use[-1].name == "Helped a friend"


def test_a_frozen_vault_opens_and_says_what_it_said(thawed: Workspace) -> None:
    people = thawed.read(lambda s: pupils.load(s, kinds=pupils.EVERYTHING))
    assert [(p.name.full, p.upn, p.form) for p in people] == [
        ("Łukasz Próba", "", "9C"),
        ("Addy Testa", "B801200005001", "9C"),
    ]
    assert people[1].characteristics == {"sen": "K"}
    assert people[1].date_of_birth == dt.date(2012, 9, 3)
    (school_class,) = thawed.read(classes.load)
    (room,) = thawed.read(rooms.load)
    (plan,) = thawed.read(plans.load)
    assert (room.name, room.layout.capacity, plan.from_date) == ("Lab 1", 8, DAY)
    assert {s: (o.pupil_id, o.pinned) for s, o in plan.seated.items()} == {
        1: (people[1].id, True),
        2: (people[0].id, False),
    }
    logged = thawed.read(lambda s: entries.of_class(s, school_class.id))
    old = sorted(logged, key=lambda e: e.id)[:3]  # what later schemas added came after
    assert sorted((e.type_name, e.note, e.void_reason) for e in old) == [
        ("Great answer", "", ""),
        ("Great answer", "", ""),
        ("Off task", "an invented note", "wrong button"),
    ]
    assert {e.happened_at for e in logged} == {AT}
    marks = thawed.read(lambda s: record(s, LessonKey(school_class.id, DAY, 1))).marks
    assert [(m.pupil_id, str(m.kind), m.minutes) for m in marks.values()] == [
        (people[0].id, "late", 4)
    ]


def test_what_0002_added_is_empty_in_an_older_vault_and_kept_in_a_newer_one(
    thawed: Workspace, request: pytest.FixtureRequest
) -> None:
    since = "0001" not in request.node.name
    (room,) = thawed.read(rooms.load)
    (plan,) = thawed.read(plans.load)
    addy = thawed.read(pupils.load)[1]
    lesson = LessonKey(plan.class_id, DAY, 1)
    assert (room.code, room.retired) == ("L1" if since else "", False)
    assert (plan.purpose, plan.name) == (Purpose.LESSON, "")
    assert plan.comment == ("an invented comment" if since else "")
    assert plan.comments == ({1: "an invented remark"} if since else {})
    assert plan.made_at == (AT if since else None)
    assert addy.candidate_number == ("4321" if since else "")
    assert list(thawed.read(lambda s: record(s, lesson)).today.values()) == ([3] if since else [])
    assert len(thawed.read(pupils.no_photo)) == since


def test_what_0003_added_is_empty_in_an_older_vault_and_kept_in_a_newer_one(
    thawed: Workspace, request: pytest.FixtureRequest
) -> None:
    since = not any(f"[{old}]" in request.node.name for old in ("0001", "0002"))
    (plan,) = thawed.read(plans.load)
    ids = [plan.seated[1].pupil_id, plan.seated[2].pupil_id]
    wanted = frozen_rules(plan, ids) if since else ()
    found = thawed.read(lambda s: rules.of_line(s, plan.line))
    assert [replace(stored.rule, id=0) for stored in found] == list(wanted)
    assert {type(rule.kind) for rule in wanted} == (set(KINDS.values()) if since else set())
    assert {stored.made_at for stored in found} == ({AT} if since else set())
    kept = thawed.read(lambda s: records.of_plan(s, plan.id))
    assert (kept is not None) == since
    if kept is not None:
        assert (kept.seed, kept.score, kept.most) == (12, 7, 9)
        assert [(r.sentence, str(r.met)) for r in kept.rules] == [
            ("Alternate by sex", "partly met")
        ]
        assert kept.seated == {1: ids[0], 2: ids[1]}


def test_what_0004_added_is_empty_in_an_older_vault_and_kept_in_a_newer_one(
    thawed: Workspace, request: pytest.FixtureRequest
) -> None:
    since = not any(f"[{old}]" in request.node.name for old in ("0001", "0002", "0003"))
    every = thawed.read(lambda s: entries.of_class(s, None))
    assert [e.place for e in every if e.class_id is None] == (
        ["an invented corridor"] if since else []
    )
    sat = thawed.read(lambda s: entries.neighbours(s, [e.id for e in every]))
    assert [list(found.values()) for found in sat.values()] == ([["same desk"]] if since else [])
    assert [e.note for e in every if e.corrects_id] == (["an invented word, too"] if since else [])
    found = thawed.read(all_reports)
    assert [r.targets for r in found] == ([("an invented word", "Be on time")] if since else [])
    tried = thawed.read(all_interventions)
    assert [i.what for i in tried] == (["an invented word"] if since else [])
    time = thawed.read(school_time)
    if since:
        assert time == frozen_time(time, next(c.id for c in thawed.read(classes.load)))
        assert time.calendar.closure_on(DAY) is not None
    else:
        assert time == SchoolTime(Calendar(time.calendar.terms), time.periods)
        assert [p.days for p in time.periods] == [()]


@pytest.mark.parametrize("revision", migrations.REVISIONS)
def test_the_recovery_key_of_a_frozen_vault_still_works(tmp_path: Path, revision: str) -> None:
    folder = tmp_path / "frozen.seating"
    shutil.copytree(FROZEN / revision, folder)
    vaults.enter(vaults.unseal(folder, recovery_key=RECOVERY_KEYS[revision])).lock()


def test_the_steps_lead_from_the_first_released_schema_to_the_newest() -> None:
    scripts_of_today = ScriptDirectory(str(Path(migrations.__file__).parent))
    steps = [step.revision for step in scripts_of_today.walk_revisions()]
    assert tuple(reversed(steps)) == migrations.REVISIONS


def schema(opened: Vault) -> list[tuple[str, ...]]:
    with opened.read() as session:
        query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        rows = session.execute(text(query)).all()
    return sorted((r[0], r[1], r[2], " ".join(r[3].split())) for r in rows)


def test_a_frozen_vault_brought_up_to_date_has_the_schema_of_a_fresh_one(
    thawed: Workspace, workspace: Workspace
) -> None:
    assert schema(thawed.vault) == schema(workspace.vault)


FIRST = 'revision = "0001"\ndown_revision = None\n\ndef upgrade() -> None:\n    pass\n'
SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

def upgrade() -> None:
    op.create_table("houses", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("pupils", sa.Column("nickname", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE settings SET value = '\\"migrated\\"' WHERE key = 'school_name'")
    {more}
"""
REBUILD = """
    with op.batch_alter_table("pupils") as batch:
        batch.alter_column("form", new_column_name="tutor_group")
"""
THIRD = """
from alembic import op

revision = "0003"
down_revision = "0002"

def upgrade() -> None:
    op.execute("CREATE TABLE later (id INTEGER)")
"""


def scripts(folder: Path, more: str = "pass") -> Path:
    """Write a made-up history of three revisions."""
    versions = folder / "versions"
    versions.mkdir(parents=True)
    for name, content in (
        ("one.py", FIRST),
        ("two.py", SECOND.replace("{more}", more.strip())),
        ("three.py", THIRD),
    ):
        (versions / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Iterator[tuple[Engine, Unsealed]]:
    """Return a vault of the first revision, opened past the app."""
    frozen = tmp_path / "frozen.seating"
    shutil.copytree(FROZEN / "0001", frozen)
    unsealed = vault.unseal_with_passphrase(frozen, PASSPHRASE)
    engine = make_engine(frozen / "vault.db", unsealed.key)
    yield engine, unsealed
    engine.dispose()


def ask(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def upgrade(old: tuple[Engine, Unsealed], folder: Path, *revisions: str) -> bool:
    engine, unsealed = old
    return migrations.bring_up_to_date(
        engine, unsealed.folder, unsealed.key, revisions=revisions, scripts=folder
    )


def test_all_missing_steps_are_run_after_a_backup(
    old: tuple[Engine, Unsealed], tmp_path: Path
) -> None:
    engine, unsealed = old
    assert upgrade(old, scripts(tmp_path / "made-up"), "0001", "0002", "0003")
    assert ask(engine, "SELECT revision FROM schema_revision") == [("0003",)]
    assert ask(engine, "SELECT nickname FROM pupils") == [("",), ("",)]
    assert ask(engine, "SELECT value FROM settings WHERE key = 'school_name'") == [('"migrated"',)]
    assert ask(engine, "SELECT count(*) FROM later") == [(0,)]
    (backup,) = backups.listed(unsealed.folder)
    before = make_engine(backup.path, unsealed.key)
    assert ask(before, "SELECT revision FROM schema_revision") == [("0001",)]
    before.dispose()


def test_a_vault_of_today_gets_no_backup_and_no_step(
    old: tuple[Engine, Unsealed], tmp_path: Path
) -> None:
    assert not upgrade(old, tmp_path / "not even there", "0001")
    assert backups.listed(old[1].folder) == ()


@pytest.mark.parametrize(
    "mishap",
    ['raise RuntimeError("in the middle")', 'op.execute("INSERT INTO no_such_table VALUES (1)")'],
)
def test_a_step_that_fails_leaves_the_vault_as_it_was(
    old: tuple[Engine, Unsealed], tmp_path: Path, mishap: str
) -> None:
    engine, unsealed = old
    before = ask(engine, "SELECT * FROM sqlite_master ORDER BY name")
    content = (unsealed.folder / "vault.db").read_bytes()
    with pytest.raises(Exception, match=r"in the middle|no such table"):
        upgrade(old, scripts(tmp_path / "made-up", mishap), "0001", "0002", "0003")
    assert ask(engine, "SELECT * FROM sqlite_master ORDER BY name") == before
    assert ask(engine, "SELECT revision FROM schema_revision") == [("0001",)]
    assert (unsealed.folder / "vault.db").read_bytes() == content
    assert ask(engine, "PRAGMA foreign_keys") == [(1,)]


def test_a_table_that_others_refer_to_can_be_rebuilt(
    old: tuple[Engine, Unsealed], tmp_path: Path
) -> None:
    engine, _unsealed = old
    assert upgrade(old, scripts(tmp_path / "made-up", REBUILD), "0001", "0002")
    assert ask(engine, "SELECT tutor_group FROM pupils") == [("9C",), ("9C",)]
    assert ask(engine, "SELECT count(*) FROM class_members") == [(2,)]
    assert ask(engine, "PRAGMA foreign_key_check") == []
    assert ask(engine, "PRAGMA foreign_keys") == [(1,)]


def test_a_step_that_leaves_rows_without_what_they_refer_to_is_refused(
    old: tuple[Engine, Unsealed], tmp_path: Path
) -> None:
    engine, _unsealed = old
    made_up = scripts(tmp_path / "made-up", 'op.execute("DELETE FROM pupils")')
    with pytest.raises(Refusal, match="could not be brought up to date"):
        upgrade(old, made_up, "0001", "0002")
    assert ask(engine, "SELECT count(*) FROM pupils") == [(2,)]
    assert ask(engine, "PRAGMA foreign_keys") == [(1,)]


def test_a_revision_that_is_not_known_is_too_new(
    old: tuple[Engine, Unsealed], tmp_path: Path
) -> None:
    with pytest.raises(TooNew):
        upgrade(old, tmp_path, "0000", "1000")


def test_a_database_without_its_revision_is_damaged(old: tuple[Engine, Unsealed]) -> None:
    engine, unsealed = old
    for spoil in ("DELETE FROM schema_revision", "DROP TABLE schema_revision"):
        with engine.begin() as connection:
            connection.execute(text(spoil))
        with pytest.raises(Refusal, match="damaged or incomplete"):
            vault.open_unsealed(unsealed)
