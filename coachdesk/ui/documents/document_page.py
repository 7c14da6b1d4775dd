"""A document before it leaves: for whom, in which language, with what in it, and how it will look."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from coachdesk.domain.errors import StorageError, UserError
from coachdesk.domain.messages import N_
from coachdesk.figures.documents import ReportContent
from coachdesk.i18n import labels
from coachdesk.services.documents import ReportOptions
from coachdesk.services.runner import Outcome
from coachdesk.ui.documents.pdf_pages import PagePicture
from coachdesk.ui.documents.preview import Preview
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.parts.marks import Card, IconMark
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE, ColourName

REFERRAL: Final = "referral"
_AFTER_MS: Final = 400
_PREVIEW_DPI: Final = 144
_LEFT, _RIGHT = 272, 280
_LARGE: Final = 125
"""Text size in percent beyond which three columns leave no width to the page."""
_CONTENTS: Final = (
    ("include_note", N_("Work of the session")),
    ("include_actions", N_("Agreed actions")),
    ("include_measures", N_("Measures")),
)


class DocumentPage(Page):
    """The studio: choices left, pages in the middle, what to know right."""

    kinds: ClassVar[tuple[str, ...]] = (
        "clients", "sessions", "actions", "assessments", "phase_moves", "situation_changes", "practices", "contacts",
    )  # fmt: skip
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Ctrl+S", N_("Save as PDF")), ("Ctrl+P", N_("Print")))

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._pdf: bytes | None = None
        self._serial = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.read)
        t = self.t
        is_letter = place.tab == REFERRAL
        self.header = PageHeader(
            t("Letter to a doctor") if is_letter else t("Session report"),
            facts=t("Nothing leaves the vault before you say so."), are_facts_private=False,
        )  # fmt: skip
        back = self.header.add_button(Button(t("Back to the file"), "secondary", icon="arrow-left"))
        back.clicked.connect(self._go_back)
        self.print_button = self.header.add_button(Button(t("Print"), "secondary", icon="printer"))
        self.print_button.clicked.connect(self.print_pages)
        self.save_button = self.header.add_button(Button(t("Save as PDF"), "primary", icon="file-output"))
        self.save_button.clicked.connect(self.choose_file)
        self.preview = Preview(t)
        self.message = PlainLabel("", "body", "ink2", fit="wrap")
        self.message.hide()
        self._lay_out(is_letter=is_letter)
        QShortcut(QKeySequence("Ctrl+S"), self, self.choose_file)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_pages)
        self.begin_at(self.recipient)

    def read(self) -> None:
        """Word the document, then make its pages."""
        self._serial += 1
        self._set_ready(is_ready=False)
        self.preview.start()
        words = self.around.translators[self.language.value() or self.t.content_language]
        documents = self.desk.services.documents
        if self.place.tab == REFERRAL:
            self.desk.fetch(
                documents.referral_letter, self.place.client_id, words, self.recipient.text(), then=self._make,
                owner=self, question="document", failed=self._refuse,
            )  # fmt: skip
            return
        options = ReportOptions(
            include_note=self.boxes["include_note"].isChecked(),
            include_actions=self.boxes["include_actions"].isChecked(),
            include_measures=self.boxes["include_measures"].isChecked(),
        )
        self.desk.fetch(
            documents.session_report, self.place.item_id, words, self.recipient.text(), options, then=self._make,
            owner=self, question="document", failed=self._refuse,
        )  # fmt: skip

    def stop(self) -> None:
        """Make no more pages."""
        self._soon.stop()
        self.preview.busy.stop()
        super().stop()

    def choose_file(self) -> None:
        """Ask where to save; the proposed name says nothing of anyone."""
        if self._pdf is None:
            return
        t, day = self.t, self.around.clock.today().isoformat()
        kind = t("letter to a doctor") if self.place.tab == REFERRAL else t("session report")
        name = f"CoachDesk - {kind} - {day}.pdf"
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

    def _lay_out(self, *, is_letter: bool) -> None:
        column = bare_column(self)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        row.setSpacing(SPACE.page)
        share = (100 + Theme.current().text_size) / 200
        choices, notice = self._choices(is_letter=is_letter), self._notice(is_letter=is_letter)
        choices.setFixedWidth(round(_LEFT * share))
        row.addWidget(choices)
        row.addWidget(self.preview, 1)
        if Theme.current().text_size > _LARGE:
            # Large letters: the page keeps its width, what to know stands under the choices.
            choices.box.addSpacing(SPACE.card)
            choices.box.addWidget(notice)
        else:
            side = ScrollPage(margin=0)
            side.setFixedWidth(round(_RIGHT * share))
            side.box.addWidget(notice)
            side.box.addStretch(1)
            row.addWidget(side)
        choices.box.addStretch(1)
        column.addLayout(row, 1)

    def _choices(self, *, is_letter: bool) -> ScrollPage:
        t = self.t
        holder = ScrollPage(margin=0, gap=SPACE.near)
        column = holder.box
        self.recipient = Field(
            t("For whom"), placeholder=t("Dr Martin, GP") if is_letter else t("myself, the person, a doctor"),
            is_private=True,
        )  # fmt: skip
        self.recipient.box.setObjectName("recipient")
        self.recipient.edited.connect(self._read_soon)
        column.addWidget(self.recipient)
        self.language = SegmentField(
            t("Language of the document"), [(code, labels.language(t, code)) for code in self.around.translators],
            value=self.around.practice.document_language, can_forget=False,
        )  # fmt: skip
        self.language.value_chosen.connect(self._read_soon)
        column.addWidget(self.language)
        self.boxes: dict[str, TickBox] = {}
        if not is_letter:
            column.addWidget(PlainLabel(t("Contents"), "body_strong"))
            for name, words in _CONTENTS:
                box = TickBox(t(words), is_checked=True)
                box.setObjectName(name)
                box.clicked.connect(self._read_soon)
                self.boxes[name] = box
                column.addWidget(box)
        return holder

    def _notice(self, *, is_letter: bool) -> QWidget:
        t = self.t
        holder = QWidget()
        column = bare_column(holder, SPACE.stack)
        # Above: what was just done or refused must not be looked for.
        column.addWidget(self.message)
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("Before it leaves"), "h3"))
        printing = t(
            "Printing goes through a picture of 300 dots an inch; the saved PDF stays sharp at any size."
        )
        measures = ("info", t("The line of caution stays on every page that shows a measure."))
        scores = ("info", t("It gives no score: it says what the first meeting showed."))
        for icon, words in (
            ("lock", t("No private note is in it.")),
            scores if is_letter else measures,
            ("user", t("The full name stands on the first page only.")),
            ("printer", printing),
        ):
            row = QHBoxLayout()
            row.setSpacing(SPACE.stack)
            row.addWidget(IconMark(icon, "ink2", 18))
            row.addWidget(PlainLabel(words, "body", "ink2", fit="wrap"), 1)
            card.box.addLayout(row)
        column.addWidget(card)
        return holder

    def _read_soon(self, *_: object) -> None:
        self._soon.start()

    def _make(self, content: ReportContent) -> None:
        self.around.papers.ask(partial(self._build, content), partial(self._show, self._serial))

    def _build(self, content: ReportContent) -> tuple[bytes, tuple[PagePicture, ...]]:
        """On the paper thread: the PDF, then its pages as pictures."""
        from coachdesk.ui.documents.pdf_pages import page_pictures

        pdf = self.around.doors.build(content)
        return pdf, page_pictures(pdf, _PREVIEW_DPI)

    def _show(self, serial: int, outcome: Outcome[tuple[bytes, tuple[PagePicture, ...]]]) -> None:
        import shiboken6

        if not shiboken6.isValid(self) or serial != self._serial:
            return
        if outcome.failure is not None or outcome.value is None:
            self._refuse(outcome.failure)
            return
        self._pdf, pictures = outcome.value
        self._say("")
        self.preview.show_pages(pictures)
        self._set_ready(is_ready=True)

    def _refuse(self, failure: Exception | None) -> None:
        self.preview.busy.stop()
        if isinstance(failure, UserError):
            self._say(self.t(failure.message, **failure.facts), "safe")
        else:
            self._say(self.t("The pages could not be made. Try again."), "safe")

    def _say(self, words: str, ink: ColourName = "ink2") -> None:
        self.message.set_ink(ink)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _tell_saved(self, outcome: Outcome[None]) -> None:
        if outcome.failure is None:
            self._say(self.t("Saved. The file is outside the vault now: keep it where only its reader can."))
        elif isinstance(outcome.failure, StorageError):
            self._say(self.t(outcome.failure.message), "safe")
        else:
            self._refuse(outcome.failure)

    def _set_ready(self, *, is_ready: bool) -> None:
        if not is_ready:
            self._pdf = None
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)

    def _go_back(self) -> None:
        self.around.go(Place(CLIENT, self.place.client_id))
