"""Logs without a client's words: when, where in the code, which kind of error. Never a message or a value.

Messages of errors quote what was typed, locals hold it, library logs hold statements: none is written.
The place in the code says which line spoke, so the message of a log call is not needed either.
"""

from __future__ import annotations

import logging
import os
import time
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Final

FILE_NAME: Final = "coachdesk.log"
_BYTES: Final = 256 * 1024
_KEPT: Final = 3
_ANCHORS: Final = ("coachdesk", "site-packages", "dist-packages")


def install(folder: Path) -> Path | None:
    """Send everything that is logged, by libraries too, to one redacted, rotating file.

    Args:
        folder: where the log lives; made, with its owner's access alone, when missing.

    Returns:
        The log file, or None where none can be written: the program then runs without one.
    """
    root = logging.getLogger()
    for former in [handler for handler in root.handlers if isinstance(handler, _QuietFile)]:
        root.removeHandler(former)
        former.close()
    logging.getLogger("coachdesk").setLevel(logging.INFO)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _QuietFile(folder / FILE_NAME, encoding="utf-8")
    except OSError:
        # Without any handler logging prints messages on stderr.
        root.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(Redacted())
    root.addHandler(handler)
    return folder / FILE_NAME


def describe(error: BaseException) -> str:
    """Say what broke and where, without a word of what was in it.

    Returns:
        One line a link of the chain, the first cause last: ``ValueError at store/rows.py:12 < app.py:7``.
    """
    return "\n".join(_line(link) for link in _chain(error))


class Redacted(logging.Formatter):
    """One line for the call, then one a link of the error's chain."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the time in UTC, the level and the place; the message is left out on purpose."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        head = f"{stamp} {record.levelname} {_short(record.pathname)}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return head
        return head + "".join(f"\n    {line}" for line in describe(error).splitlines())


class _QuietFile(logging.FileHandler):
    """A log file of its owner alone, which turns when long and never speaks on stderr when the disk is full.

    Not logging's own rotating handler: its module brings sockets and pickling to every start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line, in a new file when this one is full."""
        try:
            if self.stream is not None and self.stream.tell() >= _BYTES:
                self.stream.close()
                self._turn()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _turn(self) -> None:
        full = Path(self.baseFilename)
        for age in range(_KEPT, 0, -1):
            newer = full if age == 1 else full.with_name(f"{full.name}.{age - 1}")
            if newer.exists():
                newer.replace(full.with_name(f"{full.name}.{age}"))
        self.stream = self._open()

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Drop the line: the standard handler would print the message with its values."""


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting.extend(link.exceptions)
        before = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
        if before is not None:
            waiting.append(before)


def _line(error: BaseException) -> str:
    # walk_tb reads no source line and no local variable.
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    places = " < ".join(f"{_short(file)}:{line}" for file, line in reversed(frames))
    name = type(error).__qualname__
    return f"{name} at {places}" if places else name


def _short(file: str) -> str:
    """Drop the folders above the package: they may carry a person's name."""
    parts = Path(file).parts
    anchors = [place for place, part in enumerate(parts[:-1]) if part in _ANCHORS]
    return "/".join(parts[anchors[-1] + 1 :] if anchors else parts[-1:])
