"""The one style sheet of the app, built from tokens.

It covers what Qt draws (fields, lists, menus, scroll bars) and the plain frames of our widgets.
Anything with states of its own (buttons, tiles, the rail) paints itself from the tokens, because
that is exact and costs less than style rules for every widget. Fonts are never set here: they
come from the app's font, so that a script added later reaches every widget.
"""

from __future__ import annotations

from dataclasses import asdict

from seatingapp.ui.theme.tokens import Tokens

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit {
    background: %(surface)s; color: %(ink)s; border: %(border)dpx solid %(control_line)s;
    border-radius: %(radius)dpx; selection-background-color: %(selection)s;
    selection-color: %(selection_ink)s; placeholder-text-color: %(muted)s;
}
QLineEdit { min-height: 22px; padding: 4px %(field_pad)dpx; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: %(focus_width)dpx solid %(focus)s;
}
QLineEdit:focus { padding: %(focus_pad_y)dpx %(focus_pad)dpx; }
QPlainTextEdit:focus, QTextEdit:focus { padding: %(focus_pad_y)dpx; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
    background: %(ground)s; color: %(disabled_ink)s;
}
QLineEdit[wrong="true"] { border-color: %(error)s; }
"""

_LISTS = """
QAbstractItemView {
    background: %(surface)s; color: %(ink)s; border: 0; outline: 0;
    selection-background-color: %(selection)s; selection-color: %(selection_ink)s;
    gridline-color: %(row_line)s; alternate-background-color: %(ground)s;
}
QTableView, QTreeView, QListView { border: %(focus_width)dpx solid transparent; }
QTableView:focus, QTreeView:focus, QListView:focus {
    border: %(focus_width)dpx solid %(focus)s; border-radius: %(radius)dpx;
}
QListView::item, QTreeView::item { min-height: 28px; padding: 0 6px; }
QTableView::item { padding: 0 8px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
    background: %(selection)s; color: %(selection_ink)s;
}
QHeaderView { background: %(surface)s; }
QHeaderView::section {
    background: %(surface)s; color: %(muted)s; border: 0;
    border-bottom: 1px solid %(line)s; padding: 6px 8px;
}
QTableCornerButton::section { background: %(surface)s; border: 0; }
QComboBox QAbstractItemView { border: %(border)dpx solid %(control_line)s; padding: 4px; }
"""

_SCROLLING = """
QScrollArea, QWidget[scrolled="true"] { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: %(control_line)s; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %(muted)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
"""

_POPUPS = """
QMenu {
    background: %(surface)s; color: %(ink)s; border: %(border)dpx solid %(control_line)s;
    padding: 4px;
}
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: %(selection)s; color: %(selection_ink)s; }
QMenu::item:disabled { color: %(disabled_ink)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip {
    background: %(toast)s; color: %(toast_ink)s; border: 1px solid %(toast)s; padding: 4px 6px;
}
QDialog { background: %(surface)s; }
"""

_TABS_AND_BARS = """
QTabWidget::pane { border: 0; border-top: 1px solid %(line)s; }
QTabBar::tab {
    background: transparent; color: %(muted)s; padding: 8px 12px;
    border: 0; border-bottom: 3px solid transparent;
}
QTabBar::tab:selected { color: %(ink)s; border-bottom-color: %(accent)s; }
QTabBar::tab:hover { background: %(hover)s; }
QTabBar::tab:focus { border: %(focus_width)dpx solid %(focus)s; }
QProgressBar {
    background: %(row_line)s; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px;
}
QProgressBar::chunk { background: %(accent)s; border-radius: 4px; }
"""

_FRAMES = """
Card, Popover {
    background: %(surface)s; border: %(border)dpx solid %(line)s;
    border-radius: %(radius_large)dpx;
}
FigureTile {
    background: %(ground)s; border: %(border)dpx solid %(line)s; border-radius: %(radius)dpx;
}
PageHeader { background: %(surface)s; border: 0; border-bottom: %(border)dpx solid %(line)s; }
StatusLine { background: %(surface)s; border: 0; border-top: %(border)dpx solid %(line)s; }
Toast { background: %(toast)s; border: %(border)dpx solid %(toast)s; border-radius: %(radius)dpx; }
"""


def _tone_rules(tokens: Tokens) -> str:
    """Colours of texts and banners by their `tone` property."""
    rules = [
        f'QLabel[tone="{tone}"] {{ color: {colour}; }}'
        for tone, colour in (
            ("muted", tokens.muted),
            ("praise", tokens.praise),
            ("concern", tokens.concern),
            ("accent", tokens.accent),
            ("error", tokens.error),
            ("warning", tokens.warning),
            ("toast", tokens.toast_ink),
        )
    ]
    for level, soft, ink, strong in (
        ("info", tokens.info_soft, tokens.info_ink, tokens.info),
        ("done", tokens.praise_soft, tokens.praise_ink, tokens.praise),
        ("warning", tokens.warning_soft, tokens.warning_ink, tokens.warning),
        ("error", tokens.error_soft, tokens.error_ink, tokens.error),
    ):
        rules.append(
            f'Banner[level="{level}"] {{ background: {soft}; border-radius: {tokens.radius}px;'
            f" border: {tokens.border}px solid {strong}; }}"
        )
        rules.append(f'Banner[level="{level}"] QLabel {{ color: {ink}; }}')
    return "\n".join(rules)


def build_style_sheet(tokens: Tokens) -> str:
    """Return the style sheet for `tokens`; the same tokens always give the same text."""
    values = asdict(tokens) | {
        # A field keeps its size when the thicker focus ring replaces its border.
        "field_pad": 10,
        "focus_pad": 10 - (tokens.focus_width - tokens.border),
        "focus_pad_y": 4 - (tokens.focus_width - tokens.border),
    }
    parts = (_FIELDS, _LISTS, _SCROLLING, _POPUPS, _TABS_AND_BARS, _FRAMES)
    return "".join(part % values for part in parts) + _tone_rules(tokens)
