"""Finds out which libraries of the system Qt would miss, and what the packages are called."""

import ctypes
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bootstrap import packages
from bootstrap.refusal import SetupRefused


@dataclass(frozen=True)
class Library:
    """A shared library and the package that holds it in each family of systems."""

    name: str
    apt: str
    dnf: str
    zypper: str
    pacman: str

    def package(self, manager: str | None) -> str:
        """Return the package's name for that manager; Debian's where the manager is unknown."""
        return {"dnf": self.dnf, "zypper": self.zypper, "pacman": self.pacman}.get(
            manager or "", self.apt
        )


def _read(table: str) -> tuple[Library, ...]:
    """Read rows of: library, then its package for apt, dnf, zypper and pacman."""
    return tuple(Library(*row.split()) for row in table.strip().splitlines())


ALWAYS = _read("""
libEGL.so.1             libegl1             libglvnd-egl        Mesa-libEGL1        libglvnd
libGL.so.1              libgl1              libglvnd-glx        Mesa-libGL1         libglvnd
libX11.so.6             libx11-6            libX11              libX11-6            libx11
libdbus-1.so.3          libdbus-1-3         dbus-libs           libdbus-1-3         dbus
libfontconfig.so.1      libfontconfig1      fontconfig          libfontconfig1      fontconfig
libfreetype.so.6        libfreetype6        freetype            libfreetype6        freetype2
libglib-2.0.so.0        libglib2.0-0        glib2               libglib-2_0-0       glib2
libgthread-2.0.so.0     libglib2.0-0        glib2               libgthread-2_0-0    glib2
libstdc++.so.6          libstdc++6          libstdc++           libstdc++6          gcc-libs
libxcb.so.1             libxcb1             libxcb              libxcb1             libxcb
libxkbcommon.so.0       libxkbcommon0       libxkbcommon        libxkbcommon0       libxkbcommon
libz.so.1               zlib1g              zlib                libz1               zlib
libzstd.so.1            libzstd1            libzstd             libzstd1            zstd
""")
"""Needed even without a display."""

FOR_X11 = _read("""
libX11-xcb.so.1         libx11-xcb1         libX11-xcb          libX11-xcb1         libx11
libxcb-cursor.so.0      libxcb-cursor0      xcb-util-cursor     libxcb-cursor0      xcb-util-cursor
libxcb-icccm.so.4       libxcb-icccm4       xcb-util-wm         libxcb-icccm4       xcb-util-wm
libxcb-image.so.0       libxcb-image0       xcb-util-image      libxcb-image0       xcb-util-image
libxcb-keysyms.so.1     libxcb-keysyms1     xcb-util-keysyms    libxcb-keysyms1     xcb-util-keysyms
libxcb-randr.so.0       libxcb-randr0       libxcb              libxcb-randr0       libxcb
libxcb-render.so.0      libxcb-render0      libxcb              libxcb-render0      libxcb
libxcb-render-util.so.0 libxcb-render-util0 xcb-util-renderutil libxcb-render-util0 xcb-util-renderutil
libxcb-shape.so.0       libxcb-shape0       libxcb              libxcb-shape0       libxcb
libxcb-shm.so.0         libxcb-shm0         libxcb              libxcb-shm0         libxcb
libxcb-sync.so.1        libxcb-sync1        libxcb              libxcb-sync1        libxcb
libxcb-util.so.1        libxcb-util1        xcb-util            libxcb-util1        xcb-util
libxcb-xfixes.so.0      libxcb-xfixes0      libxcb              libxcb-xfixes0      libxcb
libxcb-xkb.so.1         libxcb-xkb1         libxcb              libxcb-xkb1         libxcb
libxkbcommon-x11.so.0   libxkbcommon-x11-0  libxkbcommon-x11    libxkbcommon-x11-0  libxkbcommon-x11
""")
"""Needed for a window on an X display."""

FOR_WAYLAND = _read("""
libwayland-client.so.0  libwayland-client0  libwayland-client   libwayland-client0  wayland
libwayland-cursor.so.0  libwayland-cursor0  libwayland-cursor   libwayland-cursor0  wayland
""")
"""Needed for a window on a Wayland display."""


def needed(environ: Mapping[str, str]) -> tuple[Library, ...]:
    """Return what Qt needs on this machine: more where there is a display to draw on."""
    if sys.platform != "linux":
        return ()  # elsewhere the wheels bring all that they need
    if environ.get("QT_QPA_PLATFORM") == "offscreen":
        return ALWAYS
    if environ.get("WAYLAND_DISPLAY"):
        return ALWAYS + FOR_WAYLAND
    return ALWAYS + FOR_X11 if environ.get("DISPLAY") else ALWAYS


def missing(libraries: Iterable[Library]) -> list[Library]:
    """Return those that cannot be loaded. Loading all of them takes about five milliseconds."""
    return [library for library in libraries if not _loads(library.name)]


def ensure(environ: Mapping[str, str] = os.environ) -> None:
    """Leave a machine on which Qt can be loaded, or refuse with the command that helps."""
    lacking = missing(needed(environ))
    if not lacking:
        return
    names = [library.package(packages.manager()) for library in lacking]
    purpose = f"system libraries for Qt ({', '.join(library.name for library in lacking)})"
    packages.obtain(names, purpose)
    if still := missing(lacking):
        named = ", ".join(library.name for library in still)
        raise SetupRefused(f"The packages are installed, and yet {named} cannot be loaded.")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
