"""After a full tour no planted name stands on the disk in clear, and nothing went over a network.

Where `strace` may run, the kernel's own record is read too; elsewhere Python's audit hook stands
alone.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.safety.tour import FORENAME, NEEDLES, NOTE, OTHER, PASSPHRASE, finds

_PROBE = ["strace", "-f", "-qq", "-e", "trace=openat", "-o", os.devnull, sys.executable, "-c", ""]
STRACE = shutil.which("strace") is not None and not subprocess.call(
    _PROBE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
_CALLS = "trace=%network,open,openat,creat,rename,renameat,renameat2,link,linkat,symlink"


@dataclass(frozen=True)
class Tour:
    """A tour that was taken: where, what it said, and what the kernel saw of it."""

    sandbox: Path
    found: list[str]
    journals: int
    stderr: str
    calls: tuple[str, ...]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """Take the tour in a sandbox that holds home, caches, settings and the temporary folder."""
    sandbox = tmp_path_factory.mktemp("sandbox")
    for name in ("chosen", "desk", "home", "temp", "run"):
        (sandbox / name).mkdir(mode=0o700)
    (sandbox / "chosen" / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "COV_", "PYTEST"))}
    home, temp = str(sandbox / "home"), str(sandbox / "temp")
    environment = {
        **kept,
        **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), temp),
        **{f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CONFIG", "CACHE", "STATE")},
        "XDG_RUNTIME_DIR": str(sandbox / "run"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "SEATINGAPP_PASSPHRASE_FILE": str(sandbox / "chosen" / "passphrase.txt"),
    }
    record = tmp_path_factory.mktemp("record") / "strace.txt"
    watched = ["strace", "-f", "-qq", "-e", _CALLS, "-o", str(record)] if STRACE else []
    done = subprocess.run(
        [*watched, sys.executable, "-m", "tests.integration.safety.tour", str(sandbox)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    calls = record.read_text(encoding="utf-8", errors="replace") if STRACE else ""
    return Tour(sandbox, outcome["found"], outcome["journals"], done.stderr, whole_calls(calls))


def whole_calls(record: str) -> tuple[str, ...]:
    """Return one line a call: strace cuts a call in two where another thread comes in between."""
    begun: dict[str, str] = {}
    calls = []
    for line in record.splitlines():
        thread, _blank, call = line.partition(" ")
        call = call.lstrip()
        if call.endswith("<unfinished ...>"):
            begun[thread] = call.removesuffix("<unfinished ...>")
            continue
        if resumed := re.match(r"<\.\.\. \w+ resumed>", call):
            call = begun.pop(thread, "") + call[resumed.end() :]
        calls.append(f"{thread} {call}")
    return (*calls, *begun.values())


def test_no_planted_name_is_on_the_disk_in_clear(tour: Tour) -> None:
    assert tour.found == []
    assert tour.journals >= 1


def test_what_was_searched_is_the_whole_vault(tour: Tour) -> None:
    vault = tour.sandbox / "desk" / "School.seating"
    assert (vault / "vault.db").stat().st_size > 100_000
    assert list((vault / "backups").glob("*.db"))


def test_nothing_is_left_in_the_temporary_folder(tour: Tour) -> None:
    assert list((tour.sandbox / "temp").rglob("*")) == []


def test_nothing_was_said_on_standard_error(tour: Tour) -> None:
    assert tour.stderr == ""


def test_what_the_user_chose_to_write_was_written(tour: Tour) -> None:
    chosen = tour.sandbox / "chosen"
    made = {p.name for p in chosen.glob("*.pdf")}
    printed = {"teacher.pdf", "door.pdf", "rules.pdf", "exam.pdf", "window.pdf"}
    assert made == printed | {"card.pdf", "letter.pdf"}
    assert NOTE in (chosen / "rules.json").read_text(encoding="utf-8")
    assert len(list((chosen / "summaries").iterdir())) == 2


def test_the_search_finds_the_class_list_that_lies_there_in_clear(tour: Tour) -> None:
    found = finds(tour.sandbox / "chosen", besides=tour.sandbox / "nowhere")
    assert any("Quagglebert" in line and "class.csv" in line for line in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("planted", [FORENAME, OTHER, NOTE.upper()])
def test_the_search_finds_a_name_in_any_encoding(
    tmp_path: Path, planted: str, encoding: str
) -> None:
    content = b"\0\xff" * 4096 + planted.encode(encoding) + b"\xfe" * 99
    (tmp_path / "settings.bin").write_bytes(content)
    assert finds(tmp_path, tmp_path / "nowhere")


def test_the_search_finds_a_name_in_the_name_of_a_file_or_folder(tmp_path: Path) -> None:
    (tmp_path / f"thumbnail {FORENAME.lower()}").mkdir()
    assert finds(tmp_path, tmp_path / "nowhere")
    assert len(NEEDLES) > 100


SOCKETS = [
    "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "import socket; socket.socket(socket.AF_INET6)",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import urllib.request; urllib.request.urlopen('http://localhost:9')",
]


@pytest.mark.parametrize("use", SOCKETS)
def test_the_tour_would_end_at_any_use_of_the_network(use: str) -> None:
    program = f"from tests.integration.safety.tour import *; forbid_the_network(); {use}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 77
    assert "The network was used" in done.stderr


def test_calls_that_were_cut_in_two_are_read_as_one() -> None:
    record = '7 open("a" <unfinished ...>\n8 open("b", 0) = 3\n7 <... open resumed>, 0) = 4\n'
    assert whole_calls(record) == ('8 open("b", 0) = 3', '7 open("a" , 0) = 4')


if STRACE:

    def test_the_kernel_saw_no_socket_that_could_leave_the_computer(tour: Tour) -> None:
        assert len(tour.calls) > 100
        networked = re.compile(r"AF_(INET6?|PACKET|BLUETOOTH)|sin6?_addr")
        assert [call for call in tour.calls if networked.search(call)] == []

    def test_the_kernel_saw_no_file_written_outside_the_sandbox(tour: Tour) -> None:
        opened = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+)')
        done = [call for call in tour.calls if " = -1 " not in call]
        written = {
            found[1]
            for call in done
            if (found := opened.search(call)) and re.search("O_WRONLY|O_RDWR|O_CREAT", found[2])
        }
        own = (f"{tour.sandbox}/", "/dev/", "/proc/", "/sys/", "/memfd:")
        assert any(path.endswith("vault.db") for path in written)
        assert [path for path in written if not path.startswith(own)] == []
        renamed = [call for call in done if re.search(r"\b(rename|link|symlink)\w*\(", call)]
        assert renamed
        assert [call for call in renamed if str(tour.sandbox) not in call] == []
