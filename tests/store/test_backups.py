from __future__ import annotations

import os
import random
import sys
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.store import backups
from coachdesk.store.containers import MAGIC, open_container
from coachdesk.store.engine import connect
from coachdesk.store.rotations import SUFFIX, backup_name, moment_of, names_to_drop
from coachdesk.store.stores import Store
from tests.store.dumps import EVERYTHING, dump
from tests.store.samples import KEY, SAMPLE_COUNTS, fill

KEYS = b"CDVAULT1 the key file, as it is"


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def _back_up(store: Store, *further: Path, now: datetime | None = None) -> backups.BackUp:
    return backups.back_up(store, KEYS, (store.folder / "backups", *further), now)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_is_one_file_that_carries_keys_and_store(filled: Store, now: datetime) -> None:
    made = _back_up(filled, now=now)
    assert _names(filled.folder / "backups") == {made.file.name}
    container = open_container(made.file)
    assert (container.keys, container.taken_at) == (KEYS, now)
    assert backups.verify(made.file, KEY) == backups.Verified(now, made.file.stat().st_size, SAMPLE_COUNTS)
    assert _names(filled.folder / "backups") == {made.file.name}


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_backups_are_for_their_owner_alone(filled: Store, tmp_path: Path) -> None:
    made = _back_up(filled)
    backups.restore(made.file, tmp_path / "restored")
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.file.parent.stat().st_mode & 0o777 == 0o700
    for path in (tmp_path / "restored", tmp_path / "restored" / "backups"):
        assert path.stat().st_mode & 0o777 == 0o700
    for name in ("vault.db", "vault.keys"):
        assert (tmp_path / "restored" / name).stat().st_mode & 0o777 == 0o600


def test_a_restored_vault_holds_what_was_backed_up(filled: Store, tmp_path: Path) -> None:
    held = dump(filled, EVERYTHING)
    made = _back_up(filled)
    with filled.change() as change:
        change.update("clients", 1, name="Changed since")
    backups.restore(made.file, tmp_path / "new" / "restored")
    restored = Store.open(tmp_path / "new" / "restored", KEY)
    assert dump(restored, EVERYTHING) == held
    restored.close()
    assert _names(tmp_path / "new") == {"restored"}
    assert (tmp_path / "new" / "restored" / "vault.keys").read_bytes() == KEYS


def test_a_backup_is_never_restored_over_anything(filled: Store, tmp_path: Path) -> None:
    made = _back_up(filled)
    before = (filled.folder / "vault.db").read_bytes()
    (tmp_path / "file").write_text("x")
    for place in (filled.folder, filled.folder / "backups", tmp_path / "file"):
        with pytest.raises(UserError):
            backups.restore(made.file, place)
    assert (filled.folder / "vault.db").read_bytes() == before
    (tmp_path / "empty").mkdir()
    backups.restore(made.file, tmp_path / "empty")
    assert (tmp_path / "empty" / "vault.db").is_file()


