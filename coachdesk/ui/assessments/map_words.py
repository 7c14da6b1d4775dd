"""Words of a form that is read across, once it is recorded: line by line, and nothing added up."""

from __future__ import annotations

from dataclasses import dataclass

from coachdesk.domain.answer_lines import AnswerLine, gap, has_gap, lines
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.readings import Line

_WIDEST = 3
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class MapRow:
    """One line: its family, its name, and what was answered in its columns."""

    group: str
    name: str
    answer: str


def map_rows(t: Translator, line: Line) -> tuple[MapRow, ...]:
    """Every line in its order."""
    return tuple(
        MapRow(
            line.wording.groups.get(one.group, ""),
            line.wording.item(one.items[0]).short,
            _answer(t, line, one),
        )
        for one in lines(line.instrument)
    )


def map_words(t: Translator, line: Line) -> str:
    """The lines to begin with, in a sentence: the widest gaps, or the signs that are there, strongest first."""
    if not has_gap(line.instrument):
        return _present(t, line)
    found = [(gap(one, line.assessment.answers), one) for one in lines(line.instrument)]
    wide = sorted((pair for pair in found if pair[0]), key=lambda pair: -abs(pair[0] or 0))[:_WIDEST]
    if not wide:
        return t("No gap between the two columns")
    named = [f"{_name(line, one)} {_signed(t, between or 0)}" for between, one in wide]
    return t("Widest gaps: {gaps}", gaps=_BETWEEN.join(named))


def _present(t: Translator, line: Line) -> str:
    answers = line.assessment.answers
    there = [one for one in lines(line.instrument) if answers[one.items[0] - 1]]
    there.sort(key=lambda one: -(answers[one.items[0] - 1] or 0))
    if not there:
        return t("Nothing was said to be there")
    return t("There, strongest first: {signs}", signs=", ".join(_name(line, one) for one in there))


def _name(line: Line, one: AnswerLine) -> str:
    return line.wording.item(one.items[0]).short


def _answer(t: Translator, line: Line, one: AnswerLine) -> str:
    answers = line.assessment.answers
    given = [answers[number - 1] for number in one.items]
    if line.instrument.leading_aspect and not given[0]:
        return _word(t, line, one.items[0])
    words = _BETWEEN.join(_word(t, line, number) for number in one.items)
    between = gap(one, answers) if has_gap(line.instrument) else None
    return words if between is None else f"{words} ({_signed(t, between)})"


def _word(t: Translator, line: Line, item: int) -> str:
    given = line.assessment.answers[item - 1]
    if given is None:
        return t("no answer")
    return line.wording.word(line.instrument.response(item), given) or t.number(given)


def _signed(t: Translator, between: float) -> str:
    return f"+{t.number(between)}" if between > 0 else t.number(between)
