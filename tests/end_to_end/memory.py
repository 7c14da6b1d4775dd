"""What another process has in its memory, read by the one who may: root on Linux."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_CHUNK: Final = 16 * 1024 * 1024


def may_be_read(pid: int) -> bool:
    """Whether this process may read the memory of another, which takes more than being the same user."""
    try:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0):
            return True
    except OSError:
        return False


def words_in(pid: int, words: Iterable[str]) -> set[str]:
    """Which of the words are in the memory of a process, each as ``encoding word``.

    Looked for as files and C libraries hold them (UTF-8), as Python does (Latin-1) and as Qt does (UTF-16).

    Args:
        pid: of the process, which may run on meanwhile.
        words: of Latin letters; long enough to be nowhere by chance.
    """
    known = tuple(words)
    plain = [
        (f"{encoding} {word}", word.encode(encoding)) for word in known for encoding in ("utf-8", "latin-1")
    ]
    wide = [(f"utf-16 {word}", word.encode("latin-1")) for word in known]
    overlap = 4 * max(map(len, known))
    found: set[str] = set()
    for piece in _pieces(pid, overlap):
        found |= {name for name, needle in plain if needle in piece}
        # Every second byte of UTF-16 is a Latin letter; looking for them alone is five times as fast.
        for half in (piece[::2], piece[1::2]):
            found |= {name for name, needle in wide if needle in half}
    return found


def _pieces(pid: int, overlap: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _stretches(pid):
            for at in range(start, end, _CHUNK):
                memory.seek(at)
                try:
                    yield memory.read(min(_CHUNK + overlap, end - at))
                except OSError:
                    # Pages of the kernel or of a device, or given back in this moment.
                    continue


def _stretches(pid: int) -> list[tuple[int, int]]:
    """First and last address of what may hold something typed: all that can be read, but for files as they are."""
    stretches: list[tuple[int, int]] = []
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace").splitlines():
        addresses, rights, *rest = line.split(maxsplit=5)
        start, end = (int(each, 16) for each in addresses.split("-"))
        is_file_as_it_is = "w" not in rights and len(rest) == 4 and rest[3].startswith("/")
        if rights.startswith("r") and not is_file_as_it_is:
            stretches.append((start, end))
    return stretches
