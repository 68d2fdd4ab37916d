"""Pictures of the dialogs about rules: `python -m tests.gallery.rules --out DIR`.

They show the sample school. Scale by Qt's own variable: QT_SCALE_FACTOR=2 (with --size 960x540).
Give --theme light, dark or contrast.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatingapp.services.workspace import Workspace
    from seatingapp.ui.seating.page import SeatingPage
    from seatingapp.ui.seating.rules.wiring import RulesWiring

_MOMENT = dt.datetime(2025, 11, 24, 11, 0, tzinfo=dt.UTC)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("--size", default="1366x768")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments.out.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in arguments.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        _take(Path(folder), arguments.out, arguments.theme, (width, height))


def _take(folder: Path, out: Path, theme: str, size: tuple[int, int]) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QDialog

    from seatingapp.ui.picture import png_of
    from seatingapp.ui.privacy import PrivateView
    from seatingapp.ui.seating.factory import make_seating_page
    from seatingapp.ui.seating.rules.wiring import RulesWiring
    from seatingapp.ui.theme import ThemeChoice, install_theme
    from tests.gui.building import tools_for

    app = QApplication(["Seatingapp"])
    install_theme(app, ThemeChoice(theme))
    tools = tools_for(_sample(folder), folder, app)
    private = PrivateView(lambda: 0.0)
    page = make_seating_page(tools, private)
    page.resize(*size)
    page.show()
    private.ask()
    private.confirm()
    _wait(lambda: page.panel.score.state.swaps is not None)
    (out / "page.png").write_bytes(png_of(page))
    wiring = page.findChild(RulesWiring)
    if wiring is None:
        raise RuntimeError("The page has no rules.")
    for name in _opened(page, wiring):
        QTest.qWait(100)
        dialog = next(d for d in page.findChildren(QDialog) if d.isVisible())
        (out / f"{name}.png").write_bytes(png_of(dialog))
        dialog.reject()
        QTest.qWait(50)
    page.close()


def _wait(until: Callable[[], bool]) -> None:
    """Pictures are for people; tests never wait like this. `QTest.qWait` would hold up threads."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _ in range(200):
        if until():
            return
        loop = QEventLoop()
        QTimer.singleShot(100, loop.quit)
        loop.exec()
    raise RuntimeError("It does not come.")


def _sample(folder: Path) -> Workspace:
    from seatingapp.services import vaults
    from seatingapp.services.sample_school import load_sample_school

    created = vaults.create(folder / "Sample", "gallery of the sample school", teacher="R. Carter")
    load_sample_school(created.workspace, _MOMENT.date())
    created.workspace.clock = lambda: _MOMENT
    return created.workspace


def _opened(page: SeatingPage, wiring: RulesWiring) -> Iterator[str]:
    """Open one dialog after the other; who takes the picture closes it."""
    from seatingapp.ui.seating.rules.editing.dialog import RuleDialog
    from seatingapp.ui.seating.rules.editing.draft import Form

    for form in Form:
        wiring.dialogs.add()
        dialog = next(d for d in page.findChildren(RuleDialog) if d.isVisible())
        dialog.presenter.choose_form(form)
        yield f"rule-{form.value}"
    wiring.dialogs.edit(wiring.presenter.rules[0].uid)
    dialog = next(d for d in page.findChildren(RuleDialog) if d.isVisible())
    dialog.presenter.browse("pupils")
    yield "rule-typing"
    for name in ("table", "friends", "evidence"):
        getattr(wiring.dialogs, name)()
        yield name
    page.panel.score.parts_requested.emit()
    yield "parts"
    page.canvas.seed_requested.emit()
    yield "seed"
    yield from _contradiction(page, wiring)


def _contradiction(page: SeatingPage, wiring: RulesWiring) -> Iterator[str]:
    """Give a pupil of the front row another place."""
    from seatingapp.domain.rules.kinds import Area, InArea, pupils_in
    from seatingapp.domain.rules.rule import ForClass, Rule, Strength
    from seatingapp.ui.seating.solved import Mode
    from seatingapp.ui.seating.solving.clash_dialog import ClashDialog
    from seatingapp.ui.widgets.text import Text

    presenter = wiring.presenter
    front = next(rule for rule in presenter.rules if isinstance(rule.kind, InArea))
    plan = presenter.page.plan
    if plan is None:
        raise RuntimeError("The page has no plan.")
    owner = ForClass(plan.class_id)
    back = InArea(pupils_in(front.kind), Area("back row"))
    presenter.keep(Rule("", back, Strength.MUST, owner, note=""))
    page.canvas.solve_requested.emit(Mode.ARRANGE)
    _wait(lambda: any(d.isVisible() for d in page.findChildren(ClashDialog)))
    yield "clash-early"
    page.canvas.solve_requested.emit(Mode.ARRANGE)
    _wait(lambda: any(d.isVisible() for d in page.findChildren(ClashDialog)))
    _wait(lambda: all(t.text() for t in page.findChildren(Text, "clash-2-dropped")))
    yield "clash"


if __name__ == "__main__":
    main()
