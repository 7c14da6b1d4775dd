"""Finished charts: screen and paper draw these same values, so they cannot disagree.

Every text is already worded in the language of the reader; every colour, dash and marker is left to the
renderer, which chooses it from ``series``. Days are local calendar dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from coachdesk.domain.phases import Phase


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled value of the vertical axis."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class TimeTick:
    """A labelled day of the time axis; an empty label is a tick alone."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """One measure.

    Attributes:
        label: the value in the reader's numbers.
        is_hollow: answered off work (for a scale about present work) or partly; ``word`` then says which.
        spoken: the whole measure as a sentence, for screen readers and the status line.
    """

    day: date
    value: float
    label: str
    is_hollow: bool
    word: str
    spoken: str
    assessment_id: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A sourced line across the panel; ``note`` is the letter of its footnote.

    Where ``label`` finds no room the renderer writes ``short_label``, if there is one.
    """

    value: float
    label: str
    note: str
    short_label: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What may be written at the line, the fullest first, each with its letter."""
        note = f" ({self.note})" if self.note else ""
        return tuple(f"{label}{note}" for label in (self.label, self.short_label) if label)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without a measure, long enough that no line crosses it."""

    start: date
    end: date
    word: str


@dataclass(frozen=True, slots=True)
class UsualBand:
    """The usual variation around the baseline, inside the range; ``note`` is the letter of its source."""

    low: float
    high: float
    note: str


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Day and value at which a line crosses the left and the right end of the time shown, where it does.

    Attributes:
        comes_in: it leads in from the left, from between two measures or through one on the edge.
        goes_out: it leads out to the right, likewise.
    """

    left: tuple[date, float] | None = None
    right: tuple[date, float] | None = None
    comes_in: bool = False
    goes_out: bool = False


@dataclass(frozen=True, slots=True)
class TrendPanel:
    """One scale on its full theoretical range.

    Attributes:
        key: ``instrument.scale``.
        series: 0 to 3, chooses colour, dash and marker together.
        lines: runs of indexes into ``points`` that are joined; of none or of one where a line only passes.
        ends: where each of these lines is cut, because it leads out of the time that is shown.
        first: index into ``points`` of the baseline; ``None`` when it lies before the axis or is the only one.
        last: index of the last measure that is compared; ``None`` when none is.
        baseline: value that the last measure is compared with, drawn when there are two or more.
        is_dense: too many points for markers: thin line, first and last marker only.
        sentence: what the panel says, no more than the data.
        usual: drawn around the baseline where a checked figure exists.
        references_label: names all sourced lines together, for where they lie too close for a name each.
    """

    key: str
    name: str
    instrument: str
    range_words: str
    low: float
    high: float
    ticks: tuple[Tick, ...]
    direction: str
    series: int
    points: tuple[PlotPoint, ...]
    lines: tuple[tuple[int, ...], ...]
    first: int | None
    last: int | None
    baseline: float | None
    baseline_label: str
    references: tuple[Reference, ...]
    gaps: tuple[Gap, ...]
    is_dense: bool
    sentence: str
    usual: UsualBand | None = None
    references_label: str = ""
    ends: tuple[LineEnds, ...] = ()

    @property
    def curves(self) -> tuple[tuple[tuple[date, float], ...], ...]:
        """What is drawn of the lines, as days and values."""
        runs = [[(self.points[index].day, self.points[index].value) for index in run] for run in self.lines]
        for run, ends in zip(runs, self.ends, strict=False):
            run[:0] = [] if ends.left is None else [ends.left]
            run.extend([] if ends.right is None else [ends.right])
        return tuple(map(tuple, runs))


@dataclass(frozen=True, slots=True)
class RibbonStretch:
    """A phase on the ribbon; ``end`` is the end of the axis while the phase lasts.

    ``note`` says phase and dates, for where the ribbon has no room for a name; ``since_label`` the beginning where
    it lies before what is shown.
    """

    phase: Phase
    start: date
    end: date
    name: str
    short_name: str
    start_label: str
    note: str
    since_label: str = ""


@dataclass(frozen=True, slots=True)
class EventMark:
    """A labelled line through all panels: the work situation changed, or something happened in a life."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class OffWork:
    """A stretch off work, tinted behind the panels; ``word`` is its name."""

    start: date
    end: date
    word: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Head of a column of the table twin."""

    name: str
    range_words: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One date of the table twin; a dash stands where nothing was measured.

    Attributes:
        day: the date itself, for programs that sort; ``None`` where a row is no date.
    """

    label: str
    cells: tuple[str, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TableTwin:
    """The chart as a table.

    Attributes:
        shorter: the same with fewer and fewer rows, for a page that has no room for all of them.
        foot: what the sentences say of the change, scale by scale; on paper those stand beside the table.
    """

    date_head: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    shorter: tuple[TableTwin, ...] = ()
    foot: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Phase ribbon and panels on one time axis, with the same facts as a table.

    ``ribbon_note`` goes before the notes of the phases that a ribbon could not name.
    """

    title: str
    subtitle: str
    start: date
    end: date
    ticks: tuple[TimeTick, ...]
    ribbon_name: str
    ribbon_note: str
    ribbon: tuple[RibbonStretch, ...]
    sessions_name: str
    sessions: tuple[date, ...]
    events: tuple[EventMark, ...]
    off_work: tuple[OffWork, ...]
    panels: tuple[TrendPanel, ...]
    footnotes: tuple[str, ...]
    table: TableTwin


class Dot(Enum):
    """One answer of a check-in."""

    YES = "yes"
    NO = "no"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class DotMark:
    """An answer on a day: filled for yes, hollow for no, a short dash when it was not answered."""

    day: date
    dot: Dot
    spoken: str


@dataclass(frozen=True, slots=True)
class DotRow:
    """One question over time."""

    question: str
    short_question: str
    dots: tuple[DotMark, ...]


@dataclass(frozen=True, slots=True)
class DotChart:
    """The check-in: one row of dots per question, never a score.

    Attributes:
        is_answered: there are answers, though perhaps none in this span.
    """

    title: str
    subtitle: str
    start: date
    end: date
    ticks: tuple[TimeTick, ...]
    rows: tuple[DotRow, ...]
    key_words: tuple[tuple[Dot, str], ...]
    sentence: str
    table: TableTwin
    is_answered: bool = False
