"""Why this number? The four numbers with their labels, and below them every line they come from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from seatingapp.services.workspace import Workspace
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_wiring import listen_while_alive
from seatingapp.ui.trace.presenter import TracePresenter
from seatingapp.ui.trace.state import Figure, TraceOf, TraceState
from seatingapp.ui.trace.table import TraceTable
from seatingapp.ui.trace.wording import CONCERN_COLUMNS
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST = QSize(560, 320)
_WISHED = QSize(980, 640)


class TraceDialog(PlainDialog):
    """Owns its presenter. What is private comes and goes with `private`."""

    def __init__(
        self,
        workspace: Workspace,
        private: PrivateView,
        subject: TraceOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Why this number?", name="trace", accept="Close", reject="", parent=parent)
        self.setMinimumSize(_LEAST)
        self._private = private
        self._scopes: SegmentedControl | None = None
        self._top = QVBoxLayout()
        self._figures = QWidget()
        self._figures.setObjectName("trace-figures")
        self.table = TraceTable()
        self._notes = Text("", TextRole.SMALL, name="trace-notes", wrap=True)
        self.content.addLayout(self._top)
        self.content.addWidget(self._figures)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self._notes)
        self.presenter = TracePresenter(self, workspace, subject, private=private.shown)
        listen_while_alive(private, self, self._privacy_changed)
        self.resize(fitting(_WISHED, parent))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: TraceState) -> None:
        """Show a state; emits nothing."""
        self.set_body(state.about)
        if self._scopes is None and state.scopes:
            self._scopes = SegmentedControl(
                state.scopes, name="trace-scope", accessible="Which total"
            )
            self._scopes.choice_requested.connect(self._choose)
            self._top.addWidget(self._scopes)
        if self._scopes is not None:
            self._scopes.choose(state.scope)
        self._show_figures(state.figures)
        self.table.show_rows(state.rows, concern=set(CONCERN_COLUMNS) <= set(state.columns))
        self._notes.setText(" ".join(state.notes))
        self._notes.setVisible(bool(state.notes))

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Make them anew, so that none of the private ones stays behind."""
        old = self._figures
        self._figures = QWidget()
        self._figures.setObjectName("trace-figures")
        row = FlowLayout(self._figures, spacing=8)
        for number, figure in enumerate(figures):
            row.addWidget(FigureTile(figure, name=f"trace-figure-{number}"))
        self.content.replaceWidget(old, self._figures)
        self._figures.show()  # Qt would do so later
        old.hide()
        old.deleteLater()

    def _choose(self, key: str) -> None:
        self.presenter.choose(key)

    def _privacy_changed(self) -> None:
        self.presenter.show_private(self._private.shown)


class FigureTile(QFrame):
    """A number, large, with its label below it."""

    def __init__(self, figure: Figure, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("figure", "true")
        self.setAccessibleName(f"{figure.value} {figure.label}")
        value = Text(figure.value, TextRole.HEADING)
        if figure.tone:
            value.set_tone(figure.tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(0)
        column.addWidget(value)
        column.addWidget(Text(figure.label, TextRole.SMALL))
