"""Where the words of a panel stand: one rule, so that real measures never collide with words.

Pure geometry, without a font or a colour, in whatever units a medium has. It lives in this room and not with
the page because both renderers need it and neither may know the other: where a word may stand, and that it is
left out sooner than laid over a measure, is part of what a figure says. Upwards is positive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Box:
        """Larger on each side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line that a word would rather not cross; ``weight`` says how much rather."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 12.0

    def crosses(self, box: Box) -> bool:
        """Whether a part of it lies inside (clipped side by side)."""
        entry, leave = 0.0, 1.0
        across, up = self.x2 - self.x1, self.y2 - self.y1
        for step, distance in (
            (-across, self.x1 - box.left),
            (across, box.right - self.x1),
            (-up, self.y1 - box.bottom),
            (up, box.top - self.y1),
        ):
            if step == 0:
                if distance < 0:
                    return False
                continue
            ratio = distance / step
            if step < 0:
                entry = max(entry, ratio)
            else:
                leave = min(leave, ratio)
        return entry < leave


class Curve:
    """A line through measures in order of time; ten years of weeks are asked about hundreds of times."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        self._across = [x for x, _ in points]
        self._up = [y for _, y in points]

    def meets(self, box: Box) -> bool:
        """Whether a part of it lies inside."""
        first = max(bisect_left(self._across, box.left) - 1, 0)
        beyond = bisect_left(self._across, box.right, first) + 1
        heights = self._up[first:beyond]
        if not heights or min(heights) > box.top or max(heights) < box.bottom:
            return False
        days = self._across[first:beyond]
        return any(
            Stroke(days[at], heights[at], days[at + 1], heights[at + 1]).crosses(box)
            for at in range(len(days) - 1)
        )


@dataclass(slots=True)
class Surroundings:
    """What already stands in a panel.

    Attributes:
        bounds: no word leaves it.
        air: what is kept free about a word; a rule it may follow closely.
        markers: boxes of the drawn points, and of whatever else no word covers.
        curves: the lines through measures.
        rules: baseline, references, edges of bands, events: a word interrupts one only where it must.
        lines: of the grid, which a word may interrupt.
        words: boxes of the words placed so far.
    """

    bounds: Box
    air: float = 0.0
    markers: list[Box] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)
    lines: list[Stroke] = field(default_factory=list)
    words: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        """Whether a word may stand there: on no other word, on no marker, on no line through measures."""
        if not self.bounds.holds(box):
            return False
        wide = box.grown(self.air)
        return (
            not any(wide.overlaps(word) for word in self.words)
            and not any(box.overlaps(marker) for marker in self.markers)
            and not any(curve.meets(wide) for curve in self.curves)
        )

    def is_ruled(self, box: Box) -> bool:
        """Whether a rule would run through a word that stands there."""
        return any(rule.crosses(box) for rule in self.rules)

    def place(self, candidates: Iterable[tuple[Box, float]], *, may_cross: bool = False) -> Box | None:
        """Take the best of the free candidates; ``None`` when none is free.

        Args:
            candidates: each with what it costs to stand there and not where one would wish.
            may_cross: whether a word may interrupt a rule, at a cost.
        """
        best: Box | None = None
        lowest = float("inf")
        for box, wish in sorted(candidates, key=lambda each: each[1]):
            if wish >= lowest:
                break
            if not may_cross and self.is_ruled(box):
                continue
            if self.is_free(box):
                lines = (*self.rules, *self.lines) if may_cross else self.lines
                cost = wish + sum(line.weight for line in lines if line.crosses(box))
                if cost < lowest:
                    best, lowest = box, cost
        if best is not None:
            self.words.append(best)
        return best

    def take_back(self, count: int) -> None:
        """Forget the last ``count`` words placed."""
        del self.words[len(self.words) - count :]


def centred(x: float, bottom: float, width: float, height: float) -> Box:
    """A box whose middle is at ``x``."""
    return Box(x - width / 2, bottom, x + width / 2, bottom + height)


def around(
    x: float, y: float, reach: float, size: tuple[float, float], unit: float
) -> list[tuple[Box, float]]:
    """Places for a word about a point: above it, else beside or below it, else farther away.

    Args:
        x: of the point.
        y: of the point.
        reach: from the middle of the point to the nearest edge of the word.
        size: width and height of the word.
        unit: a ninth of the size of small print.
    """
    width, height = size
    found: list[tuple[Box, float]] = []
    for step in (0.0, 4.0, 8.0, 12.0, 17.0, 23.0, 30.0):
        away = reach + step * unit
        for aside in (0.0, -0.35, 0.35, -0.7, 0.7):
            wish = step + 4 * abs(aside)
            found.append((centred(x + aside * width, y + away, width, height), wish))
            found.append((centred(x + aside * width, y - away - height, width, height), wish + 8))
    level = y - height / 2
    found.append((Box(x + reach, level, x + reach + width, level + height), 10))
    found.append((Box(x - reach - width, level, x - reach, level + height), 12))
    return found


def beside(
    x: float, y: float, size: tuple[float, float], preferred: float, unit: float
) -> list[tuple[Box, float]]:
    """Places for the value at the end of a line, from ``x`` on: level with it, else higher or lower."""
    width, height = size
    found: list[tuple[Box, float]] = []
    for step in (0.0, 2.5, 5.0, 7.5, 10.0, 14.0, 18.0, 23.0):
        away = step * unit
        for shift, wish in ((preferred + away, 2 * step), (preferred - away, 2 * step + 1)):
            found.append((Box(x, y + shift - height / 2, x + width, y + shift + height / 2), wish))
    return found
