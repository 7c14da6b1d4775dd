"""Notices about a question on safety: raised with a questionnaire, open until what was done is written."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import Client
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.safety_notices import NoticeState, NoticeTurn, SafetyNotice, TurnKind
from coachdesk.domain.scoring import score
from coachdesk.figures.shelf import Shelf
from coachdesk.services.fields import day, filled
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import assessments, clients, safety_notices
from coachdesk.store.transactions import Reader, Transaction

_DONE = filled(N_("Write in a few words what was done."))


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice with whom and what it is about."""

    client: Client
    assessment: Assessment
    notice: SafetyNotice


class SafetyNoticesService(Service):
    """What awaits a look of the practitioner, and how it was answered. It is no part of any document."""

    def list_for(self, client_id: int) -> tuple[NoticeLine, ...]:
        """The notices about a person: the open ones first, each kind newest first."""
        with self._ledger.reading() as reader:
            found = notice_lines(reader, safety_notices.list_of_person(reader, client_id))
        return tuple(sorted(found, key=lambda line: line.notice.state is not NoticeState.OPEN))

    def list_of(self, assessment_id: int) -> tuple[NoticeLine, ...]:
        """The notices of one assessment, by question."""
        with self._ledger.reading() as reader:
            return notice_lines(reader, safety_notices.list_of_assessment(reader, assessment_id))

    def acknowledge(self, notice_id: int, done: str, ask_again_on: date | None) -> Done[None]:
        """Write that a notice was looked at, now.

        Args:
            notice_id: an open one.
            done: what was done, in one's own words.
            ask_again_on: the day to come back to it, today or later.

        Raises:
            UserError: nothing is written, no day is given or it lies in the past, or the notice no longer waits.
        """
        kept = str(_DONE(done, self._clock.today()))
        if ask_again_on is None:
            raise UserError("Say when you will ask again.")
        if day(ask_again_on) < self._clock.today():
            raise UserError("{date} is over. Choose today or a later day.", date=ask_again_on)
        with self._ledger.change() as change:
            before = safety_notices.get_notice(change, notice_id)
            if before.state is not NoticeState.OPEN:
                raise UserError("This notice no longer waits: it was acknowledged or corrected meanwhile.")
            _write(change, before.acknowledged(self._clock.now(), kept, ask_again_on))
        return self._ledger.told(change, None)


def notice_lines(reader: Reader, notices: tuple[SafetyNotice, ...]) -> tuple[NoticeLine, ...]:
    """Notices with whom and what they are about."""
    return tuple(
        NoticeLine(
            clients.get_client(reader, one.client_id),
            assessments.get_assessment(reader, one.assessment_id),
            one,
        )
        for one in notices
    )


def follow(change: Transaction, shelf: Shelf, assessment_id: int, at: datetime) -> None:
    """Bring the notices of an assessment into line with what it holds now, within the same transaction.

    Args:
        change: in which the assessment was recorded, corrected, binned or restored.
        shelf: structures of the questionnaires.
        assessment_id: which.
        at: now, UTC.
    """
    one = assessments.get_assessment(change, assessment_id)
    instrument = shelf.get(one.instrument_id, one.version)
    if not instrument.safety_items:
        return
    # A question about safety is answered by one key: its points are whole.
    answers = {item: None if given is None else int(given) for item, given in enumerate(one.answers, start=1)}
    is_binned = one.deleted_at is not None
    alerting = {alert.item for alert in score(instrument, one.answers).alerts} if one.answers else set()
    known = {notice.item: notice for notice in safety_notices.list_of_assessment(change, assessment_id)}
    for item in instrument.safety_items:
        answer = answers.get(item)
        if item in known:
            after = known[item].following(at, answer, is_alerting=item in alerting, is_binned=is_binned)
            _write(change, after)
        elif item in alerting and not is_binned:
            change.insert(
                "safety_notices",
                client_id=one.client_id,
                assessment_id=one.id,
                item=item,
                answer=answer,
                raised_at=at,
                history=(NoticeTurn(at, TurnKind.RAISED, answer),),
            )


def _write(change: Transaction, notice: SafetyNotice) -> None:
    values: dict[str, Any] = {
        field.name: getattr(notice, field.name) for field in dataclasses.fields(notice) if field.name != "id"
    }
    change.update("safety_notices", notice.id, **values)
