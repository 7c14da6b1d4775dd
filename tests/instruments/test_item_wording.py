"""No installed file holds a question of a published questionnaire.

Two guards. The definitions have no place for one: a published wording takes a hint of four words at most and
nothing else about an item. And every installed text is searched for runs of five words that occur in published
items: only digests of such runs of four words are kept here, so that the search itself ships no wording either.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.domain.instruments import Kind
from coachdesk.instruments.wordings import HINT_WORDS
from tests.instruments.shelf import FOLDER, SHELF
from tests.reports.reading import pages_text

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = frozenset((ROOT / "tests" / "files" / "item_wording.sha256").read_text("ascii").split())
RUN = 4
PUBLISHED = [one.id for one in SHELF.latest() if one.kind is Kind.PUBLISHED]
# What may be said about a published questionnaire as a whole; each is about the form, none is a question of it.
SAID_OF_THE_FORM = {
    "title", "short_title", "measures", "audience", "recall", "instruction", "caution", "cannot_say", "licence",
    "people", "scales", "responses", "items", "bands", "norm_sets", "changes",
}  # fmt: skip
LONGEST = 240


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def digest(run: list[str]) -> str:
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:16]


def found(text: str, digests: frozenset[str]) -> list[str]:
    """Runs of five words whose first four and last four are both known."""
    said = words(text)
    known = [digest(said[n : n + RUN]) in digests for n in range(max(0, len(said) - RUN + 1))]
    return [" ".join(said[n : n + RUN + 1]) for n in range(len(known) - 1) if known[n] and known[n + 1]]


def installed_texts() -> Iterator[tuple[str, str]]:
    for folder in ("coachdesk", "resources", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".mo", ".ttf", ".png"}:
                is_pdf = path.suffix == ".pdf"
                text = " ".join(pages_text(path.read_bytes())) if is_pdf else path.read_text("utf-8")
                yield path.relative_to(ROOT).as_posix(), text
    for name in ("README.md", "CHANGELOG.md"):
        yield name, (ROOT / name).read_text("utf-8")


def test_no_installed_file_holds_words_of_published_items() -> None:
    texts = list(installed_texts())
    assert len(texts) > 300
    assert {name: runs for name, text in texts if (runs := found(text, DIGESTS))} == {}


def test_the_search_would_find_a_planted_question() -> None:
    # An invented sentence stands for an item: its digests are made the way those of the list were.
    planted = "The purple lighthouse hums quietly above seven patient herons"
    said = words(planted)
    digests = frozenset(digest(said[n : n + RUN]) for n in range(len(said) - RUN + 1))
    assert found(f'hint = "{planted}"', digests)
    assert found("… lighthouse hums, quietly above SEVEN …", digests)
    assert not found("The purple lighthouse hums", digests)
    assert len(DIGESTS) > 900


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_published_questionnaire_has_hints_or_nothing(name: str, language: str) -> None:
    plain = tomllib.loads((FOLDER / name / "v1" / f"{language}.toml").read_text("utf-8"))
    assert set(plain) <= SAID_OF_THE_FORM
    for item in plain.get("items", []):
        assert set(item) == {"number", "hint"}
        assert len(item["hint"].split()) <= HINT_WORDS
        assert not item["hint"].lower().startswith(("je ", "j’", "i ", "my ", "mon ", "ma ", "how ", "do "))
    assert all(len(text) <= LONGEST for text in plain.values() if isinstance(text, str))


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_structure_of_a_published_questionnaire_holds_no_sentence(name: str) -> None:
    plain = tomllib.loads((FOLDER / name / "v1" / "instrument.toml").read_text("utf-8"))

    def sentences(value: object, key: str = "") -> list[str]:
        if isinstance(value, dict):
            return [text for inner, part in value.items() for text in sentences(part, inner)]
        if isinstance(value, list):
            return [text for part in value for text in sentences(part, key)]
        is_name = key in {"holder", "citation", "doi"}
        return [value] if isinstance(value, str) and not is_name and " " in value else []

    assert sentences(plain) == []


def test_only_the_cbi_words_its_answers() -> None:
    worded = {
        name
        for name in PUBLISHED
        for language in ("fr", "en")
        if SHELF.wording(name, None, language).responses
    }
    assert worded == {"cbi"}
