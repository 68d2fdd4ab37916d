"""Opens the explanation of a number over a page; imported when somebody asks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.trace.dialog import TraceDialog
from seatingapp.ui.trace.state import TraceOf


def open_trace(tools: PageTools, private: PrivateView, page: QWidget, subject: TraceOf) -> None:
    """Ask of `page`: why this number?"""
    TraceDialog(tools.workspace, private, subject, page).open()
