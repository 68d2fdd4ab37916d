"""The one way in which the app says no: in the user's words, with what was kept and what to do."""

from __future__ import annotations


class Refusal(Exception):
    """Something the user asked for cannot be done; nothing was changed unless `kept` says so.

    Each part is a whole sentence in plain British English. `what` happened, `where` it happened,
    what was `kept`, and what `todo` next. Texts must name no pupil unless the reader sees that
    pupil anyway, because refusals may be printed on a terminal.
    """

    def __init__(self, what: str, *, where: str = "", kept: str = "", todo: str = "") -> None:
        """Keep the four sentences; empty ones are left out of the message."""
        self.what = what
        self.where = where
        self.kept = kept
        self.todo = todo
        super().__init__(" ".join(part for part in (what, where, kept, todo) if part))
