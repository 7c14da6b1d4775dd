"""Whether a window can be shown is known before Qt would abort."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk import display
from coachdesk.display import Finding, Outlook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is looked at")

READY, NO_DISPLAY = Finding(Outlook.READY), Finding(Outlook.NO_DISPLAY)


def test_without_any_display_there_is_none() -> None:
    assert display.look({}) == NO_DISPLAY
    assert display.look({"DISPLAY": "", "WAYLAND_DISPLAY": ""}) == NO_DISPLAY


@pytest.mark.parametrize("name", [":4711", "nonsense", "nowhere.invalid:0"])
def test_a_display_that_does_not_answer_is_none(name: str) -> None:
    assert display.look({"DISPLAY": name}) == NO_DISPLAY


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:configfile=x", "minimal", "xcb;offscreen"])
def test_a_screen_in_memory_needs_no_display(platform: str) -> None:
    assert display.look({"QT_QPA_PLATFORM": platform}) == READY


def test_asking_for_x_without_a_display_is_told() -> None:
    assert display.look({"QT_QPA_PLATFORM": "xcb"}) == NO_DISPLAY


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_an_x_display_that_answers_is_found() -> None:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "320x240x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as number:
            name = f":{number.readline().strip()}"
        assert display.look({"DISPLAY": name}) == READY
    finally:
        server.terminate()
        server.wait(timeout=10)
    assert display.look({"DISPLAY": name}) == NO_DISPLAY


def test_a_wayland_display_is_found_by_its_socket(tmp_path: Path) -> None:
    variables = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
    assert display.look(variables) == NO_DISPLAY
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert display.look(variables) == READY
        # A dead X display beside it takes nothing away: Qt tries both.
        assert display.look({**variables, "DISPLAY": ":4711"}) == READY
    assert display.look(variables) == NO_DISPLAY


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {
        "libfirst-absent.so.9": "libfirst9",
        "libsecond-absent.so.9": "libfirst9",
        "libother.so.9": "liba9",
    }
    monkeypatch.setattr(display, "X11", absent)
    assert display.look({"DISPLAY": ":4711"}) == Finding(Outlook.LIBRARIES_MISSING, ("liba9", "libfirst9"))


def test_every_library_that_qt_names_is_asked_for() -> None:
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    plugins = [
        qt / "plugins" / "platforms" / name for name in ("libqxcb.so", "libqoffscreen.so", "libqwayland.so")
    ]
    files = [*plugins, qt / "lib" / "libQt6Gui.so.6", qt / "lib" / "libQt6XcbQpa.so.6"]
    named = {
        name.decode()
        for file in files
        for name in re.findall(
            rb"lib(?:X|xcb|xkb|wayland|font|free|glib|EGL)[\w.+-]*\.so\.\d+", file.read_bytes()
        )
    }
    assert named - {*display.BASE, *display.X11, *display.WAYLAND} == set()
