"""The card of rules beside the plan."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.seating.rules.rule_list import RuleList
from seatingapp.ui.seating.rules.state import NO_RULES, RuleRow, RulesState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_EMPTY = (
    "No rules yet. Say in plain words what matters: who is kept apart, who sits at the front, who "
    "helps whom. Then Arrange finds the plan that keeps to it."
)
_AROUND = 6  # of the list: its pills stand in line with the title, its ring outside of them


class RulesCard(Card):
    """Shows a `RulesState`. Rules are private: without private view only their number is here.

    `rule_hovered` with the rule that is pointed at, by mouse or keys, "" where none is: the plan
    shows whom it is about. `strength_requested` with a rule and the value of a `Strength`.
    """

    add_requested = Signal()
    edit_requested = Signal(str)
    remove_requested = Signal(str)
    toggled = Signal(str, bool)
    strength_requested = Signal(str, str)
    rule_hovered = Signal(str)
    table_requested = Signal()
    evidence_requested = Signal()
    friends_requested = Signal()
    private_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="rules", parent=parent)
        self.setAccessibleName("Rules")
        self.state = NO_RULES
        self.list = RuleList()
        self.add = Button("+ Add a rule", name="rule-add", kind=ButtonKind.PLAIN)
        self.add.setAccessibleName("Add a rule")
        self.more = Button(
            name="rules-more", kind=ButtonKind.PLAIN, icon="more", accessible="More for rules"
        )
        self._said = Text("", TextRole.MUTED, name="rules-said", wrap=True)
        self._ask = Button("Private view", name="rules-private")
        self._footer = Text("", TextRole.SMALL, name="rules-footer", wrap=True)
        self._build()
        self._connect()
        self.show_state(NO_RULES)

    def show_state(self, state: RulesState) -> None:
        """Show a state; emits nothing."""
        self.state = state
        shown = state.private and bool(state.rows)
        self.list.setVisible(shown)
        self.list.show_rows(state.rows)
        said = ""
        if not state.private:
            said = state.said_of_hidden
        elif not state.rows:
            said = _EMPTY
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._ask.setVisible(not state.private)
        for button in (self.add, self.more):
            button.setVisible(state.private and state.has_plan)
        self._footer.setText(state.footer)
        self._footer.setVisible(state.private and bool(state.footer))

    def menu_of(self, row: RuleRow) -> QMenu:
        """What can be done to a rule; the menu goes when it is closed."""
        menu = QMenu(self)
        menu.setObjectName("rule-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _action(menu, "Edit …\tEnter", "edit")
        _action(menu, "Switch off\tSpace" if row.active else "Switch on\tSpace", "toggle")
        for strength in Strength:
            action = _action(menu, LABELS[strength], strength.value)
            action.setCheckable(True)
            action.setChecked(strength is row.strength)
        menu.insertSeparator(menu.actions()[2])
        menu.addSeparator()
        _action(menu, "Remove\tDel", "remove")
        menu.triggered.connect(self._chosen)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the rule under the pointer, or the one that is gone to."""
        row = self.list.row()
        if row is None or not self.state.private or self.list.isHidden():
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.list.visualRect(self.list.currentIndex())
            at = self.list.viewport().mapToGlobal(place.bottomLeft() + QPoint(54, 0))
        elif not self.list.rect().contains(self.list.mapFromGlobal(at)):
            return
        self.menu_of(row).popup(at)

    def _build(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Text("Rules", TextRole.CARD_TITLE, name="rules-title"))
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(self.more)
        head.setFixedHeight(22)  # the buttons may stand out of it; the line is as high as a title
        menu = QMenu(self)
        menu.setObjectName("rules-menu")
        _action(menu, "All rules in a table …", "table")
        _action(menu, "Friends: who wishes for whom …", "friends")
        _action(menu, "From concern entries …", "evidence")
        menu.triggered.connect(self._more_chosen)
        self._menu = menu
        whole = self.layout()
        if whole is not None:
            whole.setContentsMargins(12 - _AROUND, 10, 12 - _AROUND, 12)
        self.body.setSpacing(5)
        self.body.addLayout(_inset(head, self._said))
        self.body.addLayout(_inset(self._ask, left=True))
        self.body.addWidget(self.list)
        self.body.addLayout(_inset(self._footer))

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.more.clicked.connect(self._open_more)
        self._ask.clicked.connect(self.private_requested)
        self.list.edit_requested.connect(self.edit_requested)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.toggle_requested.connect(self._toggle)
        self.list.pointed.connect(self.rule_hovered)

    def _open_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _more_chosen(self, action: QAction) -> None:
        asked = {"table": self.table_requested, "friends": self.friends_requested}
        asked.get(str(action.data()), self.evidence_requested).emit()

    def _chosen(self, action: QAction) -> None:
        row, what = self.list.row(), str(action.data())
        if row is None:
            return
        if what in set(Strength):
            self.strength_requested.emit(row.uid, what)
        elif what == "toggle":
            self._toggle(row.uid)
        else:
            (self.edit_requested if what == "edit" else self.remove_requested).emit(row.uid)

    def _toggle(self, uid: str) -> None:
        row = next((r for r in self.state.rows if r.uid == uid), None)
        if row is not None:
            self.toggled.emit(uid, not row.active)


def _inset(*widgets: QWidget, left: bool = False) -> QVBoxLayout:
    """Widgets as far from the edge of the card as those of other cards."""
    column = QVBoxLayout()
    column.setContentsMargins(_AROUND, 0, _AROUND, 0)
    column.setSpacing(5)
    for widget in widgets:
        column.addWidget(widget)
        if left:
            column.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
    return column


LABELS: dict[Strength, str] = {
    Strength.MUST: "Must hold",
    Strength.HIGH: "Wish, high",
    Strength.MEDIUM: "Wish, medium",
    Strength.LOW: "Wish, low",
}


def _action(menu: QMenu, text: str, data: str) -> QAction:
    action = menu.addAction(text)
    action.setData(data)
    return action
