from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.practices import Profession
from coachdesk.domain.vault_files import BACKUPS, KEY_FILE, STORE_FILE
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.runner import Runner
from coachdesk.services.services import Services, found, open_services
from coachdesk.services.vaults import NewVault, VaultsService
from coachdesk.store.containers import write_container
from tests.key_prices import FLOOR
from tests.rights import give_up_rights
from tests.services.conftest import TODAY, TitleBuilder
from tests.services.samples import dump

PASSPHRASE = "noisetier voulais demandeur paisible"
OTHER = "cerfeuil lanterne octobre mandoline"


@dataclass(frozen=True)
class Made:
    """A vault with one client, its key file and a backup."""

    vault: NewVault
    copies: Path
    backup: Path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Made:
    place = tmp_path_factory.mktemp("made")
    vaults = VaultsService(place / "keys", FLOOR)
    vault = vaults.create(vaults.folder_named(place, "Cabinet"), PASSPHRASE)
    services = found(
        vault.folder,
        vault.keys,
        FixedClock(TODAY),
        library,
        TitleBuilder(),
        Profession.COACH,
        name="Tilleuls",
    )
    services.clients.create("Zoé")
    backup = services.backups.back_up_now().file
    services.close()
    return Made(vault, place / "keys", backup)


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    folder = Path(shutil.copytree(template.vault.folder, tmp_path / template.vault.folder.name))
    copies = Path(shutil.copytree(template.copies, tmp_path / "keys"))
    return Made(replace(template.vault, folder=folder), copies, folder / BACKUPS / template.backup.name)


@pytest.fixture
def vaults(made: Made) -> VaultsService:
    return VaultsService(made.copies, FLOOR)


def opened(made: Made, library: Library) -> Services:
    return open_services(made.vault.folder, made.vault.keys, FixedClock(TODAY), library, TitleBuilder())


def test_a_new_vault_opens_with_its_passphrase_and_holds_its_practice(
    made: Made, vaults: VaultsService, library: Library
) -> None:
    keys = vaults.unlock(made.vault.folder, PASSPHRASE)
    assert keys.raw_key_hex == made.vault.keys.raw_key_hex
    services = opened(made, library)
    assert services.practice.get().name == "Tilleuls"
    assert not services.practice.get().is_demo
    services.close()
    assert vaults.label(made.vault.folder).mark == made.vault.mark


def test_wrong_passphrase_is_told(made: Made, vaults: VaultsService) -> None:
    with pytest.raises(StorageError) as told:
        vaults.unlock(made.vault.folder, OTHER)
    assert told.value.trouble is StorageTrouble.WRONG_KEY


def test_a_weak_passphrase_makes_no_vault(tmp_path: Path, vaults: VaultsService) -> None:
    with pytest.raises(UserError):
        vaults.create(tmp_path / "Autre.coachdesk", "soleil123")
    assert not (tmp_path / "Autre.coachdesk").exists()
    assert vaults.strength(PASSPHRASE).is_enough
    assert vaults.strength(vaults.suggest("fr")).is_enough


def test_a_vault_that_was_not_finished_is_taken_back(tmp_path: Path, vaults: VaultsService) -> None:
    vault = vaults.create(tmp_path / "Autre.coachdesk", PASSPHRASE)
    vaults.abandon(vault.folder)
    assert not vault.folder.exists()


def test_a_second_store_in_a_vault_is_refused(made: Made, library: Library) -> None:
    with pytest.raises(UserError):
        found(
            made.vault.folder,
            made.vault.keys,
            FixedClock(TODAY),
            library,
            TitleBuilder(),
            Profession.COACH,
            name="",
        )


