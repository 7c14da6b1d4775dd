"""What the pages of questionnaires read, each in one go on the store thread, and the verbs that end one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from coachdesk.domain.answer_lines import is_map
from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.domain.assessments import Assessment
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import AddressForm
from coachdesk.domain.drafts import Draft
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.norm_choices import with_choice
from coachdesk.domain.offers import form_of
from coachdesk.domain.schedules import asked_soon
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.wordings import worded
from coachdesk.i18n.translator import Translator
from coachdesk.services.services import Services
from coachdesk.ui.assessments.forms import DRAFT_KIND, Form, Particulars, draft_key, from_key, pass_rest


@dataclass(frozen=True, slots=True)
class Line:
    """One assessment with structure and words of its version; its norm set is the one that the practice draws."""

    assessment: Assessment
    instrument: Instrument
    wording: Wording


@dataclass(frozen=True, slots=True)
class Paused:
    """A questionnaire that waits to be gone on with.

    Attributes:
        assessment_id: the one being corrected; ``None`` for a new one.
        done: questions answered or passed over, or scores typed.
        total: of them all.
        paused_at: UTC.
    """

    instrument_id: str
    assessment_id: int | None
    title: str
    done: int
    total: int
    paused_at: datetime


@dataclass(frozen=True, slots=True)
class TabFacts:
    """The list of a person: lines newest first, what is paused, how many sheets wait in the pile."""

    lines: tuple[Line, ...]
    paused: tuple[Paused, ...]
    pile: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A questionnaire that can be begun.

    Attributes:
        paused: the one of its kind that is paused, if any.
        taken: the days on which it was answered.
        is_only_coding: the file keeps to this coding of the form, so that another one is not offered.
    """

    instrument: Instrument
    wording: Wording
    paused: Paused | None
    taken: tuple[date, ...] = ()
    is_only_coding: bool = False

    def too_soon(self, day: date) -> date | None:
        """The nearest day that is too near to ask again; it may be begun all the same."""
        return asked_soon(self.instrument, self.taken, day)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one questionnaire needs.

    Attributes:
        client_name: whose it is.
        assessment: the one to correct; ``None`` for a new one.
        previous: the same questionnaire of an earlier day, where it is looked at line by line.
        situation: where the person stands with work today, for a form that says nothing else.
        draft: body of the draft, or ``None``.
        layout: remembered layout of the printed form, or ``None``.
        wording: ours, with the text that is held in this language in the place of our hints.
        held_in: the languages in which a text of it is held.
    """

    client_name: str
    instrument: Instrument
    wording: Wording
    assessment: Assessment | None
    previous: Assessment | None
    situation: WorkSituation | None
    draft: str | None
    layout: Mapping[str, Any] | None
    held_in: tuple[str, ...] = ()


def unheld(t: Translator, facts: PageFacts) -> str:
    """That the text of the form is held, and not in the language of the screen; else empty."""
    language = facts.wording.language
    if not facts.held_in or language in facts.held_in:
        return ""
    return t("no wording held in French") if language == "fr" else t("no wording held in English")


def read_tab(services: Services, client_id: int, language: str) -> TabFacts:
    """The assessments of a person, newest first, and the paused ones, last written first."""
    choices = json.loads(services.practice.get().norm_choices)
    lines = tuple(
        Line(one, with_choice(services.assessments.instrument(one.instrument_id, one.version),
                              choices.get(one.instrument_id)),
             services.assessments.wording(one.instrument_id, one.version, language))
        for one in services.assessments.list_for(client_id)
    )  # fmt: skip
    newest = sorted(lines, key=lambda line: _moment(line.assessment), reverse=True)
    # The correction of something that lies in the bin waits there with it.
    listed = {None, *(line.assessment.id for line in lines)}
    paused = [one for one in _paused(services, client_id, language) if one.assessment_id in listed]
    return TabFacts(tuple(newest), tuple(paused), services.piles.count_for(client_id))


def read_offers(services: Services, client_id: int, language: str) -> tuple[Offer, ...]:
    """The questionnaires that can be begun, in the order of lists."""
    waiting = {
        one.instrument_id: one for one in _paused(services, client_id, language) if not one.assessment_id
    }
    taken: dict[str, list[date]] = defaultdict(list)
    for each in services.assessments.list_for(client_id):
        taken[each.instrument_id].append(each.taken_on)
    offered = services.assessments.list_offered(client_id)
    left_out = {form_of(one) for one in services.assessments.list_instruments() if one not in offered}
    return tuple(
        Offer(
            one,
            services.assessments.wording(one.id, one.version, language),
            waiting.get(one.id),
            tuple(taken[one.id]),
            form_of(one) in left_out,
        )
        for one in offered
        if language in one.languages
    )


def read_page(
    services: Services,
    client_id: int,
    instrument_id: str,
    assessment_id: int | None,
    language: str,
    today: date,
) -> PageFacts:
    """Everything that the page of one questionnaire shows.

    Raises:
        UserError: the questionnaire is not known here.
    """
    client = services.clients.get_file(client_id).client
    assessment = None if assessment_id is None else services.assessments.get(assessment_id)
    instrument_id = assessment.instrument_id if assessment else instrument_id
    draft = services.drafts.find(DRAFT_KIND, client_id, draft_key(instrument_id, assessment_id))
    instrument = services.assessments.instrument(instrument_id, assessment.version if assessment else None)
    wording = services.assessments.wording(instrument.id, instrument.version, language)
    if client.address_form is AddressForm.TU and wording.familiar:
        wording = replace(wording, instruction=wording.familiar)
    return PageFacts(
        client_name=client.name,
        instrument=instrument,
        wording=worded(wording, services.wordings.find(instrument.id, instrument.version, language)),
        held_in=services.wordings.languages_held(instrument.id, instrument.version),
        assessment=assessment,
        previous=_previous(services, client_id, instrument, assessment),
        situation=services.assessments.situation_on(client_id, today),
        draft=draft,
        layout=services.practice.sheet_layout(instrument.id),
    )


def record(
    services: Services,
    client_id: int,
    instrument_id: str,
    known: Particulars,
    answers: Sequence[float | None],
    typed: Mapping[str, str],
) -> Done[int]:
    """Keep a questionnaire and forget its draft, as one change.

    Raises:
        UserError: as :meth:`AssessmentsService.record` and :meth:`AssessmentsService.record_scores`.
    """
    assessments = services.assessments
    with services.ledger.together() as change:
        if known.mode.is_scores:
            done = assessments.record_scores(client_id, instrument_id, known.taken_on, typed, known.situation)
        else:
            done = assessments.record(
                client_id, instrument_id, known.taken_on, answers, known.mode, known.situation
            )
        services.drafts.discard(DRAFT_KIND, client_id, draft_key(instrument_id, None))
    return change.done(done.value)


def correct(
    services: Services,
    assessment: Assessment,
    known: Particulars,
    answers: Sequence[float | None],
    typed: Mapping[str, str],
) -> Done[int]:
    """Correct a questionnaire and forget the draft of the correction, as one change.

    Raises:
        UserError: as :meth:`AssessmentsService.correct`.
    """
    with services.ledger.together() as change:
        if known.mode.is_scores:
            services.assessments.correct(
                assessment.id, taken_on=known.taken_on, work_situation=known.situation, typed=typed
            )
        else:
            services.assessments.correct(
                assessment.id,
                taken_on=known.taken_on,
                work_situation=known.situation,
                mode=known.mode,
                answers=answers,
            )
        key = draft_key(assessment.instrument_id, assessment.id)
        services.drafts.discard(DRAFT_KIND, assessment.client_id, key)
    return change.done(assessment.id)


def _previous(
    services: Services, client_id: int, instrument: Instrument, current: Assessment | None
) -> Assessment | None:
    """The last one before; of another version nothing is shown beside, nor what was typed in as scores."""
    if not is_map(instrument):
        return None
    earlier = [
        one
        for one in services.assessments.list_for(client_id)
        if (one.instrument_id, one.version) == (instrument.id, instrument.version) and one.answers
        if current is None or _moment(one) < _moment(current)
    ]
    return max(earlier, key=_moment, default=None)


def _moment(one: Assessment) -> tuple[date, datetime, int]:
    return one.taken_on, one.entered_at, one.id


def _paused(services: Services, client_id: int, language: str) -> tuple[Paused, ...]:
    found = (
        _worded(services, draft, language)
        for draft in services.drafts.list_all()
        if draft.kind == DRAFT_KIND and draft.client_id == client_id
    )
    # A form that was opened and left without a key holds nothing to go on with.
    return tuple(one for one in found if one is not None and one.done)


def _worded(services: Services, draft: Draft, language: str) -> Paused | None:
    """What is paused; ``None`` for a draft of a questionnaire that is not known here."""
    instrument_id, assessment_id = from_key(draft.key)
    try:
        instrument = services.assessments.instrument(instrument_id)
        title = services.assessments.wording(instrument.id, instrument.version, language).short_title
    except UserError:
        return None
    done, total = _progress(instrument, draft.body)
    return Paused(instrument.id, assessment_id, title, done, total, draft.updated_at)


def _progress(instrument: Instrument, body: str) -> tuple[int, int]:
    try:
        form = Form.from_json(body)
        if form.particulars.mode.is_scores:
            return sum(bool(text) for text in form.typed.values()), len(instrument.scales)
        sheet = AnswerSheet.from_draft(instrument, form.sheet) if form.sheet else AnswerSheet(instrument)
    except UserError:
        return 0, len(instrument.items)
    if form.part and not sheet.has_answers:
        return 0, len(instrument.items)
    pass_rest(sheet, form.part)
    return sheet.done, sheet.asked
