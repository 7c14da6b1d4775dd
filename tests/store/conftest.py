"""A real encrypted store for each test, copied from a template that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.domain.vault_files import STORE_FILE
from coachdesk.store.stores import Store
from tests.store.samples import KEY


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty vault; never opened again."""
    folder = tmp_path_factory.mktemp("template")
    Store.create(folder, KEY).close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """The folder of an empty vault of one's own."""
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    shutil.copy(template / STORE_FILE, folder)
    return folder


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """The open store of :func:`folder`."""
    opened = Store.open(folder, KEY)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    """Some instant."""
    return datetime(2026, 11, 20, 18, 2, 3, tzinfo=UTC)


@pytest.fixture
def client_id(store: Store, now: datetime) -> int:
    """A person in the store."""
    with store.change() as change:
        return change.insert("clients", name="Zoé", created_at=now)
