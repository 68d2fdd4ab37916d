"""What an import reads: meanings of columns, mappings, and the words for them."""

import pytest

from seatingapp.domain.class_lists import ColumnMapping, ColumnMeaning
from seatingapp.domain.pupils import CHARACTERISTIC_LABELS, Characteristic


@pytest.mark.parametrize("meaning", ColumnMeaning)
def test_every_meaning_has_words_of_its_own(meaning: ColumnMeaning) -> None:
    others = {other.label for other in ColumnMeaning if other is not meaning}
    assert meaning.label
    assert meaning.label not in others


@pytest.mark.parametrize("kind", Characteristic)
def test_every_characteristic_can_be_stated_by_a_column(kind: Characteristic) -> None:
    meaning = ColumnMeaning(kind.value)
    assert meaning.characteristic is kind
    assert meaning.label == CHARACTERISTIC_LABELS[kind]


def test_a_name_column_states_no_characteristic() -> None:
    assert ColumnMeaning.SURNAME.characteristic is None
    assert ColumnMeaning.SURNAME.is_name
    assert not ColumnMeaning.UPN.is_name


def test_a_mapping_changes_one_column_at_a_time() -> None:
    before = ColumnMapping(("A", "B"), (ColumnMeaning.UNKNOWN, ColumnMeaning.UPN))
    after = before.with_meaning(0, ColumnMeaning.FULL_NAME)
    assert after.meanings == (ColumnMeaning.FULL_NAME, ColumnMeaning.UPN)
    assert before.meanings[0] is ColumnMeaning.UNKNOWN
    assert (before.has_name, after.has_name) == (False, True)
    assert after.columns(ColumnMeaning.UPN) == (1,)
