"""The sentence of a rule, as words and blanks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.rules.kinds import (
    MOST_FRIENDS,
    Area,
    Listing,
    Measure,
    Near,
    Within,
)
from seatingapp.domain.rules.sentences import Naming, area_words, trait_words
from seatingapp.domain.rules.sound import METRES, MOST_HELPERS, MOST_PLANS
from seatingapp.domain.wording import counted
from seatingapp.domain.zones import proposals
from seatingapp.ui.seating.rules.editing.draft import Draft, Form, number
from seatingapp.ui.seating.rules.editing.forms import LEVELS, TRAITS
from seatingapp.ui.seating.rules.editing.state import (
    ChoiceBlank,
    Found,
    NumberBlank,
    Part,
    PupilsBlank,
    Word,
)

SEATS = "seats"  # the key of the seats that a draft names
SELECTED = "selected"  # the key of those that are selected on the plan
_ZONE = "zone:"
_NEARS = ((Near.BESIDE, "side by side"), (Near.DESK, "at the same desk"))
_TABLE = (Near.TABLE, "at the same table")
_WITHINS = (
    (Within.DESK, "at each desk"),
    (Within.TABLE, "at each table"),
    (Within.ROOM, "among neighbours"),
)
_LISTINGS = (
    (Listing.ALPHABETICAL, "alphabetical"),
    (Listing.REGISTER, "register"),
    (Listing.RANDOM, "random"),
)


@dataclass(frozen=True, slots=True)
class Around:
    """What blanks can be filled with: the room, what is selected on the plan, what is recorded.

    `typing` is the blank in which letters are typed, `query` those letters, `found` who fits.
    """

    naming: Naming
    layout: RoomLayout
    selected: frozenset[int]
    in_use: Collection[Characteristic]
    typing: str = ""
    query: str = ""
    found: tuple[Found, ...] = ()


def parts(draft: Draft, around: Around) -> tuple[Part, ...]:
    """The sentence of a draft with its blanks filled as they are."""
    return tuple(_PARTS[draft.form](draft, around))


def area_of(key: str, draft: Draft, around: Around) -> Area:
    """The area that an answer of the blank stands for."""
    if key == SELECTED:
        return Area(seats=around.selected)
    return draft.area if key == SEATS else Area(key.removeprefix(_ZONE))


def _apart(draft: Draft, around: Around) -> Iterable[Part]:
    yield _pupils("pupils", "Pupils who are kept apart", draft.pupils, around)
    choices = (("metres", "at least"), ("neighbours", "not next to each other"))
    yield ChoiceBlank("far", "How far", choices, choices[not draft.by_metres][0])
    if draft.by_metres:
        metres = number(draft.metres)
        wrong = metres is None or not METRES[0] <= metres <= METRES[1]
        yield NumberBlank("metres", "Metres", draft.metres, wrong)
        yield Word("m apart")


def _together(draft: Draft, around: Around) -> Iterable[Part]:
    yield _pupils("pupils", "Pupils who sit together", draft.pupils, around)
    yield _choice("near", "How near", (*_NEARS, _TABLE), draft.near)


def _friends(draft: Draft, around: Around) -> Iterable[Part]:
    yield _pupils("one", "Pupil with a wish", draft.one, around, most=1)
    yield Word("next to")
    yield _pupils("others", "Whom they wish for", draft.others, around, "or", MOST_FRIENDS)


def _helper(draft: Draft, around: Around) -> Iterable[Part]:
    choices = (("helper", "One of"), ("chair", "A free chair"))
    yield ChoiceBlank("chair", "Who helps", choices, choices[draft.chair][0])
    if not draft.chair:
        yield _pupils("others", "Helpers", draft.others, around, "or", MOST_HELPERS)
    yield Word("beside")
    yield _pupils("one", "Pupil who is helped", draft.one, around, most=1)


def _area(draft: Draft, around: Around) -> Iterable[Part]:
    yield _pupils("pupils", "Pupils", draft.pupils, around)
    choices = (("in", "sits"), ("out", "does not sit"))
    if len(draft.pupils) != 1:
        choices = (("in", "sit"), ("out", "do not sit"))
    yield ChoiceBlank("inside", "There or elsewhere", choices, choices[not draft.inside][0])
    yield _area_blank(draft, around)


def _faces(draft: Draft, around: Around) -> Iterable[Part]:
    choices = (("all", "Nobody"), ("some", "None of"))
    yield ChoiceBlank("everyone", "Who", choices, choices[not draft.everyone][0])
    if not draft.everyone:
        yield _pupils("pupils", "Pupils who face the board", draft.pupils, around)
    yield Word("faces away from the board")


def _empty(draft: Draft, around: Around) -> Iterable[Part]:
    yield Word("Nobody sits")
    yield _area_blank(draft, around)


def _new(draft: Draft, _around: Around) -> Iterable[Part]:
    plans = number(draft.plans)
    wrong = plans is None or plans % 1 != 0 or not 1 <= plans <= MOST_PLANS
    yield Word("New neighbours: nobody from the last")
    yield NumberBlank("plans", "Plans", draft.plans, wrong)
    yield Word("plan" if plans == 1 else "plans")


def _order(draft: Draft, _around: Around) -> Iterable[Part]:
    yield Word("Seat pupils in")
    yield _choice("listing", "Order", _LISTINGS, draft.listing)
    yield Word("order")


def _alternate(draft: Draft, around: Around) -> Iterable[Part]:
    yield Word("Alternate by")
    yield _traits("trait", "By what", TRAITS, draft.trait, around)


def _attainment(draft: Draft, around: Around) -> Iterable[Part]:
    choices = (("mix", "Mix"), ("group", "Group by"))
    yield ChoiceBlank("mix", "Mix or group", choices, choices[not draft.mix][0])
    yield _traits("level", "Attainment", LEVELS, draft.level, around)
    yield _choice("within", "Where", _WITHINS, draft.within)


def _balance(draft: Draft, around: Around) -> Iterable[Part]:
    in_use = {*around.in_use, draft.level} if draft.uid else set(around.in_use)
    choices = [(f"level:{t.value}", trait_words(t)) for t in LEVELS if t in in_use]
    if Characteristic.SEX in around.in_use or draft.measure is Measure.SEX:
        choices.append((Measure.SEX.value, "boys and girls"))
    choices.append((Measure.PRAISE.value, "lesson praise"))
    attainment = draft.measure is Measure.ATTAINMENT
    chosen = f"level:{draft.level.value}" if attainment else draft.measure.value
    yield Word("Balance")
    yield ChoiceBlank("measure", "By what", tuple(choices), chosen)
    yield Word("by table")


def _said(text: str, _draft: Draft, _around: Around) -> Iterable[Part]:
    yield Word(text)


_PARTS: dict[Form, Callable[[Draft, Around], Iterable[Part]]] = {
    Form.APART: _apart,
    Form.TOGETHER: _together,
    Form.FRIENDS: _friends,
    Form.HELPER: _helper,
    Form.AREA: _area,
    Form.FACES: _faces,
    Form.EMPTY: _empty,
    Form.NEW: _new,
    Form.FEW: partial(_said, "Move as few pupils as possible"),
    Form.FRONT: partial(_said, "Fill from the front"),
    Form.ORDER: _order,
    Form.ALTERNATE: _alternate,
    Form.ATTAINMENT: _attainment,
    Form.BALANCE: _balance,
    Form.EVIDENCE: partial(_said, "Pairs whose concern entries cluster are kept apart"),
}


def _pupils(
    key: str,
    accessible: str,
    chosen: tuple[int, ...],
    around: Around,
    joint: str = "and",
    most: int = 0,
) -> PupilsBlank:
    typing = around.typing == key
    return PupilsBlank(
        key,
        accessible,
        tuple((p, around.naming(p)) for p in chosen),
        joint,
        around.query if typing else "",
        around.found if typing else (),
        not most or len(chosen) < most,
    )


def _choice(
    key: str, accessible: str, choices: Iterable[tuple[StrEnum, str]], chosen: StrEnum
) -> ChoiceBlank:
    listed = tuple((answer.value, text) for answer, text in choices)
    return ChoiceBlank(key, accessible, listed, chosen.value)


def _traits(
    key: str,
    accessible: str,
    known: Iterable[Characteristic],
    chosen: Characteristic,
    around: Around,
) -> ChoiceBlank:
    """Those that the school records, and the one that a rule has already."""
    offered = tuple(t for t in known if t in around.in_use or t is chosen)
    return _choice(key, accessible, ((t, trait_words(t)) for t in offered), chosen)


def _area_blank(draft: Draft, around: Around) -> ChoiceBlank:
    """The zones of the room, those that its geometry gives, and seats."""
    zones = [zone.name for zone in around.layout.zones]
    known = {name.casefold() for name in zones}
    zones += [z.name for z in proposals(around.layout) if z.name.casefold() not in known]
    choices = [(_ZONE + name, area_words(Area(name))) for name in zones]
    area, chosen = draft.area, ""
    if area.zone:
        same = (name for name in zones if name.casefold() == area.zone.casefold())
        chosen = _ZONE + next(same, area.zone)
        if chosen not in dict(choices):
            choices.append((chosen, f"{area_words(area)} (not in this room)"))
    elif area.seats:
        chosen = SEATS
        choices.append((SEATS, area_words(area)))
    if around.selected and around.selected != area.seats:
        said = f"on the {counted(len(around.selected), 'seat')} selected on the plan"
        choices.append((SELECTED, said))
    if not chosen:
        choices.insert(0, ("", "choose where …"))
    return ChoiceBlank("area", "Where", tuple(choices), chosen)
