"""Files: made, found, edited as typed, moved to the bin and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coachdesk.domain.clients import Answer, FileState
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.translator import Translator
from coachdesk.ui.bin.bin_page import BinPage
from coachdesk.ui.clients.client_page import ClientPage
from coachdesk.ui.clients.clients_page import ClientsPage
from coachdesk.ui.clients.consents_card import ConsentForm
from coachdesk.ui.clients.file_tab import FileTab
from coachdesk.ui.clients.new_client import NewClient
from coachdesk.ui.clients.overview_tab import OverviewTab
from coachdesk.ui.clients.situations_card import SituationForm
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.line_box import LineBox
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.places import BIN, CLIENT, CLIENTS, DOCUMENT, SESSION, Place
from coachdesk.ui.theme.theme import Theme
from tests.ui.desks import TODAY, DeskTrial, child
from tests.ui.looking import cut_words, settle, spoken
from tests.ui.waiting import live

ODD_NAMES = ("<b>&\"'</b>", "مريم", "é" * 300, "O’Neill-Łukasik")


def file_tab(trial: DeskTrial, client_id: int) -> FileTab:
    page = FileTab(trial.around, Place(CLIENT, client_id, tab="file"))
    trial.show(page)
    return page


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def names_shown(page: ClientsPage) -> list[str]:
    model = page.list.rows()
    return [row.name for number in range(model.rowCount()) if (row := model.at(number)) is not None]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_new_file_keeps_its_name_as_typed_and_opens(trial: DeskTrial, name: str) -> None:
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    dialog = NewClient(trial.around, page)
    dialog.open()
    dialog.name.box.setText(name)
    QTest.keyClick(dialog.name.box, Qt.Key.Key_Return)
    trial.settle()
    made = trial.gone[-1].client_id
    assert trial.do(trial.services.clients.get_file, made).client.name == name
    assert not dialog.isVisible()
    page.list.set_rows([])
    page.read()
    trial.settle()
    assert names_shown(page) == [name]


@pytest.mark.parametrize(("typed", "told"), [("   ", "nom ou un pseudonyme"), ("x" * 301, "300")])
def test_a_name_that_cannot_be_taken_is_told_under_the_field(trial: DeskTrial, typed: str, told: str) -> None:
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    dialog = NewClient(trial.around, page)
    dialog.open()
    dialog.name.box.setText(typed)
    dialog.act.click()
    trial.settle()
    assert told in dialog.name.message_text()
    assert dialog.isVisible()
    assert trial.do(trial.services.clients.list_files) == ()
    dialog.reject()


def test_the_list_is_narrowed_by_words_without_accents_and_by_state(trial: DeskTrial) -> None:
    for name in ("Émilie R.", "Zoé", "Marc"):
        trial.do(trial.services.clients.create, name)
    marc = trial.do(trial.services.clients.list_files)[1].client
    trial.do(trial.services.clients.edit, marc.id, state=FileState.PAUSED)
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    assert names_shown(page) == ["Émilie R.", "Zoé"]
    QTest.keyClicks(page.words.box, "emil")
    trial.settle()
    assert names_shown(page) == ["Émilie R."]
    page.words.box.clear()
    page.states.set_value(FileState.PAUSED)
    page.read()
    trial.settle()
    assert names_shown(page) == ["Marc"]


def test_what_is_typed_reaches_the_store_within_a_second_while_typing_goes_on(
    trial: DeskTrial, client_id: int
) -> None:
    page = file_tab(trial, client_id)
    box = page._fields["occupation"].box
    box.setFocus()
    typed = ""
    for letter in "infirmier de nuit en clinique":
        QTest.keyClicks(box, letter)
        typed += letter
        live(40)
    stored = trial.do(trial.services.clients.get_file, client_id).client.occupation
    assert stored
    assert typed.startswith(stored)
    page.flush()
    trial.settle()
    assert trial.do(trial.services.clients.get_file, client_id).client.occupation == typed.strip()


def test_a_reading_right_after_typing_does_not_take_the_words_away(trial: DeskTrial, client_id: int) -> None:
    page = file_tab(trial, client_id)
    words = page._fields["own_words"]
    words.setFocus()
    QTest.keyClicks(words.box, "aime encore soigner")
    QTest.keyClicks(page.contacts.name.box, "Dr Leroy")
    page.contacts.name.setFocus()
    QTest.keyClick(page.contacts.name.box, Qt.Key.Key_Return)
    trial.settle()
    assert words.text() == "aime encore soigner"
    page.flush()
    trial.settle()
    file = trial.do(trial.services.clients.get_file, client_id)
    assert file.client.own_words == "aime encore soigner"
    # And what comes next is about the person who was added.
    assert child(page, LineBox, f"contact {file.contacts[0].id} role").hasFocus()


def test_a_reading_asked_before_the_words_were_saved_does_not_put_old_ones_back(
    trial: DeskTrial, client_id: int
) -> None:
    page = file_tab(trial, client_id)
    sector = page._fields["sector"]
    QTest.keyClicks(sector.box, "clinique")
    page._fields["occupation"].setFocus()
    page.read()
    page.flush()
    trial.settle()
    assert sector.text() == "clinique"


def test_a_wrong_year_is_told_and_the_old_one_stays(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.clients.edit, client_id, birth_year=1984)
    page = file_tab(trial, client_id)
    field = page._fields["birth_year"]
    field.box.selectAll()
    QTest.keyClicks(field.box, "1850")
    page.flush()
    trial.settle()
    assert "année de naissance" in field.message_text()
    assert trial.do(trial.services.clients.get_file, client_id).client.birth_year == 1984


def test_typing_is_one_undo_and_undo_shows_the_earlier_text(trial: DeskTrial, client_id: int) -> None:
    page = file_tab(trial, client_id)
    field = page._fields["sector"]
    for words in ("Cli", "nique"):
        QTest.keyClicks(field.box, words)
        page.flush()
        trial.settle()
    assert trial.do(trial.services.clients.get_file, client_id).client.sector == "Clinique"
    field.box.clearFocus()
    trial.desk.undo()
    trial.settle()
    live(5)
    trial.settle()
    assert trial.do(trial.services.clients.get_file, client_id).client.sector == ""
    assert field.text() == ""


def test_a_no_at_intake_offers_a_letter_and_blocks_nothing(trial: DeskTrial, client_id: int) -> None:
    page = file_tab(trial, client_id)
    assert not page._referral.isVisible()
    choice = page._choices["able_to_project"]
    assert isinstance(choice, SegmentField)
    choice.row.segments()[1].click()
    trial.settle()
    assert trial.do(trial.services.clients.get_file, client_id).client.able_to_project is Answer.NO
    assert page._referral.isVisible()
    page._write_letter()
    assert trial.gone[-1] == Place(DOCUMENT, client_id, tab="referral_letter")


def test_network_consent_and_situation_are_added_and_removed(trial: DeskTrial, client_id: int) -> None:
    page = file_tab(trial, client_id)
    QTest.keyClicks(page.contacts.name.box, "Dr Leroy")
    QTest.keyClick(page.contacts.name.box, Qt.Key.Key_Return)
    QTest.keyClicks(page.consents.subject.box, "notes")
    page.consents._record()
    page.situations.situation.row.segments()[2].click()
    assert plain(page.situations.situation.message_text()).startswith("Pas encore au dossier")
    page.situations.since.box.selectAll()
    QTest.keyClicks(page.situations.since.box, "1/10")
    QTest.keyClick(page.situations.since.box, Qt.Key.Key_Return)
    trial.settle()
    file = trial.do(trial.services.clients.get_file, client_id)
    assert [contact.name for contact in file.contacts] == ["Dr Leroy"]
    assert [consent.subject for consent in file.consents] == ["notes"]
    assert [(one.situation, one.since) for one in file.situations] == [
        (WorkSituation.ON_LEAVE, date(2026, 10, 1))
    ]
    for _ in range(3):
        trial.desk.undo()
        trial.settle()
    file = trial.do(trial.services.clients.get_file, client_id)
    assert (file.contacts, file.consents, file.situations) == ((), (), ())


def test_a_work_situation_is_corrected_in_its_line(trial: DeskTrial, client_id: int) -> None:
    network = trial.services.network
    trial.do(network.record_situation, client_id, date(2026, 1, 10), WorkSituation.ON_LEAVE)
    page = file_tab(trial, client_id)
    edit = next(one for one in page.situations.findChildren(Button) if one.word() == "Modifier")
    edit.click()
    form = child(page.situations, SituationForm)
    form.situation.row.segments()[0].click()
    form.since.setFocus()
    form.since.select_all()
    QTest.keyClicks(form.since.box, "10/10/2026")
    page.flush()
    trial.settle()
    (kept,) = trial.do(trial.services.clients.get_file, client_id).situations
    assert (kept.situation, kept.since) == (WorkSituation.WORKING, date(2026, 10, 10))
    form.done.click()
    trial.settle()
    said = [plain(label.text()) for label in page.situations.findChildren(PlainLabel)]
    assert "Au travail depuis le 10 oct. 2026" in said


def test_a_consent_is_corrected_in_its_line(trial: DeskTrial, client_id: int) -> None:
    network = trial.services.network
    made = trial.do(network.record_consent, client_id, "notes", date(2026, 1, 10), how="dit")
    trial.do(network.withdraw_consent, made, date(2026, 11, 2))
    page = file_tab(trial, client_id)
    next(one for one in page.consents.findChildren(Button) if one.word() == "Modifier").click()
    form = child(page.consents, ConsentForm)
    assert form.subject.box.hasFocus()
    for field, typed in ((form.day, "10/10/2025"), (form.withdrawn, "")):
        field.setFocus()
        field.select_all()
        QTest.keyClick(field.box, Qt.Key.Key_Delete)
        QTest.keyClicks(field.box, typed)
    page.flush()
    trial.settle()
    (kept,) = trial.do(trial.services.clients.get_file, client_id).consents
    assert (kept.subject, kept.given_on, kept.withdrawn_on) == ("notes", date(2025, 10, 10), None)
    form.done.click()
    trial.settle()
    said = [plain(label.text()) for label in page.consents.findChildren(PlainLabel)]
    assert "Donné le 10 oct. 2025 · dit" in said


def test_a_recorded_consent_leaves_the_keyboard_in_view_where_the_next_is_typed(
    trial: DeskTrial, client_id: int
) -> None:
    page = file_tab(trial, client_id)
    page.resize(1000, 420)
    for words in ("notes", "questionnaires"):
        QTest.keyClicks(page.consents.subject.box, words)
        page.consents._record()
        trial.settle()
        live(1)
    box = page.consents.subject.box
    assert box.hasFocus()
    assert box.visibleRegion().boundingRect().height() == box.height()


def test_a_file_in_the_bin_is_restored_from_there(trial: DeskTrial, client_id: int) -> None:
    page = file_tab(trial, client_id)
    page._move_to_bin()
    trial.settle()
    assert trial.gone[-1] == Place(CLIENTS)
    assert trial.do(trial.services.clients.list_files) == ()
    bin_page = BinPage(trial.around, Place(BIN))
    trial.show(bin_page)
    QTest.keyClick(bin_page.list, Qt.Key.Key_Return)
    trial.settle()
    assert [line.client.name for line in trial.do(trial.services.clients.list_files)] == ["Zoé Lambert"]


def test_a_session_starts_from_the_file(trial: DeskTrial, client_id: int) -> None:
    page = ClientPage(trial.around, Place(CLIENT, client_id))
    trial.show(page)
    page.start_session()
    trial.settle()
    lines = trial.do(trial.services.sessions.list_for, client_id)
    assert trial.gone[-1] == Place(SESSION, client_id, lines[0].session.id)
    assert lines[0].session.held_on == TODAY


def test_privacy_leaves_no_name_on_the_header_or_in_the_fields(trial: DeskTrial, client_id: int) -> None:
    page = ClientPage(trial.around, Place(CLIENT, client_id, tab="file"))
    trial.show(page)
    Privacy.current().set_on(True)
    names = [label.accessibleName() for label in page.findChildren(PlainLabel)]
    assert not any("Zoé" in name for name in names)
    tab = child(page, FileTab)
    assert "Zoé" not in child(tab, LineBox, "name").displayText()


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    trial = make_trial(request.getfixturevalue(language))
    made = trial.do(trial.services.clients.create, "Zoé Lambert")
    trial.do(trial.services.network.add_contact, made, "Dr Leroy")
    for page in (
        ClientsPage(trial.around, Place(CLIENTS)),
        FileTab(trial.around, Place(CLIENT, made, tab="file")),
        OverviewTab(trial.around, Place(CLIENT, made, tab="overview")),
        BinPage(trial.around, Place(BIN)),
    ):
        trial.show(page)
        assert cut_words(page) == []


def test_a_search_without_an_answer_says_so_and_looks_elsewhere(trial: DeskTrial) -> None:
    made = trial.do(trial.services.clients.create, "Lucie M.")
    trial.do(trial.services.clients.edit, made, state=FileState.ENDED)
    trial.do(trial.services.clients.create, "Claire")
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    QTest.keyClicks(page.words.box, "lucie")
    trial.settle()
    assert not page.list.isVisible()
    assert plain(page.none_words.text()) == "Aucun dossier en cours pour « lucie » ; 1 ailleurs."
    page.elsewhere.click()
    trial.settle()
    assert page.list.isVisible()
    assert names_shown(page) == ["Lucie M."]
    assert not page.none.isVisible()
    page.words.box.clear()
    QTest.keyClicks(page.words.box, "zzz")
    trial.settle()
    assert plain(page.none_words.text()) == "Aucun dossier pour « zzz »."
    assert not page.elsewhere.isVisible()
    Privacy.current().set_on(True)
    assert "zzz" not in spoken(page)


def test_whoever_is_looked_at_first_is_marked_in_all_files_too(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.clients.edit, client_id, occupation="sage-femme", tags=("nuit",))
    trial.do(trial.services.reviews.set_day, client_id, TODAY, "La garde")
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    row = page.list.rows().at(0)
    assert row is not None
    assert row.attention == "À revoir"
    assert "À revoir" in row.sentence()
    assert [plain(words) for words in row.middle] == ["Sage-femme · nuit", "Pas encore de séance"]


def test_the_list_of_files_ends_with_its_last_row(trial: DeskTrial) -> None:
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    assert not page.words.isVisible()
    trial.do(trial.services.clients.create, "Claire")
    page.read()
    trial.settle()
    assert page.words.isVisible()
    assert page.list.height() == page.list.height_of(1)


def test_a_dialog_is_as_high_as_its_words_need(trial: DeskTrial) -> None:
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    dialog = NewClient(trial.around, page)
    dialog.open()
    field = dialog.name
    assert field.box.mapTo(field, QPoint(0, 0)).y() - field.label.geometry().bottom() < field.label.height()
    assert field.height() == field.heightForWidth(field.width())


def test_the_states_are_as_high_as_the_search_beside_them(trial: DeskTrial, theme: Theme) -> None:
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    for percent in (100, 160):
        theme.set_text_size(percent)
        settle()
        box = page.words.box
        for segment in page.states.segments():
            assert segment.height() == box.height()
            assert segment.mapTo(page, QPoint(0, 0)).y() == box.mapTo(page, QPoint(0, 0)).y()


def test_the_fields_of_a_contact_are_level(trial: DeskTrial, client_id: int) -> None:
    made = trial.do(trial.services.network.add_contact, client_id, "Dr Kerbrat")
    page = file_tab(trial, client_id)
    for one, other in (("name", "role"), ("phone", "email")):
        boxes = [child(page, LineBox, f"contact {made} {name}") for name in (one, other)]
        assert boxes[0].mapTo(page, QPoint(0, 0)).y() == boxes[1].mapTo(page, QPoint(0, 0)).y()


def test_tab_goes_down_a_column_with_what_was_read_in_its_place(trial: DeskTrial, client_id: int) -> None:
    made = trial.do(trial.services.network.add_contact, client_id, "Dr Kerbrat")
    page = file_tab(trial, client_id)
    child(page, LineBox, f"contact {made} email").setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.window().focusWidget().accessibleName() or page.window().focusWidget().objectName())
    assert seen == ["Consentement à redemander", "À la corbeille", "Ajouter quelqu’un"]


def test_an_intake_question_has_the_keyboard_at_its_answer(trial: DeskTrial, client_id: int) -> None:
    page = file_tab(trial, client_id)
    field = child(page, SegmentField, "minimal_energy")
    field.setFocus()
    assert page.window().focusWidget().accessibleName() == "Pas encore demandé"


def test_the_bin_says_what_lies_there_in_words(trial: DeskTrial, client_id: int) -> None:
    session = trial.do(trial.services.sessions.start, client_id, TODAY, None, SessionPlace.PHONE)
    trial.do(trial.services.sessions.edit, session, note="\n# Point sur la semaine\n- dort mieux")
    trial.do(trial.services.sessions.move_to_bin, session)
    page = BinPage(trial.around, Place(BIN))
    trial.show(page)
    row = page.list.rows().at(0)
    assert row is not None
    assert plain(row.name) == "Séance du 20 nov. 2026"
    assert row.detail == "Zoé Lambert · Point sur la semaine"
    assert row.caption == "ici depuis aujourd’hui"


@pytest.mark.parametrize(("width", "room"), [(879, 587), (1221, 820)])
def test_in_a_small_window_the_cards_leave_the_charts_the_room_that_they_need(
    trial: DeskTrial, client_id: int, width: int, room: int
) -> None:
    tab = OverviewTab(trial.around, Place(CLIENT, client_id, tab="overview"))
    trial.show(tab)
    tab.resize(width, 500)
    settle()
    assert tab.width() - tab.side.width() >= room
