"""Which theme is on: the system's, or the one that the user chose instead."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from seatingapp.ui.theme.fonts import install_fonts
from seatingapp.ui.theme.palette import build_palette
from seatingapp.ui.theme.stylesheet import build_style_sheet
from seatingapp.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

LONGEST_MOTION_MS = 150


class ThemeChoice(Enum):
    """What the user can choose; the value is what the settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "contrast"


_FIXED = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST,
}


class Theme(QObject):
    """Keeps palette and style sheet of the app in step with the choice and the system.

    Emits `changed` after everything is in place. Widgets that read `current_tokens()` while they
    paint need not listen: the new style sheet repaints them.
    """

    changed = Signal()
    # What everything paints with: asked for in every paint event, so it must cost nothing.
    active: ClassVar[Tokens] = LIGHT

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._applied = False
        # Both wrappers are kept: PySide calls the second one deleted once the first is collected.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._wishes.contrastPreferenceChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The tokens in use."""
        return Theme.active

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Use `choice` from now on; SYSTEM follows light, dark and contrast of the system."""
        self._choice = choice
        hints = self._hints
        fixed = _FIXED.get(choice)
        if fixed is None:
            hints.unsetColorScheme()
        else:  # so that title bars and file dialogs match
            scheme = Qt.ColorScheme.Dark if fixed.dark else Qt.ColorScheme.Light
            hints.setColorScheme(scheme)
        self._apply(fixed or self._system_tokens())

    def motion_ms(self, wanted: int = LONGEST_MOTION_MS) -> int:
        """Return how long a movement may last: 0 where the system asks for no motion.

        Before Qt 6.12 nobody can ask the system, so nothing moves there.
        """
        preference = getattr(self._wishes, "motionPreference", None)
        if preference is None or preference().name == "ReducedMotion":
            return 0
        return min(wanted, LONGEST_MOTION_MS)

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply(self._system_tokens())

    def _system_tokens(self) -> Tokens:
        if self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _apply(self, tokens: Tokens) -> None:
        if self._applied and tokens is Theme.active:
            return
        self._applied = True
        Theme.active = tokens
        self._app.setPalette(build_palette(tokens))
        self._app.setStyleSheet(build_style_sheet(tokens))
        self.changed.emit()


def install_theme(app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> Theme:
    """Set style, fonts, palette and style sheet of `app`; calling it again only chooses anew."""
    theme = app.findChild(Theme, "theme")
    if theme is None:
        app.setStyle("Fusion")
        install_fonts(app)
        theme = Theme(app)
    theme.choose(choice)
    return theme


def current_theme() -> Theme | None:
    """Return the theme of the running app, or nothing where none was installed."""
    app = QApplication.instance()
    return app.findChild(Theme, "theme") if app is not None else None


def current_tokens() -> Tokens:
    """Return the tokens to paint with; the light theme where none was installed."""
    return Theme.active


def motion_ms(wanted: int = LONGEST_MOTION_MS) -> int:
    """Return how long a movement may last; 0 without a theme or where motion is not wanted."""
    theme = current_theme()
    return theme.motion_ms(wanted) if theme is not None else 0
