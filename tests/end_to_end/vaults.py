"""Vaults for whole runs of the program: a key that is cheap to stretch, otherwise real."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from coachdesk import paths
from coachdesk.domain.practices import Profession
from coachdesk.figures.documents import Document
from coachdesk.instruments.library import Library
from coachdesk.services.clock import SystemClock
from coachdesk.services.services import Services, found, open_services
from coachdesk.services.vaults import OpenedKeys, VaultsService
from tests.key_prices import FLOOR

PASSPHRASE: Final = "Noisetier voulais demandeur paisible quatorze"


class NoPages:
    """Builds no document."""

    def build(self, document: Document) -> bytes:
        raise NotImplementedError

    def cancel(self) -> None:
        return


@contextmanager
def new_vault(folder: Path, copies: Path) -> Iterator[Services]:
    """Make a vault, open until the end of the block.

    Args:
        folder: of the vault.
        copies: where the copy of its key file goes.
    """
    made = VaultsService(copies, FLOOR).create(folder, PASSPHRASE)
    services = found(folder, made.keys, SystemClock(), _library(), NoPages(), Profession.COACH)
    try:
        yield services
    finally:
        services.close()


def opened_keys(folder: Path, copies: Path) -> OpenedKeys:
    """The keys of a vault, opened with its passphrase."""
    return VaultsService(copies, FLOOR).unlock(folder, PASSPHRASE)


@contextmanager
def open_vault(folder: Path, keys: OpenedKeys) -> Iterator[Services]:
    """Open a vault as the lock screen does, until the end of the block."""
    services = open_services(folder, keys, SystemClock(), _library(), NoPages())
    try:
        yield services
    finally:
        services.close()


@cache
def _library() -> Library:
    return Library.load(paths.resources() / "instruments")
