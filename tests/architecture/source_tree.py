"""The files of the project, as the checks see them."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bootstrap.layout import ROOT

PACKAGE = ROOT / "seatingapp"
_MADE = {".venv", "build", "dist", "__pycache__"}


def modules() -> list[Path]:
    """Return every module of the app."""
    return sorted(PACKAGE.rglob("*.py"))


def tree(module: Path) -> ast.Module:
    """Return a module as Python reads it."""
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of these kinds in the app, with its place as `path:line`."""
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, kinds):
                yield f"{module.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def committed() -> list[Path]:
    """Return what git keeps; without git, everything that no tool has made."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
        found = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not _is_made(path)]
    return sorted(path for path in found if path.is_file())


def _is_made(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in _MADE or part == ".git" or part.endswith("_cache") for part in parts)
