"""Photos as edits: stored whole or not at all, undone completely, and never of who wants none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seatingapp.domain.audiences import Audience
from seatingapp.domain.errors import Refusal
from seatingapp.domain.photo_matching import find_pupils
from seatingapp.exchange.photo_reading import read_photos
from seatingapp.services import classes, photos, printouts
from seatingapp.services.charts import ChartOrder
from seatingapp.services.photos import ChangePhotos, MarkNoPhoto, PhotoChange
from seatingapp.services.workspace import Edit, Topic, Workspace
from seatingapp.storage import pupils
from tests.conftest import Sample
from tests.photos import draw_photos

ONE, OTHER = b"\xff\xd8 one", b"\xff\xd8 other"


def put(*pairs: tuple[int, bytes | None]) -> ChangePhotos:
    return ChangePhotos(tuple(PhotoChange(i, image) for i, image in pairs))


def stored(workspace: Workspace) -> dict[int, bytes]:
    ids = [p.id for p in workspace.read(classes.pupils_of)]
    return workspace.read(lambda s: pupils.photos_of(s, ids))


def refused(workspace: Workspace) -> frozenset[int]:
    return workspace.read(pupils.no_photo)


def test_photos_are_stored_and_taken_back(sample: Sample) -> None:
    workspace = sample.workspace
    done = workspace.perform(put((1, ONE), (2, ONE)))
    assert done is not None
    assert done.said == "2 photos: 2 new."
    assert done.topics == {Topic.PUPILS}
    again = workspace.perform(put((1, OTHER), (3, ONE), (2, ONE)))
    assert again is not None
    assert again.said == "2 photos: 1 new, 1 replaced."
    assert stored(workspace) == {1: OTHER, 2: ONE, 3: ONE}
    assert again.inverse is not None
    workspace.perform(again.inverse)
    assert stored(workspace) == {1: ONE, 2: ONE}


def test_what_is_there_already_is_nothing_to_do(sample: Sample) -> None:
    sample.workspace.perform(put((1, ONE)))
    assert sample.workspace.perform(put((1, ONE), (2, None))) is None


def test_one_photo_is_told_by_the_name(sample: Sample) -> None:
    name = next(p for p in sample.workspace.read(classes.pupils_of) if p.id == 1).name.full
    said = []
    for edit in (put((1, ONE)), put((1, OTHER)), put((1, None))):
        done = sample.workspace.perform(edit)
        assert done is not None
        said.append((edit.label, done.said))
    assert said == [
        ("Change photo", f"Photo of {name} added."),
        ("Change photo", f"Photo of {name} replaced."),
        ("Remove photo", f"Photo of {name} removed."),
    ]


def test_of_photos_of_whom_one_is_gone_none_is_stored(sample: Sample) -> None:
    with pytest.raises(Refusal, match="not in this vault any more"):
        sample.workspace.perform(put((1, ONE), (10_000, ONE)))
    assert stored(sample.workspace) == {}


def test_marking_no_photo_removes_the_photo_and_undo_brings_it_back(sample: Sample) -> None:
    workspace = sample.workspace
    workspace.perform(put((1, ONE)))
    done = workspace.perform(MarkNoPhoto(1, wished=True))
    assert done is not None
    assert done.said.endswith("from now on. The photo was removed.")
    assert (stored(workspace), refused(workspace)) == ({}, frozenset({1}))
    assert workspace.perform(MarkNoPhoto(1, wished=True)) is None
    assert done.inverse is not None
    back = workspace.perform(done.inverse)
    assert (stored(workspace), refused(workspace)) == ({1: ONE}, frozenset())
    assert back is not None
    assert back.inverse is not None
    workspace.perform(back.inverse)
    assert (stored(workspace), refused(workspace)) == ({}, frozenset({1}))


def test_allowing_a_photo_again_brings_none_back_by_itself(sample: Sample) -> None:
    workspace = sample.workspace
    workspace.perform(put((1, ONE)))
    workspace.perform(MarkNoPhoto(1, wished=True))
    workspace.perform(MarkNoPhoto(1, wished=False))
    assert (stored(workspace), refused(workspace)) == ({}, frozenset())


def test_an_import_passes_over_who_wants_no_photo(sample: Sample) -> None:
    workspace = sample.workspace
    workspace.perform(MarkNoPhoto(1, wished=True))
    assert workspace.perform(put((1, ONE))) is None
    workspace.perform(put((1, ONE), (2, ONE)))
    assert stored(workspace) == {2: ONE}


def test_a_folder_of_a_class_goes_in_and_is_listed(sample: Sample, tmp_path: Path) -> None:
    workspace = sample.workspace
    found = workspace.read(lambda s: classes.class_named(s, "9B/Sc2"))
    members = workspace.read(lambda s: classes.pupils_of(s, found.id))
    names = [f"{p.form}/{p.name.surname}_{p.name.forename}.jpg" for p in members]
    reading = read_photos([draw_photos(tmp_path / "photos", *names)])
    known = workspace.read(photos.known_now)
    matches = find_pupils((p.file for p in reading.photos), known.pupils)
    plan = photos.plan_against(known, matches)
    assert plan.taken.keys() == {p.id for p in members}
    images = {p.file.key: p.image for p in reading.photos}
    workspace.perform(put(*((i, images[key]) for i, key in plan.taken.items())))
    listed = workspace.read(lambda s: photos.photo_list(s, found.id))
    assert all(one.has_photo and not one.no_photo for one in listed)
    assert len(workspace.read(photos.known_now).pictured) == len(members)


def test_edits_of_photos_print_no_picture_where_they_are_shown() -> None:
    assert "xff" not in repr(put((1, ONE))) + repr(MarkNoPhoto(1, wished=False, image=ONE))


def test_a_chart_leaves_photos_out_where_that_is_wanted(sample: Sample) -> None:
    workspace = sample.workspace
    found = workspace.read(lambda s: classes.class_named(s, "9B/Sc2"))
    members = workspace.read(lambda s: classes.pupils_of(s, found.id))
    workspace.perform(put(*((p.id, ONE) for p in members)))

    def pictured(**options: object) -> list[bool]:
        order = ChartOrder(found.id, **options)  # type: ignore[arg-type]
        cards = printouts.chart_preview_snapshot(workspace, order).cards.values()
        return [card.photo is not None for card in cards]

    assert all(pictured())
    assert not any(pictured(photos=False))
    assert not any(pictured(audience=Audience.DOOR))


_IDS = st.integers(1, 4)
_EDITS = st.one_of(
    st.builds(
        lambda images: put(*images.items()),
        st.dictionaries(_IDS, st.sampled_from([ONE, OTHER, None]), min_size=1),
    ),
    st.builds(MarkNoPhoto, _IDS, st.booleans()),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(edits=st.lists(_EDITS, max_size=10))
def test_whatever_is_done_to_photos_is_undone_completely_and_done_again(
    sample: Sample, edits: list[Edit]
) -> None:
    workspace = sample.workspace

    def state() -> tuple[dict[int, bytes], frozenset[int]]:
        return stored(workspace), refused(workspace)

    def run(steps: list[Edit]) -> list[Edit]:
        back: list[Edit] = []
        for step in steps:
            done = workspace.perform(step)
            assert done is None or done.inverse is not None
            if done is not None and done.inverse is not None:
                back.insert(0, done.inverse)
            assert not stored(workspace).keys() & refused(workspace)
        return back

    before = state()
    backwards = run(edits)
    after = state()
    forwards = run(backwards)
    assert state() == before
    backwards = run(forwards)
    assert state() == after
    run(backwards)
    assert state() == before
