"""Tables of other systems and of other things than class lists, told by their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seatingapp.exchange.sources import refuse
from seatingapp.exchange.synonyms import key

_LIST_INSTEAD = "Export a class list as CSV or Excel instead."
_NOT_YET = "Seatingapp cannot read this yet. " + _LIST_INSTEAD


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of table: all of `has` and none of `lacks` among its headings, as keys."""

    has: frozenset[str]
    what: str
    todo: str
    lacks: frozenset[str] = frozenset()


def _kind(has: str, what: str, todo: str, lacks: str = "") -> _Kind:
    return _Kind(frozenset(has.split()), what, todo, frozenset(lacks.split()))


_KINDS: tuple[_Kind, ...] = (
    _kind(
        "sourcedid givenname", "This is a users file of OneRoster or School Data Sync.", _NOT_YET
    ),
    _kind("sourcedid", "This is a file of a OneRoster or School Data Sync set.", _NOT_YET),
    _kind("usersourcedid", "This is a file of a OneRoster or School Data Sync set.", _NOT_YET),
    _kind(
        "sisid schoolsisid",
        "This is a file of a Microsoft School Data Sync set.",
        _NOT_YET,
        lacks="firstname lastname",
    ),
    _kind("sectionsisid", "This is a file of a Microsoft School Data Sync set.", _NOT_YET),
    _kind(
        "sectionid id", "This is an enrolment file of a Microsoft School Data Sync set.", _NOT_YET
    ),
    _kind("id schooldfenumber title", "This is a teachers file of School Data Sync.", _NOT_YET),
    _kind(
        "id schooldfenumber sectionname", "This is a sections file of School Data Sync.", _NOT_YET
    ),
    _kind("dfenumber name", "This is a schools file of School Data Sync.", _NOT_YET),
    _kind("teachernumber", "This is a list of teachers, not of pupils.", _LIST_INSTEAD),
    _kind("name schoolncesid", "This is a schools file of School Data Sync.", _NOT_YET),
    _kind("name schoolnumber", "This is a list of schools, not of pupils.", _LIST_INSTEAD),
    _kind("schoolid studentid lastname", "This is a students file of Clever.", _NOT_YET),
    _kind("schoolid teacherid", "This is a file of a Clever set.", _NOT_YET),
    _kind("schoolid schoolname", "This is a schools file of Clever.", _NOT_YET),
    _kind("schoolid studentid sectionid", "This is an enrolments file of Clever.", _NOT_YET),
    _kind(
        "incidentid category",
        "This is an incident or safeguarding export, not a class list.",
        "Seatingapp does not take in safeguarding records. " + _LIST_INSTEAD,
    ),
    _kind("type reason points", "This is a behaviour export, not a class list.", _LIST_INSTEAD),
    _kind("eventtype staffmembersinvolved", "This is a behaviour export.", _LIST_INSTEAD),
    _kind("subjectcode period", "This is a timetable report, not a class list.", _LIST_INSTEAD),
)


def refuse_other_tables(file: str, headings: Sequence[str]) -> None:
    """Refuse a table that is known to be something else, by its name."""
    found = {key(heading) for heading in headings}
    for kind in _KINDS:
        if kind.has <= found and not kind.lacks & found:
            raise refuse(file, kind.what, kind.todo)
