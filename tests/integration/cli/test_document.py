"""docs/command-line.md: its examples are run in its order, and it leaves nothing out."""

from __future__ import annotations

import difflib
import doctest
import re
import shlex
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from seatingapp.cli.access import VARIABLE
from seatingapp.cli.parser import build_parser
from tests.integration.cli.conftest import CommandLine
from tests.photos import draw_photos

DOCUMENT = Path(__file__).parents[3] / "docs" / "command-line.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
_FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)^```$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A command line and what it is said to print."""

    typed: str
    expected: str


def files() -> dict[str, str]:
    """The files that the document shows, by name."""
    return {name: content for _kind, name, content in _FENCE.findall(TEXT) if name}


def examples() -> Iterator[Example]:
    """The commands of all console blocks."""
    for kind, _name, content in _FENCE.findall(TEXT):
        if kind == "console":
            for part in content.split("$ ")[1:]:
                typed, _end, expected = part.partition("\n")
                yield Example(typed, expected)


def test_every_example_does_what_the_document_says(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv(VARIABLE, "passphrase.txt")
    for name, content in files().items():
        (folder / name).write_text(content, encoding="utf-8")
    draw_photos(folder / "photos", "Patel_Sam.jpg", "Ji-woo Park 9C.png", "Farhan Ahmed.jpg")
    found = list(examples())
    assert len(found) >= 20
    status = 0
    for example in found:
        if example.typed == "echo $?":
            said = f"{status}\n"
        else:
            program, *arguments = shlex.split(example.typed.replace("$?", "?"))
            assert program == "seatingapp"
            answer = cli(*arguments)
            status, said = answer.status, answer.out + answer.err
        check = doctest.OutputChecker().check_output(example.expected, said, doctest.ELLIPSIS)
        shown = difflib.unified_diff(example.expected.splitlines(), said.splitlines(), lineterm="")
        assert check, f"{example.typed}\n" + "\n".join(shown)


def _parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for part in action.choices.values():
                yield from _parsers(part)


def test_every_command_and_option_is_in_the_document() -> None:
    for parser in _parsers(build_parser()):
        for action in parser._actions:
            names = [n for n in action.option_strings if n.startswith("--")]
            if isinstance(action, _SubParsersAction):
                names = list(action.choices)
            missing = [n for n in names if n not in (*_HELP, "--output") and n not in TEXT]
            assert missing == [], parser.prog


_HELP = ("--help", "--version")
