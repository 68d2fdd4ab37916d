"""The dialog in which one rule is written as a sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from seatingapp.domain.rules.sound import LONGEST_NOTE
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.seating.rules.editing.context import RuleContext
from seatingapp.ui.seating.rules.editing.draft import Draft, Form
from seatingapp.ui.seating.rules.editing.form_list import FormList
from seatingapp.ui.seating.rules.editing.presenter import RuleDialogPresenter
from seatingapp.ui.seating.rules.editing.sentence_edit import SentenceEdit
from seatingapp.ui.seating.rules.editing.state import RuleDialogState
from seatingapp.ui.seating.rules.strengths import STRENGTHS
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_WISHED = QSize(860, 680)
_LEAST = QSize(700, 440)


class RuleDialog(PrivateDialog):
    """`rule_ready` with the rule once it is accepted; `evidence_requested` for the counts.

    Owns its presenter; shows a `RuleDialogState`.
    """

    rule_ready = Signal(object)  # Rule
    evidence_requested = Signal()

    def __init__(
        self,
        private: PrivateView,
        context: RuleContext,
        draft: Draft,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with `draft`; `context` says what it is written for."""
        title = "Change a rule" if draft.uid else "Add a rule"
        accept = "Change" if draft.uid else "Add rule"
        super().__init__(private, title, name="rule", accept=accept, parent=parent)
        self.setMinimumSize(_LEAST)
        self.forms = FormList()
        self.sentence = SentenceEdit(self)
        self._hint = Text("", TextRole.SMALL, name="rule-hint", wrap=True)
        self._offer = Button("", name="rule-offer", kind=ButtonKind.LINK)
        self._pairs = Text("", TextRole.BODY, name="rule-pairs", wrap=True)
        self._look = Button("Look at the counts …", name="rule-evidence")
        self._strength = SegmentedControl(
            STRENGTHS, name="rule-strength", accessible="How much it matters"
        )
        self._owner = Choice(name="rule-owner", accessible="Whose rule it is")
        self._note = QLineEdit()
        self._preview = Text("", TextRole.CARD_TITLE, name="rule-preview", wrap=True)
        self._mark = Text("", TextRole.SMALL, name="rule-mark", wrap=True)
        self._build()
        self.sentence.after = self.forms
        self.presenter = RuleDialogPresenter(self, context, draft)
        self._connect()
        self.resize(fitting(_WISHED, parent))
        if draft.uid:
            self.sentence.take_focus()
        else:
            self.forms.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: RuleDialogState) -> None:
        """Show a state; emits nothing."""
        self.forms.show_forms(state.forms, state.form)
        self.sentence.setVisible(not state.why_not)
        self.sentence.show_parts(() if state.why_not else state.parts)
        self._hint.setText(state.hint)
        self._offer.setText(state.offer)
        self._offer.setAccessibleName(state.offer)
        self._offer.setVisible(bool(state.offer))
        self._offer.updateGeometry()
        self._pairs.setText("\n".join(state.pairs))
        self._pairs.setVisible(bool(state.pairs))
        self._look.setVisible(state.asks_evidence)
        self._strength.choose(state.strength)
        self._owner.show_choices(state.owners, state.owner)
        if self._note.text() != state.note:
            self._note.setText(state.note)
        said, before = state.problem or state.preview, self._preview.text()
        self._preview.setText(said)
        self._preview.set_tone("warning" if state.problem else "")
        self._mark.setText(f"Uses {state.mark}" if state.mark else "")
        self._mark.setVisible(bool(state.mark))
        self.set_acceptable(not state.problem)
        if said != before and self.isVisible():  # it stands below everything, far from the focus
            announce(self._preview, said)

    def accept(self) -> None:
        """Hand over the rule; an incomplete one keeps the dialog open."""
        rule = self.presenter.rule()
        if rule is not None:
            super().accept()
            self.rule_ready.emit(rule)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside everything closes the list of names."""
        self.presenter.stop_typing()
        super().mousePressEvent(event)

    def _build(self) -> None:
        self._note.setObjectName("rule-note")
        self._note.setAccessibleName("Why, for yourself; private")
        self._note.setPlaceholderText("Why, for yourself: left ear, fell out in June. Private.")
        self._note.setMaxLength(LONGEST_NOTE)
        self._mark.set_tone("concern")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.forms)
        row.addWidget(_scrolled(self._column()), 1)
        self.content.addLayout(row, 1)

    def _column(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("scrolled", "true")
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        for small in (self._offer, self._hint, self._pairs, self._look):
            column.addWidget(small)
        column.setAlignment(self._offer, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addLayout(self._fields())
        column.addSpacing(12)
        for text in (Text("The rule", TextRole.MUTED), self._preview, self._mark):
            column.addWidget(text)
        column.addStretch(1)
        return inner

    def _fields(self) -> QGridLayout:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.setColumnStretch(1, 1)
        rows = (("It matters", self._strength), ("Whose rule", self._owner), ("Why", self._note))
        for at, (text, widget) in enumerate(rows):
            label = Text(text, TextRole.MUTED)
            label.setBuddy(widget)
            fields.addWidget(label, at, 0)
            fields.addWidget(widget, at, 1)
            if widget is not self._note:
                fields.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
        return fields

    def _connect(self) -> None:
        presenter, said = self.presenter, self.sentence
        self.forms.form_requested.connect(self._choose_form)
        said.choice_made.connect(presenter.choose)
        said.number_typed.connect(presenter.type_number)
        said.number_stepped.connect(presenter.step)
        said.name_typed.connect(presenter.type_name)
        said.browse_requested.connect(presenter.browse)
        said.typing_ended.connect(presenter.stop_typing)
        said.pupil_added.connect(presenter.add_pupil)
        said.pupil_removed.connect(presenter.remove_pupil)
        self._offer.clicked.connect(presenter.take_selected)
        self._strength.choice_requested.connect(presenter.weigh)
        self._owner.choice_requested.connect(presenter.give_to)
        self._note.textEdited.connect(presenter.note)
        self._look.clicked.connect(self.evidence_requested)

    def _choose_form(self, form: str) -> None:
        self.presenter.choose_form(Form(form))


def _scrolled(inner: QWidget) -> QScrollArea:
    """Many pupils in one rule need many lines."""
    scroll = QScrollArea()
    scroll.setObjectName("rule-scroll")
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll
