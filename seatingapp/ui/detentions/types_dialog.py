"""The dialog with the school's types of detention: add one, change it, retire it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from seatingapp.domain.detentions import DetentionType
from seatingapp.domain.typed_times import read_time
from seatingapp.services.detention_types import (
    AddDetentionType,
    ChangeDetentionType,
    all_types,
    retire_type,
)
from seatingapp.services.rooms import offered_rooms
from seatingapp.services.workspace import Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import mark_wrong

_NEW = ""
_ELSEWHERE = "0"


class TypesDialog(PrivateDialog):
    """`edit_requested` with what the user wants; stays open, and reads again by `refresh`.

    Enter saves. What is typed is saved too before another type is shown, before one is taken out of
    use and before it closes; Esc gives it up.
    """

    edit_requested = Signal(object)  # Edit

    def __init__(
        self, private: PrivateView, workspace: Workspace, parent: QWidget | None = None
    ) -> None:
        """Show the first type."""
        super().__init__(
            private,
            "Types of detention",
            "What your school calls a detention, and when and where it usually is.",
            name="detention-types-dialog",
            accept="Close",
            reject="",
            parent=parent,
        )
        self.setMinimumWidth(520)
        self._accept.set_kind(ButtonKind.QUIET)
        self._accept.setAutoDefault(False)
        self._workspace = workspace
        self._kinds: dict[str, DetentionType] = {}
        self._shown = _NEW
        self._which = Choice(name="type-which", accessible="Type")
        self._fields = {
            key: self._line(f"type-{key}", words)
            for key, words in (
                ("name", "Name"),
                ("minutes", "Minutes"),
                ("starts", "Begins at"),
                ("notice", "School days of notice"),
                ("place", "Place"),
            )
        }
        self._room = Choice(name="type-room", accessible="Room")
        self._save = Button("Save", name="type-save", kind=ButtonKind.PRIMARY)
        self._retire = Button("Take out of use", name="type-retire")
        self._error = Text("", TextRole.BODY, name="type-error", wrap=True)
        self._error.set_tone("error")
        self._as_read = self._typed()
        self._build()
        self._save.setDefault(True)
        self._which.choice_requested.connect(self._turn_to)
        self._room.choice_requested.connect(self._room_chosen)
        self._save.clicked.connect(self._ask_to_save)
        self._retire.clicked.connect(self._ask_to_retire)
        self.refresh()

    def refresh(self, uid: str = "") -> None:
        """Read the types again; show the one of this uid, or the one that was shown."""
        known = self._workspace.read(all_types)
        self._kinds = {kind.uid: kind for kind in known}
        wanted = uid or self._shown
        if wanted not in self._kinds:
            wanted = known[0].uid if known and not uid else _NEW
        self._which.show_choices(
            [
                *(
                    (kind.uid, f"{kind.name}{' (not in use)' if kind.retired else ''}")
                    for kind in known
                ),
                (_NEW, "A new type …"),
            ],
            wanted,
        )
        self._choose(wanted)

    def show_error(self, words: str) -> None:
        """Say why something was refused; what was typed stays."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def accept(self) -> None:
        """Close, with everything saved; where that is refused it stays open and says why."""
        if self._is_kept():
            super().accept()

    def _turn_to(self, uid: str) -> None:
        wanted = uid if self._is_kept() else self._shown
        self._which.setCurrentIndex(self._which.findData(wanted))
        if wanted == uid:
            self._choose(uid)

    def _is_kept(self) -> bool:
        """Save what is typed, if anything is; say whether nothing is lost now."""
        if self._typed() == self._as_read:
            return True
        self.show_error("")
        self._ask_to_save()
        return not self._error.text()

    def _typed(self) -> tuple[str, ...]:
        return (*(field.text() for field in self._fields.values()), self._room.chosen())

    def _choose(self, uid: str) -> None:
        self._shown = uid
        kind = self._kinds.get(uid)
        texts = {
            "name": kind.name if kind else "",
            "minutes": str(kind.minutes) if kind else "30",
            "starts": f"{kind.starts:%H:%M}" if kind else "15:15",
            "notice": str(kind.notice_days) if kind else "1",
            "place": kind.place if kind else "",
        }
        for key, text in texts.items():
            self._fields[key].setText(text)
            mark_wrong(self._fields[key], False)
        rooms = self._workspace.read(offered_rooms)
        offered = [(_ELSEWHERE, "Another place")]
        offered += [(str(room.id), room.name) for room in rooms]
        self._room.show_choices(offered, str(kind.room_id or 0) if kind else _ELSEWHERE)
        self._room_chosen(self._room.chosen())
        self._save.setText("Save" if kind else "Add")
        self._retire.setVisible(kind is not None)
        self._retire.setText("Bring back" if kind and kind.retired else "Take out of use")
        self._as_read = self._typed()
        self.show_error("")

    def _room_chosen(self, key: str) -> None:
        self._fields["place"].setVisible(key in ("", _ELSEWHERE))

    def _ask_to_save(self) -> None:
        starts = read_time(self._fields["starts"].text())
        numbers = {key: self._fields[key].text().strip() for key in ("minutes", "notice")}
        mark_wrong(self._fields["starts"], starts is None)
        for key, typed in numbers.items():
            mark_wrong(self._fields[key], not typed.isdecimal())
        if starts is None or not all(typed.isdecimal() for typed in numbers.values()):
            self.show_error("Minutes and notice are whole numbers, the time is like 15:15.")
            return
        room_id = int(self._room.chosen() or _ELSEWHERE) or None
        before = self._kinds.get(self._shown)
        kind = replace(
            before or DetentionType(0, "", "", 0, starts),
            name=self._fields["name"].text(),
            minutes=int(numbers["minutes"][:6]),
            starts=starts,
            notice_days=int(numbers["notice"][:6]),
            room_id=room_id,
            place="" if room_id else self._fields["place"].text(),
        )
        self.edit_requested.emit(ChangeDetentionType(kind) if before else AddDetentionType(kind))

    def _ask_to_retire(self) -> None:
        kept = self._is_kept()
        kind = self._kinds.get(self._shown)
        if kind is not None and kept:
            self.edit_requested.emit(retire_type(kind, not kind.retired))

    def _line(self, name: str, accessible: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(accessible)
        return field

    def _build(self) -> None:
        times = QHBoxLayout()
        times.setSpacing(8)
        for key, after in (
            ("starts", "for"),
            ("minutes", "min, notice"),
            ("notice", "school days"),
        ):
            self._fields[key].setFixedWidth(68)
            times.addWidget(self._fields[key])
            times.addWidget(Text(after, TextRole.MUTED))
        times.addStretch(1)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._room, 1)
        where.addWidget(self._fields["place"], 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._retire)
        buttons.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, label in enumerate(("Type", "Name", "Begins", "Where")):
            grid.addWidget(Text(label, TextRole.MUTED), line, 0)
        grid.addWidget(self._which, 0, 1)
        grid.addWidget(self._fields["name"], 1, 1)
        grid.addLayout(times, 2, 1)
        grid.addLayout(where, 3, 1)
        grid.addLayout(buttons, 4, 1)
        self.content.addLayout(grid)
        self.content.addWidget(self._error)
