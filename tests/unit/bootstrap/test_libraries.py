"""Which libraries are asked for, and how a missing one is found."""

import pytest

from bootstrap import libraries


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


def names(environ: dict[str, str]) -> set[str]:
    return {library.name for library in libraries.needed(environ)}


def test_without_a_display_only_what_qt_itself_loads_is_needed() -> None:
    assert {"libEGL.so.1", "libxkbcommon.so.0", "libfontconfig.so.1"} <= names({})
    assert "libxcb-cursor.so.0" not in names({})


def test_a_display_needs_its_own_libraries_too() -> None:
    assert "libxcb-cursor.so.0" in names({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" in names({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"})


def test_drawing_off_screen_needs_no_display_libraries() -> None:
    assert names({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == names({})


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_nothing(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert names({"DISPLAY": ":0"}) == set()


def test_a_library_that_cannot_be_loaded_is_missing() -> None:
    nowhere = libraries.Library("libnowhere.so.9", "a", "d", "z", "p")
    present = libraries.Library("libc.so.6", "a", "d", "z", "p")
    assert libraries.missing([nowhere, present]) == [nowhere]


def test_every_manager_gets_its_own_name() -> None:
    library = libraries.Library("libx.so.1", "a", "d", "z", "p")
    managers = ("apt-get", "dnf", "zypper", "pacman", None)
    assert [library.package(manager) for manager in managers] == ["a", "d", "z", "p", "a"]


def test_this_machine_has_what_the_tests_need() -> None:
    libraries.ensure({"QT_QPA_PLATFORM": "offscreen"})
