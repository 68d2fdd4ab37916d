"""Files that are recognised but not read: each gets a sentence that names it."""

from __future__ import annotations

import re

from seatingapp.domain.class_lists import ClassList, ReadOptions
from seatingapp.domain.errors import Refusal
from seatingapp.exchange.archives import DAMAGE, open_archive
from seatingapp.exchange.sources import Source, refuse
from seatingapp.exchange.spreadsheets import refuse_protected

_EXPORT_INSTEAD = "Export the class list from your MIS as CSV or Excel, and choose that file."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Beginnings of files that hold no table.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM\x00", "a picture"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"BZh", "a compressed archive"),
    (b"\xfd7zXZ", "a compressed archive"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x01\x00\x00Standard", "an Access database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"age-encryption.org", "an encrypted file"),
    (b"-----BEGIN", "an encrypted file or key"),
    (b"BEGIN:VCARD", "an address card file"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)
_LOOKED_AT = 200_000
_MARKDOWN = re.compile(rb"\n[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_XML_ROOTS = {
    "ctfile": "a Common Transfer File (CTF)",
    "ctf": "a Common Transfer File (CTF)",
    "atfile": "an admissions transfer file (ATF)",
    "isams": "an iSAMS export",
    "workbook": "an “XML Spreadsheet 2003”, not a workbook",
    "html": "a web page (HTML)",
    "table": "a web page (HTML)",
    "fet": "a project of the timetabler FET",
}


class OtherFormat:
    """Recognises what is neither text with a table nor a workbook, and says what it is."""

    name = "other"

    def recognises(self, source: Source) -> bool:
        """Whether the file is one that has a sentence of its own."""
        return bool(_what(source)) or _is_protected(source)

    def read(self, source: Source, options: ReadOptions) -> ClassList:
        """Refuse the file by its name."""
        del options
        raise self.refusal(source, "class list")

    def refusal(self, source: Source, wanted: str) -> Refusal:
        """The sentence that says what a file is, and that it is not what was wanted."""
        if _is_protected(source):
            return refuse_protected(source)
        what = _what(source)
        todo = _EXPORT_INSTEAD.replace("class list", wanted)
        if "OneRoster" in what or "CTF" in what or "iSAMS" in what:
            todo = f"Seatingapp cannot read this yet. {todo}"
        elif "HTML" in what or "XML Spreadsheet" in what:
            todo = "Open it in your spreadsheet program, save it as XLSX or CSV, and choose that."
        elif "zip" in what:
            todo = "Unpack it, and choose the CSV or Excel file in it."
        elif "FET" in what and wanted == "timetable":
            todo = "Export it from FET as CSV, and choose the file with the activities."
        return refuse(source.name, f"This file is {what}, not a {wanted}.", todo)


def _is_protected(source: Source) -> bool:
    return source.data.startswith(_OLE) and _wide("EncryptedPackage") in source.data


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _what(source: Source) -> str:
    """Return what a file is, in words, if it is none that is read."""
    data = source.data
    beginning = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, what in _BEGINNINGS:
        if data.startswith(start) or (start[:1] in b"%{-B" and beginning.startswith(start)):
            return what
    if data.startswith(_OLE):
        return "a Word document" if _wide("WordDocument") in data else ""
    return _archive(source) if data.startswith(b"PK") else _text(source)


def _text(source: Source) -> str:
    """Return what a text file is that holds no table."""
    head = _head(source.data)
    if head.startswith("<"):
        return _markup(head, source.name)
    if _MARKDOWN.search(source.data[:_LOOKED_AT]):
        return "a Markdown document"
    if re.match(r'[\[{]\s*(?:["{\[\]}]|-?\d|true|false|null)', head):
        return "a JSON file"
    return ""


def _head(data: bytes) -> str:
    """Return the beginning as text, whatever Unicode encoding it is in."""
    sample = data[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return sample.decode("utf-16", errors="replace").lstrip()
    text = sample.replace(b"\x00", b"").decode("utf-8", errors="replace")
    return text.lstrip("\ufeff \t\r\n")


def _markup(head: str, name: str) -> str:
    found = _ROOT.search(head)
    root = found[1].casefold() if found else ""
    if head[:14].casefold() == "<!doctype html":
        root = "html"
    what = _XML_ROOTS.get(root, "")
    if what.startswith("a web page") and name.casefold().endswith((".xls", ".xlsx", ".csv")):
        return "a web page (HTML) that was given the name of a spreadsheet"
    if what:
        return what
    # A table whose first heading is in angle brackets is still a table.
    return "an XML file" if head.startswith("<?xml") or f"</{root}" in head else ""


def _archive(source: Source) -> str:
    """Return what a zip file is, or nothing for a workbook."""
    try:
        with open_archive(source) as archive:
            names = {name.casefold() for name in archive.namelist()}
    except DAMAGE:  # the answer says so
        return "a damaged zip archive or workbook"
    if any(name.startswith("xl/") for name in names) or {"content.xml", "mimetype"} <= names:
        return "" if "word/document.xml" not in names else "a Word document"
    if "word/document.xml" in names:
        return "a Word document"
    if "ppt/presentation.xml" in names:
        return "a presentation"
    if {"manifest.csv", "users.csv"} & names:
        return "a OneRoster or School Data Sync set"
    return "a zip archive"
