"""Notices about a question on safety, in words: what was answered and when, what was done. No degree, no name."""

from __future__ import annotations

from datetime import date
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.messages import N_
from coachdesk.domain.safety_notices import NoticeTurn, SafetyNotice, TurnKind
from coachdesk.i18n.relative_days import relative_day
from coachdesk.i18n.translator import Translator

WHAT_IT_IS: Final = N_(
    "This is what was answered, not the measure of a danger: only a conversation tells. It stays between you and "
    "this screen, and stands in no document."
)

_TURNS: Final = {
    TurnKind.CORRECTED: N_("{moment}: closed as corrected, the questionnaire no longer asks for it."),
    TurnKind.BINNED: N_("{moment}: closed as corrected, the questionnaire was moved to the bin."),
}


def answered(
    t: Translator,
    notice: SafetyNotice,
    assessment: Assessment,
    instrument: Instrument,
    wording: Wording,
    today: date,
) -> str:
    """Word what was answered: ``PHQ-9, question 9: answered 1 (0 to 3), 6 days ago``."""
    facts: dict[str, object] = {
        "questionnaire": wording.short_title,
        "item": notice.item,
        "when": relative_day(t, assessment.taken_on, today),
    }
    if notice.answer is None:
        return t("{questionnaire}, question {item}: not answered, {when}.", **facts)
    response = instrument.response(notice.item)
    return t(
        "{questionnaire}, question {item}: answered {answer} ({low} to {high}), {when}.",
        answer=notice.answer,
        low=response.low,
        high=response.high,
        **facts,
    )


def outcome(t: Translator, notice: SafetyNotice) -> str:
    """When it was looked at and when to ask again; empty for a notice that waits or was corrected."""
    if notice.acknowledged_at is None or notice.ask_again_on is None:
        return ""
    return t(
        "Looked at: {moment}. Ask again: {date}.", moment=notice.acknowledged_at, date=notice.ask_again_on
    )


def history(t: Translator, notice: SafetyNotice) -> tuple[str, ...]:
    """All that happened to it, the oldest first."""
    return tuple(_turn(t, one) for one in notice.history)


def _turn(t: Translator, turn: NoticeTurn) -> str:
    if turn.kind in _TURNS:
        return t(_TURNS[turn.kind], moment=turn.at)
    if turn.kind is TurnKind.ACKNOWLEDGED:
        return t(
            "{moment}: looked at, {words} Ask again: {date}.",
            moment=turn.at,
            words=t.quoted(turn.done),
            date=turn.ask_again_on,
        )
    answer = t("no answer") if turn.answer is None else t.number(turn.answer)
    if turn.kind is TurnKind.ANSWER_CHANGED:
        return t("{moment}: open again, the answer was changed to: {answer}.", moment=turn.at, answer=answer)
    if turn.kind is TurnKind.RESTORED:
        return t("{moment}: open again, the questionnaire is back from the bin.", moment=turn.at)
    return t("{moment}: opened, answer: {answer}.", moment=turn.at, answer=answer)
