"""When the app locks by itself: nobody there, the computer slept, or the screen was locked."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

_TICK_MS = 2000
# A tick that comes this much later than due means that the computer slept in between.
_SLEPT_SECONDS = 30.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class LockWatch(QObject):
    """Emits `lock_due` once, with the reason in words, until `start` is called again.

    The wall clock shows that the computer slept (the other one may stop meanwhile); the running
    clock measures idle time, so setting the clock back or forth locks too early, never too late.
    """

    lock_due = Signal(str)

    def __init__(
        self,
        wall_clock: Callable[[], float] = time.time,
        running_clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Make a watch that is not running; the clocks give seconds."""
        super().__init__(parent)
        self._wall, self._running = wall_clock, running_clock
        self._idle_seconds = 0.0
        self._last_sign = self._last_tick = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)
        self._bus: QObject | None = None

    def start(self, idle_minutes: float) -> None:
        """Watch from now on; lock after this long without a key, click or touch."""
        self._idle_seconds = idle_minutes * 60
        self._last_sign, self._last_tick = self._running(), self._wall()
        app = QGuiApplication.instance()
        self._look_out(on=True)
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state, Qt.ConnectionType.UniqueConnection)
        if self._bus is None:
            self._bus = _screen_lock_signals(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._look_out(on=False)

    @property
    def is_watching(self) -> bool:
        """Whether it may emit."""
        return self._timer.isActive()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; nothing is ever kept from the app.

        One sign is enough until the next tick: a filter sees every event of the app, and a click
        has a hundred.
        """
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._running()
            self._look_out(on=False)
        return False

    @Slot()
    def look(self) -> None:
        """See whether it is time to lock."""
        wall = self._wall()
        late = wall - self._last_tick - _TICK_MS / 1000
        self._last_tick = wall
        self._look_out(on=True)
        if late > _SLEPT_SECONDS:
            self._due("The computer was asleep.")
        elif self._running() - self._last_sign >= self._idle_seconds:
            self._due("Nobody used the app for a while.")

    def _look_out(self, *, on: bool) -> None:
        """Look at the events of the app, or do not until the next tick."""
        app = QGuiApplication.instance()
        if app is not None and on:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._due("The computer was put to sleep.")

    @Slot(bool)
    def on_screen_locked(self, locked: bool) -> None:
        """The desktop says that the screen was locked (or unlocked)."""
        if locked:
            self._due("The screen was locked.")

    def _due(self, reason: str) -> None:
        if self.is_watching:
            self.stop()
            self.lock_due.emit(reason)


def _screen_lock_signals(watch: LockWatch) -> QObject | None:
    """Listen to the desktop where Qt can: on Linux by D-Bus, whose socket never leaves the host."""
    if not sys.platform.startswith("linux"):
        return None
    from PySide6.QtCore import SLOT
    from PySide6.QtDBus import QDBusConnection

    slot = (SLOT("on_screen_locked(bool)") or "").encode()
    session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
    if session.isConnected():
        for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            session.connect("", "", name, "ActiveChanged", watch, slot)
    if system.isConnected():
        system.connect("", "", "org.freedesktop.login1.Manager", "PrepareForSleep", watch, slot)
    return watch
