"""Feeds the private view from Qt: input keeps it on, losing the focus or the clock ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from seatingapp.ui.privacy import HiddenBy, Privacy, PrivateView

_TICK_MS = 2000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class PrivacyGuard(QObject):
    """Watches the whole app for one `PrivateView`. Keep it as long as the view; it has a parent."""

    def __init__(self, view: PrivateView, app: QGuiApplication, parent: QObject) -> None:
        """Watch from now on."""
        super().__init__(parent)
        self._view = view
        self._app = app
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        app.applicationStateChanged.connect(self._state_changed)
        view.listen(self._view_changed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything pass; input counts as a sign of life, and one is enough until a tick."""
        if event.type() in _INPUT:
            self._app.removeEventFilter(self)
            self._view.touch()
        return False

    def _tick(self) -> None:
        self._app.installEventFilter(self)
        self._view.tick()  # which may end it, and with it the watch

    def _view_changed(self) -> None:
        """Watch only while there is something to hide: a filter sees every event of the app."""
        if self._view.state is Privacy.BOARD_SAFE:
            self._timer.stop()
            self._app.removeEventFilter(self)
            QToolTip.hideText()  # it would stay for ten seconds over what it told of
        else:
            self._timer.start()
            self._app.installEventFilter(self)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._view.hide(HiddenBy.FOCUS)
