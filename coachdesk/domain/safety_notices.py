"""A question about safety that was answered, or left out, so that somebody has to look: the notice of it.

It says what was answered and when, never how much danger there is. It is open until the practitioner writes
what was done, and a correction of the questionnaire closes it with a trace of why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum


class NoticeState(Enum):
    """Where a notice stands. ``CORRECTED``: what was recorded no longer asks for it."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CORRECTED = "corrected"


class TurnKind(Enum):
    """What happened to a notice. ``BINNED`` and ``RESTORED`` are those of its questionnaire."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    ANSWER_CHANGED = "answer_changed"
    CORRECTED = "corrected"
    BINNED = "binned"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class NoticeTurn:
    """One line of the history of a notice.

    Attributes:
        at: UTC.
        answer: points of the answer from then on; None for no answer.
        done: what was done, as written; only when it was acknowledged.
        ask_again_on: the day to come back to it; only when it was acknowledged.
    """

    at: datetime
    kind: TurnKind
    answer: int | None
    done: str = ""
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class SafetyNotice:
    """A notice to the practitioner about one question of one assessment.

    Attributes:
        item: number of the question, from 1.
        answer: points of the answer that asks for it; None for no answer.
        raised_at: UTC.
        acknowledged_at: UTC; None unless it is acknowledged.
        done: what was done, in the practitioner's words.
        ask_again_on: the day to come back to it.
        history: all that happened, the oldest first; it only grows.
    """

    id: int
    uuid: str
    client_id: int
    assessment_id: int
    item: int
    answer: int | None
    raised_at: datetime
    state: NoticeState = NoticeState.OPEN
    acknowledged_at: datetime | None = None
    done: str = ""
    ask_again_on: date | None = None
    history: tuple[NoticeTurn, ...] = ()

    def acknowledged(self, at: datetime, done: str, ask_again_on: date) -> SafetyNotice:
        """The notice once it was looked at."""
        turn = NoticeTurn(at, TurnKind.ACKNOWLEDGED, self.answer, done, ask_again_on)
        return replace(
            self,
            state=NoticeState.ACKNOWLEDGED,
            acknowledged_at=at,
            done=done,
            ask_again_on=ask_again_on,
            history=(*self.history, turn),
        )

    def following(
        self, at: datetime, answer: int | None, *, is_alerting: bool, is_binned: bool
    ) -> SafetyNotice:
        """The notice after its assessment changed; itself when nothing about it did.

        Args:
            at: now, UTC.
            answer: what the assessment holds now.
            is_alerting: that answer asks for a notice.
            is_binned: the assessment lies in the bin.
        """
        if is_binned or not is_alerting:
            if self.state is NoticeState.CORRECTED:
                return self
            kind = TurnKind.BINNED if is_binned else TurnKind.CORRECTED
            return replace(
                self, state=NoticeState.CORRECTED, history=(*self.history, NoticeTurn(at, kind, answer))
            )
        if self.state is NoticeState.CORRECTED:
            was_binned = bool(self.history) and self.history[-1].kind is TurnKind.BINNED
            return self._reopened(at, TurnKind.RESTORED if was_binned else TurnKind.RAISED, answer)
        if answer != self.answer:
            return self._reopened(at, TurnKind.ANSWER_CHANGED, answer)
        return self

    def _reopened(self, at: datetime, kind: TurnKind, answer: int | None) -> SafetyNotice:
        """What was written before stays in the history: it was about another state of the sheet."""
        return replace(
            self,
            answer=answer,
            state=NoticeState.OPEN,
            acknowledged_at=None,
            done="",
            ask_again_on=None,
            history=(*self.history, NoticeTurn(at, kind, answer)),
        )
