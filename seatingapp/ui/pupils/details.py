"""The card of the pupil whose row is selected: details, and the menus that change classes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from seatingapp.ui.pupils.photos.photo_part import PhotoPart
from seatingapp.ui.pupils.state import PupilDetails
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole


class DetailsCard(Card):
    """Shows one pupil or a hint; asks by signals with a class id."""

    join_requested = Signal(int)
    leave_requested = Signal(int)
    why_requested = Signal(int)  # pupil id
    entries_requested = Signal(int, str)  # pupil id and name
    adjust_requested = Signal(int, str)  # pupil id, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="pupil-details", parent=parent)
        self.setAccessibleName("Selected pupil")
        self.photo = PhotoPart()
        self._name = Text("", TextRole.HEADING, name="pupil-name", wrap=True)
        self.facts = Facts(name="pupil-facts")
        self._private_title = Text("Private", TextRole.CARD_TITLE, name="private-title")
        self.private = Facts(name="pupil-private")
        self._hint = Text(
            "Characteristics and legal names show in private view only.",
            TextRole.SMALL,
            name="private-hint",
            wrap=True,
        )
        self._join = self._menu_button("Add to class", "join-class")
        self._leave = self._menu_button("Remove from class", "leave-class")
        self._nobody = Text(
            "Choose a pupil in the table to see more.", TextRole.MUTED, name="nobody", wrap=True
        )
        self._somebody = QWidget()
        self._pupil_id = 0
        self.totals = Facts(name="totals")
        self._why = Button("Why this number?", name="why-totals", kind=ButtonKind.LINK)
        self._why.clicked.connect(self._ask_why)
        self._entries = Button("Entries …", name="pupil-entries")
        self._entries.clicked.connect(self._ask_entries)
        self._adjust = Button("Adjustments …", name="pupil-adjust", kind=ButtonKind.LINK)
        self._adjust.clicked.connect(self._ask_adjust)
        self._build()
        self.show_details(None, private=False)

    def show_details(self, details: PupilDetails | None, *, private: bool) -> None:
        """Show a pupil, or that nobody is selected; emits nothing."""
        self._nobody.setVisible(details is None)
        self._somebody.setVisible(details is not None)
        if details is None:
            self.facts.show_facts(())
            self.private.show_facts(())
            self.totals.show_facts(())
            self._name.setText("")
            self.photo.show_details(None)
            return
        self._pupil_id = details.pupil_id
        self.totals.show_facts(details.totals)
        self._why.setAccessibleName(f"Why this number? The totals of {details.name}")
        self._entries.setAccessibleName(f"Entries of {details.name}")
        self.photo.show_details(details)
        self._name.setText(details.name)
        self.facts.show_facts(details.facts)
        self.private.show_facts(details.private)
        self._private_title.setVisible(private)
        self.private.setVisible(private)
        self._adjust.setVisible(private)
        self._hint.setText(
            "Characteristics and legal names show in private view only."
            if not private
            else ""
            if details.private
            else "Nothing is recorded."
        )
        self._hint.setVisible(bool(self._hint.text()))
        self._fill(self._join, details.can_join)
        self._fill(self._leave, details.can_leave)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._join)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self._somebody)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            self._name,
            self.photo,
            self.facts,
            self.totals,
            self._why,
            self._entries,
            self._private_title,
            self.private,
            self._hint,
            self._adjust,
        ):
            column.addWidget(part)
        column.addLayout(buttons)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._somebody)

    def _menu_button(self, text: str, name: str) -> Button:
        button = Button(text, name=name)
        menu = QMenu(button)
        menu.setObjectName(f"{name}-menu")
        menu.triggered.connect(self._join_by if name == "join-class" else self._leave_by)
        button.setMenu(menu)
        return button

    def _fill(self, button: Button, classes: Sequence[tuple[int, str]]) -> None:
        menu = button.menu()
        menu.clear()
        for class_id, name in classes:
            action = menu.addAction(name.replace("&", "&&"))
            action.setData(class_id)
        button.setEnabled(bool(classes))

    def _ask_why(self) -> None:
        self.why_requested.emit(self._pupil_id)

    def _ask_entries(self) -> None:
        self.entries_requested.emit(self._pupil_id, self._name.text())

    def _ask_adjust(self) -> None:
        self.adjust_requested.emit(self._pupil_id, self._name.text())

    def _join_by(self, action: QAction) -> None:
        self.join_requested.emit(int(action.data()))

    def _leave_by(self, action: QAction) -> None:
        self.leave_requested.emit(int(action.data()))
