"""Supervision in the window: typed and kept, looked through by keys, printed without a name."""

from __future__ import annotations

import time as clock
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.domain.documents import DocumentKind, Recipient
from coachdesk.domain.pseudonyms import Decision
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.supervision import AllianceMoment, Eye, SupervisionCase
from coachdesk.figures.pseudonymised import Pack
from coachdesk.ui.absences import absence, way_out
from coachdesk.ui.clients.file_tab import FileTab
from coachdesk.ui.documents.notes_studio import NotesStudio
from coachdesk.ui.documents.templates import studio_for
from coachdesk.ui.places import (
    CLIENT,
    DOCUMENT,
    SESSION,
    SUPERVISION,
    SUPERVISION_NOTES,
    SUPERVISION_REVIEW,
    Place,
)
from coachdesk.ui.sessions.session_page import SessionPage
from coachdesk.ui.supervision.notes_page import NotesPage
from coachdesk.ui.supervision.review_page import ReviewPage
from coachdesk.ui.supervision.supervision_page import SupervisionPage
from tests.ui.desks import TODAY, DeskTrial
from tests.ui.looking import cut_words, settle, small_targets, spoken
from tests.ui.sessions.writing import write
from tests.ui.waiting import live

QUESTION = "Que faire quand Zoé hésite, et que Karim décide ? Zoé hésite encore."


@pytest.fixture
def brought(trial: DeskTrial) -> tuple[int, int, int]:
    """A session of supervision, a person, and their case."""
    services = trial.services
    client = trial.do(services.clients.create, "Zoé Lambert")
    made = trial.do(services.supervision.create, TODAY, minutes=60, supervisor="R.")
    case = trial.do(services.supervision.add_case, made, client, ["Saule", "Charme"])
    trial.do(services.supervision.edit_case, case, question=QUESTION)
    return made, client, case


def kept(trial: DeskTrial, supervision_id: int) -> SupervisionCase:
    pack: Pack = trial.do(trial.services.supervision.get, supervision_id)
    return pack.files[0].case


def notes_page(trial: DeskTrial, supervision_id: int) -> NotesPage:
    page = NotesPage(trial.around, Place(SUPERVISION_NOTES, item_id=supervision_id))
    trial.show(page)
    return page


def review_page(trial: DeskTrial, supervision_id: int) -> ReviewPage:
    page = ReviewPage(trial.around, Place(SUPERVISION_REVIEW, item_id=supervision_id))
    trial.show(page)
    page.list.setFocus()
    return page


