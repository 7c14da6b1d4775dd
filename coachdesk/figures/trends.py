"""The trend chart of one person: phase ribbon, work situation and up to four scales on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.clients import Client, SituationChange
from coachdesk.domain.life_events import LifeEvent
from coachdesk.domain.phases import PhaseMove, PhaseStretch, stretches
from coachdesk.domain.sessions import Session
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.trend_layers import Layer
from coachdesk.figures.charts import EventMark, OffWork, RibbonStretch, TimeTick, TrendChart, TrendPanel
from coachdesk.figures.curves import Curve, curve, off_work_word
from coachdesk.figures.line_tables import is_drawn
from coachdesk.figures.reference_lines import Footnotes, references
from coachdesk.figures.shelf import Shelf
from coachdesk.figures.time_axis import time_ticks, week_ticks
from coachdesk.figures.trend_panels import panel
from coachdesk.figures.trend_tables import trend_table
from coachdesk.i18n import dates, labels
from coachdesk.i18n.translator import Translator

PANELS_AT_MOST: Final = 4
FIRST_PANELS: Final = 3
SHORTEST_AXIS: Final = timedelta(weeks=12)
SHORTEST_SPAN: Final = timedelta(weeks=2)
_AIR: Final = 0.03
_USUAL_FIRST: Final = ("cbi.personal", "cbi.work", "pulse.energy")


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds the measures.

    Attributes:
        life_events: what happened beside work and path.
        hidden: layers that the chart leaves out.
        weeks_from: the time axis counts weeks from this day; dates without it.
    """

    life_events: tuple[LifeEvent, ...] = ()
    hidden: frozenset[Layer] = frozenset()
    weeks_from: date | None = None

    def ticks(self, t: Translator, start: date, end: date) -> tuple[TimeTick, ...]:
        """Of an axis from ``start`` to ``end``."""
        if self.weeks_from is None:
            return time_ticks(t, start, end)
        return week_ticks(t, start, end, self.weeks_from)


BARE: Final = Scene()


def trend_chart(
    t: Translator,
    today: date,
    moves: tuple[PhaseMove, ...],
    sessions: tuple[Session, ...],
    situations: tuple[SituationChange, ...],
    assessments: tuple[Assessment, ...],
    library: Shelf,
    panels: Sequence[str],
    *,
    since: date | None = None,
    scene: Scene = BARE,
) -> TrendChart:
    """Make the chart of one person from their records; those in the bin are left out.

    Args:
        t: language of the reader.
        today: right end of the axis, unless a measure is later.
        moves: the path through the phases.
        sessions: become ticks.
        situations: changes of the work situation.
        assessments: questionnaires of this person.
        library: structures and words of the questionnaires.
        panels: keys ``instrument.scale``; more than :data:`PANELS_AT_MOST` are cut.
        since: left end of the axis, which may lie earlier; everything from the first record on without it.
        scene: what else happened, and what the chart leaves out.
    """
    held = sorted(one.held_on for one in sessions if one.deleted_at is None)
    moves = tuple(one for one in moves if one.deleted_at is None)
    start, end = axis([*held, *(one.moved_on for one in moves)], assessments, today, since)
    curves = _curves(t, panels, assessments, library, since and start)
    drawn, footnotes = _panels(t, curves, assessments, scene.hidden, since and start)
    events, off_work = _around(t, (start, end), situations, scene)
    return TrendChart(
        title=t("Measures"),
        subtitle=subtitle(t, drawn),
        start=start,
        end=end,
        ticks=scene.ticks(t, start, end),
        ribbon_name=t("Phase"),
        ribbon_note=t("Not named on the ribbon:"),
        ribbon=() if Layer.PHASES in scene.hidden else _ribbon(t, moves, start, end),
        sessions_name=t("Sessions"),
        sessions=() if Layer.SESSIONS in scene.hidden else tuple(day for day in held if start <= day <= end),
        events=events,
        off_work=off_work,
        panels=drawn,
        footnotes=footnotes,
        table=trend_table(t, curves),
    )


def available_panels(
    t: Translator, assessments: tuple[Assessment, ...], library: Shelf
) -> tuple[tuple[str, str], ...]:
    """Key and name of every scale that has a value and may be a curve, in the order of the library."""
    measured = _measured(assessments)
    found = []
    taken = {instrument_id for instrument_id, _ in measured}
    for instrument in library.latest():
        if instrument.id not in taken or not is_drawn(instrument):
            continue
        wording = library.wording(instrument.id, instrument.version, t.language)
        for scale in instrument.scales:
            if (instrument.id, scale.id) in measured:
                words = wording.scales[scale.id]
                name = t("{scale} ({instrument})", scale=words.name, instrument=wording.short_title)
                found.append((f"{instrument.id}.{scale.id}", name))
    return tuple(found)


