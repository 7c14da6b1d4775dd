"""What two measures of one person say, in a sentence: the size, both dates, and the usual variation beside it.

No verdict and no forecast. A threshold that knows nothing of day-to-day variation is never called usual variation
once a difference goes beyond it, and its footnote says what it does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.comparisons import Comparison, Silence, State
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.messages import N_
from coachdesk.domain.norms import ChangeFigure, FigureKind
from coachdesk.figures.score_values import scale_value
from coachdesk.i18n import dates
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
        sentence: what is said, with both dates and both values.
        origin: kind and source of the threshold; empty when none was used.
        is_beyond: the difference stands out; it is a fact, not an alarm.
    """

    sentence: str
    origin: str
    is_beyond: bool


def change_statement(
    t: Translator, comparison: Comparison, wording: Wording, note: str = ""
) -> ChangeStatement:
    """Word a comparison.

    Args:
        t: language of the reader.
        comparison: two measures of one scale.
        wording: words of the questionnaire, with the sources of its thresholds.
        note: letter of the footnote that holds :func:`origin`.
    """
    figure = comparison.figure
    if figure is None or comparison.state is None:
        return ChangeStatement(_silence(t, comparison), "", is_beyond=False)
    is_beyond = comparison.state is not State.WITHIN
    sentence = _difference(t, comparison, figure, note)
    return ChangeStatement(sentence, origin(t, figure, wording), is_beyond)


def change_words(t: Translator, comparison: Comparison) -> str:
    """The size alone, for a cell of a table; empty where the two are not compared."""
    if comparison.silence in _SILENCES:
        return ""
    return _size(t, comparison) if comparison.shown_difference else t("the same")


def origin(t: Translator, figure: ChangeFigure, wording: Wording) -> str:
    """Kind and source of a threshold, and what it does not count."""
    said = t("{kind}: {source}.", kind=kind(t, figure.kind), source=wording.changes[figure.id])
    if figure.kind is not FigureKind.INTERNAL:
        return said
    return " ".join((said, t("Day-to-day variation is not counted.")))


def kind(t: Translator, value: FigureKind) -> str:
    """Where a threshold comes from, for a list to choose from."""
    return t(_KINDS[value])


def brief(t: Translator, day: date, later: date) -> str:
    """A day without its year when the later day of the same sentence says it."""
    return dates.short(day, t.language) if day.year == later.year else dates.medium(day, t.language)


def _silence(t: Translator, comparison: Comparison) -> str:
    if comparison.silence in _SILENCES:
        return t(_SILENCES[comparison.silence], date=comparison.earlier.taken_on)
    return " ".join((_size_alone(t, comparison), t("No checked figure of usual variation.")))


def _size_alone(t: Translator, comparison: Comparison) -> str:
    if not comparison.shown_difference:
        return t("The same on {start} and {end}: {last}.", **_facts(t, comparison))
    return t("From {start} ({first}) to {end} ({last}): {size}.", **_facts(t, comparison))


def _difference(t: Translator, comparison: Comparison, figure: ChangeFigure, note: str) -> str:
    if not comparison.shown_difference:
        return _size_alone(t, comparison)
    exact = t.number(figure.threshold, None if float(figure.threshold).is_integer() else 2)
    facts = {**_facts(t, comparison), "threshold": f"{exact} ({note})" if note else exact}
    if comparison.state is State.WITHIN:
        return t(
            "From {start} ({first}) to {end} ({last}): {size}, within usual variation, {threshold}.", **facts
        )
    if comparison.is_imprecision_only:
        return t(
            "From {start} ({first}) to {end} ({last}): {size}, "
            "larger than the imprecision of the questionnaire, {threshold}.",
            **facts,
        )
    return t(
        "From {start} ({first}) to {end} ({last}): {size}, beyond usual variation, {threshold}.", **facts
    )


def _facts(t: Translator, comparison: Comparison) -> dict[str, object]:
    earlier, later = comparison.earlier.taken_on, comparison.later.taken_on
    return {
        "start": brief(t, earlier, later),
        "first": scale_value(t, comparison.scale, comparison.earlier_value),
        "end": later,
        "last": scale_value(t, comparison.scale, comparison.later_value),
        "size": _size(t, comparison),
    }


def number_of(t: Translator, size: float) -> int:
    """1 where points are said in the singular: of one, in French of everything below two; else 2."""
    return 1 if size == 1 or (t.language == "fr" and size < 2) else 2


def _size(t: Translator, comparison: Comparison) -> str:
    """``12.5 points less``; in French everything below two is one."""
    size = abs(comparison.shown_difference)
    words = scale_value(t, comparison.scale, size)
    count = number_of(t, size)
    if comparison.shown_difference > 0:
        return t.plural("{size} point more", "{size} points more", count, size=words)
    return t.plural("{size} point less", "{size} points less", count, size=words)
