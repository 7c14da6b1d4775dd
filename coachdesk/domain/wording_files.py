"""A held wording as one file, for one's second computer: JSON that says whose text it carries.

Reading it trusts nothing: the size is looked at before anything is parsed, and whatever does not fit is refused
with the file, the line or the key, and the reason. Of a refused file nothing is taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NoReturn

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.messages import N_
from coachdesk.domain.pasted_signs import is_clean
from coachdesk.domain.wordings import (
    LANGUAGES,
    LINE_LIMIT,
    STATEMENT_LIMIT,
    WORD_LIMIT,
    AnswerWords,
    HeldWording,
    Mark,
    can_be_held,
    to_point_at,
    worded_responses,
)

FORMAT: Final = "coachdesk-wording"
FORMAT_VERSION: Final = 1
SIZE_LIMIT: Final = 262_144
NOTICE: Final = N_(
    "This file carries the text of a questionnaire, to which somebody holds the rights. It is for the computers of "
    "the person who may use that text: do not pass it on."
)
_KEYS: Final = frozenset(
    "format format_version notice instrument version language holder statement stated_on answer_words reversed "
    "safety items".split()
)


@dataclass(frozen=True, slots=True)
class WordingFile:
    """What a file holds: everything of a held wording but its place in a vault."""

    instrument_id: str
    version: str
    language: str
    items: tuple[str, ...]
    answer_words: tuple[AnswerWords, ...]
    statement: str
    stated_on: date


def file_name(held: HeldWording) -> str:
    """``coachdesk-cbi-fr.json``."""
    return f"coachdesk-{held.instrument_id}-{held.language}.json"


def written(held: HeldWording, instrument: Instrument, notice: str) -> bytes:
    """The file of a wording.

    Args:
        held: what is kept.
        instrument: its questionnaire, of the same version.
        notice: :data:`NOTICE` in the language of whoever opens the file.
    """
    plain = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "notice": notice,
        "instrument": held.instrument_id,
        "version": held.version,
        "language": held.language,
        "holder": instrument.holder,
        "statement": held.statement,
        "stated_on": held.stated_on.isoformat(),
        "answer_words": {one.response_id: list(one.words) for one in held.answer_words},
        "reversed": list(to_point_at(instrument, Mark.REVERSED)),
        "safety": list(to_point_at(instrument, Mark.SAFETY)),
        "items": [{"number": number, "text": text} for number, text in enumerate(held.items, start=1)],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def read(name: str, content: bytes, find: Callable[[str, str], Instrument]) -> WordingFile:
    """Read a file.

    Args:
        name: of the file, for what is told.
        content: at most :data:`SIZE_LIMIT` bytes of it count.
        find: gives a questionnaire by id and version.

    Raises:
        UserError: what is wrong, with the file, its line or key, and the reason.
    """
    return _Reader(name).read(content, find)


class _RefusedError(ValueError):
    """Something that JSON allows and this format does not; said with the key."""


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name

    def read(self, content: bytes, find: Callable[[str, str], Instrument]) -> WordingFile:
        plain = self._object(self._parsed(self._text(content)), "")
        if plain.get("format") != FORMAT:
            raise UserError("{file}: this is not a wording written by CoachDesk.", file=self._name)
        if plain.get("format_version") != FORMAT_VERSION:
            self._refuse("format_version", N_("{file}: {key} is of a newer CoachDesk."))
        self._check_keys(plain, _KEYS, "")
        instrument = self._instrument(plain, find)
        language = self._text_of(plain, "language", 2)
        if language not in LANGUAGES:
            self._refuse("language", N_("{file}: {key} is a language that CoachDesk does not have."))
        for mark in Mark:
            if self._numbers(plain, mark.value) != to_point_at(instrument, mark):
                self._refuse(
                    mark.value,
                    N_("{file}: {key} does not agree with the authors’ key of this questionnaire."),
                )
        return WordingFile(
            instrument_id=instrument.id,
            version=instrument.version,
            language=language,
            items=self._items(plain, len(instrument.items)),
            answer_words=self._answer_words(plain, instrument),
            statement=self._text_of(plain, "statement", STATEMENT_LIMIT),
            stated_on=self._day(plain, "stated_on"),
        )

    # --- bytes ---------------------------------------------------------------------------------------------

    def _text(self, content: bytes) -> str:
        if len(content) > SIZE_LIMIT:
            raise UserError(
                "{file}: a wording has at most {limit} kB, this file has more.",
                file=self._name,
                limit=SIZE_LIMIT // 1024,
            )
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise UserError(
                "{file}, line {line}: this is no text in UTF-8. Was the file saved by another program?",
                file=self._name,
                line=str(line),
            ) from None

    def _parsed(self, text: str) -> object:
        try:
            parsed: object = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            raise UserError(
                "{file}, line {line}: something is missing or stands in the wrong place there.",
                file=self._name,
                line=str(error.lineno),
            ) from None
        except _RefusedError as error:
            raise UserError(
                "{file}: {key} stands there twice, or is no plain value.", file=self._name, key=str(error)
            ) from None
        except (ValueError, RecursionError):
            # Numbers of thousands of figures, lists within lists without end.
            raise UserError("{file}: this is not a wording written by CoachDesk.", file=self._name) from None
        return parsed

    # --- keys ----------------------------------------------------------------------------------------------

    def _refuse(self, key: str, message: str) -> NoReturn:
        raise UserError(message, file=self._name, key=key)

    def _object(self, value: object, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            if not key:
                raise UserError("{file}: this is not a wording written by CoachDesk.", file=self._name)
            self._refuse(key, N_("{file}: {key} is not what it should be."))
        return value

    def _check_keys(self, plain: dict[str, Any], known: frozenset[str], where: str) -> None:
        unknown = sorted(plain.keys() - known)
        if unknown:
            self._refuse(where + _shown(unknown[0]), N_("{file}: {key} is not known here."))
        missing = sorted(known - plain.keys())
        if missing:
            self._refuse(where + missing[0], N_("{file}: {key} is missing."))

    def _text_of(self, plain: dict[str, Any], key: str, limit: int, where: str = "") -> str:
        value = plain[key]
        if not isinstance(value, str) or not value.strip() or not is_clean(value):
            self._refuse(where + key, N_("{file}: {key} is not what it should be."))
        if len(value) > limit:
            raise UserError(
                "{file}: {key} is longer than {limit} characters.",
                file=self._name,
                key=where + key,
                limit=limit,
            )
        return value

    def _instrument(self, plain: dict[str, Any], find: Callable[[str, str], Instrument]) -> Instrument:
        wanted, version = self._text_of(plain, "instrument", 60), self._text_of(plain, "version", 10)
        try:
            instrument = find(wanted, version)
        except UserError:
            self._refuse("instrument", N_("{file}: {key} is a questionnaire that CoachDesk does not have."))
        if not can_be_held(instrument):
            self._refuse("instrument", N_("{file}: {key} is a questionnaire without a wording to be held."))
        return instrument

    def _numbers(self, plain: dict[str, Any], key: str) -> tuple[int, ...]:
        value = plain[key]
        if not isinstance(value, list) or not all(type(one) is int for one in value):
            self._refuse(key, N_("{file}: {key} is not what it should be."))
        return tuple(sorted(value))

    def _day(self, plain: dict[str, Any], key: str) -> date:
        try:
            return date.fromisoformat(self._text_of(plain, key, 10))
        except ValueError:
            self._refuse(key, N_("{file}: {key} is no day, such as 2026-11-20."))

    def _items(self, plain: dict[str, Any], wanted: int) -> tuple[str, ...]:
        lines = plain["items"]
        if not isinstance(lines, list):
            self._refuse("items", N_("{file}: {key} is not what it should be."))
        if len(lines) != wanted:
            raise UserError(
                "{file}: the number of lines in {key} is {count}, and the form has {wanted} questions.",
                file=self._name,
                key="items",
                count=len(lines),
                wanted=wanted,
            )
        found: dict[int, str] = {}
        for place, line in enumerate(lines, start=1):
            where = f"items[{place}]"
            one = self._object(line, where)
            self._check_keys(one, frozenset({"number", "text"}), f"{where}.")
            number = one["number"]
            if type(number) is not int or not 1 <= number <= wanted:
                self._refuse(f"{where}.number", N_("{file}: {key} is no number of a question."))
            if number in found:
                self._refuse(f"{where}.number", N_("{file}: {key} is there twice."))
            text = self._text_of(one, "text", LINE_LIMIT, f"{where}.")
            if text in found.values():
                self._refuse(f"{where}.text", N_("{file}: {key} is there twice."))
            found[number] = text
        return tuple(found[number] for number in range(1, wanted + 1))

    def _answer_words(self, plain: dict[str, Any], instrument: Instrument) -> tuple[AnswerWords, ...]:
        sets = self._object(plain["answer_words"], "answer_words")
        known = {one.id: one for one in worded_responses(instrument)}
        found = []
        for response_id, words in sets.items():
            key = f"answer_words.{_shown(response_id)}"
            if response_id not in known:
                self._refuse(key, N_("{file}: {key} is not known here."))
            if not isinstance(words, list) or not all(
                isinstance(word, str) and word.strip() and is_clean(word) for word in words
            ):
                self._refuse(key, N_("{file}: {key} is not what it should be."))
            wanted = len(known[response_id].values)
            if len(words) != wanted:
                raise UserError(
                    "{file}: {key} holds {count} for {wanted} answers.",
                    file=self._name,
                    key=key,
                    count=len(words),
                    wanted=wanted,
                )
            if len(set(words)) < len(words) or max(map(len, words)) > WORD_LIMIT:
                self._refuse(key, N_("{file}: {key} is not what it should be."))
            found.append(AnswerWords(response_id, tuple(words)))
        return tuple(found)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RefusedError(_shown(key))
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise _RefusedError(name)


def _shown(key: str) -> str:
    """A key of somebody's file, short enough to be said."""
    return "".join(sign for sign in key[:40] if sign.isprintable())
