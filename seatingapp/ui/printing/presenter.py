"""Decides what the Print page shows. Reading the vault is quick; drawing happens on a task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from seatingapp.domain.audiences import Audience
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_history import Standing
from seatingapp.domain.plan_picture import Side
from seatingapp.services import classes, files, printouts
from seatingapp.services.charts import ChartOrder
from seatingapp.services.mark_sheets import (
    MarkSheetOrder,
    lessons_ahead,
    mark_sheet_preview,
    number_mark_sheet,
)
from seatingapp.services.plan_history import history
from seatingapp.services.printouts import Printout, Snapshot
from seatingapp.services.school import school
from seatingapp.services.seating import plan_for
from seatingapp.services.workspace import Workspace
from seatingapp.ui.place import Place
from seatingapp.ui.printing.state import (
    EVERYONE,
    USUAL,
    Choices,
    Document,
    PageImage,
    PrintState,
)
from seatingapp.ui.privacy import HiddenBy, Privacy, PrivateView
from seatingapp.ui.slow_work import Runner

_PREVIEW_DPI = 150.0
_READERS = {
    "teacher": "With photos, characteristics in use and actions. Keep it away from pupils.",
    "door": "Names only. Fit to hang on the door or show on the board.",
}
_WITHOUT_PHOTOS = "With initials, characteristics in use and actions. Keep it away from pupils."
_RULES = "The rules say who is kept from whom."
_FAMILY = "One pupil only: praise first, plain reasons, no notes and no other child's name."
_MARKS = "Names only, in the order of the seats, with the keys: to tick while teaching."
_FILES = {
    Document.CHART: "seating-chart.pdf",
    Document.MARKS: "mark-sheet.pdf",
    Document.SUMMARY: "summary.pdf",
}


class _Numbered(Protocol):
    """A print that is in the ledger."""

    def draw(self) -> Printout:
        """Return the PDF."""


class View(Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: PrintState) -> None:
        """Show this and emit nothing."""

    def hand_to_printer(self, pdfs: tuple[bytes, ...]) -> None:
        """Open the system's print dialog for finished PDFs."""

    def say(self, text: str) -> None:
        """Tell the user in passing."""