def test_a_second_place_gets_the_same_file(filled: Store, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    made = _back_up(filled, second)
    assert made.missing == ()
    (copy,) = made.elsewhere
    assert copy.parent == second
    assert copy.read_bytes() == made.file.read_bytes()
    assert _names(second) == {copy.name}


def test_a_second_place_that_is_missing_is_told_and_not_made(filled: Store, tmp_path: Path) -> None:
    gone, there, file = tmp_path / "stick", tmp_path / "disk", tmp_path / "file"
    there.mkdir()
    file.write_text("x")
    made = _back_up(filled, gone, there, file)
    assert made.missing == (gone, file)
    assert [path.parent for path in made.elsewhere] == [there]
    assert not gone.exists()
    assert backups.verify(made.file, KEY).rows == SAMPLE_COUNTS


def test_the_first_place_must_take_it(filled: Store) -> None:
    (filled.folder / "backups").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        _back_up(filled)
    assert filled.check() == SAMPLE_COUNTS


def test_a_damaged_store_is_not_backed_up_and_earlier_backups_stay(filled: Store) -> None:
    earlier = _back_up(filled)
    with filled.reading() as reader:
        ((page,),) = reader.rows(text("SELECT rootpage FROM sqlite_master WHERE name = 'sessions'"))
    filled.close()
    path = filled.folder / "vault.db"
    contents = bytearray(path.read_bytes())
    contents[(page - 1) * 4096 + 100] ^= 1
    path.write_bytes(contents)
    damaged = Store.open(filled.folder, KEY)
    with pytest.raises(StorageError) as failure:
        _back_up(damaged)
    damaged.close()
    assert failure.value.trouble is StorageTrouble.DAMAGED
    assert _names(filled.folder / "backups") == {earlier.file.name}
    assert backups.verify(earlier.file, KEY).rows == SAMPLE_COUNTS


@pytest.mark.parametrize("harm", ["DELETE FROM actions", "DROP TABLE actions"])
def test_a_copy_that_is_not_like_the_store_is_no_backup(filled: Store, harm: str) -> None:
    class Careless:
        """A store whose disk does not write what it was told."""

        raw_key_hex = KEY
        count_rows = staticmethod(filled.count_rows)

        def copy_into(self, path: Path) -> None:
            filled.copy_into(path)
            copy = connect(path, KEY)
            copy.execute(harm)
            copy.close()

    with pytest.raises(StorageError) as failure:
        backups.back_up(Careless(), KEYS, (filled.folder / "backups",))
    assert failure.value.trouble is StorageTrouble.DAMAGED
    assert _names(filled.folder / "backups") == set()


def test_a_changed_byte_anywhere_in_a_backup_is_found(filled: Store, tmp_path: Path) -> None:
    made = _back_up(filled)
    whole = made.file.read_bytes()
    chance = random.Random(5)
    harmed = tmp_path / "harmed"
    places = {*range(60), *(chance.randrange(len(whole)) for _ in range(20)), len(whole) - 1}
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        harmed.write_bytes(flipped)
        with pytest.raises(StorageError) as failure:
            open_container(harmed)
        assert failure.value.trouble is StorageTrouble.BACKUP_DAMAGED, place
    with pytest.raises(StorageError):
        backups.restore(harmed, tmp_path / "restored")
    assert _names(tmp_path) == {"vault", "harmed"}


@pytest.mark.parametrize("contents", [b"", b"x", MAGIC, MAGIC + b"\xff" * 60, b"\0" * 9000])
def test_something_that_is_no_backup_is_told(tmp_path: Path, contents: bytes) -> None:
    file = tmp_path / f"x{SUFFIX}"
    file.write_bytes(contents)
    for ask in (lambda: open_container(file), lambda: backups.verify(file, KEY)):
        with pytest.raises(StorageError) as failure:
            ask()
        assert failure.value.trouble is StorageTrouble.BACKUP_DAMAGED


@given(st.binary(max_size=200))
def test_bytes_from_anywhere_are_no_backup(tmp_path_factory: pytest.TempPathFactory, contents: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / f"anything{SUFFIX}"
    file.write_bytes(contents)
    with pytest.raises(StorageError):
        open_container(file)


@pytest.mark.parametrize("seconds", [-1, 253_402_300_800])
def test_a_backup_of_a_day_that_no_calendar_has_is_told(filled: Store, tmp_path: Path, seconds: int) -> None:
    whole = _back_up(filled).file.read_bytes()
    head, rest = whole[:8] + seconds.to_bytes(8, "big", signed=True) + whole[16:28], whole[60:]
    (tmp_path / "far").write_bytes(head + sha256(head + rest).digest() + rest)
    with pytest.raises(StorageError) as failure:
        open_container(tmp_path / "far")
    assert failure.value.trouble is StorageTrouble.BACKUP_DAMAGED


def test_a_cut_or_longer_backup_is_told(filled: Store, tmp_path: Path) -> None:
    whole = _back_up(filled).file.read_bytes()
    for contents in (whole[:-1], whole[: len(whole) // 2], whole + b"x"):
        (tmp_path / "cut").write_bytes(contents)
        with pytest.raises(StorageError) as failure:
            open_container(tmp_path / "cut")
        assert failure.value.trouble is StorageTrouble.BACKUP_DAMAGED


def test_a_backup_of_another_key_does_not_pass(filled: Store) -> None:
    made = _back_up(filled)
    with pytest.raises(StorageError) as failure:
        backups.verify(made.file, "1f" * 48)
    assert failure.value.trouble is StorageTrouble.BACKUP_DAMAGED
    assert _names(made.file.parent) == {made.file.name}


def test_a_backup_that_is_gone_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as failure:
        backups.verify(tmp_path / f"x{SUFFIX}", KEY)
    assert failure.value.trouble is StorageTrouble.MISSING
    assert backups.list_backups(tmp_path / "nowhere") == ()


def test_what_an_interrupted_backup_left_is_swept_away(folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / ".unfinished-0011").write_bytes(b"x")
    (folder / "backups" / ".unfinished-0011-journal").write_bytes(b"x")
    (folder / "backups" / "letter.odt").write_bytes(b"x")
    Store.open(folder, KEY).close()
    assert _names(folder / "backups") == {"letter.odt"}


def test_what_a_killed_copy_left_in_the_second_place_goes_after_a_day_and_nothing_else(
    filled: Store, tmp_path: Path
) -> None:
    place = tmp_path / "usb"
    place.mkdir()
    ours, fresh = f".unfinished-{'0a' * 8}", f".unfinished-{'0b' * 8}"
    foreign = (".unfinished-symphony", f".unfinished-{'0c' * 8}.odt", "letter.odt")
    for name in (ours, f"{ours}-journal", fresh, *foreign):
        (place / name).write_bytes(b"x")
        if name != fresh:
            os.utime(place / name, (0, 0))
    folder = place / f".unfinished-{'0d' * 8}"
    folder.mkdir()
    os.utime(folder, (0, 0))
    made = _back_up(filled, place)
    assert _names(place) == {fresh, folder.name, *foreign, made.elsewhere[0].name}


def test_a_name_tells_when_and_never_whose(now: datetime) -> None:
    name = backup_name(now)
    assert name == now.astimezone().strftime("%Y-%m-%dT%H%M%S") + ".coachdesk-backup"
    again = backup_name(now, [name])
    third = backup_name(now, [name, again])
    assert again == name.replace(SUFFIX, f"-2{SUFFIX}")
    ordered = [moment_of(one) for one in (name, again, third)]
    assert ordered == sorted(one for one in ordered if one is not None)


def test_two_backups_of_the_same_second_are_two_files(filled: Store, now: datetime) -> None:
    first, second = _back_up(filled, now=now).file, _back_up(filled, now=now).file
    assert first != second
    assert second.exists()
    assert not first.exists()  # the day keeps its last one


def test_listed_newest_first_and_nothing_else(filled: Store, now: datetime) -> None:
    older = _back_up(filled, now=now - timedelta(days=1)).file
    newer = _back_up(filled, now=now).file
    (newer.parent / "letter.odt").write_text("x")
    (newer.parent / f"2026-99-99T000000{SUFFIX}").write_text("x")
    assert backups.list_backups(newer.parent) == (newer, older)


def test_a_clock_set_back_does_not_cost_the_new_backup(filled: Store, now: datetime) -> None:
    for day in range(8):
        _back_up(filled, now=now + timedelta(days=day))
    made = _back_up(filled, now=now - timedelta(days=1))
    assert made.file.exists()


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    noon = datetime(2026, 12, 31, 12, tzinfo=UTC)
    names = [backup_name(noon - timedelta(days=day)) for day in range(500)]
    kept = sorted(set(names) - set(names_to_drop(names)), reverse=True)
    days = [date.fromisoformat(name[:10]) for name in kept]
    assert days[:7] == [date(2026, 12, 31) - timedelta(days=day) for day in range(7)]
    sundays = [day for day in days if day.weekday() == 6]
    assert [date(2026, 12, 6), date(2026, 12, 13), date(2026, 12, 20), date(2026, 12, 27)] == sundays[::-1][
        -4:
    ]
    assert {day.replace(day=1) for day in days} == {date(2026, month, 1) for month in range(1, 13)}
    assert len(kept) <= 7 + 5 + 12


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), unique=True, max_size=60))
def test_rotation_keeps_the_newest_and_settles(moments: list[datetime]) -> None:
    names: list[str] = []
    for moment in moments:
        names.append(backup_name(moment.replace(tzinfo=UTC), names))
    dropped = set(names_to_drop(names))
    kept = [name for name in names if name not in dropped]
    assert len(kept) <= 7 + 5 + 12
    assert names_to_drop(kept) == ()
    if names:
        newest = max(names, key=lambda name: moment_of(name) or (datetime.min, 0))
        assert newest in kept


def test_files_with_other_names_are_nobodys_business() -> None:
    others = ["letter.odt", f"copy of 2026-01-01T000000{SUFFIX}", f"2026-01-01T000000{SUFFIX}.part", ""]
    assert names_to_drop(others) == ()


def test_old_backups_of_the_second_place_go_as_well(filled: Store, tmp_path: Path, now: datetime) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    for hour in range(3):
        _back_up(filled, second, now=now.replace(hour=9) + timedelta(minutes=hour))
    assert len(_names(second)) == len(backups.list_backups(filled.folder / "backups")) == 1


def test_vaults_with_one_second_place_do_not_cost_each_other_a_backup(
    filled: Store, tmp_path: Path, now: datetime
) -> None:
    second, other_place = tmp_path / "stick", tmp_path / "other"
    second.mkdir()
    other = b"CDVAULT1 the key file of another vault"
    for minute in range(3):
        for keys, first in ((KEYS, filled.folder / "backups"), (other, other_place)):
            moment = now.replace(hour=9) + timedelta(minutes=minute)
            backups.back_up(filled, keys, (first, second), moment, is_own=keys.__eq__)
    (second / f"2026-11-20T120000{SUFFIX}").write_bytes(b"no backup at all")
    held = [open_container(path).keys for path in backups.list_backups(second)[1:]]
    assert sorted(held) == sorted((KEYS, other))
