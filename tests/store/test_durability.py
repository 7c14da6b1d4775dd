"""What a bad disk, a kill or missing rights cost: never something that was acknowledged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.store import backups
from coachdesk.store.stores import Store
from tests.store.children import NOBODY, in_another_process
from tests.store.dumps import EVERYTHING, dump
from tests.store.samples import KEY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and rights of POSIX")

needs_root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="gives files away")


@pytest.fixture
def nobodys_folder(template: Path) -> Iterator[Path]:
    """A vault that belongs to nobody in particular, where the way to it is open to all."""
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    folder = above / "vault"
    shutil.copytree(template, folder)
    for path in (folder, *folder.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    yield folder
    shutil.rmtree(above)


def test_nothing_acknowledged_is_lost_to_kills(folder: Path, root: Path) -> None:
    seen = json.loads(in_another_process(root, "kill", folder, 12))
    assert seen["acknowledged"] >= 12
    assert (seen["lost"], seen["partial"]) == (0, 0)


def test_a_file_that_may_not_grow_is_told_and_nothing_acknowledged_is_lost(folder: Path, root: Path) -> None:
    seen = json.loads(in_another_process(root, "fill-disk", folder, 60_000))
    assert seen["trouble"] in {"UNKNOWN_OUTCOME", "DISK_FULL", "FAILED"}
    assert seen["acknowledged"] > 3
    assert (seen["lost"], seen["goes_on"]) == (0, True)


@needs_root
def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(
    template: Path, tmp_path: Path, root: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    # In a mount namespace of its own: the disk is gone with the process.
    mount = f'mount -t tmpfs -o size=400k none "{disk}" && cp "{template}/vault.db" "{disk}" && exec "$@"'
    prefix = ("unshare", "--mount", "sh", "-c", mount, "sh")
    if (
        shutil.which("unshare") is None
        or subprocess.run((*prefix, "true"), check=False, capture_output=True).returncode
    ):
        pytest.skip("no mount namespaces here")
    seen = json.loads(in_another_process(root, "fill-disk", disk, prefix=prefix))
    assert seen["trouble"] == "DISK_FULL"
    assert seen["acknowledged"] > 3
    assert seen["lost"] == 0


@needs_root
def test_a_vault_that_may_not_be_written_is_told(nobodys_folder: Path, root: Path) -> None:
    assert json.loads(in_another_process(root, "without-rights", nobodys_folder)) == {
        "all": "DONE",
        "file may not be written": "NO_PERMISSION",
        "folder may not be written": "NO_PERMISSION",
        "no vault may be made": "NO_PERMISSION",
    }


def test_a_vault_left_in_the_middle_of_a_change_opens_as_it_was_before(
    store: Store, client_id: int, tmp_path: Path
) -> None:
    before = dump(store, EVERYTHING)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with store.change() as change:
        change.update("clients", client_id, name="After")
        for _ in range(4):  # more than the cache of pages, so that it reaches the file before the commit
            change.insert("sessions", client_id=client_id, held_on=date(2026, 1, 1), note="x" * 3_000_000)
        for name in ("vault.db", "vault.db-journal"):
            shutil.copy(store.folder / name, crashed)
    file = crashed / "vault.db"
    assert file.stat().st_size > 3_000_000
    os.truncate(file, file.stat().st_size - 100)  # the last page was being written
    reopened = Store.open(crashed, KEY)
    assert dump(reopened, EVERYTHING) == before
    reopened.check()
    reopened.close()


def test_a_backup_or_a_restoration_that_the_disk_refuses_leaves_nothing(
    store: Store, client_id: int, tmp_path: Path
) -> None:
    import resource

    kept = backups.back_up(store, b"keys", (store.folder / "backups",))
    with store.change() as change:
        change.update("clients", client_id, help_barriers="x" * 200_000)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        for attempt in (
            lambda: backups.back_up(store, b"keys", (store.folder / "backups",)),
            lambda: backups.restore(kept.file, tmp_path / "restored"),
        ):
            with pytest.raises(StorageError):
                attempt()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert list((store.folder / "backups").iterdir()) == [kept.file]
    assert list(tmp_path.iterdir()) == [store.folder]
    backups.restore(kept.file, tmp_path / "restored")


def test_a_commit_that_failed_is_of_unknown_outcome_and_the_store_goes_on(
    store: Store, client_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(Exception):  # noqa: N818 - it stands for the driver's
        sqlite_errorname = "SQLITE_IOERR_FSYNC"

    def refuse(_connection: object) -> None:
        raise OperationalError("COMMIT", None, Refused())

    with monkeypatch.context() as broken:
        broken.setattr(store._engine.dialect, "do_commit", refuse)
        with pytest.raises(StorageError) as failure, store.change() as change:
            change.update("clients", client_id, name="B")
    assert failure.value.trouble is StorageTrouble.UNKNOWN_OUTCOME
    with store.change() as change:
        change.update("clients", client_id, name="C")
    assert store.count_rows()["clients"] == 1