class PrintPresenter:
    """Keeps the choices, and the preview in step with them; the newest preview wins."""

    def __init__(
        self,
        workspace: Workspace,
        view: View,
        runner: Runner,
        private: PrivateView,
        place: Place,
        *,
        photos: bool = True,
    ) -> None:
        """Take what it works with; `opened` shows the first state, for the class at `place`.

        `photos` is whether charts had photos when the user chose last.
        """
        self._workspace, self._view, self._runner = workspace, view, runner
        self._private, self._place = private, place
        self.state = PrintState(Choices(photos=photos), privacy=_calm(private.state))
        self._in_front = False
        self._lessons: tuple[tuple[dt.date, str, str], ...] = ()
        self._drawing = 0

    def refresh(self) -> None:
        """Read the lists again, keep what was chosen where it is still there, and draw."""
        known = self._workspace.read(classes.all_classes)
        listed = tuple((c.school_class.id, c.school_class.name) for c in known if c.size)
        chosen = self.state.choices
        if chosen.class_id not in dict(listed):
            chosen = replace(chosen, class_id=listed[0][0] if listed else 0, pupil_id=EVERYONE)
        self.state = replace(self.state, classes=listed)
        self.choose(chosen)

    def opened(self, *, stale: bool) -> None:
        """The page came to the front: its questions about privacy are now ours to put.

        Another class than the last one may be worked on meanwhile; then that is shown, and
        where `stale` says that anything changed, everything is read again.
        """
        self._in_front = True
        self.privacy_changed()
        chosen, here = self.state.choices, self._place.class_id
        if here is not None and here != chosen.class_id:
            self.state = replace(
                self.state,
                choices=replace(chosen, class_id=here, pupil_id=EVERYONE, plan_id=USUAL),
            )
            stale = True
        if stale:
            self.refresh()

    def left(self) -> None:
        """Another page came to the front; private pages are covered at once."""
        self._in_front = False
        self._private.hide(HiddenBy.PAGE)
        self.privacy_changed()

    def privacy_changed(self) -> None:
        """Cover or uncover the pages; a question is put only by the page in front."""
        state = self._private.state
        self.state = replace(self.state, privacy=state if self._in_front else _calm(state))
        self._view.show_state(self.state)

    def choose_class(self, class_id: int, plan_id: int = USUAL) -> None:
        """Show the chart of a class, on its usual plan or on another one."""
        chosen = replace(self.state.choices, document=Document.CHART, class_id=class_id)
        self.choose(replace(chosen, pupil_id=EVERYONE, plan_id=plan_id))

    def choose(self, choices: Choices) -> None:
        """Take new choices and draw what they give."""
        pupils: tuple[tuple[int, str], ...] = ()
        plans: tuple[tuple[int, str], ...] = ()
        if choices.class_id:
            plans = self._plans(choices.class_id)
            members = self._workspace.read(lambda s: classes.pupils_of(s, choices.class_id))
            pupils = tuple((p.id, p.name.listed) for p in members)
        if choices.class_id:
            self._place.go_to(choices.class_id)
        if choices.pupil_id not in dict(pupils):
            choices = replace(choices, pupil_id=EVERYONE)
        if choices.plan_id not in dict(plans):
            choices = replace(choices, plan_id=USUAL)
        self._lessons = self._lessons_ahead(choices)
        if choices.lesson >= len(self._lessons):
            choices = replace(choices, lesson=0)
        self.state = replace(
            self.state,
            choices=choices,
            pupils=pupils,
            plans=plans,
            lessons=tuple(words for _day, _period, words in self._lessons),
            reader=_reader(choices),
            refusal=None,
            pages=(),
            unprintable=(),
        )
        if not choices.class_id:
            self._show(busy="")
            return
        try:
            snapshot = self._preview_snapshot()
        except Refusal as refusal:
            self._show(refusal=refusal, busy="")
            return
        self._draw(snapshot)

    def _plans(self, class_id: int) -> tuple[tuple[int, str], ...]:
        """The plans of a class that hold or are to come, besides the usual one of today."""
        today = self._workspace.read(school).today(self._workspace.clock())
        entries = self._workspace.read(lambda s: history(s, class_id, today))
        usual = self._workspace.read(lambda s: plan_for(s, class_id, today))
        return tuple(
            (e.head.id, e.words)
            for e in entries
            if e.standing in (Standing.CURRENT, Standing.UPCOMING)
            and (usual is None or e.head.id != usual.id)
        )

    def _lessons_ahead(self, choices: Choices) -> tuple[tuple[dt.date, str, str], ...]:
        """Read only where a mark sheet is wanted."""
        if choices.document is not Document.MARKS or not choices.class_id:
            return ()
        today = self._workspace.read(school).today(self._workspace.clock())
        return self._workspace.read(lambda s: lessons_ahead(s, choices.class_id, today))

    def _mark_sheet(self) -> MarkSheetOrder:
        choices = self.state.choices
        day, period, _words = self._lessons[choices.lesson]
        paper = _paper(choices.paper)
        return MarkSheetOrder(choices.class_id, day, period, paper, outside=not period)

    def _preview_snapshot(self) -> Snapshot:
        choices = self.state.choices
        if choices.document is Document.MARKS:
            return mark_sheet_preview(self._workspace, self._mark_sheet())
        if choices.document is Document.CHART:
            return printouts.chart_preview_snapshot(self._workspace, self._order())
        pupil_id = choices.pupil_id or self.state.pupils[0][0]
        return printouts.summary_preview_snapshot(self._workspace, pupil_id)

    def _order(self) -> ChartOrder:
        c = self.state.choices
        return ChartOrder(
            c.class_id,
            Audience(c.audience),
            Side(c.side),
            _paper(c.paper),
            photos=c.photos,
            plan_id=c.plan_id or None,
            rules=c.rules and c.audience == Audience.TEACHER,
        )

    def _draw(self, snapshot: Snapshot) -> None:
        self._drawing += 1
        number = self._drawing
        self._show(busy="Drawing the pages ...")

        def drawn(drawing: _Drawing) -> None:
            if number == self._drawing:
                self.state = replace(self.state, unprintable=drawing.unprintable)
                self._show(pages=drawing.pages, busy="")

        def failed(refusal: Refusal) -> None:
            if number == self._drawing:
                self._show(refusal=refusal, busy="")

        self._runner.run(lambda _progress: _drawing(snapshot), drawn, failed)

    def save(self, path: Path) -> None:
        """Print into a PDF file, or for everybody into a folder, each called by its number."""

        def write(made: tuple[Printout, ...]) -> None:
            for one in made:
                target = path / f"{one.number}.pdf" if self._is_batch else path
                files.save(target, one.pdf)
            numbers = made[0].number if len(made) == 1 else f"{made[0].number} to {made[-1].number}"
            listed = "It is" if len(made) == 1 else "They are"
            self._view.say(f"Saved as {path.name}: {numbers}. {listed} in the print ledger.")

        self._finish(write)

    def print(self) -> None:
        """Print on paper through the system's dialog."""
        self._finish(lambda made: self._view.hand_to_printer(tuple(one.pdf for one in made)))

    @property
    def _is_batch(self) -> bool:
        choices = self.state.choices
        return choices.document is Document.SUMMARY and choices.pupil_id == EVERYONE

    @property
    def needs_folder(self) -> bool:
        """Whether saving asks for a folder instead of a file."""
        return self._is_batch

    def suggested_name(self) -> str:
        """A file name that says nothing about anybody."""
        return _FILES[self.state.choices.document]

    def _finish(self, use: Callable[[tuple[Printout, ...]], None]) -> None:
        """Number and draw, then hand over; each print gets its line in the ledger first."""
        try:
            orders = self._numbered()
        except Refusal as refusal:
            self._show(refusal=refusal, busy="")
            return
        self._show(busy="Preparing the pages ...")

        def done(made: tuple[Printout, ...]) -> None:
            self._show(busy="")
            try:
                use(made)
            except Refusal as refusal:
                self._show(refusal=refusal, busy="")

        def failed(refusal: Refusal) -> None:
            self._show(refusal=refusal, busy="")

        self._runner.run(lambda _progress: tuple(o.draw() for o in orders), done, failed)

    def _numbered(self) -> tuple[_Numbered, ...]:
        choices = self.state.choices
        if choices.document is Document.MARKS:
            return (number_mark_sheet(self._workspace, self._mark_sheet()),)
        if choices.document is Document.CHART:
            return (printouts.number_chart(self._workspace, self._order()),)
        wanted = [choices.pupil_id] if choices.pupil_id else [p for p, _name in self.state.pupils]
        return tuple(printouts.number_summary(self._workspace, p) for p in wanted)

    def _show(
        self,
        *,
        busy: str | None = None,
        pages: tuple[PageImage, ...] | None = None,
        refusal: Refusal | None = None,
    ) -> None:
        self.state = replace(
            self.state,
            busy=self.state.busy if busy is None else busy,
            pages=self.state.pages if pages is None else pages,
            refusal=refusal,
        )
        self._view.show_state(self.state)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What drawing a preview gives."""

    pages: tuple[PageImage, ...]
    unprintable: tuple[str, ...]


def _drawing(snapshot: Snapshot) -> _Drawing:
    """Draw the PDF and its pictures; runs on a task's thread."""
    pdf = printouts.draw(snapshot)
    pages = (PageImage(p.width, p.height, p.bgra) for p in printouts.pictures(pdf, _PREVIEW_DPI))
    return _Drawing(tuple(pages), printouts.unprintable(snapshot))


def _reader(choices: Choices) -> str:
    """Who may read it, and what is on it."""
    if choices.document is not Document.CHART:
        return _FAMILY if choices.document is Document.SUMMARY else _MARKS
    if choices.audience != "teacher":
        return _READERS[choices.audience]
    copy = _READERS["teacher"] if choices.photos else _WITHOUT_PHOTOS
    return f"{copy} {_RULES}" if choices.rules else copy


def _calm(privacy: Privacy) -> Privacy:
    """A state without its question, for a page that is not in front."""
    return Privacy.BOARD_SAFE if privacy is Privacy.ASKED else privacy


def _paper(name: str) -> printouts.Paper:
    return "A3" if name == "A3" else "A4"
