"""What rules about single seats come to: areas, the board, rows, orders, and staying."""

from __future__ import annotations

import random
from collections.abc import Mapping

from seatingapp.arranging.classroom.chair_checks import EmptyCheck
from seatingapp.arranging.classroom.finding import Check, Idle, View, sentences
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.seat_checks import SeatCheck
from seatingapp.arranging.classroom.shares import SCALE, SeatShares
from seatingapp.domain.rules.kinds import (
    Area,
    FacesBoard,
    FewMoves,
    FromFront,
    InArea,
    InOrder,
    KeepEmpty,
    Listing,
)
from seatingapp.domain.rules.sentences import area_words

STEP = 25  # hundredths lost for each place off in an order


def in_area(kind: InArea, scene: Scene) -> Check:
    """Each of them on a seat of the area, or on none of it."""
    pupils = scene.those_here(kind.pupils)
    if not pupils:
        return Idle("None of them is to be seated here." if kind.pupils else "It names nobody.")
    seats = scene.ground.area(kind.area)
    if seats is None:
        return _no_area(kind.area)
    known, otherwise = (0, SCALE) if kind.inside else (SCALE, 0)
    shares = SeatShares(dict.fromkeys(seats, known), otherwise)

    def say(view: View, failed: list[int], held: list[int]) -> str:
        if failed:
            return sentences(f"{view.name(p)} sits in {view.where(p)}." for p in failed)
        if len(held) == 1:
            return "pinned" if held[0] in view.pinned else view.where(held[0])
        return f"all {len(held)}"

    return SeatCheck(dict.fromkeys(pupils, shares), say)


def faces_board(kind: FacesBoard, scene: Scene) -> Check:
    """None of them (or of all) on a seat that faces away: by more than 100 degrees.

    The board or screen that is seen best counts; without any, the front wall.
    """
    pupils = scene.those_here(kind.pupils) if kind.pupils else scene.present
    if not pupils:
        return Idle("None of them is to be seated here.")
    away = scene.ground.away
    if not away:
        return Idle("No seat of this room faces away from the board.")
    shares = SeatShares(dict.fromkeys(away, SCALE))

    def say(view: View, failed: list[int], held: list[int]) -> str:
        if failed:
            return sentences(f"{view.name(p)} faces away in {view.where(p)}." for p in failed)
        return view.where(held[0]) if len(held) == 1 else f"all {len(held)}"

    return SeatCheck(dict.fromkeys(pupils, shares), say)


def keep_empty(kind: KeepEmpty, scene: Scene) -> Check:
    """Nobody on these seats."""
    seats = scene.ground.area(kind.area)
    if seats is None:
        return _no_area(kind.area)
    return EmptyCheck(seats)


def from_front(_kind: FromFront, scene: Scene) -> Check:
    """Everybody in the first rows that hold them all beside the chairs that must stay free.

    Within those rows gaps are free, so that other rules have room; seats that musts close to
    everybody hold nobody. Further back a wish loses more with each row, in the last row all.
    """
    if not scene.seated_by_us:
        return Idle("There is nobody to be seated.")
    number = len(scene.seated_by_us) + scene.free_chairs
    rows = scene.ground.rows
    last = room = 0
    while room < number and last < len(rows):
        room += scene.room_in(rows[last])
        last += 1
    if last == len(rows):
        return Idle("Every row is needed.")
    behind = len(rows) - last
    lost = {
        seat: -(-SCALE * max(0, place - last) // behind)
        for place, row in enumerate(rows, 1)
        for seat in row
    }
    shares = SeatShares(lost)

    def say(view: View, failed: list[int], _held: list[int]) -> str:
        if failed:
            return sentences(f"{view.name(p)} sits in {view.where(p)}." for p in failed)
        return "row 1" if last == 1 else f"rows 1 to {last}"

    return SeatCheck(dict.fromkeys(scene.seated_by_us, shares), say)


def in_order(kind: InOrder, scene: Scene) -> Check:
    """Each on the seat that the order gives them; a wish loses a quarter for each place off.

    The order fills all seats row by row from the front left without those that must stay empty.
    Who is pinned or stays is left where they are.
    """
    targets = order_seats(kind, scene)
    if not targets:
        return Idle("There is nobody to be put in order.")
    order = tuple(scene.ground.order)
    reach = SCALE // STEP - 1

    def away(target: int) -> SeatShares:
        place = scene.ground.order[target]
        window = range(max(0, place - reach), min(len(order), place + reach + 1))
        return SeatShares({order[n]: STEP * abs(n - place) for n in window}, SCALE)

    def say(view: View, failed: list[int], held: list[int]) -> str:
        if failed:
            words = view.ground.seat_words
            return sentences(f"{view.name(p)} belongs in {words[targets[p]]}." for p in failed)
        return f"all {len(held)}"

    return SeatCheck({p: away(seat) for p, seat in targets.items()}, say)


def order_seats(kind: InOrder, scene: Scene) -> Mapping[int, int]:
    """The seat that an order gives to each pupil who does not keep theirs."""
    pupils = list(scene.present)
    if kind.listing is Listing.REGISTER:
        place = {p: n for n, p in enumerate(scene.setting.register)}
        pupils.sort(key=lambda p: place.get(p, len(place)))
    elif kind.listing is Listing.RANDOM:
        pupils.sort()
        random.Random(kind.seed).shuffle(pupils)
    staying = scene.staying
    taken = set(staying.values()) | scene.kept_empty
    free = (s for row in scene.ground.rows for s in row if s not in taken)
    movable = set(scene.seated_by_us) - staying.keys()
    return dict(zip((p for p in pupils if p in movable), free, strict=False))


def few_moves(_kind: FewMoves, scene: Scene) -> Check:
    """Each who has a seat now keeps it."""
    if not scene.seat_now:
        return Idle("Nobody has a seat yet.")

    def say(_view: View, _failed: list[int], held: list[int]) -> str:
        return f"{len(held)} stay{'s' if len(held) == 1 else ''}"

    return SeatCheck({p: SeatShares({s: 0}, SCALE) for p, s in scene.seat_now.items()}, say)


def _no_area(area: Area) -> Idle:
    if area.zone:
        return Idle(f"This room has no seats {area_words(area)}.")
    return Idle("This room has none of the chosen seats.")
