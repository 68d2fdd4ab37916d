"""The undo list stands on every page: there a private edit says what was done, and to nobody."""

from __future__ import annotations

import dataclasses
import pkgutil
from importlib import import_module

import pytest

import seatingapp.services
from seatingapp.services.workspace import Edit, PrivateEdit

WHO = "Ada Hughes"
# What follows entries is private whoever sees the screen.
PRIVATE_MODULES = {
    "adjustments",
    "completing",
    "corrections",
    "detention_changes",
    "detention_seats",
    "detentions",
    "disputes",
    "draft_detentions",
    "drafts",
    "interventions",
    "on_report",
}


def edits() -> list[type]:
    """Every dataclass of the private modules that performs itself."""
    found: list[type] = []
    for module in pkgutil.iter_modules(seatingapp.services.__path__):
        if module.name in PRIVATE_MODULES:
            names = vars(import_module(f"seatingapp.services.{module.name}")).values()
            found += [
                kind
                for kind in names
                if isinstance(kind, type)
                and dataclasses.is_dataclass(kind)
                and hasattr(kind, "perform")
                and kind.__module__.endswith(f".{module.name}")
            ]
    return found


def about_ada(kind: type) -> Edit:
    """Return an edit whose every text is a pupil's name, but for the name that edits hand on."""
    values: dict[str, object] = {}
    for field in dataclasses.fields(kind):
        said = str(field.type)
        if said == "str":
            values[field.name] = "Set a detention" if field.name == "name" else WHO
        elif said.startswith("tuple["):
            values[field.name] = (WHO,)
        else:
            values[field.name] = None
    edit: Edit = kind(**values)
    return edit


@pytest.mark.parametrize("kind", edits(), ids=lambda kind: kind.__name__)
def test_a_private_edit_names_nobody_in_the_undo_list(kind: type) -> None:
    assert issubclass(kind, PrivateEdit)
    label = about_ada(kind).label
    assert label
    assert WHO not in label


def test_all_modules_with_private_edits_are_looked_at() -> None:
    modules = {kind.__module__.rpartition(".")[2] for kind in edits()}
    assert modules == PRIVATE_MODULES
    for kind in PrivateEdit.__subclasses__():
        assert kind.__module__.rpartition(".")[2] in PRIVATE_MODULES
