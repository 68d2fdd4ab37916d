"""Budgets that keep every part small enough to hold in the head."""

import ast
import statistics

from bootstrap.layout import ROOT
from tests.architecture import source_tree

Function = (ast.FunctionDef, ast.AsyncFunctionDef)


def lines_of_modules() -> dict[str, int]:
    return {
        str(module.relative_to(ROOT)): len(module.read_text(encoding="utf-8").splitlines())
        for module in source_tree.modules()
    }


def lines_of_functions() -> dict[str, int]:
    found = {}
    for place, node in source_tree.nodes(*Function):
        assert isinstance(node, Function)
        found[f"{place} {node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    return found


def test_no_module_is_longer_than_400_lines() -> None:
    assert {name: n for name, n in lines_of_modules().items() if n > 400} == {}


def test_half_of_the_modules_are_no_longer_than_about_100_lines() -> None:
    whole = [n for name, n in lines_of_modules().items() if not name.endswith("__init__.py")]
    assert statistics.median(whole) <= 110


def test_no_function_is_longer_than_60_lines() -> None:
    assert {name: n for name, n in lines_of_functions().items() if n > 60} == {}


def test_nineteen_functions_of_twenty_are_no_longer_than_30_lines() -> None:
    lengths = sorted(lines_of_functions().values())
    assert lengths[int(len(lengths) * 0.95)] <= 30


def test_no_class_has_more_than_20_public_methods() -> None:
    too_wide = {}
    for place, node in source_tree.nodes(ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        public = [item for item in node.body if isinstance(item, Function) and item.name[0] != "_"]
        if len(public) > 20:
            too_wide[f"{place} {node.name}"] = len(public)
    assert too_wide == {}
