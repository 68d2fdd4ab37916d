"""Every print is in the ledger, with a day by which it has served."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.audiences import Audience
from seatingapp.domain.calendar import Term
from seatingapp.services.prints import destroy_by, numbered_stamp, preview_stamp
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.storage import calendar, prints

HT1 = Term("HT1", dt.date(2025, 9, 3), dt.date(2025, 10, 24))
HT2 = Term("HT2", dt.date(2025, 11, 3), dt.date(2025, 12, 19))
HT3 = Term("HT3", dt.date(2026, 1, 5), dt.date(2026, 2, 13))


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (dt.date(2025, 9, 1), HT2.ends),
        (HT1.ends, HT2.ends),
        (dt.date(2025, 10, 27), HT3.ends),
        (HT2.starts, HT3.ends),
        (HT3.starts, HT3.starts + dt.timedelta(weeks=12)),
        (dt.date(2027, 1, 1), dt.date(2027, 3, 26)),
    ],
)
def test_a_copy_has_served_at_the_end_of_the_next_half_term(
    workspace: Workspace, today: dt.date, last: dt.date
) -> None:
    with workspace.vault.write() as session:
        calendar.add_terms(session, [HT3, HT1, HT2])
    assert destroy_by(workspace.read(school), today) == last


def test_a_preview_has_no_number_and_leaves_the_ledger_alone(workspace: Workspace) -> None:
    now = dt.datetime(2025, 7, 1, 23, 30, tzinfo=dt.UTC)
    stamp = workspace.read(lambda s: preview_stamp(s, Audience.DOOR, now))
    assert (stamp.number, stamp.audience) == ("", Audience.DOOR)
    assert stamp.printed_at == now
    assert stamp.printed_at.date() == dt.date(2025, 7, 2)  # half past midnight at the school
    assert stamp.destroy_by == dt.date(2025, 9, 24)
    assert workspace.read(prints.count) == 0


def test_prints_are_numbered_one_after_the_other(workspace: Workspace) -> None:
    numbers = [numbered_stamp(workspace, "chart", Audience.TEACHER).number for _print in range(3)]
    assert numbers == ["P-0001", "P-0002", "P-0003"]
    assert workspace.read(prints.count) == 3
