"""Missing system packages: the command that is named, and the one that is run for root."""

import os
import stat
from pathlib import Path

import pytest

from bootstrap import libraries, packages
from bootstrap.refusal import SetupRefused

NOWHERE = libraries.Library(
    "libnowhere.so.9", apt="libnowhere9", dnf="nowhere", zypper="libnowhere-9", pacman="nowhere"
)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a machine without any package manager, as an ordinary user: a folder of programs."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put_program(machine: Path, name: str, script: str = "exit 0") -> None:
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends libnowhere9"),
        ("dnf", "sudo dnf install nowhere"),
        ("zypper", "sudo zypper install libnowhere-9"),
        ("pacman", "sudo pacman -S --needed nowhere"),
    ],
)
def test_a_user_is_told_the_command_of_his_own_system(
    machine: Path, manager: str, command: str
) -> None:
    put_program(machine, manager)
    with pytest.raises(SetupRefused) as refused:
        packages.obtain([NOWHERE.package(packages.manager())], "system libraries (libnowhere.so.9)")
    lines = str(refused.value).splitlines()
    assert lines[0].startswith("System libraries (libnowhere.so.9) are missing.")
    assert lines[1].strip() == command


def test_an_unknown_system_is_told_the_names_of_debian(machine: Path) -> None:
    assert packages.manager() is None
    with pytest.raises(SetupRefused, match="On Debian they are in: libnowhere9"):
        packages.obtain([NOWHERE.package(None)], "system libraries")


def test_pythons_own_parts_have_their_own_name_elsewhere(machine: Path) -> None:
    put_program(machine, "pacman")
    with pytest.raises(SetupRefused, match="pacman -S --needed python-pip"):
        packages.obtain(["python3-venv"], "Python's own venv and pip")


def test_for_root_on_debian_the_packages_are_installed_and_said(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_program(machine, "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> "{machine}/calls"')
    packages.obtain(["libz1", "liba1", "libz1"], "system libraries")
    assert (machine / "calls").read_text(encoding="utf-8").splitlines() == [
        "noninteractive update -q",
        "noninteractive install --no-install-recommends -y liba1 libz1",
    ]
    assert "apt-get install --no-install-recommends -y liba1 libz1" in capsys.readouterr().out


def test_when_installing_fails_the_reason_is_shown(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_program(machine, "apt-get", "echo 'no such mirror' >&2; exit 100")
    with pytest.raises(SetupRefused, match=r"apt-get update -q` failed"):
        packages.obtain(["liba1"], "system libraries")
    assert "no such mirror" in capsys.readouterr().out


def test_root_on_another_system_is_told_and_nothing_is_installed(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_program(machine, "dnf", f'touch "{machine}/called"')
    with pytest.raises(SetupRefused, match="sudo dnf install nowhere"):
        packages.obtain(["nowhere"], "system libraries")
    assert not (machine / "called").exists()
