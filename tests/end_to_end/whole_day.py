"""A first day with the real program, from nothing to the closed window: ``python -m tests.end_to_end.whole_day``.

It is told on its standard input what to type (:class:`Words` as a JSON object, twice: the lock begins the process anew),
does what a practitioner does in a day, locks, unlocks and closes.
On its standard output, as JSON lines: the recovery code, each window title that was ever shown.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from coachdesk.ui import places
from coachdesk.ui.places import Place
from tests.end_to_end.hand import Hand, read_line, start
from tests.ui.sessions.writing import write

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Words:
    """What is typed, and where files go; each a word that is nowhere else."""

    passphrase: str
    practitioner: str
    name: str
    phone: str
    occupation: str
    tag: str
    reason: str
    note: str
    private_note: str
    action: str
    said: str
    recipient: str
    wording: str
    place: str
    second_place: str
    document: str

    @property
    def folder(self) -> Path:
        """Of the vault."""
        return Path(self.place) / "Cabinet des Tilleuls.coachdesk"


class Titles(QObject):
    """Tells each window title when it is set or shown."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_title = event.type() in {QEvent.Type.WindowTitleChange, QEvent.Type.Show}
        if is_title and isinstance(watched, QWidget) and watched.isWindow():
            tell(title=watched.windowTitle())
        return False


