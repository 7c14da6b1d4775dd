"""The logo of the letterhead, and how the head of a document will look with all that was typed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.practices import Practice
from coachdesk.figures.letterheads import sample
from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.pdf_pages import PagePicture
from coachdesk.ui.documents.preview import Sheet
from coachdesk.ui.file_dialogs import ask_file
from coachdesk.ui.page import Page
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE

_DOTS_PER_INCH: Final = 110
_HEAD_SHARE: Final = 0.2
"""How much of the page is shown: the head, and where the title begins."""
_AFTER_MS: Final = 600


class LetterheadCard(Card):
    """Chooses a logo and shows the head of a page.

    Args:
        page: the settings.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._page = page
        t = page.t
        self.box.addWidget(PlainLabel(t("How documents begin"), "h3"))
        self.sheet: Sheet | None = None
        self.message = PlainLabel("", "body", "ink2", fit="wrap")
        self.message.hide()
        self.box.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self.choose = Button(t("Choose a logo"), "secondary", icon="folder", is_small=True)
        self.choose.clicked.connect(self._ask)
        row.addWidget(self.choose)
        self.remove = Button(t("Without a logo"), "quiet", is_small=True)
        self.remove.clicked.connect(self._remove)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.box.addLayout(row)
        hint = t("PNG or JPEG. Only its pixels are kept, in the vault, at the size of a letterhead.")
        self.box.addWidget(PlainLabel(hint, "caption", "ink2", fit="wrap"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.read)

    def read_soon(self, *_: object) -> None:
        """Show the head again once the hand rests."""
        self._soon.start()

    def read(self) -> None:
        """Read the practice and draw the head of a page."""
        page = self._page
        page.desk.fetch(page.desk.services.practice.get, then=self.show_practice, owner=self)

    def show_practice(self, practice: Practice) -> None:
        """Draw the head of a page as it is now."""
        self.remove.setVisible(bool(practice.logo))
        around = self._page.around
        words = around.translators[practice.document_language]
        around.papers.ask_for(self, partial(self._drawn, practice, words), self._show, self._refuse)

    def stop(self) -> None:
        """Let no timer run."""
        self._soon.stop()

    def use(self, file: Path) -> None:
        """Take a file as the logo, or say why not."""
        from coachdesk.ui.settings.logo_reading import read_logo

        self._page.around.papers.ask_for(self, partial(read_logo, file), self._keep, self._refuse)

    def _drawn(self, practice: Practice, words: Translator) -> PagePicture:
        from coachdesk.ui.documents.pdf_pages import page_pictures

        return page_pictures(self._page.around.doors.build(sample(words, practice)), _DOTS_PER_INCH)[0]

    def _ask(self) -> None:
        t = self._page.t
        ask_file(self, t("Choose a logo"), t("Picture (*.png *.jpg *.jpeg)"), self.use)

    def _keep(self, png: bytes) -> None:
        desk = self._page.desk
        desk.perform(
            desk.services.practice.set_logo, png, then=self._kept, failed=self._refuse,
            words=self._page.t("Logo changed"),
        )  # fmt: skip

    def _remove(self) -> None:
        self._keep(b"")

    def _kept(self, _value: object) -> None:
        self._say("")
        self.read()

    def _show(self, picture: PagePicture) -> None:
        height = round(picture.height * _HEAD_SHARE)
        head = PagePicture(picture.pixels[: height * picture.stride], picture.width, height, picture.stride)
        if self.sheet is not None:
            self.sheet.hide()
            self.sheet.deleteLater()
        self.sheet = Sheet(head, self._page.t("Head of a document"))
        self.sheet.set_width(max(280, min(self.width() - 3 * SPACE.card, picture.width)))
        self.box.insertWidget(1, self.sheet)

    def _refuse(self, failure: Exception) -> None:
        t = self._page.t
        if isinstance(failure, UserError):
            self._say(t(failure.message, **failure.facts))
        else:
            self._say(t("The pages could not be made. Try again."))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
