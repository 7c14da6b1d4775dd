"""What happens to a vault in another process: ``python -m tests.store.children WHAT FOLDER [NUMBER]``.

Each prints one JSON line about what it saw.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import text

from coachdesk.domain.errors import StorageError
from coachdesk.store.queries.clients import list_clients
from coachdesk.store.stores import Store
from tests.store.samples import KEY

NOBODY = 65534
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def tell(seen: object) -> None:
    """Print what was seen."""
    print(json.dumps(seen), flush=True)


def open_it(folder: Path, _number: int) -> None:
    """Open the vault and name the trouble."""
    try:
        Store.open(folder, KEY).close()
    except StorageError as error:
        tell(error.trouble.name)
    else:
        tell("OPENED")


def without_rights(folder: Path, _number: int) -> None:
    """Open and make a vault with the rights of nobody in particular, who owns it and takes rights away."""
    os.setuid(NOBODY)

    def outcome(attempt: Callable[[Path, str], Store]) -> str:
        try:
            attempt(folder, KEY).close()
        except StorageError as error:
            return error.trouble.name
        return "DONE"

    file = folder / "vault.db"
    seen = {"all": outcome(Store.open)}
    file.chmod(0o400)
    seen["file may not be written"] = outcome(Store.open)
    file.chmod(0o600)
    folder.chmod(0o555)
    seen["folder may not be written"] = outcome(Store.open)
    folder.chmod(0o700)
    file.unlink()
    folder.chmod(0o555)
    seen["no vault may be made"] = outcome(Store.create)
    tell(seen)


def fill_disk(folder: Path, room: int) -> None:
    """Write until the disk refuses, then go on: after ``room`` bytes by a limit, or on a small disk."""
    import resource

    store = Store.open(folder, KEY)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    if room:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = (folder / "vault.db").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, limit[1]))
    acknowledged: list[str] = []
    trouble = ""
    while not trouble:
        try:
            acknowledged.append(_commit(store, "x" * 3_000))
        except StorageError as error:
            trouble = error.trouble.name
    seen = _present(store, acknowledged)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    goes_on = True
    try:
        acknowledged.append(_commit(store, "after"))
    except StorageError:
        goes_on = False
    seen_after = _present(store, acknowledged)
    counts = store.check()
    store.close()
    tell(
        {
            "trouble": trouble,
            "acknowledged": len(acknowledged),
            "lost": len(acknowledged) - min(seen + goes_on, seen_after),
            "goes_on": goes_on,
            "rows": counts["clients"],
        }
    )


def kill(folder: Path, times: int) -> None:
    """Kill a process that commits, at any moment, again and again; count what was acknowledged and lost."""
    moments = random.Random(20_261_120)  # the machine's pace makes the moments differ anyway
    acknowledged: list[str] = []
    partial = 0
    for _ in range(times):
        acknowledged += _killed_while_committing(folder, moments.uniform(0.002, 0.06))
        store = Store.open(folder, KEY)
        store.check()
        with store.reading() as reader:
            partial += len(
                reader.rows(text("SELECT client_id FROM sessions GROUP BY client_id HAVING count(*) <> 3"))
            )
        lost = len(acknowledged) - _present(store, acknowledged)
        store.close()
    tell({"acknowledged": len(acknowledged), "lost": lost, "partial": partial})


def _killed_while_committing(folder: Path, seconds: float) -> list[str]:
    """The uuids that the child acknowledged before it died."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        store = Store.open(folder, KEY)
        while True:
            os.write(writing, _commit(store, "note " * 500, sessions=3).encode())
    os.close(writing)
    select.select([reading], [], [], 10)  # its first commit is made
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while chunk := os.read(reading, 65_536):
        told += chunk
    os.close(reading)
    return [told[start : start + 36].decode() for start in range(0, len(told) - 35, 36)]


def _commit(store: Store, name: str, sessions: int = 0) -> str:
    with store.change() as change:
        client_id = change.insert("clients", name=name, created_at=NOW)
        for _ in range(sessions):
            change.insert("sessions", client_id=client_id, held_on=date(2026, 11, 20), note=name)
    (image,) = (row for row in change.done(None).step.rows if row.table == "clients")
    return str(dict(image.after or ())["uuid"])


def _present(store: Store, uuids: list[str]) -> int:
    with store.reading() as reader:
        kept = {client.uuid for client in list_clients(reader)}
    return sum(uuid in kept for uuid in uuids)


def in_another_process(root: Path, *arguments: object, prefix: tuple[str, ...] = ()) -> str:
    """Run one of these in a process of its own; what it tells.

    Args:
        root: folder of the checkout.
        arguments: what, folder, number.
        prefix: command that starts it.
    """
    command = [*prefix, sys.executable, "-m", "tests.store.children", *map(str, arguments)]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return ended.stdout.strip()


WHAT: dict[str, Callable[[Path, int], None]] = {
    "open": open_it,
    "without-rights": without_rights,
    "fill-disk": fill_disk,
    "kill": kill,
}

if __name__ == "__main__":
    WHAT[sys.argv[1]](Path(sys.argv[2]), int((*sys.argv, "0")[3]))
