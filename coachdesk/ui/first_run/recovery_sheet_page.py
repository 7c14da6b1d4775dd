"""The recovery sheet of a new vault. It can wait."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.first_run.recovery_sheet_form import RecoverySheetForm
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.parts.buttons import Button


class RecoverySheetPage(CardPage):
    """The form on a card.

    Signals:
        kept: the two groups were typed back rightly.
        later_requested: it waits.

    Args:
        t: language of the words.
        form: of the code.
    """

    kept = Signal()
    later_requested = Signal()

    def __init__(self, t: Translator, form: RecoverySheetForm, parent: QWidget | None = None) -> None:
        super().__init__(
            t,
            t("Your recovery code"),
            t(
                "If you forget the passphrase, only this code opens the vault. Nobody else can help, not even us."
            ),
            width=560,
            parent=parent,
        )
        self.form = form
        form.kept.connect(self.kept)
        self.card.box.addWidget(form)
        row = QHBoxLayout()
        self.later = Button(t("Later"), "secondary", icon="clock", parent=self)
        self.later.clicked.connect(self.later_requested)
        self.done = Button(t("The sheet is in a safe place"), "primary", icon="check", parent=self)
        self.done.clicked.connect(form.submit)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.done)
        self.card.box.addLayout(row)
        self.setFocusProxy(form)

    def stop(self) -> None:
        """Forget the code."""
        self.form.stop()
