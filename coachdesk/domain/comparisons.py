"""Two measures of one person side by side: the difference, and whether it stands out.

Three states and no verdict: higher, lower, within usual variation. Nothing is said where no checked figure
exists, nor across a change of work situation, version or coding: the two numbers then answer different questions.
Exact differences are compared with exact thresholds (Jacobson & Truax 1991, doi:10.1037/0022-006X.59.1.12, with
the figure that the questionnaire names); what is shown is the difference of the scores as they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instruments import Higher, Instrument, Scale
from coachdesk.domain.norms import ChangeFigure, FigureKind


class State(Enum):
    """What can be said of a difference."""

    HIGHER = "higher"
    LOWER = "lower"
    WITHIN = "within"


class Silence(Enum):
    """Why nothing is said of a difference."""

    OTHER_CODING = "other_coding"
    OTHER_VERSION = "other_version"
    OTHER_SITUATION = "other_situation"
    AWAY_FROM_WORK = "away_from_work"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A later measure beside an earlier one.

    Attributes:
        figure: the threshold that was used; None when nothing is said.
        state: None when nothing is said.
        silence: why nothing is said; None when something is.
    """

    scale: Scale
    earlier: Assessment
    later: Assessment
    earlier_value: float
    later_value: float
    figure: ChangeFigure | None
    state: State | None
    silence: Silence | None

    @property
    def difference(self) -> float:
        """Exact, in points of the scale; above zero when the later value is the higher one."""
        return self.later_value - self.earlier_value

    @property
    def shown_difference(self) -> float:
        """Difference of both scores as they are shown, so that a reader who subtracts finds the same."""
        decimals = self.scale.shown_decimals
        return float(_shown(self.later_value, decimals) - _shown(self.earlier_value, decimals))

    @property
    def is_imprecision_only(self) -> bool:
        """True when the threshold knows nothing of day-to-day variation: the sentence has to say so."""
        return self.figure is not None and self.figure.kind is FigureKind.INTERNAL

    @property
    def is_toward_strain(self) -> bool:
        """True when the difference stands out and goes the way that weighs on the person."""
        costly = State.HIGHER if self.scale.higher is Higher.WORSE else State.LOWER
        return self.state is costly


def _shown(value: float, decimals: int) -> Decimal:
    # At least one decimal, as numbers are worded: a score typed in may have more than its scale counts in.
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)


def compare(
    instrument: Instrument,
    scale_id: str,
    earlier: Assessment,
    later: Assessment,
    figure: ChangeFigure | None = None,
) -> Comparison | None:
    """Put a later measure beside an earlier one.

    Args:
        instrument: structure of the later assessment's version.
        scale_id: one of its scales.
        earlier: the measure to compare with, usually the named baseline.
        later: the measure to speak about.
        figure: one of the scale's thresholds that the practitioner chose; the default one without it.

    Returns:
        None when one of the two has no value for the scale.
    """
    values = _value(earlier, scale_id), _value(later, scale_id)
    if values[0] is None or values[1] is None:
        return None
    scale = instrument.scale(scale_id)
    used = figure or instrument.default_change(scale_id)
    silence = _silence(scale, earlier, later)
    if silence is None and used is None:
        silence = Silence.NO_FIGURE
    state = None if silence or used is None else _state(used, values[1] - values[0])
    return Comparison(scale, earlier, later, values[0], values[1], None if silence else used, state, silence)


def _value(one: Assessment, scale_id: str) -> float | None:
    found = one.score(scale_id)
    return None if found is None else found.value


def _silence(scale: Scale, earlier: Assessment, later: Assessment) -> Silence | None:
    if earlier.instrument_id != later.instrument_id:
        return Silence.OTHER_CODING
    if earlier.version != later.version:
        return Silence.OTHER_VERSION
    if earlier.work_situation is not later.work_situation:
        return Silence.OTHER_SITUATION
    if scale.about_present_work and later.is_off_work:
        return Silence.AWAY_FROM_WORK
    return None


def _state(figure: ChangeFigure, difference: float) -> State:
    if not figure.is_beyond(difference):
        return State.WITHIN
    return State.HIGHER if difference > 0 else State.LOWER


def _measured(instrument: Instrument, scale_id: str, assessments: Sequence[Assessment]) -> list[Assessment]:
    """Those of this questionnaire with a value for the scale, oldest first, without those in the bin."""
    kept = (
        one
        for one in assessments
        if one.instrument_id == instrument.id and one.deleted_at is None and _value(one, scale_id) is not None
    )
    return sorted(kept, key=lambda one: (one.taken_on, one.entered_at, one.id))


def baseline(
    instrument: Instrument, scale_id: str, assessments: Sequence[Assessment], kept: int | None = None
) -> Assessment | None:
    """Return the measure that later ones are compared with.

    Args:
        instrument: the questionnaire.
        scale_id: one of its scales.
        assessments: all of the person.
        kept: id of the assessment that was named as baseline. It stays so when an earlier sheet is entered
            later; without it, or when it is gone, the baseline is the first measure that the latest one may be
            compared with.

    Returns:
        None when there is no measure.
    """
    measured = _measured(instrument, scale_id, assessments)
    if not measured:
        return None
    named = next((one for one in measured if one.id == kept), None)
    scale, latest = instrument.scale(scale_id), measured[-1]
    comparable = (one for one in measured if _silence(scale, one, latest) is None)
    return named or next(comparable, latest)


@dataclass(frozen=True, slots=True)
class Flag:
    """Two measures in a row that stand out the costly way, each beside the same baseline.

    Attributes:
        before: the one before the last.
        last: the last one.
    """

    before: Comparison
    last: Comparison

    @property
    def key(self) -> str:
        """Names it for as long as no measure is added: what was looked at once is not shown again."""
        return f"{self.last.later.instrument_id}.{self.last.scale.id}:{self.last.later.id}"


def flag(
    instrument: Instrument, scale_id: str, assessments: Sequence[Assessment], kept: int | None = None
) -> Flag | None:
    """Return the last two comparisons when they are worth the practitioner's attention.

    Both measures stand out from the baseline the same way, the costly one, by a figure that may raise a flag.
    One measure alone is a day.

    Args:
        instrument: the questionnaire.
        scale_id: one of its scales.
        assessments: all of the person.
        kept: id of a named baseline, as in :func:`baseline`.
    """
    figure = instrument.default_change(scale_id)
    first = baseline(instrument, scale_id, assessments, kept)
    if figure is None or not figure.may_flag or first is None:
        return None
    measured = _measured(instrument, scale_id, assessments)
    after = measured[measured.index(first) + 1 :]
    if len(after) < 2:
        return None
    before, last = (compare(instrument, scale_id, first, one) for one in after[-2:])
    if before is None or last is None or not (before.is_toward_strain and last.is_toward_strain):
        return None
    return Flag(before, last)
