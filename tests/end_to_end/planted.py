"""Finds planted words in files, however they are written there: other alphabets, packed, in Base64, in a PDF."""

from __future__ import annotations

import base64
import gzip
import io
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pypdf
from pypdf.generic import StreamObject

_ENCODINGS: Final = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
_SYLLABLES: Final = tuple(first + second for first in "bdfgjklmpqrvxz" for second in "aeiou")


def new_word() -> str:
    """A word that no file of this world holds yet."""
    return "".join(secrets.choice(_SYLLABLES) for _ in range(6)).capitalize()


def files_with(tree: Path, words: Iterable[str]) -> dict[Path, set[str]]:
    """The words in each file below a folder, its path included; files without any are left out."""
    known = tuple(words)
    found = {}
    for path in sorted(tree.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        within = words_in(content, known) | words_in(str(path.relative_to(tree)).encode("utf-8"), known)
        if within:
            found[path] = within
    return found


def words_in(content: bytes, words: Iterable[str]) -> set[str]:
    """Which of the words a file holds, in whatever form; capitals do not matter where they can be told."""
    known = tuple(words)
    found = set()
    for form in _forms(content):
        lowered, joined = form.lower(), form.replace(b"\r", b"").replace(b"\n", b"")
        for word in known:
            plain = {word.lower().encode(encoding) for encoding in _ENCODINGS}
            coded = {each for encoding in _ENCODINGS for each in _in_base64(word.encode(encoding))}
            if any(each in lowered for each in plain) or any(each in joined for each in coded):
                found.add(word)
    return found


def _in_base64(needle: bytes) -> Iterator[bytes]:
    """The signs that stand for a word in Base64 at each of its three possible places."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + needle)
        first, behind_last = -(-before * 4 // 3), (before + len(needle)) * 4 // 3
        yield coded[first:behind_last]


def _forms(content: bytes) -> Iterator[bytes]:
    """The bytes as they are, then what is packed in them."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        try:
            yield from _forms(gzip.decompress(content))
        except (OSError, EOFError, zlib.error):
            return
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _forms(archive.read(name))
    if content.startswith(b"%PDF"):
        yield from _pdf_forms(content)


def _pdf_forms(content: bytes) -> Iterator[bytes]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    yield repr(reader.metadata).encode("utf-8")
    for page in reader.pages:
        yield page.extract_text().encode("utf-8")
    for number in range(1, int(str(reader.trailer["/Size"]))):
        each = reader.get_object(number)
        yield each.get_data() if isinstance(each, StreamObject) else repr(each).encode("utf-8")
