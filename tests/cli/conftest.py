"""The program called as from a terminal, in this process, on a real vault of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from coachdesk.__main__ import main
from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import Lever, Place
from coachdesk.figures.documents import Document
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import found
from coachdesk.services.vaults import VaultsService
from tests.key_prices import FLOOR

PASSPHRASE = "noisetier voulais demandeur paisible"
CANARY = "CANARI9f3e"
CBI = (75, 50, 75, 50, 75, 50, 75, 50, 75, 50, 75, 50, 25, 50, 25, 50, 25, 50, 25)


@dataclass(frozen=True)
class Said:
    """What a call answered."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line of the error stream."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()


Call = Callable[..., Said]


@dataclass(frozen=True)
class Vault:
    """A vault with three files, and where its passphrase stands."""

    folder: Path
    passphrase: Path
    backup: Path

    @property
    def words(self) -> Sequence[str]:
        """What opens it on a command line."""
        return "--vault", str(self.folder), "--passphrase-file", str(self.passphrase)


class NoBuilder:
    def build(self, document: Document) -> bytes:
        return document.title.encode()

    def cancel(self) -> None:
        return


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def calling(*words: str | Path, language: str = "en") -> Said:
        code = main([*map(str, words), "--language", language])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return calling


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Vault:
    place = tmp_path_factory.mktemp("cli")
    vault = VaultsService(place / "keys", FLOOR).create(place / "Cabinet.coachdesk", PASSPHRASE)
    library = Library.load(root / "resources" / "instruments")
    clock = FixedClock(date(2026, 11, 20))
    made = found(vault.folder, vault.keys, clock, library, NoBuilder(), Profession.COACH, name="Tilleuls")
    for name in ("Claire Delmas", "Claire Petit", f"Émilie {CANARY}"):
        client = made.clients.create(name).value
        for day in (date(2026, 10, 2), date(2026, 11, 12)):
            session = made.sessions.start(client, day, time(9, 30), Place.VIDEO).value
            made.sessions.edit(session, note=f"- note du {day} {CANARY}", private_note=f"PRIVÉ {CANARY}")
            made.sessions.add_action(session, "marcher", Lever.SELF)
            made.assessments.record(client, "cbi", day, CBI, AnswerMode.PAPER, None)
    made.clients.create("Sans séance \x1b[31m")
    backup = made.backups.back_up_now().file
    made.close()
    passphrase = place / "passphrase.txt"
    passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return Vault(vault.folder, passphrase, backup)


@pytest.fixture
def vault(template: Vault, tmp_path: Path) -> Vault:
    folder = Path(shutil.copytree(template.folder, tmp_path / template.folder.name))
    return Vault(folder, template.passphrase, folder / "backups" / template.backup.name)
