"""What the arguments of all commands have alike: the vault, --json, the passphrase, text, paths."""

from __future__ import annotations

import datetime as dt
import re
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, _SubParsersAction
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

YEARS = range(1900, 3000)  # that somebody may mean
_WHOLE = re.compile(r"-?[0-9]{1,18}")


def command(
    commands: Commands,
    name: str,
    summary: str,
    *,
    vault: str = "the vault's folder, NAME.seating",
    passphrase: bool = True,
) -> ArgumentParser:
    """Add a command; `vault` describes its vault, and is empty where it has none."""
    sentence = f"{summary[0].upper()}{summary[1:]}."
    # No abbreviations: an option that is new one day must not change what a script means.
    parser = commands.add_parser(name, help=summary, description=sentence, allow_abbrev=False)
    if vault:
        parser.add_argument("vault", metavar="VAULT", type=vault_folder, help=vault)
    common(parser, passphrase=passphrase)
    return parser


def common(parser: ArgumentParser, *, passphrase: bool = True) -> None:
    """Add what every command takes."""
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="answer as JSON")
    if passphrase:
        parser.add_argument(
            "--passphrase-file",
            metavar="FILE",
            default=SUPPRESS,
            help="read the passphrase from its first line",
        )


def vault_folder(typed: str) -> Path:
    """A path with a name; the folder that we are in counts if it is a vault itself."""
    path = Path(_without_nul(typed)) if typed else Path()
    if not path.name or path.name == "..":
        path = path.resolve()
        if not typed or path.suffix != ".seating":
            raise ArgumentTypeError("this names no vault: give the folder NAME.seating")
    return path


def text(typed: str) -> str:
    """Return text that can be stored; a terminal can hand over bytes that are no text."""
    try:
        typed.encode()
    except UnicodeEncodeError as error:
        raise ArgumentTypeError("this is not valid text") from error
    return typed


def named(typed: str) -> str:
    """Return the text of an option that is left out where nothing is meant.

    Nobody types an empty one: it is a variable of a script that was not set.
    """
    if not typed.strip():
        raise ArgumentTypeError("say something, or leave it out")
    return text(typed)


def number(typed: str) -> int:
    """Return a whole number that a vault can hold. Raises ValueError, as argparse expects."""
    if not _WHOLE.fullmatch(typed):
        raise ValueError(typed)
    return int(typed)


def day(typed: str) -> dt.date:
    """Return a day written as 2026-11-23."""
    try:
        found = dt.date.fromisoformat(typed)
    except ValueError as error:
        raise ArgumentTypeError("write a day like 2026-11-23") from error
    if found.year not in YEARS:
        raise ArgumentTypeError(f"years go from {YEARS[0]} to {YEARS[-1]}")
    return found


def path(typed: str) -> str:
    """Return the name of a file or folder, which is not empty."""
    if not typed:
        raise ArgumentTypeError("a file or folder needs a name")
    return _without_nul(typed)


def _without_nul(typed: str) -> str:
    if "\0" in typed:
        raise ArgumentTypeError("this names no file or folder")
    return typed
