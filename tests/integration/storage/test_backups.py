"""Backups: made, verified, thinned; never half a one, never a plain one."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.services.vaults import BackupRun, back_up_if_due, newest_backup
from seatingapp.storage import backups, settings, vault
from seatingapp.storage.backups import Backup, to_drop
from seatingapp.storage.engine import connect
from seatingapp.storage.vault import Unsealed, Vault

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


def name_school(opened: Vault, name: str) -> None:
    with opened.write() as session:
        settings.put(session, "school_name", name)


def school_name(opened: Vault) -> str:
    with opened.read() as session:
        return str(settings.get(session, "school_name"))


def make(opened: Vault, now: dt.datetime = NOW) -> Backup:
    return backups.make(opened.folder, opened.unsealed.key, now)


def test_a_backup_is_made_beside_the_open_vault_and_verified(opened: Vault) -> None:
    made = make(opened)
    assert made == Backup(opened.folder / "backups" / "2026-11-23T12-00-00Z.db", NOW)
    assert backups.listed(opened.folder) == (made,)
    assert backups.verify(made.path, opened.unsealed.key) == []
    assert [p.name for p in (opened.folder / "backups").iterdir()] == [made.path.name]


def test_copying_a_backup_over_the_vault_brings_it_back(opened: Vault, unsealed: Unsealed) -> None:
    name_school(opened, "before")
    made = make(opened)
    name_school(opened, "after")
    opened.close()
    shutil.copyfile(made.path, opened.folder / "vault.db")
    again = vault.open_unsealed(unsealed)
    assert school_name(again) == "before"
    again.close()


def test_a_backup_holds_no_plain_text(opened: Vault) -> None:
    name_school(opened, "Rumpelstilzchen Academy")
    content = make(opened).path.read_bytes()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert "Rumpelstilzchen".encode(encoding) not in content
    assert b"SQLite format" not in content
    assert b"behaviour_types" not in content


def test_a_backup_is_due_after_a_change_and_not_after_a_backup(opened: Vault) -> None:
    assert backups.is_due(opened.folder)
    made = make(opened)
    an_hour_later = made.path.stat().st_mtime + 3600
    os.utime(made.path, (an_hour_later, an_hour_later))
    assert not backups.is_due(opened.folder, NOW)
    for changed in (an_hour_later, an_hour_later + 3600):  # a stick counts in whole seconds
        os.utime(opened.folder / "vault.db", (changed, changed))
        assert backups.is_due(opened.folder, NOW)


def test_a_backup_from_a_time_to_come_stops_no_other(opened: Vault) -> None:
    now = dt.datetime.now(dt.UTC)
    ahead = backups.make(opened.folder, opened.unsealed.key, now + dt.timedelta(days=1))
    tomorrow = now.timestamp() + 86_400
    os.utime(ahead.path, (tomorrow, tomorrow))
    assert backups.is_due(opened.folder, now)
    made = backups.make(opened.folder, opened.unsealed.key, now)
    later = (opened.folder / "vault.db").stat().st_mtime + 5
    os.utime(made.path, (later, later))
    assert not backups.is_due(opened.folder, now)
    assert set(backups.listed(opened.folder)) == {ahead, made}


def test_the_service_makes_one_where_one_is_due(opened: Vault) -> None:
    assert newest_backup(opened.folder) is None
    assert back_up_if_due(opened.unsealed)
    found = newest_backup(opened.folder)
    assert found is not None
    assert not back_up_if_due(opened.unsealed)


def test_what_a_crash_left_over_is_cleared_away(opened: Vault) -> None:
    folder = opened.folder / "backups"
    for name in ("2026-11-22T12-00-00Z.part", "2026-11-22T12-00-00Z.part-journal"):
        (folder / name).write_bytes(b"half")
    (folder / "mine.db").write_bytes(b"the teacher's own file")
    (folder / "read me.txt").write_text("hello", encoding="utf-8")
    made = make(opened)
    assert {p.name for p in folder.iterdir()} == {made.path.name, "mine.db", "read me.txt"}
    assert backups.listed(opened.folder) == (made,)


def test_a_folder_of_backups_that_was_deleted_is_made_again(opened: Vault) -> None:
    (opened.folder / "backups").rmdir()
    assert backups.is_due(opened.folder)
    assert make(opened).path.is_file()


def fill_with(opened: Vault, megabytes: int) -> None:
    with opened.write() as session:
        for n in range(megabytes):
            settings.put(session, f"ballast {n}", os.urandom(500_000).hex())


def test_a_copy_that_is_stopped_leaves_nothing(opened: Vault) -> None:
    with pytest.raises(Refusal, match="backup was not made"):
        backups.make(opened.folder, opened.unsealed.key, NOW, started=lambda stop: stop())
    assert list((opened.folder / "backups").iterdir()) == []
    name_school(opened, "still works")


def stopped_after(opened: Vault, seconds: float, now: dt.datetime) -> bool:
    """Make a backup that another thread stops; say whether it came in time."""
    stoppers: list[threading.Timer] = []

    def stop_later(stop: Callable[[], None]) -> None:
        stoppers.append(threading.Timer(seconds, stop))
        stoppers[0].start()

    try:
        backups.make(opened.folder, opened.unsealed.key, now, started=stop_later)
    except Refusal:
        return True
    finally:
        stoppers[0].join()
    return False


def test_a_copy_that_is_stopped_at_any_moment_is_whole_or_not_there(opened: Vault) -> None:
    fill_with(opened, 8)
    kept = []
    for n in range(12):
        now = NOW + dt.timedelta(hours=n)  # of one day each hour's backup stays
        if not stopped_after(opened, n / 400, now):
            kept.append(now)
    assert len(kept) < 12
    assert [b.made_at for b in reversed(backups.listed(opened.folder))] == kept
    assert not list((opened.folder / "backups").glob("*.part*"))
    for backup in backups.listed(opened.folder):
        assert backups.verify(backup.path, opened.unsealed.key) == []


def test_stopping_a_copy_that_is_finished_does_nothing(opened: Vault) -> None:
    stops: list[Callable[[], None]] = []
    backups.make(opened.folder, opened.unsealed.key, NOW, started=stops.append)
    stops[0]()
    assert len(backups.listed(opened.folder)) == 1


def test_a_teacher_who_writes_stops_the_backup_and_never_hears_of_it(opened: Vault) -> None:
    run = BackupRun(opened.unsealed)
    opened.before_write = run.give_way
    name_school(opened, "first")
    assert run.gave_way
    assert not run.run()
    assert backups.listed(opened.folder) == ()
    assert school_name(opened) == "first"


def test_a_writer_who_comes_while_a_backup_starts_is_given_way(opened: Vault) -> None:
    run = BackupRun(opened.unsealed)
    original = run._started

    def give_way_first(stop: Callable[[], None]) -> None:
        run.give_way()
        original(stop)

    run._started = give_way_first  # type: ignore[method-assign]
    assert not run.run()
    run.give_way()
    name_school(opened, "works")
    assert backups.listed(opened.folder) == ()


@pytest.mark.parametrize("place", [0.01, 0.3, 0.6, 0.99])
def test_a_damaged_copy_is_reported(opened: Vault, place: float) -> None:
    made = make(opened)
    content = bytearray(made.path.read_bytes())
    content[int(len(content) * place)] ^= 1
    made.path.write_bytes(content)
    assert backups.verify(made.path, opened.unsealed.key)


def test_a_copy_that_was_cut_short_is_reported(opened: Vault) -> None:
    made = make(opened)
    made.path.write_bytes(made.path.read_bytes()[:8192])
    assert backups.verify(made.path, opened.unsealed.key)


def test_a_copy_that_lacks_rows_is_reported(opened: Vault) -> None:
    made = make(opened)
    assert backups.verify(made.path, opened.unsealed.key, {"pupils": 1}) == [
        "Some rows are missing."
    ]


def test_rows_that_refer_to_what_is_gone_are_reported(opened: Vault) -> None:
    made = make(opened)
    connection = connect(made.path, opened.unsealed.key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO class_members (class_id, pupil_id) VALUES (7, 7)")
    connection.close()
    assert backups.verify(made.path, opened.unsealed.key) == ["2 rows refer to what is gone."]


def test_a_file_that_is_no_backup_is_reported(opened: Vault, tmp_path: Path) -> None:
    junk = tmp_path / "junk.db"
    junk.write_bytes(os.urandom(8192))
    (problem,) = backups.verify(junk, opened.unsealed.key)
    assert problem.startswith("It cannot be read")


def test_a_vault_that_is_damaged_gets_no_backup_and_old_ones_stay(opened: Vault) -> None:
    old = make(opened, NOW - dt.timedelta(days=400))
    key = opened.unsealed.key
    opened.close()
    database = opened.folder / "vault.db"
    database.write_bytes(database.read_bytes()[:9000])
    with pytest.raises(Refusal):
        backups.make(opened.folder, key, NOW)
    assert backups.listed(opened.folder) == (old,)
    assert [p.name for p in (opened.folder / "backups").iterdir()] == [old.path.name]


def test_a_copy_that_does_not_pass_is_not_kept_and_drops_no_older_one(opened: Vault) -> None:
    old = [make(opened, NOW - dt.timedelta(days=5, minutes=n)) for n in (2, 1)][-1]
    connection = connect(opened.folder / "vault.db", opened.unsealed.key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO class_members (class_id, pupil_id) VALUES (7, 7)")
    connection.close()
    with pytest.raises(Refusal, match=r"could not be verified\. 2 rows refer to what is gone"):
        make(opened)
    assert backups.listed(opened.folder)[0] == old
    assert not list((opened.folder / "backups").glob("*.part"))


def test_where_no_backup_can_be_made_that_is_said(opened: Vault) -> None:
    (opened.folder / "backups").rmdir()
    (opened.folder / "backups").write_bytes(b"a file is in the way")
    with pytest.raises(Refusal, match="backup was not made"):
        back_up_if_due(opened.unsealed)
    name_school(opened, "still works")


def test_a_backup_that_gives_way_while_it_runs_is_no_failure(opened: Vault) -> None:
    fill_with(opened, 4)
    run = BackupRun(opened.unsealed)
    opened.before_write = run.give_way
    outcome: list[bool] = []
    thread = threading.Thread(target=lambda: outcome.append(run.run()))
    thread.start()
    while not run.gave_way:
        name_school(opened, "written meanwhile")
    thread.join()
    assert outcome in ([True], [False])
    assert school_name(opened) == "written meanwhile"
    assert not list((opened.folder / "backups").glob("*.part"))


def test_old_backups_are_thinned_after_the_new_one_is_made(opened: Vault) -> None:
    day = NOW - dt.timedelta(days=5)
    for hour in (8, 10, 12):
        make(opened, day.replace(hour=hour))
    make(opened, NOW)
    assert [b.made_at for b in backups.listed(opened.folder)] == [NOW, day.replace(hour=12)]


AGES = st.lists(st.integers(0, 900 * 24 * 60), max_size=60, unique=True)


def aged(minutes: list[int], now: dt.datetime = NOW) -> list[Backup]:
    return [Backup(Path(f"{n}.db"), now - dt.timedelta(minutes=n)) for n in minutes]


@given(AGES)
def test_thinning_keeps_the_newest_and_thinning_again_drops_nothing(ages: list[int]) -> None:
    found = aged(ages)
    dropped = to_drop(found, NOW)
    kept = [b for b in found if b not in dropped]
    assert set(dropped) <= set(found)
    if found:
        assert max(found, key=lambda b: b.made_at) in kept
    assert to_drop(kept, NOW) == ()


@given(AGES, st.permutations(range(60)))
def test_the_order_of_the_files_does_not_matter(ages: list[int], order: list[int]) -> None:
    found = aged(ages)
    shuffled = [found[n] for n in order if n < len(found)]
    assert set(to_drop(found, NOW)) == set(to_drop(shuffled, NOW))


@given(AGES)
def test_of_the_last_hour_one_in_ten_minutes_stays_and_of_two_years_ago_nothing(
    ages: list[int],
) -> None:
    found = aged(ages)
    dropped = {b.made_at for b in to_drop(found, NOW)}
    recent = [b.made_at for b in found if NOW - b.made_at <= dt.timedelta(hours=1)]
    stretches = {moment: (moment.hour, moment.minute // 10) for moment in recent}
    kept = [stretches[moment] for moment in recent if moment not in dropped]
    assert set(kept) == set(stretches.values())
    assert len(kept) == len(set(kept))
    newest = max((b.made_at for b in found), default=NOW)
    for backup in found:
        age = NOW - backup.made_at
        if age > dt.timedelta(days=730) and backup.made_at != newest:
            assert backup.made_at in dropped


def test_a_year_of_hourly_backups_shrinks_to_a_few_dozen_that_reach_far_back() -> None:
    kept: list[Backup] = []
    start = NOW - dt.timedelta(days=365)
    for hour in range(365 * 24):
        now = start + dt.timedelta(hours=hour)
        kept.append(Backup(Path(f"{hour}.db"), now))
        dropped = set(to_drop(kept, now))
        kept = [b for b in kept if b not in dropped]
    ages = sorted((now - b.made_at).days for b in kept)
    assert 45 <= len(kept) <= 70
    assert ages[-1] >= 330
    assert sum(age <= 14 for age in ages) >= 35
    assert sum(age > 60 for age in ages) >= 9
