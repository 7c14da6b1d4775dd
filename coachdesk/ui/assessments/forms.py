"""A questionnaire being filled in, as a value: its day, how it came in, and everything typed so far."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coachdesk.domain.answer_sheets import AnswerSheet, Pressed
from coachdesk.domain.assessments import AnswerMode, Assessment
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import EntryWay, Instrument, Kind
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.translator import Translator

DRAFT_KIND: Final = "assessment"
_BETWEEN: Final = "/"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known about a questionnaire beside its answers.

    Attributes:
        taken_on: the day on which it was filled in.
        situation: where the person stood with work on that day; ``None`` when not known.
        mode: on paper, together on the screen, or as scores.
    """

    taken_on: date
    situation: WorkSituation | None
    mode: AnswerMode


@dataclass(frozen=True, slots=True)
class Form:
    """An unfinished questionnaire, as its draft keeps it.

    Attributes:
        particulars: day, work situation, mode.
        sheet: :meth:`AnswerSheet.to_draft`, or ``None`` while nothing was pressed.
        typed: scores as typed, by scale id.
        is_sheet_checked: the printed form was compared with what the program believes of it.
        part: id of the one scale that is asked; the other questions are passed over. Empty for the whole form.
    """

    particulars: Particulars
    sheet: Mapping[str, object] | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    is_sheet_checked: bool = False
    part: str = ""

    def to_json(self) -> str:
        """The body of the draft."""
        known = self.particulars
        return json.dumps(
            {
                "taken_on": known.taken_on.isoformat(),
                "situation": known.situation.value if known.situation else None,
                "mode": known.mode.value,
                "sheet": self.sheet,
                "typed": dict(self.typed),
                "is_sheet_checked": self.is_sheet_checked,
                "part": self.part,
            }
        )

    @classmethod
    def from_json(cls, body: str) -> Form:
        """Read the body of a draft.

        Raises:
            UserError: it is none.
        """
        try:
            plain = json.loads(body)
            situation = plain.get("situation")
            particulars = Particulars(
                date.fromisoformat(plain["taken_on"]),
                None if situation is None else WorkSituation(situation),
                AnswerMode(plain["mode"]),
            )
            typed = {str(name): str(text) for name, text in plain.get("typed", {}).items()}
            sheet = plain.get("sheet")
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UserError("What was paused here can no longer be read: begin again.") from None
        return cls(
            particulars,
            sheet if isinstance(sheet, dict) else None,
            typed,
            plain.get("is_sheet_checked") is True,
            str(plain.get("part") or ""),
        )


def draft_key(instrument_id: str, assessment_id: int | None) -> str:
    """The key of a draft: one for each questionnaire that is begun, one for each that is being corrected."""
    return instrument_id if assessment_id is None else f"{instrument_id}{_BETWEEN}{assessment_id}"


def from_key(key: str) -> tuple[str, int | None]:
    """The questionnaire of a draft, and the assessment that it corrects, if any."""
    instrument_id, _, number = key.partition(_BETWEEN)
    return instrument_id, int(number) if number.isdecimal() else None


def modes(instrument: Instrument) -> tuple[AnswerMode, ...]:
    """How a questionnaire can come in, the usual way first.

    Scores where its first way of entry says so, the typed paper form for what others publish (its questions
    are nowhere in the program), and for ours a conversation on the screen or a printed page.
    """
    if instrument.entry[0] is EntryWay.SCORES:
        return (AnswerMode.SCORES,)
    if instrument.kind is Kind.OWN:
        return (AnswerMode.TOGETHER, AnswerMode.PAPER)
    return (AnswerMode.PAPER,)


def has_foreign_sheet(instrument: Instrument) -> bool:
    """True when the printed form may differ from what the program believes of it."""
    return instrument.kind is Kind.PUBLISHED and instrument.entry[0] is EntryWay.ANSWERS


def has_sheet_to_compare(instrument: Instrument, wording: Wording, layout: SheetLayout) -> bool:
    """True when the printed form can be held against something.

    That is heads of columns, words about its questions, or an order that somebody put right once. Rows without a
    word could neither be told apart nor put into another order.
    """
    if not has_foreign_sheet(instrument):
        return False
    has_hints = any(wording.item(item.number).hint for item in instrument.items)
    return has_hints or layout != SheetLayout() or any(each.can_flip for each in instrument.responses)


def refilled(instrument: Instrument, assessment: Assessment, sheet: AnswerSheet) -> AnswerSheet:
    """Put the stored answers on an empty sheet, to correct them; what is missing counts as passed over."""
    for item, answer in zip(instrument.items, assessment.answers, strict=True):
        sheet.go_to(item.number)
        if answer is None:
            sheet.press(" ")
        else:
            sheet.answer_with(answer)
    sheet.go_to(sheet.order[0])
    return sheet


def pass_rest(sheet: AnswerSheet, part: str) -> None:
    """Pass over what is not asked; while nothing is answered, the first that is asked is the next one."""
    scales = {scale.id: scale.items for scale in sheet.instrument.scales}
    if part not in scales:
        return
    sheet.ask_only(scales[part])
    if not sheet.has_answers:
        sheet.go_to(next(number for number in sheet.order if sheet.is_asked(number)))


def is_answer(instrument: Instrument, layout: SheetLayout, text: str) -> bool:
    """Whether a key answers the first question of a sheet."""
    return AnswerSheet(instrument, layout).press(text) is Pressed.ANSWERED


def can_finish(sheet: AnswerSheet) -> bool:
    """True once the end of the form was reached with at least one answer; of what differs, each has one."""
    if sheet.asked < len(sheet.order):
        return sheet.is_finished and sheet.has_answers
    last = sheet.order[-1]
    is_end_passed = sheet.current_item is None or sheet.answer(last) is not None or sheet.is_passed(last)
    return sheet.has_answers and (sheet.is_finished or is_end_passed)


def unanswered(sheet: AnswerSheet) -> int:
    """How many of the questions asked have no answer, passed over or not reached."""
    items = sheet.instrument.items
    return sum(sheet.answer(one.number) is None for one in items if sheet.is_asked(one.number))


def questions_line(t: Translator, instrument: Instrument, wording: Wording) -> str:
    """``50 questions`` beside a title; empty where the title counts them itself, as ``Cinq questions`` does."""
    counted = t.plural("{count} question", "{count} questions", len(instrument.items))
    noun = counted.split()[-1]
    return "" if noun in wording.short_title.casefold().split() else counted
