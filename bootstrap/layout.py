"""Where things are: the project, its environment, its lock files."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Layout:
    """The places of one checkout. Nothing here touches the disk except `interpreter`."""

    root: Path = ROOT

    @property
    def venv(self) -> Path:
        """The folder of the virtual environment, next to run.py."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python of the environment."""
        return self.tool("python")

    @property
    def stamp(self) -> Path:
        """What was installed; written last, so it stands for a finished installation."""
        return self.venv / "seatingapp-stamp.json"

    @property
    def unfinished(self) -> Path:
        """There while an installation is under way, and after one that was interrupted."""
        return self.venv / "seatingapp-unfinished"

    @property
    def project_file(self) -> Path:
        """What the editable installation is made from."""
        return self.root / "pyproject.toml"

    def lock(self, name: str) -> Path:
        """The pinned and hashed requirements of that name, `runtime` or `dev`."""
        return self.root / "requirements" / f"{name}.txt"

    def tool(self, name: str) -> Path:
        """A program of the environment."""
        if sys.platform == "win32":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name

    def inside(self, prefix: str) -> bool:
        """Whether a Python of that prefix is the one of the environment."""
        return os.path.realpath(prefix) == os.path.realpath(self.venv)

    def interpreter(self) -> str:
        """The Python that the environment stands on, or "" where that Python is gone.

        A system upgrade can put another version behind the same link; the real path tells.
        """
        if not self.python.exists():
            return ""
        return (
            _windows_home(self.venv) if sys.platform == "win32" else os.path.realpath(self.python)
        )


def _windows_home(venv: Path) -> str:
    """Return the folder that a Windows environment names as its Python's, if it is still there."""
    for line in (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "home" and Path(value.strip(), "python.exe").exists():
            return value.strip()
    return ""
