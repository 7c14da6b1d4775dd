"""A whole day with planted words: afterwards no file holds one of them, but for the document that was asked for."""

from __future__ import annotations

import base64
import gzip
import io
import json
import secrets
import subprocess
import sys
import zipfile
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Final

import pytest

from coachdesk.paths import HOME_VARIABLE
from tests.end_to_end.planted import files_with, new_word, words_in
from tests.end_to_end.whole_day import Words, read_told

_FOLDERS: Final = {
    "HOME": "home",
    "TMPDIR": "temporary",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
    HOME_VARIABLE: "coachdesk",
}
_PLACES: Final = ("vaults", "second place", "exported")


def planted(tree: Path) -> Words:
    return Words(
        passphrase=" ".join(new_word() for _ in range(4)),
        practitioner=f"Anne {new_word()}",
        name=f"Zoé {new_word()}",
        phone=f"07{secrets.randbelow(10**8):08}",
        occupation=new_word(),
        tag=new_word(),
        reason=new_word(),
        note=new_word(),
        private_note=new_word(),
        action=new_word(),
        said=new_word(),
        recipient=new_word(),
        wording=new_word(),
        place=str(tree / "vaults"),
        second_place=str(tree / "second place"),
        document=str(tree / "exported" / "document.pdf"),
    )


def test_planted_words_are_found_in_every_form() -> None:
    word, other = "Zoé Kigumola", "Kigumola"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("content.xml", word)
    for content in (
        f"… {word.upper().replace('É', 'é')} …".encode(),
        word.encode("latin-1"),
        b"\0" + word.encode("utf-16-le"),
        word.encode("utf-16"),
        gzip.compress(word.encode()),
        archive.getvalue(),
        *(base64.encodebytes(b"-" * before + word.encode("utf-16-le")) for before in range(50, 55)),
        *(base64.b64encode(b"-" * before + word.encode()) for before in range(3)),
    ):
        assert words_in(content, [word]) == {word}, content
        assert words_in(content, ["Zoé Tadumora"]) == set()
    assert words_in(word.encode(), [word, other]) == {word, other}


@pytest.mark.skipif(sys.platform != "linux", reason="redirects the folders of a Linux desktop")
def test_a_whole_day_leaves_no_word_but_in_the_document_that_was_saved(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    tree = tmp_path / "tree"
    for name in (*_FOLDERS.values(), *_PLACES):
        (tree / name).mkdir(mode=0o700, parents=True)
    redirected = {**environment, **{key: str(tree / name) for key, name in _FOLDERS.items()}}
    words = planted(tree)
    run = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.whole_day"],
        cwd=root, env=redirected, input=2 * f"{json.dumps(asdict(words))}\n", capture_output=True, text=True,
        timeout=110, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    code, titles = read_told(run.stdout)
    secret = [
        *astuple(words)[: -len(_PLACES)],
        *words.passphrase.split(),
        *(between.join(code) for between in ("", " ", "-")),
    ]
    document = Path(words.document)
    found = files_with(tree, secret)
    assert set(found) == {document}
    # The search reads the document; what is written for oneself, or about safety, is not even there.
    assert {words.name, words.practitioner, words.note, words.action, words.recipient} <= found[document]
    assert not found[document] & {
        words.private_note,
        words.said,
        words.tag,
        words.phone,
        words.passphrase,
        words.wording,
    }
    # None of this was searched in vain.
    vault = words.folder
    for written in (
        vault / "vault.db",
        vault / "vault.keys",
        tree / "coachdesk" / "config" / "settings.json",
    ):
        assert written.stat().st_size > 0
    assert "LookupError at" in (tree / "coachdesk" / "state" / "coachdesk.log").read_text(encoding="utf-8")
    for backups in (vault / "backups", Path(words.second_place)):
        assert any(backups.iterdir())
    assert list((tree / "temporary").iterdir()) == []
    assert "CoachDesk" in titles
    assert words_in("\n".join(titles).encode(), secret) == set()
