"""Opens what is private of a lesson: the tray of entries, one of them up close, and ratings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu

from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import Privacy, PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive


class EntryOpening(QObject):
    """Lives as long as the page. What is private is opened in private view only."""

    def __init__(
        self, page: LessonPage, tools: PageTools, private: PrivateView, presenter: LessonPresenter
    ) -> None:
        super().__init__(page)
        self._page, self._tools, self._private = page, tools, private
        self._presenter = presenter
        self._wanted: Callable[[], None] | None = None
        self._menu: QMenu | None = None
        listen_while_alive(private, page, self._privacy_changed)
        page.intents.line_opened.connect(self.open_line)
        page.intents.complete_requested.connect(self.complete)
        page.intents.rating_requested.connect(self.rate)

    @Slot()
    def complete(self) -> None:
        """Open the tray of entries that wait; private view is asked for first."""
        self._open_in_private(self._open_tray)

    @Slot()
    def rate(self) -> None:
        """Rate the lesson for those on report; private view is asked for first."""
        self._open_in_private(self._open_rating)

    def _open_in_private(self, opens: Callable[[], None]) -> None:
        if self._private.shown:
            opens()
        else:
            self._wanted = opens
            self._presenter.toggle_private()

    def _privacy_changed(self) -> None:
        """The question was answered: open what was wanted once everybody has heard of it."""
        if self._private.state is Privacy.ASKED:
            return
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self._private.shown:
            QTimer.singleShot(0, self, wanted)

    @Slot()
    def _open_rating(self) -> None:
        from seatingapp.ui.rating.dialog import open_rating

        lesson = self._presenter.rated.at()
        if lesson is not None and self._private.shown:
            open_rating(self._tools, self._private, lesson, self._page)

    @Slot()
    def _open_tray(self) -> None:
        from seatingapp.ui.completing.dialog import open_completing

        key = self._presenter.key
        if key is not None and self._private.shown:
            open_completing(self._tools, self._private, key, self._page)

    @Slot(str)
    def open_line(self, line: str) -> None:
        """Open the entry of a line; where it stands for several, ask for whom."""
        found = self._presenter.lines.entries_of(line) if self._private.shown else ()
        if len(found) == 1:
            self._open_record(found[0][0])
        elif found:
            self._menu = QMenu(self._page)
            self._menu.setObjectName("entry-of")
            self._menu.setAccessibleName("Whose entry")
            self._menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for uid, name in found:
                self._menu.addAction(name.replace("&", "&&")).setData(uid)
            self._menu.triggered.connect(self._choose)
            self._menu.popup(QCursor.pos())

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._open_record(str(action.data()))

    def _open_record(self, uid: str) -> None:
        from seatingapp.ui.entry_record.dialog import open_entry_record

        if self._private.shown:
            open_entry_record(self._tools, self._private, uid, self._page)
