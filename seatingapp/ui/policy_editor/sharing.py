"""Policies as files, and those of the app: offered with a preview, put into force whole. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from seatingapp.domain.policies.files import PolicyFile
from seatingapp.services import policy_files
from seatingapp.services.workspace import Workspace
from seatingapp.ui.page_presenter import MessageView
from seatingapp.ui.policy_editor.drafting import Drafting
from seatingapp.ui.policy_editor.state import Offer
from seatingapp.ui.slow_work import Progress, Runner

SUFFIX = ".policy.json"


class SharingView(MessageView, Protocol):
    """The page, as far as it offers policies."""

    def offer_policies(self, offers: tuple[Offer, ...]) -> None:
        """Let the user see what each would change, and put one into force."""


class PolicySharing:
    """Files are read and written off the window's thread; what cannot be read is refused."""

    def __init__(
        self, view: SharingView, drafting: Drafting, workspace: Workspace, runner: Runner
    ) -> None:
        self._view, self._drafting = view, drafting
        self._workspace, self._runner = workspace, runner
        self._offered: dict[str, PolicyFile] = {}

    def offer_starting(self) -> None:
        """Offer the policies that come with the app."""
        self._offer(policy_files.starting_policies())

    def export(self, place: str) -> None:
        """Write the policy into a file."""
        path = Path(place)
        text = self._workspace.read(policy_files.export_policy)

        def work(_progress: Progress) -> str:
            policy_files.store(text, path)
            return path.name

        self._runner.run(work, self._written, self._view.show_refusal)

    def read(self, place: str) -> None:
        """Offer the policy of a file."""
        path = Path(place)

        def work(_progress: Progress) -> PolicyFile:
            return policy_files.load(path)

        self._runner.run(work, self._read, self._view.show_refusal)

    def use(self, key: str) -> None:
        """Put one of those offered into force: one step to undo."""
        read = self._offered.get(key)
        if read is not None:
            found = self._workspace.read(lambda session: policy_files.preview(session, read))
            self._drafting.perform(found.edit)

    def _written(self, name: str) -> None:
        self._view.show_message(f"Exported to {name}. It holds no pupil data.", undo=False)

    def _read(self, read: PolicyFile) -> None:
        self._offer({"file": read})

    def _offer(self, policies: dict[str, PolicyFile]) -> None:
        self._offered = policies
        previews = self._workspace.read(
            lambda s: {key: policy_files.preview(s, read) for key, read in policies.items()}
        )
        offers = (Offer(key, p.name, p.about, p.lines, p.notes) for key, p in previews.items())
        self._view.offer_policies(tuple(offers))
