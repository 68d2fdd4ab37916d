"""Seats: the number of one, a zone of several, and the zones that the geometry proposes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from seatingapp.domain.rooms import Zone
from seatingapp.domain.wording import counted
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.theme import WEIGHT_MEDIUM, ui_font
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.panel_field import NumberField, labelled_grid
from seatingapp.ui.widgets.text import Text, TextRole


class ZoneButton(Button):
    """Says by `pointed` when the pointer or the keyboard comes to it, with None when it leaves."""

    pointed = Signal(object)  # Zone | None
    zone: Zone

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer comes."""
        super().enterEvent(event)
        self.pointed.emit(self.zone)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer leaves."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes."""
        super().focusInEvent(event)
        self.pointed.emit(self.zone)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard leaves."""
        super().focusOutEvent(event)
        self.pointed.emit(None)


class ZoneName(ZoneButton):
    """The name of a zone; a long one is elided, and whole in a tooltip, so the panel fits it."""

    def __init__(self, zone: Zone) -> None:
        super().__init__(zone.name, name=f"zone-{zone.name}", kind=ButtonKind.PLAIN)
        self.zone = zone
        self._whole = super().sizeHint().width()
        self._show(zone.name)
        self.setAccessibleName(f"{zone.name}, {counted(len(zone.seats), 'seat')}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the whole name, whatever is shown of it."""
        return QSize(self._whole, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the first letters."""
        return QSize(min(self._whole, 64), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        metrics = QFontMetricsF(ui_font(13, WEIGHT_MEDIUM))
        room = self.width() - (self._whole - metrics.horizontalAdvance(self.zone.name))
        shown = metrics.elidedText(self.zone.name, Qt.TextElideMode.ElideRight, room + 1)
        self._show(shown)
        self.setToolTip("" if shown == self.zone.name else self.zone.name)

    def _show(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))


class ZoneRow(QWidget):
    """One zone: its name shows its seats, the cross forgets it."""

    shown = Signal(str)
    removed = Signal(str)
    pointed = Signal(object)  # Zone | None

    def __init__(self, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = zone.name
        self._button = ZoneName(zone)
        self._button.pointed.connect(self.pointed)
        remove = Button(
            name=f"remove-zone-{zone.name}",
            icon="cross",
            kind=ButtonKind.PLAIN,
            accessible=f"Remove zone {zone.name}",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._button)
        row.addStretch()
        row.addWidget(Text(counted(len(zone.seats), "seat"), TextRole.MUTED))
        row.addWidget(remove)
        self._button.clicked.connect(self._show)
        remove.clicked.connect(self._remove)

    def mark(self, chosen: str) -> None:
        """Show whether this zone's seats are those that are chosen."""
        self._button.setChecked(chosen == self._name)

    def _show(self) -> None:
        self.shown.emit(self._name)

    def _remove(self) -> None:
        self.removed.emit(self._name)


class ProposalButton(ZoneButton):
    """A zone that may be taken over."""

    accepted = Signal(str)

    def __init__(self, zone: Zone, parent: QWidget | None = None) -> None:
        seats = counted(len(zone.seats), "seat")
        super().__init__(
            f"{zone.name} ({len(zone.seats)})",
            name=f"propose-{zone.name}",
            icon="plus",
            accessible=f"Add zone {zone.name}, {seats}",
            parent=parent,
        )
        self.zone = zone
        self.clicked.connect(self._accept)

    def _accept(self) -> None:
        self.accepted.emit(self.zone.name)


class ZonesCard(Card):
    """Asks by signals; the presenter stores."""

    number_requested = Signal(int, int)  # seat, number
    zone_requested = Signal(str)
    zone_shown = Signal(str)
    zone_removed = Signal(str)
    proposal_accepted = Signal(str)
    all_accepted = Signal()
    zone_pointed = Signal(object)  # Zone | None: whose button the pointer or the keyboard is on
    commanded = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Seats and zones", name="zones-card", parent=parent)
        self._seat = 0
        self._zones: tuple[Zone, ...] = ()
        self._proposals: tuple[Zone, ...] = ()
        self._showing = False
        self._rows: list[ZoneRow] = []
        self._offers: list[ProposalButton] = []
        self._number = NumberField("", name="seat-number", accessible="Number of the seat", step=1)
        self._numbered = QWidget()
        self._shown_zone = ""
        self._name = QLineEdit()
        self._name.setObjectName("zone-name")
        self._name.setAccessibleName("Name of the zone")
        self._name.setMaxLength(60)
        self._name.setPlaceholderText("Such as Quiet corner")
        self._make = Button("Make a zone", name="make-zone", kind=ButtonKind.PRIMARY)
        self._none = Text(
            "No zone yet. Draw around seats, name them, or take a proposal.",
            TextRole.MUTED,
            name="no-zones",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._flow = FlowLayout()
        self._proposed = QWidget()
        self._all = Button("Take all", name="accept-all", kind=ButtonKind.LINK)
        self._renumber = Button("Renumber the seats", name="renumber-seats")
        self._build()
        self._connect()

    def show_state(self, state: EditorState) -> None:
        """Show seats and zones; emits nothing."""
        chosen = len(state.seats)
        self.set_note(f"{counted(chosen, 'seat')} chosen" if chosen else "")
        self._numbered.setVisible(chosen == 1)
        if chosen == 1:
            (self._seat,) = state.seats
            numbers = {s.id: s.number for desk in state.layout.desks for s in desk.seats}
            number = numbers[self._seat]
            self._number.show_value(float(number) if number else None)
            self._number.field.setPlaceholderText(state.labels.get(self._seat, ""))
        self._make.setEnabled(chosen > 0)
        if state.zone != self._shown_zone:  # else what is being typed stays
            self._shown_zone = state.zone
            self._name.setText(state.zone)
        self._none.setVisible(not state.layout.zones)
        self._showing = True
        self._show_zones(state)
        self._show_proposals(state)
        self._showing = False

    def take_focus(self) -> None:
        """Give the keyboard to the number of one seat, or to the name of a zone."""
        field = self._number.field if self._numbered.isVisible() else self._name
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()

    def _show_zones(self, state: EditorState) -> None:
        if state.layout.zones != self._zones:
            self._zones = state.layout.zones
            for row in self._rows:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [ZoneRow(zone) for zone in self._zones]
            for row in self._rows:
                row.shown.connect(self.zone_shown)
                row.removed.connect(self.zone_removed)
                row.pointed.connect(self._point)
                self._list.addWidget(row)
                row.show()
        for row in self._rows:
            row.mark(state.zone)

    def _show_proposals(self, state: EditorState) -> None:
        known = {zone.name.casefold() for zone in state.layout.zones}
        fresh = tuple(zone for zone in state.proposals if zone.name.casefold() not in known)
        self._proposed.setVisible(bool(fresh))
        if fresh == self._proposals:
            return
        self._proposals = fresh
        for button in self._offers:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = [ProposalButton(zone) for zone in fresh]
        for button in self._offers:
            button.accepted.connect(self.proposal_accepted)
            button.pointed.connect(self._point)
            self._flow.addWidget(button)
            button.show()

    def _build(self) -> None:
        grid = labelled_grid(("Number", self._number))
        grid.setContentsMargins(0, 0, 0, 0)
        self._numbered.setLayout(grid)
        self.body.addWidget(self._numbered)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._name, 1)
        row.addWidget(self._make)
        self.body.addLayout(row)
        self.body.addWidget(self._none)
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        column = QVBoxLayout(self._proposed)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text("As the room stands", TextRole.SMALL))
        head.addStretch(1)
        head.addWidget(self._all)
        column.addLayout(head)
        column.addLayout(self._flow)
        self.body.addWidget(self._proposed)
        self.body.addWidget(self._renumber)

    def _connect(self) -> None:
        self._number.value_requested.connect(self._ask_number)
        self._make.clicked.connect(self._ask_zone)
        self._name.returnPressed.connect(self._ask_zone)
        self._all.clicked.connect(self.all_accepted)
        self._renumber.clicked.connect(self._ask_renumber)

    def _point(self, zone: Zone | None) -> None:
        # A button that goes hands the keyboard to another one; nobody went there to look.
        if not self._showing:
            self.zone_pointed.emit(zone)

    def _ask_number(self, value: float) -> None:
        self.number_requested.emit(self._seat, round(value))

    def _ask_zone(self) -> None:
        if self._make.isEnabled():
            self.zone_requested.emit(self._name.text())

    def _ask_renumber(self) -> None:
        self.commanded.emit(Command.RENUMBER)
