"""Ties the private view, which all pages share, to one page, which may go before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.privacy_pill import PrivacyPill


def listen_while_alive(private: PrivateView, page: QObject, listener: Callable[[], None]) -> None:
    """Tell `listener` of every change until `page` goes."""

    def forget() -> None:
        private.forget(listener)

    private.listen(listener)
    page.destroyed.connect(forget)


def connect_pill(pill: PrivacyPill, private: PrivateView) -> None:
    """Let a pill ask for private data, confirm, and hide it."""
    pill.ask_requested.connect(private.ask)
    pill.confirmed.connect(private.confirm)
    pill.hide_requested.connect(private.hide)
