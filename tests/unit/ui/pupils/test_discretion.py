"""What of a file may be seen: open columns always, private ones in private view, the UPN never."""

from seatingapp.domain.class_lists import ColumnMapping, Remark, Severity
from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.domain.import_plan import FieldChange
from seatingapp.ui.pupils.importing.discretion import (
    HIDDEN,
    NEVER,
    changes_text,
    remark_text,
    samples_text,
)

MAPPING = ColumnMapping(("Name", "SEN", "UPN"), (M.FULL_NAME, M.SEN, M.UPN))


def test_samples_of_names_and_groups_are_shown() -> None:
    assert samples_text(M.SURNAME, ["Khan", "Li", "Khan", ""], private=False) == "Khan, Li"
    assert samples_text(M.FORM, [], private=False) == "empty"


def test_samples_of_anything_else_are_hidden_until_private_view() -> None:
    for meaning in (M.SEN, M.DATE_OF_BIRTH, M.UNKNOWN, M.NOT_NEEDED, M.LEGAL_SURNAME):
        assert samples_text(meaning, ["secret"], private=False) == HIDDEN
        assert samples_text(meaning, ["secret"], private=True) == "secret"


def test_a_upn_is_never_shown() -> None:
    for private in (False, True):
        assert samples_text(M.UPN, ["B801200005001"], private=private) == NEVER
        change = FieldChange("UPN", "", "B801200005001")
        assert changes_text([change], private=private) == "UPN changes"
        remark = Remark(Severity.WARNING, "a.csv", 2, "UPN", "“B80” is not a UPN.")
        assert remark_text(remark, MAPPING, private=private) == "“•••” is not a UPN."


def test_changes_name_private_fields_without_their_values() -> None:
    changes = [
        FieldChange("Form", "9B", "9C"),
        FieldChange("House", "", "Swift"),
        FieldChange("SEN provision", "N", "K"),
        FieldChange("Class", "", "9B/Sc2"),
    ]
    safe = changes_text(changes, private=False)
    assert safe == "Form 9B → 9C · House Swift · SEN provision changes"
    assert changes_text(changes, private=True).endswith("SEN provision N → K")


def test_remarks_keep_their_sentence_and_lose_the_value_of_a_private_cell() -> None:
    remark = Remark(Severity.WARNING, "a.csv", 2, "SEN", "“Z” is no SEN provision.")
    assert remark_text(remark, MAPPING, private=False) == "“•••” is no SEN provision."
    assert remark_text(remark, MAPPING, private=True) == "“Z” is no SEN provision."
    telling = Remark(Severity.INFO, "a.csv", 2, "SEN", "School Action is now K.")
    assert remark_text(telling, MAPPING, private=False) == "SEN: a note that shows in private view."
    named = Remark(Severity.INFO, "a.csv", 2, "Name", "“Li Wei” was read as one.")
    assert remark_text(named, MAPPING, private=False) == "“Li Wei” was read as one."
    whole = Remark(Severity.INFO, "a.csv", None, "", "Not needed and left out: School.")
    assert remark_text(whole, MAPPING, private=False) == whole.text
