"""The documents: what they link to is there, and what they quote is what the app says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seatingapp.domain.vault_errors import Damaged, DiskFull, InUse, ReadOnly, TooNew, WrongKey
from seatingapp.services.passphrases import LEAST_LENGTH
from seatingapp.ui.page_keys import PAGE_KEYS
from seatingapp.ui.shell.key_group import WINDOW_KEYS, KeyGroup

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "user-guide"
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#([\w-]+))?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    for target, anchor in _LINK.findall(document.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        place = document.parent / target
        assert place.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings]


def test_every_page_of_the_guide_is_in_its_list() -> None:
    listed = (GUIDE / "README.md").read_text(encoding="utf-8")
    for page in GUIDE.glob("*.md"):
        assert page.name == "README.md" or f"({page.name})" in listed


@pytest.mark.parametrize("group", [WINDOW_KEYS, *PAGE_KEYS], ids=lambda group: group.title)
def test_the_guide_has_the_keys_of_the_app(group: KeyGroup) -> None:
    page = (GUIDE / "keys.md").read_text(encoding="utf-8")
    rows = [f"| {keys} | {what} |" for keys, what in group.keys]
    table = "\n".join([f"## {group.title}", "", "| Keys | What they do |", "| --- | --- |", *rows])
    assert table in page


def test_the_guide_explains_every_way_in_which_a_vault_refuses() -> None:
    page = (GUIDE / "locking.md").read_text(encoding="utf-8")
    for refusal in (WrongKey(), InUse(), TooNew(), Damaged("x"), DiskFull(), ReadOnly()):
        assert f"| {refusal.what} |" in page


def test_the_guide_asks_for_the_passphrase_that_the_app_asks_for() -> None:
    assert LEAST_LENGTH == 10
    assert "at least ten characters" in (GUIDE / "README.md").read_text(encoding="utf-8")
