from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk import __version__, display
from coachdesk.__main__ import main
from tests.cli.conftest import Call


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["clients"],
        ["clients", "--demo", "--vault", "x"],
        ["clients", "--demo", "--wat"],
        ["clients", "--demo", "extra"],
        ["clients", "--vault"],
        ["clients", "--dem"],
        ["clients", "--demo", "--on", "tomorrow"],
        ["clients", "--vault", "x", "--on", "2026-11-20"],
        ["report", "--demo"],
        ["report", "--demo", "--client", "Claire"],
        ["report", "--demo", "--client", "Claire", "--out", "x.pdf", "--kind", "novel"],
        ["report", "--demo", "--client", "Claire", "--out", "x.pdf", "--session", "first"],
        ["verify"],
        ["verify", "a", "--vault", "b"],
        ["backup"],
        ["restore", "a"],
        ["score"],
        ["--on", "2026-11-20"],
        ["demo", "--vault", "x"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_wrong_use_is_told_in_one_line(call: Call, words: list[str], language: str) -> None:
    said = call(*words, language=language)
    assert said.code == 2
    assert said.out == ""
    assert said.line
    assert "usage:" not in said.err
    assert "Traceback" not in said.err


def test_the_two_languages_say_different_lines(call: Call) -> None:
    assert call("nonsense", language="fr").line != call("nonsense", language="en").line


def test_a_language_that_is_not_spoken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clients", "--demo", "--language", "de"]) == 2
    assert "fr, en" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "C"}, "fr"),
        ({}, "fr"),
    ],
)
def test_the_language_is_that_of_the_machine(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    expected: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main(["nonsense"])
    assert capsys.readouterr().err == call("nonsense", language=expected).err


@pytest.mark.parametrize(
    "words", [[], ["clients"], ["score"], ["report"], ["verify"], ["backup"], ["restore"], ["demo"]]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_explains_itself(
    capsys: pytest.CaptureFixture[str], words: list[str], language: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--language", language, "--help"])
    assert ended.value.code == 0
    page = capsys.readouterr().out
    assert page.startswith("Usage" if language == "en" else "Utilisation")
    assert "usage:" not in page
    assert "--passphrase " not in page
    assert "--locked" not in page


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"CoachDesk {__version__}\n"


def test_without_a_display_the_window_names_the_way_without_one(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if display.look().outlook is not display.Outlook.NO_DISPLAY:
        pytest.skip("this system needs no display to be named")
    for words in ([], ["--vault", "x"]):
        said = call(*words)
        assert said.code == 3
        assert "coachdesk report --demo" in said.line


def test_missing_libraries_are_named_as_debian_packages(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = display.Finding(display.Outlook.LIBRARIES_MISSING, ("libegl1", "libxcb-cursor0"))
    monkeypatch.setattr(display, "look", lambda: missing)
    said = call()
    assert said.code == 3
    assert "apt install libegl1 libxcb-cursor0" in said.line


def test_without_a_display_the_demo_writes_its_reports_in_both_languages(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(display, "look", lambda: display.Finding(display.Outlook.NO_DISPLAY))
    folder = tmp_path / "new" / "reports"
    said = call("demo", "--on", "2026-11-20", "--out-folder", folder)
    assert said.code == 0
    names = ("session-report", "progress-summary", "supervision-notes")
    written = [folder / f"{name}-{language}.pdf" for language in ("fr", "en") for name in names]
    assert said.out.splitlines() == [f"Written: {path}" for path in written]
    assert sorted(folder.iterdir()) == sorted(written)
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_a_bug_is_told_by_its_place_and_says_nothing_of_its_work(root: Path) -> None:
    planted = (
        "import sys; sys.argv=['coachdesk','score','cbi','1'];"
        "from coachdesk import cli, __main__\n"
        "def broken(): raise RuntimeError('CANARI9f3e')\n"
        "cli._library = broken\n"
        "sys.exit(__main__.main())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", planted], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 1
    assert "RuntimeError" in ended.stderr
    assert "CANARI9f3e" not in ended.stderr
    assert "Traceback" not in ended.stderr
