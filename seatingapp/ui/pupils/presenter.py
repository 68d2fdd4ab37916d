"""Decides what the list of pupils shows and turns its intents into edits; knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from seatingapp.domain.names import NameForm, matches
from seatingapp.domain.pupils import SchoolClass
from seatingapp.domain.wording import counted
from seatingapp.services.adjustments import adjustment_texts
from seatingapp.services.classes import all_classes, photo_of, shown_names
from seatingapp.services.counting import Scope, counting
from seatingapp.services.memberships import AddToClass, RemoveFromClass
from seatingapp.services.pupil_list import ListedPupil, everybody
from seatingapp.services.school_settings import card_options
from seatingapp.services.totals import totals_of_pupil
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.ui.history_state import History, HistoryState
from seatingapp.ui.page_presenter import MessageView, PagePresenter
from seatingapp.ui.privacy import Privacy, PrivateView
from seatingapp.ui.pupils.state import ALL_CLASSES, PupilDetails, PupilRow, PupilsState
from seatingapp.ui.pupils.wording import year_words
from seatingapp.ui.trace.wording import scope_words, total_words


class PupilsView(MessageView, Protocol):
    """The page, as far as its presenter knows it."""

    def show_state(self, state: PupilsState) -> None:
        """Show a state and emit nothing."""


class PupilsPresenter(PagePresenter[PupilsView]):
    """Reads the vault when it may have changed, and only while the page is in front.

    Characteristics are read only while private view is on, and dropped when it goes off.
    """

    topics = frozenset(
        {
            Topic.PUPILS,
            Topic.SETTINGS,
            Topic.LESSON,
            Topic.POLICY,
            Topic.CALENDAR,
            Topic.FOLLOW_UP,
        }
    )

    def __init__(
        self, view: PupilsView, workspace: Workspace, history: History, private: PrivateView
    ) -> None:
        """Read nothing yet: `opened` does."""
        super().__init__(view, workspace, history)
        self._private = private
        self._state = PupilsState()
        self._everybody: tuple[ListedPupil, ...] = ()
        self._classes: tuple[SchoolClass, ...] = ()
        self._selected: int | None = None
        self._form = NameForm.SHORT

    def privacy_changed(self) -> None:
        """Private data may be shown now, or goes at once, without asking the vault."""
        if self._private.shown:
            self._stale = True
            self._read_if_stale()
            return
        self._everybody = tuple(_board_safe(one) for one in self._everybody)
        if self._in_front or self._state.private:
            self._show()

    def history_changed(self, history: HistoryState) -> None:
        """What can be undone and redone is another now."""
        super().history_changed(history)
        self._state = replace(self._state, history=history)
        self._view.show_state(self._state)

    def choose_class(self, class_id: int) -> None:
        """Show one class, or everybody."""
        self._state = replace(self._state, class_id=class_id)
        self._show()

    def search(self, query: str) -> None:
        """Show those whose names begin with what was typed."""
        self._state = replace(self._state, query=query)
        self._show()

    def select(self, pupil_id: int) -> None:
        """Show the details of a pupil."""
        self._selected = pupil_id
        shown = {row.pupil_id for row in self._state.rows}
        chosen = next((p for p in self._everybody if p.pupil.id == pupil_id), None)
        details = self._details(chosen) if chosen is not None and pupil_id in shown else None
        self._state = replace(self._state, selected=details)
        self._view.show_state(self._state)

    def join(self, class_id: int) -> None:
        """Put the selected pupil into a class."""
        if self._selected is not None:
            self._perform(AddToClass(class_id, (self._selected,)))

    def leave(self, class_id: int) -> None:
        """Take the selected pupil out of a class."""
        if self._selected is not None:
            self._perform(RemoveFromClass(class_id, (self._selected,)))

    def _read(self) -> None:
        private = self._private.shown
        self._everybody = self._workspace.read(lambda s: everybody(s, private=private))
        self._classes = tuple(c.school_class for c in self._workspace.read(all_classes))
        self._form = self._workspace.read(card_options).name_form
        if self._state.class_id not in {c.id for c in self._classes}:
            self._state = replace(self._state, class_id=ALL_CLASSES)
        self._show()

    def _show(self) -> None:
        state, privacy = self._state, self._private.state
        if privacy is Privacy.PRIVATE and not self._private.shown:
            privacy = Privacy.BOARD_SAFE
        in_class = self._in_class(state.class_id)
        shown_as = shown_names([p.pupil for p in in_class], self._form) if state.class_id else {}
        found = [p for p in in_class if matches(state.query, p.pupil.name)]
        rows = tuple(_row(one, shown_as.get(one.pupil.id, "")) for one in found)
        chosen = next((p for p in found if p.pupil.id == self._selected), None)
        self._state = replace(
            state,
            total=len(self._everybody),
            subtitle=self._subtitle(len(rows)),
            classes=tuple((c.id, c.name) for c in self._classes),
            rows=rows,
            selected=self._details(chosen) if chosen else None,
            privacy=privacy,
        )
        self._view.show_state(self._state)

    def _in_class(self, class_id: int) -> list[ListedPupil]:
        if not class_id:
            return list(self._everybody)
        name = next(c.name for c in self._classes if c.id == class_id)
        return [p for p in self._everybody if name in p.classes]

    def _subtitle(self, shown: int) -> str:
        total = len(self._everybody)
        if not total:
            return ""
        who = counted(total, "pupil") if shown == total else f"{shown} of {counted(total, 'pupil')}"
        return f"{who} · {counted(len(self._classes), 'class', 'classes')}"

    def _details(self, one: ListedPupil) -> PupilDetails:
        pupil, name = one.pupil, one.pupil.name
        facts = (
            ("Form", pupil.form),
            ("Year", year_words(pupil.year_group)),
            ("House", pupil.house),
            ("Classes", ", ".join(one.classes) or "in no class"),
        )
        legal = " ".join(part for part in (name.legal_forename, name.legal_surname) if part)
        private = [("Legal name", legal)] if legal != name.full else []
        private += [*one.facts, *self._adjustments(pupil.id)]
        return PupilDetails(
            pupil.id,
            name.full,
            name.initials,
            tuple((label, text) for label, text in facts if text),
            tuple(private) if self._private.shown else (),
            tuple((c.id, c.name) for c in self._classes if c.name not in one.classes),
            tuple((c.id, c.name) for c in self._classes if c.name in one.classes),
            self._photo(one),
            one.no_photo,
            self._totals(pupil.id),
        )

    def _adjustments(self, pupil_id: int) -> tuple[tuple[str, str], ...]:
        """What the pupil is owed; read in private view only."""
        if not self._private.shown:
            return ()
        texts = self._workspace.read(lambda s: adjustment_texts(s, [pupil_id])).get(pupil_id, ())
        return (("Adjustments", "\n".join(texts)),) if texts else ()

    def _totals(self, pupil_id: int) -> tuple[tuple[str, str], ...]:
        """What the entries of the selected pupil come to, since the reset and in this year."""
        now, private = self._workspace.clock(), self._private.shown
        found = self._workspace.read(lambda s: totals_of_pupil(s, pupil_id, now))
        scopes = scope_words(self._workspace.read(counting))
        return tuple(
            (text, total_words(found[Scope(key)], private=private))
            for key, text in scopes
            if key != Scope.ALL
        )

    def _photo(self, one: ListedPupil) -> bytes:
        """The photo of the selected pupil; of all others none is read."""
        if not one.has_photo:
            return b""
        return self._workspace.read(lambda s: photo_of(s, one.pupil.id)) or b""


def _board_safe(one: ListedPupil) -> ListedPupil:
    """Return a pupil without anything private."""
    return replace(one, pupil=replace(one.pupil, characteristics={}), marks=(), facts=())


def _row(one: ListedPupil, shown_as: str) -> PupilRow:
    pupil = one.pupil
    return PupilRow(
        pupil.id,
        pupil.name.listed,
        shown_as,
        pupil.form,
        pupil.year_group,
        one.classes,
        one.marks,
        pupil.name.sort_key,
    )
