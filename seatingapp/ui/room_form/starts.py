"""What a new room may start from: a template, four walls, or a copy, each with its fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from seatingapp.domain.room_templates import TEMPLATE_LABELS, Template
from seatingapp.ui.room_form.pictures import RoomCard
from seatingapp.ui.room_form.presenter import usual_layout
from seatingapp.ui.room_form.state import Model, RoomDraft, Start
from seatingapp.ui.room_form.stepper import Stepper
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole

_TEMPLATE = QSize(152, 100)
_ACROSS = 3
_MOST_METRES = 100
_ORDER = (Start.TEMPLATE, Start.BLANK, Start.COPY)


class Starts(QStackedWidget):
    """Shows the fields of one start at a time."""

    template_chosen = Signal(str)
    width_requested = Signal(int)
    depth_requested = Signal(int)
    copy_chosen = Signal(str)

    def __init__(self, models: Sequence[Model], parent: QWidget | None = None) -> None:
        """Offer `models` to be copied."""
        super().__init__(parent)
        self._templates = QButtonGroup(self)
        self._models = tuple((str(model.room_id), model.name) for model in models)
        self._width = Stepper(1, _MOST_METRES, name="blank-width", accessible="Width in metres")
        self._depth = Stepper(1, _MOST_METRES, name="blank-depth", accessible="Depth in metres")
        self._copied = Choice(name="copied-room", accessible="Room to copy")
        self.addWidget(self._template_grid())
        self.addWidget(self._walls())
        self.addWidget(self._copy())
        self._width.value_requested.connect(self.width_requested)
        self._depth.value_requested.connect(self.depth_requested)
        self._copied.choice_requested.connect(self.copy_chosen)

    def show_draft(self, draft: RoomDraft) -> None:
        """Show what was chosen; emits nothing."""
        self.setCurrentIndex(_ORDER.index(draft.start))
        for card in self._templates.buttons():
            if isinstance(card, RoomCard):
                card.setChecked(card.key == draft.template.value)
        self._width.show_value(draft.width, wrong=not 1 <= draft.width <= _MOST_METRES)
        self._depth.show_value(draft.depth, wrong=not 1 <= draft.depth <= _MOST_METRES)
        self._copied.show_choices(self._models, str(draft.copied))

    def _template_grid(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, template in enumerate(Template):
            layout = usual_layout(template)
            label = TEMPLATE_LABELS[template]
            card = RoomCard(template.value, label, "", layout, size=_TEMPLATE, parent=page)
            card.setCheckable(True)
            card.chosen.connect(self.template_chosen)
            self._templates.addButton(card)
            grid.addWidget(card, place // _ACROSS, place % _ACROSS)
        return page

    def _walls(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(Text("Width in metres", TextRole.SMALL), 0, 0)
        grid.addWidget(Text("Depth in metres", TextRole.SMALL), 0, 1)
        grid.addWidget(self._width, 1, 0)
        grid.addWidget(self._depth, 1, 1)
        hint = Text(
            "Four walls and a board. Desks and everything else are put in with Edit.",
            TextRole.MUTED,
            wrap=True,
        )
        grid.addWidget(hint, 2, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(3, 1)
        return page

    def _copy(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = Text("Room to copy", TextRole.SMALL)
        label.setBuddy(self._copied)
        column.addWidget(label)
        column.addWidget(self._copied)
        column.addWidget(
            Text(
                "With its furniture, walls, seat numbers and zones. Both can be changed later "
                "without changing the other.",
                TextRole.MUTED,
                wrap=True,
            )
        )
        column.addStretch(1)
        return page
