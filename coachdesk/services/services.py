"""Everything that can be done with an open vault, gathered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.domain.changes import Done, Step
from coachdesk.domain.practices import Profession
from coachdesk.instruments.library import Library
from coachdesk.services.assessments import AssessmentsService
from coachdesk.services.backups import BackupsService
from coachdesk.services.bins import BinService
from coachdesk.services.blank_forms import BlankFormsService
from coachdesk.services.clients import ClientsService
from coachdesk.services.clock import Clock
from coachdesk.services.documents import DocumentBuilder, DocumentsService
from coachdesk.services.drafts import DraftsService
from coachdesk.services.flags import FlagsService
from coachdesk.services.given_documents import GivenDocumentsService
from coachdesk.services.imports import ImportsService
from coachdesk.services.keys import KeysService
from coachdesk.services.ledgers import Ledger
from coachdesk.services.networks import NetworkService
from coachdesk.services.phases import PhasesService
from coachdesk.services.piles import PilesService
from coachdesk.services.practices import PracticeService
from coachdesk.services.reviews import ReviewsService
from coachdesk.services.safety import SafetyService
from coachdesk.services.safety_notices import SafetyNoticesService
from coachdesk.services.schedules import SchedulesService
from coachdesk.services.sessions import SessionsService
from coachdesk.services.since_last import SinceLastService
from coachdesk.services.supervision import SupervisionService
from coachdesk.services.today import TodayService
from coachdesk.services.trends import TrendsService
from coachdesk.services.vaults import OpenedKeys
from coachdesk.services.wordings import WordingsService
from coachdesk.store.stores import Store


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one open vault. All of it runs on the thread that opened the store.

    Attributes:
        folder: of the vault.
        ledger: lets several verbs become one transaction.
    """

    practice: PracticeService
    clients: ClientsService
    network: NetworkService
    bin: BinService
    phases: PhasesService
    assessments: AssessmentsService
    forms: BlankFormsService
    piles: PilesService
    wordings: WordingsService
    imports: ImportsService
    sessions: SessionsService
    safety: SafetyService
    safety_notices: SafetyNoticesService
    schedules: SchedulesService
    flags: FlagsService
    since_last: SinceLastService
    reviews: ReviewsService
    drafts: DraftsService
    today: TodayService
    trends: TrendsService
    documents: DocumentsService
    supervision: SupervisionService
    given: GivenDocumentsService
    backups: BackupsService
    keys: KeysService
    folder: Path
    ledger: Ledger = field(repr=False)

    def take_back(self, step: Step) -> Done[None]:
        """Write the earlier images of a step; the step of the answer does it again.

        Raises:
            UserError: something was changed again since; nothing is changed then.
        """
        return self.ledger.take_back(step)

    def close(self) -> None:
        """Close the store."""
        self.ledger.close()


def gather(store: Store, clock: Clock, library: Library, builder: DocumentBuilder) -> Services:
    """Make the services of an open store.

    Args:
        store: just opened, on this thread.
        clock: today and now.
        library: structures and words of the questionnaires.
        builder: makes the pages of documents.
    """
    ledger = Ledger(store)
    files = ClientsService(ledger, clock)
    measures = AssessmentsService(ledger, clock, library)
    plans = SchedulesService(ledger, clock, library)
    return Services(
        practice=PracticeService(ledger, clock),
        clients=files,
        network=NetworkService(ledger, clock),
        bin=BinService(ledger, clock, library),
        phases=PhasesService(ledger, clock),
        assessments=measures,
        forms=BlankFormsService(ledger, clock, library, measures),
        piles=PilesService(ledger, clock, library, measures),
        wordings=WordingsService(ledger, clock, library),
        imports=ImportsService(ledger, clock, library, files, measures),
        sessions=SessionsService(ledger, clock),
        safety=SafetyService(ledger, clock),
        safety_notices=SafetyNoticesService(ledger, clock),
        schedules=plans,
        flags=FlagsService(ledger, clock, library),
        since_last=SinceLastService(ledger, clock, library, plans),
        reviews=ReviewsService(ledger, clock),
        drafts=DraftsService(ledger, clock),
        today=TodayService(ledger, clock, files, library),
        trends=TrendsService(ledger, clock, library),
        documents=DocumentsService(ledger, clock, library, builder),
        supervision=SupervisionService(ledger, clock, library),
        given=GivenDocumentsService(ledger, clock),
        backups=BackupsService(store, clock),
        keys=KeysService(store),
        folder=store.folder,
        ledger=ledger,
    )


def open_services(
    folder: Path, keys: OpenedKeys, clock: Clock, library: Library, builder: DocumentBuilder
) -> Services:
    """Open the store of a vault on this thread, which all its services then run on.

    Raises:
        StorageError: ``MISSING``, ``IN_USE``, ``NO_PERMISSION``, ``DAMAGED``, ``TOO_NEW``, ``DISK_FULL``.
    """
    services = gather(Store.open(folder, keys.raw_key_hex), clock, library, builder)
    with _closed_on_failure(services):
        services.keys.meet(keys)
    return services


def found(
    folder: Path,
    keys: OpenedKeys,
    clock: Clock,
    library: Library,
    builder: DocumentBuilder,
    profession: Profession,
    is_demo: bool = False,
    **practice: object,
) -> Services:
    """Make the store of a new vault and its practice, on this thread.

    Args:
        folder: where :meth:`VaultsService.create` made the key file.
        keys: that it gave.
        clock: today and now.
        library: structures and words of the questionnaires.
        builder: makes the pages of documents.
        profession: of the practitioner.
        is_demo: the vault is the fictional one.
        practice: further fields of the practice.

    Raises:
        UserError: there is a store already, or a field of the practice cannot be taken.
        StorageError: the disk refused.
    """
    services = gather(Store.create(folder, keys.raw_key_hex), clock, library, builder)
    with _closed_on_failure(services):
        services.practice.create(profession, is_demo, **practice)
        services.keys.meet(keys)
    return services


@contextmanager
def _closed_on_failure(services: Services) -> Iterator[None]:
    try:
        yield
    except BaseException:
        services.close()
        raise
