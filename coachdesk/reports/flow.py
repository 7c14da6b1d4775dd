"""Blocks into pages: nothing torn, no heading left at a page foot, no page that carries three lines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final

from coachdesk.reports.blocks import Block

_TOLERANCE: Final = 0.01
_FEWEST_LINES: Final = 90.0
HEADING_LINE: Final = 22.0
_HELD_BACK: Final = (8.0, 40.0, 80.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its blocks stay in order, its heading is repeated where it goes on on a next page.

    Attributes:
        begins_page: it stands at the top of a page of its own.
        repeated_height: of the repeated heading, set in the side column.
    """

    heading: str
    blocks: tuple[Block, ...]
    begins_page: bool = False
    repeated_height: float = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height on the page where it begins, in points from the lower edge."""

    block: Block
    top: float


@dataclass(slots=True)
class Page:
    """One page.

    Attributes:
        continued: the heading of the section that goes on at its top.
        is_heading_alone: that heading has a line of its own: in the side column it would stand on something.
    """

    continued: str = ""
    is_heading_alone: bool = False
    placed: list[Placed] = field(default_factory=list)

    @property
    def shows_measures(self) -> bool:
        """Whether the caution line belongs on it."""
        return any(item.block.shows_measures for item in self.placed)

    @property
    def height(self) -> float:
        """From the top of its first block to the end of its last, in points."""
        last = self.placed[-1]
        return self.placed[0].top - last.top + last.block.height


@dataclass(frozen=True, slots=True)
class Room:
    """Where text may stand, in points from the lower edge of the page.

    Attributes:
        bottom: where text ends on a page that shows a measure: the caution line stands below it.
        saved_white: taken from the white before every section.
        plain_bottom: where it ends on a page that shows none; the same when nothing is said.
    """

    first_top: float
    later_top: float
    bottom: float
    saved_white: float = 0
    plain_bottom: float | None = None

    def foot(self, *, shows_measures: bool) -> float:
        """Where text ends on a page."""
        return self.bottom if shows_measures or self.plain_bottom is None else self.plain_bottom


def paginate(parts: Sequence[Part], room: Room) -> list[Page]:
    """Lay the sections out; when the last page would carry next to nothing, more is moved to it."""
    pages = _Layout(parts, room, {}).run()
    missing = _FEWEST_LINES - pages[-1].height
    if len(pages) < 2 or missing <= 0:
        return pages
    for extra in _HELD_BACK:
        again = _Layout(parts, room, {len(pages) - 2: missing + extra}).run()
        if len(again) == len(pages) and again[-1].height >= _FEWEST_LINES:
            return again
    return pages


class _Layout:
    def __init__(self, parts: Sequence[Part], room: Room, held: dict[int, float]) -> None:
        self._parts = parts
        self._room = room
        self._held = held
        self._pages = [Page()]
        self._y = room.first_top

    def run(self) -> list[Page]:
        for part in self._parts:
            queue = deque(part.blocks)
            if part.begins_page and self._pages[-1].placed:
                self._pages.append(Page())
                self._y = self._room.later_top
            while queue:
                self._place(part, queue)
        return [page for page in self._pages if page.placed] or self._pages[:1]

    def _place(self, part: Part, queue: deque[Block]) -> None:
        page = self._pages[-1]
        if not page.placed and len(self._pages) > 1:
            queue[0] = queue[0].at_page_top()
        block = queue[0]
        top = self._y - (self._white_before(part, block) if page.placed else 0)
        left = top - self._bottom(block)
        block = block.fitted(left + _TOLERANCE)
        if block.height <= left + _TOLERANCE:
            self._put(block, top)
            queue.popleft()
            return
        if block.may_vanish:
            queue.popleft()
            return
        halves = block.split(left) if left > 0 else None
        if halves:
            self._put(halves[0], top)
            queue[0] = halves[1]
        elif not page.placed:
            # Nothing can be done for a block higher than a page: it is drawn whole.
            self._put(block, top)
            queue.popleft()
            return
        self._turn(part, queue)

    def _white_before(self, part: Part, block: Block) -> float:
        opens_section = bool(part.heading) and block is part.blocks[0]
        return block.space_before - (self._room.saved_white if opens_section else 0)

    def _bottom(self, block: Block) -> float:
        foot = self._room.foot(shows_measures=block.shows_measures or self._pages[-1].shows_measures)
        return foot + self._held.get(len(self._pages) - 1, 0)

    def _put(self, block: Block, top: float) -> None:
        self._pages[-1].placed.append(Placed(block, top))
        self._y = top - block.height

    def _turn(self, part: Part, queue: deque[Block]) -> None:
        placed = self._pages[-1].placed
        kept = len(placed)
        while kept and placed[kept - 1].block.keeps_next:
            kept -= 1
        while kept and len(placed) > kept:
            queue.appendleft(placed.pop().block)
        is_begun = len(queue) < len(part.blocks) or queue[0] is not part.blocks[0]
        self._pages.append(Page(continued=part.heading if is_begun else ""))
        self._y = self._room.later_top
        if is_begun and _side_room(queue) < part.repeated_height:
            self._pages[-1].is_heading_alone = True
            beside = queue[0].side_free
            self._y -= max(HEADING_LINE - (beside if beside < queue[0].height else 0), 0)


def _side_room(blocks: Iterable[Block]) -> float:
    """How much of the side column is free from the top of the first block on."""
    free = 0.0
    for number, block in enumerate(blocks):
        free += (block.space_before if number else 0) + min(block.side_free, block.height)
        if block.side_free < block.height:
            return free
    return inf
