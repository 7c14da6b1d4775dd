"""Questionnaires to be answered by hand: whole when they are ours, an answer sheet when others publish them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from coachdesk.domain import form_codes
from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.domain.clients import AddressForm, Client
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import EntryWay, Instrument, Kind, ResponseKind
from coachdesk.domain.offers import is_proposed
from coachdesk.domain.practices import Practice
from coachdesk.domain.safety import HelpLine
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.figures.form_sheets import (
    AnswerBlock,
    AnswerForm,
    AnswerLine,
    BlankForm,
    Diary,
    DiaryWeek,
    FormPack,
    SheetHead,
)
from coachdesk.figures.help_words import help_words
from coachdesk.figures.letterheads import page_words, signed_by, watermark
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import NO_BREAK

WEEKS: Final = 4
MOST_IN_A_DIARY: Final = 12
_DAYS_OF_A_WEEK: Final = 7
_MOST_BOXES: Final = 11
_LETTERS_IN_A_ROW: Final = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A questionnaire to be printed, in the language of the sheet.

    Attributes:
        wording: ours, with the text that the practice holds in that language in the place of our hints.
        layout: how the published form that lies beside it is laid out, as far as it is known.
    """

    instrument: Instrument
    wording: Wording
    layout: SheetLayout = field(default_factory=SheetLayout)

    @property
    def is_whole(self) -> bool:
        """Whether the questions themselves stand on the sheet: ours, or a text that the practice holds."""
        return self.instrument.kind is Kind.OWN or _has_text(self.wording)


def is_printable(instrument: Instrument) -> bool:
    """Whether a blank sheet of it can be handed out.

    Not where only scores are typed in, nor marks on a line or lines asked about twice. Nor with a safety item
    (answered at home it would be read days later), nor what nobody takes home by themselves.
    """
    return (
        EntryWay.ANSWERS in instrument.entry
        and is_proposed(instrument)
        and not instrument.safety_items
        and not instrument.aspects
        and all(response.kind is not ResponseKind.LINE for response in instrument.responses)
    )


def is_of_use(instrument: Instrument, wording: Wording) -> bool:
    """Whether what comes back can be typed in: of a form that comes in by its scores bare rows cannot.

    With the questions that the practice holds it is a whole form, whose scores are worked out as its authors say.
    """
    return instrument.entry[0] is EntryWay.ANSWERS or _has_text(wording)


def _has_text(wording: Wording) -> bool:
    return all(words.text for words in wording.items)


def has_diary(instrument: Instrument, wording: Wording) -> bool:
    """Whether it can be kept week after week: ours, about the last seven days, short enough for a page."""
    return (
        is_printable(instrument)
        and instrument.kind is Kind.OWN
        and instrument.recall_days == _DAYS_OF_A_WEEK
        and len(instrument.items) <= MOST_IN_A_DIARY
        and all(_fits_beside_boxes(words) for words in wording.responses.values())
    )


def _fits_beside_boxes(words: tuple[str, ...]) -> bool:
    """Whether the words of the answers stand beside their boxes on one line of a diary."""
    return all(len(word) * len(words) <= _LETTERS_IN_A_ROW for word in words)


def blank_forms(
    t: Translator,
    practice: Practice,
    client: Client,
    asked: Sequence[Asked],
    help_lines: Sequence[HelpLine],
    *,
    shows_name: bool = False,
    diary_from: date | None = None,
) -> FormPack:
    """Word the sheets for one person.

    Args:
        t: language of the sheets.
        practice: who hands them out.
        client: who answers; named only on request, otherwise the code stands for the name.
        asked: one or more questionnaires.
        help_lines: numbers of which those for the person stand on every page.
        shows_name: put the name of the file on the sheets.
        diary_from: first day of a diary of four weeks; ``None`` for sheets of one day.
    """
    make = _Sheets(t, client, practice, shows_name=shows_name)
    forms = tuple(make.form(one) if diary_from is None else make.diary(one, diary_from) for one in asked)
    title = t("Blank forms") if len(asked) != 1 else asked[0].wording.title
    return FormPack(
        language=t.language,
        title=title,
        author=signed_by(practice),
        signature=_signature(practice),
        accent=practice.accent,
        code_words=t("Code"),
        help_words=help_words(t, help_lines, client),
        foot=_foot(t, shows_name=shows_name),
        office_words=(t("For the practice: typed in on"), t.within("typed in", "by"), t("second entry")),
        page_words=page_words(t),
        watermark=watermark(t, practice),
        pdf_title=title,
        forms=forms,
    )


