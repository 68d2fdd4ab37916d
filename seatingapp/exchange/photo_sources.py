"""Where photos come from: files, folders and zip archives, looked through without unpacking.

Nothing is ever written: of a name in an archive only its last parts are used, as a text. What is
no picture is passed over and counted; one picture at a time is in memory.
"""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from seatingapp.domain.class_lists import Remark, Severity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import counted
from seatingapp.exchange.archives import DAMAGE
from seatingapp.exchange.photo_pictures import LARGEST_PHOTO
from seatingapp.exchange.sources import NOTHING_IMPORTED, refuse
from seatingapp.exchange.tables import clean

PICTURES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".bmp"})
# Pictures too, which are listed so that each can say why it is not read.
_UNREAD = frozenset(
    {".heic", ".heif", ".hif", ".avif", ".tif", ".tiff", ".svg", ".psd"}
    | {".cr2", ".cr3", ".nef", ".arw", ".dng", ".raw", ".orf", ".rw2"}
)
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods"})
_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"})
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini"})
MOST_PHOTOS = 5_000
_MOST_ENTRIES = 50_000
_MOST_BYTES = 20 * 1024**3
_LARGEST_TABLE = 10 * 1024 * 1024
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A file among the photos; `read` returns its bytes or raises a Refusal about this file."""

    name: str
    folder: str
    read: Callable[[], bytes]


@dataclass
class Listing:
    """What was found: pictures and tables in the order of their names, and what was passed over."""

    pictures: list[Entry] = field(default_factory=list)
    tables: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Put a file where it belongs. Refuses more photos than a school has pupils."""
        ending = PurePosixPath(entry.name).suffix.lower()
        if entry.name.startswith(".") or entry.name.lower() in _LEFTOVERS:
            return
        if ending in PICTURES or ending in _UNREAD:
            self.pictures.append(entry)
        elif ending in _TABLES:
            self.tables.append(entry)
        elif ending in _ARCHIVES:
            self.remark(entry.name, "An archive inside was passed over: unpack it first.")
        else:
            self.others[ending or "no ending"] += 1
        if len(self.pictures) > MOST_PHOTOS:
            raise _too_many(f"There are more than {MOST_PHOTOS:,} pictures.")

    def remark(self, file: str, text: str) -> None:
        """Keep a remark about a file or folder."""
        self.remarks.append(Remark(Severity.WARNING, file, None, "", text))

    def close(self) -> None:
        """Say in one remark what was passed over."""
        if self.others:
            kinds = ", ".join(sorted(self.others)[:6])
            total = sum(self.others.values())
            text = f"{counted(total, 'other file')} passed over (no pictures): {kinds}."
            self.remarks.append(Remark(Severity.INFO, "", None, "", text))


def look_like_photos(paths: Sequence[Path]) -> bool:
    """Whether what was dropped are photos rather than class lists: folders, pictures, archives."""
    return any(
        path.is_dir() or path.suffix.lower() in PICTURES | _UNREAD or _is_zip(path)
        for path in paths
    )


def _is_zip(path: Path) -> bool:
    """By its name alone: a workbook is a zip archive too."""
    return path.suffix.lower() in _ARCHIVES


def list_photos(paths: Sequence[Path], archives: ExitStack) -> Listing:
    """Look through files, folders and archives; archives stay open until `archives` closes.

    Raises Refusal where one of them cannot be looked through, or holds far too much.
    """
    listing = Listing()
    for path in paths:
        if path.is_dir():
            _look_through(path, listing)
        elif _is_zip(path):
            _open_archive(path, listing, archives)
        elif path.is_file():
            listing.add(_on_disk(path))
        else:
            raise refuse(
                path.name or str(path),
                "There is no such file or folder.",
                "Check the name, or choose it again.",
            )
    listing.close()
    return listing


def _look_through(folder: Path, listing: Listing) -> None:
    for seen, path in enumerate(_walk(folder, listing, 0)):
        if seen >= _MOST_ENTRIES:
            raise _too_many(f"This folder holds more than {_MOST_ENTRIES:,} files.")
        listing.add(_on_disk(path))


