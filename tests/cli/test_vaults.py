from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from coachdesk.domain.vault_files import KEY_FILE
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import open_services
from coachdesk.services.vaults import VaultsService
from coachdesk.store.stores import Store
from tests.cli.conftest import CANARY, PASSPHRASE, Call, NoBuilder, Vault
from tests.key_prices import FLOOR


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages)


def test_files_are_listed_as_id_tab_name(call: Call, vault: Vault) -> None:
    said = call("clients", *vault.words)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "1\tClaire Delmas",
        "2\tClaire Petit",
        f"3\tÉmilie {CANARY}",
        "4\tSans séance \ufffd[31m",
    ]


def test_the_demo_lists_its_people_and_leaves_nothing(call: Call, own_home: Path) -> None:
    said = call("clients", "--demo", "--on", "2026-11-20", language="fr")
    assert said.code == 0
    assert "5\tClaire Delmas" in said.out.splitlines()
    assert not [path for path in own_home.rglob("*") if path.suffix == ".coachdesk"]


@pytest.mark.parametrize("wanted", ["1", "Claire Delmas", "claire DELMAS", "delm"])
def test_a_report_is_written_for_its_owner_alone_about_the_latest_session(
    call: Call, vault: Vault, tmp_path: Path, wanted: str
) -> None:
    out = tmp_path / "séance.pdf"
    said = call("report", *vault.words, "--client", wanted, "--out", out)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"Written: {out}\n"
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    text = text_of(out)
    assert "note du 2026-11-12" in text
    assert "note du 2026-10-02" not in text
    assert "PRIVÉ" not in text


def test_a_report_speaks_the_language_asked_for(call: Call, vault: Vault, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    assert call("report", *vault.words, "--client", "1", "--out", out, language="fr").code == 0
    assert "Rapport de séance" in text_of(out)
    assert call("report", *vault.words, "--client", "1", "--session", "1", "--out", out).code == 0
    assert "Session report" in text_of(out)
    assert "note du 2026-10-02" in text_of(out)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("claire", "1, 2"), ("9", "coachdesk clients"), ("Paul", "coachdesk clients"), ("4", "session")],
)
def test_a_client_who_is_not_clear_is_asked_about(
    call: Call, vault: Vault, tmp_path: Path, wanted: str, told: str
) -> None:
    said = call("report", *vault.words, "--client", wanted, "--out", tmp_path / "x.pdf")
    assert said.code == 2
    assert told in said.line
    assert not (tmp_path / "x.pdf").exists()


def test_a_session_that_is_not_there_is_told(call: Call, vault: Vault, tmp_path: Path) -> None:
    said = call("report", *vault.words, "--client", "1", "--session", "3", "--out", tmp_path / "x.pdf")
    assert said.code == 2
    assert "1 to 2" in said.line


def test_a_report_is_refused_within_the_vault_and_in_no_folder(
    call: Call, vault: Vault, tmp_path: Path
) -> None:
    for out in (
        vault.folder / "x.pdf",
        vault.folder / "backups" / "x.pdf",
        tmp_path / "nowhere" / "x.pdf",
        tmp_path,
    ):
        said = call("report", *vault.words, "--client", "1", "--out", out)
        assert said.code == 2
        assert said.line
    assert list(tmp_path.rglob("*.pdf")) == []


