"""Piles of paper sheets: put together, typed one after the other, each recorded by itself.

A sheet that waits is a draft of the person's, so that it survives a lock and a crash and is part of no undo
step; recording it is one step and forgets its draft.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final, TypeAlias

from coachdesk.domain.assessments import AnswerMode, check_date
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import Client
from coachdesk.domain.drafts import Draft
from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import EntryWay, Instrument, Kind
from coachdesk.domain.piles import PileSheet, Stage, run_of
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.wordings import worded
from coachdesk.instruments.library import Library
from coachdesk.services.assessments import Answers, AssessmentsService
from coachdesk.services.clock import Clock
from coachdesk.services.fields import text
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import assessments, clients, drafts, practices, wordings
from coachdesk.store.transactions import Reader, Transaction

SHEET_KIND: Final = "pile sheet"
_CHOICE: Final = ("pile", None, "")
_DIGITS: Final = 6
_About: TypeAlias = tuple[int, str, date]
_PUT_AWAY_FOR: Final = timedelta(days=1)
"""Longer than a vault stays open: nothing is undone after that."""


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """A sheet of the pile with what is shown of it.

    Attributes:
        stage: what it waits for.
        done: questions typed at this stage.
        asked: how many are asked at this stage.
        is_known: the same questionnaire of the same day is recorded already, or twice in the pile.
        layout: how the printed form lies, ``None`` when nobody compared it yet; ours need no comparing.
    """

    sheet: PileSheet
    client: Client
    instrument: Instrument
    wording: Wording
    stage: Stage
    done: int
    asked: int
    is_known: bool
    layout: SheetLayout | None


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits to be typed.

    Attributes:
        entered_by: who types; the practitioner until somebody else was named.
        is_twice: new sheets are to be typed twice.
        sheets: in the order in which they are typed.
        lost: how many sheets cannot be typed: of a file in the bin, of a questionnaire that is switched off
            or was printed from an earlier version.
    """

    entered_by: str
    is_twice: bool
    sheets: tuple[WaitingSheet, ...]
    lost: int


