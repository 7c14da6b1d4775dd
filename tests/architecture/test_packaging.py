"""What is installed: the locked packages, the system's libraries, the resources inside the wheel."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import coachdesk
import hatch_build
from coachdesk import display


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, object]:
    declared: dict[str, object] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return declared


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, str]:
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_version_is_the_same_everywhere(project: dict[str, object], root: Path) -> None:
    assert project["version"] == coachdesk.__version__
    assert f"## {coachdesk.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_lock_holds_every_declared_package(root: Path, locked: dict[str, str]) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *declared["project"]["dependencies"],
        *declared["project"]["optional-dependencies"]["test"],
        *declared["build-system"]["requires"],
    ]
    for line in wanted:
        requirement = Requirement(line)
        assert requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0")), line


def test_lock_names_no_place_and_hashes_everything(root: Path, locked: dict[str, str]) -> None:
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_make_installs_every_library_that_the_program_asks_for(root: Path) -> None:
    listed = (
        (root / "Makefile").read_text(encoding="utf-8").partition("QT_PACKAGES :=")[2].partition("\n#")[0]
    )
    asked = {*display.BASE.values(), *display.X11.values(), *display.WAYLAND.values()}
    assert asked - set(listed.replace("\\", " ").split()) == set()


def test_wheel_carries_resources_and_compiled_catalogues(root: Path, tmp_path: Path) -> None:
    built = next(iter(WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"])))
    names = set(zipfile.ZipFile(built).namelist())
    for file in (root / "resources").rglob("*"):
        if file.is_file():
            assert f"coachdesk/{file.relative_to(root).as_posix()}" in names
    assert "coachdesk/resources/locale/fr/LC_MESSAGES/coachdesk.mo" in names
    assert not any(name.startswith("tests/") for name in names)


def test_editable_install_copies_no_resources(root: Path, tmp_path: Path) -> None:
    built = next(iter(WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["editable"])))
    assert not any("resources" in name for name in zipfile.ZipFile(built).namelist())


def test_an_edited_catalogue_is_compiled_again(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "coachdesk.po"
    source.write_text('msgid "Today"\nmsgstr "Jour"\n', encoding="utf-8")
    assert hatch_build.compile_stale(tmp_path) == [folder / "coachdesk.mo"]
    assert hatch_build.compile_stale(tmp_path) == []
    source.write_text('msgid "Today"\nmsgstr "Aujourd’hui"\n', encoding="utf-8")
    assert hatch_build.compile_stale(tmp_path) == [folder / "coachdesk.mo"]
    assert "Aujourd’hui".encode() in (folder / "coachdesk.mo").read_bytes()


def test_fonts_come_with_their_licence(root: Path) -> None:
    fonts = root / "resources" / "fonts"
    families = {file.name.partition("-")[0] for file in fonts.glob("*.ttf")}
    assert families == {"SourceSans3", "SourceSerif4"}
    for family in families:
        assert "SIL OPEN FONT LICENSE" in (fonts / f"OFL-{family}.txt").read_text(encoding="utf-8")


def test_icons_are_drawings_of_one_kind_with_their_licence(root: Path) -> None:
    icons = root / "resources" / "icons"
    for file in icons.glob("*.svg"):
        drawing = ET.parse(file).getroot()
        assert (drawing.get("viewBox"), drawing.get("stroke")) == ("0 0 24 24", "currentColor"), file.name
    licence = (icons / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "The MIT License" in licence
