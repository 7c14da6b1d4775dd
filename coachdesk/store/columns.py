"""Types of columns: what a record holds on one side, what the file holds on the other.

Everything is kept as text that a person could read in a dump: ISO days and instants, values of enumerations,
JSON. A value of the wrong kind is refused when it is written (:class:`TypeError`): no reading fails later.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from coachdesk.domain.assessments import Score
from coachdesk.domain.safety_notices import NoticeTurn, TurnKind
from coachdesk.domain.supervision import AllianceMoment
from coachdesk.domain.typings import Difference
from coachdesk.domain.wordings import AnswerWords

ValueT = TypeVar("ValueT")
EnumT = TypeVar("EnumT", bound=Enum)


class _AsText(TypeDecorator[ValueT]):
    """A value kept as text; ``None`` stays ``NULL``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> str | None:
        """What the file holds."""
        return None if value is None else self.written(value)

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], ValueT | None]:
        """What the record holds; one call a value instead of three, thirty of which make a file."""
        read = self.read

        def process(value: str | None) -> ValueT | None:
            return None if value is None else read(value)

        return process

    def written(self, value: object) -> str:
        """The text of a value.

        Raises:
            TypeError: a value of another kind. Only the kind is told: the value may be a client's.
        """
        raise NotImplementedError

    def read(self, kept: str) -> ValueT:
        """The value of a text."""
        raise NotImplementedError


def _wrong(value: object) -> TypeError:
    return TypeError(type(value).__name__)


class Choice(_AsText[EnumT]):
    """A member of an enumeration, kept as its value."""

    cache_ok = True

    def __init__(self, kind: type[EnumT]) -> None:
        super().__init__()
        self.kind = kind
        self._members: dict[str, EnumT] = {str(member.value): member for member in kind}

    def written(self, value: object) -> str:
        """The member's value."""
        if not isinstance(value, self.kind):
            raise _wrong(value)
        return str(value.value)

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], EnumT | None]:
        """The member, looked up without a call of ours."""
        members: dict[str | None, EnumT | None] = {None: None}
        members.update(self._members.items())
        return members.__getitem__

    def read(self, kept: str) -> EnumT:
        """The member."""
        return self._members[kept]


class Day(_AsText[date]):
    """A local calendar day without a zone, ``2026-11-20``."""

    cache_ok = True

    def written(self, value: object) -> str:
        """ISO day."""
        if not isinstance(value, date) or isinstance(value, datetime):
            raise _wrong(value)
        return value.isoformat()

    def read(self, kept: str) -> date:
        """The day."""
        return date.fromisoformat(kept)


class Hour(_AsText[time]):
    """A local hour without a zone, ``18:30:00``."""

    cache_ok = True

    def written(self, value: object) -> str:
        """ISO hour."""
        if not isinstance(value, time) or value.tzinfo is not None:
            raise _wrong(value)
        return value.isoformat()

    def read(self, kept: str) -> time:
        """The hour."""
        return time.fromisoformat(kept)


class LocalMoment(_AsText[datetime]):
    """A local day and hour without a zone, ``2026-11-20T18:30:00``: an appointment moves with the clocks."""

    cache_ok = True

    def written(self, value: object) -> str:
        """ISO moment."""
        if not isinstance(value, datetime) or value.tzinfo is not None:
            raise _wrong(value)
        return value.isoformat()

    def read(self, kept: str) -> datetime:
        """The moment."""
        return datetime.fromisoformat(kept)


class Instant(_AsText[datetime]):
    """An instant, kept in UTC with all its digits so that the texts sort as the instants do."""

    cache_ok = True

    def written(self, value: object) -> str:
        """ISO instant in UTC."""
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise _wrong(value)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def read(self, kept: str) -> datetime:
        """The instant, in UTC with its zone."""
        return datetime.fromisoformat(kept)


class Words(_AsText[tuple[str, ...]]):
    """Several texts in their order, kept as a JSON list."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list."""
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise _wrong(value)
        return _json(list(value))

    def read(self, kept: str) -> tuple[str, ...]:
        """The texts."""
        return () if kept == "[]" else tuple(json.loads(kept))


