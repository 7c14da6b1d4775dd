"""A page on which forms are typed by keys: what one form and a pile of them have in common."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.ui.assessments import forms
from coachdesk.ui.assessments.finish_button import FinishButton, Step
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Surroundings
from coachdesk.ui.places import Place
from coachdesk.ui.step_page import StepPage

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_REPEATED: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace, Qt.Key.Key_Tab}


class TypingPage(StepPage):
    """Takes the keys of a form. They are read as text: no shortcut takes a digit, so that every keyboard types it.

    Every change is in a draft within a second.

    Attributes:
        finish: the one primary button while a form is typed.
    """

    finish: FinishButton

    def __init__(
        self, around: Surroundings, place: Place, header: PageHeader, parent: QWidget | None = None
    ) -> None:
        super().__init__(around, place, header, parent)
        self._is_behind = False
        self.desk.failed.connect(self._on_failed)
        self.desk.broken.connect(self._on_failed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)

    def flush(self) -> None:
        """Keep what is not in the draft yet, and what the disk refused."""
        if self._is_behind:
            self._saving.note_change()
        super().flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._form_step()
        if event.isAutoRepeat() and event.key() not in _REPEATED:
            # A key that is held down a little long is one answer, not two.
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._pause()
        elif step is not None and step.take_key(event):
            pass
        elif event.key() in _ENTER:
            self._take_enter()
        elif not self._take_first_answer(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def go_on(self) -> None:
        """What the primary button does."""
        raise NotImplementedError

    def _pause(self) -> None:
        """What Escape does."""
        raise NotImplementedError

    def _form_step(self) -> Step | None:
        """The step of a form that is on screen, if there is one."""
        raise NotImplementedError

    def _form_sheet(self) -> AnswerSheet | None:
        """The sheet that is typed, if there is one."""
        raise NotImplementedError

    def _is_layout_known(self) -> bool:
        """Whether somebody confirmed the layout of this form once before."""
        raise NotImplementedError

    def _confirm_sheet(self) -> None:
        """The printed form lies as the program believes."""
        raise NotImplementedError

    def _on_failed(self, _trouble: object) -> None:
        """The disk refused, as the banner says: what is typed stays here and is kept at the next occasion."""
        self._is_behind = True

    def _take_enter(self) -> None:
        """Enter ends what is complete; while answers are missing it first goes to the button that says so."""
        step, sheet = self._form_step(), self._form_sheet()
        if step is None:
            return
        is_open = isinstance(step, TypingStep) and sheet is not None and not sheet.is_finished
        if is_open and not self.finish.hasFocus():
            if self.finish.isEnabled():
                self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
                self._announce(self.finish.word())
            return
        if self.finish.isEnabled():
            self.go_on()

    def _take_first_answer(self, event: QKeyEvent) -> bool:
        """On a sheet that was confirmed once before, the first answer says that it is this one."""
        sheet = self._form_sheet()
        if not isinstance(self._form_step(), LayoutStep) or sheet is None or not self._is_layout_known():
            return False
        if not forms.is_answer(sheet.instrument, sheet.layout, event.text()):
            return False
        self._confirm_sheet()
        step = self._form_step()
        return isinstance(step, TypingStep) and step.take_key(event)

    def _show_typing_step(self, step: TypingStep) -> None:
        step.changed.connect(self._on_typed)
        step.announced.connect(self._announce)
        self._show_step(step)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(step.current_words())

    def _note_change(self) -> None:
        self.trouble.hide()
        self._name_buttons()
        self._saving.note_change()

    def _on_typed(self) -> None:
        self._note_change()
        step = self._form_step()
        if isinstance(step, TypingStep):
            self.setAccessibleName(step.current_words())
        if not self.hasFocus() and self.finish.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
