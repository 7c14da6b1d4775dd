"""The recovery code: printed or saved as a sheet, then two of its groups typed back from it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.doors import Doors
from coachdesk.ui.errands import Errands
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_pdf_place
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE

_GROUP_LENGTH: Final = 4
_GROUP_ROOM: Final = 6
# The whole code, with whatever parts its groups: it may be pasted.
_LONGEST: Final = 80


class RecoverySheetForm(QWidget):
    """Shows the code once.

    Signals:
        save_requested: the file to write; answer with :meth:`tell_saved` or :meth:`refuse`.
        print_requested: print the sheet.
        kept: the two groups were typed back rightly.

    Args:
        t: language of the words.
        groups: the eight groups of the code.
        has_group: whether what was typed is the group of that number, 1 to 8.
        folder: where the dialog for saving begins.
        asked: which two groups are typed back, 0 to 7; drawn by lot without it.
    """

    save_requested = Signal(object)
    print_requested = Signal()
    kept = Signal()

    def __init__(
        self,
        t: Translator,
        groups: Sequence[str],
        has_group: Callable[[int, str], bool],
        folder: Path,
        *,
        asked: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = t
        self._has_group: Callable[[int, str], bool] | None = has_group
        self._folder = folder
        self.asked = asked or _two_of(len(groups))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE.near)
        box.addLayout(self._code_grid(groups))
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
        away = t("Keep the sheet away from this computer, never in the folder of the vault.")
        self.message = PlainLabel(away, "caption", "ink2", fit="wrap", parent=self)
        box.addWidget(self.message)
        self.fields = tuple(
            Field(
                t("Group {number} of the sheet", number=place + 1),
                chars=_GROUP_ROOM,
                max_length=_LONGEST,
                parent=self,
            )
            for place in self.asked
        )
        box.addWidget(
            PlainLabel(t("Read two groups from the sheet and type them here:"), "body", parent=self)
        )
        box.addLayout(self._typed_row())
        self.setFocusProxy(self.print_sheet)

    def serve(self, doors: Doors, papers: Errands, mark: str) -> None:
        """Let the sheet be made, saved and printed.

        Args:
            doors: makes the pages.
            papers: the thread that waits for them.
            mark: of the vault, printed on the sheet.
        """
        groups = tuple(label.text() for label in self._groups)

        def build() -> bytes:
            from coachdesk.services.documents import recovery_sheet

            return doors.build(recovery_sheet(self.t, groups, mark, doors.clock.today()))

        def save(file: Path) -> None:
            from coachdesk.services import documents

            documents.save(file, build())

        def print_it(pdf: bytes) -> None:
            from coachdesk.ui.documents.printing import print_pdf

            print_pdf(pdf, self, papers)

        refuse = self._tell_failure
        self.save_requested.connect(
            lambda file: papers.ask_for(self, partial(save, file), self.tell_saved, refuse)
        )
        self.print_requested.connect(lambda: papers.ask_for(self, build, print_it, refuse))

    def tell_saved(self, _value: object = None) -> None:
        """The sheet was written."""
        self.message.set_ink("ink2")
        self.message.setText(self.t("The sheet is saved. Print it, then delete the file."))

    def refuse(self, message: str) -> None:
        """The sheet could not be written or printed there."""
        self.message.set_ink("safe")
        self.message.setText(message)

    def submit(self) -> None:
        """Compare what was typed with the sheet; say beside the field what differs."""
        has_group = self._has_group
        if has_group is None:
            return
        wrong = [
            (place, field)
            for place, field in zip(self.asked, self.fields, strict=True)
            if not has_group(place + 1, field.text())
        ]
        for place, field in wrong:
            field.set_error(self.t("This is not group {number} of the sheet.", number=place + 1))
        if wrong:
            wrong[0][1].setFocus()
        else:
            self.kept.emit()

    def stop(self) -> None:
        """Forget the code."""
        self._has_group = None
        for label in self._groups:
            label.setText("")

    def _code_grid(self, groups: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(SPACE.pair)
        self._groups = tuple(PlainLabel(group, "big", parent=self) for group in groups)
        for number, label in enumerate(self._groups):
            line, column = divmod(number, 4)
            grid.addWidget(PlainLabel(str(number + 1), "caption", "ink2", parent=self), 2 * line, column)
            grid.addWidget(label, 2 * line + 1, column)
        return grid

    def _typed_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        first, second = self.fields
        for number, field in enumerate(self.fields):
            field.box.setObjectName(f"group {number}")
            field.edited.connect(partial(self._on_typed, number))
            row.addWidget(field)
        first.box.returnPressed.connect(second.setFocus)
        second.box.returnPressed.connect(self.submit)
        row.addStretch(1)
        return row

    def _on_typed(self, number: int, text: str) -> None:
        """A group holds four signs: more are cut, a whole code is parted, and a full field hands on."""
        signs = "".join(sign for sign in text if sign.isalnum())
        if len(signs) == _GROUP_LENGTH * len(self._groups):
            for place, field in zip(self.asked, self.fields, strict=True):
                field.set_text(signs[_GROUP_LENGTH * place : _GROUP_LENGTH * (place + 1)])
                field.clear_error()
        elif len(signs) > _GROUP_LENGTH:
            self.fields[number].set_text(signs[:_GROUP_LENGTH])
            self.fields[number].box.end(False)
        elif len(signs) < _GROUP_LENGTH or self.fields[number].box.cursorPosition() < len(text):
            return
        if number + 1 < len(self.fields):
            self.fields[number + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_file(self) -> None:
        # It says what it is, and nothing of what it opens.
        name = self.t("recovery sheet")
        ask_pdf_place(
            self,
            self.t("Save the recovery sheet"),
            self.t("PDF document (*.pdf)"),
            self._folder / f"CoachDesk - {name}.pdf",
            self.save_requested.emit,
        )

    def _tell_failure(self, failure: Exception) -> None:
        self.refuse(sentence(self.t, failure))


def _two_of(count: int) -> tuple[int, int]:
    """Two different numbers by lot, in their order."""
    first = secrets.randbelow(count)
    second = (first + 1 + secrets.randbelow(count - 1)) % count
    return min(first, second), max(first, second)
