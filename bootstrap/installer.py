"""Everything that calls venv and pip."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from bootstrap import packages
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused

_MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_ROOT", "PIP_TARGET")
"""Settings of the user that would make pip install beside the environment."""


def create(layout: Layout) -> None:
    """Make the environment, with a pip of its own where Python brings one.

    Debian's Python has no ensurepip without python3-venv; its pip can install into an environment
    from outside, so that is enough.
    """
    if not _has("venv") or not (_has("ensurepip") or _has_pip(_base_python())):
        packages.obtain(["python3-venv"], "Python's own venv and pip")
        importlib.invalidate_caches()
    inside = [] if _has("ensurepip") else ["--without-pip"]
    done = subprocess.run(
        [_base_python(), "-m", "venv", *inside, layout.venv], env=_environ(), check=False
    )
    if done.returncode:
        raise SetupRefused(
            "Python could not make a virtual environment; its reason is above.\n"
            "Delete the folder .venv and run this again."
        )


def requirements(layout: Layout, lock: Path) -> None:
    """Install exactly what the lock file names; a file with another digest is refused by pip."""
    _pip(layout, "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock))


def project(layout: Layout) -> None:
    """Install the project itself, as a link to this folder, without asking any server."""
    _pip(layout, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(layout.root))


def _pip(layout: Layout, *arguments: str) -> None:
    quiet = [] if sys.stdout.isatty() else ["-qq"]
    done = subprocess.run(
        [*_pip_command(layout), "install", *quiet, *arguments], env=_environ(), check=False
    )
    if done.returncode:
        raise SetupRefused(
            "pip could not install what is needed; its reason is above.\n"
            "Nothing outside .venv was changed. Run the same command again once that is mended."
        )


def _pip_command(layout: Layout) -> list[str]:
    """Return the pip of the environment, or the system's pointed at the environment."""
    if _has_pip(str(layout.python)):
        return [str(layout.python), "-m", "pip"]
    if _has_pip(_base_python()):
        return [_base_python(), "-m", "pip", "--python", str(layout.python)]
    raise SetupRefused(
        f"Neither .venv nor {_base_python()} has pip.\n"
        "Delete the folder .venv and run this again; it then says which package is missing."
    )


def _environ() -> dict[str, str]:
    """Return the user's environment, with his indexes and certificates, without what misleads."""
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return {**kept, "PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _base_python() -> str:
    """Return the Python that an environment should stand on, also when called inside another."""
    return str(getattr(sys, "_base_executable", sys.executable) or sys.executable)


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _has_pip(python: str) -> bool:
    command = [python, "-c", "import pip"]
    return subprocess.run(command, env=_environ(), capture_output=True, check=False).returncode == 0
