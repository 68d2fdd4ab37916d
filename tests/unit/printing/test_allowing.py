"""What nobody listed is refused on every print as soon as it holds something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import ModuleType

import pytest

from seatingapp.domain.audiences import Audience, Field, PrintStamp
from seatingapp.domain.behaviour import Polarity
from seatingapp.printing import (
    detention_snapshots,
    exam_snapshots,
    letter_snapshots,
    mark_sheet_snapshots,
    report_snapshots,
    snapshots,
)
from seatingapp.printing.allowing import Says, refuse_unlisted
from seatingapp.printing.snapshots import SummarySnapshot, refuse_extras
from tests.unit.printing.samples import stamp, summary

LISTS: dict[ModuleType, Mapping[type, Says]] = {
    snapshots: snapshots.SAYS,
    letter_snapshots: letter_snapshots.says(Polarity.CONCERN),
    mark_sheet_snapshots: mark_sheet_snapshots.SAYS,
    exam_snapshots: exam_snapshots.SAYS,
    detention_snapshots: detention_snapshots.SAYS,
    report_snapshots: report_snapshots.SAYS,
}


@dataclass(frozen=True)
class Line:
    """A part of a snapshot of which somebody thought, and what somebody added later."""

    reason: str
    note: str = ""


# As if it stood among the snapshots of the app.
Line.__module__ = snapshots.__name__


@dataclass(frozen=True)
class Page:
    """A snapshot with parts."""

    name: str
    stamp: PrintStamp
    lines: tuple[Line, ...] = ()
    by_seat: Mapping[int, Line] | None = None


KNOWN: dict[type, Says] = {
    Page: {"name": Field.FULL_NAME, "stamp": None, "lines": Field.PRAISE, "by_seat": Field.PRAISE},
    Line: {"reason": None},
}
PAGE = Page("Ann", stamp(Audience.FAMILY), (Line("kind"),), {1: Line("neat")})


def test_every_field_of_every_snapshot_is_listed_and_no_other() -> None:
    for module, says in LISTS.items():
        made = [k for k in vars(module).values() if is_dataclass(k) and isinstance(k, type)]
        own = [kind for kind in made if kind.__module__ == module.__name__]
        assert own
        for kind in own:
            assert set(says[kind]) == {field.name for field in fields(kind)}, kind


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, lines=(Line("kind", "to Ben"),)),
        replace(PAGE, by_seat={1: Line("neat", "like Ben")}),
    ],
)
def test_a_field_that_nobody_listed_is_refused_once_it_holds_something(page: Page) -> None:
    refuse_unlisted(PAGE, Audience.FAMILY, KNOWN)
    with pytest.raises(ValueError, match="must not hold: note, which nobody listed") as refused:
        refuse_unlisted(page, Audience.FAMILY, KNOWN)
    assert "Ben" not in str(refused.value)


def test_a_part_that_nobody_listed_is_refused() -> None:
    with pytest.raises(ValueError, match="Line, which nobody listed"):
        refuse_unlisted(PAGE, Audience.FAMILY, {Page: KNOWN[Page]})


def test_what_is_listed_is_refused_where_the_audience_may_not_see_it() -> None:
    with pytest.raises(ValueError, match="hold: full name, praise entries"):
        refuse_unlisted(PAGE, Audience.DOOR, KNOWN)


def test_a_summary_with_one_field_more_is_refused() -> None:
    @dataclass(frozen=True)
    class Fuller(SummarySnapshot):
        note: str = ""

    plain = summary()
    own = {field.name: getattr(plain, field.name) for field in fields(plain)}
    with pytest.raises(ValueError, match="Fuller, which nobody listed"):
        refuse_extras(Fuller(**own, note="was with Ben"))
