"""F7: the numbers everywhere; with a file open the person's facts and a note that is never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk import paths
from coachdesk.domain.clients import MayContact
from coachdesk.domain.safety import SafetyNote
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.sessions import SafetyQuestion
from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.safety.help_numbers import HelpNumber
from coachdesk.ui.safety.safety_card import SafetyCard
from coachdesk.ui.safety.safety_form import DRAFT_KEY, DRAFT_KIND
from tests.ui.desks import TODAY, DeskTrial
from tests.ui.looking import cut_words, settle, small_targets, spoken
from tests.ui.sessions.writing import write
from tests.ui.waiting import live

NUMBERS = ("15", "112", "3114", "0 805 23 23 36")
SAID = "« Je ne vois plus l’issue »"


@pytest.fixture
def window(theme: object) -> Iterator[QWidget]:
    """What the card stands over."""
    made = QWidget()
    made.resize(1366, 720)
    made.show()
    yield made
    for dialog in made.findChildren(SafetyCard):
        dialog.reject()
    settle()
    made.close()


@pytest.fixture
def person_id(trial: DeskTrial, client_id: int) -> int:
    """The file of somebody whose surroundings are known."""
    trial.do(
        trial.services.clients.edit, client_id, phone="06 39 98 11 31",
        remote_location="Chez sa sœur, à Brest", emergency_name="Paul",
        emergency_relation="son mari", emergency_phone="06 39 98 11 32",
    )  # fmt: skip
    add = trial.services.network.add_contact
    doctor = {"role": "Médecin traitant", "phone": "01 99 00 11 42", "may_contact": MayContact.YES}
    trial.do(add, client_id, "Dr Maréchal", **doctor)
    trial.do(add, client_id, "Inès", role="binôme", phone="06 00 00 00 00")
    return client_id


def opened(trial: DeskTrial, window: QWidget, client_id: int) -> SafetyCard:
    around = trial.around
    card = SafetyCard(around.t, around.resources, window, around=around, client_id=client_id)
    card.open()
    trial.settle()
    return card


def notes(trial: DeskTrial, client_id: int) -> tuple[SafetyNote, ...]:
    kept: tuple[SafetyNote, ...] = trial.do(trial.services.safety.list_for, client_id)
    return kept


def draft(trial: DeskTrial, client_id: int) -> str | None:
    kept: str | None = trial.do(trial.services.drafts.find, DRAFT_KIND, client_id, DRAFT_KEY)
    return kept


@pytest.mark.parametrize("language", ["french", "english"])
def test_the_lock_screen_shows_the_numbers_their_sources_and_nobody(
    window: QWidget, request: pytest.FixtureRequest, language: str
) -> None:
    t: Translator = request.getfixturevalue(language)
    card = SafetyCard(t, paths.resources(), window)
    card.open()
    settle()
    heard = spoken(card)
    for number in NUMBERS:
        assert number in heard
    for line in help_lines.load(paths.resources() / "content"):
        assert line.source in heard
        assert t.fact(line.checked_on) in heard
    assert card.form is None
    assert card.facts is None
    assert not card.findChildren(QWidget, "safety said")


def test_without_an_open_file_nothing_of_anybody_is_shown(
    trial: DeskTrial, window: QWidget, person_id: int
) -> None:
    card = SafetyCard(trial.around.t, trial.around.resources, window, around=trial.around, client_id=None)
    card.open()
    trial.settle()
    heard = spoken(card)
    for word in ("Zoé", "Paul", "Brest", "Maréchal"):
        assert word not in heard


def test_where_the_person_is_and_whom_to_call(trial: DeskTrial, window: QWidget, person_id: int) -> None:
    heard = spoken(opened(trial, window, person_id))
    for word in (
        "Zoé Lambert", "06 39 98 11 31", "Chez sa sœur, à Brest", "Paul · son mari", "06 39 98 11 32",
        "Dr Maréchal", "01 99 00 11 42",
    ):  # fmt: skip
        assert word in heard
    assert "Inès" not in heard


def test_what_is_not_known_is_said(trial: DeskTrial, window: QWidget, client_id: int) -> None:
    heard = spoken(opened(trial, window, client_id))
    assert "Où se trouve la personne : pas noté" in heard.replace("\N{NO-BREAK SPACE}", " ")
    assert "Personne à prévenir" in heard


def test_a_number_is_copied_as_it_is_dialled(window: QWidget, french: Translator) -> None:
    card = SafetyCard(french, paths.resources(), window)
    card.open()
    card.numbers.cells[3].copy.click()
    assert QApplication.clipboard().text() == "0 805 23 23 36"
    assert card.numbers.cells[3].copy.word() == "Copié"


@pytest.mark.parametrize(("today", "is_amber"), [(date(2027, 11, 20), False), (date(2027, 11, 21), True)])
def test_a_number_not_checked_for_a_year_says_so_in_amber(
    french: Translator, today: date, is_amber: bool
) -> None:
    line = help_lines.load(paths.resources() / "content")[2]
    assert line.checked_on == date(2026, 11, 20)
    cell = HelpNumber(french, line, today)
    assert ("À vérifier de nouveau" in spoken(cell)) is is_amber
    cell.deleteLater()


def test_the_note_is_kept_whole_and_its_draft_goes(trial: DeskTrial, window: QWidget, person_id: int) -> None:
    said: list[str] = []
    trial.desk.done.connect(said.append)
    card = opened(trial, window, person_id)
    form = card.form
    assert form is not None
    write(form.said.box, SAID)
    form.asked.row.segments()[0].click()
    write(form.decided.box, "Appel au 3114 ensemble")
    write(form.told.box, "Son mari")
    write(form.again.box, "23/11")
    form.flush()
    trial.settle()
    typed = draft(trial, person_id)
    assert typed is not None
    form.record()
    trial.settle()
    (note,) = notes(trial, person_id)
    assert (note.said, note.asked_directly, note.decided) == (SAID, True, "Appel au 3114 ensemble")
    assert (note.told_to, note.ask_again_on) == ("Son mari", date(2026, 11, 23))
    assert note.noted_at == trial.around.clock.now()
    assert draft(trial, person_id) is None
    assert said == ["Note de sécurité mise au dossier"]
    assert not window.findChildren(SafetyCard) or not card.isVisible()
    trial.desk.undo()
    trial.settle()
    assert notes(trial, person_id) == ()
    # Taken back is not thrown away: the words are a draft again, as they were typed.
    assert draft(trial, person_id) == typed
    trial.desk.redo()
    trial.settle()
    assert (len(notes(trial, person_id)), draft(trial, person_id)) == (1, None)


def test_a_note_by_which_one_asked_directly_marks_the_session_it_was_written_in(
    trial: DeskTrial, window: QWidget, client_id: int
) -> None:
    start = trial.services.sessions.start
    held = trial.do(start, client_id, TODAY, None, SessionPlace.IN_PERSON)

    def asked() -> SafetyQuestion:
        found: SafetyQuestion = trial.do(trial.services.sessions.get, held).session.safety
        return found

    for answer, expected in ((1, SafetyQuestion.NOT_ASKED), (0, SafetyQuestion.ASKED)):
        around = trial.around
        card = SafetyCard(around.t, around.resources, window, around, client_id, held)
        card.open()
        trial.settle()
        assert card.form is not None
        write(card.form.said.box, SAID)
        card.form.asked.row.segments()[answer].click()
        card.form.record()
        trial.settle()
        assert asked() is expected
    trial.desk.undo()
    trial.settle()
    # The note and what it said of the session are taken back as one.
    assert asked() is SafetyQuestion.NOT_ASKED
    assert len(notes(trial, client_id)) == 1


def test_closing_a_note_that_is_not_in_the_file_says_so(
    trial: DeskTrial, window: QWidget, client_id: int
) -> None:
    said: list[str] = []
    trial.desk.noticed.connect(said.append)
    opened(trial, window, client_id).reject()
    trial.settle()
    assert said == []
    card = opened(trial, window, client_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    card.reject()
    trial.settle()
    assert len(said) == 1
    assert "brouillon" in said[0]
    again = opened(trial, window, client_id)
    assert again.form is not None
    assert again.form.said.text() == SAID
    again.form.asked.row.segments()[0].click()
    again.form.record()
    trial.settle()
    assert len(said) == 1


def test_typing_in_the_note_is_safe_within_a_second(
    trial: DeskTrial, window: QWidget, client_id: int
) -> None:
    card = opened(trial, window, client_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    live(1000)
    trial.settle()
    assert SAID in (draft(trial, client_id) or "")


def test_escape_closes_and_the_draft_survives(trial: DeskTrial, window: QWidget, client_id: int) -> None:
    card = opened(trial, window, client_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    write(card.form.again.box, "pas une date")
    QTest.keyClick(card.form.said.box, Qt.Key.Key_Escape)
    trial.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    assert window.findChildren(SafetyCard) == []
    assert notes(trial, client_id) == ()
    again = opened(trial, window, client_id)
    assert again.form is not None
    assert again.form.said.text() == SAID
    assert again.form.again.text() == "pas une date"
    assert again.form.asked.value() is None


def test_words_taken_back_leave_no_draft(trial: DeskTrial, window: QWidget, client_id: int) -> None:
    card = opened(trial, window, client_id)
    assert card.form is not None
    write(card.form.said.box, "x")
    card.form.flush()
    card.form.said.box.undo()
    card.form.flush()
    trial.settle()
    assert draft(trial, client_id) is None


def test_what_was_begun_for_one_person_is_not_shown_for_another(
    trial: DeskTrial, window: QWidget, client_id: int
) -> None:
    card = opened(trial, window, client_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    card.reject()
    trial.settle()
    other = trial.do(trial.services.clients.create, "Marc")
    assert SAID not in spoken(opened(trial, window, other))


def test_an_answer_is_asked_for_and_nothing_is_lost(
    trial: DeskTrial, window: QWidget, client_id: int
) -> None:
    card = opened(trial, window, client_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    card.form.record()
    trial.settle()
    assert card.form.asked.state == "error"
    assert card.isVisible()
    assert notes(trial, client_id) == ()
    card.form.asked.row.segments()[1].click()
    assert not card.form.asked.message_text()


def test_a_day_gone_by_is_told_beside_the_field(trial: DeskTrial, window: QWidget, client_id: int) -> None:
    card = opened(trial, window, client_id)
    assert card.form is not None
    card.form.asked.row.segments()[1].click()
    write(card.form.again.box, "01/11/2026")
    card.form.record()
    trial.settle()
    assert card.form.again.state == "error"
    assert notes(trial, client_id) == ()


def test_f8_covers_the_person_and_leaves_the_numbers(
    trial: DeskTrial, window: QWidget, person_id: int
) -> None:
    card = opened(trial, window, person_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    Privacy.current().set_on(True)
    heard = spoken(card)
    for word in ("Zoé", "Paul", "Brest", "06 39", SAID):
        assert word not in heard
    assert "3114" in heard


def test_f7_in_the_card_opens_no_second_one(trial: DeskTrial, window: QWidget, client_id: int) -> None:
    card = opened(trial, window, client_id)
    QTest.keyClick(card, Qt.Key.Key_F7)
    trial.settle()
    assert len(window.findChildren(SafetyCard)) == 1
    assert card.isVisible()


class LockingWindow(QWidget):
    """Takes the keys that work everywhere, as the window of the desk does."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def take_global_key(self, event: QKeyEvent) -> bool:
        self.keys.append(event.key())
        return event.key() == Qt.Key.Key_L


