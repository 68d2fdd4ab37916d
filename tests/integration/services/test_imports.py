"""Imports happen whole or not at all, and put everybody where the list says."""

from pathlib import Path

import pytest

from seatingapp.domain.pupils import Characteristic
from seatingapp.exchange.reading import read_class_list
from seatingapp.services import classes
from seatingapp.services.imports import ImportClassLists, preview
from seatingapp.services.workspace import Workspace
from seatingapp.storage import pupils

LIST = """Surname,Forename,Adno,Year,Reg,Class,SEN Status,FSM Eligibility
O'Neill,Siân,101,9,9C,9B/Sc2,K,Y
Wójcik,Łukasz,102,9,9A,9B/Sc2,N,N
Okafor,Chidi,103,8,8A,8A/En1,,Y
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def members(workspace: Workspace, name: str) -> list[str]:
    found = workspace.read(lambda s: classes.class_named(s, name))
    return [p.name.full for p in workspace.read(lambda s: classes.pupils_of(s, found.id))]


def test_everybody_joins_the_class_of_their_row(workspace: Workspace, file: Path) -> None:
    workspace.perform(ImportClassLists((read_class_list(file),)))
    assert members(workspace, "9B/Sc2") == ["Siân O'Neill", "Łukasz Wójcik"]
    assert members(workspace, "8A/En1") == ["Chidi Okafor"]


def test_a_new_class_takes_the_year_of_its_pupils(workspace: Workspace, file: Path) -> None:
    workspace.perform(ImportClassLists((read_class_list(file),)))
    years = {
        c.school_class.name: c.school_class.year_group for c in workspace.read(classes.all_classes)
    }
    assert years == {"8A/En1": "8", "9B/Sc2": "9"}


def test_what_the_school_has_not_switched_on_is_left_out_and_named(
    workspace: Workspace, file: Path
) -> None:
    read = read_class_list(file)
    plan = workspace.read(lambda s: preview(s, [read]))
    assert any("not switched them on: Free school meals" in r.text for r in plan.remarks)
    workspace.perform(ImportClassLists((read,)))
    stored = workspace.read(lambda s: pupils.load(s, kinds=pupils.EVERYTHING))
    kinds = {kind for pupil in stored for kind in pupil.characteristics}
    assert kinds == {Characteristic.SEN}


def test_the_same_list_again_changes_nothing(workspace: Workspace, file: Path) -> None:
    edit = ImportClassLists((read_class_list(file),))
    assert workspace.perform(edit) is not None
    assert workspace.perform(edit) is None
    assert workspace.read(pupils.count) == 3


def test_a_changed_row_changes_that_pupil_only(workspace: Workspace, file: Path) -> None:
    workspace.perform(ImportClassLists((read_class_list(file),)))
    file.write_text(LIST.replace("9A,9B/Sc2,N", "9D,9B/Sc2,K"), encoding="utf-8")
    done = workspace.perform(ImportClassLists((read_class_list(file),)))
    assert done is not None
    assert done.said == "0 new, 1 changed, 2 unchanged."
    changed = workspace.read(lambda s: classes.find_pupil(s, "Łukasz Wójcik"))
    assert changed.form == "9D"


def test_a_class_of_ones_own_takes_everybody(workspace: Workspace, file: Path) -> None:
    workspace.perform(ImportClassLists((read_class_list(file),), "Year 9 club"))
    assert len(members(workspace, "Year 9 club")) == 3
    assert [c.school_class.name for c in workspace.read(classes.all_classes)] == ["Year 9 club"]


def test_forms_become_classes_where_the_list_names_none(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "forms.csv"
    path.write_text("Surname,Forename,Year,Reg\nCarter,Emma,7,7A\nJones,Liam,7,7B\nLi,Bo,7,7A\n")
    edit = ImportClassLists((read_class_list(path),), by_form=True)
    plan = workspace.read(lambda s: preview(s, edit.lists, by_form=True))
    assert plan.new_classes == ("7A", "7B")
    workspace.perform(edit)
    assert members(workspace, "7A") == ["Emma Carter", "Bo Li"]
    assert members(workspace, "7B") == ["Liam Jones"]
    found = workspace.read(classes.all_classes)
    assert {c.school_class.year_group for c in found} == {"7"}
    assert workspace.perform(edit) is None


def test_a_class_in_a_row_comes_before_its_form(workspace: Workspace, file: Path) -> None:
    workspace.perform(ImportClassLists((read_class_list(file),), by_form=True))
    named = {c.school_class.name for c in workspace.read(classes.all_classes)}
    assert named == {"8A/En1", "9B/Sc2"}


def test_an_import_that_fails_halfway_leaves_nothing(
    workspace: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from seatingapp.storage import classes as stored

    def fails(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(stored, "add_members", fails)
    with pytest.raises(ZeroDivisionError):
        workspace.perform(ImportClassLists((read_class_list(file),)))
    assert workspace.read(pupils.count) == 0
    assert workspace.read(classes.all_classes) == ()
