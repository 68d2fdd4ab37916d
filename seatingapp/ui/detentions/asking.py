"""Two short questions: why a detention is cancelled or opened again, and why a pupil was absent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.domain.absence_codes import ABSENCE_CODES
from seatingapp.domain.detentions import LONGEST_REASON, Act
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole

_TITLES = {
    Act.CANCEL: ("Cancel the detention", "Cancel it", "It stays in the history, with your reason."),
    Act.REOPEN: (
        "Open the detention again",
        "Open it again",
        "It is expected again. What was marked stays in the history, with your reason.",
    ),
}


class ReasonDialog(PrivateDialog):
    """`reason_given` with a reason that is no blank."""

    reason_given = Signal(object, str)  # Act

    def __init__(self, private: PrivateView, act: Act, parent: QWidget | None = None) -> None:
        """Ask why `act` is done."""
        title, accept, body = _TITLES[act]
        super().__init__(
            private,
            title,
            body,
            name="detention-reason-dialog",
            accept=accept,
            reject="Leave it as it is",
            parent=parent,
        )
        self._act = act
        self._reason = QLineEdit()
        self._reason.setObjectName("detention-reason")
        self._reason.setAccessibleName("Why")
        self._reason.setPlaceholderText("Why?")
        self._reason.setMaxLength(LONGEST_REASON)
        self._reason.textEdited.connect(self._typed)
        self.content.addWidget(self._reason)
        self.set_acceptable(False)
        self.accepted.connect(self._tell)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        self.set_acceptable(bool(text.strip()))

    def _tell(self) -> None:
        self.reason_given.emit(self._act, self._reason.text())


class MissedDialog(PrivateDialog):
    """`code_given` with a code of the register, or an empty text. Says what the code does."""

    code_given = Signal(str)

    def __init__(
        self, private: PrivateView, effect: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """`effect` says in a sentence what marking with a code would do."""
        super().__init__(
            private,
            "The pupil did not come",
            "If the school's register says why, choose its code. The app does not know the "
            "register.",
            name="missed-dialog",
            accept="Mark it",
            parent=parent,
        )
        self.setMinimumWidth(520)  # the longest code in one line
        self._effect = effect
        self._code = Choice(name="absence-code", accessible="Code of the register")
        offered = [("", "In school, or no code"), *((c.code, c.words) for c in ABSENCE_CODES)]
        self._code.show_choices(offered, "")
        self._what = Text(effect(""), TextRole.BODY, name="absence-effect", wrap=True)
        self._what.setMinimumHeight(40)
        self.content.addWidget(self._code)
        self.content.addWidget(self._what)
        self._code.choice_requested.connect(self._chosen)
        self.accepted.connect(self._tell)
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, code: str) -> None:
        self._what.setText(self._effect(code))

    def _tell(self) -> None:
        self.code_given.emit(self._code.chosen())
