"""One scale as a panel: its points, what may be joined, a sentence that says no more than the measures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.comparisons import baseline, compare
from coachdesk.domain.instruments import Instrument, Scale, Wording
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures import series as measured
from coachdesk.figures.change_statements import change_statement
from coachdesk.figures.charts import Gap, PlotPoint, Reference, Tick, TrendPanel
from coachdesk.figures.score_values import score_value
from coachdesk.figures.series import Measure
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class Curve:
    """What a panel is made of.

    Attributes:
        shown: the measures inside the time axis.
        first: the earliest measure that can be compared, even when it lies before the axis.
        assessments: those that the measures are of, for what may be said of a difference.
    """

    key: str
    instrument: Instrument
    scale: Scale
    wording: Wording
    shown: tuple[Measure, ...]
    first: Measure | None
    assessments: tuple[Assessment, ...] = ()


def panel(t: Translator, curve: Curve, series: int, references: tuple[Reference, ...]) -> TrendPanel:
    """Word a curve for screen and paper.

    Args:
        t: language of the reader.
        curve: the scale and its measures.
        series: 0 to 3, position of the panel.
        references: sourced lines of the scale.
    """
    scale, words = curve.scale, curve.wording.scales[curve.scale.id]
    ends = _ends(curve)
    first = curve.first if len(ends) > 1 else None
    ticks = (scale.low, (scale.low + scale.high) / 2, scale.high)
    return TrendPanel(
        key=curve.key,
        name=words.name,
        instrument=curve.wording.short_title,
        range_words=range_words(t, scale),
        low=scale.low,
        high=scale.high,
        ticks=tuple(Tick(value, t.number(value)) for value in ticks),
        direction=words.higher,
        series=series,
        points=tuple(_point(t, one, words.name, scale) for one in curve.shown),
        lines=measured.lines(curve.shown),
        first=curve.shown.index(first) if first in curve.shown else None,
        last=curve.shown.index(ends[-1]) if ends else None,
        baseline=first.value if first else None,
        baseline_label=t("first measure: {value}", value=_worded(t, first)) if first else "",
        references=references,
        gaps=tuple(Gap(start, end, t("no measure")) for start, end in measured.long_gaps(curve.shown)),
        is_dense=measured.is_dense(curve.shown),
        sentence=_sentence(t, curve),
    )


def range_words(t: Translator, scale: Scale) -> str:
    """``0 to 100``."""
    return t("{low} to {high}", low=scale.low, high=scale.high)


def off_work_word(t: Translator, situation: WorkSituation | None) -> str:
    """``on leave`` or ``not employed``; empty while at work or unknown."""
    if situation is WorkSituation.ON_LEAVE:
        return t("on leave")
    return t("not employed") if situation is WorkSituation.NOT_EMPLOYED else ""


def answers_word(t: Translator, one: Measure) -> str:
    """``5/6 answers``; empty when all were given."""
    return t("{answered}/{items} answers", answered=one.answered, items=one.items) if one.is_partial else ""


def _point(t: Translator, one: Measure, name: str, scale: Scale) -> PlotPoint:
    reasons = [off_work_word(t, one.situation) if one.is_apart else "", answers_word(t, one)]
    word = ", ".join(reason for reason in reasons if reason)
    spoken = t(
        "{name}, {date}: {value} on a scale from {low} to {high}",
        name=name,
        date=one.day,
        value=_worded(t, one),
        low=scale.low,
        high=scale.high,
    )
    return PlotPoint(
        day=one.day,
        value=one.value,
        label=_worded(t, one),
        is_hollow=bool(word),
        word=word,
        spoken=f"{spoken}, {word}" if word else spoken,
        assessment_id=one.assessment_id,
    )


def _comparable(shown: tuple[Measure, ...]) -> list[Measure]:
    return [one for one in shown if not one.is_apart]


def _ends(curve: Curve) -> list[Measure]:
    """First and last measure that may stand beside each other; one when there is only one, none without."""
    shown = _comparable(curve.shown)
    if not shown or curve.first is None:
        return []
    return [curve.first, shown[-1]] if curve.first.assessment_id != shown[-1].assessment_id else shown[-1:]


def _sentence(t: Translator, curve: Curve) -> str:
    shown = curve.shown
    if not shown:
        return t("No measure in this period.") if curve.first else t("No measure yet.")
    said = [
        _values(t, _ends(curve)),
        _change(t, curve),
        _dense(t, shown),
        _same_day(t, shown),
        _partial(t, shown),
        _apart(t, shown),
    ]
    return " ".join(sentence for sentence in said if sentence)


def _worded(t: Translator, one: Measure) -> str:
    return score_value(t, one.value, one.decimals)


def _values(t: Translator, ends: list[Measure]) -> str:
    if not ends:
        return ""
    last = ends[-1]
    if len(ends) == 1:
        return t(
            "One measure, {value} on {date}: too early to compare.", value=_worded(t, last), date=last.day
        )
    first = ends[0]
    return t(
        "First measure {first} on {first_date}, last measure {last} on {last_date}.",
        first=_worded(t, first),
        first_date=_brief(t, first.day, last.day),
        last=_worded(t, last),
        last_date=last.day,
    )


def _change(t: Translator, curve: Curve) -> str:
    """What may be said of the last measure beside the first, and why nothing is.

    When the first one answers another question (another work situation, another version), the last is also put
    beside the first that answers the same.
    """
    ends = _ends(curve)
    taken = {one.id: one for one in curve.assessments}
    if len(ends) < 2 or not all(one.assessment_id in taken for one in ends):
        return ""
    if curve.instrument.default_change(curve.scale.id) is None:
        # Both values stand beside it already, and no other reason would say more.
        return t("No checked figure says how large a difference must be here.")
    first, last = (taken[one.assessment_id] for one in ends)
    # A measure that stands apart is compared to nothing, nor anything to it.
    apart = {one.id for one in curve.assessments if curve.scale.about_present_work and one.is_off_work}
    until = [one for one in curve.assessments if one.taken_on <= last.taken_on and one.id not in apart]
    start = baseline(curve.instrument, curve.scale.id, until)
    said = [_statement(t, curve, first, last)]
    if start is not None and start.id not in (first.id, last.id):
        said.append(_statement(t, curve, start, last))
    return " ".join(said)


def _statement(t: Translator, curve: Curve, first: Assessment, last: Assessment) -> str:
    found = compare(curve.instrument, curve.scale.id, first, last)
    return change_statement(t, found, curve.wording).sentence if found is not None else ""


def _brief(t: Translator, day: date, later: date) -> str:
    """Without its year when the later day of the same sentence says it."""
    return dates.short(day, t.language) if day.year == later.year else dates.medium(day, t.language)


def _dense(t: Translator, shown: tuple[Measure, ...]) -> str:
    if not measured.is_dense(shown):
        return ""
    return t("{count} measures: only the first and the last have a marker.", count=len(shown))


def _same_day(t: Translator, shown: tuple[Measure, ...]) -> str:
    several = [(day, count) for day, count in Counter(one.day for one in shown).items() if count > 1]
    if not several:
        return ""
    if len(several) > 1:
        return t("On {count} days there are several measures: all are drawn.", count=len(several))
    day, count = several[0]
    return t("{count} measures on {date}: all are drawn.", count=count, date=day)


def _partial(t: Translator, shown: tuple[Measure, ...]) -> str:
    partial = [one for one in shown if one.is_partial]
    if not partial:
        return ""
    if len(partial) > 1:
        return t("{count} measures rest on part of the answers.", count=len(partial))
    one = partial[0]
    return t("Measure of {date}: {answers}.", date=one.day, answers=answers_word(t, one))


def _apart(t: Translator, shown: tuple[Measure, ...]) -> str:
    apart = [one for one in shown if one.is_apart]
    if not apart:
        return ""
    if len(apart) > 1:
        return t("{count} measures were answered away from work: they are not compared.", count=len(apart))
    one = apart[0]
    if one.situation is WorkSituation.NOT_EMPLOYED:
        return t("Measure of {date}: answered while not employed, not compared.", date=one.day)
    return t("Measure of {date}: answered on leave, not compared.", date=one.day)