def tell(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def play(hand: Hand) -> None:
    """The day, or after the lock its end."""
    titles = Titles(hand.shell)
    QApplication.instance().installEventFilter(titles)  # type: ignore[union-attr]
    tell(title=hand.shell.windowTitle())
    words = Words(**json.loads(read_line()))
    if "--locked" in sys.argv:
        hand.write("passphrase", words.passphrase)
        hand.press(Qt.Key.Key_Return)
        hand.settle()
        assert hand.page.place.page == places.SESSION
        hand.shell.close()
        return
    found_vault(hand, words)
    make_file(hand, words)
    move_phase(hand, words)
    answer_questionnaire(hand)
    hold_wording(hand, words)
    write_session(hand, words)
    keep_safety_note(hand, words)
    save_document(hand, words)
    look_around(hand, words)
    back_up(hand)
    stumble(hand, words)
    return_to_session(hand)
    hand.press(Qt.Key.Key_L, _CONTROL)
    raise AssertionError("it is still open")


def found_vault(hand: Hand, words: Words) -> None:
    """From the welcome to the open desk."""
    from coachdesk.ui.first_run.create_page import CreatePage
    from coachdesk.ui.first_run.recovery_sheet_page import RecoverySheetPage
    from coachdesk.ui.first_run.second_place_page import SecondPlacePage
    from coachdesk.ui.first_run.welcome_page import WelcomePage

    hand.find(WelcomePage).language.row.segments()[0].click()
    hand.wait_until(lambda: hand.shell.t.language == "fr")
    hand.find(WelcomePage).new_vault.click()
    create = hand.find(CreatePage)
    hand.replace("practice name", "Cabinet des Tilleuls")
    hand.replace("vault folder", words.place)
    hand.write("new passphrase", words.passphrase)
    hand.write("same passphrase", words.passphrase)
    hand.settle()
    create.go_on.click()
    sheet = hand.find(RecoverySheetPage)
    tell(code=[label.text() for label in sheet.form._groups])
    sheet.later.click()
    last = hand.find(SecondPlacePage)
    hand.write("second place", words.second_place)
    hand.write("practitioner", words.practitioner)
    last.done.click()
    hand.wait_for_place(places.TODAY)


def make_file(hand: Hand, words: Words) -> None:
    """A new person, with what is known of them."""
    from coachdesk.ui.parts.values import TagField

    hand.window.go(Place(places.CLIENTS))
    hand.wait_for_place(places.CLIENTS)
    hand.press(Qt.Key.Key_N, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hand.write("client name", words.name)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for_place(places.CLIENT)
    hand.write("phone", words.phone)
    hand.write("occupation", words.occupation)
    tags = hand.find(TagField)
    tags.box.setFocus()
    write(tags.box, words.tag)
    hand.press(Qt.Key.Key_Return)
    hand.settle()


def move_phase(hand: Hand, words: Words) -> None:
    """The first phase, with a reason."""
    from coachdesk.ui.phases.path_tab import PathTab

    hand.press(Qt.Key.Key_P, _ALT)
    path = hand.find(PathTab)
    hand.settle()
    path.phase.row.segments()[0].click()
    hand.write("move reason", words.reason)
    path.act.click()
    hand.settle()


def answer_questionnaire(hand: Hand) -> None:
    """The first questionnaire on offer, every answer with its key."""
    from coachdesk.ui.assessments.assessment_page import AssessmentPage
    from coachdesk.ui.assessments.assessments_tab import AssessmentsTab
    from coachdesk.ui.assessments.new_assessment import NewAssessment

    hand.press(Qt.Key.Key_E, _ALT)
    tab = hand.find(AssessmentsTab)
    hand.settle()
    tab.begin()
    dialog = hand.find(NewAssessment)
    hand.settle()
    dialog.act.click()
    page = hand.wait_for_place(places.ASSESSMENT)
    assert isinstance(page, AssessmentPage)
    assert page.sheet is not None
    write(page, "2" * len(page.sheet.instrument.items))
    assert page.sheet.is_finished
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    hand.wait_for_place(places.CLIENT)


def hold_wording(hand: Hand, words: Words) -> None:
    """The text of a questionnaire, one line of it with the word; then back to the file."""
    from coachdesk.ui.wordings.line_list import Act
    from coachdesk.ui.wordings.paste_step import PasteStep
    from coachdesk.ui.wordings.slots_step import SlotsStep
    from coachdesk.ui.wordings.wording_page import WordingPage

    before = hand.page.here()
    hand.window.go(Place(places.WORDING, tab="cbi/fr"))
    page = hand.wait_for_place(places.WORDING)
    assert isinstance(page, WordingPage)
    assert isinstance(page.step, PasteStep)
    page.step.text.box.insertPlainText("\n".join(f"{n}. {words.wording} {n}" for n in range(1, 20)))
    page.flush()
    page.go_on()
    hand.wait_until(lambda: isinstance(page.step, SlotsStep))
    assert isinstance(page.step, SlotsStep)
    page.step.list.set_current(12)
    page.step.do(Act.REVERSED)
    page.step.statement.box.insertPlainText(words.wording)
    hand.press(Qt.Key.Key_S, _CONTROL)
    hand.wait_for_place(places.CATALOGUE)
    hand.window.go(before)
    hand.wait_for_place(places.CLIENT)


def write_session(hand: Hand, words: Words) -> None:
    """A session with its note, an agreed action and a private note."""
    hand.press(Qt.Key.Key_N, _CONTROL)
    hand.wait_for_place(places.SESSION)
    note = hand.write_note(words.note)
    hand.press(Qt.Key.Key_A, _CONTROL)
    hand.press(Qt.Key.Key_C, _CONTROL)
    hand.press(Qt.Key.Key_End)
    hand.press(Qt.Key.Key_A, _ALT)
    action = QApplication.focusWidget()
    assert action is not note
    assert action is not None
    write(action, words.action)
    hand.press(Qt.Key.Key_Return)
    hand.write("private note", words.private_note)
    hand.settle()


def keep_safety_note(hand: Hand, words: Words) -> None:
    """F7, from within the session."""
    from coachdesk.ui.safety.safety_card import SafetyCard

    hand.press(Qt.Key.Key_F7)
    card = hand.find(SafetyCard)
    hand.settle()
    assert card.form is not None
    hand.write("safety said", words.said)
    card.form.asked.row.segments()[0].click()
    card.form.record()
    hand.settle()


def save_document(hand: Hand, words: Words) -> None:
    """The report of the session, seen first, then saved where it was asked for."""
    page = hand.open_document()
    hand.write("recipient", words.recipient)
    hand.wait_until(lambda: not page.approve_button.isEnabled())
    hand.wait_until(page.approve_button.isEnabled)
    hand.press(Qt.Key.Key_Return, _CONTROL)
    hand.press(Qt.Key.Key_S, _CONTROL)
    dialog = hand.find(QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    # Set and not typed: Qt's own list of proposals would take the first Enter.
    line.setText(words.document)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Save).click()
    hand.wait_until(lambda: Path(words.document).exists())
    hand.settle()


def look_around(hand: Hand, words: Words) -> None:
    """Find the person by name; cover everything and uncover it."""
    from coachdesk.ui.parts.privacy import Privacy

    hand.press(Qt.Key.Key_K, _CONTROL)
    window = hand.window
    hand.wait_until(window.top_bar.search.hasFocus)
    write(window.top_bar.search, words.name)
    hand.wait_until(window.search_panel.isVisible)
    hand.press(Qt.Key.Key_Return)
    hand.wait_for_place(places.CLIENT)
    hand.press(Qt.Key.Key_F8)
    assert Privacy.current().is_on
    hand.press(Qt.Key.Key_F8)
    assert not Privacy.current().is_on


def back_up(hand: Hand) -> None:
    """A backup of all this, here and in the second place."""
    from coachdesk.ui.settings.backups_card import BackupsCard

    hand.window.go(Place(places.SETTINGS))
    hand.wait_for_place(places.SETTINGS)
    card = hand.find(BackupsCard)
    card.now.click()
    hand.wait_until(card.now.isEnabled)
    assert card.message.text() == hand.shell.t("The backup was made and read again: it is whole.")


def stumble(hand: Hand, words: Words) -> None:
    """A bug on the store thread whose message quotes what was typed, as messages of bugs do."""

    def quote() -> None:
        raise LookupError(words.note)

    hand.shell.errands.ask(quote, lambda _: None)
    hand.settle()


def return_to_session(hand: Hand) -> None:
    """With Alt+Left, as often as it takes."""
    for _ in range(10):
        if hand.page.place.page == places.SESSION:
            break
        hand.press(Qt.Key.Key_Left, _ALT)
        hand.settle()
    hand.find(QWidget, "note")


def read_told(lines: str) -> tuple[list[str], set[str]]:
    """The groups of the recovery code and all window titles, from what a run told."""
    facts: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    code = next(each["code"] for each in facts if "code" in each)
    return code, {each["title"] for each in facts if "title" in each}


if __name__ == "__main__":
    start(play)
