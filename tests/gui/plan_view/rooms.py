"""Rooms and classes to draw."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from seatingapp.domain.pupils import Characteristic, Mark
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.rooms import RoomLayout, reading_order
from seatingapp.ui.plan_view.state import CardState, PlanState

K = Mark(Characteristic.SEN, "K", "SEN support")
PP = Mark(Characteristic.PUPIL_PREMIUM, "PP", "pupil premium")
EAL = Mark(Characteristic.EAL, "EAL", "English as an additional language")

# The class in the design, from the front left: name, marks, praise, concern.
_9B: tuple[tuple[str, tuple[Mark, ...], int, int], ...] = (
    ("Aaliyah K", (K,), 1, 0),
    ("Ben O'N", (PP,), 0, 2),
    ("Callum P", (EAL,), 3, 1),
    ("Daria V", (), 1, 0),
    ("Eluned R", (), 0, 0),
    ("Farhan S", (K, PP), 3, 1),
    ("Grace T", (), 2, 0),
    ("Hugo M", (), 1, 1),
    ("Imani D", (), 4, 0),
    ("Jack S", (PP, EAL), 0, 0),
    ("Kasia W", (K,), 6, 0),
    ("Leo A", (), 2, 0),
    ("Maya H", (), 0, 2),
    ("Noah B", (PP,), 6, 0),
    ("Olivia C", (), 6, 0),
    ("Priya N", (K,), 1, 0),
    ("Quinn L", (EAL,), 2, 0),
    ("Rhys J", (PP,), 5, 2),
    ("Sofia E", (), 6, 0),
    ("Tom W", (), 0, 1),
    ("Uma G", (K,), 0, 0),
    ("Will H", (PP,), 3, 1),
    ("Xin Z", (), 1, 0),
    ("Yusuf I", (EAL,), 1, 1),
    ("Zara Q", (), 2, 0),
    ("Amir R", (K, PP), 6, 1),
)
_LONG_NAMES = (
    "Oluwaseun A",
    "Anastasia-Marie W",
    "Muhammad Al-R",
    "Siân L",
    "Wojciech K",
    "Maximilian V",
    "Priyanka S",
    "Zoë B",
)


def nine_b() -> PlanState:
    """The class 9B in Lab 2, as the design shows it."""
    layout = row_of_blocks((2, 3, 2), 4)
    order = reading_order(layout)
    seats = [order[n] for n in range(28) if n not in (24, 27)]
    cards = {}
    for number, (seat, (name, marks, praise, concern)) in enumerate(
        zip(seats, _9B, strict=True), 101
    ):
        first, last = name.split(" ")
        cards[seat] = CardState(
            number,
            name,
            first[0] + last[0],
            marks=marks,
            has_action=name in ("Daria V", "Maya H", "Will H"),
            praise=praise or None,
            concern=concern or None,
            absent=name in ("Jack S", "Uma G"),
            pinned=name in ("Eluned R", "Maya H"),
        )
    tray = (CardState(201, "Bethan L", "BL"), CardState(202, "Chidi O", "CO"))
    return PlanState(layout, cards=cards, tray=tray, show_private=True)


def full_room(layout: RoomLayout, pupils: int, photos: bool = False) -> PlanState:
    """A room with so many pupils on its first seats; the same ones each time."""
    chance = random.Random(1)
    cards = {}
    for number, seat in enumerate(reading_order(layout)[:pupils]):
        name = (
            _LONG_NAMES[number // 5 % len(_LONG_NAMES)]
            if number % 5 == 3
            else _9B[number % len(_9B)][0]
        )
        cards[seat] = CardState(
            1001 + number,
            name,
            name[0] + name.split(" ")[1][0],
            photo_key=f"photo {number}" if photos else None,
            marks=chance.choice(((), (K,), (PP,), (K, PP), (K, PP, EAL))),
            has_action=chance.random() < 0.15,
            praise=chance.choice((None, 1, 2, 12)),
            concern=chance.choice((None, None, 1)),
        )
    return PlanState(layout, cards=cards, show_private=True)


def sixty(photos: bool = True) -> PlanState:
    """Sixty pupils at thirty double desks."""
    return full_room(from_template(Template.ROWS_OF_DOUBLES, 5, 6), 60, photos)


def changed(state: PlanState, pupil_id: int, **fields: object) -> PlanState:
    """Return the state with other fields in one pupil's card."""
    seat = state.seat_of(pupil_id)
    if seat is None:
        raise ValueError("That pupil has no seat.")
    card = replace(state.cards[seat], **fields)  # type: ignore[arg-type]
    return replace(state, cards={**state.cards, seat: card})


def drawn_photo(key: str) -> bytes:
    """A face of sorts, 120 by 160 pixels, as a JPEG: another one for each key."""
    image = QImage(120, 160, QImage.Format.Format_RGB32)
    chance = random.Random(key)
    shade = QLinearGradient(0, 0, 0, 160)
    shade.setColorAt(0, QColor.fromHsv(chance.randrange(360), 60, 220))
    shade.setColorAt(1, QColor.fromHsv(chance.randrange(360), 80, 150))
    painter = QPainter(image)
    painter.fillRect(image.rect(), shade)
    painter.setBrush(QColor.fromHsv(chance.randrange(15, 35), chance.randrange(60, 150), 200))
    painter.drawEllipse(35, 30, 50, 65)
    painter.drawEllipse(15, 105, 90, 90)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]  # the stub lacks str, the rest bytes
    return bytes(data.data())