def test_a_session_is_begun_by_one_key_and_its_hours_are_counted(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    trial.do(trial.services.supervision.create, date(2026, 1, 12), minutes=90)
    trial.do(trial.services.supervision.create, date(2026, 12, 3), minutes=60)
    trial.do(trial.services.supervision.create, date(2026, 1, 5))
    page = SupervisionPage(trial.around, Place(SUPERVISION))
    trial.show(page)
    assert [page.list.rows().at(number).attention for number in range(3)] == ["prévue", "", ""]  # type: ignore[union-attr]
    unmeasured = page.list.rows().at(3)
    assert unmeasured is not None
    assert unmeasured.detail.endswith("durée non notée")
    told = [label.text().replace("\u00a0", " ") for label in page.findChildren(type(page.header.title))]
    assert "2 h 30" in told
    QTest.keyClick(page.list, Qt.Key.Key_N)
    trial.settle()
    assert trial.gone[-1].page == SUPERVISION_NOTES
    assert trial.do(trial.services.supervision.get, trial.gone[-1].item_id).supervision.held_on == TODAY


def test_what_is_typed_is_in_the_store_within_a_second(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = notes_page(trial, brought[0])
    assert page.form is not None
    page.form.countertransference.box.setFocus()
    began = clock.monotonic()
    while clock.monotonic() - began < 1.0:
        write(page.form.countertransference.box, "a")
        live(50)
    trial.settle()
    assert kept(trial, brought[0]).countertransference.startswith("aa")


def test_alliance_and_eyes_are_kept_when_the_page_is_left(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = notes_page(trial, brought[0])
    assert page.form is not None
    page.form.alliance.add_moment()
    row = page.form.alliance.rows[0]
    row.day.set_value(date(2026, 11, 3))
    row.what.box.setFocus()
    write(row.what.box, "En retard")
    look = page.form.looks.texts[Eye.RELATION]
    look.box.setFocus()
    write(look.box, "Qui décide ?")
    page.form.looks.boxes[Eye.CONTEXT].click()
    page.flush()
    trial.settle()
    case = kept(trial, brought[0])
    assert case.alliance == (AllianceMoment(date(2026, 11, 3), "En retard", ""),)
    assert case.looks[2] == "Qui décide ?"
    assert set(case.chosen_eyes) == {"relation", "context"}
    trial.desk.undo()
    trial.settle()
    assert kept(trial, brought[0]) != case


def test_passages_are_decided_by_keys_and_only_then_printed(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = review_page(trial, brought[0])
    assert not page.go_on.isEnabled()
    found = trial.do(trial.services.supervision.list_passages, brought[0], page._words)
    assert [one.finding.text for one in found] == ["Zoé", "Karim", "Zoé"]
    page.make_notes()
    assert trial.gone == []
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    trial.settle()
    assert page.passage.text() == "Karim"
    QTest.keyClick(page.list, Qt.Key.Key_L)
    trial.settle()
    assert page.passage.text() == "Zoé"
    assert page.printed.text().startswith("…") or "Saule hésite encore" in page.printed.text()
    page.stand_in.box.setFocus()
    page.stand_in.box.selectAll()
    write(page.stand_in.box, "la personne")
    QTest.keyClick(page.stand_in.box, Qt.Key.Key_Return)
    trial.settle()
    assert page.go_on.isEnabled()
    decided = trial.do(trial.services.supervision.list_passages, brought[0], page._words)
    assert [one.decision for one in decided] == [
        Decision(True),
        Decision(False),
        Decision(True, "la personne"),
    ]
    page.make_notes()
    assert trial.gone[-1] == Place(DOCUMENT, item_id=brought[0], tab=DocumentKind.SUPERVISION_NOTES.value)


def test_all_alike_are_replaced_at_once_and_a_decision_can_be_taken_back(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = review_page(trial, brought[0])
    QTest.keyClick(page.list, Qt.Key.Key_R)
    trial.settle()
    assert page.passage.text() == "Karim"
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Backspace)
    trial.settle()
    waiting = trial.do(trial.services.supervision.list_passages, brought[0], page._words)
    assert [one.decision is None for one in waiting] == [True, True, False]
    trial.desk.undo()
    trial.settle()
    waiting = trial.do(trial.services.supervision.list_passages, brought[0], page._words)
    assert [one.decision is None for one in waiting] == [False, True, False]


def test_the_notes_leave_without_the_name_and_are_noted_in_the_file(
    trial: DeskTrial, brought: tuple[int, int, int], tmp_path: Path
) -> None:
    supervision_id, client_id, _ = brought
    page = studio_for(
        trial.around, Place(DOCUMENT, item_id=supervision_id, tab=DocumentKind.SUPERVISION_NOTES.value)
    )
    assert isinstance(page, NotesStudio)
    trial.show(page)
    assert not page.approve_button.isEnabled()
    assert "3" in page.message.text()
    found = trial.do(trial.services.supervision.list_passages, supervision_id, trial.around.t)
    trial.do(
        trial.services.supervision.decide, supervision_id, {one.identity: Decision(True) for one in found}
    )
    page.read()
    trial.settle()
    page.approve()
    page.save(str(tmp_path / "notes.pdf"))
    trial.settle()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "notes.pdf").pages)
    assert "Zoé" not in text
    assert "Saule" in text
    (given,) = trial.do(trial.services.given.list_for, client_id)
    assert (given.kind, given.recipient) == (DocumentKind.SUPERVISION_NOTES, Recipient.SUPERVISOR)


def test_a_pseudonym_that_gives_the_name_away_is_refused_beside_its_field(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = notes_page(trial, brought[0])
    assert page.form is not None
    box = page.form.pseudonym.box
    for typed, is_refused in (("Zoé L.", True), ("Z.", False)):
        box.setFocus()
        box.selectAll()
        write(box, typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        trial.settle()
        assert (page.form.pseudonym.state == "error") is is_refused
    assert trial.do(trial.services.supervision.get, brought[0]).files[0].client.pseudonym == "Z."


def test_somebody_is_brought_from_the_list_of_files(trial: DeskTrial, brought: tuple[int, int, int]) -> None:
    other = trial.do(trial.services.clients.create, "Marc")
    page = notes_page(trial, brought[0])
    assert page.choose._values == [other]
    page.choose.value_chosen.emit(other)
    trial.settle()
    assert trial.gone[-1].tab == str(trial.do(trial.services.supervision.get, brought[0]).files[1].case.id)


def test_a_session_that_is_gone_leads_back_to_the_list(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    place = Place(SUPERVISION_NOTES, item_id=brought[0])
    assert trial.do(absence, trial.services, place) is None
    trial.do(trial.services.supervision.remove, brought[0])
    missing = trial.do(absence, trial.services, place)
    assert missing.is_binned
    assert way_out(place, missing) == Place(SUPERVISION)
    assert not trial.do(absence, trial.services, Place(SUPERVISION_REVIEW, item_id=99)).is_binned


@pytest.mark.parametrize("size", [100, 150])
def test_words_fit_and_targets_are_large_enough(
    trial: DeskTrial, brought: tuple[int, int, int], size: int
) -> None:
    from coachdesk.ui.theme.theme import Theme

    Theme.current().set_text_size(size)
    listed = SupervisionPage(trial.around, Place(SUPERVISION))
    trial.show(listed)
    for page in (listed, notes_page(trial, brought[0]), review_page(trial, brought[0])):
        settle()
        assert cut_words(page) == []
        assert small_targets(page) == []


def test_a_lock_returns_to_the_case_and_the_place_in_its_text(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = notes_page(trial, brought[0])
    assert page.form is not None
    page.form.question.box.setFocus()
    cursor = page.form.question.box.textCursor()
    cursor.setPosition(9)
    page.form.question.box.setTextCursor(cursor)
    place = page.here()
    again = NotesPage(trial.around, place)
    trial.show(again)
    assert again.return_to(place)
    assert again.form is not None
    assert again.form.question.box.hasFocus()
    assert again.form.question.box.textCursor().position() == 9


def test_arrows_look_at_the_people_and_enter_brings_the_one(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    for name in ("Anna Berg", "Bruno Costa"):
        trial.do(trial.services.clients.create, name)
    page = notes_page(trial, brought[0])
    box = page.choose.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    QTest.keyClick(box, Qt.Key.Key_B)
    trial.settle()
    assert len(trial.do(trial.services.supervision.get, brought[0]).files) == 1
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    trial.settle()
    files = trial.do(trial.services.supervision.get, brought[0]).files
    assert [file.client.name for file in files] == ["Zoé Lambert", "Bruno Costa"]


def test_letters_decide_whatever_their_case(trial: DeskTrial, brought: tuple[int, int, int]) -> None:
    page = review_page(trial, brought[0])
    QTest.keyClicks(page.list, "R", Qt.KeyboardModifier.ShiftModifier)
    trial.settle()
    assert page.passage.text() == "Karim"
    # As Caps Lock sends it.
    page.list.keyboardSearch("L")
    trial.settle()
    found = trial.do(trial.services.supervision.list_passages, brought[0], page._words)
    assert [one.decision is not None and one.decision.is_replaced for one in found] == [True, False, True]


def test_the_note_of_a_session_is_taken_into_the_case_by_a_choice(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    session = trial.do(trial.services.sessions.start, brought[1], TODAY, None, SessionPlace.VIDEO)
    trial.do(trial.services.sessions.write_note, session, "Zoé a parlé à son chef.")
    page = notes_page(trial, brought[0])
    assert page.form is not None
    assert page.form.notes.isVisibleTo(page)
    page.form.situation.set_text("Avant.")
    page.form.situation.edited.emit()
    page.form.notes.value_chosen.emit(session)
    trial.settle()
    text = "Avant.\n\nSéance du 20 novembre 2026 :\nZoé a parlé à son chef."
    assert page.form.situation.text().replace("\u00a0", " ") == text
    assert kept(trial, brought[0]).situation.replace("\u00a0", " ") == text
    assert not page.form.notes.isVisibleTo(page)
    assert cut_words(page) == []


def test_a_file_leads_to_the_next_supervision_and_to_those_that_were(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    page = FileTab(trial.around, Place(CLIENT, brought[1], tab="file"))
    trial.show(page)
    assert "Vendredi 20 novembre 2026" in spoken(page).replace("\u00a0", " ")
    page.supervisions.bring.click()
    trial.settle()
    assert trial.gone[-1] == Place(SUPERVISION_NOTES, item_id=brought[0], tab=str(brought[2]))
    other = trial.do(trial.services.clients.create, "Paul")
    page = FileTab(trial.around, Place(CLIENT, other, tab="file"))
    trial.show(page)
    page.supervisions.bring.click()
    trial.settle()
    assert trial.gone[-1].item_id == brought[0]
    assert trial.gone[-1].tab != str(brought[2])


def test_a_session_is_brought_with_what_was_just_typed(
    trial: DeskTrial, brought: tuple[int, int, int]
) -> None:
    session = trial.do(trial.services.sessions.start, brought[1], TODAY, None, SessionPlace.VIDEO)
    trial.do(trial.services.sessions.write_private_note, session, "CANARI")
    page = SessionPage(trial.around, Place(SESSION, brought[1], session))
    trial.show(page)
    page.note.replace_text("Zoé se tait.")
    page.supervise.click()
    trial.settle()
    assert trial.gone[-1].item_id == brought[0]
    assert "Zoé se tait." in kept(trial, brought[0]).situation
    assert "CANARI" not in str(kept(trial, brought[0]))


def test_without_a_session_the_keyboard_is_on_what_begins_one(trial: DeskTrial) -> None:
    page = SupervisionPage(trial.around, Place(SUPERVISION))
    page.take_keyboard()
    trial.show(page)
    assert page._empty.action.hasFocus()
