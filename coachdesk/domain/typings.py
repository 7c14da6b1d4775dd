"""A sheet typed twice: where the two typings differ, kept beside the answer that was settled on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One question, or one score, that was not typed alike.

    Attributes:
        item: its number; of a form typed by its scores, which of its scales.
        first: points of the first typing; ``None`` for no answer.
        second: points of the second one.
    """

    item: int
    first: float | None
    second: float | None


def differences(first: Sequence[float | None], second: Sequence[float | None]) -> tuple[Difference, ...]:
    """Where two typings of one sheet differ, in item order; empty where they agree.

    Raises:
        ValueError: they are not of the same number of questions.
    """
    return tuple(
        Difference(number, one, other)
        for number, (one, other) in enumerate(zip(first, second, strict=True), start=1)
        if one != other
    )