def test_the_recovery_code_opens_and_lets_another_passphrase_in(made: Made, vaults: VaultsService) -> None:
    keys = vaults.unlock_with_recovery(made.vault.folder, made.vault.code.text().lower())
    vaults.change_passphrase(made.vault.folder, keys, OTHER)
    assert vaults.unlock(made.vault.folder, OTHER).raw_key_hex == keys.raw_key_hex
    with pytest.raises(StorageError):
        vaults.unlock(made.vault.folder, PASSPHRASE)
    with pytest.raises(UserError):
        vaults.unlock_with_recovery(made.vault.folder, "7KQD")
    _, code = vaults.new_recovery_code(made.vault.folder, vaults.unlock(made.vault.folder, OTHER))
    with pytest.raises(StorageError) as told:
        vaults.unlock_with_recovery(made.vault.folder, made.vault.code.text())
    assert told.value.trouble is StorageTrouble.WRONG_CODE
    assert vaults.unlock_with_recovery(made.vault.folder, code.text()).raw_key_hex == keys.raw_key_hex


def test_a_damaged_key_file_is_put_back_from_this_computer(made: Made, vaults: VaultsService) -> None:
    vaults.unlock(made.vault.folder, PASSPHRASE)
    key_file = made.vault.folder / KEY_FILE
    key_file.write_bytes(key_file.read_bytes()[:100])
    with pytest.raises(StorageError) as told:
        vaults.unlock(made.vault.folder, PASSPHRASE)
    assert told.value.trouble is StorageTrouble.KEYS_DAMAGED
    assert vaults.has_key_copy(made.vault.folder)
    vaults.put_key_copy_back(made.vault.folder)
    vaults.unlock(made.vault.folder, PASSPHRASE)


