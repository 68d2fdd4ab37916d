"""Transactions: all or nothing, tables too; and no error ever shows what was to be stored."""

from __future__ import annotations

import traceback

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from seatingapp.domain.errors import Refusal
from seatingapp.domain.names import PersonName
from seatingapp.domain.pupils import Pupil
from seatingapp.storage import classes, pupils, settings
from seatingapp.storage.engine import make_engine, refusal_for
from seatingapp.storage.session import Session
from seatingapp.storage.vault import Vault

PLANTED = "Rumpelstilzchen"


def school_name(opened: Vault) -> str:
    with opened.read() as session:
        return str(settings.get(session, "school_name"))


class Mishap(Exception):
    """Something went wrong in the middle."""


@pytest.mark.parametrize("error", [Mishap, Refusal, KeyboardInterrupt])
def test_an_error_in_the_middle_takes_everything_back(
    opened: Vault, error: type[BaseException]
) -> None:
    def half_done() -> None:
        with opened.write() as session:
            settings.put(session, "school_name", "half-done")
            session.execute(text("CREATE TABLE half_done (id INTEGER)"))
            session.execute(text("ALTER TABLE pupils ADD COLUMN half_done TEXT"))
            session.execute(text("DROP TABLE prints"))
            raise error("in the middle")

    with opened.read() as session:
        before = session.execute(text("SELECT sql FROM sqlite_master ORDER BY name")).all()
    with pytest.raises(error):
        half_done()
    with opened.read() as session:
        assert session.execute(text("SELECT sql FROM sqlite_master ORDER BY name")).all() == before
    assert school_name(opened) == ""


def test_what_a_reader_writes_is_taken_back(opened: Vault) -> None:
    with opened.read() as session:
        settings.put(session, "school_name", "not really")
    assert school_name(opened) == ""


def test_a_reader_who_fails_leaves_the_vault_usable(opened: Vault) -> None:
    with pytest.raises(Mishap), opened.read():
        raise Mishap
    with opened.write() as session:
        settings.put(session, "school_name", "fine")
    assert school_name(opened) == "fine"


def test_a_commit_that_fails_takes_everything_back_and_leaves_the_vault_usable(
    opened: Vault,
) -> None:
    def refused_at_the_end() -> None:
        with opened.write() as session:
            settings.put(session, "school_name", "not really")
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
            session.execute(text("INSERT INTO class_members (class_id, pupil_id) VALUES (98, 99)"))

    with pytest.raises(DBAPIError):
        refused_at_the_end()
    assert school_name(opened) == ""
    with opened.write() as session:
        settings.put(session, "school_name", "Ash Green")
    assert school_name(opened) == "Ash Green"


def test_foreign_keys_are_kept(opened: Vault) -> None:
    with pytest.raises(DBAPIError), opened.write() as session:
        classes.add_members(session, 99, [99])


def provoke(session: Session, error: str) -> None:
    class_id = classes.add(session, PLANTED)
    if error == "unique":
        classes.add(session, PLANTED)
    elif error == "foreign key":
        classes.add_members(session, class_id, [999])
    elif error == "missing value":
        session.execute(
            text("INSERT INTO pupils (uid, legal_surname, form) VALUES (NULL, :name, :name)"),
            {"name": PLANTED},
        )
    elif error == "wrong type":
        session.execute(text("SELECT :name"), {"name": {PLANTED}})
    else:
        session.execute(text("SELECT :name FROM no_such_table"), {"name": PLANTED})


@pytest.mark.parametrize(
    "error", ["unique", "foreign key", "missing value", "wrong type", "no such table"]
)
def test_no_error_shows_what_was_to_be_stored(opened: Vault, error: str) -> None:
    with pytest.raises(DBAPIError) as caught, opened.write() as session:
        provoke(session, error)
    shown = [str(caught.value), repr(caught.value), *traceback.format_exception(caught.value)]
    assert "SQL" in "".join(shown)
    assert PLANTED not in "".join(shown)


def add_many_pupils(opened: Vault) -> None:
    with opened.write() as session:
        for n in range(500):
            pupils.add(session, Pupil(0, "", PersonName(PLANTED, str(n)), form="x" * 500))


def test_no_error_of_the_full_disk_shows_a_name(opened: Vault) -> None:
    with opened.write() as session:
        session.execute(text("PRAGMA max_page_count = 1"))
    with pytest.raises(Refusal) as caught:
        add_many_pupils(opened)
    assert PLANTED not in "".join(traceback.format_exception(caught.value))


def test_the_key_is_in_no_error_and_no_representation(opened: Vault) -> None:
    key = opened.unsealed.key
    engine = make_engine(opened.folder / "missing" / "vault.db", key)
    with pytest.raises(DBAPIError) as caught:
        engine.connect()
    assert key not in "".join(traceback.format_exception(caught.value))
    assert key not in f"{engine!r} {engine.url}"


def test_errors_of_no_disk_and_no_database_are_left_as_they_are() -> None:
    assert refusal_for(ValueError("a bug")) is None
    assert refusal_for(OSError(2, "No such file")) is None
    assert isinstance(refusal_for(PermissionError(13, "Permission denied")), Refusal)
