"""Each contract of the import linter, broken once: one that cannot fail proves nothing."""

import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest

from bootstrap.layout import ROOT

LINTER = str(Path(sysconfig.get_path("scripts"), "lint-imports"))

BREACHES = {
    "layers": [
        ("storage/breach.py", "import seatingapp.services"),
        ("printing/breach.py", "import seatingapp.storage"),
        ("newroom/__init__.py", ""),
    ],
    "domain": [
        ("domain/breach.py", "import argon2"),
        ("domain/breach.py", "from seatingapp import storage"),
    ],
    "qt": [
        ("services/breach.py", "from PySide6.QtCore import QObject"),
        ("cli/breach.py", "def late():\n    import shiboken6"),
    ],
    "presenters": [("ui/lesson/presenter.py", "from PySide6 import QtCore")],
    "database": [
        ("ui/breach.py", "import sqlalchemy"),
        ("services/breach.py", "from sqlalchemy import select"),
        ("services/breach.py", "from sqlalchemy.orm import Session"),
        ("services/breach.py", "from sqlalchemy import Connection"),
        ("ui/breach.py", "from sqlalchemy.orm import Session"),
    ],
    "rows": [("services/breach.py", "from seatingapp.storage import schema")],
    "paper": [("services/breach.py", "from reportlab.pdfgen import canvas")],
    "pictures": [("ui/breach.py", "from PIL import Image")],
    "solver": [("services/breach.py", "import numpy as np"), ("ui/breach.py", "import highspy")],
    "pages": [
        ("ui/lesson/breach.py", "from seatingapp.ui.seating import breach"),
        ("ui/lesson/breach.py", "import seatingapp.ui.seating"),
    ],
    "cycles": [("domain/one.py", "from seatingapp.domain import two")],
}
CLOSES = {"cycles": ("domain/two.py", "from seatingapp.domain import one")}
"""What a breach needs besides: the other half of a circle."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the app with its contracts, and every room that a breach goes to."""
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "seatingapp", tmp_path / "seatingapp", ignore=leave)
    shutil.copytree(ROOT / "tests" / "architecture", tmp_path / "tests" / "architecture")
    (tmp_path / "tests" / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for page in ("lesson", "seating"):
        plant(tmp_path, f"ui/{page}/breach.py", "")
    return tmp_path


def plant(copy: Path, path: str, text: str) -> None:
    """Write a module into the copy, and make its folder a package."""
    module = copy / "seatingapp" / path
    module.parent.mkdir(exist_ok=True)
    (module.parent / "__init__.py").touch()
    module.write_text(text, encoding="utf-8")


def lint(copy: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    options = [option for contract in contracts for option in ("--contract", contract)]
    command = [LINTER, "--no-logo", "--no-cache", *options]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)


def test_every_contract_has_a_breach_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == BREACHES.keys()


def test_without_a_breach_every_contract_is_kept(copy: Path) -> None:
    assert f"{len(BREACHES)} kept, 0 broken" in lint(copy, *BREACHES).stdout


@pytest.mark.parametrize(
    ("contract", "path", "text"),
    [(name, path, text) for name, breaches in BREACHES.items() for path, text in breaches],
)
def test_a_breach_breaks_its_contract(copy: Path, contract: str, path: str, text: str) -> None:
    plant(copy, path, text)
    if contract in CLOSES:
        plant(copy, *CLOSES[contract])
    result = lint(copy, contract)
    assert result.returncode == 1
    assert "0 kept, 1 broken" in result.stdout, result.stdout + result.stderr


def test_a_service_may_name_the_type_of_a_session(copy: Path) -> None:
    plant(copy, "services/breach.py", "from seatingapp.storage.session import Session")
    assert "1 kept, 0 broken" in lint(copy, "database").stdout
