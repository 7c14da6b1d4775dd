"""What the README and the papers of ``docs`` promise is there: links, pictures, commands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from coachdesk.__main__ import _parsed
from coachdesk.i18n import translator
from tests.benchmarks.__main__ import RUNS

PAPERS = ("README.md", "CHANGELOG.md", "docs/architecture.md")
LINK = re.compile(r"\]\(([^)#\s]+)\)")
HEAVIEST = 250_000


def papers(root: Path) -> list[Path]:
    return [*(root / name for name in PAPERS), *sorted((root / "docs" / "decisions").glob("*.md"))]


def test_links_lead_somewhere(root: Path) -> None:
    broken = [
        f"{paper.name}: {link}"
        for paper in papers(root)
        for link in LINK.findall(paper.read_text(encoding="utf-8"))
        if not link.startswith("https://") and not (paper.parent / link).exists()
    ]
    assert broken == []


def test_pictures_are_those_that_are_shown_and_light(root: Path) -> None:
    shown = set(re.findall(r"docs/pictures/([\w.-]+)", (root / "README.md").read_text(encoding="utf-8")))
    drawn = {file.name: file.stat().st_size for file in (root / "docs" / "pictures").iterdir()}
    assert shown == set(drawn)
    assert [name for name, weight in drawn.items() if weight > HEAVIEST] == []


def test_sample_documents_are_those_that_are_linked(root: Path) -> None:
    linked = set(re.findall(r"docs/samples/([\w.-]+)", (root / "README.md").read_text(encoding="utf-8")))
    samples = {file.name: file.stat().st_size for file in (root / "docs" / "samples").iterdir()}
    assert linked == set(samples)
    assert [name for name, weight in samples.items() if weight > HEAVIEST] == []


def test_every_command_of_the_readme_is_understood(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    t = translator.load("en", root / "resources" / "locale")
    commands = re.findall(r"^ {4}(?:\S*[/\\])?coachdesk (.+)$", text, re.MULTILINE)
    assert len(commands) > 6
    for command in commands:
        _parsed(shlex.split(command), t)


@pytest.mark.parametrize("target", ["demo", "test", "bench", "pictures"])
def test_make_has_the_commands_that_are_named(root: Path, target: str) -> None:
    assert f"make {target}`" in (root / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_decisions_are_numbered_in_a_row_and_begin_with_their_reason(root: Path) -> None:
    decisions = sorted((root / "docs" / "decisions").glob("*.md"))
    assert [file.name[:4] for file in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for file in decisions:
        title, _, reason = file.read_text(encoding="utf-8").split("\n")[:3]
        assert title.startswith(f"# {file.name[:4]}: ")
        assert reason.startswith("**Because ")


def test_rooms_of_the_picture_are_those_of_the_program(root: Path) -> None:
    picture = (root / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    drawn = set(re.findall(r"^  (\w+)/", picture, re.MULTILINE))
    built = {folder.parent.name for folder in (root / "coachdesk").glob("*/__init__.py")}
    assert drawn == built


def test_each_benchmark_says_what_it_compares(root: Path) -> None:
    for name in RUNS:
        text = (root / "tests" / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
        assert "against" in text.partition("\n\n")[0]
