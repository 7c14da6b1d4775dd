"""The one store thread: every verb and every reading runs here, in the order asked."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from coachdesk.domain.errors import StorageError, UserError

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[ValueT]):
    """How a piece of work ended: a value, or the failure to tell.

    Attributes:
        value: what the work returned; ``None`` when it failed.
        failure: a :class:`UserError`, a :class:`StorageError`, or any other exception: a bug, already logged.
    """

    value: ValueT | None = None
    failure: Exception | None = None


class Runner:
    """One thread and its queue. Work never overtakes work."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._waiting = 0
        self._count = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], ValueT], answer: Callable[[Outcome[ValueT]], None]) -> None:
        """Run ``work`` on the store thread, then ``answer`` with its outcome, on that same thread."""

        def job() -> None:
            answer(_outcome(work))

        with self._count:
            self._waiting += 1
            self._idle.clear()
        self._queue.put(job)

    def wait(self, work: Callable[[], ValueT], timeout: float | None = None) -> Outcome[ValueT]:
        """Run ``work`` on the store thread and wait for it: for closing and for headless commands.

        Raises:
            TimeoutError: no answer within ``timeout`` seconds.
        """
        found: queue.SimpleQueue[Outcome[ValueT]] = queue.SimpleQueue()
        self.submit(work, found.put)
        try:
            return found.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None

    def drain(self, timeout: float) -> bool:
        """Wait until nothing is left to do; whether that happened within ``timeout`` seconds."""
        return self._idle.wait(timeout)

    def forget(self) -> None:
        """Drop what has not begun yet; nobody is answered."""
        while True:
            try:
                self._queue.get_nowait()
            except queue.Empty:
                return
            self._count_down()

    def stop(self, timeout: float = 3.0) -> bool:
        """End the thread after what was asked so far; whether it ended within ``timeout`` seconds."""
        self._queue.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            # Whoever is told may fail too: a window that is gone must not take the thread with it.
            _outcome(job)
            self._count_down()

    def _count_down(self) -> None:
        with self._count:
            self._waiting -= 1
            if not self._waiting:
                self._idle.set()


def _outcome(work: Callable[[], ValueT]) -> Outcome[ValueT]:
    try:
        return Outcome(value=work())
    except (UserError, StorageError) as failure:
        return Outcome(failure=failure)
    except Exception as bug:  # the thread must outlive any bug; it is logged and told
        logging.getLogger(__name__).error("work of the store thread", exc_info=bug)
        return Outcome(failure=bug)
