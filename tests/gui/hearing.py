"""A screen reader that takes down what it is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is announced, in order, while a screen reader listens."""
    said: list[str] = []
    pass_on = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        else:
            pass_on(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)
