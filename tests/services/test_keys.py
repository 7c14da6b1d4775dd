"""An old key file put back is told; whoever changes keys as intended is never told anything."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import delete

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.vault_files import KEY_FILE, STORE_FILE
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services, open_services
from coachdesk.services.vaults import OpenedKeys, VaultsService
from coachdesk.store import tables
from coachdesk.store.stores import Store
from tests.services.conftest import TODAY, TitleBuilder
from tests.services.test_vaults import OTHER, PASSPHRASE, Made, made, template, vaults  # noqa: F401

CHANGE_FOR_EVER = """
import sys
from pathlib import Path
from coachdesk.services.keys import KeysService
from coachdesk.services.vaults import VaultsService
from coachdesk.store.stores import Store
from tests.key_prices import FLOOR
folder, copies, passphrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
vaults = VaultsService(copies, FLOOR)
opened = vaults.unlock(folder, passphrase)
keys = KeysService(Store.open(folder, opened.raw_key_hex))
keys.meet(opened)
while True:
    keys.new_recovery_code(vaults, passphrase)
    print("changed", flush=True)
"""


class Desk:
    """A vault that is opened and closed as a practitioner does.

    Mostly with the recovery code, which costs no key stretching: which secret was replaced makes no difference.
    """

    def __init__(self, vault: Made, service: VaultsService, library: Library) -> None:
        self.made = vault
        self.vaults = service
        self.folder = vault.vault.folder
        self.key_file = self.folder / KEY_FILE
        self.code = vault.vault.code.text()
        self._library = library

    @contextmanager
    def opened(self, keys: OpenedKeys, folder: Path | None = None) -> Iterator[Services]:
        place = folder or self.folder
        services = open_services(place, keys, FixedClock(TODAY), self._library, TitleBuilder())
        try:
            yield services
        finally:
            services.close()

    def keys(self, folder: Path | None = None) -> OpenedKeys:
        """What the code of the latest sheet that works yields."""
        return self.vaults.unlock_with_recovery(folder or self.folder, self.code)

    def is_told(self, folder: Path | None = None) -> bool:
        """Whether opening the vault tells of an earlier key file."""
        with self.opened(self.keys(folder), folder) as services:
            return services.keys.is_earlier()

    def draw_code(self) -> None:
        """Replace the recovery code."""
        with self.opened(self.keys()) as services:
            self.code = services.keys.new_recovery_code(self.vaults, PASSPHRASE)[1].text()

    def put_back(self, content: bytes, code: str) -> None:
        """Exchange the key file for an older one, whose code works again."""
        self.key_file.write_bytes(content)
        self.code = code


@pytest.fixture
def desk(made: Made, vaults: VaultsService, library: Library) -> Desk:  # noqa: F811 - the fixtures
    return Desk(made, vaults, library)


def test_changed_keys_are_not_taken_for_an_exchange(desk: Desk) -> None:
    assert not desk.is_told()
    with desk.opened(desk.keys()) as services:
        services.keys.change_passphrase(desk.vaults, PASSPHRASE, OTHER)
        services.keys.change_passphrase(desk.vaults, OTHER, PASSPHRASE)
    desk.draw_code()
    assert not desk.is_told()
    with desk.opened(desk.vaults.unlock(desk.folder, PASSPHRASE)) as services:
        assert not services.keys.is_earlier()


def test_an_old_passphrase_that_opens_again_is_told(desk: Desk) -> None:
    old = desk.key_file.read_bytes()
    with desk.opened(desk.keys()) as services:
        services.keys.change_passphrase(desk.vaults, PASSPHRASE, OTHER)
    desk.key_file.write_bytes(old)
    with desk.opened(desk.vaults.unlock(desk.folder, PASSPHRASE)) as services:
        assert services.keys.is_earlier()
        services.keys.change_passphrase(desk.vaults, PASSPHRASE, OTHER)
        assert not services.keys.is_earlier()


def test_an_old_key_file_is_told_until_the_keys_are_changed(desk: Desk) -> None:
    old, code = desk.key_file.read_bytes(), desk.code
    desk.draw_code()
    desk.draw_code()
    newest = desk.key_file.read_bytes(), desk.code
    desk.put_back(old, code)
    assert desk.is_told()
    assert desk.is_told()
    desk.draw_code()
    assert not desk.is_told()
    # One change is enough to make every earlier file an old one, the one that had been the newest too.
    for earlier in ((old, code), newest):
        desk.put_back(*earlier)
        assert desk.is_told()


def test_a_passphrase_set_with_an_old_recovery_code_is_told(desk: Desk) -> None:
    """The new file has the number that the store remembers, but it is not that file."""
    old, code = desk.key_file.read_bytes(), desk.code
    desk.draw_code()
    desk.put_back(old, code)
    changed = desk.vaults.change_passphrase(desk.folder, desk.keys(), OTHER)
    with desk.opened(changed) as services:
        assert services.keys.is_earlier()
    assert desk.is_told()


def test_a_change_cut_off_before_it_was_remembered_is_caught_up_with(desk: Desk) -> None:
    old, code = desk.key_file.read_bytes(), desk.code
    desk.code = desk.vaults.new_recovery_code(desk.folder, desk.keys())[1].text()
    assert not desk.is_told()
    desk.put_back(old, code)
    assert desk.is_told()


def test_a_change_that_is_killed_is_never_taken_for_an_exchange(desk: Desk) -> None:
    chance = random.Random(2026)
    command = [sys.executable, "-c", CHANGE_FOR_EVER, str(desk.folder), str(desk.made.copies), PASSPHRASE]
    for _ in range(2):
        with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"changed\n"
            time.sleep(chance.uniform(0, 0.3))
            process.kill()
        with desk.opened(desk.vaults.unlock(desk.folder, PASSPHRASE)) as services:
            assert not services.keys.is_earlier()


def test_a_backup_from_before_a_change_opens_without_a_word(desk: Desk, tmp_path: Path) -> None:
    first = desk.code
    # One a day is kept beside the vault.
    older = Path(shutil.copy(desk.made.backup, tmp_path))
    desk.draw_code()
    with desk.opened(desk.keys()) as services:
        newer = services.backups.back_up_now().file
    second = desk.code
    desk.draw_code()
    assert not desk.is_told()
    for backup, code in ((older, first), (newer, second)):
        restored = tmp_path / f"{code[:4]}.coachdesk"
        desk.vaults.restore(backup, restored, PASSPHRASE)
        desk.code = code
        assert not desk.is_told(restored)


def test_this_computers_copy_put_back_opens_and_is_told_only_if_it_is_older(
    desk: Desk, tmp_path: Path
) -> None:
    desk.draw_code()
    code = desk.code
    desk.put_back(b"damaged", code)
    desk.vaults.put_key_copy_back(desk.folder)
    assert not desk.is_told()
    # The copy of another computer, or one that could not be written at the time of the change.
    earlier = Path(shutil.copytree(desk.made.copies, tmp_path / "earlier"))
    desk.draw_code()
    desk.put_back(b"damaged", code)
    VaultsService(earlier).put_key_copy_back(desk.folder)
    assert desk.is_told()


def test_a_vault_that_remembers_nothing_yet_takes_the_file_it_has(desk: Desk) -> None:
    desk.draw_code()
    old, code = desk.key_file.read_bytes(), desk.code
    store = Store.open(desk.folder, desk.keys().raw_key_hex)
    with store.change() as change:
        facts = tables.vault_facts
        change._connection.execute(delete(facts).where(facts.c.name.in_(["generation", "key_file_seal"])))
    store.close()
    assert not desk.is_told()
    desk.draw_code()
    desk.put_back(old, code)
    assert desk.is_told()


def test_a_store_that_refuses_to_be_written_denies_no_change(desk: Desk) -> None:
    store, away = desk.folder / STORE_FILE, desk.folder / "away"
    with desk.opened(desk.keys()) as services:
        # It can be read while it is open, but what is written is refused.
        store.rename(away)
        with pytest.raises(StorageError):
            services.clients.create("Zoé")
        desk.code = services.keys.new_recovery_code(desk.vaults, PASSPHRASE)[1].text()
        away.rename(store)
    assert not desk.is_told()


def test_a_file_exchanged_while_the_vault_is_open_is_not_made_the_newest(desk: Desk) -> None:
    old, code = desk.key_file.read_bytes(), desk.code
    desk.draw_code()
    with desk.opened(desk.keys()) as services:
        desk.put_back(old, code)
        verbs: tuple[Callable[[], object], ...] = (
            lambda: services.keys.change_passphrase(desk.vaults, PASSPHRASE, OTHER),
            lambda: services.keys.new_recovery_code(desk.vaults, PASSPHRASE),
        )
        for verb in verbs:
            with pytest.raises(UserError, match="exchanged"):
                verb()
    assert desk.key_file.read_bytes() == old
    assert desk.is_told()


def test_wrong_passphrase_and_weak_passphrase_change_nothing(desk: Desk) -> None:
    before = desk.key_file.read_bytes()
    with desk.opened(desk.keys()) as services:
        with pytest.raises(StorageError) as told:
            services.keys.change_passphrase(desk.vaults, OTHER, OTHER)
        assert told.value.trouble is StorageTrouble.WRONG_KEY
        with pytest.raises(UserError):
            services.keys.change_passphrase(desk.vaults, PASSPHRASE, "soleil123")
    assert desk.key_file.read_bytes() == before
    assert not desk.is_told()
