"""Twenty-six answers from a printed form, by somebody new to it, in the real window, on a French keyboard."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.domain.assessments import AnswerMode, Assessment
from coachdesk.ui.assessments.assessment_page import AssessmentPage
from coachdesk.ui.assessments.assessments_tab import AssessmentsTab
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.new_assessment import NewAssessment
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.window import DeskWindow
from tests.ui.shell.conftest import MadeVault, ShellTrial
from tests.ui.shell.test_ways import made_file, open_active
from tests.ui.waiting import live_until

Code = Qt.Key
# What the keys of the row above the letters send without Shift under a French layout: code and text.
AZERTY: Final = {
    "1": (Code.Key_Ampersand, "&"),
    "2": (Code.Key_Eacute, "é"),
    "3": (Code.Key_QuoteDbl, '"'),
    "4": (Code.Key_Apostrophe, "'"),
    "5": (Code.Key_ParenLeft, "("),
    "\r": (Code.Key_Return, "\r"),
}
SHEET: Final = "35241425133542315245312432"
REVERSED: Final = {1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25}
SECONDS_OF_A_PERSON: Final = 1.3
"""To find the next answer on the paper and press its key."""
MOST_SHARE: Final = 0.25


@dataclass
class Keyboard:
    """Sends keys to the window, which hands them on as it does those of a real keyboard."""

    window: QWidget
    pressed: int = 0

    def type_keys(self, digits: str) -> None:
        for digit in digits:
            code, text = AZERTY[digit]
            self.press(code, text)

    def press(self, code: Qt.Key, text: str = "") -> None:
        window = QApplication.activeModalWidget() or self.window
        handle = window.window().windowHandle()
        assert handle is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(
                handle, QKeyEvent(kind, int(code), Qt.KeyboardModifier.NoModifier, text)
            )
        # The window paints what the key brought about before the next one comes.
        QCoreApplication.processEvents()
        self.pressed += 1


def begin(trial: ShellTrial, window: DeskWindow, client_id: int) -> Keyboard:
    """From the list of a person to the form: down to the questionnaire, and on."""
    window.go(Place(CLIENT, client_id, tab="assessments"))
    trial.settle()
    window.findChildren(AssessmentsTab)[-1].begin()
    trial.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewAssessment)
    keyboard = Keyboard(window)
    while dialog.list.current_key() != "scs26":
        keyboard.press(Code.Key_Down)
    dialog.act.click()
    live_until(lambda: isinstance(window.current_page(), AssessmentPage))
    trial.settle()
    return Keyboard(window)


def recorded(trial: ShellTrial, window: DeskWindow, client_id: int) -> tuple[Assessment, ...]:
    found: list[tuple[Assessment, ...]] = []
    window.desk.fetch(window.desk.services.assessments.list_for, client_id, then=found.append, owner=window)
    trial.settle()
    return found[0]


def test_twenty_six_answers_cost_twenty_seven_keys_no_mouse_and_little_of_a_minute(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = open_active(shell, made_vault)
    client_id = made_file(shell, window, "Zoé")
    first = begin(shell, window, client_id)
    page = window.current_page()
    assert isinstance(page, AssessmentPage)
    assert isinstance(page.step, LayoutStep)
    first.type_keys("\r")
    assert isinstance(page.step, TypingStep)
    first.type_keys(SHEET + "\r")
    shell.settle()
    assert first.pressed == 28

    again = begin(shell, window, client_id)
    before = time.process_time()
    again.type_keys(SHEET + "\r")
    spent = time.process_time() - before
    shell.settle()
    assert again.pressed == 27
    assert spent / (again.pressed * SECONDS_OF_A_PERSON) < MOST_SHARE

    answers = tuple(int(digit) for digit in SHEET)
    scored = [6 - answer if item in REVERSED else answer for item, answer in enumerate(answers, start=1)]
    for one in recorded(shell, window, client_id):
        assert (one.answers, one.mode) == (answers, AnswerMode.PAPER)
        total = one.score("total_mean_of_items")
        assert total is not None
        assert total.value is not None
        assert abs(total.value - sum(scored) / 26) < 1e-9
    assert len(recorded(shell, window, client_id)) == 2
