"""The right side of the Print page: what, for whom, and on which paper."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.ui.printing.state import EVERYONE, USUAL, Choices, Document, PrintState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole


class PrintOptions(QWidget):
    """Asks for new choices by `choices_requested`; shows what is chosen by `show_state`."""

    choices_requested = Signal(object)

    def __init__(self) -> None:
        """Make all controls; those that do not apply are hidden by `show_state`."""
        super().__init__()
        self.setObjectName("print-options")
        self._state = PrintState()
        self._document = SegmentedControl(
            (
                (Document.CHART, "Seating chart"),
                (Document.MARKS, "Mark sheet"),
                (Document.SUMMARY, "Family summary"),
            ),
            name="print-document",
            accessible="What to print",
        )
        self._class = Choice(name="print-class", accessible="Class")
        self._plan = Choice(name="print-plan", accessible="Plan")
        self._pupil = Choice(name="print-pupil", accessible="Pupil")
        self._lesson = Choice(name="print-lesson-of", accessible="Lesson")
        self._audience = SegmentedControl(
            (("teacher", "Teacher"), ("door", "Door or board")),
            name="print-audience",
            accessible="For whom",
        )
        self._photos = CheckBox("With photos", name="print-photos")
        self._rules = CheckBox("With the rules of the plan", name="print-rules")
        self._side = SegmentedControl(
            (("teacher", "Teacher's side"), ("pupils", "Pupils' side")),
            name="print-side",
            accessible="Seen from",
        )
        self._paper = SegmentedControl(
            (("A4", "A4"), ("A3", "A3")), name="print-paper", accessible="Paper size"
        )
        self._reader = Text("", TextRole.MUTED, name="print-reader", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._what_card())
        column.addWidget(self._for_card())
        column.addStretch(1)
        self._connect()

    def _what_card(self) -> Card:
        card = Card("What", name="print-what")
        self._plan_label = Text("Plan", TextRole.MUTED)
        self._pupil_label = Text("Pupil", TextRole.MUTED)
        self._lesson_label = Text("Lesson", TextRole.MUTED)
        body = QVBoxLayout()
        body.setSpacing(8)
        for widget in (
            self._document,
            Text("Class", TextRole.MUTED),
            self._class,
            self._plan_label,
            self._plan,
            self._pupil_label,
            self._pupil,
            self._lesson_label,
            self._lesson,
        ):
            body.addWidget(widget)
        card.body.addLayout(body)
        return card

    def _for_card(self) -> Card:
        card = Card("For whom", name="print-for")
        self._side_label = Text("Seen from", TextRole.MUTED)
        self._paper_label = Text("Paper", TextRole.MUTED)
        body = QVBoxLayout()
        body.setSpacing(8)
        for widget in (
            self._audience,
            self._reader,
            self._photos,
            self._rules,
            self._side_label,
            self._side,
            self._paper_label,
            self._paper,
        ):
            body.addWidget(widget)
        card.body.addLayout(body)
        return card

    def _connect(self) -> None:
        self._document.choice_requested.connect(self._ask_document)
        self._class.choice_requested.connect(self._ask_class)
        self._plan.choice_requested.connect(self._ask_plan)
        self._pupil.choice_requested.connect(self._ask_pupil)
        self._lesson.choice_requested.connect(self._ask_lesson)
        self._audience.choice_requested.connect(self._ask_audience)
        self._photos.clicked.connect(self._ask_photos)
        self._rules.clicked.connect(self._ask_rules)
        self._side.choice_requested.connect(self._ask_side)
        self._paper.choice_requested.connect(self._ask_paper)

    def show_state(self, state: PrintState) -> None:
        """Show what is chosen and only the controls that matter for it; emits nothing."""
        self._state = state
        chosen = state.choices
        chart = chosen.document is Document.CHART
        self._document.choose(chosen.document)
        self._class.show_choices([(str(i), n) for i, n in state.classes], str(chosen.class_id))
        usual = (str(USUAL), "The usual plan of today")
        plans = [(str(i), n) for i, n in state.plans]
        self._plan.show_choices([usual, *plans], str(chosen.plan_id))
        self._plan_label.setVisible(chart and bool(plans))
        self._plan.setVisible(chart and bool(plans))
        everyone = (str(EVERYONE), "Everyone in the class, a file each")
        self._pupil.show_choices(
            [everyone, *((str(i), n) for i, n in state.pupils)], str(chosen.pupil_id)
        )
        self._lesson.show_choices(
            [(str(n), words) for n, words in enumerate(state.lessons)], str(chosen.lesson)
        )
        self._audience.choose(chosen.audience)
        self._side.choose(chosen.side)
        self._paper.choose(chosen.paper)
        self._reader.setText(state.reader)
        self._photos.setChecked(chosen.photos)
        self._rules.setChecked(chosen.rules)
        for box in (self._photos, self._rules):
            box.setVisible(chart and chosen.audience == "teacher")
        marks = chosen.document is Document.MARKS
        for widget, shown in (
            (self._audience, chart),
            (self._side_label, chart),
            (self._side, chart),
            (self._paper_label, chart or marks),
            (self._paper, chart or marks),
            (self._lesson_label, marks),
            (self._lesson, marks),
            (self._pupil_label, not chart and not marks),
            (self._pupil, not chart and not marks),
        ):
            widget.setVisible(shown)

    def _ask(self, choices: Choices) -> None:
        if choices != self._state.choices:
            self.choices_requested.emit(choices)

    def _ask_document(self, key: str) -> None:
        self._ask(replace(self._state.choices, document=Document(key)))

    def _ask_class(self, key: str) -> None:
        self._ask(
            replace(
                self._state.choices, class_id=int(key), pupil_id=EVERYONE, plan_id=USUAL, lesson=0
            )
        )

    def _ask_plan(self, key: str) -> None:
        self._ask(replace(self._state.choices, plan_id=int(key)))

    def _ask_pupil(self, key: str) -> None:
        self._ask(replace(self._state.choices, pupil_id=int(key)))

    def _ask_lesson(self, key: str) -> None:
        self._ask(replace(self._state.choices, lesson=int(key)))

    def _ask_audience(self, key: str) -> None:
        self._ask(replace(self._state.choices, audience=key))

    def _ask_photos(self, on: bool) -> None:
        self._ask(replace(self._state.choices, photos=on))

    def _ask_rules(self, on: bool) -> None:
        self._ask(replace(self._state.choices, rules=on))

    def _ask_side(self, key: str) -> None:
        self._ask(replace(self._state.choices, side=key))

    def _ask_paper(self, key: str) -> None:
        self._ask(replace(self._state.choices, paper=key))
