"""A real desk for tests of pages: encrypted store, store thread, services, everything a page is given."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from coachdesk import paths, settings
from coachdesk.domain.practices import Profession
from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.exchange.files import read_table
from coachdesk.figures.documents import Document
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.reports.build import build
from coachdesk.reports.locking import locked
from coachdesk.services.clock import FixedClock
from coachdesk.services.runner import Runner
from coachdesk.services.services import Services, gather
from coachdesk.services.vaults import VaultsService
from coachdesk.store.stores import Store
from coachdesk.ui.desk import Desk
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.places import Place
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.theme.theme import Theme
from tests.ui.waiting import live_until, live_until_quiet, take_in

if TYPE_CHECKING:
    # Whole rooms need no documents.
    from coachdesk.ui.documents.studio import Studio

KEY = "0f" * 48
TODAY = date(2026, 11, 20)
SIZE = (1269, 712)
"""Content of a window of 1366 x 768: without the rail and the top bar."""


class PageBuilder:
    """Builds documents in this process."""

    def build(self, document: Document) -> bytes:
        return build(document, paths.resources() / "fonts")

    def cancel(self) -> None:
        return


WidgetT = TypeVar("WidgetT", bound=QWidget)


def child(of: QWidget, kind: type[WidgetT], name: str = "") -> WidgetT:
    """The widget of a kind, and a name if one is given; a test without it is wrong."""
    found = of.findChild(kind, name) if name else of.findChild(kind)
    assert found is not None
    return found


@dataclass
class DeskTrial:
    """An open desk and what it takes to drive pages on it."""

    around: Surroundings
    errands: Errands
    papers: Errands
    gone: list[Place]
    pages: list[Page] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.around.desk

    @property
    def services(self) -> Services:
        return self.around.desk.services

    def settle(self) -> None:
        """Let both threads finish and the window take the answers in."""
        live_until_quiet(self._is_at_rest, 10)

    def _is_at_rest(self) -> bool:
        if self.errands.is_busy or self.papers.is_busy:
            return False
        return all(page.is_made() for page in self.pages if isValid(page))

    def rest(self, page: Studio) -> None:
        """Let the hand rest on the choices of a document until its pages are there."""
        self.settle()
        live_until(lambda: not page._soon.isActive(), 5)
        self.settle()

    def do(self, verb: Callable[..., Any], *args: object, **kwargs: object) -> Any:  # noqa: ANN401 - whatever the verb gives
        """Run a verb or a reading on the store thread and give back its value."""
        outcome = self.errands.runner.wait(lambda: verb(*args, **kwargs), timeout=10)
        if outcome.failure is not None:
            raise outcome.failure
        return getattr(outcome.value, "value", outcome.value)

    def show(self, page: Page, size: tuple[int, int] = SIZE) -> Page:
        """Show a page as the window does, and wait until it has read."""
        self.pages.append(page)
        page.resize(*size)
        page.show()
        # The platform makes the window the active one some events later, maybe between a field's making and its
        # first showing: the keyboard would then go to the page.
        page.activateWindow()
        live_until(page.isActiveWindow, 2)
        page.read()
        self.settle()
        return page

    def close(self) -> None:
        for page in self.pages:
            page.flush()
            page.stop()
            page.close()
            page.deleteLater()
        self.settle()
        self.desk.close()
        # The program's desk goes with its window. Left to Python's collector, this one could take its undo steps
        # with it in the wrong order, at any later moment, and the process with them.
        self.desk.deleteLater()
        take_in()
        self.errands.runner.stop()
        self.papers.runner.stop()


@pytest.fixture(scope="session")
def ui_library() -> Library:
    return Library.load(paths.resources() / "instruments")


@pytest.fixture(scope="session")
def vault_template(tmp_path_factory: pytest.TempPathFactory, ui_library: Library) -> Path:
    """The folder of a vault with its practice and nothing else."""
    folder = tmp_path_factory.mktemp("desks")
    services = gather(Store.create(folder, KEY), FixedClock(TODAY), ui_library, PageBuilder())
    services.practice.create(
        Profession.PSYCHOLOGIST, is_demo=False, name="Cabinet des Tilleuls", practitioner="Anne Rivière"
    )
    services.close()
    return folder


@pytest.fixture
def make_trial(
    vault_template: Path,
    tmp_path: Path,
    ui_library: Library,
    theme: Theme,
    french: Translator,
    english: Translator,
) -> Iterator[Callable[[Translator], DeskTrial]]:
    """Opens desks, each in a language, on a copy of the template."""
    made: list[DeskTrial] = []

    def make(t: Translator) -> DeskTrial:
        folder = tmp_path / f"vault {len(made)}"
        folder.mkdir(mode=0o700)
        shutil.copy(vault_template / STORE_FILE, folder)
        errands, papers = Errands(Runner()), Errands(Runner())
        clock = FixedClock(TODAY)
        opened = errands.runner.wait(
            lambda: gather(Store.open(folder, KEY), clock, ui_library, PageBuilder()), timeout=10
        )
        assert opened.value is not None, opened.failure
        services = opened.value
        gone: list[Place] = []
        doors = Doors(
            vaults=VaultsService(tmp_path / "copies"),
            open_desk=lambda *_: services,
            found_desk=lambda *_: services,
            open_demo=lambda *_: services,
            build=PageBuilder().build,
            end_build=lambda: None,
            cancel_build=lambda: None,
            lock_pdf=locked,
            read_table=read_table,
            translator=lambda code: french if code == "fr" else english,
            clock=clock,
            proposed_folder=tmp_path,
            resources=paths.resources(),
        )
        practice = errands.runner.wait(services.practice.get, timeout=10).value
        assert practice is not None
        around = Surroundings(
            desk=Desk(errands, services),
            t=t,
            translators={"fr": french, "en": english},
            theme=theme,
            clock=clock,
            practice=practice,
            resources=paths.resources(),
            go=gone.append,
            preferences=Preferences(tmp_path / settings.FILE_NAME),
            papers=papers,
            doors=doors,
            folder=folder,
        )
        made.append(DeskTrial(around, errands, papers, gone))
        return made[-1]

    yield make
    for trial in made:
        trial.close()


@pytest.fixture
def trial(make_trial: Callable[[Translator], DeskTrial], french: Translator) -> DeskTrial:
    """A desk in French."""
    return make_trial(french)


@pytest.fixture
def client_id(trial: DeskTrial) -> int:
    """A file with a name."""
    made: int = trial.do(trial.services.clients.create, "Zoé Lambert")
    return made