class PilesService(Service):
    """The sheets of one vault that wait to be typed.

    Args:
        ledger: gives transactions.
        clock: today and now.
        library: structures and words of the questionnaires.
        measures: knows what is offered, and records.
    """

    def __init__(self, ledger: Ledger, clock: Clock, library: Library, measures: AssessmentsService) -> None:
        super().__init__(ledger, clock)
        self._library = library
        self._measures = measures

    def read(self, language: str, client_id: int | None = None) -> Pile:
        """What waits, of everybody or of one person.

        Args:
            language: of the words of the questionnaires.
            client_id: whose sheets alone.
        """
        with self._ledger.reading() as reader:
            found = _list_waiting(reader)
            people = {one.id: one for one in clients.list_clients(reader)}
            practice = practices.get_practice(reader)
            name = practice.practitioner
            entered_by, is_twice = _choice(reader, name)
        of_these = sorted(
            (one for one in found if client_id in (None, one.client_id)), key=lambda one: one.key
        )
        layouts = json.loads(practice.sheet_layouts)
        # The sheets of one person follow each other: what is offered is asked once for all of them.
        offered = cache(lambda client_id: {one.id: one for one in self._measures.list_offered(client_id)})
        same = Counter(_about(sheet) for sheet in map(_sheet, found) if sheet is not None)
        waiting = [self._waiting(one, people, same, layouts, language, offered) for one in of_these]
        sheets = tuple(one for one in waiting if one is not None)
        return Pile(entered_by, is_twice, sheets, len(waiting) - len(sheets))

    def count_for(self, client_id: int) -> int:
        """How many sheets of a person wait."""
        with self._ledger.reading() as reader:
            return sum(one.client_id == client_id for one in _list_waiting(reader))

    def list_offered(self, client_id: int, language: str) -> tuple[tuple[Instrument, Wording], ...]:
        """The questionnaires of a person that can be typed from a sheet, by answers or by scores."""
        return tuple(
            (one, self._library.wording(one.id, one.version, language))
            for one in self._measures.list_offered(client_id)
            if language in one.languages
        )

    def add(
        self,
        client_id: int,
        instrument_id: str,
        taken_on: date,
        situation: WorkSituation | None,
    ) -> Done[str]:
        """Put a sheet on the pile, under those that wait.

        Returns:
            Its key.

        Raises:
            UserError: the day is still to come, or the questionnaire is not offered.
        """
        check_date(taken_on, self._clock.today())
        offered = {one.id: one for one in self._measures.list_offered(client_id)}
        if instrument_id not in offered:
            raise UserError("The questionnaire of this sheet is not among those that you use.")
        with self._ledger.change() as change:
            held = [one.key for one in drafts.list_drafts(change) if one.kind == SHEET_KIND]
            key = str(max((int(one) for one in held if one.isdecimal()), default=0) + 1).zfill(_DIGITS)
            _, is_twice = _choice(change, "")
            version = offered[instrument_id].version
            sheet = PileSheet(key, client_id, instrument_id, version, taken_on, situation, is_twice)
            self._write(change, sheet)
        return self._ledger.told(change, key)

    def keep(self, sheet: PileSheet) -> Done[None]:
        """Keep how far the typing of a sheet is; one that was recorded or taken off meanwhile stays away."""
        with self._ledger.change() as change:
            found = drafts.find_draft(change, SHEET_KIND, sheet.client_id, sheet.key)
            if found is not None and _waits(change, found):
                self._write(change, sheet)
        return self._ledger.told(change, None)

    def take_off(self, client_id: int, key: str) -> Done[None]:
        """Take a sheet off the pile, with all that was typed of it."""
        with self._ledger.change() as change:
            found = drafts.find_draft(change, SHEET_KIND, client_id, key)
            if found is not None:
                change.remove("drafts", found.id)
        return self._ledger.told(change, None)

    def choose(self, entered_by: str, *, is_twice: bool) -> Done[None]:
        """Remember who types and whether sheets are typed twice; sheets that were begun stay as they were."""
        body = json.dumps({"entered_by": text(entered_by).strip(), "is_twice": is_twice})
        with self._ledger.change() as change:
            self._put(change, *_CHOICE, body)
            for one in _list_waiting(change):
                sheet = _sheet(one)
                if sheet is not None and not sheet.is_begun and sheet.is_twice != is_twice:
                    self._write(change, replace(sheet, is_twice=is_twice))
        return self._ledger.told(change, None)

    def record(
        self,
        sheet: PileSheet,
        answers: Answers,
        typings: tuple[Answers, Answers] | None,
        entered_by: str,
    ) -> Done[int]:
        """Keep a typed sheet as an assessment, as one step, and put its draft away.

        The draft is kept for a day more: where the recording is undone, the sheet lies on the pile again.

        Raises:
            UserError: as :meth:`AssessmentsService.record`.
        """
        with self._ledger.together() as change:
            made = self._record(sheet, answers, typings, entered_by)
            self._put_away(change, sheet, made)
        return change.done(made)

    def _record(
        self, sheet: PileSheet, answers: Answers, typings: tuple[Answers, Answers] | None, entered_by: str
    ) -> int:
        measures, of = self._measures, (sheet.client_id, sheet.instrument_id, sheet.taken_on)
        instrument = measures.instrument(sheet.instrument_id)
        if instrument.entry[0] is EntryWay.SCORES:
            scores = zip(instrument.scales, answers, strict=True)
            typed = {scale.id: "" if value is None else f"{value:g}" for scale, value in scores}
            return measures.record_scores(
                *of, typed, sheet.situation, entered_by=entered_by, typings=typings
            ).value
        return measures.record(
            *of, answers, AnswerMode.PAPER, sheet.situation, entered_by=entered_by, typings=typings
        ).value

    def _put_away(self, change: Transaction, sheet: PileSheet, assessment_id: int) -> None:
        """Hide the sheet behind its assessment; forget those put away for longer than a day."""
        self._write(change, sheet.recorded(assessments.get_assessment(change, assessment_id).uuid))
        oldest = self._clock.now() - _PUT_AWAY_FOR
        for one in drafts.list_drafts(change):
            if one.kind == SHEET_KIND and one.updated_at < oldest and not _waits(change, one):
                change.remove("drafts", one.id)

    def _waiting(
        self,
        draft: Draft,
        people: Mapping[int, Client],
        same: Mapping[_About, int],
        layouts: Mapping[str, object],
        language: str,
        offered_to: Callable[[int], Mapping[str, Instrument]],
    ) -> WaitingSheet | None:
        """What is shown of a sheet; None when it cannot be typed."""
        sheet = _sheet(draft)
        client = people.get(draft.client_id or 0)
        if sheet is None or client is None:
            return None
        instrument = offered_to(client.id).get(sheet.instrument_id)
        if instrument is None or instrument.version != sheet.version or language not in instrument.languages:
            return None
        try:
            run = run_of(instrument, sheet, SheetLayout())
        except UserError:
            return None
        current = run.current
        with self._ledger.reading() as reader:
            held = wordings.find_wording(reader, instrument.id, instrument.version, language)
        wording = worded(self._library.wording(instrument.id, instrument.version, language), held)
        is_known = same[_about(sheet)] > 1 or self._is_recorded(sheet)
        layout = _layout(instrument, layouts.get(instrument.id))
        return WaitingSheet(
            sheet, client, instrument, wording, run.stage, current.done, current.asked, is_known, layout
        )

    def _is_recorded(self, sheet: PileSheet) -> bool:
        with self._ledger.reading() as reader:
            return assessments.is_of_day(reader, *_about(sheet))

    def _write(self, change: Transaction, sheet: PileSheet) -> None:
        self._put(change, SHEET_KIND, sheet.client_id, sheet.key, sheet.to_json())

    def _put(self, change: Transaction, kind: str, client_id: int | None, key: str, body: str) -> None:
        before = drafts.find_draft(change, kind, client_id, key)
        now = self._clock.now()
        if before is None:
            change.insert("drafts", kind=kind, client_id=client_id, key=key, body=body, updated_at=now)
        else:
            change.update("drafts", before.id, body=body, updated_at=now)


