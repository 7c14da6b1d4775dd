"""Progress summaries of several people, one after the other: worded, made, written, noted; stopped between two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coachdesk.domain.documents import Delivery, DocumentKind, Recipient, Tone
from coachdesk.domain.errors import StorageError, UserError
from coachdesk.figures.documents import Document
from coachdesk.figures.progress_summaries import Summary, SummaryAids
from coachdesk.i18n import document_labels
from coachdesk.i18n.translator import Translator
from coachdesk.services.given_documents import Leaving
from coachdesk.services.runner import Outcome
from coachdesk.services.services import Services
from coachdesk.services.summary_choices import DRAFT, from_draft
from coachdesk.ui.page import Page


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one summary: the name of its file, or why there is none."""

    client_id: int
    file: str = ""
    trouble: str = ""


class BatchRun(QObject):
    """Works through a list.

    Signals:
        advanced: one more is done: :class:`Made`.
        finished: nothing more comes; whether it was stopped.

    Args:
        page: that asks; its desk and paper thread do the work.
        client_ids: whose summaries.
        words: language of the pages.
        aids: numbers to call and plain words.
        folder: where they are written; file names number them and name nobody.
    """

    advanced = Signal(object)
    finished = Signal(bool)

    def __init__(
        self, page: Page, client_ids: Sequence[int], words: Translator, aids: SummaryAids, folder: Path
    ) -> None:
        super().__init__(page)
        self._page = page
        self._waiting = list(client_ids)
        self._words = words
        self._aids = aids
        self._folder = folder
        self._is_stopped = False

    def start(self) -> None:
        """Begin with the first."""
        self._next()

    def stop(self) -> None:
        """Make no more after the one under way; what was written stays."""
        self._is_stopped = True

    def _next(self) -> None:
        if self._is_stopped or not self._waiting:
            self.finished.emit(self._is_stopped)
            return
        client_id = self._waiting.pop(0)
        desk = self._page.desk
        desk.fetch(
            _worded, desk.services, client_id, self._words, self._aids, then=partial(self._make, client_id),
            owner=self, failed=partial(self._refuse, client_id),
        )  # fmt: skip

    def _make(self, client_id: int, summary: Summary) -> None:
        if summary.objection:
            self._tell(Made(client_id, trouble=summary.objection))
            return
        if not any(one.is_on for one in summary.sentences):
            words = self._page.t("Nothing stands on it yet: no page was made.")
            self._tell(Made(client_id, trouble=words))
            return
        around = self._page.around
        word = document_labels.file_word(self._words, DocumentKind.PROGRESS_SUMMARY)
        stem = f"CoachDesk - {word} - {around.clock.today().isoformat()}"
        work = partial(_write, around.doors.build, summary, self._folder, stem)
        around.papers.ask(work, partial(self._take, client_id, summary.tone))

    def _take(self, client_id: int, tone: Tone, outcome: Outcome[tuple[str, bytes]]) -> None:
        """Written is written: it is noted in the file even if the page was left meanwhile."""
        if outcome.value is not None:
            self._note(client_id, tone, *outcome.value)
        elif outcome.failure is not None and isValid(self):
            self._refuse(client_id, outcome.failure)

    def _note(self, client_id: int, tone: Tone, name: str, pdf: bytes) -> None:
        desk = self._page.desk
        leaving = Leaving(
            DocumentKind.PROGRESS_SUMMARY,
            Recipient.CLIENT,
            (client_id,),
            language=self._words.language,
            tone=tone,
        )
        desk.perform(
            desk.services.given.note, leaving, pdf, Delivery.SAVED, origin=self._page,
            then=partial(self._tell_noted, client_id, name), failed=partial(self._refuse, client_id),
        )  # fmt: skip

    def _tell_noted(self, client_id: int, name: str, _value: object) -> None:
        self._tell(Made(client_id, file=name))

    def _refuse(self, client_id: int, failure: Exception) -> None:
        t = self._page.t
        if isinstance(failure, UserError):
            self._tell(Made(client_id, trouble=t(failure.message, **failure.facts)))
        elif isinstance(failure, StorageError):
            # The folder refused: so it would the others.
            self._is_stopped = True
            self._tell(Made(client_id, trouble=t(failure.message)))
        else:
            self._tell(Made(client_id, trouble=t("The pages could not be made. Try again.")))

    def _tell(self, made: Made) -> None:
        self.advanced.emit(made)
        self._next()


def _worded(services: Services, client_id: int, words: Translator, aids: SummaryAids) -> Summary:
    """On the store thread: as it was left in the studio, else as it is proposed."""
    chosen = from_draft(services.drafts.find(DRAFT, client_id, ""))
    return services.documents.progress_summary(client_id, words, chosen, aids)


def _write(
    build: Callable[[Document], bytes], summary: Summary, folder: Path, stem: str
) -> tuple[str, bytes]:
    """On the paper thread: the page, written outside the vault under the next number that is free."""
    from coachdesk.services.documents import save

    pdf = build(summary.page)
    name = next(
        each for each in (f"{stem} - {number:02}.pdf" for number in count(1)) if not (folder / each).exists()
    )
    save(folder / name, pdf)
    return name, pdf
