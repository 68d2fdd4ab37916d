"""A view that keeps what it was shown and told."""

from __future__ import annotations

from dataclasses import dataclass, field

from seatingapp.domain.errors import Refusal
from seatingapp.ui.room_editor.state import EditorState


@dataclass
class Notes:
    """Stands for the widgets of the editor."""

    states: list[EditorState] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)

    def show_editor(self, state: EditorState) -> None:
        self.states.append(state)

    def announce(self, words: str) -> None:
        self.spoken.append(words)

    def ask_for_label(self) -> None:
        self.spoken.append("label?")

    def show_refusal(self, refusal: Refusal) -> None:
        self.refusals.append(refusal.what)

    def show_message(self, text: str, *, undo: bool) -> None:
        del undo
        self.messages.append(text)
