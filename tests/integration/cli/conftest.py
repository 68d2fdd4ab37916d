"""A command line in this process, on vaults with a real passphrase."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from seatingapp.cli.access import VARIABLE
from seatingapp.cli.main import run
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.workspace import Workspace
from seatingapp.storage import keys
from seatingapp.storage.vault import Unsealed
from tests.conftest import PASSPHRASE, copied

CLASS_LIST = """\
Surname,Forename,Preferred Forename,Reg Group,Year Group
Ahmed,Farhan,,9C,9
Ahmed,Farhan,,9B,9
Łukasik,Zofia,Zosia,9B,9
Park,Ji-woo,,9C,9
Patel,Samir,Sam,9C,9
"""


@dataclass(frozen=True)
class Answered:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 -- JSON
        """Its standard output, read as JSON."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs commands; `pictures` are the files into which a Lesson page was to be drawn."""

    capsys: pytest.CaptureFixture[str]
    pictures: list[Path] = field(default_factory=list)

    def __call__(self, *arguments: object) -> Answered:
        """Run a command and catch what it says."""
        self.capsys.readouterr()
        try:
            status = run([str(a) for a in arguments], self._draw)
        except SystemExit as left:  # as argparse leaves
            status = int(left.code or 0)
        said = self.capsys.readouterr()
        return Answered(status, said.out, said.err)

    def done(self, *arguments: object) -> Any:  # noqa: ANN401 -- JSON
        """Run a command that must succeed and return its JSON."""
        answer = self(*arguments, "--json")
        assert (answer.status, answer.err) == (0, "")
        return answer.json

    def refused(self, *arguments: object) -> str:
        """Run a command that must be refused and return its sentence."""
        answer = self(*arguments)
        assert (answer.status, answer.out) == (1, "")
        assert "Traceback" not in answer.err
        assert answer.err.endswith(".\n")
        return answer.err

    def misused(self, *arguments: object) -> str:
        """Run a command that cannot be understood and return what is said of it."""
        answer = self(*arguments)
        assert (answer.status, answer.out) == (2, "")
        return answer.err

    def _draw(self, workspace: Workspace, path: Path) -> None:
        assert workspace.vault.is_open
        self.pictures.append(path)
        path.write_bytes(b"\x89PNG")


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """Return a file with the passphrase of the test vaults."""
    path = tmp_path / "passphrase.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, passphrase_file: Path
) -> CommandLine:
    """Return a command line that finds the passphrase in the environment's file."""
    monkeypatch.setenv(VARIABLE, str(passphrase_file))
    return CommandLine(capsys)


@pytest.fixture
def vault(vault_path: Path, empty_vault_once: Unsealed) -> Path:
    """Return the folder of a locked vault of one's own."""
    return _quickly_opened(copied(empty_vault_once, vault_path))


@pytest.fixture
def sample_vault(vault_path: Path, sample_vault_once: tuple[Unsealed, SampleSummary]) -> Path:
    """Return the folder of a locked vault with the sample school."""
    return _quickly_opened(copied(sample_vault_once[0], vault_path))


def _quickly_opened(unsealed: Unsealed) -> Path:
    """Give a vault a cheap derivation, for these tests open it hundreds of times."""
    cheap = keys.Derivation("00" * 16, memory_kib=64, passes=1, lanes=1)
    slot = keys.slot_bytes(unsealed.key, keys.passphrase_identity(PASSPHRASE, cheap))
    (unsealed.folder / "keys" / keys.PASSPHRASE_SLOT).write_bytes(slot)
    about = unsealed.folder / "vault.json"
    said = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**said, "derivation": cheap.as_json()}), encoding="utf-8")
    return unsealed.folder


@pytest.fixture
def class_list(tmp_path: Path) -> Path:
    """Return the file of a class with two pupils of one name."""
    path = tmp_path / "9C.csv"
    path.write_text(CLASS_LIST, encoding="utf-8")
    return path


@pytest.fixture
def school(cli: CommandLine, vault: Path, class_list: Path) -> Path:
    """Return the folder of a vault with class 9C and room R1."""
    cli.done("import", vault, class_list, "--class", "9C")
    cli.done("room", vault, "add", "R1", "--template", "rows-of-doubles", "--columns", "2")
    return vault


@pytest.fixture
def edited(vault_path: Path) -> Callable[[Callable[[Workspace], None]], None]:
    """Return a way to change the vault behind the command line's back."""

    def edit(change: Callable[[Workspace], None]) -> None:
        from seatingapp.services import vaults

        workspace = vaults.enter(vaults.unseal(vault_path, PASSPHRASE))
        try:
            change(workspace)
        finally:
            workspace.lock()

    return edit