class _Sheets:
    """Words the sheets of one person, as this person is spoken to."""

    def __init__(self, t: Translator, client: Client, practice: Practice, *, shows_name: bool) -> None:
        self.t = t
        self._client = client
        self._practice = practice
        self._name = client.name if shows_name else ""
        self._is_familiar = t.language == "fr" and client.address_form is AddressForm.TU

    def form(self, one: Asked) -> BlankForm:
        """A sheet for one day."""
        t = self.t
        return AnswerForm(
            head=self._head(one, *self._titles(one), self._instruction(one)),
            date_words=t.within("form", "Date"),
            date_parts=(t.within("date", "day"), t.within("date", "month"), t.within("date", "year")),
            blocks=_blocks(t, one, is_short=False),
        )

    def _titles(self, one: Asked) -> tuple[str, str]:
        """What the sheet is, and beneath it the time it asks about or whose questions it answers."""
        t = self.t
        if one.instrument.kind is Kind.OWN:
            return one.wording.title, one.wording.recall
        count = len(one.instrument.items)
        if one.is_whole:
            # Whoever holds the rights stands on every copy.
            return one.wording.title, t.plural(
                "{count} question · rights: {holder}", "{count} questions · rights: {holder}",
                count, holder=one.instrument.holder,
            )  # fmt: skip
        return t("Answer sheet"), t.plural(
            "{questionnaire} · {count} question", "{questionnaire} · {count} questions",
            count, questionnaire=one.wording.short_title,
        )  # fmt: skip

    def _instruction(self, one: Asked) -> tuple[str, ...]:
        if one.instrument.kind is Kind.OWN:
            return self._own_instruction(one.wording)
        return self._held_instruction() if one.is_whole else self._foreign_instruction()

    def diary(self, one: Asked, first_day: date) -> BlankForm:
        """Four weeks on a page."""
        t = self.t
        once = t("{questionnaire}, once a week on the same day", questionnaire=one.wording.title)
        told = (
            t.within("tu", "One cross on each line. You may leave a line empty.")
            if self._is_familiar
            else t("One cross on each line. You may leave a line empty.")
        )
        starts = [first_day + timedelta(days=_DAYS_OF_A_WEEK * week) for week in range(WEEKS)]
        return Diary(
            head=self._head(one, t("My four weeks"), once, (told,)),
            weeks=tuple(_week(t, number, start) for number, start in enumerate(starts, start=1)),
            blocks=_blocks(t, one, is_short=True),
            free_words=t("A word"),
        )

    def _head(self, one: Asked, title: str, subtitle: str, instruction: tuple[str, ...]) -> SheetHead:
        t = self.t
        code = form_codes.code(self._client.uuid, one.instrument.id, one.instrument.version)
        return SheetHead(
            title=title,
            subtitle=subtitle,
            code=form_codes.printed(code),
            name=self._name,
            running=one.wording.short_title,
            instruction=instruction,
            situation_words=t("Work, that day"),
            situations=(
                t.within("on a form", "at work"),
                t.within("on a form", "part-time"),
                t.within("on a form", "on leave"),
                t.within("on a form", "not employed"),
            ),
        )

    def _own_instruction(self, wording: Wording) -> tuple[str, ...]:
        """In the form of address that the person is used to."""
        if self._is_familiar:
            told = wording.familiar or self.t.within("tu", "On each line, choose what is most like you.")
            return (told, self._how_to_correct())
        return (wording.instruction, self._how_to_correct())

    def _held_instruction(self) -> tuple[str, ...]:
        """Of a form of others we hold the questions, not what its authors say above them."""
        t = self.t
        if self._is_familiar:
            told = t.within("tu", "On each line, choose what is most like you.")
        else:
            told = t("On each line, choose what is most like you.")
        return (told, self._how_to_correct())

    def _foreign_instruction(self) -> tuple[str, ...]:
        return (
            self.t("The questions are on the form handed over with this sheet."),
            self._how_to_correct(),
        )

    def _how_to_correct(self) -> str:
        if self._is_familiar:
            return self.t.within(
                "tu",
                "One cross on each line; leave it empty if you prefer. A slip? Blacken the box and cross the right one.",
            )
        return self.t(
            "One cross on each line; leave it empty if you prefer. A slip? Blacken the box and cross the right one."
        )


