"""The whole way on the sample school without a window: vault, lesson, chart, summary, picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from seatingapp.domain.audiences import Audience
from seatingapp.domain.errors import Refusal
from seatingapp.services import classes, printouts, vaults
from seatingapp.services.charts import ChartOrder
from seatingapp.services.sample_school import SampleSummary, load_sample_school
from seatingapp.services.workspace import Workspace

# No secret: the school is invented, and whoever explores it has to get in again.
SAMPLE_PASSPHRASE = "explore the sample school"
_FOLDER = "seatingapp-demo"


@dataclass(frozen=True, slots=True)
class DemoResult:
    """Where everything is."""

    folder: Path
    vault: Path
    passphrase: str
    chart: Path
    summary: Path
    screenshot: Path
    pupils: int
    entries: int


def run(
    folder: Path | None,
    save: Callable[[Path, bytes], None],
    screenshot: Callable[[Workspace, Path], None],
) -> DemoResult:
    """Make the sample vault and its prints in a folder, a new one beside us where none is named.

    `save` writes a PDF; `screenshot` draws the Lesson page of the open vault into a PNG file and
    may lock the vault.
    Raises Refusal where the folder holds a demo already.
    """
    place = folder or _free_folder(Path.cwd())
    created = vaults.create(place / "Sample school", SAMPLE_PASSPHRASE, teacher="Ms R. Carter")
    workspace = created.workspace
    try:
        loaded = load_sample_school(workspace, dt.datetime.now(dt.UTC).date())
        workspace.clock = _at(loaded)
        pupil_id = _most_to_tell(workspace, loaded)
        found = workspace.read(lambda s: classes.class_named(s, loaded.showcase_class))
        chart, summary = place / "seating-chart.pdf", place / "family-summary.pdf"
        save(chart, printouts.chart(workspace, ChartOrder(found.id, Audience.TEACHER)).pdf)
        save(summary, printouts.summary(workspace, pupil_id).pdf)
        picture = place / "lesson.png"
        vaults.back_up_if_due(workspace.vault.unsealed)
        folder_made = workspace.vault.folder
        screenshot(workspace, picture)
    finally:
        workspace.lock()
    return DemoResult(
        place,
        folder_made,
        SAMPLE_PASSPHRASE,
        chart,
        summary,
        picture,
        loaded.pupils,
        loaded.entries,
    )


def _at(loaded: SampleSummary) -> Callable[[], dt.datetime]:
    """A clock that stands in the middle of the lesson that is shown."""

    def clock() -> dt.datetime:
        return loaded.showcase_at.astimezone(dt.UTC)

    return clock


def _most_to_tell(workspace: Workspace, loaded: SampleSummary) -> int:
    """A pupil of the class with praise and concern, so that the summary shows both."""
    from seatingapp.domain.behaviour import Polarity
    from seatingapp.services.behaviour import latest_entries

    class_id = workspace.read(lambda s: classes.class_named(s, loaded.showcase_class)).id
    live = [e for e in workspace.read(lambda s: latest_entries(s, class_id)) if not e.is_void]
    praised = {e.pupil_id for e in live if e.polarity is Polarity.PRAISE}
    mixed = sorted(e.pupil_id for e in live if e.polarity is Polarity.CONCERN)
    if not praised:
        raise Refusal("The sample school has no entries.")
    return next((p for p in mixed if p in praised), min(praised))


def _free_folder(parent: Path) -> Path:
    """The first of seatingapp-demo, seatingapp-demo-2 ... that is not there yet."""
    number = 1
    while True:
        folder = parent / (_FOLDER if number == 1 else f"{_FOLDER}-{number}")
        if not folder.exists():
            return folder
        number += 1
