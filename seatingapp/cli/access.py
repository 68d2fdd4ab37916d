"""Getting into a vault from the command line. A passphrase is never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seatingapp.domain.errors import Refusal
from seatingapp.services import vaults
from seatingapp.services.vaults import Unsealed
from seatingapp.services.workspace import Workspace

VARIABLE = "SEATINGAPP_PASSPHRASE_FILE"


def passphrase(arguments: Namespace, *, twice: bool = False) -> str:
    """Return the passphrase from the file named, from the variable's file, or from a prompt.

    The first line of the file counts. Raises Refusal where there is none to be had.
    """
    named = arguments.passphrase_file or os.environ.get(VARIABLE)
    if named:
        return _first_line(Path(named))
    if not sys.stdin.isatty():
        raise Refusal(
            "There is nobody to ask for the passphrase.",
            todo=f"Name a file with --passphrase-file FILE or in {VARIABLE}.",
        )
    typed = _asked("Passphrase: ")
    if twice and _asked("Once more: ") != typed:
        raise Refusal("The two passphrases differ.", kept="Nothing was made.", todo="Try again.")
    return typed


def _asked(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise Refusal("No passphrase was typed.", kept="Nothing was changed.") from error


def _first_line(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            "The passphrase file cannot be read.",
            where=f"File: {path}.",
            todo="It must be a UTF-8 text file with the passphrase in its first line.",
        ) from error
    first = text.splitlines()[0] if text else ""
    if not first:
        raise Refusal("The passphrase file is empty.", where=f"File: {path}.")
    return first


@contextmanager
def opened(arguments: Namespace, *, back_up: bool = True) -> Iterator[Workspace]:
    """Open the vault of a command, and lock it afterwards; a changed one is backed up then.

    What the command did stays done where the backup fails, so that is said and nothing refused.
    """
    folder = vaults.vault_folder(Path(arguments.vault))
    if not folder.is_dir():
        vaults.unseal(folder, "")  # says that there is no vault, before anybody types
    unsealed = vaults.unseal(folder, passphrase(arguments))
    workspace = vaults.enter(unsealed)
    try:
        yield workspace
        if back_up:
            _back_up(unsealed)
    finally:
        workspace.lock()


def _back_up(unsealed: Unsealed) -> None:
    try:
        vaults.back_up_if_due(unsealed)
    except (Refusal, OSError) as error:
        why = error if isinstance(error, Refusal) else f"{error.strerror}."
        sys.stderr.write(f"Done, but the vault was not backed up. {why}\n")