def _blocks(t: Translator, one: Asked, *, is_short: bool) -> tuple[AnswerBlock, ...]:
    """The questions in the order of the form, those next to one another with the same answers together."""
    sheet = AnswerSheet(one.instrument, one.layout)
    found: list[tuple[str, list[AnswerLine]]] = []
    for place, number in enumerate(sheet.order, start=1):
        response_id = one.instrument.item(number).response_id
        if not found or found[-1][0] != response_id:
            found.append((response_id, []))
        found[-1][1].append(_line(one, number, "" if is_short else str(place), is_short=is_short))
    return tuple(_block(t, one, sheet, response_id, tuple(lines)) for response_id, lines in found)


def _line(one: Asked, number: int, mark: str, *, is_short: bool) -> AnswerLine:
    words = one.wording.item(number)
    if one.instrument.kind is not Kind.OWN:
        # A hint names the scale, or that a line is counted the other way round: whoever answers must not see it.
        return AnswerLine(mark, words.text if one.is_whole else "")
    return AnswerLine(mark, words.short if is_short else words.text, words.low_end, words.high_end)


def _block(
    t: Translator, one: Asked, sheet: AnswerSheet, response_id: str, lines: tuple[AnswerLine, ...]
) -> AnswerBlock:
    response = next(each for each in one.instrument.responses if each.id == response_id)
    if len(response.values) > _MOST_BOXES:
        between = t("from {low} to {high}", low=response.low, high=response.high)
        return AnswerBlock((), (), lines, range_words=between)
    item = next(item.number for item in one.instrument.items if item.response_id == response_id)
    values = [choice.answer for choice in sheet.choices(item)]
    words = tuple(one.wording.word(response, value) for value in values)
    # Points printed in a box beside a question would weigh on the answer; on an answer sheet they show the column.
    is_bare = one.is_whole and response.kind is not ResponseKind.NUMBERS
    is_bare = is_bare or response.kind is ResponseKind.YES_NO
    boxes = tuple("" if is_bare else str(value) for value in values)
    return AnswerBlock(boxes, words if all(words) else (), lines)


def _week(t: Translator, number: int, start: date) -> DiaryWeek:
    end = start + timedelta(days=_DAYS_OF_A_WEEK - 1)
    first = dates.short(start, t.language)
    if start.month == end.month:
        first = first.partition(NO_BREAK)[0]
    last = dates.short(end, t.language)
    days = t.within("week", "{first} to {last}", first=first, last=last)
    return DiaryWeek(t("Week {number}", number=number), days)


def _signature(practice: Practice) -> str:
    parts = (practice.practitioner, practice.title, practice.name, practice.phone)
    return " · ".join(part.strip() for part in parts if part.strip())


def _foot(t: Translator, *, shows_name: bool) -> str:
    if shows_name:
        return t("Neither a diagnosis nor a medical opinion.")
    return t("Neither a diagnosis nor a medical opinion. No name on this sheet: the code is enough.")
