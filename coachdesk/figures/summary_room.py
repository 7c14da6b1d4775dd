"""What is proposed for the one page must fit on it: a cautious estimate, in points, at the smallest letters.

The page itself is measured when it is drawn, in another process. Here widths are guessed from the number of signs, on
the large side, so that a page as it is proposed is never refused as too full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from coachdesk.figures.client_summaries import Move
from coachdesk.figures.signing import Letterhead

_PAGE: Final = 842.0
_FULL: Final = 459.0
_HANGING: Final = 439.0
_TOP, _FOOT = 108.0, 56.0
_LINE: Final = 17.1
_SMALL_LINE: Final = 16.5
_QUOTE_LINE: Final = 18.1
_HEADING: Final = 31.0
_HEADINGS: Final = 5
_TITLE: Final = 26.0
_NAME_ROOM, _CHANGE_ROOM = 170.0, 238.0
_ASIDE_AT_MOST: Final = 165.0
_FRAME_ROOM: Final = 430.0
_FRAME_EDGES: Final = 24.0
_SIGN: Final = 6.2
"""Width of a sign at 12 points: that of running text is near 5.8."""
_QUOTE_SIGN: Final = 7.2
_WASTE: Final = 18.0
"""What a line loses where the next word does not fit, on an average."""
_WIDE_FROM: Final = 0x1100
_SAFETY: Final = 6.0
_LOGO: Final = 36.0
_NAME_AT, _CONTACT_AT, _UNDER = 38.0, 51.0, 20.0
_HEAD_NAME, _HEAD_LINE, _HEAD_ROOM, _HEAD_SIGN = 16.0, 12.5, 190.0, 5.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that could stand on the page, and how high it would be."""

    key: str
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals of one part, the most telling first.

    Attributes:
        most: so many stand there at most.
        is_needed: one stands there even when none has room: a page that says that there is nothing would be wrong.
    """

    proposals: Sequence[Proposal]
    most: int
    is_needed: bool = False


def chosen(room: float, groups: Sequence[Group]) -> frozenset[str]:
    """The keys that have room: one of each part first, then a second, then a third; what is too long is passed over."""
    found: set[str] = set()
    for turn in range(max((group.most for group in groups), default=0)):
        for group in groups:
            waiting = [one for one in group.proposals if one.key not in found]
            if turn >= group.most or not waiting:
                continue
            fitting = _first_within(room, waiting)
            if fitting is None and group.is_needed and not turn:
                fitting = waiting[0]
            if fitting is not None:
                found.add(fitting.key)
                room -= fitting.height
    return frozenset(found)


def _first_within(room: float, proposals: Sequence[Proposal]) -> Proposal | None:
    return next((one for one in proposals if one.height <= room), None)


def room_left(
    letterhead: Letterhead | None, subtitle: str, remarks: Iterable[str], always: Sequence[str]
) -> float:
    """What the page leaves to its sentences.

    Args:
        letterhead: at its top.
        subtitle: under the title.
        remarks: that would stand under what moved.
        always: the lines of the frame that says what to do when it is hard.
    """
    fixed = _TITLE + 1 + _lines(subtitle, _FULL) * _LINE + _HEADINGS * _HEADING + 3 * (_SMALL_LINE + 1.5)
    fixed += sum(_lines(words, _FULL) * _LINE + 4.4 for words in remarks)
    fixed += _FRAME_EDGES + sum(_lines(words, _FRAME_ROOM) * _LINE + 2.7 for words in always)
    return _PAGE - max(_TOP, _head(letterhead)) - _FOOT - fixed - _SAFETY


def bullet(words: str) -> float:
    """A kept action."""
    return _lines(words, _HANGING) * _LINE + 4.4


def quote(words: str) -> float:
    """Words of the person, with the line that says whose they are."""
    return _lines(f"«{words}»", _HANGING, _QUOTE_SIGN) * _QUOTE_LINE + _SMALL_LINE + 7


def move(one: Move) -> float:
    """A row of what moved."""
    change = _lines(f"{one.strong} {one.rest}", _CHANGE_ROOM)
    return max(_lines(one.name, _NAME_ROOM), change) * _LINE + 5


def step(words: str, helper: str, due: str) -> float:
    """A next step, with who helps and by when beside it."""
    beside = min(_ASIDE_AT_MOST, max(_width(helper), _width(due), _SIGN * 20))
    aside = _LINE * _lines(helper, beside + _WASTE) + (
        _SMALL_LINE * _lines(due, beside + _WASTE) if due else 0
    )
    return max(_lines(words, _HANGING - beside - 12) * _LINE, aside) + 6


def _head(letterhead: Letterhead | None) -> float:
    if letterhead is None:
        return 0
    left = (
        (_LOGO if letterhead.logo else 0)
        + _NAME_AT
        + _lines(letterhead.practitioner, _HEAD_ROOM) * _HEAD_NAME
    )
    for words in (letterhead.title, letterhead.certifications):
        left += _lines(words, _HEAD_ROOM, _HEAD_SIGN) * _HEAD_LINE if words else 0
    right = sum(_lines(words, _HEAD_ROOM, _HEAD_SIGN) for words in letterhead.lines)
    return max(left, _CONTACT_AT + right * _HEAD_LINE) + _UNDER


def _lines(words: str, room: float, sign: float = _SIGN) -> int:
    return sum(max(1, ceil(_width(line, sign) / (room - _WASTE))) for line in (words or " ").splitlines())


def _width(words: str, sign: float = _SIGN) -> float:
    return sum(_share(letter) for letter in words) * sign


def _share(letter: str) -> float:
    if ord(letter) >= _WIDE_FROM and not 0x2000 <= ord(letter) < 0x2100:
        return 2
    return 1.35 if letter.isupper() or letter in "MmWw@—" else 1
