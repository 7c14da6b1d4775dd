"""Nothing that was typed can be read in any file of the vault folder."""

from __future__ import annotations

import base64
from datetime import datetime
from pathlib import Path

from coachdesk.store import backups
from coachdesk.store.stores import Store
from tests.store.samples import KEY

PLANTED = "CANARI_Ysoline-Quévrain"


def _forms() -> tuple[bytes, ...]:
    encoded = base64.b64encode(PLANTED.encode())
    return (
        PLANTED.encode(),
        PLANTED.encode("utf-16-le"),
        PLANTED.encode("latin-1"),
        b"Ysoline",
        encoded[: len(encoded) // 4 * 4 - 4],
        bytes.fromhex(KEY[:64]),
        KEY[:64].encode(),
    )


def _readable(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [
        str(path)
        for path in files
        if any(form in path.read_bytes() for form in _forms()) or "Ysoline" in path.name
    ]


def test_a_planted_name_is_found_in_no_file(store: Store, now: datetime, tmp_path: Path) -> None:
    big = f"{PLANTED} " * 120_000  # more than the cache of pages: it spills before the commit
    with store.change() as change:
        client = change.insert("clients", name=PLANTED, created_at=now, tags=(PLANTED,))
        for _ in range(3):
            change.insert("sessions", client_id=client, held_on=now.date(), note=big)
        change.insert("drafts", kind="session", client_id=client, key=PLANTED, body=PLANTED, updated_at=now)
        change.set_fact(PLANTED, PLANTED)
        assert _readable(store.folder) == []  # while the journal is written
        assert (store.folder / "vault.db-journal").stat().st_size > 0
    made = backups.back_up(store, b"keys", (store.folder / "backups",), now)
    with store.change() as change:
        change.remove("drafts", 1)
    assert _readable(store.folder) == []
    backups.restore(made.file, tmp_path / "restored")
    store.close()
    assert _readable(tmp_path) == []


def test_a_plain_file_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(f"bonjour {PLANTED}", encoding="utf-16")
    assert len(_readable(tmp_path)) == 1
