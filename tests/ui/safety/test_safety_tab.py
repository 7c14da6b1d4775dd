"""The safety notes of a file: newest first, corrected in place, moved to the bin and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QPushButton

from coachdesk.domain.safety import SafetyNote
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.safety.safety_card import SafetyCard
from coachdesk.ui.safety.safety_tab import SafetyTab
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, settle, small_targets, spoken
from tests.ui.sessions.writing import write

SIZE = (1221, 552)


def tab(trial: DeskTrial, client_id: int) -> SafetyTab:
    page = SafetyTab(trial.around, Place(CLIENT, client_id, tab="safety"))
    trial.show(page, SIZE)
    return page


def noted(trial: DeskTrial, client_id: int, said: str, day: int, **fields: object) -> int:
    made: int = trial.do(
        trial.services.safety.record, client_id, said=said,
        noted_at=datetime(2026, 11, day, 9, tzinfo=UTC), **fields,
    )  # fmt: skip
    return made


def kept(trial: DeskTrial, client_id: int) -> tuple[SafetyNote, ...]:
    found: tuple[SafetyNote, ...] = trial.do(trial.services.safety.list_for, client_id)
    return found


def test_notes_stand_newest_first_with_their_time(trial: DeskTrial, client_id: int) -> None:
    noted(trial, client_id, "avant", 3)
    noted(trial, client_id, "après", 12)
    page = tab(trial, client_id)
    assert [card.said.text() for card in page.cards()] == ["après", "avant"]
    assert trial.around.t.fact(datetime(2026, 11, 12, 9, tzinfo=UTC)) in spoken(page)


def test_a_note_is_corrected_where_it_stands(trial: DeskTrial, client_id: int) -> None:
    noted(trial, client_id, "Dit", 12)
    page = tab(trial, client_id)
    (card,) = page.cards()
    card.said.box.moveCursor(card.said.box.textCursor().MoveOperation.End)
    write(card.said.box, " clairement")
    write(card.told.box, "Son médecin")
    card.asked.row.segments()[0].click()
    write(card.again.box, "27/11")
    page.flush()
    trial.settle()
    (note,) = kept(trial, client_id)
    assert (note.said, note.told_to, note.asked_directly) == ("Dit clairement", "Son médecin", True)
    assert note.ask_again_on == date(2026, 11, 27)
    assert note.noted_at == datetime(2026, 11, 12, 9, tzinfo=UTC)


def test_typing_is_not_disturbed_by_another_note(trial: DeskTrial, client_id: int) -> None:
    noted(trial, client_id, "Dit", 12)
    page = tab(trial, client_id)
    card = page.cards()[0]
    write(card.decided.box, "en cours de frappe")
    trial.desk.perform(trial.services.safety.record, client_id, said="autre")
    trial.settle()
    assert len(page.cards()) == 2
    assert card.decided.text() == "en cours de frappe"
    page.flush()
    trial.settle()
    assert "en cours de frappe" in [note.decided for note in kept(trial, client_id)]


def test_a_note_in_the_bin_comes_back(trial: DeskTrial, client_id: int) -> None:
    noted(trial, client_id, "Dit", 12)
    page = tab(trial, client_id)
    page.cards()[0].remove()
    trial.settle()
    assert page.cards() == ()
    assert kept(trial, client_id) == ()
    trial.desk.undo()
    trial.settle()
    assert [card.said.text() for card in page.cards()] == ["Dit"]


def test_without_a_note_the_page_says_what_will_be_here(trial: DeskTrial, client_id: int) -> None:
    page = tab(trial, client_id)
    assert "F7" in spoken(page)
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    buttons[0].click()
    trial.settle()
    (card,) = page.findChildren(SafetyCard)
    card.reject()
    settle()


def test_a_covered_page_says_nothing_of_the_notes(trial: DeskTrial, client_id: int) -> None:
    noted(trial, client_id, "mots dits", 12, decided="appel au médecin", told_to="Paul")
    page = tab(trial, client_id)
    assert "mots dits" in spoken(page)
    Privacy.current().set_on(True)
    heard = spoken(page)
    for word in ("mots dits", "appel", "Paul", "12"):
        assert word not in heard


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    person = trial.do(trial.services.clients.create, "Zoé")
    noted(trial, person, "mot " * 60, 12, ask_again_on=date(2026, 11, 27))
    page = tab(trial, person)
    settle()
    assert page.width() == SIZE[0]
    assert cut_words(page) == []
    assert small_targets(page) == []
