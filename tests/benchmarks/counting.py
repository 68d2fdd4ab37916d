"""Totals, traces, drafts, thirty awards at once and more, with a million entries and without.

Each must stay within one frame of the empty vault: that is what a teacher does not see.
"""

from __future__ import annotations

import datetime as dt
import gc
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.draft_rules.rule import DraftRule, Span, Window
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.policies.type_changes import AddType, new_type
from seatingapp.services import classes, vaults
from seatingapp.services.behaviour import LogEntries, type_named
from seatingapp.services.completing import how_many_to_complete, to_complete
from seatingapp.services.counting import Scope
from seatingapp.services.draft_rules import AddDraftRules
from seatingapp.services.drafting import catch_up
from seatingapp.services.policy import ChangePolicy, in_force
from seatingapp.services.totals import totals_of_class, totals_of_pupil
from seatingapp.services.traces import trace_of_pupil
from seatingapp.services.workspace import Done, Workspace
from seatingapp.storage import drafting
from seatingapp.storage.vault import Unsealed
from tests.benchmarks.logging_entries import turned
from tests.benchmarks.registry import Row, benchmark, quietest
from tests.benchmarks.schools import FIRST_DAY, OWN_CLASS, pair
from tests.benchmarks.sizes import Sizes

FRAME_MS = 1000 / 60
_WARM = 3
# When the last of the entries happened: a school year lies behind it.
_NOW = dt.datetime.combine(FIRST_DAY, dt.time(12), dt.UTC) + dt.timedelta(days=690)

Work = Callable[[int], object]


@dataclass(frozen=True)
class Piece:
    """A piece of work; it is told how often it was done before. `prepare` is not measured."""

    what: str
    work: Work
    prepare: Work | None = None


class Office:
    """What is asked of one vault."""

    def __init__(self, unsealed: Unsealed) -> None:
        self.workspace: Workspace = vaults.enter(unsealed, lambda: _NOW)
        read = self.workspace.read
        self._added: Done | None = None
        self._class_id = read(lambda s: classes.class_named(s, OWN_CLASS)).id
        self._pupils = [p.id for p in read(lambda s: classes.pupils_of(s, self._class_id))]
        self._praise = read(lambda s: type_named(s, "Great answer")).id
        self._concern = read(lambda s: type_named(s, "Off task")).id
        window = Window(Span.DAYS, 7)
        rule = DraftRule(Polarity.CONCERN, 3, window, DraftKind.DETENTION, active=True)
        self.workspace.perform(AddDraftRules((rule,)))
        with self.workspace.vault.write() as session:  # what lies before was looked at long ago
            drafting.put_marks(session, drafting.end(session))

    def pieces(self) -> dict[str, Piece]:
        """All of it, by key."""
        return {
            "class-year": Piece("Totals of a class of 30, this year", self._class_totals),
            "class-all": Piece("Totals of a class of 30, all years", self._class_totals_of_all),
            "pupil-totals": Piece("Totals of a pupil, three scopes", self._pupil_totals),
            "pupil-trace": Piece("Trace of a pupil's total", self._trace),
            "tray": Piece("Entries to complete, and how many", self._tray),
            "draft-rules": Piece("Drafts after a click", self._draft, self._log_concern),
            "award-30": Piece("30 pupils awarded at once, saved", self._award),
            "undo-type": Piece("A new behaviour taken back", self._take_back, self._add_type),
        }

    def _class_totals(self, _number: int) -> object:
        return self.workspace.read(lambda s: totals_of_class(s, self._class_id, _NOW, Scope.YEAR))

    def _class_totals_of_all(self, _number: int) -> object:
        return self.workspace.read(lambda s: totals_of_class(s, self._class_id, _NOW, Scope.ALL))

    def _pupil_totals(self, number: int) -> object:
        pupil_id = self._pupils[number % len(self._pupils)]
        return self.workspace.read(lambda s: totals_of_pupil(s, pupil_id, _NOW))

    def _trace(self, number: int) -> object:
        pupil_id = self._pupils[number % len(self._pupils)]
        return self.workspace.read(lambda s: trace_of_pupil(s, pupil_id, Scope.YEAR, _NOW))

    def _tray(self, _number: int) -> object:
        return self.workspace.read(lambda s: (to_complete(s), how_many_to_complete(s)))

    def _log_concern(self, number: int) -> object:
        return self._log((self._pupils[number % len(self._pupils)],), self._concern, number)

    def _draft(self, _number: int) -> object:
        return catch_up(self.workspace)

    def _award(self, number: int) -> object:
        return self._log(tuple(self._pupils), self._praise, number)

    def _add_type(self, _number: int) -> object:
        kind = new_type(self.workspace.read(in_force), "Helped a friend", Polarity.PRAISE)
        self._added = self.workspace.perform(ChangePolicy(AddType(kind)))
        return self._added

    def _take_back(self, _number: int) -> object:
        if self._added is None or self._added.inverse is None:
            raise RuntimeError("Nothing was added.")
        return self.workspace.perform(self._added.inverse)

    def _log(self, pupil_ids: tuple[int, ...], type_id: int, number: int) -> object:
        day = FIRST_DAY + dt.timedelta(days=number % 600)
        at = dt.datetime.combine(day, dt.time(10), dt.UTC) + dt.timedelta(seconds=number)
        edit = LogEntries(LessonKey(self._class_id, day), pupil_ids, type_id, at, "the class")
        if self.workspace.perform(edit) is None:
            raise RuntimeError("Nothing was logged.")
        return edit

    def close(self) -> None:
        """Lock."""
        self.workspace.lock()


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Do each piece of work in both vaults, in turns."""
    sizes.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=sizes.folder) as name:
        school = pair(sizes, Path(name))
        offices = {"empty": Office(school.empty), "full": Office(school.full)}
        pieces = {name: office.pieces() for name, office in offices.items()}
        for key, piece in pieces["empty"].items():
            both = {name: known[key] for name, known in pieces.items()}
            yield _row(key, piece.what, _medians(both, sizes), sizes)
        for office in offices.values():
            office.close()


def _medians(both: dict[str, Piece], sizes: Sizes) -> dict[str, float]:
    """The median of the quietest round of each: what the computer does besides is not ours."""
    times: dict[str, list[float]] = {name: [] for name in both}
    gc.collect()
    for number in range(_WARM + sizes.reads):
        for name, piece in turned(both, number):
            if piece.prepare is not None:
                piece.prepare(number)
            began = time.perf_counter()
            piece.work(number)
            if number >= _WARM:
                times[name].append((time.perf_counter() - began) * 1000)
    return {name: quietest(found, 0.5, sizes.rounds) for name, found in times.items()}


def _row(key: str, what: str, medians: dict[str, float], sizes: Sizes) -> Row:
    """How much longer it takes than in the empty vault, against one frame; noise may be less."""
    longer = max(medians["full"] - medians["empty"], 0.001)
    told = f"{what}: {medians['full']:.1f} ms, {medians['empty']:.1f} in the empty vault; longer by"
    return Row(key, f"{told} ({sizes.entries:,} entries)", longer, "a frame", FRAME_MS, 1.0)
