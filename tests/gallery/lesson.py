"""Pictures of the Lesson page in its modes: `python -m tests.gallery.lesson --out DIR`.

Scale by Qt's own variable: QT_SCALE_FACTOR=2. Give --theme light, dark or contrast.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gallery.pages import PASSPHRASE, _shot

if TYPE_CHECKING:
    from seatingapp.services.workspace import Workspace
    from seatingapp.ui.lesson.page import LessonPage
    from seatingapp.ui.lesson.presenter import LessonPresenter


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("--size", default="1366x768")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        width, height = (int(part) for part in arguments.size.split("x"))
        _take(Path(folder), arguments.out, arguments.theme, (width, height))


def _take(folder: Path, out: Path, theme: str, size: tuple[int, int]) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from seatingapp.ui.composition import compose
    from seatingapp.ui.lesson.factory import LessonWiring
    from seatingapp.ui.lesson.page import LessonPage
    from seatingapp.ui.preferences import Preferences
    from seatingapp.ui.theme import install_theme

    app = QApplication(["Seatingapp"])
    preferences = Preferences(QSettings(str(folder / "app.ini"), QSettings.Format.IniFormat))
    preferences.appearance = theme
    window, composition = compose(install_theme(app), preferences)
    window.resize(*size)
    window.show()
    composition.enter(_sample(folder))
    page = window.findChild(LessonPage)
    assert page is not None
    assert isinstance(page.wiring, LessonWiring)
    presenter = page.wiring.presenter
    for name in chain(_logging(presenter), _elsewhere(presenter), _tools(page, presenter)):
        _shot(out / f"{name}.png")
    window.close()


def _sample(folder: Path) -> Workspace:
    """The sample school, in a policy with many behaviours, some of which count several times."""
    import datetime as dt

    from sqlalchemy import text

    from seatingapp.domain.behaviour import BehaviourType, Polarity
    from seatingapp.services import vaults
    from seatingapp.services.sample_school import load_sample_school
    from seatingapp.storage import policy

    workspace = vaults.create(folder / "Sample", PASSPHRASE, teacher="Ms R. Carter").workspace
    summary = load_sample_school(workspace, dt.datetime.now(dt.UTC).date())
    workspace.clock = lambda: summary.showcase_at.astimezone(dt.UTC)
    more = [
        BehaviourType(0, "", name, polarity, points, category, position=20 + n)
        for n, (name, polarity, points, category) in enumerate(
            (name, polarity, points, category)
            for polarity, points, categories in (
                (Polarity.PRAISE, 2, ("Community", "Effort", "Learning")),
                (Polarity.CONCERN, -1, ("Focus", "Respect", "Readiness")),
                (Polarity.NEUTRAL, 0, ("Contact",)),
            )
            for category in categories
            for name in (f"{category} at its best", f"More {category.lower()}", f"{category} seen")
        )
    ]
    if "many" in os.environ.get("GALLERY", "many"):
        with workspace.vault.write() as session:
            policy.add(session, more)
            session.execute(text("UPDATE behaviour_types SET most = 5 WHERE id = 1"))
    return workspace


def _logging(presenter: LessonPresenter) -> Iterator[str]:
    """Go through the ways to log; each name is that of the picture to take now."""
    arming, going = presenter.arming, presenter.going
    arming.press_key("1")
    arming.change_amount(2)
    yield "armed"
    arming.select_all()
    here = sorted(going.selected)
    arming.leave_out(frozenset(here[:2]))
    yield "except"
    arming.clear()


def _elsewhere(presenter: LessonPresenter) -> Iterator[str]:
    """Earlier, on duty, and private."""
    arming = presenter.arming
    here = sorted(presenter._lesson.present)
    presenter.happening.ask()
    yield "dating"
    presenter.happening.minutes_ago(10)
    yield "dated"
    presenter.happening.ask()
    presenter.happening.open_earlier(0)
    yield "earlier"
    presenter.happening.back()
    presenter.duty.toggle()
    presenter.finding.open("an")
    yield "duty-find"
    presenter.finding.choose(here[5])
    arming.press_key("1")
    presenter.look_closer(here[5])
    yield "duty"
    presenter.finding.close_pupil()
    presenter.duty.toggle()
    presenter.toggle_private()
    presenter.answer_private(True)
    yield "private"
    presenter.look_closer(here[4])
    yield "popover"
    presenter.finding.close_pupil()


def _tools(page: LessonPage, presenter: LessonPresenter) -> Iterator[str]:
    """Groups, picking, the timer; begins in private view and ends on the board."""
    presenter.grouping.toggle()
    presenter.grouping.set_way("mixed")
    yield "groups-private"
    presenter.grouping.toggle()
    presenter.toggle_private()
    presenter.grouping.toggle()
    presenter.grouping.set_number(3)
    yield "groups"
    presenter.grouping.set_way("table")
    yield "groups-table"
    presenter.grouping.toggle()
    presenter.picking.pick()
    yield "pick"
    presenter.finding.close_pupil()
    page.timer.toggle()
    page.timer.timer = page.timer.timer.of_minutes(5).toggled(page.timer._clock() - 17)
    page.timer._show()
    yield "timer"
    page.timer._enlarge()
    yield "timer-large"
    page.timer.timer = page.timer.timer.of_minutes(1).toggled(page.timer._clock() - 90)
    page.timer.tick()
    yield "timer-over"


if __name__ == "__main__":
    main()
