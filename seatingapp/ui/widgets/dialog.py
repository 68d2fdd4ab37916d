"""The one kind of dialog: a title, a few sentences, its own content, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import Text, TextRole

LOCK_ACTION = "lock-now"  # the window's action that works from its dialogs too


def _top(widget: QWidget) -> QWidget:
    """The main window above a widget or a dialog over a dialog."""
    above = widget.window().parentWidget()
    return widget.window() if above is None else _top(above)


class PlainDialog(QDialog):
    """Enter accepts, Escape rejects. Show it with `open()` and connect `accepted` and `rejected`.

    `exec()` would run a second event loop inside a gesture; it is not used anywhere. Ctrl+L locks
    from here too, although a modal dialog keeps every other key from the window.
    """

    def __init__(
        self,
        title: str,
        body: str = "",
        *,
        name: str,
        accept: str = "OK",
        reject: str = "Cancel",
        danger: bool = False,
        safe: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """An empty `reject` leaves one button only. `danger` colours what cannot be undone.

        `safe` lets Enter reject too, so that accepting takes a deliberate act.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(400)
        if parent is not None:
            self.addActions([a for a in _top(parent).actions() if a.objectName() == LOCK_ACTION])
        kind = ButtonKind.DANGER if danger else ButtonKind.QUIET if safe else ButtonKind.PRIMARY
        self._accept = Button(accept, name=f"{name}-accept", kind=kind)
        self._accept.setDefault(not safe)
        self._accept.setAutoDefault(not safe)
        self._accept.clicked.connect(self.accept)
        self._button_row = buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        if reject:
            # What Enter does is what looks like it.
            usual = ButtonKind.PRIMARY if safe else ButtonKind.QUIET
            cancel = Button(reject, name=f"{name}-reject", kind=usual)
            cancel.setDefault(safe)
            cancel.clicked.connect(self.reject)
            buttons.addWidget(cancel)
        buttons.addWidget(self._accept)
        self._body = Text(body, TextRole.BODY, name=f"{name}-body", wrap=True)
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        self._heading = Text(title, TextRole.HEADING, name=f"{name}-title", wrap=True)
        layout.addWidget(self._heading)
        layout.addWidget(self._body)
        self._body.setVisible(bool(body))  # not before it is in here, or it is a window of its own
        layout.addLayout(self.content, 1)  # what is left goes here, not around the title
        layout.addSpacing(4)
        layout.addLayout(buttons)

    def add_button(self, button: Button) -> None:
        """Put another way to go on before the main button; what it does is the dialog's own."""
        self._button_row.insertWidget(self._button_row.count() - 1, button)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._heading.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def set_body(self, body: str) -> None:
        """Change the sentences below the title."""
        self._body.setText(body)
        self._body.setVisible(bool(body))

    def set_acceptable(self, acceptable: bool) -> None:
        """Allow the main button, once what is needed is there."""
        self._accept.setEnabled(acceptable)
