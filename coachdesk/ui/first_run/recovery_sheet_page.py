"""The recovery sheet: printed or saved, then two of its groups typed back. It can wait."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.lock.card_page import CardPage
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE

SHEET_NAME: Final = "coachdesk.pdf"
"""Says nothing of what the sheet opens."""


class RecoverySheetPage(CardPage):
    """Shows the code once.

    Signals:
        save_requested: the file to write; answer with :meth:`tell_saved` or :meth:`refuse`.
        print_requested: print the sheet.
        kept: the two groups were typed back rightly.
        later_requested: it waits.

    Args:
        groups: the eight groups of the code.
        folder: where the dialog for saving begins.
        asked: which two groups are typed back, 0 to 7; drawn by lot without it.
    """

    save_requested = Signal(object)
    print_requested = Signal()
    kept = Signal()
    later_requested = Signal()

    def __init__(
        self,
        t: Translator,
        groups: Sequence[str],
        folder: Path,
        *,
        asked: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            t,
            t("Your recovery code"),
            t("If you forget the passphrase, only this code opens the vault. Nobody else can help, not even us."),
            width=560,
            parent=parent,
        )
        self._groups = tuple(groups)
        self._folder = folder
        self._asked = asked or self._draw_lot()
        box = self.card.box
        box.addLayout(self._code_grid())
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        self.print_sheet = Button(t("Print the sheet"), "secondary", icon="printer", parent=self)
        self.print_sheet.clicked.connect(self.print_requested)
        self.save_sheet = Button(t("Save as PDF"), "secondary", icon="save", parent=self)
        self.save_sheet.clicked.connect(self._choose_file)
        row.addWidget(self.print_sheet)
        row.addWidget(self.save_sheet)
        row.addStretch(1)
        box.addLayout(row)
        self._told = PlainLabel(
            t("Keep the sheet away from this computer, never in the folder of the vault."), "caption", "ink2",
            fit="wrap", parent=self,
        )  # fmt: skip
        box.addWidget(self._told)
        box.addWidget(PlainLabel(t("Read two groups from the sheet and type them here:"), "body", parent=self))
        box.addLayout(self._typed_row())
        box.addLayout(self._buttons())
        self.setFocusProxy(self.print_sheet)

    def tell_saved(self) -> None:
        """The sheet was written."""
        self._told.set_ink("ink2")
        self._told.setText(self.t("The sheet is saved. Print it, then delete the file."))

    def refuse(self, message: str) -> None:
        """The sheet could not be written or printed there."""
        self._told.set_ink("safe")
        self._told.setText(message)

    def stop(self) -> None:
        """Forget the code."""
        self._groups = ()

    def _draw_lot(self) -> tuple[int, int]:
        first = secrets.randbelow(len(self._groups))
        second = (first + 1 + secrets.randbelow(len(self._groups) - 1)) % len(self._groups)
        return min(first, second), max(first, second)

    def _code_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(SPACE.pair)
        for number, group in enumerate(self._groups):
            line, column = divmod(number, 4)
            grid.addWidget(PlainLabel(str(number + 1), "caption", "ink2", parent=self), 2 * line, column)
            grid.addWidget(PlainLabel(group, "big", parent=self), 2 * line + 1, column)
        return grid

    def _typed_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        self.fields = tuple(
            Field(self.t("Group {number}", number=place + 1), chars=8, max_length=12, parent=self)
            for place in self._asked
        )
        for number, field in enumerate(self.fields):
            field.box.setObjectName(f"group {number}")
            field.box.returnPressed.connect(self._check)
            row.addWidget(field)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        later = Button(self.t("Later"), "secondary", icon="clock", parent=self)
        later.clicked.connect(self.later_requested)
        done = Button(self.t("The sheet is in a safe place"), "primary", icon="check", parent=self)
        done.clicked.connect(self._check)
        row.addWidget(later)
        row.addStretch(1)
        row.addWidget(done)
        return row

    def _check(self) -> None:
        is_right = True
        for place, field in zip(self._asked, self.fields, strict=True):
            typed = "".join(sign for sign in field.text().upper() if sign.isalnum())
            if typed.replace("O", "0").replace("I", "1").replace("L", "1") != self._groups[place]:
                field.set_error(self.t("This is not group {number} of the sheet.", number=place + 1))
                is_right = False
        if is_right:
            self.kept.emit()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.t("Save the recovery sheet"), str(self._folder / SHEET_NAME))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(self.t("PDF document (*.pdf)"))
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, file: str) -> None:
        self.save_requested.emit(Path(file))
