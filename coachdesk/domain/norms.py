"""Figures that somebody published about a questionnaire: bands of norm sets, thresholds of change, and sources.

Nothing here is made up by the program: an entry without a source does not exist, and says how well it is
supported.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Grade(Enum):
    """How well a figure is supported by what could be read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Nature(Enum):
    """What the edges of a norm set are.

    ``PUBLISHED``: cut-offs of a paper, a manual or the authors. ``THIRDS``: thirds of a sample, no clinical
    statement. ``PERCENTILES``: other shares of a sample. ``CONVENTION``: in use, but in no paper. ``POINTER``:
    a guide's ranges that nobody validated; said in words, never drawn across a chart.
    """

    PUBLISHED = "published"
    THIRDS = "thirds"
    PERCENTILES = "percentiles"
    CONVENTION = "convention"
    POINTER = "pointer"


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication that structure or figures rest on; ``doi`` may be empty."""

    id: str
    citation: str
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a scale, both ends included; ``id`` is the key of its words."""

    id: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BandTable:
    """The bands of one scale in one norm set, from the lowest up, without a gap."""

    scale_id: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class NormSet:
    """Bands that share one origin. Its name, source and population stand in the wording.

    Attributes:
        grade: how well the edges are supported.
        references: ids of the instrument's references that it rests on.
        at_work_only: it says nothing about someone away from work.
        nature: what the edges are.
        is_default: its lines are drawn unless the practitioner chooses another set, or none.
    """

    id: str
    grade: Grade
    tables: tuple[BandTable, ...]
    references: tuple[str, ...] = ()
    at_work_only: bool = False
    nature: Nature = Nature.PUBLISHED
    is_default: bool = False

    def bands(self, scale_id: str) -> tuple[Band, ...]:
        """Return the bands of a scale, none when the set does not cover it."""
        return next((table.bands for table in self.tables if table.scale_id == scale_id), ())


class FigureKind(Enum):
    """Where a threshold of change comes from.

    ``PUBLISHED``: a rule that a paper or a service states. ``TEST_RETEST``: worked out from the same people
    asked twice. ``INTERNAL``: worked out from how well the questions hold together; it knows nothing of
    day-to-day variation.
    """

    PUBLISHED = "published"
    TEST_RETEST = "test_retest"
    INTERNAL = "internal_consistency"


class Beyond(Enum):
    """Whether a difference equal to the threshold is already beyond it."""

    AT_LEAST = ">="
    MORE_THAN = ">"


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """How large a difference between two scores of one person must be to stand out.

    Attributes:
        id: key of its source in the wording.
        threshold: in points of the scale, compared with the exact difference.
        is_default: the one that is used unless the practitioner chooses another of the scale.
        may_flag: two measures in a row beyond it may be brought to the practitioner's attention.
        references: ids of the instrument's references.
    """

    id: str
    scale_id: str
    kind: FigureKind
    threshold: float
    beyond: Beyond
    grade: Grade
    is_default: bool = False
    may_flag: bool = False
    references: tuple[str, ...] = ()

    def is_beyond(self, difference: float) -> bool:
        """True when a difference, either way, stands out. Thirds and sums of decimals meet their edge."""
        size = round(abs(difference), 9)
        return size >= self.threshold if self.beyond is Beyond.AT_LEAST else size > self.threshold
