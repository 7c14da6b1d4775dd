"""How a document leaves: printed, saved, saved with a password; what left is noted in the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from coachdesk.domain.documents import Delivery, DocumentKind
from coachdesk.domain.errors import StorageError, UserError
from coachdesk.i18n import document_labels
from coachdesk.services.given_documents import Leaving
from coachdesk.services.runner import Outcome
from coachdesk.ui.documents.password_dialog import PasswordDialog
from coachdesk.ui.page import Page
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ColourName


class Parcel(NamedTuple):
    """Pages that may leave, and what is noted when they do."""

    pdf: bytes
    leaving: Leaving


class WaysOut(QObject):
    """Leads the pages out of the vault.

    Args:
        page: of the studio.
        kind: of document, which gives the file its name.
        parcel: what may leave now; ``None`` while nothing may.
        say: tells what was done or refused.
    """

    def __init__(
        self,
        page: Page,
        kind: DocumentKind,
        parcel: Callable[[], Parcel | None],
        say: Callable[[str, ColourName], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._kind = kind
        self._parcel = parcel
        self._say = say

    def choose_file(self, then: Callable[[str], None] | None = None) -> None:
        """Ask where to save; the proposed name says nothing of anyone."""
        if self._parcel() is None:
            return
        around, t = self._page.around, self._page.t
        name = (
            f"CoachDesk - {document_labels.file_word(t, self._kind)} - {around.clock.today().isoformat()}.pdf"
        )
        folder = around.folder.parent if around.folder is not None else Path.home()
        dialog = QFileDialog(self._page, t("Save as PDF"), str(folder / name))
        Theme.current().dress(dialog, "dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(t("PDF document (*.pdf)"))
        dialog.fileSelected.connect(then or self.save)
        dialog.open()

    def save(self, file: str, password: str = "") -> None:
        """Write the pages that are shown to a file outside the vault, then note it in the file."""
        parcel = self._parcel()
        if parcel is None:
            # While the place was chosen the file or the choices changed.
            words = self._page.t(
                "The pages changed meanwhile: nothing was saved. Look at them, then approve them again."
            )
            self._say(words, "safe")
            return
        around = self._page.around
        delivery = Delivery.LOCKED if password else Delivery.SAVED
        lock = around.doors.lock_pdf if password else None
        work = partial(_write, Path(file), parcel.pdf, lock, password)
        around.papers.ask(work, partial(self._tell_saved, parcel.leaving, delivery))

    def ask_password(self) -> None:
        """Ask for a password, then where to save; the password is kept nowhere."""
        if self._parcel() is None:
            return
        dialog = PasswordDialog(self._page.t, self._page)
        dialog.chosen.connect(self._save_locked)
        dialog.open()

    def print_pages(self) -> None:
        """Ask for a printer; once pages were sent to it, that is noted in the file."""
        from coachdesk.ui.documents.printing import print_pdf

        parcel = self._parcel()
        if parcel is not None:
            told = partial(self._tell_printed, parcel)
            print_pdf(parcel.pdf, self._page, self._page.around.papers, told)

    def _save_locked(self, password: str) -> None:
        self.choose_file(partial(self.save, password=password))

    def _tell_printed(self, parcel: Parcel, outcome: Outcome[None]) -> None:
        import shiboken6

        if outcome.failure is None:
            self._note(parcel.leaving, Delivery.PRINTED, parcel.pdf)
        if not shiboken6.isValid(self):
            return
        t, failure = self._page.t, outcome.failure
        if failure is None:
            self._say(t("Sent to the printer."), "ink2")
        elif isinstance(failure, UserError):
            self._say(t(failure.message, **failure.facts), "safe")
        else:
            self._say(t("The pages could not be printed."), "safe")

    def _tell_saved(self, leaving: Leaving, delivery: Delivery, outcome: Outcome[bytes]) -> None:
        import shiboken6

        if outcome.value is not None:
            # Written is written: it is noted even if the page was left meanwhile.
            self._note(leaving, delivery, outcome.value)
        if not shiboken6.isValid(self):
            return
        t = self._page.t
        if outcome.failure is None and outcome.value is not None:
            if delivery is Delivery.LOCKED:
                self._say(
                    t("Saved. Tell the password by another way than the file; it is kept nowhere."), "ink2"
                )
            else:
                self._say(
                    t("Saved. The file is outside the vault now: keep it where only its reader can."), "ink2"
                )
        elif isinstance(outcome.failure, StorageError):
            self._say(t(outcome.failure.message), "safe")
        elif isinstance(outcome.failure, UserError):
            self._say(t(outcome.failure.message, **outcome.failure.facts), "safe")
        else:
            self._say(t("The file could not be written. Nothing left the vault."), "safe")

    def _note(self, leaving: Leaving, delivery: Delivery, content: bytes) -> None:
        desk = self._page.desk
        desk.perform(
            desk.services.given.note, leaving, content, delivery, origin=self._page,
            words=self._page.t("Noted among the documents of the file"),
        )  # fmt: skip


def _write(file: Path, pdf: bytes, lock: Callable[[bytes, str], bytes] | None, password: str) -> bytes:
    """On the paper thread: lock if asked, write; what left is given back, to be sealed."""
    from coachdesk.services.documents import save

    content = lock(pdf, password) if lock is not None else pdf
    save(file, content)
    return content
