"""Finds out whether a window could be shown."""

import ctypes
import os
import socket
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 3.0
"""Seconds that a display gets to answer."""


def is_there(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a display answers, by knocking at it as Qt would.

    Windows and macOS always have one. On Linux a variable alone proves nothing: it outlives the
    display that it names.
    """
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0]
    if chosen not in ("xcb", "wayland"):
        return chosen not in ("offscreen", "minimal")  # a frame buffer, say, is for Qt to find
    if environ.get("WAYLAND_DISPLAY") and _wayland_answers(environ):
        return True
    return bool(environ.get("DISPLAY")) and _x11_answers(environ["DISPLAY"])


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Knock at the socket; an absolute name stands for itself."""
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), environ["WAYLAND_DISPLAY"])
    with socket.socket(socket.AF_UNIX) as knock:
        knock.settimeout(PATIENCE)
        try:
            knock.connect(str(path))
        except OSError:
            return False
    return True


def _x11_answers(name: str) -> bool:
    """Open a connection with the library that Qt uses, so that every form of address counts.

    It waits as long as the display likes, hence the thread, which is left behind if need be.
    """
    answers: list[bool] = []
    knock = threading.Thread(target=lambda: answers.append(_xcb_connects(name)), daemon=True)
    knock.start()
    knock.join(PATIENCE)
    return answers == [True]


def _xcb_connects(name: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(name), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
