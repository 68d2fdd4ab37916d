"""Reads what a rule of a file says. Every problem is a Wrong with its place."""

from __future__ import annotations

from collections.abc import Callable

from seatingapp.domain.json_checks import Fields, Wrong, whole
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.file_kinds import NAMES
from seatingapp.domain.rules.file_people import Finding, pupil_said
from seatingapp.domain.rules.kinds import (
    MOST_FRIENDS,
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    PairCount,
    Together,
    Within,
)
from seatingapp.domain.rules.sound import METRES, MOST_HELPERS, MOST_PLANS
from seatingapp.domain.zones import LONGEST_NAME as LONGEST_ZONE

MOST_PUPILS = 400  # in one rule
MOST_SEATS = 2_000
MOST_PAIRS = 1_000
MOST_SEED = 2_000_000_000
MOST_LESSONS = 10_000
_MOST_ID = 2_000_000_000

_Read = Callable[[Fields, Finding], Kind]


def read_kind(
    value: object, place: str, every: frozenset[str], finding: Finding
) -> tuple[Fields, Kind]:
    """Return what a rule says, and its fields: those of its kind, and those of `every` rule.

    A field that only other kinds have is refused like one that none has.
    """
    said = Fields(value, place, every.union(*_FIELDS.values())).word("kind", tuple(_FIELDS))
    fields = Fields(value, place, every | _FIELDS[said])
    return fields, _READ[said](fields, finding)


def _apart(fields: Fields, finding: Finding) -> Apart:
    metres = None
    if fields.has("metres"):
        metres = fields.number("metres", *METRES)
    return Apart(_pupils(fields, finding, "pupils", least=2), metres)


def _together(fields: Fields, finding: Finding) -> Together:
    near = fields.choice("near", Near, Near.BESIDE)
    pupils = _pupils(fields, finding, "pupils", least=2)
    if near is Near.BESIDE and len(pupils) > 2:
        raise Wrong("Only two pupils can sit side by side.", fields.at("pupils"))
    return Together(pupils, near)


def _in_area(fields: Fields, finding: Finding) -> InArea:
    pupils = _pupils(fields, finding, "pupils", least=1)
    return InArea(pupils, _area(fields), fields.flag("inside", True))


def _faces_board(fields: Fields, finding: Finding) -> FacesBoard:
    return FacesBoard(_pupils(fields, finding, "pupils"))


def _keep_empty(fields: Fields, _finding: Finding) -> KeepEmpty:
    return KeepEmpty(_area(fields))


def _from_front(_fields: Fields, _finding: Finding) -> FromFront:
    return FromFront()


def _alternate(fields: Fields, _finding: Finding) -> Alternate:
    return Alternate(fields.choice("characteristic", Characteristic))


def _attainment(fields: Fields, _finding: Finding) -> Attainment:
    within = fields.choice("within", Within, Within.DESK)
    return Attainment(fields.flag("mix", True), within, _trait(fields))


def _balance(fields: Fields, _finding: Finding) -> Balance:
    return Balance(fields.choice("measure", Measure), _trait(fields))


def _in_order(fields: Fields, _finding: Finding) -> InOrder:
    listing = fields.choice("listing", Listing, Listing.ALPHABETICAL)
    return InOrder(listing, fields.whole("seed", 0, MOST_SEED, 0))


def _new_neighbours(fields: Fields, _finding: Finding) -> NewNeighbours:
    return NewNeighbours(fields.whole("plans", 1, MOST_PLANS, 3))


def _few_moves(_fields: Fields, _finding: Finding) -> FewMoves:
    return FewMoves()


def _friends(fields: Fields, finding: Finding) -> Friends:
    friends = _pupils(fields, finding, "friends", least=1, most=MOST_FRIENDS)
    return Friends(*_with_pupil(fields, finding, friends))


def _helper_beside(fields: Fields, finding: Finding) -> HelperBeside:
    helpers = _pupils(fields, finding, "helpers", most=MOST_HELPERS)
    return HelperBeside(*_with_pupil(fields, finding, helpers))


