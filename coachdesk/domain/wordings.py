"""The text of a published questionnaire that a practitioner holds lawfully: kept in their vault, never shipped.

A text becomes a wording when each question of the form has its line, and the lines that the authors count the
other way round, or that ask about safety, were pointed at: whoever points sees whether the order is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import EntryWay, Instrument, Kind, ResponseScale
from coachdesk.domain.messages import N_

LANGUAGES: Final = ("fr", "en")
LINE_LIMIT: Final = 500
WORD_LIMIT: Final = 80
STATEMENT_LIMIT: Final = 1000
MOST_LINES: Final = 200
_MOST_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Words of one response scale, in the order of its values."""

    response_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldWording:
    """One version of a questionnaire in one language, as the practitioner's own form prints it.

    Attributes:
        items: a line for each question, in the order of the authors.
        answer_words: of the response scales whose words differ from ours, or were read from the form.
        statement: by what right it is held, in the practitioner's words.
        stated_on: day of that statement.
        entered_at: UTC.
    """

    id: int
    uuid: str
    instrument_id: str
    version: str
    language: str
    items: tuple[str, ...]
    answer_words: tuple[AnswerWords, ...]
    statement: str
    stated_on: date
    entered_at: datetime
    deleted_at: datetime | None = None


class Mark(Enum):
    """What a line can be pointed at for."""

    REVERSED = "reversed"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A line that stands in the place of a question, and what it was pointed at for."""

    text: str
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Slots:
    """Lines in the order of the questions. Every change gives other slots; a place out of reach changes nothing."""

    lines: tuple[SlotLine, ...] = ()

    @classmethod
    def of(cls, texts: Sequence[str]) -> Slots:
        """Lines that nobody has pointed at yet."""
        return cls(tuple(map(SlotLine, texts)))

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines, without white at their ends."""
        return tuple(line.text.strip() for line in self.lines)

    def merged(self, place: int) -> Slots:
        """Put a line at the end of the one above; what either was pointed at for stays."""
        if not 0 < place < len(self.lines):
            return self
        above, line = self.lines[place - 1 : place + 1]
        text = f"{above.text.rstrip()} {line.text.lstrip()}".strip()
        return Slots(
            (*self.lines[: place - 1], SlotLine(text, above.marks | line.marks), *self.lines[place + 1 :])
        )

    def split(self, place: int, at: int) -> Slots:
        """Make two lines of one before its character ``at``; the first keeps the marks."""
        if not 0 <= place < len(self.lines):
            return self
        line = self.lines[place]
        first, second = replace(line, text=line.text[:at].rstrip()), SlotLine(line.text[at:].lstrip())
        return Slots((*self.lines[:place], first, second, *self.lines[place + 1 :]))

    def moved(self, place: int, step: int) -> Slots:
        """Move a line up (-1) or down (1); its marks go with it."""
        target = place + step
        if not (0 <= place < len(self.lines) and 0 <= target < len(self.lines)):
            return self
        lines = list(self.lines)
        lines.insert(target, lines.pop(place))
        return Slots(tuple(lines))

    def removed(self, place: int) -> Slots:
        """Take a line out: a heading, an instruction."""
        if not 0 <= place < len(self.lines):
            return self
        return Slots((*self.lines[:place], *self.lines[place + 1 :]))

    def edited(self, place: int, text: str) -> Slots:
        """Put other words in a line."""
        if not 0 <= place < len(self.lines):
            return self
        line = replace(self.lines[place], text=text)
        return Slots((*self.lines[:place], line, *self.lines[place + 1 :]))

    def marked(self, place: int, mark: Mark) -> Slots:
        """Point at a line, or no longer."""
        if not 0 <= place < len(self.lines):
            return self
        line = self.lines[place]
        return Slots(
            (*self.lines[:place], replace(line, marks=line.marks ^ {mark}), *self.lines[place + 1 :])
        )

    def pointed(self, mark: Mark) -> tuple[int, ...]:
        """Numbers of the lines pointed at, from 1."""
        return tuple(number for number, line in enumerate(self.lines, start=1) if mark in line.marks)


def can_be_held(instrument: Instrument) -> bool:
    """Whether it has lines whose text belongs to somebody: ours ship whole, of some forms only scores are typed."""
    is_answered = EntryWay.ANSWERS in instrument.entry and bool(instrument.items)
    return instrument.kind is Kind.PUBLISHED and is_answered


def worded_responses(instrument: Instrument) -> tuple[ResponseScale, ...]:
    """The response scales whose answers can have a word each on a form; not a line, nor a row of ten numbers."""
    return tuple(
        one for one in instrument.responses if not one.kind.is_measured and 1 < len(one.values) <= _MOST_WORDS
    )


def to_point_at(instrument: Instrument, mark: Mark) -> tuple[int, ...]:
    """Numbers of the questions that have to be pointed at."""
    if mark is Mark.SAFETY:
        return instrument.safety_items
    return tuple(item.number for item in instrument.items if item.is_reversed)


