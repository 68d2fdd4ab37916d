"""The layout of the house: rooms, names, and nothing that the other checks cannot see."""

import ast
import tomllib

from bootstrap.layout import ROOT
from tests.architecture import source_tree
from tests.architecture.source_tree import PACKAGE

LAYERS = {"arranging", "cli", "domain", "exchange", "printing", "services", "storage", "ui"}
VAGUE = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}


def test_every_folder_with_modules_is_a_package() -> None:
    """The import linter does not see a folder without `__init__.py`."""
    folders = {module.parent for module in source_tree.modules()}
    folders |= {test.parent for test in (ROOT / "tests").rglob("test_*.py")}
    assert sorted(f for f in folders if not (f / "__init__.py").exists()) == []


def test_the_app_has_the_rooms_of_the_plan_and_no_other() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if list(path.glob("**/*.py"))}
    assert rooms <= LAYERS


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {path for path in PACKAGE.rglob("*") if path.stem.lower() in VAGUE}
    assert named == set()


def test_every_package_and_module_says_what_it_is_for() -> None:
    silent = [m for m in source_tree.modules() if not ast.get_docstring(source_tree.tree(m))]
    assert silent == []


def test_every_page_is_known_to_the_contract_that_keeps_pages_apart() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (line,) = next(c["layers"] for c in contracts if c["id"] == "pages")
    known = {name.strip(" ()") for name in line.split("|")}
    assert {page.parent.name for page in (PACKAGE / "ui").glob("*/page.py")} <= known


def test_no_test_is_left_out_except_for_want_of_real_data() -> None:
    skips = ("pytest.skip(", "mark.skip", "importorskip", "mark.xfail", "pytest.xfail(")
    allowed = {ROOT / "tests" / "conftest.py", ROOT / "tests" / "architecture" / "test_layout.py"}
    found = [
        test
        for test in (ROOT / "tests").rglob("*.py")
        if test not in allowed and any(s in test.read_text(encoding="utf-8") for s in skips)
    ]
    assert found == []


def test_no_exception_is_swallowed() -> None:
    """`except Exception: pass` and its kin hide the very thing that a user needs to be told."""
    found = []
    for place, node in source_tree.nodes(ast.ExceptHandler):
        assert isinstance(node, ast.ExceptHandler)
        broad = node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")
        if broad and all(isinstance(item, ast.Pass | ast.Continue) for item in node.body):
            found.append(place)
    assert found == []


def test_the_machine_check_calls_the_test_command_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines == [
        "#!/usr/bin/env bash",
        'cd "$(dirname "$0")/.." && exec python3 check.py',
    ]