def test_the_demo_report_is_french_text_and_drawings(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "demo.pdf"
    said = call(
        "report",
        "--demo",
        "--on",
        "2026-11-20",
        "--client",
        "Claire",
        "--kind",
        "session",
        "--out",
        out,
        language="fr",
    )
    assert said.code == 0
    text = text_of(out)
    assert "Rapport de séance" in text
    assert "DÉMO" in text
    assert "Elle a dit non." in text
    images = [image for page in PdfReader(io.BytesIO(out.read_bytes())).pages for image in page.images]
    assert images == []


def test_wrong_passphrase_is_told(call: Call, vault: Vault, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("cerfeuil lanterne octobre mandoline")
    said = call("clients", "--vault", vault.folder, "--passphrase-file", wrong)
    assert (said.code, said.out) == (3, "")
    assert said.line == "This passphrase does not open the vault."


def test_an_earlier_key_file_put_back_is_told_and_the_work_is_done(
    call: Call, vault: Vault, tmp_path: Path, root: Path
) -> None:
    earlier = (vault.folder / KEY_FILE).read_bytes()
    vaults = VaultsService(tmp_path / "copies", FLOOR)
    keys = vaults.unlock(vault.folder, PASSPHRASE)
    library = Library.load(root / "resources" / "instruments")
    services = open_services(vault.folder, keys, FixedClock(date(2026, 11, 20)), library, NoBuilder())
    services.keys.change_passphrase(vaults, PASSPHRASE, "garantit jaillir partage")
    services.close()
    (vault.folder / KEY_FILE).write_bytes(earlier)
    said = call("clients", *vault.words)
    assert said.code == 0
    assert "Claire Delmas" in said.out
    assert said.err.startswith("This vault was opened with an earlier key file")
    assert call("clients", *vault.words, language="fr").err.startswith(
        "Ce coffre s’est ouvert avec un ancien"
    )


def test_a_passphrase_that_cannot_be_read_is_told(call: Call, vault: Vault, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe\x00")
    for words in (
        ["--passphrase-file", tmp_path / "absent"],
        ["--passphrase-file", tmp_path],
        ["--passphrase-file", broken],
        ["--passphrase-fd", "999"],
        ["--passphrase-fd", "x"],
        ["--passphrase-fd", "3", "--passphrase-file", vault.passphrase],
    ):
        said = call("clients", "--vault", vault.folder, *words)
        assert said.code == 2
        assert said.line


def test_a_folder_without_a_vault_is_told_before_any_passphrase_is_asked(call: Call, tmp_path: Path) -> None:
    for words in (["clients"], ["backup"], ["verify"]):
        said = call(*words, "--vault", tmp_path / "nowhere")
        assert said.code == 3
        assert said.line == "There is no vault in this folder."


@pytest.fixture
def held(vault: Vault, tmp_path: Path) -> Iterator[Vault]:
    keys = VaultsService(tmp_path / "keys", FLOOR).unlock(vault.folder, PASSPHRASE)
    store = Store.open(vault.folder, keys.raw_key_hex)
    yield vault
    store.close()


def test_a_vault_that_is_open_elsewhere_is_told(call: Call, held: Vault) -> None:
    said = call("clients", *held.words)
    assert said.code == 3
    assert "already open" in said.line


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [flip, cut, empty])
@pytest.mark.parametrize("name", ["vault.keys", "vault.db"])
def test_a_damaged_vault_is_told(call: Call, vault: Vault, damage: object, name: str) -> None:
    assert callable(damage)
    damage(vault.folder / name)
    said = call("verify", *vault.words)
    assert (said.code, said.out) == (4, "")
    assert "damaged" in said.line


def test_a_vault_and_a_backup_are_verified(call: Call, vault: Vault) -> None:
    said = call("verify", *vault.words)
    assert (said.code, said.err) == (0, "")
    assert "4" in said.out
    assert "6" in said.out
    said = call("verify", vault.backup, "--passphrase-file", vault.passphrase)
    assert (said.code, said.err) == (0, "")
    flip(vault.backup)
    said = call("verify", vault.backup, "--passphrase-file", vault.passphrase)
    assert said.code == 4
    said = call("verify", vault.folder / "absent", "--passphrase-file", vault.passphrase)
    assert said.code in {3, 4}


def test_a_backup_is_written_beside_the_vault_and_in_a_second_place(
    call: Call, vault: Vault, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    said = call("backup", *vault.words, "--to", disk)
    assert (said.code, said.err) == (0, "")
    assert len(said.out.splitlines()) == 2
    assert len(list(disk.iterdir())) == 1
    said = call("backup", *vault.words, "--to", tmp_path / "unplugged")
    assert said.code == 3
    assert len(said.out.splitlines()) == 1
    assert said.line


def test_a_backup_is_restored_beside_and_never_over(call: Call, vault: Vault, tmp_path: Path) -> None:
    new = tmp_path / "Retrouvé.coachdesk"
    key = ["--passphrase-file", vault.passphrase]
    said = call("restore", vault.backup, new, *key)
    assert (said.code, said.err) == (0, "")
    assert call("clients", "--vault", new, *key).out == call("clients", *vault.words).out
    before = sorted(path.read_bytes() for path in vault.folder.rglob("*") if path.is_file())
    assert call("restore", vault.backup, vault.folder, *key).code == 2
    assert sorted(path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()) == before
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("cerfeuil lanterne octobre mandoline")
    assert call("restore", vault.backup, tmp_path / "x", "--passphrase-file", wrong).code == 3
    assert not (tmp_path / "x").exists()


def test_the_passphrase_comes_from_a_descriptor_and_never_from_a_silent_terminal(
    vault: Vault, root: Path
) -> None:
    command = [sys.executable, "-m", "coachdesk", "clients", "--vault", str(vault.folder), "--language", "en"]
    read, write = os.pipe()
    os.write(write, PASSPHRASE.encode())
    os.close(write)
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.DEVNULL, start_new_session=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as silent:  # fmt: skip
        ended = subprocess.run(
            [*command, "--passphrase-fd", str(read)],
            cwd=root,
            pass_fds=[read],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        os.close(read)
        _, refusal = silent.communicate(timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Claire Delmas" in ended.stdout
    assert silent.returncode == 2
    assert "--passphrase-file" in refusal


def test_a_whole_run_leaves_no_word_of_a_client_outside_the_documents_asked_for(
    call: Call, vault: Vault, tmp_path: Path, own_home: Path
) -> None:
    call("clients", *vault.words)
    call("report", *vault.words, "--client", CANARY, "--out", tmp_path / "asked.pdf")
    call("report", *vault.words, "--client", f"{CANARY}-", "--out", tmp_path / "x.pdf")
    call("backup", *vault.words)
    call("verify", *vault.words)
    places = [*own_home.rglob("*"), *tmp_path.rglob("*")]
    hits = [
        path
        for path in places
        if CANARY in path.name or (path.is_file() and CANARY.encode() in path.read_bytes())
    ]
    assert hits == []
    assert (tmp_path / "asked.pdf").exists()
