"""Vaults that cannot be opened: the lock screen says so in a sentence, and not a byte of the folder changes."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from coachdesk import app as program
from coachdesk import logs, paths, settings
from coachdesk.domain.errors import StorageTrouble
from coachdesk.i18n.translator import Translator, load
from coachdesk.services.runner import Runner
from coachdesk.ui.errands import Errands
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.parts.field import MessageLine
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.shell import Shell
from coachdesk.ui.theme.theme import Theme
from coachdesk.vault import key_file
from tests.end_to_end.hand import Hand
from tests.end_to_end.vaults import PASSPHRASE, new_vault
from tests.rights import give_up_rights
from tests.ui.looking import cut_words, settle

NAME: Final = "Zéphyrine Quibouillac"
_VERSION_AT: Final = len(key_file.MAGIC)

Opened = Callable[[Path], Hand]
Tree = dict[Path, tuple[bytes, int, int]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("vaults")
    with new_vault(place / "Cabinet.coachdesk", place / "copies") as services:
        services.clients.create(NAME)
    return place / "Cabinet.coachdesk"


@pytest.fixture
def vault(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "Cabinet.coachdesk"))


@pytest.fixture(scope="session")
def french() -> Translator:
    return load("fr", paths.resources() / "locale")


@pytest.fixture
def open_program(dressed: Theme, own_garbage: None, french: Translator) -> Iterator[Opened]:
    """The window as the composition root builds it, in French, at the lock screen of a folder."""
    shells: list[Shell] = []
    # The program keeps it for life; here each test has folders of its own.
    program._vaults.cache_clear()
    logs.install(paths.state_folder())

    def opens(folder: Path) -> Hand:
        preferences = Preferences(paths.config_folder() / settings.FILE_NAME)
        doors = program._doors(program.Launch())
        shell = Shell(
            doors, Errands(Runner()), Errands(Runner()), preferences, dressed, french, lambda *_: None
        )
        shells.append(shell)
        shell.start_locked(folder)
        shell.show()
        hand = Hand(shell)
        hand.settle()
        return hand

    yield opens
    for shell in shells:
        shell.close()
        QApplication.sendPostedEvents()
        shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, logs._QuietFile)]:
        root.removeHandler(handler)
        handler.close()


def content(folder: Path) -> Tree:
    """Every file below a folder: bytes, rights, moment of the last change."""
    return {
        path: (path.read_bytes() if path.is_file() else b"", path.stat().st_mode, path.stat().st_mtime_ns)
        for path in (folder, *folder.rglob("*"))
    }


def damage_keys(vault: Path) -> None:
    """One bit in the middle of the key file turned over."""
    keys = vault / "vault.keys"
    broken = bytearray(keys.read_bytes())
    broken[len(broken) // 2] ^= 1
    keys.write_bytes(broken)


def unlock(hand: Hand, passphrase: str = PASSPHRASE) -> None:
    hand.replace("passphrase", passphrase)
    hand.press(Qt.Key.Key_Return)
    hand.settle()


def said(hand: Hand) -> str:
    """What the lock screen says under the passphrase, once it does; it can be read whole."""
    page = hand.find(LockPage)
    (line,) = page.passphrase.findChildren(MessageLine)
    hand.wait_until(lambda: line.isVisible() and bool(line.text()))
    settle()
    assert cut_words(page) == []
    return line.text()


def assert_told(hand: Hand, trouble: StorageTrouble, french: Translator) -> None:
    words = french(trouble.value)
    assert words != trouble.value, "it has no French"
    assert said(hand) == words
    assert hand.shell.desk_window is None
    log = paths.state_folder() / logs.FILE_NAME
    assert log.read_text(encoding="utf-8") == "", "a bug was logged"


def test_another_window_has_it(vault: Path, open_program: Opened, french: Translator, root: Path) -> None:
    holder = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.end_to_end.vaults import open_vault, opened_keys\n"
        "folder, copies = map(Path, sys.argv[1:])\n"
        "with open_vault(folder, opened_keys(folder, copies)):\n"
        "    print('open', flush=True)\n    sys.stdin.readline()\n"
    )
    command = [sys.executable, "-c", holder, str(vault), str(vault.parent / "copies")]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        before = content(vault)
        hand = open_program(vault)
        unlock(hand)
        assert_told(hand, StorageTrouble.IN_USE, french)
        assert content(vault) == before
        other.communicate("\n")
    # Once that window is closed it opens: nothing stale is left.
    unlock(hand)
    assert hand.window.isVisible()
    hand.settle()


def test_the_key_file_is_damaged(vault: Path, open_program: Opened, french: Translator) -> None:
    damage_keys(vault)
    before = content(vault)
    hand = open_program(vault)
    assert_told(hand, StorageTrouble.KEYS_DAMAGED, french)
    unlock(hand)
    assert_told(hand, StorageTrouble.KEYS_DAMAGED, french)
    assert hand.find(LockPage).repair.word() == french("Restore a backup")
    assert content(vault) == before


def test_a_damaged_key_file_is_put_back_from_the_copy_of_this_computer(
    vault: Path, open_program: Opened, french: Translator
) -> None:
    hand = open_program(vault)
    unlock(hand)
    assert hand.window.isVisible()
    hand.settle()
    hand.shell.close()
    damage_keys(vault)
    before = content(vault)
    hand = open_program(vault)
    assert_told(hand, StorageTrouble.KEYS_DAMAGED, french)
    assert content(vault) == before
    page = hand.find(LockPage)
    hand.wait_until(page.repair.isVisible)
    page.repair.click()
    hand.settle()
    assert said(hand) == french(
        "The key file is back. The copy may be older than your last change: if your passphrase does not "
        "open it, try the one before."
    )
    unlock(hand)
    assert hand.window.isVisible()
    hand.settle()


def test_the_store_was_cut_off(vault: Path, open_program: Opened, french: Translator) -> None:
    os.truncate(vault / "vault.db", (vault / "vault.db").stat().st_size // 2 + 100)
    before = content(vault)
    hand = open_program(vault)
    unlock(hand)
    assert_told(hand, StorageTrouble.DAMAGED, french)
    page = hand.find(LockPage)
    assert page.repair.isVisible()
    assert page.repair.word() == french("Restore a backup")
    assert content(vault) == before


def test_a_newer_version_wrote_it(vault: Path, open_program: Opened, french: Translator) -> None:
    keys = vault / "vault.keys"
    newer = bytearray(keys.read_bytes()[: -key_file.CHECKSUM_LENGTH])
    newer[_VERSION_AT : _VERSION_AT + 2] = b"\xff\xff"
    keys.write_bytes(key_file.with_checksum(bytes(newer)))
    before = content(vault)
    hand = open_program(vault)
    assert_told(hand, StorageTrouble.TOO_NEW, french)
    unlock(hand)
    assert_told(hand, StorageTrouble.TOO_NEW, french)
    assert content(vault) == before


def test_there_is_no_vault(tmp_path: Path, open_program: Opened, french: Translator) -> None:
    folder = tmp_path / "Vacances"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"...")
    before = content(folder)
    hand = open_program(folder)
    assert_told(hand, StorageTrouble.MISSING, french)
    unlock(hand)
    assert_told(hand, StorageTrouble.MISSING, french)
    assert content(folder) == before


def test_the_folder_itself_is_gone(tmp_path: Path, open_program: Opened, french: Translator) -> None:
    folder = tmp_path / "Clé USB" / "Cabinet.coachdesk"
    hand = open_program(folder)
    unlock(hand)
    assert_told(hand, StorageTrouble.MISSING, french)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_the_folder_may_not_be_written(vault: Path, open_program: Opened, french: Translator) -> None:
    folders = [vault, *(path for path in vault.rglob("*") if path.is_dir())]
    for path in (*vault.rglob("*"), vault):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        before = content(vault)
        hand = open_program(vault)
        hand.shell.errands.runner.wait(give_up_rights, timeout=10)
        unlock(hand)
        assert_told(hand, StorageTrouble.NO_PERMISSION, french)
        assert content(vault) == before
    finally:
        for folder in folders:
            folder.chmod(0o700)
