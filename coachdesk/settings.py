"""Choices of this computer, read before any window and by the command line. Never a word about a client.

What belongs to the practice (its name, its letterhead) is in the vault; here are only the machine's habits.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, Literal

FILE_NAME: Final = "settings.json"
TEXT_SIZES: Final = (90, 160)
"""Smallest and largest text size, percent."""
IDLE_MINUTES: Final = (1, 60)
"""Shortest and longest wait before an idle desk locks, minutes."""
SESSION_IDLE_MINUTES: Final = (1, 120)
"""The same while a session is open."""

Language = Literal["fr", "en"]
Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of this computer.

    Attributes:
        language: language of the interface; None until it was chosen.
        theme: light, dark, or what the system prefers.
        text_size: percent of the design's sizes, within :data:`TEXT_SIZES`.
        last_vault: folder of the vault opened last.
        idle_minutes: wait before an idle desk locks, within :data:`IDLE_MINUTES`.
        session_idle_minutes: the same while a session is open, within :data:`SESSION_IDLE_MINUTES`.
        second_places: pairs of a vault folder and the second folder that gets its backups.
        geometry: the window's place and size, base64 as the window gave it.
    """

    language: Language | None = None
    theme: Theme = "system"
    text_size: int = 100
    last_vault: Path | None = None
    idle_minutes: int = 5
    session_idle_minutes: int = 20
    second_places: tuple[tuple[Path, Path], ...] = ()
    geometry: str = ""

    def second_place(self, vault: Path) -> Path | None:
        """Second folder that gets the backups of this vault, if one was chosen."""
        return dict(self.second_places).get(vault)

    def with_second_place(self, vault: Path, folder: Path | None) -> Settings:
        """Choose, or with None forget, the second folder for the backups of this vault."""
        others = tuple(pair for pair in self.second_places if pair[0] != vault)
        return replace(self, second_places=others if folder is None else (*others, (vault, folder)))


def read(file: Path) -> Settings:
    """Read the settings; what is missing, unknown or out of range is left at its default."""
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(written, dict):
        return Settings()
    known: dict[str, Any] = {}
    for name, taken in _READERS.items():
        # A value of a newer version, or edited by hand, must not keep the program from starting.
        with suppress(ValueError):
            if name in written:
                known[name] = taken(written[name])
    return Settings(**known)


def write(file: Path, settings: Settings) -> None:
    """Write the settings whole or not at all, readable by their owner alone.

    Raises:
        OSError: the folder cannot be written; the former settings stay.
    """
    import tempfile  # pays for much that reading, at each start, does not need

    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    values = {each.name: _plain(getattr(settings, each.name)) for each in fields(settings)}
    # mkstemp makes the file 0600.
    handle, scratch = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(values, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        Path(scratch).replace(file)
    except OSError:
        Path(scratch).unlink(missing_ok=True)
        raise


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _one_of(*choices: str) -> Callable[[object], str]:
    def taken(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError
        return value

    return taken


def _within(bounds: tuple[int, int]) -> Callable[[object], int]:
    def taken(value: object) -> int:
        # bool is an int to Python, not to a person.
        if not isinstance(value, int) or isinstance(value, bool) or not bounds[0] <= value <= bounds[1]:
            raise ValueError
        return value

    return taken


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _folder(value: object) -> Path:
    folder = Path(_text(value))
    if not folder.is_absolute():
        raise ValueError
    return folder


def _pairs(value: object) -> tuple[tuple[Path, Path], ...]:
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        raise ValueError
    return tuple((_folder(vault), _folder(place)) for vault, place in value)


_READERS: Final[dict[str, Callable[[object], object]]] = {
    "language": _one_of("fr", "en"),
    "theme": _one_of("system", "light", "dark"),
    "text_size": _within(TEXT_SIZES),
    "last_vault": _folder,
    "idle_minutes": _within(IDLE_MINUTES),
    "session_idle_minutes": _within(SESSION_IDLE_MINUTES),
    "second_places": _pairs,
    "geometry": _text,
}
