"""The file for one's second computer: read back equal, refused with a place and a reason, never half taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.domain.wording_files import SIZE_LIMIT, file_name, read, written
from coachdesk.domain.wordings import AnswerWords, HeldWording
from tests.domain.wording_texts import invented
from tests.instruments.shelf import SHELF

CBI = SHELF.get("cbi")
NOW = datetime(2026, 11, 20, tzinfo=UTC)
HELD = HeldWording(
    1, "u", "cbi", CBI.version, "fr", invented(CBI), (AnswerWords("degree", ("A", "B", "C", "D", "E")),),
    "Licence n° 12", NOW.date(), NOW,
)  # fmt: skip
CONTENT = written(HELD, CBI, "Ce fichier porte un texte.")


def plain() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(CONTENT)
    return parsed


def refusal(content: bytes) -> UserError:
    with pytest.raises(UserError) as refused:
        read("a.json", content, SHELF.get)
    assert refused.value.facts["file"] == "a.json"
    return refused.value


def test_a_file_says_whose_text_it_carries_and_reads_back_equal() -> None:
    assert file_name(HELD) == "coachdesk-cbi-fr.json"
    assert plain()["notice"] == "Ce fichier porte un texte."
    assert plain()["holder"] == CBI.holder
    for content in (CONTENT, b"\xef\xbb\xbf" + CONTENT, CONTENT.replace(b"\n", b"\r\n")):
        back = read("a.json", content, SHELF.get)
        assert (back.instrument_id, back.version, back.language) == ("cbi", CBI.version, "fr")
        assert (back.items, back.answer_words) == (HELD.items, HELD.answer_words)
        assert (back.statement, back.stated_on) == (HELD.statement, HELD.stated_on)


def item(place: int, /, **changed: object) -> Callable[[dict[str, Any]], None]:
    return lambda file: file["items"][place].update(changed)


def put(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda file: file.update({key: value})


@pytest.mark.parametrize(
    ("harm", "key"),
    [
        (lambda file: file["items"].pop(), "items"),
        (item(3, number=3), "items[4].number"),
        (item(3, number=20), "items[4].number"),
        (item(3, number=True), "items[4].number"),
        (item(3, text=" "), "items[4].text"),
        (item(3, text=5), "items[4].text"),
        (item(3, text="x" * 501), "items[4].text"),
        (item(3, text="deux\nlignes"), "items[4].text"),
        (item(3, text="\ud800"), "items[4].text"),
        (item(3, text=invented(CBI)[0]), "items[4].text"),
        (item(3, more=1), "items[4].more"),
        (lambda file: file["items"][3].pop("text"), "items[4].text"),
        (put("items", "x"), "items"),
        (put("items", [[]] * 19), "items[1]"),
        (put("instrument", "inconnu"), "instrument"),
        (put("instrument", "checkin5"), "instrument"),
        (put("version", "9"), "instrument"),
        (put("language", "de"), "language"),
        (put("reversed", []), "reversed"),
        (put("reversed", ["13"]), "reversed"),
        (put("safety", [1]), "safety"),
        (put("stated_on", "hier"), "stated_on"),
        (put("statement", ""), "statement"),
        (put("format_version", 2), "format_version"),
        (put("answer_words", {"unknown": ["A"]}), "answer_words.unknown"),
        (put("answer_words", {"degree": ["A"]}), "answer_words.degree"),
        (put("answer_words", {"degree": ["A"] * 5}), "answer_words.degree"),
        (put("answer_words", []), "answer_words"),
        (put("extra", 1), "extra"),
        (lambda file: file.pop("holder"), "holder"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_key(harm: Callable[[dict[str, Any]], object], key: str) -> None:
    file = plain()
    harm(file)
    assert refusal(json.dumps(file).encode()).facts["key"] == key


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (CONTENT.replace(b'"version"', b"version"), 6),
        (CONTENT[:400], 20),
        (CONTENT.replace("n°".encode(), b"n\xb0"), 9),
        (CONTENT.decode().encode("utf-16"), 1),
    ],
)
def test_broken_text_is_refused_by_its_line(content: bytes, line: int) -> None:
    assert refusal(content).facts["line"] == str(line)


def test_a_key_that_stands_there_twice_is_refused_by_its_name() -> None:
    twice = CONTENT.replace(b'"language": "fr"', b'"language": "fr", "language": "en"')
    assert refusal(twice).facts["key"] == "language"


@pytest.mark.parametrize(
    "junk",
    [
        b"", b"[]", b"null", b"{}", b"1" * 5000, b"[" * 100_000, b"x" * (SIZE_LIMIT + 1), b"\x00" * 4096,
        b'{"format": NaN}', b'{"a":' * 20_000, CONTENT + b" " * SIZE_LIMIT,
    ],
)  # fmt: skip
def test_junk_is_refused_in_one_sentence(junk: bytes) -> None:
    assert refusal(junk).message


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, len(CONTENT) - 1), cut=st.integers(0, 40), put_in=st.binary(max_size=12))
def test_a_file_with_any_harm_is_read_whole_or_refused_whole(place: int, cut: int, put_in: bytes) -> None:
    harmed = CONTENT[:place] + put_in + CONTENT[place + cut :]
    try:
        back = read("a.json", harmed, SHELF.get)
    except UserError:
        return
    assert len(back.items) == len(CBI.items)
    assert all(back.items)
    assert len(set(back.items)) == len(back.items)
