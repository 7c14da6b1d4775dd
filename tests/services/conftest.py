"""Services over a real encrypted store, copied for each test from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coachdesk.domain.practices import Profession
from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.figures.documents import Document
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services, gather
from coachdesk.store.stores import Store

KEY = "0f" * 48
TODAY = date(2026, 11, 20)


class TitleBuilder:
    """Stands where the maker of pages stands: answers with the title of the document."""

    def build(self, document: Document) -> bytes:
        return document.title.encode()

    def cancel(self) -> None:
        return


@pytest.fixture(scope="session")
def library(root: Path) -> Library:
    return Library.load(root / "resources" / "instruments")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """The folder of a vault with its practice and nothing else."""
    folder = tmp_path_factory.mktemp("services")
    services = gather(Store.create(folder, KEY), FixedClock(TODAY), library, TitleBuilder())
    services.practice.create(Profession.COACH, is_demo=False, name="Cabinet des Tilleuls")
    services.close()
    return folder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TODAY)


@pytest.fixture
def services(template: Path, tmp_path: Path, clock: FixedClock, library: Library) -> Iterator[Services]:
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    shutil.copy(template / STORE_FILE, folder)
    gathered = gather(Store.open(folder, KEY), clock, library, TitleBuilder())
    yield gathered
    gathered.close()


@pytest.fixture
def client_id(services: Services) -> int:
    """A file with a name."""
    return services.clients.create("Zoé").value


@pytest.fixture(scope="session")
def french(root: Path) -> Translator:
    return translator.load("fr", root / "resources" / "locale")


@pytest.fixture(scope="session")
def english(root: Path) -> Translator:
    return translator.load("en", root / "resources" / "locale")
