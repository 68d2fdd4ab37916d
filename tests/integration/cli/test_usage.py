"""What holds for every command: help, statuses, options anywhere, and output that is UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from seatingapp import __version__
from seatingapp.cli.access import VARIABLE
from tests.integration.cli.conftest import CommandLine

COMMANDS = (
    *("new", "import", "photos", "show", "room", "seat"),
    *("log", "policy", "print", "check", "demo"),
)
# The plainest surroundings there are: ASCII, and no Python help against it.
PLAIN = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ROOT = Path(__file__).parents[3]


def process(*arguments: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m seatingapp` as a process of its own."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    return subprocess.run(
        [sys.executable, "-m", "seatingapp", *(str(a) for a in arguments)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=surroundings,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_says_what_it_is_for(cli: CommandLine, command: str) -> None:
    answer = cli(command, "--help")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: seatingapp {command}")
    summary = answer.out.split("\n\n")[1]
    assert summary[0].isupper()
    assert "--json" in answer.out
    assert max(len(line) for line in answer.out.splitlines()) <= 100


def test_help_lists_every_command(cli: CommandLine) -> None:
    said = cli("--help").out
    for command in COMMANDS:
        assert f"\n    {command} " in said
    assert VARIABLE in said


def test_the_version_is_told(cli: CommandLine) -> None:
    assert cli("--version").out == f"seatingapp {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [(), ("frobnicate",), ("check",), ("check", "V", "--frob"), ("--js", "check", "V")]
)
def test_what_cannot_be_understood_is_wrong_usage(
    cli: CommandLine, arguments: tuple[str, ...]
) -> None:
    assert "usage: seatingapp" in cli.misused(*arguments)


@pytest.mark.parametrize(
    "order", ["--json policy V show", "policy --json V show", "policy V --json show",
              "policy V show --json"]
)  # fmt: skip
def test_options_may_stand_anywhere(cli: CommandLine, vault: Path, order: str) -> None:
    answer = cli(*(vault if part == "V" else part for part in order.split()))
    assert answer.status == 0
    assert "types" in answer.json


@pytest.mark.parametrize("place", [0, 1, 2, 3, 5])
def test_the_passphrase_file_may_be_named_before_and_after_the_parts_of_a_command(
    cli: CommandLine, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    passphrase_file: Path, place: int,
) -> None:  # fmt: skip
    monkeypatch.delenv(VARIABLE)
    words: list[object] = ["print", vault, "summary", "--pupil", "Nobody", "-o", tmp_path / "x"]
    words[place:place] = ["--passphrase-file", passphrase_file]
    assert "There is no pupil called Nobody" in cli.refused(*words)


def test_refusals_stand_on_stderr_and_nothing_on_stdout_even_with_json(
    cli: CommandLine, vault: Path
) -> None:
    cli.refused("seat", vault, "9C", "--room", "R1", "--json")


def test_help_needs_no_database_no_printer_and_no_window() -> None:
    code = (
        "import sys\n"
        "from seatingapp.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'reportlab', 'PySide6', 'pyrage'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, timeout=120
    )
    assert done.stderr.decode().strip() == "[]"


def test_commands_on_a_vault_need_no_window(school: Path) -> None:
    code = (
        "import sys\n"
        "from seatingapp.__main__ import main\n"
        f"assert main(['show', {str(school)!r}, 'pupils', '--json']) == 0\n"
        "assert 'PySide6' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)


def test_a_process_ends_with_the_status_and_the_sentence(vault: Path, school: Path) -> None:
    assert process("show", school, "classes").returncode == 0
    refused = process("seat", vault, "none", "--room", "R1")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.startswith(b"There is no class called none.")
    assert process("frobnicate").returncode == 2


def test_pipes_get_utf8_whatever_the_locale(school: Path) -> None:
    plain = process("show", school, "pupils", "--json", **PLAIN)
    assert plain.returncode == 0
    names = [p["name"] for p in json.loads(plain.stdout.decode("utf-8"))["pupils"]]
    assert "Zosia Łukasik" in names
    words = process("policy", school, "show", **PLAIN)
    assert "−1" in words.stdout.decode("utf-8")


def test_a_refusal_can_name_any_script_whatever_the_locale(school: Path) -> None:
    refused = process("log", school, "9C", "Größe 李", "Great answer", **PLAIN)
    assert refused.returncode == 1
    assert b"Traceback" not in refused.stderr


def test_a_reader_that_goes_away_causes_no_traceback(school: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "seatingapp", "show", str(school), "pupils", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with started:
        assert started.stdout is not None
        started.stdout.close()
        assert started.stderr is not None
        said = started.stderr.read()
    assert said == b""
    assert started.returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        "totals V --pupil=",
        "print V summary --pupil= -o x.pdf",
        "entries V list --pupil=",
        "log V 9C Sam Great --at=",
        "detentions V set Sam --type=x --time=",
        "show V entries --class= ",
        "detentions V attend 99999999999999999999999",
        "drafts V release ٣",
        "calendar V import --usual 0",
        "calendar V import --usual 99999999999999999999999",
        "entries V list --to 9999-12-31",
        "drafts V rules on 1 --since 0001-01-01",
        "print V marksheet --class 9C -o x\0.pdf",
        "policy V\0 show",
    ],
)
def test_values_that_mean_nothing_are_wrong_usage(
    cli: CommandLine, vault: Path, arguments: str
) -> None:
    words = arguments.strip().replace("V", str(vault), 1).split(" ")
    assert "usage: seatingapp" in cli.misused(*words)


@pytest.mark.parametrize("entry", ["99999999999999999999999", "9" * 5000])
def test_a_number_that_no_database_holds_is_no_entry(
    cli: CommandLine, vault: Path, entry: str
) -> None:
    assert "There is no entry 999" in cli.refused("entries", vault, "void", entry, "--reason", "x")


def test_what_was_typed_does_not_act_on_the_terminal(cli: CommandLine, school: Path) -> None:
    said = cli.refused("show", school, "entries", "--class", "9\x1b[2J\u202eC")
    assert "There is no class called 9\\x1b[2J\\u202eC." in said
    cli.done("log", school, "9C", "Sam P", "Great answer", "--note", "neat \x9b work \u202eok")
    assert cli.done("entries", school, "list")["entries"][0]["note"] == "neat work ok"


if hasattr(os, "mkfifo"):

    def test_a_device_is_never_replaced_by_a_file(
        cli: CommandLine, school: Path, tmp_path: Path
    ) -> None:
        os.mkfifo(tmp_path / "pipe")
        for place in (tmp_path / "pipe", tmp_path, "/", "."):
            assert "could not be written" in cli.refused("policy", school, "export", place)
        assert (tmp_path / "pipe").is_fifo()
