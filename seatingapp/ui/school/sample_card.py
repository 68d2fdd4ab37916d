"""A card of a pupil who does not exist, as it would look on a plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from seatingapp.domain.cards import CardOptions, grades
from seatingapp.domain.names import PersonName, shown_names
from seatingapp.domain.pupils import YES, Characteristic, marks
from seatingapp.services.classes import ClassCard
from seatingapp.ui.plan_view import CardState, card_of
from seatingapp.ui.plan_view.card_painter import CardPrint, card_pixmap
from seatingapp.ui.plan_view.photos import PhotoCache
from seatingapp.ui.plan_view.sheets import MARGIN, Sheets
from seatingapp.ui.plan_view.spoken import card_words
from seatingapp.ui.theme import WEIGHT_REGULAR, current_tokens, ui_font

_CARD = (112.0, 88.0)
_CAPTION = 20.0
_NAME = PersonName("Sam", "Patel")
_KNOWN = {
    Characteristic.SEN: "K",
    Characteristic.PUPIL_PREMIUM: YES,
    Characteristic.ACTION: "front, left ear",
    Characteristic.TARGET: "7",
    Characteristic.WORKING_AT: "6",
}


class SampleCard(QWidget):
    """Paints the sample for a way of viewing, with its caption, and says in words what it shows."""

    def __init__(self, caption: str, *, private: bool, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._caption, self._is_private = caption, private
        self._photos = PhotoCache(_portrait)
        self._card = CardState(0, "", "")
        self.show_options(CardOptions(), frozenset())
        self.setFixedSize(self.sizeHint())

    @property
    def card(self) -> CardState:
        """What is shown."""
        return self._card

    def show_options(self, options: CardOptions, in_use: frozenset[Characteristic]) -> None:
        """Show what the teacher chose, of the kinds in use."""
        known = ClassCard(
            pupil_id=2,
            name=shown_names({2: _NAME}, {}, options.name_form)[2],
            full_name=_NAME.full,
            initials=_NAME.initials,
            form="",
            marks=marks(_KNOWN, in_use),
            action=_KNOWN[Characteristic.ACTION] if Characteristic.ACTION in in_use else "",
            has_photo=True,
            person=_NAME,
            grades=grades(_KNOWN, in_use),
            options=options,
        )
        card = card_of(known, private=self._is_private)
        self._card = replace(card, praise=3 if options.points else None)
        words = [self._card.name, *card_words(self._card, self._is_private)]
        self.setAccessibleName(f"Sample card, {self._caption}: {', '.join(words)}")
        self.update()

    def sizeHint(self) -> QSize:
        """The card with its shadow, and the caption below."""
        return QSize(round(_CARD[0] + 2 * MARGIN), round(_CARD[1] + 2 * MARGIN + _CAPTION))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card and its caption."""
        tokens = current_tokens()
        shown = CardPrint(self._card, self._is_private)
        scale = (1.0, self.devicePixelRatioF())
        pixmap = card_pixmap(shown, _CARD, scale, tokens, self._photos, Sheets())
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), pixmap)
        painter.setFont(ui_font(12, WEIGHT_REGULAR))
        painter.setPen(QColor(tokens.muted))
        below = QRectF(0, _CARD[1] + 2 * MARGIN - 2, self.width(), _CAPTION)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)
        painter.end()


def _portrait(_key: str) -> bytes:
    """Head and shoulders of nobody, as a PNG."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("#C9D6E2"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#7C90A3"))
    painter.drawEllipse(QRectF(30, 18, 36, 40))
    painter.drawEllipse(QRectF(12, 62, 72, 70))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub lacks str, the rest bytes
    return bytes(data.data())
