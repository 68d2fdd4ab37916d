"""Run on a machine without fonts: which fonts draw each part of a text, as JSON on stdout."""

import json
import sys

from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from seatingapp.ui.theme import cover_scripts, install_theme, ui_font


def drawn(text: str) -> list[dict[str, object]]:
    """Return family and glyph numbers of each run; glyph 0 is the empty box."""
    layout = QTextLayout(text, ui_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [
        {"family": run.rawFont().familyName(), "glyphs": run.glyphIndexes()}
        for run in layout.glyphRuns()
    ]


def main() -> None:
    """Print what was there, what was added, and how each name is drawn."""
    app = QApplication([])
    bare = QFontDatabase.families()
    install_theme(app)
    names = sys.argv[1:]
    added = [cover_scripts("".join(names)), cover_scripts("".join(names))]
    report = {"bare": bare, "added": added, "drawn": {name: drawn(name) for name in names}}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main()
