"""Read photos: list the files, ask the table beside them, and make each picture fit to keep."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from seatingapp.domain.class_lists import Remark, Severity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.photo_plan import PhotoFile, Said
from seatingapp.domain.wording import counted
from seatingapp.exchange.photo_index import file_key, read_index
from seatingapp.exchange.photo_pictures import ScaledPhoto, scaled_photo
from seatingapp.exchange.photo_sources import Entry, Listing, list_photos, table_bytes
from seatingapp.exchange.sources import LARGEST_FILE, Source, refuse

# Told the share that is done, 0 to 1, and words; raises where the work is no longer wanted.
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """A file and its picture as the vault would keep it; empty where the file has a problem."""

    file: PhotoFile
    image: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PhotoReading:
    """What was read, in the order of the files' names, with remarks on everything not plain."""

    photos: tuple[ReadPhoto, ...] = ()
    remarks: tuple[Remark, ...] = ()


def _unheard(_share: float, _words: str) -> None:
    """Tell nobody."""


def read_photos(
    paths: Sequence[Path], progress: Progress = _unheard, taken: Collection[str] = ()
) -> PhotoReading:
    """Return the photos in files, folders and zip archives; nothing is written anywhere.

    A picture that cannot be used is returned with its problem. `taken` are keys that are in use.
    Raises Refusal, and nothing else of its own, where there is nothing or far too much to read.
    """
    with ExitStack() as archives:
        progress(0.0, "Looking for photos")
        listing = list_photos(paths, archives)
        if not listing.pictures:
            raise _nothing(paths, listing)
        index = _index(listing)
        keys = set(taken)
        unused = dict(index)
        photos: list[ReadPhoto] = []
        for place, entry in enumerate(listing.pictures):
            words = f"Reading photo {place + 1} of {len(listing.pictures)}"
            progress(place / len(listing.pictures), words)
            name = file_key(entry.name)
            unused.pop(name, None)
            photos.append(_read(entry, index.get(name), keys))
    if unused:
        text = f"{counted(len(unused), 'file')} named in the table {_are(unused)} not here."
        source = next(iter(unused.values())).source
        listing.remarks.append(Remark(Severity.INFO, source, None, "", text))
    return PhotoReading(tuple(photos), tuple(listing.remarks))


def read_photo(path: Path) -> ScaledPhoto:
    """Return one picture as it is kept. Raises Refusal where it cannot be used."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise refuse(path.name, "This file is far too large for a photo.", "Choose another.")
        return scaled_photo(path.read_bytes())
    except OSError as error:
        reason = error.strerror or "the name is not a valid one"
        raise refuse(
            path.name, f"This file cannot be read: {reason}.", "Choose the file again."
        ) from error


def _nothing(paths: Sequence[Path], listing: Listing) -> Refusal:
    todo = "Choose the folder or zip file with the photos: JPEG, PNG, WebP, GIF or BMP."
    if listing.tables:
        todo = "To import a class list, choose the table itself under Import a class list."
    return refuse(", ".join(path.name for path in paths), "There are no pictures here.", todo)


def _are(many: Collection[object]) -> str:
    return "is" if len(many) == 1 else "are"


def _index(listing: Listing) -> dict[str, Said]:
    """What all tables say together; one that is no table of photos is remarked on."""
    index: dict[str, Said] = {}
    for entry in listing.tables:
        try:
            found = read_index(Source(entry.name, table_bytes(entry)))
        except Refusal as refusal:
            listing.remark(entry.name, f"{refusal.what} {refusal.todo}".strip())
        else:
            index = found | index
    return index


def _read(entry: Entry, said: Said | None, keys: set[str]) -> ReadPhoto:
    """Read one picture, under a key of its own."""
    plain = f"{entry.folder}/{entry.name}" if entry.folder else entry.name
    key, number = plain, 2
    while key in keys:
        key, number = f"{plain} ({number})", number + 1
    keys.add(key)
    try:
        scaled = scaled_photo(entry.read())
    except Refusal as refusal:
        problem = f"{refusal.what} {refusal.todo}".strip()
        return ReadPhoto(PhotoFile(key, entry.name, entry.folder, said, problem))
    file = PhotoFile(key, entry.name, entry.folder, said, note=scaled.note)
    return ReadPhoto(file, scaled.image)
