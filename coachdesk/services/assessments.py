"""Questionnaires of a person: answers or scores, scored once, kept with the work situation of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias, TypedDict, Unpack

from coachdesk.domain.assessments import AnswerMode, Assessment, Score, check_date
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import situation_on
from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import past_scores
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.offers import offered
from coachdesk.domain.scoring import check_entered_score, entered_scores, score
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.typings import differences
from coachdesk.instruments.library import Library
from coachdesk.services.clock import Clock
from coachdesk.services.fields import Rules, day, member, optional, text
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.safety_notices import follow
from coachdesk.store.queries import assessments, clients, networks, practices
from coachdesk.store.transactions import Transaction

Answers: TypeAlias = Sequence[float | None]
"""In item order, ``None`` for no answer."""


class Correction(TypedDict, total=False):
    """What of an assessment can be corrected; only what is given changes.

    Attributes:
        typed: scores worked out by hand, by scale id, as typed; only for an assessment entered that way.
    """

    taken_on: date
    answers: Sequence[float | None]
    typed: Mapping[str, str]
    mode: AnswerMode
    work_situation: WorkSituation | None


def _taken_on(value: object, today: date) -> date:
    check_date(day(value), today)
    return day(value)


_RULES: Rules = {
    "taken_on": _taken_on,
    "mode": member(AnswerMode),
    "work_situation": optional(member(WorkSituation)),
    "entered_by": text,
}


class AssessmentsService(Service):
    """Questionnaires of a person.

    Args:
        ledger: gives transactions.
        clock: today and now.
        library: structures and words of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, library: Library) -> None:
        super().__init__(ledger, clock)
        self._library = library

    def list_instruments(self) -> tuple[Instrument, ...]:
        """The latest version of each questionnaire, in the order of lists."""
        return self._library.latest()

    def list_offered(self, client_id: int | None = None) -> tuple[Instrument, ...]:
        """The questionnaires that can be begun, in the order of lists.

        Args:
            client_id: for whom; without it, those of the practice.
        """
        with self._ledger.reading() as reader:
            used = assessments.list_instruments_used(reader, client_id) if client_id is not None else ()
            practice = practices.get_practice(reader)
        held = {name for name, _ in used}
        return offered(self._library.latest(), practice.profession, practice.switched_on, held)

    def instrument(self, instrument_id: str, version: str | None = None) -> Instrument:
        """One version of a questionnaire, the latest unless one is named; not from the store.

        Raises:
            UserError: there is no such questionnaire or version.
        """
        return self._library.get(instrument_id, version)

    def wording(self, instrument_id: str, version: str | None, language: str) -> Wording:
        """The words of a questionnaire in ``fr`` or ``en``; not from the store.

        Args:
            instrument_id: which questionnaire.
            version: ``None`` for the latest.
            language: ``fr`` or ``en``.

        Raises:
            UserError: there is no such questionnaire, version or language.
        """
        return self._library.wording(instrument_id, version, language)

    def list_for(self, client_id: int) -> tuple[Assessment, ...]:
        """The assessments of a person, by day."""
        with self._ledger.reading() as reader:
            return assessments.list_assessments(reader, client_id)

    def get(self, assessment_id: int) -> Assessment:
        """One assessment, in the bin or not."""
        with self._ledger.reading() as reader:
            return assessments.get_assessment(reader, assessment_id)

    def situation_on(self, client_id: int, on: date) -> WorkSituation | None:
        """The work situation known for a day, to fill the form in; ``None`` before the first known one."""
        with self._ledger.reading() as reader:
            return situation_on(networks.list_situations(reader, client_id), on)

    def record(
        self,
        client_id: int,
        instrument_id: str,
        taken_on: date,
        answers: Sequence[float | None],
        mode: AnswerMode,
        work_situation: WorkSituation | None,
        *,
        entered_by: str = "",
        typings: tuple[Answers, Answers] | None = None,
    ) -> Done[int]:
        """Keep the answers of a questionnaire and its scores; what was not answered stays missing.

        Args:
            client_id: whose they are.
            instrument_id: which questionnaire.
            taken_on: the day on which it was filled in.
            answers: in item order; of a sheet typed twice, those that were settled on.
            mode: how they came in.
            work_situation: where the person stood with work on that day.
            entered_by: who typed them, empty when nobody is named.
            typings: both typings of a sheet typed twice; what differs in them is kept beside the answers.

        Raises:
            UserError: the day is still to come, nothing was answered, or an answer is one that its question
                does not have.
        """
        instrument = self._library.get(instrument_id)
        kept = self._checked(
            _RULES,
            {
                "taken_on": taken_on,
                "mode": mode,
                "work_situation": work_situation,
                "entered_by": entered_by.strip(),
            },
        )
        _check_begun(answers)
        if typings is not None:
            for each in typings:
                score(instrument, each)
            kept["differences"] = differences(*typings)
        return self._keep(client_id, instrument, kept, tuple(answers), score(instrument, answers).scales)

    def record_scores(
        self,
        client_id: int,
        instrument_id: str,
        taken_on: date,
        typed: Mapping[str, str],
        work_situation: WorkSituation | None,
        *,
        entered_by: str = "",
        typings: tuple[Answers, Answers] | None = None,
    ) -> Done[int]:
        """Keep scores that were worked out by hand.

        Args:
            client_id: whose they are.
            instrument_id: which questionnaire.
            taken_on: the day on which it was filled in.
            typed: text by scale id, empty for a scale that was not measured.
            work_situation: where the person stood with work on that day.
            entered_by: who typed them, empty when nobody is named.
            typings: both typings of scores typed twice, scale by scale.

        Raises:
            UserError: the day is still to come, a score is out of range, or all are empty.
        """
        instrument = self._library.get(instrument_id)
        kept = self._checked(
            _RULES,
            {
                "taken_on": taken_on,
                "mode": AnswerMode.SCORES,
                "work_situation": work_situation,
                "entered_by": entered_by.strip(),
            },
        )
        if typings is not None:
            kept["differences"] = differences(*typings)
        return self._keep(client_id, instrument, kept, (), entered_scores(instrument, typed))

    def record_past(
        self,
        client_id: int,
        instrument_id: str,
        taken_on: date,
        work_situation: WorkSituation | None,
        *,
        answers: Sequence[int | None] = (),
        scores: Mapping[str, float] | None = None,
        entered_by: str = "",
    ) -> Done[int]:
        """Keep what a table from elsewhere holds: the answers where there are any, else the scores.

        Raises:
            UserError: as :meth:`record`; a score that its scale does not have.
        """
        mode = AnswerMode.IMPORTED_ANSWERS if answers else AnswerMode.IMPORTED_SCORES
        if answers:
            return self.record(
                client_id, instrument_id, taken_on, answers, mode, work_situation, entered_by=entered_by
            )
        instrument = self._library.get(instrument_id)
        kept = self._checked(
            _RULES,
            {"taken_on": taken_on, "mode": mode, "work_situation": work_situation, "entered_by": entered_by},
        )
        return self._keep(client_id, instrument, kept, (), past_scores(instrument, scores or {}))

    def correct(self, assessment_id: int, **corrections: Unpack[Correction]) -> Done[None]:
        """Correct an assessment; it is scored again with the version that was filled in.

        Raises:
            UserError: as :meth:`record` and :meth:`record_scores`.
        """
        rest = {name: value for name, value in corrections.items() if name not in {"answers", "typed"}}
        kept = self._checked(_RULES, rest)
        with self._ledger.change() as change:
            before = assessments.get_assessment(change, assessment_id)
            instrument = self._library.get(before.instrument_id, before.version)
            if "answers" in corrections:
                _check_begun(corrections["answers"])
                kept["answers"] = tuple(corrections["answers"])
                kept["scores"] = score(instrument, corrections["answers"]).scales
            if "typed" in corrections:
                kept["answers"] = ()
                kept["scores"] = _retyped(before, instrument, corrections["typed"])
            change.update("assessments", assessment_id, **kept)
            follow(change, self._library, assessment_id, self._clock.now())
        return self._ledger.told(change, None)

    def move_to_bin(self, assessment_id: int) -> Done[None]:
        """Put an assessment in the bin; a notice of it closes as corrected."""
        return self._put(assessment_id, self._clock.now())

    def restore(self, assessment_id: int) -> Done[None]:
        """Take an assessment out of the bin, as it was; a notice of it waits again."""
        return self._put(assessment_id, None)

    def name_baseline(self, assessment_id: int) -> Done[None]:
        """Make this the measure that the later ones of its questionnaire are compared with, until told otherwise."""
        with self._ledger.change() as change:
            chosen = assessments.get_assessment(change, assessment_id)
            self._forget(change, chosen.client_id, chosen.instrument_id)
            change.update("assessments", assessment_id, is_baseline=True)
        return self._ledger.told(change, None)

    def forget_baseline(self, client_id: int, instrument_id: str) -> Done[None]:
        """Compare again with the first measure that may be compared."""
        with self._ledger.change() as change:
            self._forget(change, client_id, instrument_id)
        return self._ledger.told(change, None)

    def _forget(self, change: Transaction, client_id: int, instrument_id: str) -> None:
        # Those in the bin too: what comes back from there must not take the place of what was named since.
        for one in assessments.list_baselines(change, client_id, instrument_id):
            change.update("assessments", one.id, is_baseline=False)

    def _put(self, assessment_id: int, deleted_at: datetime | None) -> Done[None]:
        with self._ledger.change() as change:
            change.update("assessments", assessment_id, deleted_at=deleted_at)
            follow(change, self._library, assessment_id, self._clock.now())
        return self._ledger.told(change, None)

    def _keep(
        self,
        client_id: int,
        instrument: Instrument,
        kept: Mapping[str, object],
        answers: tuple[float | None, ...],
        scores: tuple[Score, ...],
    ) -> Done[int]:
        now = self._clock.now()
        with self._ledger.change() as change:
            if not self._ledger.is_shared:
                clients.get_client(change, client_id)
            row_id = change.insert(
                "assessments",
                client_id=client_id,
                instrument_id=instrument.id,
                version=instrument.version,
                answers=answers,
                scores=scores,
                entered_at=now,
                **kept,
            )
            follow(change, self._library, row_id, now)
        return self._ledger.told(change, row_id)


def _retyped(before: Assessment, instrument: Instrument, typed: Mapping[str, str]) -> tuple[Score, ...]:
    """Corrected scores; those of a table stay scores, whatever the questionnaire asks for when it is typed."""
    if before.mode is not AnswerMode.IMPORTED_SCORES:
        return entered_scores(instrument, typed)
    values = {}
    for scale_id, as_typed in typed.items():
        value = check_entered_score(instrument, scale_id, as_typed)
        kept = before.score(scale_id)
        if value is None:
            continue
        # A form shows fewer decimals than a table has: what was not touched stays exact.
        shown = len(as_typed.strip().replace(",", ".").partition(".")[2])
        is_same = kept is not None and kept.value is not None and round(kept.value, shown) == value
        values[scale_id] = kept.value if is_same and kept is not None and kept.value is not None else value
    return past_scores(instrument, values)


def _check_begun(answers: Sequence[float | None]) -> None:
    if all(answer is None for answer in answers):
        raise UserError("Answer at least one question.")
