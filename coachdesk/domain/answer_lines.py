"""Lines of a form that is read across: one thing asked about in one or several columns, in families."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.domain.instruments import Instrument, ResponseKind


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line.

    Attributes:
        number: from 1, as printed.
        group: id of its family, or empty.
        items: numbers of its items, one for each column.
    """

    number: int
    group: str
    items: tuple[int, ...]


def is_map(instrument: Instrument) -> bool:
    """True for a form that is looked at line by line: it has families of lines, or several columns."""
    return bool(instrument.groups or instrument.aspects)


def lines(instrument: Instrument) -> tuple[AnswerLine, ...]:
    """The lines in their order; a plain form has one for each item."""
    columns = max(1, len(instrument.aspects))
    return tuple(
        AnswerLine(first.row, first.group, tuple(range(first.number, first.number + columns)))
        for first in instrument.items[::columns]
    )


def line_of(instrument: Instrument, item: int) -> AnswerLine:
    """The line that an item stands on."""
    return lines(instrument)[instrument.item(item).row - 1]


def has_gap(instrument: Instrument) -> bool:
    """True when each line is asked about twice on the same numbers, so that the two can be set side by side."""
    kinds = {response.kind for response in instrument.responses}
    return len(instrument.aspects) == 2 and len(instrument.responses) == 1 and kinds == {ResponseKind.NUMBERS}


def gap(line: AnswerLine, answers: Sequence[float | None]) -> float | None:
    """How far the second column lies above the first (below: negative); None unless both were answered."""
    first, second = (answers[number - 1] for number in line.items)
    return None if first is None or second is None else second - first


def settled_by(instrument: Instrument, item: int) -> tuple[int, ...]:
    """Items that need not be asked once this one was answered with 0, or passed over.

    They are the other columns of its line, where the form names a leading one: of a sign that is absent nobody
    asks how long it has been there.
    """
    if not instrument.leading_aspect or instrument.item(item).aspect != instrument.leading_aspect:
        return ()
    return tuple(number for number in line_of(instrument, item).items if number != item)