def _walk(folder: Path, listing: Listing, depth: int) -> Iterator[Path]:
    """All ordinary files below a folder by name; links are not followed, they may lead anywhere."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        listing.remark(clean(folder.name), f"This folder cannot be read: {error.strerror}.")
        return
    for entry in entries:
        if entry.is_symlink():
            listing.remark(clean(entry.name), "A link to somewhere else was not followed.")
        elif entry.is_dir():
            if entry.name == "__MACOSX":
                continue
            if depth < _DEEPEST:
                yield from _walk(Path(entry.path), listing, depth + 1)
            else:
                listing.remark(clean(entry.name), "This folder lies too deep and was passed over.")
        elif entry.is_file():
            yield Path(entry.path)


def _on_disk(path: Path) -> Entry:
    return Entry(clean(path.name), clean(path.parent.name), lambda: _read_file(path))


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_PHOTO + 1)
    except OSError as error:
        raise Refusal(f"This file cannot be read: {error.strerror or error}.") from error


def _open_archive(path: Path, listing: Listing, archives: ExitStack) -> None:
    if path.suffix.lower() != ".zip":
        raise refuse(
            path.name,
            "This is an archive, but no zip file.",
            "Unpack it and choose the folder, or pack the photos as a zip file.",
        )
    try:
        archive = archives.enter_context(zipfile.ZipFile(path))
        parts = archive.infolist()
    except DAMAGE as error:
        raise refuse(
            path.name,
            "This zip file is damaged, incomplete, or no zip file.",
            "Export or copy it again, or choose the folder with the photos.",
        ) from error
    if len(parts) > _MOST_ENTRIES:
        raise _too_many(f"This zip file holds more than {_MOST_ENTRIES:,} files.", path.name)
    if sum(part.file_size for part in parts) > _MOST_BYTES:
        raise _too_many("Unpacked, this zip file would be larger than 20 GB.", path.name)
    entries = [entry for part in parts if (entry := _in_archive(archive, part)) is not None]
    if any(part.flag_bits & 1 for part in parts):
        raise refuse(
            path.name,
            "This zip file is protected with a password.",
            "Choose one without, or the folder with the photos; delete both when you are done.",
        )
    for entry in sorted(entries, key=lambda entry: (entry.folder, entry.name)):
        listing.add(entry)


def _in_archive(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Entry | None:
    """A file of an archive, or None for folders and what macOS adds."""
    parts = [p for p in _spelled(part).replace("\\", "/").split("/") if p not in ("", ".", "..")]
    if part.is_dir() or not parts or "__MACOSX" in parts:
        return None
    folder = clean(parts[-2]) if len(parts) > 1 else ""
    return Entry(clean(parts[-1]), folder, lambda: _unpacked(archive, part))


def _spelled(part: zipfile.ZipInfo) -> str:
    """The name of a part: macOS writes UTF-8 without saying so, and Python reads it as DOS."""
    if part.flag_bits & 0x800 or part.filename.isascii():
        return part.filename
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except UnicodeError:  # DOS it was
        return part.filename


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of one part, never more than a photo has, whatever the archive promises."""
    try:
        with archive.open(part) as file:
            return file.read(LARGEST_PHOTO + 1)
    except DAMAGE as error:
        raise Refusal(
            "This file is damaged in the archive, or packed in an unusual way."
        ) from error


def _too_many(what: str, file: str = "") -> Refusal:
    return Refusal(
        what,
        where=f"File: {file}." if file else "",
        kept=NOTHING_IMPORTED,
        todo="Choose only the folder or file with the photos, a year group at a time.",
    )


def table_bytes(entry: Entry) -> bytes:
    """The bytes of a table beside the photos. Raises Refusal where it is far too large."""
    data = entry.read()
    if len(data) > _LARGEST_TABLE:
        raise Refusal("This table is larger than 10 MB.")
    return data
