"""The form that says more of an entry: three pick-lists and a note, by mouse or in five keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from seatingapp.ui.completing.pick_chip import PickChip
from seatingapp.ui.completing.state import FormState, PickList
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text, TextRole

PARENTS = "Short and factual: what you saw and heard. A parent may read it one day."
OTHER_WORDS = "If the words mean something else, say it in others."
_LONGEST_TYPED = 20_000  # more is cut when it is pasted; how much is too much is said before


class PickRow(QWidget):
    """A list to pick from under its title."""

    picked = Signal(str, str)  # list, text

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"picks-{name}")
        self._title = Text("", TextRole.CARD_TITLE)
        self._how = Text("", TextRole.SMALL)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, spacing=5)
        self._chips: list[PickChip] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._how)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._box)

    def show_list(self, state: PickList) -> None:
        """Show a list; emits nothing."""
        self._title.setText(state.title)
        self.setAccessibleName(state.title)
        self._title.set_tone("accent" if state.active else "")
        last = min(len(state.picks), 9)
        self._how.setText(f"keys 1 to {last}" if state.active and last else "")
        if [chip.text() for chip in self._chips] != [pick.text for pick in state.picks]:
            self._remake(state)
        for chip, pick in zip(self._chips, state.picks, strict=True):
            chip.show_pick(pick)

    def chips(self) -> tuple[PickChip, ...]:
        """Return the chips in order."""
        return tuple(self._chips)

    def _remake(self, state: PickList) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for number, pick in enumerate(state.picks, 1):
            chip = PickChip(pick, name=f"pick-{self._name}-{number}", parent=self._box)
            chip.picked.connect(self._pick)
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        self._box.updateGeometry()

    def _pick(self, text: str) -> None:
        self.picked.emit(self._name, text)


class ContextForm(QWidget):
    """Shows a `FormState`. Numbers pick, letters begin the note, Up and Down change the list."""

    picked = Signal(str, str)
    number_pressed = Signal(int)
    moved = Signal(int)
    note_edited = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context-form")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("What is said of the entry. Numbers pick, letters begin the note")
        self._rows: dict[str, PickRow] = {}
        self._lists = QVBoxLayout()
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(10)
        self.note = QLineEdit()
        self.note.setObjectName("context-note")
        self.note.setAccessibleName(f"Note. {PARENTS}")
        self.note.setPlaceholderText("Note, if a list does not say it")
        self.note.setMaxLength(_LONGEST_TYPED)
        self.note.setMinimumHeight(34)
        self.note.textEdited.connect(self.note_edited)
        self._letters = Text("", TextRole.SMALL, name="letters-left")
        self.warning = Banner(name="context-warning")
        below = QHBoxLayout()
        below.addWidget(Text(PARENTS, TextRole.SMALL, name="parents-hint", wrap=True), 1)
        below.addWidget(self._letters)
        lists = QWidget()
        lists.setLayout(self._lists)
        self._area = _scrolling(lists, name="context-lists")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._area, 1)
        column.addWidget(Text("Note", TextRole.CARD_TITLE))
        column.addWidget(self.note)
        column.addLayout(below)
        column.addWidget(self.warning)

    def show_form(self, state: FormState) -> None:
        """Show a state; emits nothing."""
        for shown in state.lists:
            row = self._rows.get(shown.name)
            if row is None:
                row = self._rows[shown.name] = PickRow(shown.name)
                row.picked.connect(self.picked)
                self._lists.addWidget(row)
            row.setVisible(bool(shown.picks))
            row.show_list(shown)
            if shown.active:
                self._area.ensureWidgetVisible(row, 0, 8)
        if self.note.text() != state.note:
            self.note.setText(state.note)
        self._letters.setText(state.letters)
        self._letters.set_tone("error" if "too many" in state.letters else "muted")
        if not state.warning:
            self.warning.clear()
        elif state.warning not in self.warning.text():
            self.warning.show_message(
                Level.WARNING, state.warning, "If the words mean something else, say it in others."
            )

    def chips(self) -> tuple[PickChip, ...]:
        """Return all chips in order."""
        return tuple(chip for row in self._rows.values() for chip in row.chips())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers, arrows, Enter, and letters that begin the note."""
        key, text = event.key(), event.text()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if text.isdigit() and text.isascii():
            self.number_pressed.emit(int(text))
        elif step is not None:
            self.moved.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif begins_words(event):
            self.note_edited.emit(type_on(self.note, text))
        else:
            super().keyPressEvent(event)


def begins_words(event: QKeyEvent) -> bool:
    """Whether a key is the first letter of something to write."""
    return event.text().isalpha() and not event.modifiers() & _CHORDS


def type_on(field: QLineEdit, text: str) -> str:
    """Go on typing in a field, from a key that was pressed elsewhere; return what it has now."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.end(False)
    field.insert(text)
    return field.text()


def _scrolling(lists: QWidget, *, name: str) -> QScrollArea:
    """Return an area that shows all lists, or scrolls where the screen is small."""
    inner = QWidget()
    inner.setProperty("scrolled", "true")
    column = QVBoxLayout(inner)
    column.setContentsMargins(3, 4, 8, 4)
    column.addWidget(lists)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
