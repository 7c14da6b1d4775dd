"""Measures of a person as charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.figures import check_ins, line_tables, trends
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
        since: date | None = None,
    ) -> TrendChart:
        """The trend chart.

        Args:
            client_id: whose.
            t: language of the reader.
            panels: keys ``instrument.scale``; ``None`` for those chosen, else the first three.
            since: left end of the axis; ``None`` goes back to the first record.
        """
        with self._ledger.reading() as reader:
            client = clients.get_client(reader, client_id)
            measured = assessments.list_assessments(reader, client_id)
            practice = practices.get_practice(reader)
            return trends.trend_chart(
                t,
                self._clock.today(),
                phases.list_moves(reader, client_id),
                sessions.list_sessions(reader, client_id),
                networks.list_situations(reader, client_id),
                measured,
                ChosenNorms(self._library, practice),
                trends.first_panels(client, measured, self._library) if panels is None else tuple(panels),
                since=since,
                scene=scene_of(reader, practice, client_id),
            )

    def check_in(self, client_id: int, t: Translator, since: date | None = None) -> DotChart:
        """The check-in over time, a row of dots a question, on the time axis of :meth:`chart`."""
        return self._dots(client_id, t, since, check_ins.CHECK_IN)

    def guide(self, client_id: int, t: Translator, since: date | None = None) -> DotChart:
        """The ten-question guide over time, a row of dots a question, on the time axis of :meth:`chart`."""
        return self._dots(client_id, t, since, check_ins.GUIDE)

    def line_tables(self, client_id: int, t: Translator) -> tuple[LineTable, ...]:
        """The forms of ours that have no score, as tables over time."""
        with self._ledger.reading() as reader:
            measured = assessments.list_assessments(reader, client_id)
        return line_tables.line_tables(t, measured, self._library)

    def available_panels(self, client_id: int, t: Translator) -> tuple[tuple[str, str], ...]:
        """Key and name of every scale that was measured for this person."""
        with self._ledger.reading() as reader:
            measured = assessments.list_assessments(reader, client_id)
        return trends.available_panels(t, measured, self._library)

    def _dots(self, client_id: int, t: Translator, since: date | None, instrument_id: str) -> DotChart:
        with self._ledger.reading() as reader:
            measured = assessments.list_assessments(reader, client_id)
            moves = phases.list_moves(reader, client_id)
            held = sessions.list_sessions(reader, client_id)
        known = [*(move.moved_on for move in moves), *(one.held_on for one in held)]
        return check_ins.check_in_chart(
            t, self._clock.today(), measured, self._library, since, instrument_id, known=known
        )