def test_the_draft_goes_before_ctrl_l_locks(trial: DeskTrial, client_id: int) -> None:
    over = LockingWindow()
    over.show()
    card = opened(trial, over, client_id)
    assert card.form is not None
    write(card.form.said.box, SAID)
    QTest.keyClick(card.form.said.box, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    trial.settle()
    assert Qt.Key.Key_L in over.keys
    assert SAID in (draft(trial, client_id) or "")
    card.reject()
    over.close()


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
@pytest.mark.parametrize("is_locked", [True, False])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial],
    window: QWidget,
    request: pytest.FixtureRequest,
    language: str,
    is_locked: bool,
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    if is_locked:
        card = SafetyCard(trial.around.t, paths.resources(), window)
        card.open()
    else:
        person = trial.do(trial.services.clients.create, "Maximilienne de La Rochefoucauld")
        card = opened(trial, window, person)
    settle()
    assert card.width() <= 1366
    assert card.height() <= 720
    assert cut_words(card) == []
    assert small_targets(card) == []


def test_no_word_of_the_card_rates_anybody(french: Translator, window: QWidget, root: Path) -> None:
    card = SafetyCard(french, paths.resources(), window)
    heard = spoken(card).lower()
    for word in ("score", "niveau de risque", "sévère"):
        assert word not in heard
    card.deleteLater()
