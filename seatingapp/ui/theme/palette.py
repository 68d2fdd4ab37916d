"""The theme as a QPalette, for what Qt and the platform draw by themselves."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from seatingapp.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def build_palette(tokens: Tokens) -> QPalette:
    """Return a palette in which native parts (lists, menus, dialogs) match `tokens`."""
    palette = QPalette()
    colours = {
        _Role.Window: tokens.ground,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.ground,
        _Role.Text: tokens.ink,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.on_accent,
        _Role.ToolTipBase: tokens.toast,
        _Role.ToolTipText: tokens.toast_ink,
        _Role.PlaceholderText: tokens.muted,
        _Role.Highlight: tokens.selection,
        _Role.HighlightedText: tokens.selection_ink,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Accent: tokens.accent,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.row_line,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.control_line,
        _Role.Shadow: tokens.control_line,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled_ink))
    return palette