def together(keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Panels by figures: the scales of one questionnaire together, three at most, never beside another one's."""
    found: list[tuple[str, ...]] = []
    for _, own in groupby(keys, key=lambda key: key.partition(".")[0]):
        scales = tuple(own)
        found += [scales[first : first + FIRST_PANELS] for first in range(0, len(scales), FIRST_PANELS)]
    return tuple(found)


def first_panels(client: Client, assessments: tuple[Assessment, ...], library: Shelf) -> tuple[str, ...]:
    """The panels shown first: those chosen for this person, else the first three that have a value.

    Personal and work-related exhaustion and energy come before the rest.
    """
    every = [f"{one.id}.{scale.id}" for one in library.latest() if is_drawn(one) for scale in one.scales]
    chosen = [key for key in client.chosen_panels if key in every]
    if not chosen:
        measured = {f"{instrument}.{scale}" for instrument, scale in _measured(assessments)}
        usual = [key for key in _USUAL_FIRST if key in measured]
        chosen = usual + [key for key in every if key in measured and key not in usual]
    return tuple(chosen[:FIRST_PANELS])


def _measured(assessments: tuple[Assessment, ...]) -> set[tuple[str, str]]:
    return {
        (one.instrument_id, score.scale_id)
        for one in assessments
        if one.deleted_at is None
        for score in one.scores
        if score.value is not None
    }


def _curves(
    t: Translator,
    panels: Sequence[str],
    assessments: tuple[Assessment, ...],
    library: Shelf,
    since: date | None,
) -> list[Curve]:
    keys, language = panels[:PANELS_AT_MOST], t.language
    return [curve(key, assessments, library, language, since) for key in keys]


def _panels(
    t: Translator,
    curves: list[Curve],
    assessments: tuple[Assessment, ...],
    hidden: frozenset[Layer],
    since: date | None,
) -> tuple[tuple[TrendPanel, ...], tuple[str, ...]]:
    """The panels and their footnotes."""
    notes = Footnotes()
    is_at_work = any(one.deleted_at is None and not one.is_off_work for one in assessments)
    drawn = []
    for series, one in enumerate(curves):
        lines = (
            ()
            if Layer.MARKS in hidden
            else references(t, one.instrument, one.scale, one.wording, notes, is_at_work=is_at_work)
        )
        drawn.append(panel(t, one, series, lines, notes, hidden, since))
    return tuple(drawn), notes.lines(t)


def axis(
    known: list[date], assessments: tuple[Assessment, ...], today: date, since: date | None
) -> tuple[date, date]:
    """Both ends: all that is known, and a little air, but none before a left end that is asked for.

    At least twelve weeks, or two where the left end is asked for.

    Every measure counts, shown or not: the figures of one person stand on one axis, however they are parted.

    Args:
        known: other days that must be on it, such as sessions.
        assessments: questionnaires of this person.
        today: right end, unless something is later.
        since: left end; the earliest day without it.
    """
    taken = [one.taken_on for one in assessments if one.deleted_at is None]
    days = [today, *known, *taken]
    last = max(days)
    first = since or min(days)
    first = min(first, last - (SHORTEST_AXIS if since is None else SHORTEST_SPAN))
    air = timedelta(days=max(3, round((last - first).days * _AIR)))
    return first if since is not None else first - air, last + air


def subtitle(t: Translator, panels: Sequence[TrendPanel]) -> str:
    """What the panels of a page show: their questionnaires, and from when to when."""
    days = [point.day for panel in panels for point in panel.points]
    if not days:
        return t("No measure yet")
    names = t.listed(list(dict.fromkeys(panel.instrument for panel in panels if panel.points)))
    if min(days) == max(days):
        return t("{instruments}, {day}", instruments=names, day=dates.long(days[0], t.language))
    start, end = dates.period(min(days), max(days), t.language)
    said = t("{instruments}, from {start} to {end}", instruments=names, start=start, end=end)
    if any(panel.usual is not None for panel in panels):
        return t("{subtitle}. Dotted: baseline; shaded: usual variation.", subtitle=said)
    if any(panel.baseline is not None for panel in panels):
        return t("{subtitle}. Dotted: baseline.", subtitle=said)
    return said


def _ribbon(t: Translator, moves: tuple[PhaseMove, ...], start: date, end: date) -> tuple[RibbonStretch, ...]:
    found = []
    for stretch in stretches(moves):
        last = stretch.end or end
        if last <= start or stretch.start > end:
            continue
        label = _on_axis(t, stretch.start, start, end)
        before = t("since {date}", date=stretch.start)
        found.append(
            RibbonStretch(
                phase=stretch.phase,
                start=max(stretch.start, start),
                end=min(last, end),
                name=labels.phase(t, stretch.phase),
                short_name=labels.phase_short(t, stretch.phase),
                start_label=label if stretch.start >= start else before,
                note=_phase_note(t, stretch),
                since_label=before,
            )
        )
    return tuple(found)


def _phase_note(t: Translator, stretch: PhaseStretch) -> str:
    name = labels.phase(t, stretch.phase)
    if stretch.end is None:
        return t("{phase} (since {start})", phase=name, start=stretch.start)
    return t("{phase} ({start} to {end})", phase=name, start=stretch.start, end=stretch.end)


def _on_axis(t: Translator, day: date, start: date, end: date) -> str:
    """A day on the axis: its year is said when the axis is longer than a year."""
    return dates.short(day, t.language) if (end - start).days <= 366 else dates.medium(day, t.language)


def _changes(situations: tuple[SituationChange, ...]) -> list[SituationChange]:
    """In time order; saying the same again is no change, and of several on one day the last one counts."""
    kept = sorted((one for one in situations if one.deleted_at is None), key=lambda one: (one.since, one.id))
    by_day = {one.since: one for one in kept}
    found: list[SituationChange] = []
    for one in by_day.values():
        if not found or found[-1].situation is not one.situation:
            found.append(one)
    return found


def _events(t: Translator, changes: list[SituationChange], start: date, end: date) -> tuple[EventMark, ...]:
    """What changed within the axis; being at work when the file begins is no event."""
    found = []
    before: WorkSituation | None = None
    for one in changes:
        is_news = before is not None or not one.situation.is_at_work
        if start <= one.since <= end and is_news:
            day = _on_axis(t, one.since, start, end)
            found.append(EventMark(one.since, _event_label(t, one.situation, before, day)))
        before = one.situation
    return tuple(found)


def _around(
    t: Translator,
    ends: tuple[date, date],
    situations: tuple[SituationChange, ...],
    scene: Scene,
) -> tuple[tuple[EventMark, ...], tuple[OffWork, ...]]:
    """What happened around the measures: labelled lines in order of time, and tinted stretches."""
    changes = [] if Layer.WORK in scene.hidden else _changes(situations)
    happened = () if Layer.LIFE_EVENTS in scene.hidden else scene.life_events
    events = sorted((*_events(t, changes, *ends), *_life(t, happened, *ends)), key=lambda one: one.day)
    return tuple(events), _off_work(t, changes, *ends)


def _life(t: Translator, events: tuple[LifeEvent, ...], start: date, end: date) -> list[EventMark]:
    """Life events within the axis, in the words in which they were noted."""
    return [
        EventMark(
            one.happened_on,
            t("{words}, {day}", words=one.words, day=_on_axis(t, one.happened_on, start, end)),
        )
        for one in events
        if one.deleted_at is None and start <= one.happened_on <= end
    ]


def _event_label(t: Translator, now: WorkSituation, before: WorkSituation | None, day: str) -> str:
    if now is WorkSituation.ON_LEAVE:
        return t("On leave, {day}", day=day)
    if now is WorkSituation.NOT_EMPLOYED:
        return t("Not employed, {day}", day=day)
    is_return = before is WorkSituation.ON_LEAVE
    if now is WorkSituation.PART_TIME:
        return t("Back part-time, {day}", day=day) if is_return else t("Part-time, {day}", day=day)
    return t("Back at work, {day}", day=day) if is_return else t("At work, {day}", day=day)


def _off_work(t: Translator, changes: list[SituationChange], start: date, end: date) -> tuple[OffWork, ...]:
    found: list[OffWork] = []
    for n, one in enumerate(changes):
        last = changes[n + 1].since if n + 1 < len(changes) else end
        if one.situation.is_at_work or last <= start or one.since >= end:
            continue
        found.append(OffWork(max(one.since, start), min(last, end), off_work_word(t, one.situation)))
    return tuple(found)
