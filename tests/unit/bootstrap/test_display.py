"""Is there a display? Asked of real sockets."""

import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bootstrap import display

pytestmark = pytest.mark.usefixtures("on_linux")

# The shortest "you are welcome" of the X protocol: no vendor, no formats, no screens.
X11_WELCOME = struct.pack("<BxHHH", 1, 11, 0, 8) + bytes(32)


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


@contextmanager
def x_server(answer: bytes) -> Iterator[str]:
    """Serve one caller at a TCP display; say `answer` to him, or stay silent."""
    done = threading.Event()

    def serve(listener: socket.socket) -> None:
        caller, _ = listener.accept()
        with caller:
            caller.recv(4096)
            caller.sendall(answer)
            done.wait(10)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve, args=(listener,))
        server.start()
        yield f"127.0.0.1:{listener.getsockname()[1] - 6000}"
        done.set()
        server.join()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Give a folder with a short name: the path of a socket has only a hundred letters."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_without_a_variable_there_is_no_display() -> None:
    assert not display.is_there({})


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert display.is_there({})


def test_a_display_that_answers_is_there() -> None:
    with x_server(X11_WELCOME) as name:
        assert display.is_there({"DISPLAY": name})


def test_a_display_that_stays_silent_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "PATIENCE", 0.2)
    with x_server(b"") as name:
        assert not display.is_there({"DISPLAY": name})


def test_a_display_that_nobody_serves_is_not_there() -> None:
    assert not display.is_there({"DISPLAY": ":64999"})


def test_a_wayland_socket_that_listens_is_there(short_folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(short_folder / "wayland-7"))
        listener.listen()
        environ = {"XDG_RUNTIME_DIR": str(short_folder), "WAYLAND_DISPLAY": "wayland-7"}
        assert display.is_there(environ)


def test_a_wayland_socket_that_was_left_behind_is_not_there(short_folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(short_folder / "wayland-7"))
    environ = {"XDG_RUNTIME_DIR": str(short_folder), "WAYLAND_DISPLAY": "wayland-7"}
    assert not display.is_there(environ)


@pytest.mark.parametrize(("platform", "there"), [("offscreen", False), ("linuxfb", True)])
def test_a_platform_that_the_user_chose_decides(platform: str, there: bool) -> None:
    assert display.is_there({"QT_QPA_PLATFORM": platform}) is there
