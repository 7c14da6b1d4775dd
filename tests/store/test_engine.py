from __future__ import annotations

import random
import shutil
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.store.engine import connect, driver, trouble_of
from coachdesk.store.queries.clients import list_clients
from coachdesk.store.stores import Store
from tests.store.children import in_another_process
from tests.store.dumps import EVERYTHING, dump
from tests.store.samples import KEY, SAMPLE_KEY


@pytest.fixture
def sample(root: Path, tmp_path: Path) -> Path:
    """The vault of the first release, brought to this version."""
    folder = tmp_path / "sample"
    shutil.copytree(root / "tests" / "files" / "vault-0001", folder)
    Store.open(folder, SAMPLE_KEY).close()
    shutil.rmtree(folder / "backups")
    return folder


def _trouble(folder: Path, key: str = KEY, *, is_read: bool = False) -> StorageTrouble | None:
    """What opening, and reading every page when asked, ends with."""
    try:
        store = Store.open(folder, key)
        try:
            if is_read:
                store.check()
        finally:
            store.close()
    except StorageError as error:
        return error.trouble
    return None


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("temp_store", 2),
        ("locking_mode", "exclusive"),
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_setting_of_the_connection_is_in_force(store: Store, setting: str, value: object) -> None:
    with store._engine.connect() as connection:
        assert driver(connection).execute(f"PRAGMA {setting}").fetchall() == [(value,)]


def test_the_key_is_nowhere_in_what_the_engine_tells(store: Store) -> None:
    told = repr(store._engine) + repr(store._engine.url) + repr(store._engine.url.password)
    assert KEY not in told


