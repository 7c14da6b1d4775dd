"""Two ways to do the same thing, measured in turn: what else the machine does weighs on both alike."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the answer.

    Attributes:
        name: of the benchmark.
        value: median of ours.
        baseline: median of what it is compared with.
        ratio: ``value`` over ``baseline``.
        unit: of both.
    """

    name: str
    value: float
    baseline: float
    ratio: float
    unit: str = "ms"

    def as_plain(self) -> dict[str, Any]:
        """What goes into the JSON line."""
        return asdict(self)


def compare(name: str, ours: Callable[[], float], baseline: Callable[[], float], runs: int) -> Measured:
    """Run both in turn and take the medians.

    Args:
        name: of the benchmark.
        ours: does it once; returns the seconds it took, without what it had to prepare.
        baseline: the same, for the comparison.
        runs: how often each counts. One run before warms the caches and is dropped, unless ``runs`` is 1.
    """
    warming = 1 if runs > 1 else 0
    taken: dict[Callable[[], float], list[float]] = {ours: [], baseline: []}
    for number in range(warming + runs):
        # The order changes, so that neither always comes after the other.
        for way in (ours, baseline) if number % 2 else (baseline, ours):
            gc.collect()
            taken[way].append(way())
    value, other = (median(taken[way][warming:]) for way in (ours, baseline))
    return Measured(name, round(value * 1000, 2), round(other * 1000, 2), round(value / other, 2))


def choose_display() -> None:
    """Draw in memory where there is no display; to be called before Qt is imported."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
