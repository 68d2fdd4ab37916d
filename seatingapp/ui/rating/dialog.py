"""The dialog that rates a lesson for everybody in it who is on report."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from seatingapp.domain.on_report import Rating
from seatingapp.ui.dialog_history import DialogHistory
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.rating.lesson import RatedLessonAt
from seatingapp.ui.rating.presenter import RatingPresenter
from seatingapp.ui.rating.state import RatedPupil, RatingState
from seatingapp.ui.rating.target_row import NOT_RATED, TargetRow
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.dialog_size import fitting

_WISHED = QSize(680, 560)


class RatingDialog(PrivateDialog):
    """Owns its presenter. What is clicked is saved at once, and taken back with Ctrl+Z."""

    def __init__(
        self,
        tools: PageTools,
        private: PrivateView,
        lesson: RatedLessonAt,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            private,
            "Rate the lesson",
            name="rating-dialog",
            accept="Done",
            reject="",
            parent=parent,
        )
        self._rows: dict[tuple[str, int], TargetRow] = {}
        self._people: tuple[str, ...] = ()
        self._inner = QWidget()
        self._inner.setProperty("scrolled", "true")
        self._cards = QVBoxLayout(self._inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        area = QScrollArea()
        area.setObjectName("rating-people")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        self.history = DialogHistory(self, tools.editor)
        self.content.addWidget(area, 1)
        self.content.addWidget(self.history.refusal)
        for place, button in enumerate((self.history.buttons.undo, self.history.buttons.redo)):
            button.setAutoDefault(False)
            self._button_row.insertWidget(place, button)
        self.resize(fitting(_WISHED, parent))
        self.presenter = RatingPresenter(self, tools.workspace, tools.editor, lesson)
        self.history.buttons.undo_requested.connect(self._stepped)
        self.history.buttons.redo_requested.connect(self._stepped)
        first = next(iter(self._rows.values()), None)
        if first is not None:
            first.choice.take_focus()

    def show_state(self, state: RatingState) -> None:
        """Show a state; emits nothing."""
        nobody = "Nobody in this lesson is on report today."
        self.set_body(state.title if state.pupils else nobody)
        people = tuple(pupil.uid for pupil in state.pupils)
        if people != self._people:
            self._people = people
            for pupil in state.pupils:
                self._cards.addWidget(self._card(pupil))
            self._cards.addStretch(1)
        for pupil in state.pupils:
            for line in pupil.targets:
                self._rows[pupil.uid, line.place].show_line(line)

    def _card(self, pupil: RatedPupil) -> Card:
        card = Card(pupil.pupil, "away by the register" if pupil.away else "", name="rated-pupil")
        for line in pupil.targets:
            row = TargetRow(pupil, line)
            row.rated.connect(self._rate)
            row.noted.connect(self._note)
            self._rows[pupil.uid, line.place] = row
            card.body.addWidget(row)
        return card

    def _rate(self, uid: str, place: int, key: str) -> None:
        self.presenter.rate(uid, place, None if key == NOT_RATED else Rating(int(key)))

    def _note(self, uid: str, place: int, words: str) -> None:
        self.presenter.note(uid, place, words)

    @Slot()
    def _stepped(self) -> None:
        """Something was taken back or done again."""
        self.presenter.show()


def open_rating(
    tools: PageTools, private: PrivateView, lesson: RatedLessonAt, parent: QWidget
) -> RatingDialog:
    """Open the dialog over a page that shows private data; it closes itself."""
    dialog = RatingDialog(tools, private, lesson, parent)
    dialog.open()
    return dialog
