"""The studio of a document: choices left, its pages in the middle as they will be printed, what to know right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.changes import Changes
from coachdesk.domain.clients import Client
from coachdesk.domain.documents import RECIPIENTS, TEMPLATES, DocumentKind, Reader, Recipient
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.figures.documents import Document
from coachdesk.i18n import document_labels, labels
from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines
from coachdesk.services.given_documents import Leaving
from coachdesk.services.runner import Outcome
from coachdesk.ui.documents.columns import Columns
from coachdesk.ui.documents.pdf_pages import PagePicture
from coachdesk.ui.documents.preview import Preview
from coachdesk.ui.documents.trace_card import TraceCard
from coachdesk.ui.documents.ways_out import Parcel, WaysOut
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.places import CLIENT, DOCUMENT, Place
from coachdesk.ui.theme.tokens import SPACE, ColourName

_AFTER_MS: Final = 80
_GIVE_UP_AFTER: Final = 0.6
"""Seconds after which pages under way are stopped when the choices change: a new process takes about as long."""
_PREVIEW_DPI: Final = 144


class Studio(Page):
    """What every document has in common: template, reader, language, preview, approval, ways out, the line in the file.

    A page of a kind sets :attr:`kind`, adds its own fields in :meth:`fill` and words the document in :meth:`word`.
    It may override :meth:`notices`, :meth:`leaving`, :meth:`objection`, and :attr:`is_approved_first`.

    Args:
        around: what a page is given.
        place: whose document, and which.
    """

    kind: ClassVar[DocumentKind]
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", N_("Approve the document")), ("Ctrl+S", N_("Save as PDF")), ("Ctrl+P", N_("Print")),
        ("Esc", N_("Leave the document")),
    )  # fmt: skip
    back_words: ClassVar[str] = N_("Back to the file")
    is_approved_first: ClassVar[bool] = True
    """Whether the document is approved before it can leave."""

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self.help_lines = help_lines.load(around.resources / "content")
        self._pdf: bytes | None = None
        self._content: Document | None = None
        self._is_approved = False
        self._serial = 0
        self._began = 0.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.read)
        self.ways_out = WaysOut(self, self.kind, self.parcel, self.say)
        self._make_header()
        self.trace = TraceCard(around, self.kind, place.client_id)
        self.trace.read_client.connect(self.show_client)
        self.preview = Preview(t)
        self.message = PlainLabel("", "body", "ink2", fit="wrap")
        self.message.hide()
        self.choices = ScrollPage(margin=0, gap=SPACE.near, has_gutter=True)
        self._fill_common()
        self.fill()
        self.lay_out(self.notices())
        for keys, act in (
            ("Ctrl+Return", self.approve), ("Ctrl+Enter", self.approve),
            ("Ctrl+S", self.choose_file), ("Ctrl+P", self.print_pages),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        self.trace.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No shortcut: while names are covered Escape uncovers them.
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            event.accept()
            return
        super().keyPressEvent(event)

    def fill(self) -> None:
        """Add the fields of this kind of document to ``choices.box``; the common ones stand there already."""

    def notices(self) -> Sequence[tuple[str, str]]:
        """What to know before it leaves: icon and words."""
        return ()

    def aside(self) -> Sequence[QWidget]:
        """Cards of this kind of document, above what to know before it leaves."""
        return ()

    def word(self, words: Translator) -> None:
        """Ask the desk for the finished document in the language of ``words``, and hand it to :meth:`make`."""
        raise NotImplementedError

    def leaving(self) -> Leaving:
        """What is noted in the file when it leaves."""
        return Leaving(
            self.kind, self.recipient_kind(), self.client_ids(), self.recipient.text(),
            self.language.value() or self.t.language, self.typed(),
        )  # fmt: skip

    def client_ids(self) -> tuple[int, ...]:
        """In whose files it is noted."""
        return (self.place.client_id,) if self.place.client_id is not None else ()

    def typed(self) -> Mapping[str, object]:
        """What was typed for this document alone and is kept with it."""
        return {}

    def objection(self) -> str:
        """Why the document may not be approved as it is, in words; empty when nothing stands against it."""
        return ""

    def show_client(self, client: Client) -> None:
        """Say whose document it is."""
        self.header.set_title(document_labels.kind(self.t, self.kind), client.name)

    def lead_to_objection(self) -> None:
        """Put the keyboard where what was objected to is mended, if that is one place."""

    def go_back(self) -> None:
        """Leave for where the document was asked for."""
        self.around.go(Place(CLIENT, self.place.client_id))

    def recipient_kind(self) -> Recipient:
        """For whom it is."""
        return self.reader.value() or RECIPIENTS[self.kind][0]

    def reader_of(self) -> Reader:
        """Who is to read it."""
        return Reader(self.recipient_kind(), self.recipient.text(), self.help_lines)

    def read(self) -> None:
        """Word the document, then make its pages."""
        self._serial += 1
        self._set_ready(is_ready=False)
        self.preview.start()
        self.word(self.around.translators[self.language.value() or self.t.language])

    def read_soon(self, *_: object) -> None:
        """Read once the hand rests; what was approved was approved without this change."""
        # What is being made was asked for other choices, perhaps for another reader.
        self._serial += 1
        self._set_ready(is_ready=False)
        self._soon.start()

    def _hear(self, changes: Changes, origin: object) -> None:
        super()._hear(changes, origin)
        if self._again.isActive():
            # At once, not when the page reads again: what was agreed to be told may have been taken back.
            self._serial += 1
            self._set_ready(is_ready=False)

    def stop(self) -> None:
        """Make no more pages."""
        self._soon.stop()
        self._serial += 1
        self.preview.busy.stop()
        super().stop()

    def make(self, content: Document) -> None:
        """Build the pages of a finished document beside the window, in place of those under way."""
        if self._soon.isActive():
            # Worded for choices that were changed meanwhile: they are read again in a moment.
            return
        if self._began and perf_counter() - self._began > _GIVE_UP_AFTER:
            # Quick pages are sooner made than a new process begun.
            self.around.doors.cancel_build()
        self.around.papers.ask(
            partial(self._build, content, self._serial), partial(self._show, content, self._serial)
        )

    def approve(self) -> None:
        """Stand by the document as it is shown: from now on it can leave."""
        if self._pdf is None or self._is_approved:
            return
        objection = self.objection()
        if objection:
            self.say(objection, "safe")
            self.lead_to_objection()
            return
        self._is_approved = True
        self._show_ways_out()
        self.save_button.setFocus()

    def can_leave(self) -> bool:
        """Whether pages are there and stood by."""
        return self._pdf is not None and (self._is_approved or not self.is_approved_first)

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
        """Ask where to save."""
        self.ways_out.choose_file()

    def save(self, file: str) -> None:
        """Write the pages that are shown to a file outside the vault, then note it in the file."""
        self.ways_out.save(file)

    def print_pages(self) -> None:
        """Ask for a printer."""
        self.ways_out.print_pages()

    def parcel(self) -> Parcel | None:
        """What may leave now."""
        return Parcel(self._pdf, self.leaving()) if self.can_leave() and self._pdf is not None else None

    def lay_out(self, notices: Sequence[tuple[str, str]]) -> None:
        """Put the page together: choices, preview, and what to know before it leaves (icon and words)."""
        column = bare_column(self)
        column.addWidget(self.header)
        column.addWidget(Columns(self.choices, self.preview, self._notice(notices), self), 1)

    def _notice(self, notices: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget()
        column = bare_column(holder, SPACE.stack)
        # Above: what was just done or refused must not be looked for.
        column.addWidget(self.message)
        for each in self.aside():
            column.addWidget(each)
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(self.t("Before it leaves"), "h3"))
        for icon, words in notices:
            row = QHBoxLayout()
            row.setSpacing(SPACE.stack)
            row.addWidget(IconMark(icon, "ink2", 18, line="body"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"), 1)
            card.box.addLayout(row)
        column.addWidget(card)
        column.addWidget(self.trace)
        return holder

    def _make_header(self) -> None:
        t = self.t
        self.header = PageHeader(
            document_labels.kind(t, self.kind),
            facts=t("Nothing leaves the vault before you say so."),
            are_facts_private=False,
        )
        back = self.header.add_button(Button(t(self.back_words), "secondary", icon="arrow-left"))
        back.clicked.connect(self.go_back)
        self.print_button = self.header.add_button(Button(t("Print"), "secondary", icon="printer"))
        self.print_button.clicked.connect(self.print_pages)
        self.lock_button = self.header.add_button(Button(t("With a password"), "secondary", icon="lock"))
        self.lock_button.clicked.connect(self.ways_out.ask_password)
        self.save_button = self.header.add_button(Button(t("Save as PDF"), "primary", icon="file-output"))
        self.save_button.clicked.connect(self.choose_file)
        self.approve_button = self.header.add_button(Button(t("Approve"), "primary", icon="check"))
        self.approve_button.clicked.connect(self.approve)
        self._show_ways_out()

    def _fill_common(self) -> None:
        """Template, reader and language: what every document is asked."""
        t, column = self.t, self.choices.box
        self.template: ChoiceField[DocumentKind] = ChoiceField(
            t("Template"),
            [
                (each, document_labels.kind(t, each))
                for each in (TEMPLATES if self.kind in TEMPLATES else (self.kind,))
            ],
            value=self.kind,
        )
        self.template.value_chosen.connect(self._change_template)
        column.addWidget(self.template)
        self.template.setVisible(self.kind in TEMPLATES)
        readers = RECIPIENTS[self.kind]
        self.reader: SegmentField[Recipient] = SegmentField(
            t("For whom"), [(each, document_labels.recipient(t, each)) for each in readers],
            value=readers[0], can_forget=False,
        )  # fmt: skip
        self.reader.value_chosen.connect(self.read_soon)
        column.addWidget(self.reader)
        self.reader.setVisible(len(readers) > 1)
        self.recipient = Field(
            t("Name of the reader, if it shall stand there"), max_length=200, is_private=True
        )
        self.recipient.box.setObjectName("recipient")
        self.recipient.edited.connect(self.read_soon)
        column.addWidget(self.recipient)
        self.language = SegmentField(
            t("Language of the document"),
            [(code, labels.language(t, code)) for code in self.around.translators],
            value=self.around.practice.document_language, can_forget=False,
        )  # fmt: skip
        self.language.value_chosen.connect(self.read_soon)
        column.addWidget(self.language)

    def _change_template(self, kind: object) -> None:
        if isinstance(kind, DocumentKind) and kind is not self.kind:
            self.around.go(Place(DOCUMENT, self.place.client_id, self.place.item_id, tab=kind.value))

    def _build(self, content: Document, serial: int) -> tuple[bytes, tuple[PagePicture, ...]] | None:
        """On the paper thread: the PDF, then its pages as pictures; nothing for choices that changed meanwhile."""
        from coachdesk.ui.documents.pdf_pages import page_pictures

        if serial != self._serial:
            return None
        self._began = perf_counter()
        try:
            pdf = self.around.doors.build(content)
            return pdf, page_pictures(pdf, _PREVIEW_DPI)
        finally:
            self._began = 0.0

    def _show(
        self, content: Document, serial: int, outcome: Outcome[tuple[bytes, tuple[PagePicture, ...]] | None]
    ) -> None:
        import shiboken6

        if not shiboken6.isValid(self) or serial != self._serial:
            return
        if outcome.failure is not None or outcome.value is None:
            self.refuse(outcome.failure)
            return
        self._content = content
        self._pdf, pictures = outcome.value
        self.say("")
        self.preview.show_pages(pictures)
        self._set_ready(is_ready=True)

    def _set_ready(self, *, is_ready: bool) -> None:
        self._is_approved = False
        if not is_ready:
            self._pdf = None
        self._show_ways_out()

    def _show_ways_out(self) -> None:
        """Approval first, then the ways out; never both."""
        has_ways_out = self._is_approved or not self.is_approved_first
        for button in (self.print_button, self.lock_button, self.save_button):
            button.setVisible(has_ways_out)
            button.setEnabled(self._pdf is not None)
        self.approve_button.setVisible(not has_ways_out)
        self.approve_button.setEnabled(self._pdf is not None)
