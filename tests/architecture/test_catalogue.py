"""The French catalogue says every sentence of the program, with the same facts in it."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

FRENCH = Path("resources", "locale", "fr", "LC_MESSAGES", "coachdesk.po")

Key = tuple[str | None, str | tuple[str, ...]]


@pytest.fixture(scope="module")
def said(root: Path) -> set[Key]:
    """Every sentence that the code says: its context and its English."""
    configuration = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    mapping = configuration["tool"]["babel"]["mappings"][0]
    found = extract_from_dir(
        root / "coachdesk",
        [(mapping["pattern"], mapping["method"])],
        keywords=parse_keywords(mapping["keywords"]),
    )
    return {(context, message) for _, _, message, _, context in found}


@pytest.fixture(scope="module")
def french(root: Path) -> Catalog:
    with (root / FRENCH).open("rb") as text:
        return read_po(text, locale="fr")


@pytest.fixture(scope="module")
def answers(french: Catalog) -> dict[Key, Message]:
    return {(message.context, _english(message)): message for message in french if message.id}


def _english(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_french_says_every_sentence(said: set[Key], answers: dict[Key, Message]) -> None:
    silent = [key for key in said if key not in answers or not all(_forms(answers[key].string or ""))]
    assert sorted(silent, key=str) == []


def test_french_has_no_sentence_that_nobody_says(said: set[Key], answers: dict[Key, Message]) -> None:
    assert sorted(set(answers) - said, key=str) == []


def test_french_sentences_hold_the_same_facts(answers: dict[Key, Message]) -> None:
    uneven = []
    for key, message in answers.items():
        english = [_facts(form) for form in _forms(key[1])]
        # A singular may word the number: "one day" for "{count} days".
        may, must = set().union(*english), set.intersection(*english)
        uneven += [key for form in _forms(message.string or "") if not must <= _facts(form) <= may]
    assert uneven == []


def test_no_french_sentence_is_in_doubt(french: Catalog) -> None:
    assert [message.id for message in french if message.id and message.fuzzy] == []


def test_french_is_typed_with_real_apostrophes(answers: dict[Key, Message]) -> None:
    typed = [
        key for key, message in answers.items() if any("'" in form for form in _forms(message.string or ""))
    ]
    assert typed == []
