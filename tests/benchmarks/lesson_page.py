"""The Lesson page: opening it, and a click on a card until the entry is saved and shown."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from seatingapp.services import vaults
from seatingapp.services.behaviour import type_named
from seatingapp.services.sample_school import load_sample_school
from seatingapp.services.workspace import Workspace
from seatingapp.storage.vault import Unsealed
from seatingapp.ui.editor import Editor
from seatingapp.ui.garbage import search_everything, spare_what_is_open
from seatingapp.ui.lesson.factory import LessonWiring, make_lesson_page
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tasks import Tasks
from seatingapp.ui.theme import ThemeChoice, install_theme
from tests.benchmarks.logging_entries import Bare, made, turned
from tests.benchmarks.registry import Row, benchmark, percentile, quietest
from tests.benchmarks.schools import FIRST_DAY, pair
from tests.benchmarks.sizes import Sizes

OPENING_MS = 200.0
LIMIT_MS = 5.0
FRAME_MS = 1000 / 60
GROWTH = 1.1
_SIZE = (1270, 740)  # of the page in a window of 1366 x 768
_A_LESSON = 30
_BETWEEN_S = 0.03  # a teacher's are a third of a second apart at least
_PASSPHRASE = "fuchsia kettle paddock thirty"


@dataclass
class Clock:
    """Stands in the middle of a morning, a day further after each lesson."""

    now: dt.datetime = field(
        default_factory=lambda: dt.datetime.combine(FIRST_DAY, dt.time(9, 30), dt.UTC)
    )

    def __call__(self) -> dt.datetime:
        return self.now


class Stage:
    """An open vault and what a page is built from."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self._holder = QWidget()
        nowhere = QSettings(str(folder / "nobody.ini"), QSettings.Format.IniFormat)
        self._tools = PageTools(
            workspace, Editor(workspace), Tasks(self._holder), Preferences(nowhere)
        )
        self.page = make_lesson_page(self._tools, PrivateView(time.monotonic))

    def open(self) -> float:
        """Make a page anew and show it; return the milliseconds until it is painted."""
        self.close()
        began = time.perf_counter()
        self.page = make_lesson_page(self._tools, PrivateView(time.monotonic))
        self.page.resize(*_SIZE)
        self.page.show()
        paint(self.page)
        return (time.perf_counter() - began) * 1000

    def close(self) -> None:
        """Throw the page away."""
        self.page.hide()
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def paint(page: QWidget) -> None:
    """Do at once all that Qt would do until its next frame."""
    QApplication.processEvents()
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.UpdateRequest))


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Open the page of the sample school and of the two large ones; then click on cards."""
    app = QApplication.instance() or QApplication(["benchmarks"])
    if not isinstance(app, QApplication):
        raise TypeError("A page can be measured only in an app with windows.")
    install_theme(app, ThemeChoice.LIGHT)
    sizes.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=sizes.folder) as name:
        folder = Path(name)
        school = pair(sizes, folder)
        stages = {
            "sample": Stage(_sample_school(folder), folder),
            "empty": Stage(_at_nine(school.empty), folder),
            "full": Stage(_at_nine(school.full), folder),
        }
        yield from _openings(stages, sizes)
        spare_what_is_open()  # as the app does once the page is open
        bare = Bare(pair(sizes, made(folder / "raw")).empty)
        yield from _taps({name: stages[name] for name in ("empty", "full")}, bare, sizes)
        bare.close()
        yield _everybody(stages["full"], sizes)
        for stage in stages.values():
            stage.close()
            stage.workspace.lock()
        search_everything()


def _sample_school(folder: Path) -> Workspace:
    workspace = vaults.create(folder / "Sample", _PASSPHRASE, teacher="A. Teacher").workspace
    loaded = load_sample_school(workspace, dt.date(2025, 11, 24))
    workspace.clock = lambda: loaded.showcase_at
    return workspace


def _at_nine(unsealed: Unsealed) -> Workspace:
    return vaults.enter(unsealed, Clock())


def _openings(stages: dict[str, Stage], sizes: Sizes) -> Iterable[Row]:
    times: dict[str, list[float]] = {name: [] for name in stages}
    for number in range(sizes.openings + 1):
        for name, stage in stages.items():
            taken = stage.open()
            if number:  # the first loads modules and fonts
                times[name].append(taken)
    medians = {name: statistics.median(found) for name, found in times.items()}
    yield Row(
        "lesson-open", "Lesson page opened, sample school", medians["sample"], "200 ms",
        OPENING_MS, 1.0,
    )  # fmt: skip
    yield Row(
        "lesson-open-growth", f"Lesson page opened, {sizes.entries:,} entries", medians["full"],
        "the empty vault", medians["empty"], GROWTH,
    )  # fmt: skip


def _taps(stages: dict[str, Stage], bare: Bare, sizes: Sizes) -> Iterable[Row]:
    saved: dict[str, list[float]] = {name: [] for name in (*stages, "bare")}
    shown: dict[str, list[float]] = {name: [] for name in stages}
    warm = min(_A_LESSON, sizes.taps)
    for number in range(warm + sizes.taps * sizes.rounds):
        for name, stage in turned(stages, number):
            if number % _A_LESSON == 0:
                _next_lesson(stage)
            tapped, painted = _tap(stage, number)
            if number >= warm:
                saved[name].append(tapped)
                shown[name].append(painted)
        began = time.perf_counter()
        bare(number)  # in turns with the others: what the disk is busy with delays it too
        if number >= warm:
            saved["bare"].append((time.perf_counter() - began) * 1000)
    many = f"{sizes.entries:,} entries"
    aim = "the aim of 5 ms"
    for name, where in (("empty", "empty vault"), ("full", many)):
        p99 = quietest(saved[name], 0.99, sizes.rounds)
        yield Row(f"tap-{name}", f"Click to entry saved, p99, {where}", p99, aim, LIMIT_MS, 1.0)
        raw = quietest(saved["bare"], 0.99, sizes.rounds)
        yield Row(f"tap-{name}-bare", f"Click to entry saved, p99, {where}", p99, "bare, p99", raw)
    yield Row(
        "tap-growth", f"Click to entry saved, median, {many}", percentile(saved["full"], 0.5),
        "the empty vault", percentile(saved["empty"], 0.5), GROWTH,
    )  # fmt: skip
    yield Row(
        "tap-shown", f"Click to entry saved and painted, p99, {many}",
        quietest(shown["full"], 0.99, sizes.rounds), "one frame, 16.7 ms", FRAME_MS, 1.0,
    )  # fmt: skip


def _everybody(stage: Stage, sizes: Sizes) -> Row:
    """Award a whole class with a key, in a lesson of its own each time."""
    times = []
    for _ in range(sizes.openings + 1):
        _next_lesson(stage)
        arming = _wiring(stage).presenter.arming
        arming.select_all()
        paint(stage.page)
        began = time.perf_counter()
        arming.log_selected()
        paint(stage.page)
        times.append((time.perf_counter() - began) * 1000)
    count = len(stage.page.state.plan.cards)
    return Row(
        "everybody-shown", f"{count} pupils awarded at once and painted, median",
        statistics.median(times[1:]), "two frames, 33 ms", 2 * FRAME_MS, 1.0,
    )  # fmt: skip


def _next_lesson(stage: Stage) -> None:
    """Open the class on the next day, with nothing logged, and arm a behaviour."""
    clock = stage.workspace.clock
    if not isinstance(clock, Clock):
        raise TypeError("This stage's clock cannot be set.")
    clock.now += dt.timedelta(days=1)
    presenter = _wiring(stage).presenter
    class_id = presenter.class_id
    if class_id is None:
        raise RuntimeError("No lesson is open.")
    presenter.open_class(class_id)
    presenter.arming.press(stage.workspace.read(lambda s: type_named(s, "Great answer")).id)
    paint(stage.page)


def _wiring(stage: Stage) -> LessonWiring:
    wiring = stage.page.wiring
    if not isinstance(wiring, LessonWiring):
        raise TypeError("The page has no wiring.")
    return wiring


def _tap(stage: Stage, number: int) -> tuple[float, float]:
    """Click on a card; return the milliseconds until it is saved, and until it is painted."""
    presenter = _wiring(stage).presenter
    seated = stage.page.state.plan.cards
    cards = [seated[seat].pupil_id for seat in sorted(seated)]
    committed: list[float] = []
    stop = _on_commit(stage, committed)
    _rest(stage)
    began = time.perf_counter()
    presenter.tap(cards[number % len(cards)])
    paint(stage.page)
    painted = time.perf_counter()
    stop()
    return (committed[0] - began) * 1000, (painted - began) * 1000


def _rest(stage: Stage) -> None:
    """Nobody clicks so fast that work is left of the click before, which a timer does too."""
    ends = time.perf_counter() + _BETWEEN_S
    while time.perf_counter() < ends:
        QApplication.processEvents()
        time.sleep(0.001)
    paint(stage.page)


def _on_commit(stage: Stage, moments: list[float]) -> Callable[[], None]:
    """Note the moment when the transaction is through and before anybody is told."""
    listeners = stage.workspace._listeners

    def note(_topics: object) -> None:
        moments.append(time.perf_counter())

    listeners.insert(0, note)
    return lambda: listeners.remove(note)
