"""A page of several steps under one header: one step is there at a time, and what is typed is kept as a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.announcing import announce
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.places import Place
from coachdesk.ui.theme.tokens import SPACE


class StepPage(Page):
    """Header, a line for what was refused, and the step.

    A page overrides :meth:`_keep_draft` and :meth:`_name_buttons`.

    Args:
        around: desk, words.
        place: what it is about.
        header: with the buttons of every step.

    Attributes:
        step: what is on screen under the header; ``None`` until the page has read.
        trouble: says what was refused.
    """

    step: QWidget | None

    def __init__(
        self, around: Surroundings, place: Place, header: PageHeader, parent: QWidget | None = None
    ) -> None:
        super().__init__(around, place, parent)
        self.step = None
        self.header = header
        self._saving = Autosave(self._keep_draft, self)
        self.trouble = PlainLabel("", "body", "safe", fit="wrap")
        self.trouble.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.stack)
        self.trouble.hide()
        self._column = bare_column(self)
        self._column.addWidget(self.header)
        self._column.addWidget(self.trouble)
        self._column.addStretch(1)

    def flush(self) -> None:
        """Keep what is not in the draft yet."""
        self._saving.flush()

    def restyle(self) -> None:
        """Measure the buttons again."""
        self._name_buttons()

    def _keep_draft(self) -> None:
        """Hand what is typed to the desk, so that it is there again whatever happens."""

    def _name_buttons(self) -> None:
        """Say what the buttons do at this step, and which can be pressed."""

    def _show_step(self, step: QWidget) -> None:
        before, self.step = self.step, step
        if before is None:
            self._column.takeAt(self._column.count() - 1)
        else:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.addWidget(step, 1)
        self._name_buttons()

    def _tell(self, error: UserError) -> None:
        self.trouble.setText(self.t(error.message, **error.facts))
        self.trouble.show()

    def _announce(self, words: str) -> None:
        announce(self, words)
