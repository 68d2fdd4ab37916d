"""Joins the policy editor's widgets with its presenters."""

from __future__ import annotations

from PySide6.QtCore import QObject

from seatingapp.ui.policy_editor.editor import PolicyEditor
from seatingapp.ui.policy_editor.presenter import PolicyPresenter
from seatingapp.ui.policy_editor.sharing import PolicySharing


class PolicyWiring(QObject):
    """Connects every intent of the editor; keeps the presenters alive as long as the editor."""

    def __init__(
        self, editor: PolicyEditor, presenter: PolicyPresenter, sharing: PolicySharing
    ) -> None:
        super().__init__(editor)
        self._editor, self.presenter, self.sharing = editor, presenter, sharing
        editor.part_requested.connect(presenter.show_part)
        editor.starting_requested.connect(sharing.offer_starting)
        self._types(editor, presenter)
        self._ladder(editor, presenter)
        self._points(editor, presenter)

    def _types(self, editor: PolicyEditor, presenter: PolicyPresenter) -> None:
        part, types = editor.types, presenter.types
        part.add_requested.connect(self._add_type)
        part.polarity_requested.connect(types.add_as)
        part.retired_requested.connect(types.show_retired)
        part.list.chosen.connect(types.choose)
        part.list.move_requested.connect(types.move)
        part.list.removal_requested.connect(types.end)
        part.form.value_requested.connect(types.set)
        part.form.key_requested.connect(types.give_key)
        part.form.way_requested.connect(types.move_chosen)
        part.form.end_requested.connect(types.end_chosen)

    def _ladder(self, editor: PolicyEditor, presenter: PolicyPresenter) -> None:
        part, ladder = editor.ladder, presenter.ladder
        part.add_requested.connect(self._add_step)
        part.list.chosen.connect(ladder.choose)
        part.list.move_requested.connect(ladder.move)
        part.list.removal_requested.connect(ladder.remove)
        part.form.value_requested.connect(ladder.set)
        part.form.way_requested.connect(ladder.move_chosen)
        part.form.end_requested.connect(ladder.remove_chosen)

    def _points(self, editor: PolicyEditor, presenter: PolicyPresenter) -> None:
        part, points = editor.points, presenter.points
        part.cycle_requested.connect(points.set_cycle)
        part.netting_requested.connect(points.set_netting)
        part.picks_requested.connect(points.set_picks)
        part.category_requested.connect(self._add_category)
        part.rename_requested.connect(points.rename_chosen)
        part.removal_requested.connect(points.remove)
        part.way_requested.connect(points.move_chosen)
        part.list.chosen.connect(points.choose)
        part.list.move_requested.connect(points.move)

    def _add_type(self, name: str) -> None:
        """A name that was refused stays where it was typed."""
        if self.presenter.types.add(name):
            self._editor.types.adding.clear()

    def _add_step(self, name: str) -> None:
        if self.presenter.ladder.add(name):
            self._editor.ladder.adding.clear()

    def _add_category(self, name: str) -> None:
        if self.presenter.points.add(name):
            self._editor.points.adding.clear()
