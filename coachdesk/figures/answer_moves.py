"""One assessment behind a point: the first, the one before and this one side by side, with what moved.

Of a published questionnaire only the number of a question and our hint stand here, never its wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.comparisons import Comparison, Silence, compare
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.figures.charts import TableColumn, TableRow, TableTwin
from coachdesk.figures.score_values import score_value
from coachdesk.figures.series import in_order
from coachdesk.i18n.translator import Translator

STEPS_TO_NAME: Final = 2
"""Response steps from which a move is named."""
STEPS_OF_TEN: Final = 3
"""The same where the answers are numbers from 0 to 10."""
_NOTHING: Final = "–"
_MANY: Final = 10


@dataclass(frozen=True, slots=True)
class AnswerMoves:
    """Assessments side by side.

    Attributes:
        sentence: how many answers moved, and by how much they must to be counted.
        table: scales first, then a row a question; the last column says what moved since the one before.
    """

    title: str
    sentence: str
    table: TableTwin


def answer_moves(
    t: Translator,
    instrument: Instrument,
    wording: Wording,
    assessments: Sequence[Assessment],
    current: Assessment,
) -> AnswerMoves:
    """Put an assessment beside the one before it and the first one of the same version.

    Args:
        t: language of the reader.
        instrument: structure of the version that was filled in.
        wording: its words.
        assessments: of this person.
        current: the one to speak about.
    """
    shown = _beside(assessments, current)
    before = shown[-2] if len(shown) > 1 else None
    heads = [TableColumn(t.fact(one.taken_on), _role(t, shown, place)) for place, one in enumerate(shown)]
    if before is not None:
        heads.append(TableColumn(t("Moved"), t("since {date}", date=before.taken_on)))
    has_answers = any(one.answers for one in shown)
    # A scale that is one question stands there once: as the question, in the words that were ticked.
    scales = [one for one in instrument.scales if len(one.items) != 1 or not has_answers]
    rows = [_scale(t, instrument, wording, scale.id, shown) for scale in scales]
    moved = 0
    if has_answers:
        for item in instrument.items:
            steps = _steps(instrument, item.number, before, current)
            moved += steps is not None and abs(steps) >= _least(instrument, item.number)
            rows.append(_answer(t, instrument, wording, item.number, shown, steps))
    return AnswerMoves(
        wording.title,
        _sentence(t, instrument, before, current, moved),
        TableTwin(t("Question or scale (dash: no answer)"), tuple(heads), tuple(rows)),
    )


def _beside(assessments: Sequence[Assessment], current: Assessment) -> list[Assessment]:
    alike = [
        one
        for one in in_order(tuple(assessments))
        if (one.instrument_id, one.version) == (current.instrument_id, current.version)
    ]
    if current not in alike:
        return [current]
    earlier = alike[: alike.index(current)]
    named = next((one for one in earlier if one.is_baseline), None)
    wanted = [named or earlier[0], earlier[-1], current] if earlier else [current]
    return sorted(set(wanted), key=alike.index)


def _role(t: Translator, shown: Sequence[Assessment], place: int) -> str:
    if place == len(shown) - 1:
        return t("this one")
    if shown[place].is_baseline:
        return t("chosen baseline")
    return t("the first") if place == 0 and len(shown) > 1 else t("the one before")


def _scale(
    t: Translator, instrument: Instrument, wording: Wording, scale_id: str, shown: Sequence[Assessment]
) -> TableRow:
    decimals = instrument.scale(scale_id).shown_decimals
    values = [score.value if (score := one.score(scale_id)) else None for one in shown]
    cells = [_NOTHING if value is None else score_value(t, value, decimals) for value in values]
    if len(shown) > 1:
        cells.append(_between(t, compare(instrument, scale_id, shown[-2], shown[-1]), decimals))
    return TableRow(wording.scales[scale_id].name, tuple(cells))


def _between(t: Translator, found: Comparison | None, decimals: int) -> str:
    """How far a scale moved, by the rule of the trends: nothing is said where they do not compare."""
    if found is None:
        return _NOTHING
    if found.silence not in (None, Silence.NO_FIGURE):
        return t("not compared")
    difference = found.shown_difference
    return _signed(score_value(t, difference, decimals), difference)


def _answer(
    t: Translator,
    instrument: Instrument,
    wording: Wording,
    item: int,
    shown: Sequence[Assessment],
    steps: int | None,
) -> TableRow:
    cells = [_word(t, instrument, wording, item, one) for one in shown]
    if len(shown) > 1:
        cells.append(_NOTHING if steps is None else _signed(t.number(steps), steps))
    words = wording.item(item)
    own = words.short or words.hint
    return TableRow(t("{number}. {words}", number=item, words=own) if own else str(item), tuple(cells))


def _word(t: Translator, instrument: Instrument, wording: Wording, item: int, one: Assessment) -> str:
    given = one.answers[item - 1] if one.answers else None
    if given is None:
        return _NOTHING
    return wording.word(instrument.response(item), given) or t.number(given)


def _steps(instrument: Instrument, item: int, before: Assessment | None, current: Assessment) -> int | None:
    """Response steps from one answer to the next, up or down in points; nothing for what is measured."""
    if before is None or not before.answers or not current.answers:
        return None
    response, values = instrument.response(item), sorted(instrument.response(item).values)
    earlier, later = before.answers[item - 1], current.answers[item - 1]
    if response.kind.is_measured or earlier not in values or later not in values:
        return None
    return values.index(int(later)) - values.index(int(earlier))


def _least(instrument: Instrument, item: int) -> int:
    return STEPS_OF_TEN if len(instrument.response(item).values) > _MANY else STEPS_TO_NAME


def _signed(words: str, value: float) -> str:
    return f"+{words}" if value > 0 else words if value else "="


def _sentence(
    t: Translator, instrument: Instrument, before: Assessment | None, current: Assessment, moved: int
) -> str:
    if before is None:
        return t("The first one of this questionnaire: nothing to put beside it.")
    if not before.answers or not current.answers:
        return t("Scores without answers: which questions moved is not known.")
    least = max(_least(instrument, item.number) for item in instrument.items)
    if not moved:
        return t("No answer moved by {least} steps or more since {date}.", least=least, date=before.taken_on)
    return t.plural(
        "{count} answer moved by {least} steps or more since {date}.",
        "{count} answers moved by {least} steps or more since {date}.",
        moved,
        least=least,
        date=before.taken_on,
    )