def _evidence(fields: Fields, finding: Finding) -> Evidence:
    pairs = tuple(
        _pair_count(Fields(item, at, _PAIR), finding)
        for item, at in fields.each("pairs", MOST_PAIRS, needed=True)
    )
    since, until = fields.day("since"), fields.day("until")
    if not pairs:
        raise Wrong("This rule has at least one pair.", fields.at("pairs"))
    if since > until:
        raise Wrong("This day is before the one in since.", fields.at("until"))
    return Evidence(pairs, since, until)


def _pair_count(fields: Fields, finding: Finding) -> PairCount:
    one, other = _pupils(fields, finding, "pupils", least=2, most=2)
    counts = []
    for name in ("near", "far"):
        lessons = fields.whole(f"{name}_lessons", 0, MOST_LESSONS)
        of = fields.whole(name, 0, MOST_LESSONS)
        if of > lessons:
            raise Wrong(f"This is more than {name}_lessons.", fields.at(name))
        counts += [of, lessons]
    return PairCount(one, other, *counts)


def _pupils(
    fields: Fields, finding: Finding, name: str, *, least: int = 0, most: int = MOST_PUPILS
) -> tuple[int, ...]:
    """The pupils of a list, each once."""
    found: list[int] = []
    for item, at in fields.each(name, most, needed=least > 0):
        pupil_id = finding.find_pupil(pupil_said(item, at), at)
        if pupil_id in found:
            raise Wrong("This pupil is named twice.", at)
        found.append(pupil_id)
    if len(found) < least:
        raise Wrong(f"Here are too few pupils: at least {least}.", fields.at(name))
    return tuple(found)


def _with_pupil(
    fields: Fields, finding: Finding, others: tuple[int, ...]
) -> tuple[int, tuple[int, ...]]:
    """The pupil whom the rule is about, who is none of the others."""
    at = fields.at("pupil")
    pupil_id = finding.find_pupil(pupil_said(fields.raw("pupil"), at), at)
    if pupil_id in others:
        raise Wrong("This pupil is named twice.", at)
    return pupil_id, others


def _area(fields: Fields) -> Area:
    if fields.has("zone") == fields.has("seats"):
        raise Wrong("A part of the room is either a zone or seats.", fields.where)
    if fields.has("zone"):
        zone = fields.text("zone", LONGEST_ZONE)
        if not zone:
            raise Wrong("The zone has no name.", fields.at("zone"))
        return Area(zone)
    seats = [whole(item, at, 1, _MOST_ID) for item, at in fields.each("seats", MOST_SEATS)]
    if not seats:
        raise Wrong("There is at least one seat.", fields.at("seats"))
    return Area(seats=frozenset(seats))


def _trait(fields: Fields) -> Characteristic:
    return fields.choice("characteristic", Characteristic, Characteristic.PRIOR_ATTAINMENT)


_AREA = ("zone", "seats")
_PAIR = frozenset({"pupils", "near", "near_lessons", "far", "far_lessons"})
_KINDS: dict[type[Kind], tuple[_Read, tuple[str, ...]]] = {
    Apart: (_apart, ("pupils", "metres")),
    Together: (_together, ("pupils", "near")),
    InArea: (_in_area, ("pupils", *_AREA, "inside")),
    FacesBoard: (_faces_board, ("pupils",)),
    KeepEmpty: (_keep_empty, _AREA),
    FromFront: (_from_front, ()),
    Alternate: (_alternate, ("characteristic",)),
    Attainment: (_attainment, ("mix", "within", "characteristic")),
    Balance: (_balance, ("measure", "characteristic")),
    InOrder: (_in_order, ("listing", "seed")),
    NewNeighbours: (_new_neighbours, ("plans",)),
    FewMoves: (_few_moves, ()),
    Friends: (_friends, ("pupil", "friends")),
    HelperBeside: (_helper_beside, ("pupil", "helpers")),
    Evidence: (_evidence, ("pairs", "since", "until")),
}
_READ = {NAMES[kind]: read for kind, (read, _fields) in _KINDS.items()}
_FIELDS = {NAMES[kind]: frozenset(fields) for kind, (_read, fields) in _KINDS.items()}
