"""Why somebody is to be looked at first, in words: dates and sizes, no verdict, no comparison of people."""

from __future__ import annotations

from datetime import date
from typing import Final

from coachdesk.domain.comparisons import Comparison, Flag, State
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.messages import N_
from coachdesk.domain.reviews import Review
from coachdesk.figures.change_statements import kind, number_of
from coachdesk.figures.score_values import scale_value
from coachdesk.i18n.relative_days import dated
from coachdesk.i18n.translator import Translator

TO_DISCUSS: Final = N_("To talk about")
TO_REVIEW: Final = N_("To look at again")
OVERDUE: Final = N_("Questionnaire overdue")


def flag_line(t: Translator, flag: Flag, instrument: Instrument, wording: Wording) -> str:
    """Two measures in a row beyond usual variation, with their size and their dates.

    ``WHO-5: 24 points lower than on 6 Sept 2026 (36 against 60), two measures in a row, 16 Oct and 8 Nov 2026;
    beyond usual variation (18.56).``
    """
    last = flag.last
    scale = last.scale
    count = number_of(t, abs(last.shown_difference))
    facts: dict[str, object] = {
        "questionnaire": _name(t, last, instrument, wording),
        "difference": scale_value(t, scale, abs(last.shown_difference)),
        "date": last.earlier.taken_on,
        "later": scale_value(t, scale, last.later_value),
        "earlier": scale_value(t, scale, last.earlier_value),
        "first": flag.before.later.taken_on,
        "second": last.later.taken_on,
        "threshold": t.number(last.figure.threshold, 2) if last.figure is not None else "",
    }
    if last.state is State.HIGHER:
        return t.plural(
            "{questionnaire}: {difference} point higher than on {date} ({later} against {earlier}). Two measures "
            "in a row, {first} and {second}, beyond usual variation ({threshold}).",
            "{questionnaire}: {difference} points higher than on {date} ({later} against {earlier}). Two measures "
            "in a row, {first} and {second}, beyond usual variation ({threshold}).",
            count,
            **facts,
        )
    return t.plural(
        "{questionnaire}: {difference} point lower than on {date} ({later} against {earlier}). Two measures "
        "in a row, {first} and {second}, beyond usual variation ({threshold}).",
        "{questionnaire}: {difference} points lower than on {date} ({later} against {earlier}). Two measures "
        "in a row, {first} and {second}, beyond usual variation ({threshold}).",
        count,
        **facts,
    )


def flag_origin(t: Translator, flag: Flag, wording: Wording) -> str:
    """Kind and source of the threshold that a flag rests on."""
    figure = flag.last.figure
    if figure is None:
        return ""
    return t("{kind}: {source}.", kind=kind(t, figure.kind), source=wording.changes[figure.id])


def review_line(t: Translator, review: Review, today: date) -> str:
    """What to look at again, and the day that was set for it."""
    facts: dict[str, object] = {"words": t.quoted(review.about)}
    if review.due_on == today:
        return t("{words}, set for today.", **facts)
    return t("{words}, set for {when}.", when=dated(t, review.due_on, today), **facts)


def _name(t: Translator, one: Comparison, instrument: Instrument, wording: Wording) -> str:
    """The questionnaire; with its scale where it has several."""
    if len(instrument.scales) < 2:
        return wording.short_title
    return t(
        "{questionnaire}, {scale}",
        questionnaire=wording.short_title,
        scale=wording.scales[one.scale.id].short_name,
    )
