"""Makes the Print page with everything it needs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from seatingapp.services.workspace import Topic
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.printing.presenter import PrintPresenter
from seatingapp.ui.printing.state import Choices
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import connect_pill, listen_while_alive
from seatingapp.ui.tasks import TasksFor


class PrintWiring(QObject):
    """Joins page, presenter and tasks, and keeps the presenter alive as long as the page."""

    def __init__(self, page: PrintPage, tools: PageTools, private: PrivateView) -> None:
        """Connect intents to the presenter."""
        super().__init__(page)
        self._page, self._tasks, self._editor = page, tools.tasks, tools.editor
        self._stale = True
        runner = TasksFor(tools.tasks, page)
        self._preferences = tools.preferences
        self.presenter = PrintPresenter(
            tools.workspace,
            page,
            runner,
            private,
            tools.place,
            photos=self._preferences.print_photos,
        )
        page.choices_requested.connect(self._choose)
        page.class_requested.connect(self.presenter.choose_class)
        page.save_dialog_requested.connect(self._ask_where)
        page.save_requested.connect(self._save)
        page.print_requested.connect(self.presenter.print)
        page.printer_requested.connect(self._to_printer)
        page.opened.connect(self._opened)
        page.left.connect(self.presenter.left)
        connect_pill(page.pill, private)
        listen_while_alive(private, page, self.presenter.privacy_changed)
        tools.editor.changed.connect(self._changed)

    def _choose(self, choices: object) -> None:
        if isinstance(choices, Choices):
            self._preferences.print_photos = choices.photos
            self.presenter.choose(choices)

    def _ask_where(self) -> None:
        self._page.ask_where(self.presenter.suggested_name(), folder=self.presenter.needs_folder)

    def _save(self, text: str) -> None:
        self.presenter.save(Path(text))

    def _to_printer(self, pdfs: tuple[bytes, ...], paper: str) -> None:
        from seatingapp.ui.paper_job import PaperJob  # Qt's print support takes a moment

        job = PaperJob(pdfs, paper, self._tasks, self._page)
        job.ended.connect(self._page.say)
        job.ask()

    def _opened(self) -> None:
        """Draw when the page comes to the front, but only if anything changed meanwhile."""
        stale, self._stale = self._stale, False
        self.presenter.opened(stale=stale)

    def _changed(self, topics: object) -> None:
        if topics == frozenset({Topic.PRINTS}):
            return  # a number in the ledger changes no page
        self._stale = True
        if self._page.isVisible():
            self._opened()


def make_print_page(tools: PageTools, private: PrivateView) -> PrintPage:
    """Return the page; it reads the vault when it is shown for the first time."""
    page = PrintPage()
    page.wiring = PrintWiring(page, tools, private)
    return page
