"""Measures of a person as charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.sessions import Session
from coachdesk.domain.trend_layers import WHOLE, TimeView
from coachdesk.figures import check_ins, line_tables, trends
from coachdesk.figures.answer_moves import AnswerMoves, answer_moves
from coachdesk.figures.charts import DotChart, TrendChart
from coachdesk.figures.line_tables import LineTable
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.chosen_norms import ChosenNorms
from coachdesk.services.clock import Clock
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.services.scenes import scene_of
from coachdesk.store.queries import assessments, clients, networks, phases, practices, sessions


class TrendsService(Service):
    """Charts of a person's file.

    Args:
        ledger: gives transactions.
        clock: today.
        library: structures and words of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, library: Library) -> None:
        super().__init__(ledger, clock)
        self._library = library

    def chart(
        self,
        client_id: int,
        t: Translator,
        panels: Sequence[str] | None = None,
        view: TimeView = WHOLE,
    ) -> TrendChart:
        """The trend chart.

        Args:
            client_id: whose.
            t: language of the reader.
            panels: keys ``instrument.scale``; ``None`` for those chosen, else the first three.
            view: how far back, and how time is counted.
        """
        with self._ledger.reading() as reader:
            client = clients.get_client(reader, client_id)
            measured = assessments.list_assessments(reader, client_id)
            practice = practices.get_practice(reader)
            held = sessions.list_sessions(reader, client_id)
            return trends.trend_chart(
                t,
                self._clock.today(),
                phases.list_moves(reader, client_id),
                held,
                networks.list_situations(reader, client_id),
                measured,
                ChosenNorms(self._library, practice),
                trends.first_panels(client, measured, self._library) if panels is None else tuple(panels),
                since=self._since(view, held),
                scene=replace(scene_of(reader, practice, client_id), weeks_from=view.weeks_from),
            )

    def check_in(self, client_id: int, t: Translator, view: TimeView = WHOLE) -> DotChart:
        """The check-in over time, a row of dots a question, on the time axis of :meth:`chart`."""
        return self._dots(client_id, t, view, check_ins.CHECK_IN)

    def guide(self, client_id: int, t: Translator, view: TimeView = WHOLE) -> DotChart:
        """The ten-question guide over time, a row of dots a question, on the time axis of :meth:`chart`."""
        return self._dots(client_id, t, view, check_ins.GUIDE)

    def line_tables(self, client_id: int, t: Translator) -> tuple[LineTable, ...]:
        """The forms of ours that have no score, as tables over time."""
        with self._ledger.reading() as reader:
            measured = assessments.list_assessments(reader, client_id)
        return line_tables.line_tables(t, measured, self._library)

    def answers(self, assessment_id: int, t: Translator) -> tuple[AnswerMoves, Assessment]:
        """An assessment beside the one before it and the first of its kind, and the assessment itself."""
        with self._ledger.reading() as reader:
            current = assessments.get_assessment(reader, assessment_id)
            taken = assessments.list_assessments(reader, current.client_id, current.instrument_id)
        instrument = self._library.get(current.instrument_id, current.version)
        wording = self._library.wording(current.instrument_id, current.version, t.language)
        return answer_moves(t, instrument, wording, taken, current), current

    def available_panels(self, client_id: int, t: Translator) -> tuple[tuple[str, str], ...]:
        """Key and name of every scale that was measured for this person."""
        with self._ledger.reading() as reader:
            measured = assessments.list_assessments(reader, client_id)
        return trends.available_panels(t, measured, self._library)

    def _since(self, view: TimeView, held: Sequence[Session]) -> date | None:
        today = self._clock.today()
        before = [one.held_on for one in held if one.held_on < today]
        return view.since(today, max(before, default=None))

    def _dots(self, client_id: int, t: Translator, view: TimeView, instrument_id: str) -> DotChart:
        with self._ledger.reading() as reader:
            measured = assessments.list_assessments(reader, client_id)
            moves = phases.list_moves(reader, client_id)
            held = sessions.list_sessions(reader, client_id)
        known = [*(move.moved_on for move in moves), *(one.held_on for one in held)]
        return check_ins.check_in_chart(
            t,
            self._clock.today(),
            measured,
            self._library,
            self._since(view, held),
            instrument_id,
            known=known,
            scene=trends.Scene(weeks_from=view.weeks_from),
        )
