"""Where words may stand at a level line of a panel: a reference, or the baseline with the band around it.

Upwards is positive; distances are multiples of the unit of a :class:`Frame`, costs are numbers without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coachdesk.figures.frames import Frame
from coachdesk.figures.placement import Box

INSET: Final = 5.1
"""From the beginning of a stretch to the words in it."""
STEP: Final = 17.0
"""From one place along a line to the next."""

_AT_A_LINE: Final = 1.2
_ONE_ON: Final = 0.2
_OTHER_SIDE: Final = 10.0
_BEYOND_BAND: Final = 4.0
_TIGHT: Final = 12.0
_BEFORE: Final = 14.0


@dataclass(frozen=True, slots=True)
class Level:
    """A level line that gets words.

    Attributes:
        y: its height.
        begins: where it begins.
        others: heights of lines to which the words must not seem to belong.
        edges: heights of the edges of the band around it.
        is_late: the words stand at its right end, away from those of references; else at its left.
        is_high: they rather stand above it: the measures lie under it.
        is_tight: they may stand between it and an edge of its band even where they fill that room.
        reach: what is kept free about the marker at its beginning.
    """

    y: float
    begins: float
    others: Sequence[float]
    edges: Sequence[float]
    is_late: bool
    is_high: bool
    is_tight: bool
    reach: float

    def places(
        self, frame: Frame, events: Sequence[float], size: tuple[float, float]
    ) -> list[tuple[Box, float]]:
        """Under or above the line, beyond its band, or before it begins, each with what it costs.

        Args:
            frame: the measures of the medium.
            events: where upright lines part the plot.
            size: width and height of the words.
        """
        width, height = size
        places = [
            (Box(left, bottom, left + width, bottom + height), _ONE_ON * number + wish)
            for bottom, wish in self._bottoms(frame.unit, height)
            for number, left in enumerate(self._lefts(frame, events, width))
        ]
        if self.is_late:
            edge = self.begins - self.reach
            places.append((Box(edge - width, self.y - height / 2, edge, self.y + height / 2), _BEFORE))
        return places

    def _lefts(self, frame: Frame, events: Sequence[float], width: float) -> list[float]:
        """Left edges, the best first."""
        last, step = frame.right - width, STEP * frame.unit
        starts = [x + INSET * frame.unit for x in sorted((frame.left, *events))]
        starts += [frame.left + number * step for number in range(1, int(last / step) + 1)]
        if self.is_late:
            starts = [last - frame.unit, *sorted(starts, reverse=True)]
        # At a line that begins late, the words touch the line.
        return [start for start in starts if start + width > self.begins and start <= last]

    def _bottoms(self, unit: float, height: float) -> list[tuple[float, float]]:
        """Lower edges, with what each costs: none where another line would run through or lie between."""
        y, near = self.y, _AT_A_LINE * unit
        lower, higher = (_OTHER_SIDE, 0.0) if self.is_high else (0.0, _OTHER_SIDE)
        sides = [(y - near - height, y, lower), (y + near, y, higher)]
        for edge in self.edges:
            is_low = edge < y
            beyond = edge - near - height if is_low else edge + near
            wish = _BEYOND_BAND + (lower if is_low else higher)
            sides.append((beyond, edge, wish))
            if self.is_tight:
                sides.append(((y + edge - height) / 2, y, wish + _TIGHT))
        lines = (*self.others, *self.edges)
        return [
            (bottom, wish)
            for bottom, line, wish in sides
            if not any(bottom < each < bottom + height for each in lines if each != line)
        ]
