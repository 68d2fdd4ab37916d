"""The sentence of a rule: words, and blanks between them that can be filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.seating.rules.editing.name_field import NameField
from seatingapp.ui.seating.rules.editing.name_list import NameList
from seatingapp.ui.seating.rules.editing.state import (
    ChoiceBlank,
    NumberBlank,
    Part,
    PupilsBlank,
    Word,
)
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.text import Text
from seatingapp.ui.widgets.typed_field import TypedField

_LINE = 36  # px


class _Held(QWidget):
    """A piece of the sentence, in the middle of its line."""

    def __init__(self, key: str, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.inner = key, inner
        self.setFixedHeight(_LINE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 0, Qt.AlignmentFlag.AlignVCenter)


class SentenceEdit(QWidget):
    """Shows parts; what the user fills in leaves by signals with the key of the blank.

    Pieces stay while they are the same, so that the focus stays where it is.
    """

    choice_made = Signal(str, str)
    number_typed = Signal(str, str)
    number_stepped = Signal(str, int)
    name_typed = Signal(str, str)
    browse_requested = Signal(str)
    typing_ended = Signal()
    pupil_added = Signal(str, int)
    pupil_removed = Signal(str, int)

    def __init__(self, window: QWidget) -> None:
        """`window` is the dialog over which the list of names lies."""
        super().__init__(window)
        self.setObjectName("rule-sentence")
        self.setAccessibleName("What the rule says")
        self._flow = FlowLayout(self, spacing=6)
        self._pieces: dict[str, _Held] = {}
        self._blanks: dict[str, PupilsBlank] = {}
        self._typing = ""
        self.after: QWidget | None = None  # from here the Tab key comes to the first blank
        self.names = NameList(window)
        self.names.chosen.connect(self._add)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show a sentence; emits nothing."""
        self._blanks = {p.key: p for p in parts if isinstance(p, PupilsBlank)}
        wanted = [piece for n, part in enumerate(parts) for piece in self._piece(n, part)]
        self._arrange(wanted)
        typing = next((b for b in self._blanks.values() if b.found), None)
        self._typing = typing.key if typing is not None else ""
        field = self.field(typing.key) if typing is not None else None
        self._flow.activate()
        self.names.show_found(typing.found if typing is not None else (), field)

    def field(self, key: str) -> NameField | None:
        """The field where names of a blank are typed."""
        return self.findChild(NameField, f"blank-{key}")

    def take_focus(self) -> None:
        """Go to the first blank."""
        for piece in self._pieces.values():
            if _takes_focus(piece.inner):
                piece.inner.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _piece(self, at: int, part: Part) -> Iterable[_Held]:
        if isinstance(part, Word):
            yield self._held(f"word-{at}-{part.text}", lambda: Text(part.text))
        elif isinstance(part, ChoiceBlank):
            yield self._choice(part)
        elif isinstance(part, NumberBlank):
            yield self._number(part)
        else:
            yield from self._pupils(part)

    def _held(self, key: str, make: Callable[[], QWidget]) -> _Held:
        """The piece of this key, made where it is new."""
        held = self._pieces.get(key)
        return held if held is not None else _Held(key, make(), self)

    def _choice(self, blank: ChoiceBlank) -> _Held:
        def make() -> QWidget:
            made = Choice(name=f"blank-{blank.key}", accessible=blank.accessible)
            made.setProperty("blank", blank.key)
            made.choice_requested.connect(self._chosen)
            return made

        held = self._held(f"choice-{blank.key}", make)
        if isinstance(held.inner, Choice):
            held.inner.show_choices(blank.choices, blank.chosen)
        return held

    def _number(self, blank: NumberBlank) -> _Held:
        def make() -> QWidget:
            made = TypedField(name=f"blank-{blank.key}", accessible=blank.accessible, width=52)
            made.setProperty("blank", blank.key)
            made.text_requested.connect(self._typed)
            made.step_requested.connect(self._stepped)
            return made

        held = self._held(f"number-{blank.key}", make)
        if isinstance(held.inner, TypedField):
            held.inner.show_text(blank.text, wrong=blank.wrong)
        return held

    def _pupils(self, blank: PupilsBlank) -> Iterable[_Held]:
        last = len(blank.chosen) - 1
        for n, (pupil_id, name) in enumerate(blank.chosen):
            if n == last and n:
                joint = blank.joint
                yield self._held(f"joint-{blank.key}-{joint}", lambda: Text(blank.joint))
            yield self._chip(blank.key, pupil_id, name)
        if blank.room:
            held = self._held(f"field-{blank.key}", lambda: self._new_field(blank))
            if isinstance(held.inner, NameField):
                hint = "and who else?" if blank.chosen else "Type a name"
                held.inner.show_query(blank.query, hint, offers=bool(blank.found))
            yield held

    def _chip(self, key: str, pupil_id: int, name: str) -> _Held:
        def make() -> QWidget:
            made = Chip(f"{name}  ×", name=f"chosen-{key}-{pupil_id}")
            made.setAccessibleName(f"{name}, press to take out")
            made.setProperty("blank", key)
            made.setProperty("pupil", pupil_id)
            made.clicked.connect(self._removed)
            return made

        return self._held(f"chip-{key}-{pupil_id}", make)

    def _new_field(self, blank: PupilsBlank) -> QWidget:
        made = NameField(name=f"blank-{blank.key}", accessible=blank.accessible)
        made.setProperty("blank", blank.key)
        made.name_typed.connect(self._name_typed)
        made.browse_requested.connect(self._browse)
        made.stepped.connect(self.names.step)
        made.taken.connect(self._take)
        made.closed.connect(self.typing_ended)
        made.left.connect(self.typing_ended)
        made.last_removed.connect(self._remove_last)
        return made

    def _arrange(self, wanted: Sequence[_Held]) -> None:
        """Put the pieces into the flow in order; those that are gone go, with the focus saved."""
        kept = {held.key: held for held in wanted}
        gone = [held for key, held in self._pieces.items() if key not in kept]
        had_focus = any(held.inner.hasFocus() for held in gone)
        while self._flow.count():
            self._flow.takeAt(0)
        before = self.after
        for held in wanted:
            self._flow.addWidget(held)
            held.show()
            if before is not None and _takes_focus(held.inner):
                inside = held.inner.focusProxy() or held.inner
                QWidget.setTabOrder(before, inside)
                before = inside
        self._pieces = kept
        if had_focus:
            self.take_focus()
        for held in gone:
            held.hide()
            held.deleteLater()

    def _blank(self) -> str:
        """The key of the blank whose widget speaks."""
        return str(self.sender().property("blank"))

    def _chosen(self, answer: str) -> None:
        self.choice_made.emit(self._blank(), answer)

    def _typed(self, text: str) -> None:
        self.number_typed.emit(self._blank(), text)

    def _stepped(self, by: int) -> None:
        self.number_stepped.emit(self._blank(), by)

    def _name_typed(self, text: str) -> None:
        self.name_typed.emit(self._blank(), text)

    def _browse(self) -> None:
        self.browse_requested.emit(self._blank())

    def _removed(self) -> None:
        self.pupil_removed.emit(self._blank(), int(self.sender().property("pupil")))

    def _remove_last(self) -> None:
        blank = self._blanks[self._blank()]
        if blank.chosen:
            self.pupil_removed.emit(blank.key, blank.chosen[-1][0])

    def _take(self) -> None:
        pupil_id = self.names.current()
        if pupil_id is not None:
            self._add(pupil_id)

    def _add(self, pupil_id: int) -> None:
        if self._typing:
            self.pupil_added.emit(self._typing, pupil_id)


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None
