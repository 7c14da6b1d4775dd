"""The rows above and below the current question: one a question, or one a line where it has several columns."""

from __future__ import annotations

from coachdesk.domain.answer_lines import line_of, lines
from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.ui.assessments.sheet_words import SheetWords

_BETWEEN = " · "


def rows_before(sheet: AnswerSheet) -> tuple[int, ...]:
    """Items that stand for the rows already passed; of a line its first one."""
    if not sheet.instrument.aspects:
        return sheet.order[: sheet.place]
    return tuple(line.items[0] for line in lines(sheet.instrument)[: _line(sheet)])


def rows_after(sheet: AnswerSheet) -> tuple[int, ...]:
    """Items that stand for the rows to come."""
    if not sheet.instrument.aspects:
        return sheet.order[sheet.place + 1 :]
    return tuple(line.items[0] for line in lines(sheet.instrument)[_line(sheet) + 1 :])


def row_answer(sheet: AnswerSheet, words: SheetWords, item: int) -> tuple[str, str]:
    """Word and figure of a row: of one answer, or of all columns of its line."""
    asked = [item]
    if sheet.instrument.aspects:
        asked = [one for one in line_of(sheet.instrument, item).items if not sheet.is_settled(one)]
    said = [words.word(one) for one in asked]
    figures = ["–" if sheet.is_passed(one) else words.figure(one) for one in asked]
    return _BETWEEN.join(filter(None, said)), _BETWEEN.join(filter(None, figures))


def _line(sheet: AnswerSheet) -> int:
    """Place of the current line; past the last at the end of the form."""
    item = sheet.current_item
    return len(lines(sheet.instrument)) if item is None else sheet.instrument.item(item).row - 1
