"""Documents are made in one child process, so that the window never stutters and a job can be stopped.

A thread would hold paints back by tens of milliseconds and could not be stopped. The child is started once,
kept warm, killed to cancel. It holds a client's words: whoever locks or quits calls ``close``.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Final, NamedTuple

from coachdesk.domain.errors import UserError
from coachdesk.figures.documents import Document

_LONGEST: Final = 30.0
_JOIN: Final = 5.0
_LOG: Final = logging.getLogger(__name__)


class _Lock(NamedTuple):
    pdf: bytes
    password: str


class _Built(NamedTuple):
    pdf: bytes


class _Refused(NamedTuple):
    message: str
    facts: dict[str, object]


class _Failed(NamedTuple):
    place: str


class DocumentWorker:
    """Makes documents, one after the other, in a child process.

    ``build`` blocks and may be called from any thread; ``cancel`` and ``close`` from any other.

    Args:
        fonts: folder of the TrueType files.
        longest: seconds a document may take.
    """

    def __init__(self, fonts: Path, *, longest: float = _LONGEST) -> None:
        self._fonts = fonts
        self._longest = longest
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._child: BaseProcess | None = None
        self._line: Connection | None = None
        self._is_building = False
        self._is_cancelled = False
        self._is_closed = False

    def warm(self) -> None:
        """Start the child before it is needed; the first document is then as quick as the next."""
        with self._turn:
            self._started()

    def build(self, document: Document) -> bytes:
        """Make the PDF of a document.

        Raises:
            UserError: a character cannot be printed, the job was cancelled, took too long or failed.
        """
        return self._made(document)

    def lock(self, pdf: bytes, password: str) -> bytes:
        """Put the pages of a finished PDF under a password.

        Raises:
            UserError: the job was cancelled, took too long or failed.
        """
        return self._made(_Lock(pdf, password))

    def _made(self, job: Document | _Lock) -> bytes:
        with self._turn:
            line = self._started()
            with self._state:
                self._is_building, self._is_cancelled = True, False
            try:
                return self._ask(line, job)
            finally:
                with self._state:
                    self._is_building = False

    def cancel(self) -> None:
        """Kill the child if it is making a document: that ``build`` raises. The next one starts anew."""
        with self._state:
            if self._is_building and self._child is not None:
                self._is_cancelled = True
                self._child.kill()

    def close(self) -> None:
        """Kill the child and wait until it is gone; nothing can be built afterwards."""
        with self._state:
            self._is_closed = True
            if self._child is not None:
                self._is_cancelled = True
                self._child.kill()
        with self._turn:
            self._dismiss()

    def _ask(self, line: Connection, job: Document | _Lock) -> bytes:
        try:
            line.send(job)
            if not line.poll(self._longest):
                self._dismiss()
                raise _too_long(self._longest)
            answer = line.recv()
        except (EOFError, OSError):
            self._dismiss()
            if self._is_cancelled:
                raise UserError("The document was cancelled.") from None
            _LOG.warning("the document process ended unexpectedly")
            raise _failure() from None
        match answer:
            case _Built(pdf):
                return pdf
            case _Refused(message, facts):
                raise UserError(message, **facts)
            case _Failed(place):
                _LOG.error("a document failed: %s", place)
                self._dismiss()
        raise _failure()

    def _started(self) -> Connection:
        with self._state:
            if self._is_closed:
                raise UserError("The document was cancelled.")
            alive = self._child is not None and self._child.is_alive()
        if alive and self._line is not None:
            return self._line
        self._dismiss()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        child = context.Process(target=_serve, args=(theirs, self._fonts), name="documents", daemon=True)
        child.start()
        theirs.close()
        with self._state:
            self._child, self._line = child, ours
        return ours

    def _dismiss(self) -> None:
        with self._state:
            child, line = self._child, self._line
            self._child = self._line = None
        if line is not None:
            line.close()
        if child is not None:
            child.kill()
            child.join(_JOIN)
            if not child.is_alive():
                child.close()


def _failure() -> UserError:
    return UserError("The document could not be made. Nothing was lost; try again or leave a section out.")


def _too_long(seconds: float) -> UserError:
    return UserError(
        "The document took more than {seconds} seconds: it was stopped. Shorten it, then try again.",
        seconds=seconds,
    )


class _Discretion:
    """Ends the child on a bug and tells only where it happened: a traceback would print a client's words."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            return
        steps = [f"{Path(step.filename).name}:{step.lineno}" for step in extract_tb(trace)[-6:]]
        self._line.send(_Failed(f"{kind.__name__} at {' < '.join(reversed(steps))}"))
        os._exit(1)


def _serve(line: Connection, fonts: Path) -> None:
    """The child: one document in, one answer out, until the other end is gone."""
    # Ctrl+C in the terminal is for the program; the child ends when its line closes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _leave_no_core_file()
    from coachdesk.reports.fonts import register

    register(fonts)
    while True:
        try:
            job = line.recv()
        except EOFError:
            return
        with _Discretion(line):
            try:
                answer: _Built | _Refused = _Built(_done(job, fonts))
            except UserError as error:
                answer = _Refused(error.message, error.facts)
        line.send(answer)
        del job, answer


def _done(job: Document | _Lock, fonts: Path) -> bytes:
    if isinstance(job, _Lock):
        from coachdesk.reports.locking import locked

        return locked(job.pdf, job.password)
    from coachdesk.reports.build import build

    return build(job, fonts)


def _leave_no_core_file() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
