"""What two measures of one person say, in a sentence: higher, lower, within usual variation, or nothing.

No verdict and no forecast. A threshold that knows nothing of day-to-day variation says so each time.
"""

from __future__ import annotations

from dataclasses import dataclass

from coachdesk.domain.comparisons import Comparison, Silence, State
from coachdesk.domain.instruments import Wording
from coachdesk.domain.messages import N_
from coachdesk.domain.norms import ChangeFigure, FigureKind
from coachdesk.figures.score_values import scale_value
from coachdesk.i18n.translator import Translator

_KINDS = {
    FigureKind.PUBLISHED: N_("Published threshold"),
    FigureKind.TEST_RETEST: N_("Threshold worked out from people asked twice"),
    FigureKind.INTERNAL: N_("Threshold worked out from internal consistency"),
}

_SILENCES = {
    Silence.OTHER_CODING: N_(
        "Not compared with {date}: the form was printed with its numbers the other way."
    ),
    Silence.OTHER_VERSION: N_("Not compared with {date}: it was another version of the questionnaire."),
    Silence.OTHER_SITUATION: N_("Not compared with {date}: the work situation has changed since."),
    Silence.AWAY_FROM_WORK: N_("Not compared with {date}: this scale is about present work."),
}


@dataclass(frozen=True, slots=True)
class ChangeStatement:
    """A comparison in words.

    Attributes:
        sentence: what is said, with the date that it is compared with.
        origin: kind and source of the threshold; empty when none was used.
        is_beyond: the difference stands out; it is a fact, not an alarm.
    """

    sentence: str
    origin: str
    is_beyond: bool


def change_statement(t: Translator, comparison: Comparison, wording: Wording) -> ChangeStatement:
    """Word a comparison.

    Args:
        t: language of the reader.
        comparison: two measures of one scale.
        wording: words of the questionnaire, with the sources of its thresholds.
    """
    figure = comparison.figure
    if figure is None or comparison.state is None:
        return ChangeStatement(_silence(t, comparison), "", is_beyond=False)
    origin = t("{kind}: {source}.", kind=kind(t, figure.kind), source=wording.changes[figure.id])
    is_beyond = comparison.state is not State.WITHIN
    return ChangeStatement(_difference(t, comparison, figure, comparison.state), origin, is_beyond)


def kind(t: Translator, value: FigureKind) -> str:
    """Where a threshold comes from, for a list to choose from."""
    return t(_KINDS[value])


def _silence(t: Translator, comparison: Comparison) -> str:
    day = comparison.earlier.taken_on
    if comparison.silence in _SILENCES:
        return t(_SILENCES[comparison.silence], date=day)
    return t(
        "From {earlier} on {date} to {later}: no checked figure says how large a difference must be here.",
        earlier=scale_value(t, comparison.scale, comparison.earlier_value),
        date=day,
        later=scale_value(t, comparison.scale, comparison.later_value),
    )


def _difference(t: Translator, comparison: Comparison, figure: ChangeFigure, state: State) -> str:
    facts: dict[str, object] = {
        "difference": scale_value(t, comparison.scale, abs(comparison.shown_difference)),
        "date": comparison.earlier.taken_on,
        "threshold": _exact(t, figure.threshold),
    }
    if state is State.WITHIN:
        if not comparison.shown_difference:
            return t("The same as on {date}.", **facts)
        return t(
            "Within usual variation since {date}: a difference of {difference} (threshold {threshold}).",
            **facts,
        )
    if comparison.is_imprecision_only:
        if state is State.HIGHER:
            return t(
                "Higher than on {date} by {difference}: larger than the questionnaire’s own imprecision "
                "({threshold}); day-to-day variation is not counted.",
                **facts,
            )
        return t(
            "Lower than on {date} by {difference}: larger than the questionnaire’s own imprecision "
            "({threshold}); day-to-day variation is not counted.",
            **facts,
        )
    if state is State.HIGHER:
        return t("Higher than on {date} by {difference}: beyond usual variation ({threshold}).", **facts)
    return t("Lower than on {date} by {difference}: beyond usual variation ({threshold}).", **facts)


def _exact(t: Translator, threshold: float) -> str:
    return t.number(threshold, None if float(threshold).is_integer() else 2)
