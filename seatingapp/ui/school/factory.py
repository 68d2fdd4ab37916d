"""Makes the School page with everything it needs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from seatingapp.ui.history_buttons import history_of
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.policy_editor.presenter import PolicyPresenter
from seatingapp.ui.policy_editor.sharing import SUFFIX, PolicySharing
from seatingapp.ui.policy_editor.wiring import PolicyWiring
from seatingapp.ui.school.page import SchoolPage
from seatingapp.ui.school.passphrase_dialog import PassphraseDialog
from seatingapp.ui.school.presenter import SchoolPresenter
from seatingapp.ui.school.recovery_dialog import RecoveryDialog
from seatingapp.ui.school.upkeep import UpkeepPresenter
from seatingapp.ui.school.ways_in import PassphrasePresenter, RecoveryKeyPresenter
from seatingapp.ui.tasks import TasksFor
from seatingapp.ui.theme import ThemeChoice, current_theme


class SchoolWiring(QObject):
    """Joins page, presenters, editor and tasks, and keeps the presenters alive with the page."""

    def __init__(self, page: SchoolPage, tools: PageTools) -> None:
        """Connect intents to the presenters and changes to the page."""
        super().__init__(page)
        self._page, self._tools = page, tools
        self.presenter = SchoolPresenter(
            page,
            tools.workspace,
            tools.editor,
            tools.preferences.appearance,
            self._choose_appearance,
        )
        runner = TasksFor(tools.tasks, page)
        self.upkeep = UpkeepPresenter(page, tools.workspace, runner)
        self.policy = PolicyPresenter(page, tools.workspace, tools.editor)
        self.sharing = PolicySharing(page, self.policy.drafting, tools.workspace, runner)
        self._connect_settings()
        self._connect_policy()
        page.opened.connect(self.upkeep.opened)
        page.vault.backup_requested.connect(self.upkeep.back_up)
        page.vault.check_requested.connect(self.upkeep.check)
        page.vault.cancel_requested.connect(self.upkeep.cancel)
        page.calendar.open_requested.connect(self.open_calendar)
        page.security.passphrase_requested.connect(self.ask_for_passphrase)
        page.security.recovery_requested.connect(self.ask_for_recovery_key)
        self._history_changed()

    def _connect_settings(self) -> None:
        page, presenter, editor = self._page, self.presenter, self._tools.editor
        page.opened.connect(presenter.opened)
        page.left.connect(presenter.left)
        page.names.school_requested.connect(presenter.name_school)
        page.names.teacher_requested.connect(presenter.name_teacher)
        page.names.lead_requested.connect(presenter.name_safeguarding_lead)
        page.kinds.use_requested.connect(presenter.use)
        page.kinds.purpose_requested.connect(presenter.state_purpose)
        page.seat_cards.options_requested.connect(presenter.choose_cards)
        page.security.lock_requested.connect(presenter.lock_after)
        page.appearance.appearance_requested.connect(presenter.choose_appearance)
        page.undo_requested.connect(presenter.undo)
        page.redo_requested.connect(presenter.redo)
        editor.changed.connect(presenter.changed)
        editor.refused.connect(presenter.refused)
        editor.stack.indexChanged.connect(self._history_changed)

    def _connect_policy(self) -> None:
        page, policy, sharing = self._page, self.policy, self.sharing
        page.policy.edit_requested.connect(self.open_policy)
        page.policy_done.connect(policy.close)
        page.policy_chosen.connect(sharing.use)
        page.policy_place_chosen.connect(sharing.export)
        page.policy_file_chosen.connect(sharing.read)
        self._tools.editor.changed.connect(policy.changed)

    @Slot()
    def open_policy(self) -> None:
        """Edit the policy; its editor is made and joined the first time."""
        editor = self._page.policy_editor()
        if editor.findChild(PolicyWiring) is None:
            PolicyWiring(editor, self.policy, self.sharing)
            editor.escape_requested.connect(self.policy.close)
            editor.import_requested.connect(self._page.ask_what_to_import)
            editor.export_requested.connect(self._ask_where)
        self.policy.open()

    @Slot()
    def _ask_where(self) -> None:
        self._page.ask_where_to_export(f"Behaviour{SUFFIX}")

    def open_calendar(self, part: str) -> None:
        """Open the editor of the calendar and the timetable with one of its parts in front."""
        from seatingapp.ui.calendar_editor.dialog import CalendarDialog

        CalendarDialog(self._tools, part, self._page).open()

    def ask_for_passphrase(self) -> None:
        """Open the dialog for another passphrase."""
        dialog = PassphraseDialog(self._page)
        runner = TasksFor(self._tools.tasks, dialog)
        presenter = PassphrasePresenter(dialog, self._tools.workspace, runner)
        dialog.presenter = presenter
        dialog.new_edited.connect(presenter.rate)
        dialog.change_requested.connect(presenter.change)
        dialog.changed.connect(self._passphrase_changed)
        dialog.open()

    def ask_for_recovery_key(self) -> None:
        """Open the dialog for another recovery key."""
        dialog = RecoveryDialog(self._page)
        runner = TasksFor(self._tools.tasks, dialog)
        presenter = RecoveryKeyPresenter(dialog, self._tools.workspace, runner)
        dialog.presenter = presenter
        dialog.prove_requested.connect(presenter.prove)
        dialog.save_requested.connect(presenter.save)
        dialog.printed.connect(presenter.printed)
        dialog.use_requested.connect(presenter.use)
        dialog.rejected.connect(presenter.forget)
        dialog.changed.connect(self._key_changed)
        dialog.open()

    def _passphrase_changed(self) -> None:
        self._page.show_message("The vault opens with the new passphrase now.", undo=False)

    def _key_changed(self) -> None:
        self._page.show_message("The new recovery key counts; the old one is void.", undo=False)

    def _history_changed(self) -> None:
        self.presenter.history_changed(history_of(self._tools.editor.stack))

    def _choose_appearance(self, name: str) -> None:
        self._tools.preferences.appearance = name
        theme = current_theme()
        if theme is not None:
            theme.choose(ThemeChoice(name))


def make_school_page(tools: PageTools) -> SchoolPage:
    """Return the page; it reads the vault when it is shown for the first time."""
    page = SchoolPage()
    page.wiring = SchoolWiring(page, tools)
    return page
