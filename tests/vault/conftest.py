"""One vault made once at the lowest cost, copied for each test: making it takes 0.1 s, copying it nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from coachdesk.domain.vault_files import KEY_FILE
from coachdesk.vault import vaults
from coachdesk.vault.key_slots import OpenedKeys
from coachdesk.vault.key_stretching import KeyStretching
from coachdesk.vault.recovery_codes import RecoveryCode
from tests.key_prices import FLOOR

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class MadeVault:
    folder: Path
    passphrase: str
    code: RecoveryCode
    keys: OpenedKeys

    @property
    def key_file(self) -> Path:
        return self.folder / KEY_FILE


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeVault:
    folder = tmp_path_factory.mktemp("template") / "Cabinet.coachdesk"
    passphrase = "noisetier voulais demandeur paisible"
    keys, code = vaults.create(folder, passphrase, FLOOR)
    return MadeVault(folder, passphrase, code, keys)


@pytest.fixture
def vault(template: MadeVault, tmp_path: Path) -> MadeVault:
    return replace(template, folder=Path(shutil.copytree(template.folder, tmp_path / "Cabinet.coachdesk")))


@pytest.fixture
def no_stretching(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stretches a key fails."""

    def refuse(_stretching: KeyStretching, _passphrase: bytes, _salt: bytes, _length: int) -> bytes:
        raise AssertionError

    monkeypatch.setattr(KeyStretching, "stretch", refuse)


@pytest.fixture
def forbidden_place(template: MadeVault) -> Iterator[Path]:
    """A folder that may be read and not written, seen by somebody who is not root.

    The template is asked for so that every library is loaded before the rights are given up.
    """
    place = Path(tempfile.mkdtemp())
    for part in (*template.folder.rglob("*"), template.folder):
        copied = place / part.relative_to(template.folder.parent)
        copied.parent.mkdir(parents=True, exist_ok=True)
        if part.is_file():
            shutil.copy(part, copied)
            copied.chmod(0o444)
    for folder in (*place.rglob("*"), place):
        if folder.is_dir():
            folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    yield place
    if is_root:
        os.seteuid(0)
    for folder in (place, *(path for path in place.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    shutil.rmtree(place)
