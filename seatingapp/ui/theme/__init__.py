"""What everything looks like: tokens, palette, style sheet and fonts, in one place.

A widget asks `current_tokens()` while it paints and `ui_font(px, weight)` for text; it keeps
neither, so a change of theme needs no more than a repaint. `install_theme(app)` sets the palette,
the style sheet and the fonts once; `Theme.choose()` changes them while the app runs.
"""

from seatingapp.ui.theme.fonts import (
    WEIGHT_BOLD,
    WEIGHT_MEDIUM,
    WEIGHT_REGULAR,
    WEIGHT_SEMIBOLD,
    cover_scripts,
    ui_font,
)
from seatingapp.ui.theme.theme import (
    Theme,
    ThemeChoice,
    current_theme,
    current_tokens,
    install_theme,
    motion_ms,
)
from seatingapp.ui.theme.tokens import Tokens

__all__ = [
    "WEIGHT_BOLD",
    "WEIGHT_MEDIUM",
    "WEIGHT_REGULAR",
    "WEIGHT_SEMIBOLD",
    "Theme",
    "ThemeChoice",
    "Tokens",
    "cover_scripts",
    "current_theme",
    "current_tokens",
    "install_theme",
    "motion_ms",
    "ui_font",
]
