"""Past scores and files of people from a table: first said line by line, then done as one change."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import ImportPlan, PlannedFile, Uses
from coachdesk.domain.offers import can_be_entered
from coachdesk.domain.tables import Table
from coachdesk.instruments.library import Library
from coachdesk.services import import_columns, import_plans
from coachdesk.services.assessments import AssessmentsService
from coachdesk.services.clients import ClientsService
from coachdesk.services.clock import Clock
from coachdesk.services.import_lines import LineReader
from coachdesk.services.import_names import Names
from coachdesk.services.import_plans import Known
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import assessments, clients, networks


class ImportsService(Service):
    """Imports tables that the program has read.

    Args:
        ledger: gives transactions.
        clock: today.
        library: structures and words of the questionnaires.
        files: makes and completes files.
        measures: records questionnaires.
    """

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        library: Library,
        files: ClientsService,
        measures: AssessmentsService,
    ) -> None:
        super().__init__(ledger, clock)
        self._files = files
        self._measures = measures
        self._library = library
        self._known_names: Names | None = None

    def guess(self, head: Sequence[str]) -> Uses:
        """What each column probably is, by its heading."""
        return import_columns.guess(head, self._names())

    def plan(self, table: Table, uses: Uses) -> ImportPlan:
        """Say what an import would do; nothing is written.

        Args:
            table: as read from its file.
            uses: what each column is, one for each heading.

        Raises:
            UserError: the columns chosen do not make sense together.
        """
        import_columns.check(uses)
        names, today = self._names(), self._clock.today()
        reader_of_lines = LineReader(uses, names, today)
        readings = [reader_of_lines.read(row) for row in table.rows]
        named = {reading.name for reading in readings}
        with self._ledger.reading() as reader:
            everyone = clients.list_clients(reader)
            met = [client.id for client in everyone if client.name in named]
            known = Known(
                everyone,
                {one: assessments.list_assessments(reader, one) for one in met},
                {one: networks.list_situations(reader, one) for one in met},
            )
        return import_plans.plan(readings, uses, names, known)

    def run(self, table: Table, uses: Uses, expected: ImportPlan) -> Done[ImportPlan]:
        """Import the good lines of a table as one change, which is taken back as one.

        Args:
            table: as it was planned.
            uses: likewise.
            expected: the plan that was shown; the import does this or nothing.

        Raises:
            UserError: the vault has changed since, so that the plan is another one now.
        """
        with self._ledger.together() as change:
            found = self.plan(table, uses)
            if found != expected:
                raise UserError("Your vault has changed since the check. Check once more, then import.")
            ids = {file.name: self._file(file) for file in found.files}
            for one in found.measures:
                self._measures.record_past(
                    ids[one.name],
                    one.instrument_id,
                    one.taken_on,
                    one.situation,
                    answers=one.answers,
                    scores=dict(one.scores),
                    entered_by=one.entered_by,
                )
        return change.done(found)

    def _file(self, file: PlannedFile) -> int:
        client_id = file.client_id
        if client_id is None:
            client_id = self._files.create(file.name).value
        if file.fields:
            self._files.edit(client_id, **dict(file.fields))
        return client_id

    def _names(self) -> Names:
        """Names of the questionnaires that this practice can use, kept until there are others."""
        offered = self._measures.list_offered()
        if self._known_names is None or tuple(self._known_names.instruments.values()) != offered:
            hidden = [one for one in self._library.latest() if one not in offered and can_be_entered(one)]
            self._known_names = Names(self._library, offered, hidden)
        return self._known_names
