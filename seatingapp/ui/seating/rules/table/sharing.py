"""Rules as files, from the table: export them, import them. Files are handled elsewhere. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.services import rule_files
from seatingapp.services.workspace import Workspace
from seatingapp.ui.history_state import History
from seatingapp.ui.slow_work import Progress, Runner

SUFFIX = ".rules.json"
Say = Callable[[str], None]


class RuleSharing:
    """Says what came of it by `say`; what cannot be read or written goes to `refuse`."""

    def __init__(
        self,
        workspace: Workspace,
        history: History,
        runner: Runner,
        class_id: int,
        say: Say,
        refuse: Callable[[Refusal], None],
    ) -> None:
        """Share the rules of a class."""
        self._workspace, self._history, self._runner = workspace, history, runner
        self._class_id, self._say, self._refuse = class_id, say, refuse

    def export(self, place: str) -> None:
        """Write all rules of the class into a file."""
        path = Path(place)
        text = self._workspace.read(lambda s: rule_files.export_rules(s, self._class_id))

        def work(_progress: Progress) -> str:
            rule_files.store(text, path)
            return path.name

        self._runner.run(work, self._written, self._refuse)

    def add(self, place: str) -> None:
        """Add the rules of a file that are not there yet: one step to undo."""
        path = Path(place)

        def work(_progress: Progress) -> str:
            return rule_files.load(path)

        self._runner.run(work, self._loaded, self._refuse)

    def _written(self, name: str) -> None:
        self._say(f"Exported to {name}. It names pupils: keep it safe and delete it after use.")

    def _loaded(self, text: str) -> None:
        try:
            read = self._workspace.read(lambda s: rule_files.import_rules(s, self._class_id, text))
        except Refusal as refusal:
            self._refuse(refusal)
            return
        known = f"{counted(read.known, 'rule')} in the file were there already."
        if read.known == 1:
            known = "1 rule in the file was there already."
        if read.edit is None:
            self._say(known if read.known else "There are no rules in this file.")
        elif self._history.perform(read.edit) is not None:
            added = f"{counted(len(read.added), 'rule')} added."
            self._say(f"{added} {known}" if read.known else added)
