"""Questionnaires of a person: answers or scores, scored once, kept with the work situation of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from coachdesk.domain.assessments import AnswerMode, Assessment, Score, check_date
from coachdesk.domain.changes import Done
from coachdesk.domain.clients import situation_on
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument, Wording
from coachdesk.domain.offers import offered
from coachdesk.domain.scoring import entered_scores, score
from coachdesk.domain.situations import WorkSituation
from coachdesk.instruments.library import Library
from coachdesk.services.clock import Clock
from coachdesk.services.fields import Rules, day, member, optional
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import assessments, networks, practices


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

    def list_offered(self, client_id: int) -> tuple[Instrument, ...]:
        """The questionnaires that can be begun for a person, in the order of lists."""
        with self._ledger.reading() as reader:
            held = {name for name, _ in assessments.list_instruments_used(reader, client_id)}
            profession = practices.get_practice(reader).profession
        return offered(self._library.latest(), profession, held=held)

    def instrument(self, instrument_id: str, version: str | None = None) -> Instrument:
        """One version of a questionnaire, the latest unless one is named; not from the store.

        Raises:
            UserError: there is no such questionnaire or version.
        """
        return self._library.get(instrument_id, version)

    def wording(
        self, instrument_id: str, version: str | None, language: str, people: str = "client"
    ) -> Wording:
        """The words of a questionnaire in ``fr`` or ``en``; not from the store.

        Args:
            instrument_id: which questionnaire.
            version: ``None`` for the latest.
            language: ``fr`` or ``en``.
            people: whom the person works with: ``client``, ``patient`` or ``person``.

        Raises:
            UserError: there is no such questionnaire, version or language.
        """
        return self._library.wording(instrument_id, version, language, people)

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
    ) -> Done[int]:
        """Keep the answers of a questionnaire and its scores; what was not answered stays missing.

        Raises:
            UserError: the day is still to come, nothing was answered, or an answer is one that its question
                does not have.
        """
        instrument = self._library.get(instrument_id)
        kept = self._checked(_RULES, {"taken_on": taken_on, "mode": mode, "work_situation": work_situation})
        _check_begun(answers)
        return self._keep(client_id, instrument, kept, tuple(answers), score(instrument, answers).scales)

    def record_scores(
        self,
        client_id: int,
        instrument_id: str,
        taken_on: date,
        typed: Mapping[str, str],
        work_situation: WorkSituation | None,
    ) -> Done[int]:
        """Keep scores that were worked out by hand.

        Args:
            client_id: whose they are.
            instrument_id: which questionnaire.
            taken_on: the day on which it was filled in.
            typed: text by scale id, empty for a scale that was not measured.
            work_situation: where the person stood with work on that day.

        Raises:
            UserError: the day is still to come, a score is out of range, or all are empty.
        """
        instrument = self._library.get(instrument_id)
        kept = self._checked(
            _RULES,
            {"taken_on": taken_on, "mode": AnswerMode.SCORES, "work_situation": work_situation},
        )
        return self._keep(client_id, instrument, kept, (), entered_scores(instrument, typed))

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
                kept["scores"] = entered_scores(instrument, corrections["typed"])
            change.update("assessments", assessment_id, **kept)
        return self._ledger.told(change, None)

    def move_to_bin(self, assessment_id: int) -> Done[None]:
        """Put an assessment in the bin."""
        return self._to_bin("assessments", assessment_id)

    def restore(self, assessment_id: int) -> Done[None]:
        """Take an assessment out of the bin, as it was."""
        return self._from_bin("assessments", assessment_id)

    def _keep(
        self,
        client_id: int,
        instrument: Instrument,
        kept: Mapping[str, object],
        answers: tuple[float | None, ...],
        scores: tuple[Score, ...],
    ) -> Done[int]:
        return self._insert(
            "assessments",
            client_id=client_id,
            instrument_id=instrument.id,
            version=instrument.version,
            answers=answers,
            scores=scores,
            entered_at=self._clock.now(),
            **kept,
        )


def _check_begun(answers: Sequence[float | None]) -> None:
    if all(answer is None for answer in answers):
        raise UserError("Answer at least one question.")
