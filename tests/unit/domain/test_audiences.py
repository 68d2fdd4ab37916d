"""Who may read what on paper: an allow-list for each audience."""

from __future__ import annotations

from seatingapp.domain.audiences import ALLOWED, AUDIENCE_LABELS, Audience, Field


def test_every_audience_has_a_list_and_words_for_the_footer() -> None:
    assert set(ALLOWED) == set(Audience) == set(AUDIENCE_LABELS)


def test_the_door_shows_names_and_nothing_else() -> None:
    assert ALLOWED[Audience.DOOR] == {Field.SHOWN_NAME}


def test_an_invigilator_knows_who_a_candidate_is_and_nothing_about_them() -> None:
    expected = {Field.SHOWN_NAME, Field.CANDIDATE_NUMBER, Field.ATTENDANCE}
    assert expected == ALLOWED[Audience.INVIGILATOR]


def test_only_the_teacher_reads_who_is_kept_from_whom() -> None:
    assert [a for a in Audience if Field.RULES in ALLOWED[a]] == [Audience.TEACHER]


def test_no_family_reads_a_characteristic_and_no_chart_an_entry() -> None:
    private = {Field.MARKS, Field.ACTION}
    assert not ALLOWED[Audience.FAMILY] & private
    assert not ALLOWED[Audience.TEACHER] & {Field.PRAISE, Field.CONCERN}


def test_the_detention_room_reads_who_comes_and_not_why() -> None:
    assert ALLOWED[Audience.DETENTION] == {Field.FULL_NAME, Field.FORM, Field.DETENTION}
    assert [a for a in Audience if Field.DETENTION_REASON in ALLOWED[a]] == [Audience.FAMILY]
