"""One scale as a panel: its points, what may be joined, its baseline with the usual variation around it."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.instruments import Scale
from coachdesk.domain.trend_layers import Layer
from coachdesk.figures import series as measured
from coachdesk.figures.change_statements import origin
from coachdesk.figures.charts import Gap, LineEnds, PlotPoint, Reference, Tick, TrendPanel, UsualBand
from coachdesk.figures.curves import Curve, answers_word, off_work_word, range_words
from coachdesk.figures.line_cuts import cut_lines
from coachdesk.figures.panel_sentences import sentence
from coachdesk.figures.reference_lines import Footnotes, joint_label
from coachdesk.figures.score_values import score_value
from coachdesk.figures.series import Measure
from coachdesk.i18n.translator import Translator


def panel(
    t: Translator,
    curve: Curve,
    series: int,
    references: tuple[Reference, ...],
    notes: Footnotes,
    hidden: frozenset[Layer] = frozenset(),
    since: date | None = None,
) -> TrendPanel:
    """Word a curve for screen and paper.

    Args:
        t: language of the reader.
        curve: the scale and its measures.
        series: 0 to 3, position of the panel.
        references: sourced lines of the scale.
        notes: collects the footnotes of the chart.
        hidden: what is not drawn.
        since: the first day that is shown; a line from before it is drawn from there on.
    """
    scale, words = curve.scale, curve.wording.scales[curve.scale.id]
    first = curve.first if curve.last is not None and curve.first != curve.last else None
    figure = None if first is None else curve.figure
    note = "" if figure is None else notes.letter(origin(t, figure, curve.wording))
    drawn = None if Layer.BASELINE in hidden else first
    lines, ends = _lines(curve, since)
    return TrendPanel(
        key=curve.key,
        name=words.name,
        instrument=curve.wording.short_title,
        range_words=range_words(t, scale),
        low=scale.low,
        high=scale.high,
        ticks=_ticks(t, scale),
        direction=words.higher,
        series=series,
        points=tuple(_point(t, one, words.name, scale) for one in curve.shown),
        lines=lines,
        ends=ends,
        first=curve.shown.index(drawn) if drawn in curve.shown else None,
        last=curve.shown.index(curve.last) if curve.last is not None else None,
        baseline=drawn.value if drawn else None,
        baseline_label=_baseline_label(t, drawn, is_named=curve.is_named) if drawn else "",
        references=references,
        references_label=joint_label(t, references),
        gaps=_gaps(t, curve, since),
        is_dense=measured.is_dense(curve.shown),
        sentence=sentence(t, curve, note),
        usual=None if first is None or Layer.USUAL in hidden else _usual(curve, first, note),
    )


def _ticks(t: Translator, scale: Scale) -> tuple[Tick, ...]:
    values = (scale.low, (scale.low + scale.high) / 2, scale.high)
    return tuple(Tick(value, t.number(value)) for value in values)


def _gaps(t: Translator, curve: Curve, since: date | None) -> tuple[Gap, ...]:
    gaps = measured.long_gaps(curve.every)
    return tuple(Gap(start, end, t("no measure")) for start, end in gaps if since is None or start >= since)


def _lines(curve: Curve, since: date | None) -> tuple[tuple[tuple[int, ...], ...], tuple[LineEnds, ...]]:
    every = measured.lines(curve.every)
    if since is None or not curve.every:
        return every, ()
    places = [(one.day, one.value) for one in curve.every]
    return cut_lines(places, every, since, curve.every[-1].day)


def _usual(curve: Curve, first: Measure, note: str) -> UsualBand | None:
    """The checked figure around the baseline, inside the range of the scale."""
    if curve.figure is None:
        return None
    low, high = first.value - curve.figure.threshold, first.value + curve.figure.threshold
    return UsualBand(max(low, curve.scale.low), min(high, curve.scale.high), note)


def _baseline_label(t: Translator, first: Measure, *, is_named: bool) -> str:
    value = score_value(t, first.value, first.decimals)
    return t("chosen baseline: {value}", value=value) if is_named else t("baseline: {value}", value=value)


def _point(t: Translator, one: Measure, name: str, scale: Scale) -> PlotPoint:
    reasons = [off_work_word(t, one.situation) if one.is_apart else "", answers_word(t, one)]
    word = ", ".join(reason for reason in reasons if reason)
    value = score_value(t, one.value, one.decimals)
    spoken = t(
        "{name}, {date}: {value} on a scale from {low} to {high}",
        name=name,
        date=one.day,
        value=value,
        low=scale.low,
        high=scale.high,
    )
    return PlotPoint(
        day=one.day,
        value=one.value,
        label=value,
        is_hollow=bool(word),
        word=word,
        spoken=f"{spoken}, {word}" if word else spoken,
        assessment_id=one.assessment_id,
    )
