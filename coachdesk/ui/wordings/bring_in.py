"""A wording file, looked at before it is brought in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk.domain.wording_files import WordingFile
from coachdesk.i18n import labels
from coachdesk.services.wordings import ShelfLine
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import TextBox


class BringIn(Dialog):
    """Shows what a file holds, by what right, and what it would take the place of.

    Args:
        around: desk and words.
        name: of the file.
        read: what it holds.
        line: its questionnaire.
        parent: the page that opens it.
    """

    def __init__(
        self, around: Surroundings, name: str, read: WordingFile, line: ShelfLine, parent: QWidget
    ) -> None:
        t = around.t
        super().__init__(t("Bring in this wording"), parent, is_wide=True)
        self._around = around
        self._read = read
        self._title = line.wording.short_title
        self.finished.connect(self.deleteLater)
        language = labels.language(t, read.language)
        facts = (
            name, self._title, language,
            t.plural("{count} question", "{count} questions", len(read.items)),
        )  # fmt: skip
        self.add_text(" · ".join(facts))
        self.add_text(
            t("By what right, on {date}: {statement}", date=read.stated_on, statement=read.statement)
        )
        held = line.held.get(read.language)
        if held is not None:
            self.add_text(t("It takes the place of the wording held since {date}.", date=held.stated_on))
        self.lines = TextBox(lines=10)
        self.lines.setObjectName("lines of the file")
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(t("Lines of the file"))
        self.lines.set_text("\n".join(f"{number}. {text}" for number, text in enumerate(read.items, start=1)))
        self.body.addWidget(self.lines)
        self.act = self.set_actions(t("Bring in"), t("Cancel"), icon="check")
        self.accepted.connect(self._keep)

    def _keep(self) -> None:
        t, desk = self._around.t, self._around.desk
        desk.perform(
            desk.services.wordings.bring_in, self._read,
            words=t(
                "Wording kept: {questionnaire}, {language}", questionnaire=self._title,
                language=labels.language_inside(t, self._read.language),
            ),
        )  # fmt: skip
