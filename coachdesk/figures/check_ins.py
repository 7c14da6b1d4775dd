"""Questions of yes or no over time: one row of dots a question, and nothing that looks like a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instrument_wordings import ItemWording
from coachdesk.domain.instruments import ResponseKind
from coachdesk.figures.charts import Dot, DotChart, DotMark, DotRow, TableColumn, TableRow, TableTwin
from coachdesk.figures.series import in_order
from coachdesk.figures.shelf import Shelf
from coachdesk.figures.trend_tables import NO_MEASURE
from coachdesk.figures.trends import BARE, Scene, axis
from coachdesk.i18n.translator import Translator

CHECK_IN: Final = "checkin5"
GUIDE: Final = "guide10"


def check_in_chart(
    t: Translator,
    today: date,
    assessments: tuple[Assessment, ...],
    library: Shelf,
    since: date | None = None,
    instrument_id: str = CHECK_IN,
    *,
    known: Iterable[date] = (),
    scene: Scene = BARE,
) -> DotChart:
    """Make the dots of one person's check-ins, or of another form of yes and no.

    Args:
        t: language of the reader.
        today: right end of the axis, unless an answer is later.
        assessments: questionnaires of this person; those of others than the one asked for only hold the axis,
            so that the dots stand under the panels of a trend chart.
        library: structures and words of the questionnaires.
        since: left end of the axis; all answers without it.
        instrument_id: a form that asks for yes or no.
        known: other days that the axis of the trend chart holds: sessions and changes of phase.
        scene: how that axis is counted.
    """
    start, end = axis(list(known), assessments, today, since)
    every = [one for one in in_order(assessments) if one.instrument_id == instrument_id]
    taken = [one for one in every if since is None or one.taken_on >= start]
    instrument = library.get(instrument_id, taken[-1].version if taken else None)
    wording = library.wording(instrument_id, instrument.version, t.language)
    items = (item.number for item in instrument.items)
    asked = [number for number in items if instrument.response(number).kind is ResponseKind.YES_NO]
    return DotChart(
        title=wording.title,
        subtitle=t("One row for each question. Nothing is added up."),
        start=start,
        end=end,
        ticks=scene.ticks(t, start, end),
        rows=tuple(_dots(t, wording.item(number), number, taken) for number in asked),
        key_words=tuple((dot, _word(t, dot)) for dot in Dot),
        sentence=_sentence(t, taken) if taken or not every else t("No answers in this span."),
        table=_table(t, taken, {row: wording.item(row).short for row in asked}),
        is_answered=bool(every),
    )


def _table(t: Translator, taken: Sequence[Assessment], asked: Mapping[int, str]) -> TableTwin:
    return TableTwin(
        date_head=t("Date (dash: no answer)"),
        columns=tuple(TableColumn(short, "") for short in asked.values()),
        rows=tuple(_row(t, one, list(asked)) for one in taken),
    )


def _dots(t: Translator, words: ItemWording, number: int, taken: list[Assessment]) -> DotRow:
    dots = tuple(_mark(t, one, number, words.short) for one in taken)
    return DotRow(question=words.text, short_question=words.short, dots=dots)


def _dot(one: Assessment, number: int) -> Dot:
    given = one.answers[number - 1] if len(one.answers) >= number else None
    if given is None:
        return Dot.MISSING
    return Dot.YES if given else Dot.NO


def _word(t: Translator, dot: Dot) -> str:
    return {Dot.YES: t("yes"), Dot.NO: t("no"), Dot.MISSING: t("no answer")}[dot]


def _mark(t: Translator, one: Assessment, number: int, question: str) -> DotMark:
    dot = _dot(one, number)
    spoken = t("{question}, {date}: {answer}", question=question, date=one.taken_on, answer=_word(t, dot))
    return DotMark(one.taken_on, dot, spoken)


def _row(t: Translator, one: Assessment, asked: list[int]) -> TableRow:
    dots = [_dot(one, number) for number in asked]
    cells = tuple(NO_MEASURE if dot is Dot.MISSING else _word(t, dot) for dot in dots)
    return TableRow(t.fact(one.taken_on), cells, one.taken_on)


def _sentence(t: Translator, taken: list[Assessment]) -> str:
    if not taken:
        return t("Not answered yet.")
    first, last = taken[0].taken_on, taken[-1].taken_on
    if first == last:
        return t.plural(
            "Answered once, on {date}.", "Answered {count} times on {date}.", len(taken), date=first
        )
    return t("Answered {count} times between {first} and {last}.", count=len(taken), first=first, last=last)