def _about(sheet: PileSheet) -> _About:
    return sheet.client_id, sheet.instrument_id, sheet.taken_on


def _choice(reader: Reader, practitioner: str) -> tuple[str, bool]:
    """Who types, and whether new sheets are typed twice."""
    found = drafts.find_draft(reader, *_CHOICE)
    plain = json.loads(found.body) if found is not None else {}
    return str(plain.get("entered_by") or practitioner), plain.get("is_twice") is True


def _layout(instrument: Instrument, plain: object) -> SheetLayout | None:
    """How the printed form lies; ours lie as they are printed."""
    if instrument.kind is Kind.OWN:
        return SheetLayout()
    return None if plain is None else SheetLayout.from_plain(instrument, plain)


def _waits(reader: Reader, draft: Draft) -> bool:
    """Whether a sheet is still to be recorded: also after its recording was undone."""
    sheet = _sheet(draft)
    return sheet is None or not sheet.recorded_as or not assessments.is_there(reader, sheet.recorded_as)


def _list_waiting(reader: Reader) -> list[Draft]:
    return [one for one in drafts.list_drafts(reader) if one.kind == SHEET_KIND and _waits(reader, one)]


def _sheet(draft: Draft) -> PileSheet | None:
    """The sheet of a draft; None for another draft, or one that cannot be read."""
    if draft.kind != SHEET_KIND or draft.client_id is None:
        return None
    try:
        return PileSheet.from_json(draft.key, draft.client_id, draft.body)
    except UserError:
        return None
