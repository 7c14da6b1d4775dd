"""What moved since last time, in words: both answers with their days, in the order of how far they moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, ResponseScale
from coachdesk.domain.sessions import Session
from coachdesk.domain.since_last import MovedItem
from coachdesk.figures.shelf import Shelf
from coachdesk.i18n.relative_days import relative_day
from coachdesk.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class MovedLine:
    """One answer that moved.

    Attributes:
        question: ours in a few words; of others our hint, or the number alone.
        before: the earlier answer.
        after: the later one.
        spoken: all of it as one sentence.
    """

    question: str
    before: str
    after: str
    spoken: str


@dataclass(frozen=True, slots=True)
class MovedForm:
    """The answers of one questionnaire that moved, between which days."""

    title: str
    lines: tuple[MovedLine, ...]


def moved_forms(t: Translator, moved: Sequence[MovedItem], shelf: Shelf) -> tuple[MovedForm, ...]:
    """Word what moved, by questionnaire, the furthest first."""
    by_form: dict[str, list[MovedItem]] = {}
    for one in moved:
        by_form.setdefault(one.later.instrument_id, []).append(one)
    return tuple(_form(t, items, shelf) for items in by_form.values())


def last_line(t: Translator, last: Session | None, number: int, today: date) -> str:
    """``Session 10, 7 days ago (13 Nov 2026)``."""
    if last is None:
        return t("No session yet")
    when = relative_day(t, last.held_on, today)
    if when == t.fact(last.held_on):
        return t("Session {number}, on {date}", number=number, date=last.held_on)
    return t("Session {number}, {when} ({date})", number=number, when=when, date=last.held_on)


def _form(t: Translator, items: list[MovedItem], shelf: Shelf) -> MovedForm:
    one = items[0]
    instrument = shelf.get(one.later.instrument_id, one.later.version)
    wording = shelf.wording(instrument.id, instrument.version, t.language)
    title = t(
        "{questionnaire}, from {earlier} to {later}",
        questionnaire=wording.short_title,
        earlier=one.earlier.taken_on,
        later=one.later.taken_on,
    )
    return MovedForm(title, tuple(_line(t, item, instrument, wording) for item in items))


def _line(t: Translator, one: MovedItem, instrument: Instrument, wording: Wording) -> MovedLine:
    response = instrument.response(one.number)
    question = _question(t, one.number, instrument, wording)
    before, after = (_answer(t, response, wording, given) for given in (one.before, one.after))
    spoken = t("{question}: {before}, then {after}.", question=question, before=before, after=after)
    return MovedLine(question, before, after, spoken)


def _question(t: Translator, number: int, instrument: Instrument, wording: Wording) -> str:
    words = wording.item(number)
    named = words.short or words.hint
    if not named:
        return t("Question {number}", number=instrument.item(number).row or number)
    if words.aspect:
        return t("{line}, {aspect}", line=named, aspect=words.aspect)
    return named


def _answer(t: Translator, response: ResponseScale, wording: Wording, given: float) -> str:
    word = "" if response.kind.is_measured else wording.word(response, given)
    if word:
        return word
    return t("{number} of {high}", number=t.number(given), high=response.high)
