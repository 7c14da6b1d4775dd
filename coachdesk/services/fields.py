"""What may stand in a field. A rule takes a value as typed and today, and gives the value to keep.

Texts are kept exactly as typed, in any script. A value of the wrong type or an unknown field is a bug of the
caller (:class:`TypeError`); something a person typed is refused with a :class:`UserError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import TypeAlias

from coachdesk.domain.days import check_in_memory
from coachdesk.domain.errors import UserError

Rule: TypeAlias = Callable[[object, date], object]
Rules: TypeAlias = Mapping[str, Rule]

TEXT_LIMIT = 2_000_000


def checked(rules: Rules, fields: Mapping[str, object], today: date) -> dict[str, object]:
    """The fields as they are kept.

    Args:
        rules: what each field of the record accepts.
        fields: new values by field name.
        today: local calendar day.

    Raises:
        TypeError: a field that the record does not have, or a value of the wrong type.
        UserError: a value that cannot be taken.
    """
    unknown = fields.keys() - rules.keys()
    if unknown:
        raise TypeError(", ".join(sorted(unknown)))
    return {name: rules[name](value, today) for name, value in fields.items()}


def text(value: object, _today: date | None = None) -> str:
    """Any text, unchanged.

    Raises:
        UserError: it holds a NUL or half a character, which no file can keep, or is beyond all measure.
    """
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    if len(value) > TEXT_LIMIT:
        raise UserError("This text is longer than {limit} characters.", limit=TEXT_LIMIT)
    if "\0" in value or not _is_encodable(value):
        raise UserError("This text holds a character that cannot be kept. Remove it, then go on.")
    return value


def _is_encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def filled(message: str) -> Rule:
    """A text that is not empty; ``message`` says what to type."""

    def rule(value: object, _today: date) -> str:
        kept = text(value)
        if not kept.strip():
            raise UserError(message)
        return kept

    return rule


def words(value: object, _today: date) -> tuple[str, ...]:
    """Free words in the order typed: trimmed, without empty or repeated ones."""
    if not isinstance(value, tuple | list):
        raise TypeError(type(value).__name__)
    return tuple(dict.fromkeys(word for word in (text(one).strip() for one in value) if word))


def member(kind: type[Enum]) -> Rule:
    """A member of an enumeration."""
    return _of(kind)


def _of(kind: type) -> Rule:
    def rule(value: object, _today: date) -> object:
        if not isinstance(value, kind):
            raise TypeError(type(value).__name__)
        return value

    return rule


def whole_number(value: object) -> int | None:
    """A whole number or nothing, as a type; its range is the domain's business."""
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(type(value).__name__)
    return value


def optional(rule: Rule) -> Rule:
    """What the rule accepts, or nothing."""

    def or_nothing(value: object, today: date) -> object:
        return None if value is None else rule(value, today)

    return or_nothing


def day(value: object, _today: date | None = None) -> date:
    """A local calendar day, past or to come."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(type(value).__name__)
    return value


def day_gone(value: object, today: date) -> date:
    """Today or a day before.

    Raises:
        UserError: the day is still to come, or beyond anyone's memory.
    """
    known = check_in_memory(day(value), today)
    if known > today:
        raise UserError("{date} is in the future.", date=known)
    return known


def hour(value: object, _today: date) -> time:
    """A local hour without a zone."""
    if not isinstance(value, time) or value.tzinfo is not None:
        raise TypeError(type(value).__name__)
    return value


def local_moment(value: object, _today: date) -> datetime:
    """A local day and hour without a zone."""
    if not isinstance(value, datetime) or value.tzinfo is not None:
        raise TypeError(type(value).__name__)
    return value


def instant(value: object, _today: date) -> datetime:
    """An instant with its zone."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError(type(value).__name__)
    return value


flag: Rule = _of(bool)
