"""Settings survive a bad file, a newer version and a full disk."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk import settings
from coachdesk.settings import Settings

EVERYTHING = Settings(
    language="fr",
    theme="dark",
    text_size=125,
    last_vault=Path("/data/Cabinet.coachdesk"),
    idle_minutes=10,
    session_idle_minutes=30,
    second_places=((Path("/data/Cabinet.coachdesk"), Path("/media/stick")),),
    geometry="AdnQywADAAA=",
)


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    settings.write(file, EVERYTHING)
    assert settings.read(file) == EVERYTHING


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_settings_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    settings.write(file, EVERYTHING)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"fr"', "[" * 100_000])
def test_unreadable_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    assert settings.read(file) == Settings()


def test_bytes_that_are_no_text_give_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"\xff\xfe{}")
    assert settings.read(file) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("language", None),
        ("theme", 3),
        ("text_size", 89),
        ("text_size", 161),
        ("text_size", True),
        ("text_size", 100.5),
        ("last_vault", "relative/folder"),
        ("idle_minutes", 0),
        ("session_idle_minutes", 10_000),
        ("second_places", [["/only/one"]]),
        ("second_places", {"a": "b"}),
        ("geometry", 7),
        ("of_a_newer_version", "kept out"),
    ],
)
def test_one_bad_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    file = tmp_path / "settings.json"
    settings.write(file, EVERYTHING)
    written = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**written, name: value}), encoding="utf-8")
    expected = replace(EVERYTHING, **{name: getattr(Settings(), name)}) if name in written else EVERYTHING
    assert settings.read(file) == expected


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=6,
    )
)
def test_no_value_keeps_the_program_from_starting(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    names = list(json.loads(_written(file)))
    file.write_text(json.dumps(dict.fromkeys(names, value)), encoding="utf-8")
    read = settings.read(file)
    settings.write(file, read)
    assert settings.read(file) == read


def test_a_write_that_fails_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    # A folder in the way of the last step: the file cannot be replaced.
    blocked = tmp_path / "settings.json"
    (blocked / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="settings"):
        settings.write(blocked, EVERYTHING)
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a file's size are set for one process")
def test_former_settings_stay_when_the_disk_is_full(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.write(file, EVERYTHING)
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from coachdesk import settings\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))\n"
        "settings.write(Path(sys.argv[1]), settings.Settings(geometry='A' * 400))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False
    )
    assert "OSError" in done.stderr
    assert settings.read(file) == EVERYTHING
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


def test_second_place_belongs_to_one_vault() -> None:
    first, second = Path("/a.coachdesk"), Path("/b.coachdesk")
    chosen = Settings().with_second_place(first, Path("/x")).with_second_place(second, Path("/y"))
    assert chosen.second_place(first) == Path("/x")
    assert chosen.with_second_place(first, None).second_place(first) is None
    assert chosen.with_second_place(first, Path("/z")).second_place(first) == Path("/z")
    assert chosen.with_second_place(first, Path("/z")).second_place(second) == Path("/y")


def _written(file: Path) -> str:
    settings.write(file, EVERYTHING)
    return file.read_text(encoding="utf-8")
