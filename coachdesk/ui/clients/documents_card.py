"""What was given about a person: what, when, to whom, and the seal by which the file is known again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.domain.documents import GivenDocument
from coachdesk.i18n import document_labels
from coachdesk.i18n.typography import sentence_case
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.theme.tokens import SPACE

_SEAL_SHOWN = 12
"""Signs of the seal that are shown: enough to compare two files by eye."""


class DocumentsCard(ListCard):
    """The documents given, newest first; nothing is added here: it notes itself when a document leaves."""

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(around, client_id, around.t("Documents given"), parent=parent)

    def show_documents(self, documents: tuple[GivenDocument, ...]) -> None:
        """Show the list as it was read."""
        clear_layout(self._list)
        if not documents:
            none_yet = self._around.t("None yet. What you save or print is noted here.")
            self._list.addWidget(PlainLabel(none_yet, "body", "ink2", fit="wrap"))
        for number, one in enumerate(documents):
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(self._row(one))

    def _row(self, one: GivenDocument) -> QWidget:
        t = self._around.t
        holder = QWidget()
        row = bare_row(gap=SPACE.near)
        holder.setLayout(row)
        words = bare_column()
        row.addLayout(words, 1)
        reader = document_labels.recipient(t, one.recipient)
        if one.recipient_name:
            reader = t("{reader} ({name})", reader=reader, name=one.recipient_name)
        named = " · ".join((document_labels.kind(t, one.kind), reader))
        words.addWidget(PlainLabel(named, "body", fit="wrap", is_private=True))
        facts = " · ".join(
            (
                t.fact(one.given_at),
                document_labels.delivery(t, one.delivery),
                t("seal {digest}…", digest=one.digest[:_SEAL_SHOWN]),
            )
        )
        seal = PlainLabel(sentence_case(facts), "caption", "ink2", fit="wrap")
        seal.setToolTip(one.digest)
        words.addWidget(seal)
        away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
        away.clicked.connect(partial(self._remove, one.id))
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _remove(self, document_id: int, _checked: bool = False) -> None:
        self._around.desk.perform(
            self._around.desk.services.given.remove,
            document_id,
            words=self._around.t("Line moved to the bin"),
        )
