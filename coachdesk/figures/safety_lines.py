"""The safety question in words: whether it was asked, and when it is to be asked again."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.sessions import SafetyQuestion, Session
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator


def asked_line(t: Translator, session: Session, note: SafetyNote | None) -> str:
    """Whether safety was asked about, by what is known last.

    Args:
        t: language of the words.
        session: the latest one.
        note: the latest safety note, if there is one. Asked directly on the day of the session or later, it
            says more than the session, where nobody may have marked it.
    """
    if session.safety is SafetyQuestion.NOT_ASKED and note is not None and note.asked_directly:
        day = note.noted_at.astimezone().date()
        if day >= session.held_on:
            return t("Safety question: asked on {date}", date=day)
    return labels.safety_question(t, session.safety)


def again_on(session: Session | None, note: SafetyNote | None) -> date | None:
    """The day on which the latest note plans to ask again; ``None`` once a session has answered it."""
    if note is None or note.ask_again_on is None:
        return None
    is_answered = (
        session is not None
        and session.safety is SafetyQuestion.ASKED
        and session.held_on >= note.ask_again_on
    )
    return None if is_answered else note.ask_again_on


def again_line(t: Translator, day: date) -> str:
    """When it is to be asked again."""
    return t("To be asked again on {date}", date=day)
