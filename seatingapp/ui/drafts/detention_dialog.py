"""Type and day of the detentions that drafts become: the next free day is offered."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from seatingapp.domain.detention_clashes import When
from seatingapp.domain.typed_times import read_day
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.detention_times import against, usual
from seatingapp.services.detentions import SetDetentions
from seatingapp.services.draft_detentions import (
    DetentionOffer,
    ReleaseAsDetentions,
    detention_offer,
)
from seatingapp.services.drafts import ReviewedDraft, reviewed
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField

_DAY = dt.timedelta(days=1)


class DetentionDialog(PrivateDialog):
    """`edit_wanted` with the edit when the dialog is accepted."""

    edit_wanted = Signal(object)  # ReleaseAsDetentions

    def __init__(
        self,
        private: PrivateView,
        workspace: Workspace,
        uids: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer what their rules ask for. Raises Refusal where there is nothing to offer."""
        found = workspace.read(lambda s: reviewed(s, tuple(uids)))
        people = Counter(one.draft.pupil_id for one in found)
        super().__init__(
            private,
            f"Release {counted(len(people), 'detention')}",
            _whose(found, people),
            name="detention-dialog",
            accept="Set it" if len(people) == 1 else "Set them",
            parent=parent,
        )
        owed = Text(_owed(found), TextRole.BODY, name="detention-owed", wrap=True)
        self.content.addWidget(owed)
        owed.setVisible(bool(owed.text()))  # not before, or it is a window of its own
        self._workspace, self._uids = workspace, tuple(uids)
        self._offer = self._offered(None)
        self._day = self._offer.when.when.date if self._offer.when.when else self._today()
        self.kind = Choice(name="detention-kind", accessible="Type of detention")
        self.day = TypedField(name="detention-day", accessible="Day", width=130)
        self.when = Text("", TextRole.MUTED, name="detention-when", wrap=True)
        self.against = Text("", TextRole.BODY, name="detention-against", wrap=True)
        self.against.set_tone("error")
        self.anyway = CheckBox("I mean it all the same", name="detention-anyway")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.addRow(Text("Type", TextRole.MUTED), self.kind)
        form.addRow(Text("Day", TextRole.MUTED), self.day)
        self.content.addLayout(form)
        for widget in (self.when, self.against, self.anyway):
            self.content.addWidget(widget)
        self.kind.choice_requested.connect(self._choose)
        self.day.text_requested.connect(self._typed)
        self.day.step_requested.connect(self._step)
        self.anyway.clicked.connect(self._check)
        self.accepted.connect(self._give)
        self._show()

    def _offered(self, type_id: int | None) -> DetentionOffer:
        now = self._workspace.clock()
        return self._workspace.read(lambda s: detention_offer(s, self._uids, now, type_id))

    def _today(self) -> dt.date:
        return self._workspace.read(school).today(self._workspace.clock())

    def _choose(self, key: str) -> None:
        self._offer = self._offered(int(key))
        if self._offer.when.when is not None:
            self._day = self._offer.when.when.date
        self._show()

    def _typed(self, text: str) -> None:
        day = read_day(text, self._today())
        self.day.show_text(text, wrong=day is None)
        if day is None:
            self.set_acceptable(False)
            return
        self._day = day
        self._check()

    def _step(self, by: int) -> None:
        self._day += by * _DAY
        self._show()

    def _show(self) -> None:
        kinds = [(str(k.id), f"{k.name} · {k.minutes} min") for k in self._offer.kinds]
        self.kind.show_choices(kinds, str(self._offer.kind.id))
        self.day.show_text(short_date(self._day))
        self._check()

    def _check(self) -> None:
        """Say what speaks against the day; what a person may overrule needs the tick."""
        when = self._when()
        told, blocked = self._speaking_against(when)
        self.when.setText(
            f"{short_date(when.date)}, {when.starts:%H:%M} to {when.ends:%H:%M}"
            f"{f', {when.place}' if when.place else ''}"
        )
        self.against.setText("\n".join(told))
        self.against.setVisible(bool(told))
        self.anyway.setVisible(bool(told) and not blocked)
        self.set_acceptable(not told or (not blocked and self.anyway.isChecked()))

    def _when(self) -> When:
        return usual(self._offer.kind, self._day)

    def _speaking_against(self, when: When) -> tuple[list[str], bool]:
        now, notice = self._workspace.clock(), self._offer.kind.notice_days
        found = self._workspace.read(lambda s: reviewed(s, self._uids))
        names = {one.draft.pupil_id: one.pupil.name.full for one in found}
        clashes = self._workspace.read(lambda s: against(s, list(names), when, notice, now))
        told = [f"{names[p]}: {c.words}" for p, every in clashes.items() for c in every]
        blocked = any(c.kind.blocks for every in clashes.values() for c in every)
        return told, blocked

    def _give(self) -> None:
        setting = SetDetentions((), self._offer.kind.id, self._day, anyway=self.anyway.isChecked())
        self.edit_wanted.emit(ReleaseAsDetentions(self._uids, setting))


def _whose(found: Sequence[ReviewedDraft], drafts: Counter[int]) -> str:
    """The pupils by name; a pupil with several drafts has one detention for all of them."""
    names = {one.draft.pupil_id: one.pupil.name.full for one in found}
    return ", ".join(
        f"{name} ({drafts[pupil]} drafts)" if drafts[pupil] > 1 else name
        for pupil, name in names.items()
    )


def _owed(found: Sequence[ReviewedDraft]) -> str:
    """What pupils are owed, one line a pupil: among several nobody's may be overlooked."""
    owed = {one.pupil.name.full: one.adjustments for one in found if one.adjustments}
    return "\n".join(f"{name}: {' '.join(words)}" for name, words in owed.items())
