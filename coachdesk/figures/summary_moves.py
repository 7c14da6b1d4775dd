"""What moved between two measures, in plain words for the person: a noun, an arrow, more or less, since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.comparisons import Comparison, Silence, State, compare
from coachdesk.domain.instruments import Higher, Instrument
from coachdesk.domain.messages import N_
from coachdesk.figures.client_summaries import Arrow, Move
from coachdesk.figures.line_tables import is_drawn
from coachdesk.figures.score_values import scale_value
from coachdesk.figures.series import in_order
from coachdesk.figures.shelf import Shelf
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case

ROWS_AT_MOST: Final = 4
# A questionnaire about illness is talked over, never handed out as an arrow.
_NEVER: Final = frozenset({"phq9", "phq2", "gad7", "isi"})
_NEAR: Final = 300
"""Days within which a month needs no year: the same month of another year is further away."""
_PLAIN: Final = {
    "cbi.personal": N_("Tiredness in general"),
    "cbi.work": N_("Tiredness linked to work"),
    "cbi.client": N_("Tiredness linked to the people one cares for"),
    "mbi_hss.ee": N_("Feeling drained by work"),
    "mbi_hss.dp": N_("Distance from others"),
    "mbi_hss.pa": N_("Sense of doing good work"),
    "pulse.meaning": N_("Meaning of what one does"),
    "pulse.recovery": N_("Getting strength back after an effort"),
}
_NOT_COMPARED: Final = {
    Silence.OTHER_SITUATION: N_("not compared: the work situation was another one"),
    Silence.AWAY_FROM_WORK: N_("not compared: these questions are about work as it is now"),
}
_OTHER_QUESTIONS: Final = N_("not compared: the questions were not the same")


@dataclass(frozen=True, slots=True)
class Moved:
    """One row and what is known about it.

    Attributes:
        key: ``instrument.scale``.
        number: both values in words, whether they are shown or not.
        is_heavy: it moved the way that weighs on the person.
        is_unsure: no checked figure says from what size on a difference counts.
    """

    key: str
    move: Move
    number: str
    is_heavy: bool
    is_unsure: bool

    def words(self, t: Translator) -> str:
        """The row as one line."""
        change = " ".join(filter(None, (self.move.strong, self.move.rest)))
        return t("{name}: {change}", name=self.move.name, change=change)


def moved(
    t: Translator,
    today: date,
    assessments: tuple[Assessment, ...],
    library: Shelf,
    panels: Sequence[str],
    since: date | None,
) -> tuple[Moved, ...]:
    """Compare the latest measure of each scale with the first one that it may be compared with.

    Args:
        t: language of the page.
        today: its date; a month of the year before it is named without its year.
        assessments: questionnaires of the person.
        library: structures and words of the questionnaires.
        panels: keys ``instrument.scale``, the most telling first.
        since: measures before that day are not looked at.
    """
    kept = [one for one in in_order(assessments) if since is None or one.taken_on >= since]
    found = []
    for key in panels:
        instrument_id, _, scale_id = key.partition(".")
        if instrument_id in _NEVER:
            continue
        taken = [one for one in kept if one.instrument_id == instrument_id and _has_value(one, scale_id)]
        if len(taken) < 2:
            continue
        instrument = library.get(instrument_id, taken[-1].version)
        comparison = _compared(instrument, scale_id, taken)
        if comparison is not None and is_drawn(instrument):
            found.append(_row(t, today, library, instrument, key, comparison))
    return tuple(found[:ROWS_AT_MOST])


def unsure(t: Translator, moves: Sequence[Moved]) -> str:
    """Which of them moved by a size of which nobody knows whether it counts; empty when there is none."""
    names = [one.move.name for one in moves if one.is_unsure]
    if not names:
        return ""
    names[1:] = map(running_case, names[1:])
    return t("{names}: nobody has worked out from what size on a difference counts.", names=t.listed(names))


def _has_value(one: Assessment, scale_id: str) -> bool:
    score = one.score(scale_id)
    return score is not None and score.value is not None


def _compared(instrument: Instrument, scale_id: str, taken: list[Assessment]) -> Comparison | None:
    """Beside the first measure that may be compared; where there is none, beside the first, and it says so."""
    latest = taken[-1]
    every = [compare(instrument, scale_id, one, latest) for one in taken[:-1]]
    known = [one for one in every if one is not None]
    fair = [one for one in known if one.silence in (None, Silence.NO_FIGURE)]
    return next(iter((*fair, *known)), None)


def _row(
    t: Translator, today: date, library: Shelf, instrument: Instrument, key: str, comparison: Comparison
) -> Moved:
    wording = library.wording(instrument.id, instrument.version, t.language)
    name = t(_PLAIN[key]) if key in _PLAIN else wording.scales[comparison.scale.id].name
    if comparison.silence is not None and comparison.silence is not Silence.NO_FIGURE:
        rest = t(_NOT_COMPARED.get(comparison.silence, _OTHER_QUESTIONS))
        return Moved(key, Move(name, None, "", rest), "", is_heavy=False, is_unsure=False)
    arrow = _arrow(comparison)
    strong, rest = _change(t, today, arrow, comparison)
    number = t(
        "from {earlier} to {later}, on a scale from {low} to {high}",
        earlier=scale_value(t, comparison.scale, comparison.earlier_value),
        later=scale_value(t, comparison.scale, comparison.later_value),
        low=comparison.scale.low,
        high=comparison.scale.high,
    )
    costly = Arrow.UP if comparison.scale.higher is Higher.WORSE else Arrow.DOWN
    is_unsure = comparison.silence is Silence.NO_FIGURE and arrow is not Arrow.SAME
    return Moved(key, Move(name, arrow, strong, rest), number, is_heavy=arrow is costly, is_unsure=is_unsure)


def _arrow(comparison: Comparison) -> Arrow:
    """By the checked figure where there is one; without it, by the difference as it is."""
    if comparison.state is not None:
        return {State.HIGHER: Arrow.UP, State.LOWER: Arrow.DOWN, State.WITHIN: Arrow.SAME}[comparison.state]
    if not comparison.shown_difference:
        return Arrow.SAME
    return Arrow.UP if comparison.shown_difference > 0 else Arrow.DOWN


def _change(t: Translator, today: date, arrow: Arrow, comparison: Comparison) -> tuple[str, str]:
    """The word of change, and since when: a month, or a day when both lie in one month."""
    earlier, later = comparison.earlier.taken_on, comparison.later.taken_on
    strong = {
        Arrow.UP: t.within("change", "more"),
        Arrow.DOWN: t.within("change", "less"),
        Arrow.SAME: t.within("change", "about the same"),
    }[arrow]
    if (earlier.year, earlier.month) == (later.year, later.month):
        day = dates.day_and_month(earlier, t.language)
        return strong, t("as on {day}", day=day) if arrow is Arrow.SAME else t("than on {day}", day=day)
    is_near = (today - earlier).days < _NEAR
    month = dates.month_name(earlier, t.language) if is_near else dates.long_month(earlier, t.language)
    return strong, t("as in {month}", month=month) if arrow is Arrow.SAME else t(
        "than in {month}", month=month
    )
