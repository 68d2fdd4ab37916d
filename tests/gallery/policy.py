"""Pictures of the policy editor: `python -m tests.gallery.policy --out DIR`.

They show the sample school. Scale by Qt's own variable: QT_SCALE_FACTOR=2 (with --size 683x384).
Give --theme light, dark or contrast.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from pathlib import Path

from tests.gallery.pages import PASSPHRASE


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("--size", default="1280x768")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments.out.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in arguments.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        _take(Path(folder), arguments.out, arguments.theme, (width, height))


def _take(folder: Path, out: Path, theme: str, size: tuple[int, int]) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QDialog

    from seatingapp.services import vaults
    from seatingapp.services.sample_school import load_sample_school
    from seatingapp.ui.picture import png_of
    from seatingapp.ui.school.factory import SchoolWiring, make_school_page
    from seatingapp.ui.theme import ThemeChoice, install_theme
    from tests.gui.building import tools_for

    app = QApplication(["Seatingapp"])
    install_theme(app, ThemeChoice(theme))
    created = vaults.create(folder / "Sample school", PASSPHRASE, teacher="Ms R. Carter")
    load_sample_school(created.workspace, dt.date(2025, 11, 24))
    page = make_school_page(tools_for(created.workspace, folder, app))
    page.resize(*size)
    page.show()
    wiring = page.wiring
    if not isinstance(wiring, SchoolWiring):
        raise TypeError("The page has no wiring.")

    def shot(name: str) -> None:
        QTest.qWait(200)  # pictures are for people; tests never wait like this
        (out / f"{name}.png").write_bytes(png_of(page))

    shot("school")
    wiring.open_policy()
    shot("types")
    off_task = next(t for t in wiring.policy.state.policy.types if t.name == "Off task")
    wiring.policy.types.choose(off_task.uid)
    wiring.policy.types.add("Great answer")
    shot("refused")
    page.clear_refusal()
    wiring.policy.types.end(off_task.uid)
    wiring.policy.types.show_retired(True)
    shot("retired")
    for number, part in enumerate(("ladder", "points"), 1):
        wiring.policy.show_part(list(type(wiring.policy.state.part))[number])
        shot(part)
    wiring.sharing.offer_starting()
    QTest.qWait(200)
    dialog = next(d for d in page.findChildren(QDialog) if d.isVisible())
    (out / "offer.png").write_bytes(png_of(dialog))
    dialog.reject()
    page.close()


if __name__ == "__main__":
    main()
