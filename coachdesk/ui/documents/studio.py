"""The studio of a document: choices left, its pages in the middle as they will be printed, what to know right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.errors import StorageError, UserError
from coachdesk.domain.messages import N_
from coachdesk.figures.documents import Document
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.services.runner import Outcome
from coachdesk.ui.documents.pdf_pages import PagePicture
from coachdesk.ui.documents.preview import Preview
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import Card, IconMark
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.places import Place
from coachdesk.ui.theme.tokens import SPACE

_AFTER_MS: Final = 400
_PREVIEW_DPI: Final = 144
_LEFT, _RIGHT = 272, 280


class Studio(Page):
    """What every page of a document shares: language, preview, saving, printing.

    A page overrides :meth:`word` and calls :meth:`lay_out` once its choices are made.

    Args:
        around: what a page is given.
        place: whose document, and which.
        title: of the page.
    """

    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Ctrl+S", N_("Save as PDF")), ("Ctrl+P", N_("Print")))

    def __init__(self, around: Surroundings, place: Place, title: str, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._pdf: bytes | None = None
        self._serial = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.read)
        t = self.t
        self.header = PageHeader(
            title, facts=t("Nothing leaves the vault before you say so."), are_facts_private=False
        )
        back = self.header.add_button(Button(t("Back to the file"), "secondary", icon="arrow-left"))
        back.clicked.connect(self.go_back)
        self.print_button = self.header.add_button(Button(t("Print"), "secondary", icon="printer"))
        self.print_button.clicked.connect(self.print_pages)
        self.save_button = self.header.add_button(Button(t("Save as PDF"), "primary", icon="file-output"))
        self.save_button.clicked.connect(self.choose_file)
        self.preview = Preview(t)
        self.message = PlainLabel("", "body", "ink2", fit="wrap")
        self.language = SegmentField(
            t("Language of the document"), [(code, labels.language(t, code)) for code in around.translators],
            value=around.practice.document_language, can_forget=False,
        )  # fmt: skip
        self.language.value_chosen.connect(self.read_soon)
        QShortcut(QKeySequence("Ctrl+S"), self, self.choose_file)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_pages)

    def word(self, words: Translator) -> None:
        """Ask the desk for the finished document in the language of ``words``, and hand it to :meth:`make`."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Leave for where the document was asked for."""
        raise NotImplementedError

    def read(self) -> None:
        """Word the document, then make its pages."""
        self._serial += 1
        self._set_ready(is_ready=False)
        self.preview.start()
        self.word(self.around.translators[self.language.value() or self.t.content_language])

    def read_soon(self, *_: object) -> None:
        """Read once the hand rests."""
        self._soon.start()

    def stop(self) -> None:
        """Make no more pages."""
        self._soon.stop()
        self.preview.busy.stop()
        super().stop()

    def make(self, content: Document) -> None:
        """Build the pages of a finished document beside the window."""
        self.around.papers.ask(partial(self._build, content), partial(self._show, self._serial))

    def refuse(self, failure: Exception | None) -> None:
        """Say why there are no pages."""
        self.preview.busy.stop()
        self.message.set_ink("safe")
        if isinstance(failure, UserError):
            self.message.setText(self.t(failure.message, **failure.facts))
        else:
            self.message.setText(self.t("The pages could not be made. Try again."))

    def choose_file(self) -> None:
        """Ask where to save; the proposed name says nothing of anyone."""
        if self._pdf is None:
            return
        name = f"coachdesk-{self.around.clock.today().isoformat()}.pdf"
        folder = self.around.folder.parent if self.around.folder is not None else Path.home()
        dialog = QFileDialog(self, self.t("Save as PDF"), str(folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(self.t("PDF document (*.pdf)"))
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, file: str) -> None:
        """Write the pages that are shown to a file outside the vault."""
        from coachdesk.ui.documents.saving import save_outside

        if self._pdf is not None:
            work = partial(save_outside, Path(file), self._pdf, self.around.folder)
            self.around.papers.ask(work, self._tell_saved)

    def print_pages(self) -> None:
        """Ask for a printer."""
        from coachdesk.ui.documents.printing import print_pdf

        if self._pdf is not None:
            print_pdf(self._pdf, self)

    def lay_out(self, choices: QVBoxLayout, notices: Sequence[tuple[str, str]]) -> None:
        """Put the page together: choices, preview, and what to know before it leaves (icon and words)."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        row.setSpacing(SPACE.page)
        left = QWidget()
        left.setFixedWidth(_LEFT)
        left.setLayout(choices)
        row.addWidget(left)
        row.addWidget(self.preview, 1)
        row.addWidget(self._notice(notices))
        column.addLayout(row, 1)

    def _notice(self, notices: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(_RIGHT)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.stack)
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(self.t("Before it leaves"), "h3"))
        for icon, words in notices:
            row = QHBoxLayout()
            row.setSpacing(SPACE.stack)
            row.addWidget(IconMark(icon, "ink2", 18))
            row.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"), 1)
            card.box.addLayout(row)
        column.addWidget(card)
        column.addWidget(self.message)
        column.addStretch(1)
        return holder

    def _build(self, content: Document) -> tuple[bytes, tuple[PagePicture, ...]]:
        """On the paper thread: the PDF, then its pages as pictures."""
        from coachdesk.ui.documents.pdf_pages import page_pictures

        pdf = self.around.doors.build(content)
        return pdf, page_pictures(pdf, _PREVIEW_DPI)

    def _show(self, serial: int, outcome: Outcome[tuple[bytes, tuple[PagePicture, ...]]]) -> None:
        import shiboken6

        if not shiboken6.isValid(self) or serial != self._serial:
            return
        if outcome.failure is not None or outcome.value is None:
            self.refuse(outcome.failure)
            return
        self._pdf, pictures = outcome.value
        self.message.setText("")
        self.preview.show_pages(pictures)
        self._set_ready(is_ready=True)

    def _tell_saved(self, outcome: Outcome[None]) -> None:
        if outcome.failure is None:
            self.message.set_ink("ink2")
            self.message.setText(
                self.t("Saved. The file is outside the vault now: keep it where only its reader can.")
            )
        elif isinstance(outcome.failure, StorageError):
            self.message.set_ink("safe")
            self.message.setText(self.t(outcome.failure.message))
        else:
            self.refuse(outcome.failure)

    def _set_ready(self, *, is_ready: bool) -> None:
        if not is_ready:
            self._pdf = None
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
