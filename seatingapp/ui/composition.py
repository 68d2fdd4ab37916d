"""Puts the app together: unlock, then pages around one open vault; on lock all of it goes again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.garbage import search_everything, spare_what_is_open
from seatingapp.ui.lock_watch import LockWatch
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.page_keys import PAGE_KEYS
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.privacy_guard import PrivacyGuard
from seatingapp.ui.tasks import Control, Tasks
from seatingapp.ui.theme.fonts import cover_scripts
from seatingapp.ui.theme.theme import Theme, ThemeChoice
from seatingapp.ui.unlock.factory import make_unlock_page

# The database comes with these; the first window must not wait for it.
if TYPE_CHECKING:
    from seatingapp.services.arranging_jobs import Workers
    from seatingapp.services.vaults import BackupRun
    from seatingapp.services.workspace import Topic, Workspace
    from seatingapp.ui.crew import Crew
    from seatingapp.ui.drafting import Drafter
    from seatingapp.ui.page_tools import PageTools


@dataclass
class _Open:
    """What exists only while a vault is unlocked."""

    workspace: Workspace
    tools: PageTools
    idle_minutes: int
    backup: BackupRun
    drafter: Drafter


class Composition(QObject):
    """Owns the window's pages and the open vault; the pages know neither it nor each other."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, preferences: Preferences, watch: LockWatch
    ) -> None:
        """Wire the shell; nothing is opened yet."""
        super().__init__(window)
        self._window, self._tasks, self._preferences = window, tasks, preferences
        self._watch = watch
        self._open: _Open | None = None
        self._private = PrivateView(time.monotonic)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._guard = PrivacyGuard(self._private, app, self)
        for key, title, make in (
            ("lesson", "Lesson", self._make_lesson),
            ("seating", "Seating", self._make_seating),
            ("rooms", "Rooms", self._make_rooms),
            ("pupils", "Pupils", self._make_pupils),
            ("followup", "Follow-up", self._make_follow_up),
            ("print", "Print", self._make_print),
            ("school", "School", self._make_school),
        ):
            window.add_page(key, title, key, make)
        for group in PAGE_KEYS:
            window.add_key_help(group)
        window.lock_requested.connect(self.lock)
        window.closing.connect(self.close)
        watch.lock_due.connect(self.lock_because)

    @property
    def tools(self) -> PageTools:
        """What pages are built from. Raises RuntimeError while nothing is open."""
        return self._opened.tools

    @property
    def _opened(self) -> _Open:
        if self._open is None:
            raise RuntimeError("No vault is open.")
        return self._open

    def show_unlock(self, reason: str = "") -> None:
        """Hide everything behind the Unlock page; `reason` says why."""
        self._window.show_cover(
            make_unlock_page(self._tasks, self._preferences, self.enter, reason)
        )

    def enter(self, workspace: Workspace) -> None:
        """Show the pages of an open vault, the Lesson page first."""
        from seatingapp.services.classes import pupils_of
        from seatingapp.services.school import school
        from seatingapp.services.vaults import BackupRun
        from seatingapp.ui.crew import Crew
        from seatingapp.ui.drafting import Drafter
        from seatingapp.ui.editor import Editor
        from seatingapp.ui.page_tools import PageTools

        # Fonts for the scripts of these names, before any of them is drawn.
        cover_scripts("".join(p.name.full for p in workspace.read(pupils_of)))
        idle_minutes = workspace.read(school).idle_minutes
        editor = Editor(workspace, self)
        tools = PageTools(workspace, editor, self._tasks, self._preferences, crew=Crew(_workers))
        backup = BackupRun(workspace.vault.unsealed)
        drafter = Drafter(workspace, editor, self)
        self._open = _Open(workspace, tools, idle_minutes, backup, drafter)
        workspace.vault.before_write = backup.give_way
        editor.changed.connect(self._note_settings)
        self._window.show_workspace()
        self._window.show_page("lesson")
        self._watch.start(idle_minutes)
        self._back_up(backup)
        self._show_status()
        QTimer.singleShot(0, self, self._spare_what_is_open)  # once the page is on the screen

    @Slot()
    def _spare_what_is_open(self) -> None:
        if self._open is not None:
            spare_what_is_open()

    def _back_up(self, backup: BackupRun) -> None:
        def work(_control: Control) -> bool:
            return backup.run()

        self._tasks.run(work, self._backed_up, self._not_backed_up)

    def _dismiss(self, crew: Crew) -> None:
        """End the processes that search; what they knew of the class is gone with them."""

        def work(_control: Control) -> None:
            crew.close()

        self._tasks.run(work, _dismissed, _dismissed)

    def _backed_up(self, _made: bool) -> None:
        self._show_status()

    def _not_backed_up(self, refusal: Refusal) -> None:
        self._window.status.show_parts((f"The backup was not made. {refusal}",))

    @Slot(object)
    def _note_settings(self, topics: frozenset[Topic]) -> None:
        """Lock after another time from now on, where the school changed it."""
        from seatingapp.services.school import school
        from seatingapp.services.workspace import Topic

        if self._open is None or Topic.SETTINGS not in topics:
            return
        idle_minutes = self._open.workspace.read(school).idle_minutes
        if idle_minutes != self._open.idle_minutes:
            self._open.idle_minutes = idle_minutes
            self._watch.start(idle_minutes)
            self._show_status()

    @Slot()
    def _show_status(self) -> None:
        """Say what is saved, where, and when the app locks."""
        if self._open is None:
            return
        from seatingapp.services.school import school
        from seatingapp.services.vaults import newest_backup

        opened = self._open
        backup = newest_backup(opened.workspace.vault.folder)
        saved = "Saved · encrypted on this computer"
        if backup is not None:
            zone = opened.workspace.read(school).tz
            saved += f" · last backup {backup.astimezone(zone):%H:%M}"
        self._window.status.show_parts((saved, f"Locks after {opened.idle_minutes} min idle"))

    @Slot()
    def lock(self) -> None:
        """Lock now, because the user said so."""
        self.lock_because("")

    @Slot(str)
    def lock_because(self, reason: str) -> None:
        """Lock: key, pages, history, clipboard and pictures go, and the Unlock page says why.

        A vault that changed is backed up in passing; its key is dropped when that is done.
        """
        if self._open is None:
            return
        from seatingapp.services.vaults import BackupRun

        opened, self._open = self._open, None
        self._watch.stop()
        opened.backup.give_way()
        opened.drafter.finish()
        self._private.hide(HiddenBy.LOCK)
        last = BackupRun(opened.workspace.vault.unsealed)
        opened.tools.editor.clear()
        self._window.clear_pages()
        # Last, for a page may answer what was just done to it with new work, as the preview does.
        self._tasks.cancel_all()
        self._dismiss(opened.tools.crew)
        opened.tools.editor.deleteLater()
        QGuiApplication.clipboard().clear()
        QPixmapCache.clear()
        opened.workspace.lock()
        self._back_up(last)
        self.show_unlock(reason)
        QTimer.singleShot(0, self, search_everything)  # once the pages are gone

    @Slot()
    def close(self) -> None:
        """Lock and let the last backup finish, for the window goes."""
        self.lock_because("")
        self._tasks.wait()

    def finish(self) -> None:
        """Wait for slow work and hear of its outcome, as tests and pictures want it."""
        self._tasks.wait()
        QApplication.sendPostedEvents()

    def _make_lesson(self) -> QWidget:
        from seatingapp.ui.lesson.factory import make_lesson_page

        page = make_lesson_page(self.tools, self._private)
        page.print_requested.connect(self.show_print)
        page.seating_requested.connect(self.show_seating)
        page.import_requested.connect(self.show_import)
        return page

    def _make_seating(self) -> QWidget:
        from seatingapp.ui.seating.factory import make_seating_page

        page = make_seating_page(self.tools, self._private)
        page.print_requested.connect(self.show_print)
        page.import_requested.connect(self.show_import)
        return page

    def _make_rooms(self) -> QWidget:
        from seatingapp.ui.rooms.factory import make_rooms_page

        return make_rooms_page(self.tools)

    def _make_pupils(self) -> QWidget:
        from seatingapp.ui.pupils.factory import make_pupils_page

        page = make_pupils_page(self.tools, self._private)
        page.seating_requested.connect(self.show_seating)
        return page

    def _make_follow_up(self) -> QWidget:
        from seatingapp.ui.followup.factory import make_follow_up_page

        return make_follow_up_page(self.tools, self._private)

    def _make_print(self) -> QWidget:
        from seatingapp.ui.printing.factory import make_print_page

        page = make_print_page(self.tools, self._private)
        page.import_requested.connect(self.show_import)
        return page

    def _make_school(self) -> QWidget:
        from seatingapp.ui.school.factory import make_school_page

        page = make_school_page(self.tools)
        page.backup_ended.connect(self._show_status)
        return page

    @Slot(int)
    @Slot(int, object)
    def show_seating(self, class_id: int, room_id: int | None = None) -> None:
        """Open the plan of a class, in a room or in that of its newest plan."""
        from seatingapp.ui.seating.page import SeatingPage

        self._window.show_page("seating")
        page = self._window.page("seating")
        if isinstance(page, SeatingPage):
            page.class_requested.emit(class_id)
            if room_id is not None:
                page.room_requested.emit(room_id)

    @Slot(str)
    def show_follow_up(self, part: str) -> None:
        """Open one part of what follows lessons, by its key."""
        from seatingapp.ui.followup.page import FollowUpPage

        self._window.show_page("followup")
        page = self._window.page("followup")
        if isinstance(page, FollowUpPage):
            page.part_requested.emit(part)

    @Slot(int, int)
    def show_print(self, class_id: int, plan_id: int = 0) -> None:
        """Open the print of a class, on one of its plans or (0) on the usual one."""
        from seatingapp.ui.printing.page import PrintPage

        self._window.show_page("print")
        page = self._window.page("print")
        if isinstance(page, PrintPage):
            page.class_requested.emit(class_id, plan_id)

    @Slot()
    def show_import(self) -> None:
        """Open the import of class lists."""
        from seatingapp.ui.pupils.page import PupilsPage

        self._window.show_page("pupils")
        page = self._window.page("pupils")
        if isinstance(page, PupilsPage):
            page.start_import()


def _workers() -> Workers:
    """Make the processes that search; nothing of them is imported before somebody arranges."""
    from seatingapp.services.arranging_jobs import crew

    return crew()


def _dismissed(_nothing: object) -> None:
    """Take the end of the processes, for which nobody waits."""


def compose(theme: Theme, preferences: Preferences | None = None) -> tuple[MainWindow, Composition]:
    """Return the window with the Unlock page in front, and what holds it together."""
    kept = preferences or Preferences()
    theme.choose(_choice(kept.appearance))
    window = MainWindow(kept)
    tasks = Tasks(window)
    composition = Composition(window, tasks, kept, LockWatch(parent=window))
    composition.show_unlock()
    return window, composition


def _choice(name: str) -> ThemeChoice:
    """The appearance that the settings name; the system's for anything that they should not."""
    known = {choice.value: choice for choice in ThemeChoice}
    return known.get(name, ThemeChoice.SYSTEM)
