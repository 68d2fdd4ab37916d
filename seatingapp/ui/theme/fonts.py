"""Fonts: the platform's own where it has one, and shipped ones for what it lacks.

A bare machine (no fontconfig, or only the DejaVu fonts that stand in for a missing choice) gets
FiraGO. Scripts that the machine cannot show are looked after by `cover_scripts(text)`, which the
app calls with the names it is about to show; a font is loaded only if one of them needs it.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from seatingapp.domain.resource_files import resource

WEIGHT_REGULAR = 400
WEIGHT_MEDIUM = 500
WEIGHT_SEMIBOLD = 600
WEIGHT_BOLD = 700
BASE_PX = 13

FALLBACK = "FiraGO"
FALLBACK_FILES = ("fonts/FiraGO-Regular.ttf", "fonts/FiraGO-Bold.ttf")
CJK_FALLBACK = "Droid Sans Fallback"
CJK_FILE = "fonts/DroidSansFallbackFull.ttf"

# What fontconfig answers where nobody ever chose a font for the screen.
_STAND_INS = ("dejavu", "bitstream vera", "nimbus", "urw", "c059", "d050000l")
_System = QFontDatabase.WritingSystem

# First and last code point, and the writing system that a font must know for it.
_SCRIPTS = (
    (0x0370, 0x03FF, _System.Greek),
    (0x0400, 0x052F, _System.Cyrillic),
    (0x0590, 0x05FF, _System.Hebrew),
    (0x0600, 0x06FF, _System.Arabic),
    (0x0900, 0x097F, _System.Devanagari),
    (0x0E00, 0x0E7F, _System.Thai),
    (0x2E80, 0x9FFF, _System.SimplifiedChinese),
    (0xAC00, 0xD7AF, _System.Korean),
    (0xF900, 0xFAFF, _System.SimplifiedChinese),
    (0x20000, 0x2FA1F, _System.SimplifiedChinese),
)
_CJK = (_System.SimplifiedChinese, _System.Korean)


def install_fonts(app: QApplication) -> None:
    """Give the app its base font: 13 px in the platform's UI font, or FiraGO where it has none."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(BASE_PX)
    if not _usable(font):
        _load_firago()
        font.setFamilies([FALLBACK])
    app.setFont(font)


class _Made:
    """Fonts made from the app's own, for as long as that stays the same.

    Qt looks up the files behind each new font when it first draws with it, so a card with a dozen
    texts is drawn much faster with fonts that it used before.
    """

    def __init__(self) -> None:
        self._base: QFont | None = None
        self._fonts: dict[tuple[int, int], QFont] = {}

    def font(self, px: int, weight: int) -> QFont:
        """Return a font, which the caller may not change."""
        base = QApplication.font()
        if base != self._base:
            self._base, self._fonts = base, {}
        found = self._fonts.get((px, weight))
        if found is None:
            found = QFont(base)
            found.setPixelSize(px)
            found.setWeight(QFont.Weight(weight) if weight in _NAMED else QFont.Weight.Normal)
            self._fonts[px, weight] = found
        return found


_made = _Made()


def ui_font(px: int = BASE_PX, weight: int = WEIGHT_REGULAR) -> QFont:
    """Return a font of `px` logical pixels that follows the app's families."""
    return QFont(_made.font(px, weight))


def cover_scripts(text: str) -> bool:
    """Make sure that every script in `text` can be shown; return whether a font was added."""
    families = list(QApplication.font().families())
    added = [family for family in _wanted(text) if family not in families]
    if not added:
        return False
    if FALLBACK in added:
        _load_firago()
    if CJK_FALLBACK in added:
        _load(resource(CJK_FILE).read_bytes())
    font = QApplication.font()
    font.setFamilies(families + added)
    QApplication.setFont(font)
    return True


_NAMED = (WEIGHT_REGULAR, WEIGHT_MEDIUM, WEIGHT_SEMIBOLD, WEIGHT_BOLD)


def _usable(font: QFont) -> bool:
    """Whether the platform really chose this font, and it exists."""
    family = QFontInfo(font).family().lower()
    return bool(family) and not family.startswith(_STAND_INS)


def _wanted(text: str) -> list[str]:
    """Return our families that `text` needs because the machine has none for its scripts."""
    systems: set[QFontDatabase.WritingSystem] = set()
    for point in {ord(sign) for sign in text}:
        if point >= _SCRIPTS[0][0]:
            systems.update(system for first, last, system in _SCRIPTS if first <= point <= last)
    missing = {system for system in systems if not QFontDatabase.families(system)}
    wanted = [FALLBACK] if missing.difference(_CJK) else []
    return wanted + ([CJK_FALLBACK] if missing.intersection(_CJK) else [])


def _load_firago() -> None:
    """Load FiraGO, regular and bold."""
    for file in FALLBACK_FILES:
        _load(resource(file).read_bytes())


def _load(data: bytes) -> None:
    """Give one font file to Qt, as bytes: Qt would keep a file open for as long as it runs."""
    if QFontDatabase.addApplicationFontFromData(QByteArray(data)) < 0:
        raise RuntimeError("A font that ships with the app could not be read.")
