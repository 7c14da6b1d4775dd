"""Where the labels of a panel stand: a rule with costs, so that real measures never collide with words.

Pure geometry in points; nothing here draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

_ON_A_LABEL: Final = 1000.0
_OUTSIDE: Final = 1000.0
_ON_A_MARKER: Final = 400.0
_ON_A_CURVE: Final = 30.0


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


@dataclass(slots=True)
class Surroundings:
    """What already stands in a panel.

    Attributes:
        bounds: no label leaves it.
        markers: boxes of the drawn points.
        lines: reference, baseline, event and grid lines.
        curves: the pieces of the series.
        labels: boxes of the labels placed so far.
    """

    bounds: Box
    markers: list[Box] = field(default_factory=list)
    lines: list[Stroke] = field(default_factory=list)
    curves: list[Stroke] = field(default_factory=list)
    labels: list[Box] = field(default_factory=list)

    def cost(self, box: Box) -> float:
        """How bad a place is: 0 touches nothing, 400 or more hides something."""
        cost = 0.0 if self.bounds.holds(box) else _OUTSIDE
        cost += _ON_A_LABEL * sum(box.overlaps(label) for label in self.labels)
        cost += _ON_A_MARKER * sum(box.overlaps(marker) for marker in self.markers)
        cost += sum(line.weight for line in self.lines if line.crosses(box))
        return cost + (_ON_A_CURVE if any(curve.crosses(box) for curve in self.curves) else 0)

    def place(self, candidates: Iterable[tuple[Box, float]], *, needed: bool) -> Box | None:
        """Take the best of the candidates.

        Args:
            candidates: each with what it costs to stand there and not where one would wish.
            needed: a label that may be left out is, where it would hide something.
        """
        best: Box | None = None
        lowest = float("inf")
        for box, wish in candidates:
            if wish < lowest and (cost := self.cost(box) + wish) < lowest:
                best, lowest = box, cost
        if best is None or (lowest >= _ON_A_MARKER and not needed):
            return None
        self.labels.append(best)
        return best


def centred(x: float, bottom: float, width: float, height: float) -> Box:
    """A box whose middle is at ``x``."""
    return Box(x - width / 2, bottom, x + width / 2, bottom + height)


def around(x: float, y: float, reach: float, width: float, height: float) -> list[tuple[Box, float]]:
    """Places for a word about a point: above it, else beside or below it, else farther away.

    Args:
        x: of the point.
        y: of the point.
        reach: from the middle of the point to the nearest edge of the word.
        width: of the word.
        height: of the word.
    """
    found: list[tuple[Box, float]] = []
    for away in (0.0, 4.0, 8.0, 12.0, 17.0, 23.0, 30.0):
        for aside in (0.0, -0.35, 0.35, -0.7, 0.7):
            wish = away + 4 * abs(aside)
            found.append((centred(x + aside * width, y + reach + away, width, height), wish))
            found.append((centred(x + aside * width, y - reach - away - height, width, height), wish + 8))
    level = y - height / 2
    found.append((Box(x + reach, level, x + reach + width, level + height), 10))
    found.append((Box(x - reach - width, level, x - reach, level + height), 12))
    return found


def beside(x: float, y: float, width: float, height: float, preferred: float) -> list[tuple[Box, float]]:
    """Places for the value at the end of a line: level with it, else higher or lower."""
    found: list[tuple[Box, float]] = []
    for away in (0.0, 2.5, 5.0, 7.5, 10.0, 14.0, 18.0, 23.0):
        for shift, wish in ((preferred + away, 2 * away), (preferred - away, 2 * away + 1)):
            found.append((Box(x, y + shift - height / 2, x + width, y + shift + height / 2), wish))
    return found
