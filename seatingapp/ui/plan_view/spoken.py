"""What a seat is called aloud: for a screen reader, a tooltip and messages. No Qt.

Private things are said only while they are shown: a screen reader may be heard by the class.
"""

from __future__ import annotations

from seatingapp.ui.plan_view.state import CardState, PlanState

# What is said of somebody elsewhere, of a guest, and of somebody who was moved.
_TODAY = ("elsewhere", "guest today", "moved today")
_COMPARED = ("not on the other plan", "new on this plan", "on another seat than on the other plan")
_ACTION = "there is something to do for this pupil"


def place_words(state: PlanState, seat_id: int, row: int, place: int) -> str:
    """Return where a seat is, with its number where numbers are shown."""
    where = f"row {row}, seat {place}"
    number = state.numbers.get(seat_id, "") if state.show_numbers else ""
    return f"seat {number}, {where}" if number else where


def seat_words(state: PlanState, seat_id: int, row: int, place: int) -> str:
    """Return who sits on a seat, where, and what the card shows, in one sentence."""
    where = place_words(state, seat_id, row, place)
    card = state.cards.get(seat_id)
    if card is None:
        comment = state.comments.get(seat_id, "") if state.show_private else ""
        return f"Empty, {where}" + (f", comment: {comment}" if comment else "")
    parts = [card.name, where, *card_words(card, state.show_private, compared=state.compared)]
    if card.pupil_id in state.selected:
        parts.append("selected")
    return ", ".join(parts)


def card_words(card: CardState, show_private: bool, *, compared: bool = False) -> list[str]:
    """Return what a card shows besides the name, part by part; see `PlanState.compared`."""
    elsewhere, guest, moved = _COMPARED if compared else _TODAY
    private = _private_words(card) if show_private else []
    said = (
        ("not here yet" if card.awaited else "absent", card.absent),
        ("late", card.late),
        (elsewhere, card.elsewhere),
        (guest, card.guest),
        (moved, card.moved),
        (f"candidate {card.candidate}", bool(card.candidate)),
    )
    parts = [words for words, so in said if so] + private
    if card.praise:
        parts.append(f"praise {card.praise}")
    if card.concern and show_private:
        parts.append(f"concern {abs(card.concern)}")
    if card.pinned:
        parts.append("pinned")
    if card.comment and show_private:
        parts.append(f"comment: {card.comment}")
    return parts


def _private_words(card: CardState) -> list[str]:
    parts = [mark.meaning for mark in card.marks]
    if card.has_action:
        parts.append(_ACTION)
    if card.grades:
        parts.append(card.grades.words)
    return parts


def tooltip(
    card: CardState, show_private: bool, name_is_cut: bool, *, compared: bool = False
) -> str:
    """Return what a card shows only as a sign, in words; nothing where all of it is written."""
    parts = [card.name] if name_is_cut else []
    said = card_words(card, show_private, compared=compared)
    parts += [part for part in said if not part.startswith(("praise", "concern"))]
    return ", ".join(parts)
