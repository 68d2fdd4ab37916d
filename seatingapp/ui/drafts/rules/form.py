"""One rule that drafts, in fields, with the sentence that they say below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from seatingapp.domain.draft_rules.rule import DraftRule
from seatingapp.domain.draft_rules.sound import sound
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.draft_rules import sentences
from seatingapp.services.workspace import Workspace
from seatingapp.ui.drafts.rules.draft import (
    ANY,
    MEASURES,
    OUTCOMES,
    POLARITIES,
    SPANS,
    Choices,
    RuleDraft,
    offered,
)
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.many_choice import ManyChoice
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField

_SIZE = QSize(720, 560)
_LONGEST = 2000  # what is too long is refused in words, not cut without a word
_LIMITS = {"category": ("Category", "any category"), "step": ("Step", "any step")}
_SEVERAL = {
    "behaviours": ("Behaviours", "any behaviour"),
    "groups": ("Classes", "any class"),
    "years": ("Year groups", "any year group"),
}


class RuleForm(PrivateDialog):
    """`rule_wanted` with the rule when the dialog is accepted; it closes by itself then."""

    rule_wanted = Signal(object)  # DraftRule

    def __init__(
        self,
        private: PrivateView,
        workspace: Workspace,
        draft: RuleDraft,
        parent: QWidget | None = None,
    ) -> None:
        """Show the fields of a rule."""
        title = "Add a rule that drafts" if draft.before is None else "Change a rule that drafts"
        super().__init__(private, title, name="draft-rule-form", accept="Save", parent=parent)
        self.resize(fitting(_SIZE, parent))
        self.draft = draft
        self._offered = offered(workspace, draft.before)
        self._say = workspace.read(sentences)
        self.threshold = TypedField(name="rule-threshold", accessible="How many", width=64)
        self.measure = Choice(name="rule-measure", accessible="Entries or points")
        self.polarity = Choice(name="rule-polarity", accessible="Of what")
        self.span = Choice(name="rule-span", accessible="Over which time")
        self.length = TypedField(name="rule-length", accessible="How many days", width=64)
        self.limits = {
            field: Choice(name=f"rule-{field}", accessible=label)
            for field, (label, _any) in _LIMITS.items()
        }
        self.several = {
            field: ManyChoice(name=f"rule-{field}", accessible=label)
            for field, (label, _any) in _SEVERAL.items()
        }
        self.outcome = Choice(name="rule-outcome", accessible="What it drafts")
        self.detention = Choice(name="rule-detention", accessible="Type of detention")
        self.name = QLineEdit()
        self.name.setObjectName("rule-name")
        self.name.setAccessibleName("What it is called")
        self.name.setMaxLength(_LONGEST)
        self.name.setText(draft.name)
        self.active = CheckBox("On: it drafts from now on", name="rule-on")
        self.active.setChecked(draft.active)
        self.sentence = Text("", TextRole.CARD_TITLE, name="rule-sentence", wrap=True)
        self.error = Text("", TextRole.BODY, name="rule-error", wrap=True)
        self.error.set_tone("error")
        self._build()
        self._connect()
        self._show()
        self.threshold.setFocus()

    def rule(self) -> DraftRule:
        """Return what the fields say. Raises Refusal where that can mean nothing."""
        return sound(self.draft.rule())

    def accept(self) -> None:
        """Hand the rule over, unless it can mean nothing: then say why and stay."""
        try:
            rule = self.rule()
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        self.rule_wanted.emit(rule)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why the rule was not saved."""
        self.error.setText(str(refusal))
        self.error.show()

    def finish(self) -> None:
        """The rule was saved."""
        super().accept()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        limits, several = self.limits, self.several
        form.addRow(_label("Name"), self.name)
        form.addRow(_label("When there are"), _row(self.threshold, self.measure, self.polarity))
        form.addRow(_label("Over which time"), _row(self.length, self.span))
        form.addRow(
            _label("Only for"), _row(several["behaviours"], limits["category"], limits["step"])
        )
        form.addRow(_label("Only in"), _row(several["groups"], several["years"]))
        form.addRow(_label("It drafts"), _row(self.outcome, self.detention))
        fields = QWidget()
        fields.setProperty("scrolled", True)  # shows the ground of the dialog
        form.setContentsMargins(0, 0, 0, 0)
        fields.setLayout(form)
        scroll = QScrollArea()  # where the screen is small or the scale large
        scroll.setObjectName("rule-fields")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(fields)
        self.content.addWidget(scroll, 1)
        for widget in (self.active, self.sentence, self.error):
            self.content.addWidget(widget)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._take_name)
        self.threshold.text_requested.connect(self._take_threshold)
        self.threshold.step_requested.connect(self._step_threshold)
        self.length.text_requested.connect(self._take_length)
        self.length.step_requested.connect(self._step_length)
        self.active.clicked.connect(self._take_choices)
        for choice in (
            self.measure,
            self.polarity,
            self.span,
            self.outcome,
            self.detention,
            *self.limits.values(),
        ):
            choice.choice_requested.connect(self._take_choices)
        self.several["behaviours"].choices_requested.connect(self._take_behaviours)
        self.several["groups"].choices_requested.connect(self._take_groups)
        self.several["years"].choices_requested.connect(self._take_years)

    def _take_behaviours(self, keys: tuple[str, ...]) -> None:
        self._become(replace(self.draft, behaviours=keys))

    def _take_groups(self, keys: tuple[str, ...]) -> None:
        self._become(replace(self.draft, groups=keys))

    def _take_years(self, keys: tuple[str, ...]) -> None:
        self._become(replace(self.draft, years=keys))

    def _take_name(self, text: str) -> None:
        self._become(replace(self.draft, name=text))

    def _take_threshold(self, text: str) -> None:
        self._become(replace(self.draft, threshold=text))

    def _take_length(self, text: str) -> None:
        self._become(replace(self.draft, length=text))

    def _step_threshold(self, by: int) -> None:
        self._take_threshold(_stepped(self.draft.threshold, by))

    def _step_length(self, by: int) -> None:
        self._take_length(_stepped(self.draft.length, by))

    def _take_choices(self) -> None:
        polarity = self.polarity.chosen()
        fitting_it = dict(self._offered.behaviours[polarity])
        self._become(
            replace(
                self.draft,
                behaviours=tuple(key for key in self.draft.behaviours if key in fitting_it),
                measure=self.measure.chosen(),
                polarity=polarity,
                span=self.span.chosen(),
                outcome=self.outcome.chosen(),
                detention=self.detention.chosen(),
                active=self.active.isChecked(),
                category=self.limits["category"].chosen(),
                step=self.limits["step"].chosen(),
            )
        )

    def _become(self, draft: RuleDraft) -> None:
        self.draft = draft
        self._show()

    def _show(self) -> None:
        draft, known = self.draft, self._offered
        self.threshold.show_text(draft.threshold)
        self.length.show_text(draft.length)
        self.length.setVisible(draft.rolls)
        self.measure.show_choices(MEASURES, draft.measure)
        self.polarity.show_choices(POLARITIES, draft.polarity)
        self.span.show_choices(SPANS, draft.span)
        self._limit("category", known.categories, draft.category)
        self._limit("step", known.steps, draft.step)
        self._several("behaviours", known.behaviours[draft.polarity], draft.behaviours)
        self._several("groups", known.groups, draft.groups)
        self._several("years", known.years, draft.years)
        self.outcome.show_choices(OUTCOMES, draft.outcome)
        self.detention.show_choices(((ANY, "any type"), *known.detentions), draft.detention)
        self.detention.setVisible(draft.outcome == DraftKind.DETENTION.value)
        self._show_sentence()

    def _limit(self, field: str, choices: Choices, chosen: str) -> None:
        """Offer any, what there is, and what the rule says although it is not there any more."""
        every: Choices = ((ANY, _LIMITS[field][1]), *choices)
        if chosen not in dict(every):
            every = (*every, (chosen, chosen))
        self.limits[field].show_choices(every, chosen)

    def _several(self, field: str, choices: Choices, chosen: tuple[str, ...]) -> None:
        self.several[field].show_choices(_SEVERAL[field][1], choices, chosen)

    def _show_sentence(self) -> None:
        try:
            rule = self.rule()
        except Refusal as refusal:
            self.sentence.setText("")
            self.error.setText(" ".join(part for part in (refusal.what, refusal.todo) if part))
        else:
            self.sentence.setText(f"{self._say(rule)}.")
            self.error.setText("")
        self.error.setVisible(bool(self.error.text()))


def _label(text: str) -> Text:
    label = Text(text, TextRole.MUTED)
    label.setMinimumHeight(36)
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _stepped(text: str, by: int) -> str:
    typed = text.strip()
    return str(max((int(typed) if typed.isdecimal() else 0) + by, 1))
