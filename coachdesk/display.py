"""Looks, without Qt, whether a window can be shown: Qt itself would abort the process where it cannot.

Linux only: on Windows and macOS the libraries come with the system, and there is no display to ask about.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

BASE: Final[Mapping[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Libraries that Qt's windows need on any platform, with the Debian package of each."""

X11: Final[Mapping[str, str]] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Further libraries for an X display."""

WAYLAND: Final[Mapping[str, str]] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""Further libraries for a Wayland display."""

_WAIT_SECONDS: Final = 2.0


class Outlook(Enum):
    """Whether a window can be shown."""

    READY = auto()
    NO_DISPLAY = auto()
    LIBRARIES_MISSING = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the look found.

    Attributes:
        outlook: whether a window can be shown.
        packages: the Debian packages to install, in alphabetical order, when libraries are missing.
    """

    outlook: Outlook
    packages: tuple[str, ...] = ()


def look(environment: Mapping[str, str] | None = None) -> Finding:
    """Look for a display that answers and for the libraries to draw on it.

    Args:
        environment: variables to believe; those of the process by default.
    """
    variables = os.environ if environment is None else environment
    if sys.platform != "linux":
        return Finding(Outlook.READY)
    findings = [_found(platform, variables) for platform in _platforms(variables)]
    for outlook in (Outlook.READY, Outlook.LIBRARIES_MISSING):
        for finding in findings:
            if finding.outlook is outlook:
                return finding
    return Finding(Outlook.NO_DISPLAY)


def _platforms(variables: Mapping[str, str]) -> list[str]:
    """Qt's platforms in the order in which Qt would try them."""
    asked = variables.get("QT_QPA_PLATFORM", "")
    if asked:
        # "xcb:option=1;wayland": options are Qt's own affair.
        return [each.partition(":")[0] for each in asked.split(";") if each]
    given = []
    if variables.get("DISPLAY"):
        given.append("xcb")
    if variables.get("WAYLAND_DISPLAY"):
        given.append("wayland")
    return given


def _found(platform: str, variables: Mapping[str, str]) -> Finding:
    if platform == "xcb":
        if not variables.get("DISPLAY"):
            return Finding(Outlook.NO_DISPLAY)
        return _with_libraries({**BASE, **X11}, answers=lambda: _x_answers(variables["DISPLAY"]))
    if platform.startswith("wayland"):
        return _with_libraries({**BASE, **WAYLAND}, answers=lambda: _wayland_answers(variables))
    # Offscreen and its kind draw into memory or on a device of their own.
    return _with_libraries(BASE, answers=lambda: True)


def _with_libraries(libraries: Mapping[str, str], answers: Callable[[], bool]) -> Finding:
    missing = tuple(sorted({libraries[name] for name in _absent(libraries)}))
    # A display whose own library is missing cannot be asked: the packages are named first.
    if missing:
        return Finding(Outlook.LIBRARIES_MISSING, missing)
    return Finding(Outlook.READY if answers() else Outlook.NO_DISPLAY)


def _absent(libraries: Iterable[str]) -> list[str]:
    absent = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            absent.append(name)
    return absent


def _x_answers(name: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(name), None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        # libxcb hands out a connection in any case, one in error too, and wants it back.
        xcb.xcb_disconnect(connection)


def _wayland_answers(variables: Mapping[str, str]) -> bool:
    # An absolute name stands for itself; without a name the protocol says wayland-0.
    path = Path(variables.get("XDG_RUNTIME_DIR", ""), variables.get("WAYLAND_DISPLAY") or "wayland-0")
    if not path.is_absolute():
        return False
    # Not needed where X answers: the first window pays for every import.
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_WAIT_SECONDS)
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True
