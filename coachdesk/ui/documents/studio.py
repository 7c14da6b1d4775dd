"""The studio of a document: choices left, its pages in the middle as they will be printed, what to know right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

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
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.marks import Card, IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.places import Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE, ColourName

_AFTER_MS: Final = 400
_PREVIEW_DPI: Final = 144
_LEFT, _RIGHT = 272, 280
_LARGE: Final = 125
"""Text size in percent beyond which three columns leave no width to the page."""


class Studio(Page):
    """What every page of a document shares: language, preview, saving, printing.

    A page overrides :meth:`word`, puts its choices in ``choices`` and calls :meth:`lay_out` then.

    Args:
        around: what a page is given.
        place: whose document, and which.
        title: of the page.
        file_word: what the document is, in the name proposed for its file.
    """

    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Ctrl+S", N_("Save as PDF")), ("Ctrl+P", N_("Print")))

    def __init__(
        self, around: Surroundings, place: Place, title: str, file_word: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(around, place, parent)
        self._file_word = file_word
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
        self.message.hide()
        self.choices = ScrollPage(margin=0, gap=SPACE.near)
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
        if isinstance(failure, UserError):
            self.say(self.t(failure.message, **failure.facts), "safe")
        else:
            self.say(self.t("The pages could not be made. Try again."), "safe")

    def say(self, words: str, ink: ColourName = "ink2") -> None:
        """Say what was just done or refused; nothing hides what was said."""
        self.message.set_ink(ink)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def choose_file(self) -> None:
        """Ask where to save; the proposed name says nothing of anyone."""
        if self._pdf is None:
            return
        name = f"CoachDesk - {self._file_word} - {self.around.clock.today().isoformat()}.pdf"
        folder = self.around.folder.parent if self.around.folder is not None else Path.home()
        dialog = QFileDialog(self, self.t("Save as PDF"), str(folder / name))
        Theme.current().dress(dialog, "dialog")
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

    def lay_out(self, notices: Sequence[tuple[str, str]]) -> None:
        """Put the page together: choices, preview, and what to know before it leaves (icon and words)."""
        column = bare_column(self)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        row.setSpacing(SPACE.page)
        share = (100 + Theme.current().text_size) / 200
        notice = self._notice(notices)
        self.choices.setFixedWidth(round(_LEFT * share))
        row.addWidget(self.choices)
        row.addWidget(self.preview, 1)
        if Theme.current().text_size > _LARGE:
            # Large letters: the page keeps its width, what to know stands under the choices.
            self.choices.box.addSpacing(SPACE.card)
            self.choices.box.addWidget(notice)
        else:
            side = ScrollPage(margin=0)
            side.setFixedWidth(round(_RIGHT * share))
            side.box.addWidget(notice)
            side.box.addStretch(1)
            row.addWidget(side)
        self.choices.box.addStretch(1)
        column.addLayout(row, 1)

    def _notice(self, notices: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        column = bare_column(holder, SPACE.stack)
        # Above: what was just done or refused must not be looked for.
        column.addWidget(self.message)
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(self.t("Before it leaves"), "h3"))
        for icon, words in notices:
            row = QHBoxLayout()
            row.setSpacing(SPACE.stack)
            row.addWidget(IconMark(icon, "ink2", 18))
            row.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"), 1)
            card.box.addLayout(row)
        column.addWidget(card)
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
        self.say("")
        self.preview.show_pages(pictures)
        self._set_ready(is_ready=True)

    def _tell_saved(self, outcome: Outcome[None]) -> None:
        if outcome.failure is None:
            self.say(self.t("Saved. The file is outside the vault now: keep it where only its reader can."))
        elif isinstance(outcome.failure, StorageError):
            self.say(self.t(outcome.failure.message), "safe")
        else:
            self.refuse(outcome.failure)

    def _set_ready(self, *, is_ready: bool) -> None:
        if not is_ready:
            self._pdf = None
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
