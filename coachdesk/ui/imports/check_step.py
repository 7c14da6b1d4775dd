"""The third step: what becomes of each line, before anything is written."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.imports import ImportPlan, LineFate
from coachdesk.domain.tables import Table
from coachdesk.ui.imports.import_words import Vocabulary, fate, refused_text, rows, summary
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import Busy
from coachdesk.ui.parts.rows import ListView
from coachdesk.ui.parts.segments import SegmentRow
from coachdesk.ui.theme.tokens import SPACE


class CheckStep(QWidget):
    """Counts, then the lines of one kind; those that are refused come first.

    Args:
        words: of columns and questionnaires.
        table: whose lines they are.
        plan: what would be done.
    """

    def __init__(
        self, words: Vocabulary, table: Table, plan: ImportPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._table = table
        self._plan = plan
        t = words.t
        counts = {each: len(plan.of_fate(each)) for each in LineFate}
        shown = [LineFate.REFUSED, LineFate.IMPORTED, LineFate.PRESENT]
        self.fates: SegmentRow[LineFate] = SegmentRow(
            [(each, fate(t, each, counts[each])) for each in shown],
            spoken=t("Which lines"),
            value=next((each for each in shown if counts[each]), LineFate.IMPORTED),
            can_forget=False,
        )
        self.fates.value_chosen.connect(self._show)
        self.copy_button = Button(t("Copy the reasons"), icon="copy", key="Ctrl+C")
        self.copy_button.setEnabled(bool(counts[LineFate.REFUSED]))
        self.copy_button.clicked.connect(self.copy_reasons)
        self.list = ListView(t("Lines of the table"))
        self.list.setObjectName("lines")
        self.message = PlainLabel("", "body", "safe", fit="wrap")
        self.busy = Busy()
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy_reasons)
        self.message.hide()
        self._show()
        self.setFocusProxy(self.list)

    def tell(self, trouble: str) -> None:
        """Say why nothing was imported."""
        self.busy.stop()
        self.message.setText(trouble)
        self.message.show()

    def copy_reasons(self) -> None:
        """Put the refused lines and their reasons on the clipboard, without a name."""
        text = refused_text(self._words, self._table.head, self._plan)
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copy_button.set_word(self._words.t("Copied"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.stack)
        column.addWidget(PlainLabel(summary(self._words.t, self._plan), "note", fit="wrap"))
        for remark in self._plan.remarks:
            said = self._words.remark(remark, self._table.head)
            column.addWidget(PlainLabel(said, "body", "att", fit="wrap"))
        tools = QHBoxLayout()
        tools.setSpacing(SPACE.card)
        tools.addWidget(self.fates, 1)
        tools.addWidget(self.copy_button)
        column.addLayout(tools)
        card = Card(padding=SPACE.pair)
        card.box.addWidget(self.list)
        column.addWidget(card, 1)
        column.addWidget(self.message)
        column.addWidget(self.busy)

    def _show(self, *_: object) -> None:
        chosen = self.fates.value() or LineFate.IMPORTED
        found = list(rows(self._words, self._table.head, self._plan.of_fate(chosen)))
        self.list.set_rows(found)
        if found:
            self.list.set_current(found[0].key)
