"""A real virtual environment: made, kept, brought up to date, and healed."""

import base64
import hashlib
import os
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from bootstrap import environment, stamp
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused

pytestmark = pytest.mark.slow  # each environment takes seconds

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "seatingapp"
version = "1"
"""

# The smallest backend there can be: its wheel has only the start script that the set-up looks for.
BACKEND = """
import zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "seatingapp-1-py3-none-any.whl"
    info = "seatingapp-1.dist-info/"
    files = {
        info + "METADATA": "Metadata-Version: 2.1\\nName: seatingapp\\nVersion: 1\\n",
        info + "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        info + "entry_points.txt": "[console_scripts]\\nseatingapp = seatingapp:main\\n",
    }
    record = "".join(f"{path},,\\n" for path in files) + info + "RECORD,,\\n"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        for path, text in {**files, info + "RECORD": record}.items():
            wheel.writestr(path, text)
    return name
build_wheel = build_editable
"""


@dataclass(frozen=True)
class Checkout:
    """A project folder with lock files of its own, and a shelf of wheels instead of an index."""

    layout: Layout
    shelf: Path

    def lock(self, name: str, *wheels: tuple[str, str]) -> None:
        """Write a lock file that pins these wheels by name and digest."""
        lines = [f"{package}==1 --hash=sha256:{digest}\n" for package, digest in wheels]
        self.layout.lock(name).write_text("".join(lines), encoding="utf-8")

    def wheel(self, package: str) -> tuple[str, str]:
        """Put a wheel with one module on the shelf; return its name and digest."""
        info = f"{package}-1.dist-info"
        files = {
            f"{package}.py": f"NAME = '{package}'\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        path = self.shelf / f"{package}-1-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
            archive.writestr(f"{info}/RECORD", _record(info, files))
        return package, hashlib.sha256(path.read_bytes()).hexdigest()

    def can_import(self, package: str) -> bool:
        """Ask the Python of the environment."""
        command = [str(self.layout.python), "-c", f"import {package}"]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    def traces(self) -> tuple[int, int]:
        """Return what changes when anything is installed or made again."""
        return self.layout.stamp.stat().st_mtime_ns, (self.layout.venv / "pyvenv.cfg").stat().st_ino


def _record(info: str, files: dict[str, str]) -> str:
    rows = [f"{name},sha256={_digest(text)},{len(text)}" for name, text in files.items()]
    return "\n".join([*rows, f"{info}/RECORD,,"]) + "\n"


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Give a fresh checkout, whose runtime needs `alpha` and whose development needs `beta` too."""
    root, shelf = tmp_path / "project", tmp_path / "shelf"
    (root / "requirements").mkdir(parents=True)
    shelf.mkdir()
    (root / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    checkout = Checkout(Layout(root), shelf)
    alpha, beta = checkout.wheel("alpha"), checkout.wheel("beta")
    checkout.lock("runtime", alpha)
    checkout.lock("dev", alpha, beta)
    return checkout


def test_the_first_start_installs_and_the_second_does_nothing(
    checkout: Checkout, capfd: pytest.CaptureFixture[str]
) -> None:
    environment.ensure(checkout.layout, "runtime")
    assert checkout.can_import("alpha")
    assert not checkout.can_import("beta")
    assert checkout.layout.tool("seatingapp").exists()
    first = checkout.traces()
    capfd.readouterr()
    environment.ensure(checkout.layout, "runtime")
    assert checkout.traces() == first
    assert capfd.readouterr().out == ""


def test_after_the_checks_the_app_has_nothing_to_install(checkout: Checkout) -> None:
    environment.ensure(checkout.layout, "dev")
    first = checkout.traces()
    environment.ensure(checkout.layout, "runtime")
    assert checkout.traces() == first
    assert checkout.can_import("beta")


def test_a_changed_lock_file_is_installed_into_the_same_environment(checkout: Checkout) -> None:
    environment.ensure(checkout.layout, "runtime")
    _, made = checkout.traces()
    checkout.lock("runtime", checkout.wheel("alpha"), checkout.wheel("gamma"))
    environment.ensure(checkout.layout, "runtime")
    assert checkout.can_import("gamma")
    assert checkout.traces()[1] == made


def test_a_package_with_another_digest_is_refused_and_the_next_start_heals(
    checkout: Checkout,
) -> None:
    good = checkout.wheel("alpha")
    checkout.lock("runtime", ("alpha", "0" * 64))
    with pytest.raises(SetupRefused, match="pip could not install"):
        environment.ensure(checkout.layout, "runtime")
    assert not checkout.layout.stamp.exists()
    checkout.lock("runtime", good)
    environment.ensure(checkout.layout, "runtime")
    assert checkout.can_import("alpha")
    assert not checkout.layout.unfinished.exists()


def test_an_interrupted_installation_is_made_anew(checkout: Checkout) -> None:
    checkout.layout.venv.mkdir()
    checkout.layout.unfinished.touch()
    (checkout.layout.venv / "half of a package").touch()
    environment.ensure(checkout.layout, "runtime")
    assert checkout.can_import("alpha")
    assert not (checkout.layout.venv / "half of a package").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Checkout) -> None:
    environment.ensure(checkout.layout, "runtime")
    checkout.layout.python.unlink()
    environment.ensure(checkout.layout, "runtime")
    assert checkout.can_import("alpha")


def test_a_folder_that_was_moved_gets_an_environment_of_its_own(
    checkout: Checkout, tmp_path: Path
) -> None:
    environment.ensure(checkout.layout, "runtime")
    moved = Layout(checkout.layout.root.rename(tmp_path / "elsewhere"))
    environment.ensure(moved, "runtime")
    known = stamp.load(moved.stamp)
    assert known
    assert known.base.endswith("elsewhere")
    assert str(moved.venv) in moved.tool("seatingapp").read_text(encoding="utf-8")
