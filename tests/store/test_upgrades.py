from __future__ import annotations

import shutil
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import text

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.store import backups
from coachdesk.store.engine import connect
from coachdesk.store.queries.assessments import list_assessments
from coachdesk.store.queries.practices import get_practice
from coachdesk.store.queries.safety_notices import list_open
from coachdesk.store.stores import Store
from coachdesk.store.upgrades import CURRENT, Schema
from tests.store.dumps import EVERYTHING, Dump, dump
from tests.store.samples import NOON, SAMPLE_COUNTS, SAMPLE_KEY, fill

NEXT = """
    import sqlalchemy as sa
    from alembic import op

    revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None

    def upgrade():
        op.add_column("sessions", sa.Column("room", sa.Text))
        # A batch makes the table anew: with foreign keys in force its rows would not survive it.
        with op.batch_alter_table("clients", recreate="always") as batch:
            batch.add_column(sa.Column("nickname", sa.Text))
"""
FAILING = (
    NEXT
    + """
        op.execute("DELETE FROM actions")
        op.execute("INSERT INTO nowhere VALUES (1)")
"""
)
ORPHANING = (
    NEXT
    + """
        op.execute("DELETE FROM clients WHERE id = 1")
"""
)


@pytest.fixture
def first(root: Path, tmp_path: Path) -> Path:
    """The vault of the first release, as that release left it."""
    folder = tmp_path / "100 % sample"
    shutil.copytree(root / "tests" / "files" / "vault-0001", folder)
    (folder / "vault.keys").write_bytes(b"the key file")
    return folder


@pytest.fixture
def sample(first: Path) -> Path:
    """The same brought to this version, without the copy that was made before."""
    Store.open(first, SAMPLE_KEY).close()
    shutil.rmtree(first / "backups")
    return first


def _next(root: Path, tmp_path: Path, revision: str) -> Schema:
    """The revisions of this version and one more."""
    location = tmp_path / "50 % more"
    shutil.copytree(root / "coachdesk" / "store" / "migrations", location)
    (location / "versions" / "rev_0004.py").write_text(textwrap.dedent(revision))
    return Schema("0004", str(location))


def _held(folder: Path) -> Dump:
    store = Store.open(folder, SAMPLE_KEY)
    try:
        return dump(store, EVERYTHING)
    finally:
        store.close()


def test_the_vault_of_the_first_release_opens_with_all_it_holds(first: Path, tmp_path: Path) -> None:
    store = Store.open(first, SAMPLE_KEY)
    assert store.check() == SAMPLE_COUNTS
    held = dump(store, EVERYTHING)
    store.close()
    (tmp_path / "new").mkdir()
    new = Store.create(tmp_path / "new", SAMPLE_KEY)
    fill(new)
    assert held == dump(new, EVERYTHING)
    new.close()


def test_a_practice_of_the_first_release_has_switched_nothing_on(first: Path) -> None:
    store = Store.open(first, SAMPLE_KEY)
    with store.reading() as reader:
        practice = get_practice(reader)
        assert list_open(reader) == ()
    assert (practice.statement, practice.stated_on, practice.switched_on) == ("", None, ())
    assert practice.norm_choices == "{}"
    assert len(backups.list_backups(first / "backups")) == 1
    with store.change() as change:
        change.insert("safety_notices", client_id=1, assessment_id=1, item=9, answer=None, raised_at=NOON)
    with store.reading() as reader:
        assert [(one.item, one.answer, one.history) for one in list_open(reader)] == [(9, None, ())]
    store.close()


