"""The check list: each file with its picture, whom it shows, and how that was found out."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from seatingapp.domain.photo_plan import PhotoOutcome
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.pupils.photos.state import PhotoRow
from seatingapp.ui.pupils.portraits import Portraits
from seatingapp.ui.tables.cells import BOLD_ROLE, ICON_ROLE, TONE_ROLE, CellDelegate
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.theme import Tokens, current_tokens

PICTURE, FILE, PUPIL, HOW, WHAT = range(5)
_HEADINGS = ("", "File", "Pupil", "Matched by", "What happens")
# Least and wished.
_WIDTHS = ((52, 52), (110, 190), (110, 190), (90, 160), (118, 170))
_ROW = 52
_PHOTO = (34, 42)
IMAGE_ROLE = Qt.ItemDataRole.UserRole + 10  # bytes: the photo as it would be kept, or empty
# An icon besides the colour, which not everybody can tell apart.
_LOOKS = {
    PhotoOutcome.NEW: ("plus", "praise"),
    PhotoOutcome.REPLACES: ("edit", "accent"),
    PhotoOutcome.SAME: ("check", "muted"),
    PhotoOutcome.SEVERAL: ("help", "warning"),
    PhotoOutcome.UNCLEAR: ("help", "warning"),
    PhotoOutcome.UNKNOWN: ("help", "warning"),
    PhotoOutcome.NO_PHOTO: ("eye-off", "muted"),
    PhotoOutcome.LEFT_OUT: ("minus", "muted"),
    PhotoOutcome.UNREADABLE: ("cross", "error"),
}


class FilesModel(RowModel[PhotoRow]):
    """Files; a picture is said in words too."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without rows."""
        super().__init__(_HEADINGS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, and how to draw it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        text = ("", row.file, row.pupil, row.how, row.what)[column]
        icon, tone = _LOOKS[row.outcome]
        looks: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: _tip(row) if column in (FILE, WHAT) else text,
            Qt.ItemDataRole.AccessibleTextRole: _spoken(row) if column == PICTURE else text,
            IMAGE_ROLE: row.image if column == PICTURE else None,
            BOLD_ROLE: column == PUPIL,
            ICON_ROLE: icon if column == WHAT else None,
            TONE_ROLE: tone if column == WHAT else "muted" if column in (FILE, HOW) else "ink",
        }
        return looks.get(role)


def _tip(row: PhotoRow) -> str:
    place = f"{row.folder}/{row.file}" if row.folder else row.file
    return f"{place}\n{row.detail}" if row.detail else place


def _spoken(row: PhotoRow) -> str:
    return "picture" if row.image else "no picture"


class PictureDelegate(CellDelegate):
    """Cells as elsewhere, and small photos in the first column."""

    def __init__(self, table: QWidget) -> None:
        """Paint the cells of `table`."""
        super().__init__(table)
        self.portraits = Portraits(*_PHOTO)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text, high enough for a photo."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def _paint_content(
        self, painter: QPainter, room: QRect, index: Index, tokens: Tokens, selected: bool
    ) -> None:
        if index.column() != PICTURE:
            super()._paint_content(painter, room, index, tokens, selected)
            return
        ratio = painter.device().devicePixelRatioF()
        image = index.data(IMAGE_ROLE)
        photo = self.portraits.picture(image, ratio) if isinstance(image, bytes) else None
        if photo is not None:
            painter.drawPixmap(room.left(), room.top() + (room.height() - _PHOTO[1]) // 2, photo)
            return
        icon = icon_pixmap("cross", current_tokens().muted, 16, ratio)
        painter.drawPixmap(room.left() + 9, room.center().y() - 8, icon)


class FilesTable(PlainTable):
    """`row_chosen` when the user moves to a row; `answer_requested` on Enter or a double click."""

    row_chosen = Signal()
    answer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _WIDTHS, FILE, name="photo-files", accessible="What happens to each photo",
            parent=parent,
        )  # fmt: skip
        self.pictures = PictureDelegate(self)
        self.setItemDelegate(self.pictures)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.rows = FilesModel(self)
        self._showing = False
        self.setModel(self.rows)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.activated.connect(self.answer_requested)

    def show_rows(self, rows: tuple[PhotoRow, ...]) -> None:
        """Show rows; the one that was chosen stays so, or the one that took its place."""
        self.fit_columns()
        if rows == self.rows.rows:
            return
        chosen, place = self.chosen(), self.currentIndex().row()
        self._showing = True
        self.rows.show_rows(rows)
        self._select(chosen.key if chosen else None, place)
        self._showing = False

    def chosen(self) -> PhotoRow | None:
        """Return the row that is selected."""
        place = self.currentIndex().row()
        return self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight when the strip below takes room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _select(self, key: str | None, before: int) -> None:
        """Choose the row of a file; where it is not shown any more, the next one."""
        if key is None or not self.rows.rows:
            return
        last = len(self.rows.rows) - 1
        place = next((n for n, row in enumerate(self.rows.rows) if row.key == key), None)
        flags = QItemSelectionModel.SelectionFlag
        index = self.rows.index(min(before, last) if place is None else place, FILE)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _moved(self) -> None:
        if not self._showing:
            self.row_chosen.emit()