def test_unlocking_does_not_need_the_second_copy(made: Made, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    VaultsService(blocked / "keys", FLOOR).unlock(made.vault.folder, PASSPHRASE)


def test_a_synchronised_folder_is_named(tmp_path: Path, vaults: VaultsService) -> None:
    assert vaults.synced_by(tmp_path / "Dropbox" / "Cabinet.coachdesk") == "Dropbox"
    assert vaults.synced_by(tmp_path / "Cabinet.coachdesk") is None


def test_a_vault_and_a_backup_are_verified(made: Made, vaults: VaultsService) -> None:
    assert vaults.is_vault(made.vault.folder)
    assert vaults.verify(made.vault.folder, PASSPHRASE)["clients"] == 1
    verified = vaults.verify_backup(made.backup, PASSPHRASE)
    assert verified.rows["clients"] == 1
    moment = vaults.latest_backup(made.vault.folder)
    assert moment is not None
    assert moment.date() == TODAY
    assert vaults.list_backups(made.vault.folder) == (made.backup,)
    with pytest.raises(StorageError) as told:
        vaults.verify_backup(made.backup, OTHER)
    assert told.value.trouble is StorageTrouble.WRONG_KEY


def test_a_damaged_store_or_backup_is_told(made: Made, vaults: VaultsService) -> None:
    verify: Callable[[Path], object]
    for file, verify, expected in (
        (
            made.vault.folder / STORE_FILE,
            lambda _: vaults.verify(made.vault.folder, PASSPHRASE),
            StorageTrouble.DAMAGED,
        ),
        (made.backup, lambda path: vaults.verify_backup(path, PASSPHRASE), StorageTrouble.BACKUP_DAMAGED),
    ):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(content)
        with pytest.raises(StorageError) as told:
            verify(file)
        assert told.value.trouble is expected


def test_a_backup_is_restored_beside_and_opens_as_it_was(
    made: Made, vaults: VaultsService, library: Library, tmp_path: Path
) -> None:
    services = opened(made, library)
    before = dump(services)
    services.clients.create("Après")
    services.close()
    new = tmp_path / "Retrouvé.coachdesk"
    vaults.restore(made.backup, new, PASSPHRASE)
    keys = vaults.unlock(new, PASSPHRASE)
    restored = open_services(new, keys, FixedClock(TODAY), library, TitleBuilder())
    assert dump(restored) == before
    restored.close()


def test_with_a_wrong_passphrase_nothing_is_written(
    made: Made, vaults: VaultsService, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StorageError):
        vaults.restore(made.backup, tmp_path / "Retrouvé.coachdesk", OTHER)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_backup_is_never_restored_over_anything(made: Made, vaults: VaultsService, tmp_path: Path) -> None:
    for place in (made.vault.folder, made.backup):
        with pytest.raises(UserError):
            vaults.restore(made.backup, place, PASSPHRASE)
    empty = tmp_path / "vide"
    empty.mkdir()
    vaults.restore(made.backup, empty, PASSPHRASE)
    vaults.unlock(empty, PASSPHRASE)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_backup_on_a_disc_that_cannot_be_written_is_read_and_restored(
    made: Made, vaults: VaultsService, tmp_path: Path
) -> None:
    disc = tmp_path / "disque"
    disc.mkdir()
    file = Path(shutil.copy(made.backup, disc))
    disc.chmod(0o500)
    runner = Runner()
    runner.wait(give_up_rights)
    told = runner.wait(partial(vaults.restore, file, tmp_path / "neuf.coachdesk", PASSPHRASE), timeout=10)
    runner.stop()
    disc.chmod(0o700)
    assert told.failure is None
    assert vaults.verify(tmp_path / "neuf.coachdesk", PASSPHRASE)["clients"] == 1
    assert not list(made.copies.glob(".unfinished-*"))


def test_backups_are_due_after_a_day_and_after_a_clock_that_ran_ahead(made: Made, library: Library) -> None:
    clock = FixedClock(TODAY)
    services = open_services(made.vault.folder, made.vault.keys, clock, library, TitleBuilder())
    assert services.backups.last() == clock.now()
    assert not services.backups.is_due()
    assert services.backups.begin_if_due() is None
    clock.move_to(date(2026, 11, 21))
    assert not services.backups.is_due()
    clock.move_to(date(2026, 11, 22))
    copied = services.backups.begin_if_due()
    assert copied is not None
    done = services.backups.note(services.backups.finish(copied))
    assert done.file.parent == made.vault.folder / BACKUPS
    assert services.backups.last() == clock.now()
    clock.move_to(date(2026, 11, 19))
    assert services.backups.is_due()
    services.close()


def test_what_is_changed_while_a_copy_is_examined_does_not_spoil_it(
    made: Made, vaults: VaultsService, library: Library
) -> None:
    services = opened(made, library)
    copied = services.backups.begin()
    services.clients.create("Entre-temps")
    runner = Runner()
    told = runner.wait(partial(services.backups.finish, copied), timeout=10)
    runner.stop()
    assert told.value is not None
    assert services.backups.note(told.value).taken_at == services.backups.last()
    assert vaults.verify_backup(told.value.file, PASSPHRASE).rows["clients"] == 1
    assert not copied.copy.exists()
    services.close()


def test_a_second_place_gets_its_copy_and_a_missing_one_is_told(
    made: Made, vaults: VaultsService, library: Library, tmp_path: Path
) -> None:
    services = opened(made, library)
    disk = tmp_path / "disque"
    disk.mkdir()
    done = services.backups.back_up_now(disk)
    assert [path.parent for path in done.elsewhere] == [disk]
    assert done.missing == ()
    # The first one of the day goes with the second, in spite of the new passphrase; another vault's stays.
    other = disk / "2026-11-20T000000.coachdesk-backup"
    write_container(other, FixedClock(TODAY).now(), b"of another vault", made.vault.folder / STORE_FILE)
    services.keys.change_passphrase(vaults, PASSPHRASE, OTHER)
    again = services.backups.back_up_now(disk)
    assert set(disk.iterdir()) == {other, *again.elsewhere}
    done = services.backups.back_up_now(tmp_path / "absent")
    assert done.missing == (tmp_path / "absent",)
    assert done.file.exists()
    services.close()