def pointed_slots(instrument: Instrument, items: Sequence[str]) -> Slots:
    """The lines of a wording that was complete once, pointed at as they were then."""
    known = {mark: to_point_at(instrument, mark) for mark in Mark}
    return Slots(
        tuple(
            SlotLine(text, frozenset(mark for mark, numbers in known.items() if number in numbers))
            for number, text in enumerate(items, start=1)
        )
    )


def worded(wording: Wording, held: HeldWording | None) -> Wording:
    """Our words with the held ones in their place; only of the same questionnaire, version and language."""
    if held is None or not _belongs(wording, held):
        return wording
    items = tuple(replace(ours, text=text) for ours, text in zip(wording.items, held.items, strict=True))
    words = {one.response_id: one.words for one in held.answer_words}
    return replace(wording, items=items, responses={**wording.responses, **words})


def _belongs(wording: Wording, held: HeldWording) -> bool:
    mine = (wording.instrument_id, wording.version, wording.language)
    return (held.instrument_id, held.version, held.language) == mine


def lacks(
    instrument: Instrument, slots: Slots, answers: Mapping[str, Sequence[str]], statement: str
) -> tuple[UserError, ...]:
    """What stands between a text and its being held, the first thing to do first; nothing when it can be.

    Args:
        instrument: whose questions the lines are.
        slots: the lines, pointed at.
        answers: answer words by response id; an empty or missing one leaves ours.
        statement: by what right it is held.
    """
    return (*_of_lines(instrument, slots), *_of_answers(instrument, answers), *_of_statement(statement))


def _of_lines(instrument: Instrument, slots: Slots) -> list[UserError]:
    wanted, texts = len(instrument.items), slots.texts
    found: list[UserError] = []
    if len(texts) != wanted:
        found.append(
            UserError(
                "The number of lines is {count}, and the form has {wanted} questions.",
                count=len(texts),
                wanted=wanted,
            )
        )
    seen: dict[str, int] = {}
    for number, text in enumerate(texts, start=1):
        if not text:
            found.append(UserError("Line {number} is empty.", number=number))
        elif len(text) > LINE_LIMIT:
            found.append(
                UserError("Line {number} is longer than {limit} characters.", number=number, limit=LINE_LIMIT)
            )
        elif text in seen:
            found.append(
                UserError("Lines {first} and {second} are the same.", first=seen[text], second=number)
            )
        seen.setdefault(text, number)
    # What is to be pointed at is counted by the questions: before each has its line it would be wrong.
    return found or [error for mark in Mark for error in _of_marks(instrument, slots, mark)]


_TO_POINT: Final = {
    Mark.REVERSED: N_(
        "Point at the lines that are counted the other way round: {done} of {wanted} are marked."
    ),
    Mark.SAFETY: N_("Point at the line that asks about safety: {done} of {wanted} are marked."),
}
_NOT_POINTED: Final = {
    Mark.REVERSED: N_(
        "By the authors’ key question {number} is counted the other way round, and line {number} is not marked. "
        "Are the lines in the right order?"
    ),
    Mark.SAFETY: N_(
        "Question {number} asks about safety, and line {number} is not marked. Are the lines in the right order?"
    ),
}


def _of_marks(instrument: Instrument, slots: Slots, mark: Mark) -> list[UserError]:
    wanted, pointed = to_point_at(instrument, mark), slots.pointed(mark)
    if pointed == wanted:
        return []
    if len(pointed) < len(wanted):
        return [UserError(_TO_POINT[mark], done=len(pointed), wanted=len(wanted))]
    missing = [number for number in wanted if number not in pointed]
    if missing:
        return [UserError(_NOT_POINTED[mark], number=missing[0])]
    over = next(number for number in pointed if number not in wanted)
    return [
        UserError(
            "Line {number} is marked, and by the authors’ key question {number} is not: take the mark away, or "
            "put the lines in order.",
            number=over,
        )
    ]


def _of_answers(instrument: Instrument, answers: Mapping[str, Sequence[str]]) -> list[UserError]:
    found = []
    for number, response in enumerate(worded_responses(instrument), start=1):
        words = [word.strip() for word in answers.get(response.id, ())]
        if not words:
            continue
        if len(words) != len(response.values) or not all(words):
            found.append(
                UserError(
                    "Answer words, set {number}: {count} for {wanted} answers.",
                    number=number,
                    count=sum(map(bool, words)),
                    wanted=len(response.values),
                )
            )
        elif len(set(words)) < len(words):
            found.append(UserError("Answer words, set {number}: the same word stands twice.", number=number))
        elif max(map(len, words)) > WORD_LIMIT:
            found.append(
                UserError(
                    "Answer words, set {number}: one is longer than {limit} characters.",
                    number=number,
                    limit=WORD_LIMIT,
                )
            )
    return found


def _of_statement(statement: str) -> list[UserError]:
    if not statement.strip():
        return [UserError("Say by what right you hold this text: a licence, a permission, its number.")]
    if len(statement) > STATEMENT_LIMIT:
        return [UserError("This text is longer than {limit} characters.", limit=STATEMENT_LIMIT)]
    return []
