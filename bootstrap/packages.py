"""Names the system packages that are missing, and installs them where that is allowed."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence

from bootstrap.refusal import SetupRefused

COMMANDS = {
    "apt-get": ("apt-get", "install", "--no-install-recommends"),
    "dnf": ("dnf", "install"),
    "zypper": ("zypper", "install"),
    "pacman": ("pacman", "-S", "--needed"),
}
"""How each package manager installs; the first one found on the machine is the one to name."""

_PYTHON_PARTS = {"dnf": "python3-pip", "zypper": "python3-pip", "pacman": "python-pip"}
"""Debian and Ubuntu call it python3-venv; what holds venv and pip elsewhere."""


def manager() -> str | None:
    """Return the name of this machine's package manager, or None where it is not one we know."""
    return next((name for name in COMMANDS if shutil.which(name)), None)


def may_install() -> bool:
    """Tell whether packages may be installed without asking: as root, with apt-get."""
    return sys.platform == "linux" and os.geteuid() == 0 and manager() == "apt-get"


def obtain(names: Sequence[str], purpose: str) -> None:
    """Install the packages where that is allowed, and otherwise refuse with the command for it.

    `names` are those of the package manager found, except for python3-venv, which is translated.
    """
    found = manager()
    wanted = sorted(
        {_PYTHON_PARTS.get(found or "", n) if n == "python3-venv" else n for n in names}
    )
    if not may_install():
        raise SetupRefused(_how(found, wanted, purpose))
    command = [*COMMANDS["apt-get"], "-y", *wanted]
    print(f"Installing {purpose}, because this is root on Debian or Ubuntu:", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-q"], command):
        print(f"  {shlex.join(step)}", flush=True)
        done = subprocess.run(
            step,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            sys.stdout.write(done.stdout.decode(errors="replace"))
            raise SetupRefused(
                f"`{shlex.join(step)}` failed; its reason is above.\n"
                "Mend that, or install the packages by hand, then run this again."
            )


def _how(found: str | None, names: Sequence[str], purpose: str) -> str:
    """Say what is missing and the one command that brings it."""
    if found:
        command = shlex.join([*COMMANDS[found], *names])
        return (
            f"{purpose[0].upper()}{purpose[1:]} are missing. Install them with\n"
            f"  sudo {command}\n"
            "and run this again."
        )
    return (
        f"{purpose[0].upper()}{purpose[1:]} are missing, and this system's package manager is not "
        f"one we know.\nOn Debian they are in: {' '.join(names)}.\n"
        "Install what your system calls them, and run this again."
    )