@pytest.mark.parametrize("key", ["", "passphrase", "0f" * 32, "0f" * 47 + "0g", "0f" * 48 + '" --'])
def test_a_key_of_another_form_is_refused_before_anything_is_opened(folder: Path, key: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        Store.open(folder, key)
    assert _trouble(folder) is None


def test_another_process_is_told_that_the_vault_is_in_use(store: Store, root: Path) -> None:
    start = time.monotonic()
    assert in_another_process(root, "open", store.folder) == '"IN_USE"'
    assert time.monotonic() - start < 30
    with store.reading() as reader:
        assert list_clients(reader) == ()


def test_not_even_a_glance_is_possible_into_a_vault_in_use(store: Store) -> None:
    with pytest.raises(Exception, match="locked") as failure:
        connect(store.folder / "vault.db", KEY).execute("SELECT name FROM clients")
    assert trouble_of(failure.value) is StorageTrouble.IN_USE


def test_a_second_store_in_the_same_process_is_told_too(store: Store) -> None:
    assert _trouble(store.folder) is StorageTrouble.IN_USE


def test_a_closed_vault_is_free_for_others(store: Store) -> None:
    store.close()
    store.close()
    assert _trouble(store.folder) is None


def test_a_store_closes_on_its_own_thread_only(store: Store) -> None:
    failures: list[BaseException] = []

    def close() -> None:
        try:
            store.close()
        except RuntimeError as error:
            failures.append(error)

    thread = threading.Thread(target=close)
    thread.start()
    thread.join()
    assert len(failures) == 1
    with store.reading() as reader:
        assert list_clients(reader) == ()


def test_a_transaction_within_a_transaction_is_told_at_once(store: Store) -> None:
    start = time.monotonic()
    with store.change(), pytest.raises(PoolTimeoutError), store.change():
        pass
    assert time.monotonic() - start < 5


def test_another_key_opens_nothing_and_writes_nothing_on_the_screen(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "vault.db").read_bytes()
    assert _trouble(folder, "1f" * 48) is StorageTrouble.DAMAGED
    assert (folder / "vault.db").read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_vault_that_is_not_there_is_missing_and_none_is_made(tmp_path: Path) -> None:
    assert _trouble(tmp_path) is StorageTrouble.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_over_another(folder: Path) -> None:
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(UserError):
        Store.create(folder, KEY)
    assert (folder / "vault.db").read_bytes() == before


def test_an_interrupted_beginning_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "vault.db.new").write_bytes(b"half")
    (tmp_path / "vault.db.new-journal").write_bytes(b"half")
    store = Store.create(tmp_path, KEY)
    store.close()
    assert {path.name for path in tmp_path.iterdir()} <= {"vault.db", "vault.db-journal"}
    assert (tmp_path / "vault.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("size", [0, 1, 8, 100, 4095])
def test_an_empty_or_short_file_is_damaged_and_left_alone(folder: Path, size: int) -> None:
    path = folder / "vault.db"
    beginning = path.read_bytes()[:size]
    path.write_bytes(beginning)
    assert _trouble(folder) is StorageTrouble.DAMAGED
    assert path.read_bytes() == beginning


@pytest.mark.parametrize("missing", [1, 512, 4096, 4097, 40_960, 90_000])
def test_a_truncated_file_is_damaged(sample: Path, missing: int) -> None:
    path = sample / "vault.db"
    path.write_bytes(path.read_bytes()[:-missing])
    assert _trouble(sample, SAMPLE_KEY) is StorageTrouble.DAMAGED


def test_garbage_of_any_length_is_damaged(folder: Path) -> None:
    noise = random.Random(7)
    for size in (4096, 5000, 180_224):
        (folder / "vault.db").write_bytes(noise.randbytes(size))
        assert _trouble(folder) is StorageTrouble.DAMAGED


def test_a_database_of_something_else_is_damaged(tmp_path: Path, folder: Path) -> None:
    (folder / "vault.db").unlink()
    other = connect(folder / "vault.db", KEY)
    other.execute("CREATE TABLE notes (id INTEGER)")
    other.close()
    assert _trouble(folder) is StorageTrouble.DAMAGED


def test_a_flipped_bit_anywhere_is_found(sample: Path) -> None:
    path = sample / "vault.db"
    whole = path.read_bytes()
    chance = random.Random(20_261_120)
    for _ in range(40):
        # The first 16 bytes are the salt, which the key carries too: they are not read.
        place = chance.randrange(16, len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        assert _trouble(sample, SAMPLE_KEY, is_read=True) is StorageTrouble.DAMAGED, place


def test_two_exchanged_pages_are_found(sample: Path) -> None:
    path = sample / "vault.db"
    pages = bytearray(path.read_bytes())
    pages[8192:12288], pages[12288:16384] = pages[12288:16384], pages[8192:12288]
    path.write_bytes(pages)
    assert _trouble(sample, SAMPLE_KEY, is_read=True) is StorageTrouble.DAMAGED


def test_a_page_that_was_appended_is_found(sample: Path) -> None:
    with (sample / "vault.db").open("ab") as file:
        file.write(random.Random(7).randbytes(4096))
    assert _trouble(sample, SAMPLE_KEY, is_read=True) is StorageTrouble.DAMAGED


def test_a_damaged_salt_costs_nothing(sample: Path) -> None:
    path = sample / "vault.db"
    before = Store.open(sample, SAMPLE_KEY)
    held = dump(before, EVERYTHING)
    before.close()
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    after = Store.open(sample, SAMPLE_KEY)
    assert dump(after, EVERYTHING) == held
    after.close()


def test_a_full_file_is_told_and_the_store_goes_on(store: Store, client_id: int) -> None:
    with store._engine.connect() as connection:
        raw = driver(connection)
        ((pages,),) = raw.execute("PRAGMA page_count").fetchall()
        raw.execute(f"PRAGMA max_page_count={pages}").fetchall()
    held = dump(store, EVERYTHING)
    with pytest.raises(StorageError) as failure, store.change() as change:
        change.update("clients", client_id, help_barriers="x" * 100_000)
    assert failure.value.trouble is StorageTrouble.DISK_FULL
    assert dump(store, EVERYTHING) == held
    with store.change() as change:
        change.update("clients", client_id, name="B")


def test_a_folder_that_vanished_is_told(store: Store, client_id: int) -> None:
    with store.change() as change:
        change.update("clients", client_id, name="B")
    shutil.rmtree(store.folder)
    with pytest.raises(StorageError) as failure, store.change() as change:
        change.update("clients", client_id, name="C")
    assert failure.value.trouble is StorageTrouble.MISSING


def test_a_vault_that_was_exchanged_while_open_takes_no_more_changes(store: Store, client_id: int) -> None:
    path = store.folder / "vault.db"
    older = path.read_bytes()
    path.unlink()
    path.write_bytes(older)
    with pytest.raises(StorageError) as failure, store.change() as change:
        change.update("clients", client_id, name="C")
    assert failure.value.trouble is StorageTrouble.MISSING
    assert path.read_bytes() == older


def test_a_mistake_of_the_program_is_no_trouble_of_the_disk(store: Store) -> None:
    with pytest.raises(DBAPIError) as failure, store._engine.connect() as connection:
        connection.exec_driver_sql("SELECT nothing")
    assert trouble_of(failure.value) is None
    assert trouble_of(ValueError()) is None
