"""Forms of ours that have no score, over time: a table of what was answered, and nothing that looks like a total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coachdesk.domain.answer_lines import AnswerLine, gap, has_gap, is_map, lines
from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, Kind, ResponseKind
from coachdesk.domain.norms import Nature
from coachdesk.figures.charts import TableColumn, TableRow, TableTwin
from coachdesk.figures.curves import off_work_word
from coachdesk.figures.series import in_order
from coachdesk.figures.shelf import Shelf
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case

DAYS_ACROSS: Final = 4
"""Days beside one another; earlier ones are in the list of assessments."""
_NOTHING: Final = "–"
_BETWEEN: Final = " · "
INDENT: Final = "\u2003"


@dataclass(frozen=True, slots=True)
class LineTable:
    """One form over time.

    Attributes:
        subtitle: how it is read.
        table: lines down and days across, or days down where each answer has a column.
    """

    title: str
    subtitle: str
    table: TableTwin


def is_drawn(instrument: Instrument) -> bool:
    """True when its scales may be curves.

    A line of a map is looked at beside its neighbours, and a guide's count measures nothing: neither is a curve.
    """
    is_guide = any(one.nature is Nature.POINTER for one in instrument.norm_sets)
    return not is_map(instrument) and not is_guide


def line_tables(t: Translator, assessments: tuple[Assessment, ...], library: Shelf) -> tuple[LineTable, ...]:
    """Make the tables of one person, in the order of the library; a form never answered has none.

    Args:
        t: language of the reader.
        assessments: questionnaires of this person.
        library: structures and words of the questionnaires.
    """
    found = []
    for instrument in library.latest():
        taken = [one for one in in_order(assessments) if _is_of(one, instrument)]
        if not taken or not _has_table(instrument):
            continue
        wording = library.wording(instrument.id, instrument.version, t.language)
        make = _across if is_map(instrument) else _down
        found.append(make(t, instrument, wording, taken))
    return tuple(found)


def _is_of(one: Assessment, instrument: Instrument) -> bool:
    is_same = (one.instrument_id, one.version) == (instrument.id, instrument.version)
    return is_same and bool(one.answers)


def _has_table(instrument: Instrument) -> bool:
    """Ours only, and where something was answered that no scale and no row of dots shows."""
    if instrument.kind is not Kind.OWN:
        return False
    amounts = any(response.kind is ResponseKind.AMOUNT for response in instrument.responses)
    return is_map(instrument) or amounts


def _across(t: Translator, instrument: Instrument, wording: Wording, taken: list[Assessment]) -> LineTable:
    """Lines down, the latest days across."""
    shown = taken[-DAYS_ACROSS:]
    rows: list[TableRow] = []
    family = ""
    for line in lines(instrument):
        if line.group != family:
            family = line.group
            rows.append(TableRow(wording.groups[family], ("",) * len(shown)))
        name = (INDENT if family else "") + wording.item(line.items[0]).short
        rows.append(TableRow(name, tuple(_cell(t, instrument, wording, line, one) for one in shown)))
    columns = tuple(TableColumn(_day(t, instrument, one), "") for one in shown)
    subtitle = _how_read(t, instrument, wording)
    if len(taken) > len(shown):
        subtitle = " ".join(
            (subtitle, t("The latest {count} days of {total}.", count=len(shown), total=len(taken)))
        )
    return LineTable(wording.title, subtitle, TableTwin(t("Line (dash: no answer)"), columns, tuple(rows)))


def _down(t: Translator, instrument: Instrument, wording: Wording, taken: list[Assessment]) -> LineTable:
    """Days down, a column for each question."""
    columns = tuple(
        TableColumn(wording.item(item.number).short, _range(t, instrument, item.number))
        for item in instrument.items
    )
    rows = tuple(
        TableRow(
            t.fact(one.taken_on),
            tuple(_word(t, instrument, wording, item.number, one) for item in instrument.items),
        )
        for one in taken
    )
    subtitle = t("One row for each week. Nothing is added up.")
    return LineTable(wording.title, subtitle, TableTwin(t("Date (dash: no answer)"), columns, rows))


def _how_read(t: Translator, instrument: Instrument, wording: Wording) -> str:
    heads = [wording.item(number).aspect for number in lines(instrument)[0].items]
    if has_gap(instrument):
        first, second = (t.quoted(head) for head in heads)
        return t("{first}, {second}, and in brackets the second less the first.", first=first, second=second)
    if instrument.aspects:
        return t("For each sign, in this order: {columns} Nothing is added up.", columns=" ".join(heads))
    return t("One row for each line. Nothing is added up.")


def _cell(t: Translator, instrument: Instrument, wording: Wording, line: AnswerLine, one: Assessment) -> str:
    given = [one.answers[number - 1] for number in line.items]
    if instrument.leading_aspect and not given[0]:
        return _word(t, instrument, wording, line.items[0], one)
    first, *rest = (_word(t, instrument, wording, number, one) for number in line.items)
    words = (
        _BETWEEN.join((first, *rest)) if has_gap(instrument) else ", ".join((first, *map(running_case, rest)))
    )
    between = gap(line, one.answers) if has_gap(instrument) else None
    if between is None:
        return words
    signed = f"+{t.number(between)}" if between > 0 else t.number(between)
    return f"{words} ({signed})"


def _word(t: Translator, instrument: Instrument, wording: Wording, item: int, one: Assessment) -> str:
    given = one.answers[item - 1]
    if given is None:
        return _NOTHING
    return wording.word(instrument.response(item), given) or t.number(given)


def _day(t: Translator, instrument: Instrument, one: Assessment) -> str:
    is_about_work = any(item.about_present_work for item in instrument.items)
    away = off_work_word(t, one.work_situation) if is_about_work else ""
    return t("{date}, {word}", date=one.taken_on, word=away) if away else t.fact(one.taken_on)


def _range(t: Translator, instrument: Instrument, item: int) -> str:
    response = instrument.response(item)
    if response.kind in (ResponseKind.NUMBERS, ResponseKind.AMOUNT):
        return t("{low} to {high}", low=response.low, high=response.high)
    return ""