class WordsOfAnswers(_AsText[tuple[AnswerWords, ...]]):
    """Words of answers by response scale, kept as a JSON list of pairs."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list of pairs."""
        if not isinstance(value, tuple) or not all(isinstance(one, AnswerWords) for one in value):
            raise _wrong(value)
        return _json([[one.response_id, list(one.words)] for one in value])

    def read(self, kept: str) -> tuple[AnswerWords, ...]:
        """The words."""
        return tuple(AnswerWords(response_id, tuple(words)) for response_id, words in json.loads(kept))


class Answers(_AsText[tuple[float | None, ...]]):
    """Raw answers in the order of the items, ``null`` where there is none, kept as a JSON list."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list."""
        if not isinstance(value, tuple) or not all(one is None or type(one) in (int, float) for one in value):
            raise _wrong(value)
        return _json(list(value))

    def read(self, kept: str) -> tuple[float | None, ...]:
        """The answers."""
        return tuple(json.loads(kept))


class Scores(_AsText[tuple[Score, ...]]):
    """Scores in the order of the scales, kept as a JSON list of objects."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list of objects."""
        if not isinstance(value, tuple) or not all(isinstance(one, Score) for one in value):
            raise _wrong(value)
        return _json(
            [
                {"scale_id": one.scale_id, "value": one.value, "answered": one.answered, "items": one.items}
                for one in value
            ]
        )

    def read(self, kept: str) -> tuple[Score, ...]:
        """The scores."""
        return tuple(
            Score(one["scale_id"], one["value"], one["answered"], one["items"]) for one in json.loads(kept)
        )


class Differences(_AsText[tuple[Difference, ...]]):
    """Where two typings of a sheet differed, kept as a JSON list of item, first and second points."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list of lists."""
        if not isinstance(value, tuple) or not all(isinstance(one, Difference) for one in value):
            raise _wrong(value)
        return _json([[one.item, one.first, one.second] for one in value])

    def read(self, kept: str) -> tuple[Difference, ...]:
        """The differences."""
        return tuple(Difference(*one) for one in json.loads(kept))


class Turns(_AsText[tuple[NoticeTurn, ...]]):
    """The history of a notice, the oldest first, kept as a JSON list of objects."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list of objects."""
        if not isinstance(value, tuple) or not all(isinstance(one, NoticeTurn) for one in value):
            raise _wrong(value)
        return _json(
            [
                {
                    "at": Instant().written(one.at),
                    "kind": one.kind.value,
                    "answer": one.answer,
                    "done": one.done,
                    "ask_again_on": one.ask_again_on and one.ask_again_on.isoformat(),
                }
                for one in value
            ]
        )

    def read(self, kept: str) -> tuple[NoticeTurn, ...]:
        """The history."""
        return tuple(
            NoticeTurn(
                datetime.fromisoformat(one["at"]),
                TurnKind(one["kind"]),
                one["answer"],
                one["done"],
                date.fromisoformat(one["ask_again_on"]) if one["ask_again_on"] else None,
            )
            for one in json.loads(kept)
        )


class Moments(_AsText[tuple[AllianceMoment, ...]]):
    """Moments of an alliance in the order typed, kept as a JSON list of lists."""

    cache_ok = True

    def written(self, value: object) -> str:
        """JSON list of lists."""
        if not isinstance(value, tuple) or not all(isinstance(one, AllianceMoment) for one in value):
            raise _wrong(value)
        return _json(
            [[one.happened_on and one.happened_on.isoformat(), one.what, one.answer] for one in value]
        )

    def read(self, kept: str) -> tuple[AllianceMoment, ...]:
        """The moments."""
        return tuple(
            AllianceMoment(date.fromisoformat(day) if day else None, what, answer)
            for day, what, answer in json.loads(kept)
        )


def _json(value: list[Any]) -> str:
    # What is not a number is no score: refused here rather than written as something no JSON reader takes.
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