def test_an_upgrade_keeps_every_row_and_every_index(sample: Path, root: Path, tmp_path: Path) -> None:
    before = _held(sample)
    store = Store.open(sample, SAMPLE_KEY, _next(root, tmp_path, NEXT))
    assert store.check() == SAMPLE_COUNTS
    with store.reading() as reader:
        assert reader.rows(text("SELECT version_num FROM alembic_version"))[0][0] == "0004"
        assert reader.rows(text("PRAGMA foreign_keys"))[0][0] == 1
        indexes = {row[0] for row in reader.rows(text("SELECT name FROM sqlite_master WHERE type = 'index'"))}
    assert {"ix_sessions_in_order", "ix_drafts_of_nobody"} <= indexes
    after = dump(store, EVERYTHING)
    store.close()
    for name, rows in before.items():
        assert [{key: row[key] for key in rows[0]} for row in after[name]] == rows, name


def test_a_verified_copy_is_made_before_an_upgrade(sample: Path, root: Path, tmp_path: Path) -> None:
    before = _held(sample)
    assert backups.list_backups(sample / "backups") == ()
    Store.open(sample, SAMPLE_KEY, _next(root, tmp_path, NEXT)).close()
    (copy,) = backups.list_backups(sample / "backups")
    assert backups.verify(copy, SAMPLE_KEY).rows == SAMPLE_COUNTS
    backups.restore(copy, tmp_path / "restored")
    assert (tmp_path / "restored" / "vault.keys").read_bytes() == b"the key file"
    assert _held(tmp_path / "restored") == before


@pytest.mark.parametrize("revision", [FAILING, ORPHANING])
def test_an_upgrade_that_fails_changes_nothing(
    sample: Path, root: Path, tmp_path: Path, revision: str
) -> None:
    before = _held(sample)
    with pytest.raises((StorageError, Exception), match=r"nowhere|DAMAGED"):
        Store.open(sample, SAMPLE_KEY, _next(root, tmp_path, revision))
    assert _held(sample) == before
    assert len(backups.list_backups(sample / "backups")) == 1


def test_no_upgrade_is_tried_when_the_copy_cannot_be_made(sample: Path, root: Path, tmp_path: Path) -> None:
    before = _held(sample)
    (sample / "backups").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        Store.open(sample, SAMPLE_KEY, _next(root, tmp_path, NEXT))
    assert _held(sample) == before


def test_a_vault_of_a_newer_version_is_refused_and_left_alone(
    sample: Path, root: Path, tmp_path: Path
) -> None:
    Store.open(sample, SAMPLE_KEY, _next(root, tmp_path, NEXT)).close()
    before = (sample / "vault.db").read_bytes()
    with pytest.raises(StorageError) as failure:
        Store.open(sample, SAMPLE_KEY)
    assert failure.value.trouble is StorageTrouble.TOO_NEW
    assert (sample / "vault.db").read_bytes() == before
    assert len(backups.list_backups(sample / "backups")) == 1


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM vault_facts WHERE name = 'schema'",
        "UPDATE vault_facts SET value = 'other' WHERE name = 'schema'",
        "DROP TABLE alembic_version",
        "DELETE FROM alembic_version",
    ],
)
def test_a_file_that_does_not_say_what_it_is_is_damaged(sample: Path, harm: str) -> None:
    raw = connect(sample / "vault.db", SAMPLE_KEY)
    raw.execute(harm)
    raw.close()
    with pytest.raises(StorageError) as failure:
        Store.open(sample, SAMPLE_KEY)
    assert failure.value.trouble is StorageTrouble.DAMAGED


def test_opening_a_vault_of_this_version_does_not_load_the_migrations(root: Path, sample: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys, pathlib; from coachdesk.store.stores import Store;"
        f"Store.open(pathlib.Path(sys.argv[1]), '{SAMPLE_KEY}').close();"
        "sys.exit(any(name.split('.')[0] == 'alembic' for name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(sample)], cwd=root, timeout=60, check=False)
    assert ended.returncode == 0
    assert CURRENT.revision == "0003"


def test_what_an_older_vault_holds_was_typed_once_by_nobody_named(first: Path) -> None:
    store = Store.open(first, SAMPLE_KEY)
    with store.reading() as reader:
        (one, *_) = list_assessments(reader, 1)
    assert (one.entered_by, one.differences) == ("", None)
    store.close()
