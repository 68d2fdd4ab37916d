"""Bytes to text: which encoding a file was written in, and what had to be mended on the way.

In this order: a byte order mark, UTF-16 without one, UTF-8, then the old encodings of Windows, Mac
and DOS judged by how the accented letters fall; a statistical guess comes last and is remarked on.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from seatingapp.domain.class_lists import Remark, Severity
from seatingapp.exchange.sources import Source, refuse

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHOWN = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with byte order mark",
    "utf-16-le": "UTF-16 little-endian",
    "utf-16-be": "UTF-16 big-endian",
    "cp1252": "Windows-1252",
    "mac-roman": "Mac Roman",
    "cp850": "DOS (code page 850)",
}
_BY_WORDS = {words: name for name, words in _SHOWN.items()}
_SAMPLE = 100_000
_BINARY = re.compile(r"[\x01-\x08\x0e-\x1a\x7f\ufffd]")
# An accented capital or a sign straight after a small letter, or between capital and small ones.
_MISPLACED = re.compile(r"(?<=[^\W\d_])(?:[^\w\s\x00-\x7f’‘“”–—…]|(?<=[a-zß-ÿ])[À-ÖØ-ÞŠŒŽŸ])")
_RUN = re.compile(r"[^\x00-\x7f]{4,}")
_PLAUSIBLE = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the words for its encoding, and remarks about the decoding."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def shown(encoding: str) -> str:
    """The words for an encoding."""
    return _SHOWN.get(encoding.lower().replace("_", "-"), encoding)


def decode(source: Source, encoding: str = "") -> Decoded:
    """Return a file's text, in a given encoding or the likeliest one. Refuses what is not text."""
    chosen = _as_told(source, encoding) if encoding else _found_out(source)
    text = chosen.text.lstrip("\ufeff").rstrip("\x1a\x00")  # DOS ended texts with \x1a
    remarks = list(chosen.remarks)
    if "\x00" in text:
        text = text.replace("\x00", "")
        remarks.append(_remark(source, "The file holds empty (NUL) characters; they were removed."))
    sample = text[:_SAMPLE]
    if len(_BINARY.findall(sample)) > 2 + len(sample) // 100:
        raise refuse(
            source.name,
            "This is not a text file with a table in it.",
            "Export the class list from your MIS as CSV or Excel, and choose that file.",
        )
    return Decoded(text, chosen.encoding, tuple(remarks))


def _remark(source: Source, text: str, severity: Severity = Severity.WARNING) -> Remark:
    return Remark(severity, source.name, None, "", text)


def _as_told(source: Source, encoding: str) -> Decoded:
    try:
        text = source.data.decode(codecs.lookup(_BY_WORDS.get(encoding, encoding)).name)
    except LookupError as error:
        raise refuse(
            source.name,
            f"There is no encoding called {encoding}.",
            "Choose another encoding, or let Seatingapp find it out.",
        ) from error
    except (ValueError, AssertionError) as error:  # AssertionError: codecs that are no text codecs
        raise refuse(
            source.name,
            f"The file was not written in {shown(encoding)}.",
            "Choose another encoding, or let Seatingapp find it out.",
        ) from error
    return Decoded(text, shown(encoding))


def _found_out(source: Source) -> Decoded:
    marked = next((name for mark, name in _MARKS if source.data.startswith(mark)), "")
    encoding = marked or _utf16_without_mark(source.data)
    if encoding.startswith(("utf-16", "utf-32")):
        return _wide(source, encoding)
    data = source.data.rstrip(b"\x00")
    try:
        return Decoded(data.decode(encoding or "utf-8"), shown(encoding or "utf-8"))
    except UnicodeDecodeError as error:
        if error.end >= len(data) and error.reason == "unexpected end of data":
            note = "The file ends in the middle of a letter; the end was left out."
            text = data[: error.start].decode("utf-8")
            return Decoded(text, shown("utf-8"), (_remark(source, note),))
    return _old_encoding(source, data)


def _utf16_without_mark(data: bytes) -> str:
    """Name UTF-16 where every other byte is mostly zero, as it is for Latin letters."""
    sample = data.rstrip(b"\x00")[:4096]
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0) / len(sample), sample[1::2].count(0) / len(sample)
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 and odd < 0.05 else ""


def _wide(source: Source, encoding: str) -> Decoded:
    """Decode UTF-16 or UTF-32, of which a last incomplete character may be cut off."""
    width = 4 if "32" in encoding else 2
    data = source.data
    remarks: tuple[Remark, ...] = ()
    if cut := len(data) % width:
        data = data[:-cut]
        note = "The file ends in the middle of a letter; the end was left out."
        remarks = (_remark(source, note),)
    try:
        return Decoded(data.decode(encoding), shown(encoding), remarks)
    except UnicodeDecodeError as error:
        raise refuse(
            source.name,
            f"The file says that it is {shown(encoding)} but is damaged.",
            "Export the list again, as CSV in UTF-8 if you can choose.",
        ) from error


def _old_encoding(source: Source, data: bytes) -> Decoded:
    """Choose among the encodings of one byte a letter by how its accented letters fall."""
    by_habit = ["cp1252", "mac-roman", "cp850"]
    if b"\r" in data and b"\n" not in data:  # the line ends of old Macs
        by_habit = ["mac-roman", "cp1252", "cp850"]
    candidates: list[tuple[float, str, str]] = []
    for name in by_habit:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:  # not this one; the others are tried
            continue
        candidates.append((_oddity(text), name, text))
    best, name, text = min(candidates, key=lambda candidate: candidate[0])
    if best <= _PLAUSIBLE:
        note = f"The file is not UTF-8; it was read as {shown(name)}."
        return Decoded(text, shown(name), (_remark(source, note, Severity.INFO),))
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is not None:
        name, text = guess.encoding, data.decode(guess.encoding, errors="replace")
    note = f"The encoding is a guess ({shown(name)}): check the accented letters in the names."
    return Decoded(text, shown(name), (_remark(source, note),))


def _oddity(text: str) -> float:
    """The share of characters beyond ASCII that stand where they hardly do in names."""
    sample = text[:_SAMPLE]
    beyond = sum(1 for c in sample if c > "\x7f")
    runs = sum(len(run) for run in _RUN.findall(sample))
    return (len(_MISPLACED.findall(sample)) + runs) / max(beyond, 1)


def mend_double_encoding(text: str) -> str:
    """Return what a text was before UTF-8 was taken for Windows-1252, or the text as it is."""
    if text.isascii():
        return text
    try:
        data = b"".join(
            c.encode("latin-1") if 0x80 <= ord(c) <= 0x9F else c.encode("cp1252") for c in text
        )
        return data.decode("utf-8")
    except UnicodeError:  # not encoded twice: the usual case
        return text
