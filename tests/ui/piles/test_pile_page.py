"""A pile of paper typed sheet after sheet: no mouse, nothing lost, both typings kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain import form_codes
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.typings import Difference
from coachdesk.ui.assessments.assessments_tab import AssessmentsTab
from coachdesk.ui.assessments.layout_step import LayoutStep
from coachdesk.ui.assessments.scores_step import ScoresStep
from coachdesk.ui.assessments.typing_step import TypingStep
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.piles.pile_page import PilePage
from coachdesk.ui.piles.pile_step import PileStep
from coachdesk.ui.places import CLIENT, PILE, Place
from tests.ui.assessments.typist import (
    CBI,
    COLUMNS,
    DAY,
    heard,
    kept,
    open_tab,
    press,
    remember_sheet,
    type_text,
)
from tests.ui.desks import DeskTrial
from tests.ui.waiting import live_until

HELD = Qt.KeyboardModifier.ControlModifier


def open_pile(trial: DeskTrial, client_id: int | None = None) -> PilePage:
    page = PilePage(trial.around, Place(PILE, client_id))
    trial.show(page)
    page.take_keyboard()
    trial.settle()
    return page


def listed(page: PilePage) -> PileStep:
    assert isinstance(page.step, PileStep)
    return page.step


def rows(page: PilePage) -> list[tuple[str, str, str]]:
    model = listed(page).list.rows()
    found = [model.at(number) for number in range(model.rowCount())]
    return [(row.name, row.caption, row.attention) for row in found if row is not None]


def add(trial: DeskTrial, client_id: int, instrument_id: str = "pulse", day: date = DAY) -> str:
    key: str = trial.do(trial.services.piles.add, client_id, instrument_id, day, WorkSituation.ON_LEAVE)
    return key


def test_a_pile_without_a_sheet_begins_at_the_code(trial: DeskTrial) -> None:
    page = open_pile(trial)
    assert page.window().focusWidget() is listed(page).form.code.box


def type_on(trial: DeskTrial, page: PilePage) -> None:
    page.type_on()
    trial.settle()


def leave(trial: DeskTrial, page: PilePage) -> None:
    """As a lock does."""
    page.flush()
    page.stop()
    page.hide()
    trial.pages.remove(page)
    page.deleteLater()
    trial.settle()


def test_sheets_are_typed_one_after_the_other_with_one_key_an_answer(
    trial: DeskTrial, client_id: int
) -> None:
    other = trial.do(trial.services.clients.create, "Marc Petit")
    remember_sheet(trial)
    for who, day in ((client_id, DAY), (client_id, DAY - timedelta(days=28)), (other, DAY)):
        add(trial, who, "cbi", day)
    page = open_pile(trial)
    assert rows(page) == [
        ("Zoé Lambert", "à saisir", ""),
        ("Zoé Lambert", "à saisir", ""),
        ("Marc Petit", "à saisir", ""),
    ]
    press(page, Qt.Key.Key_Return, "\r", HELD)
    trial.settle()
    keys = type_text(page, COLUMNS + "\r") + type_text(page, COLUMNS + "\r") + type_text(page, COLUMNS + "\r")
    trial.settle()
    assert keys == 60
    assert [(one.taken_on, one.answers, one.entered_by) for one in kept(trial, client_id)] == [
        (DAY - timedelta(days=28), CBI, "Anne Rivière"),
        (DAY, CBI, "Anne Rivière"),
    ]
    assert len(kept(trial, other)) == 1
    assert rows(page) == []
    assert "3 feuilles enregistrées" in heard(page)
    trial.desk.undo()
    trial.settle()
    assert (len(kept(trial, client_id)), len(kept(trial, other))) == (2, 0)
    # What was undone lies on the pile again, typed; one key records it again.
    assert rows(page) == [("Marc Petit", "19 sur 19", "")]
    assert "2 feuilles enregistrées" in heard(page)
    type_on(trial, page)
    type_text(page, "\r")
    trial.settle()
    assert len(kept(trial, other)) == 1
    assert rows(page) == []


def test_typed_twice_only_what_differs_is_asked_again_and_shows_neither(
    trial: DeskTrial, client_id: int
) -> None:
    add(trial, client_id)
    page = open_pile(trial)
    step = listed(page)
    step.entered_by.set_text("Léa")
    step.twice.click()
    type_on(trial, page)
    type_text(page, "123456\r")
    trial.settle()
    assert isinstance(page.step, TypingStep)
    assert "seconde saisie" in heard(page.header)
    assert [cell.answer() for cell in page.step.panel.cells] == [""] * 6
    type_text(page, "129456\r")
    trial.settle()
    assert isinstance(page.step, TypingStep)
    assert page.step.panel.cells[2].answer() == ""
    assert "0 question sur 1" in heard(page.step)
    assert not page.finish.isEnabled()
    assert kept(trial, client_id) == ()
    type_text(page, "3\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.answers, one.entered_by) == ((1, 2, 3, 4, 5, 6), "Léa")
    assert one.differences == (Difference(3, 3, 9),)
    assert "1 question différait" in heard(page)


def test_all_sheets_are_typed_once_before_one_is_typed_again(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.piles.choose, "", is_twice=True)
    add(trial, client_id)
    add(trial, client_id, "checkin5")
    page = open_pile(trial)
    type_on(trial, page)
    titles = [page.header.title.text()]
    for answers in ("123456\r", "11111\r", "123456\r"):
        type_text(page, answers)
        trial.settle()
        titles.append(page.header.title.text())
    assert titles[0] == titles[2] != titles[1] == titles[3]
    type_text(page, "11111\r")
    trial.settle()
    assert [one.differences for one in kept(trial, client_id)] == [(), ()]


@pytest.mark.parametrize("typed", ["123", "123456\r", "123456\r12", "123456\r129456\r"])
def test_a_lock_in_the_midst_loses_nothing(trial: DeskTrial, client_id: int, typed: str) -> None:
    trial.do(trial.services.piles.choose, "Léa", is_twice=True)
    add(trial, client_id)
    page = open_pile(trial)
    type_on(trial, page)
    type_text(page, typed)
    leave(trial, page)
    again = open_pile(trial)
    type_on(trial, again)
    rest = {"123": "456\r129456\r3\r", "123456\r": "129456\r3\r", "123456\r12": "9456\r3\r"}.get(typed, "3\r")
    type_text(again, rest)
    trial.settle()
    (one,) = kept(trial, client_id)
    assert (one.answers, one.differences) == ((1, 2, 3, 4, 5, 6), (Difference(3, 3, 9),))
    assert one.entered_by == "Léa"


def test_a_kill_takes_no_more_than_the_last_second(trial: DeskTrial, client_id: int) -> None:
    add(trial, client_id)
    page = open_pile(trial)
    type_on(trial, page)
    type_text(page, "123")

    def is_kept() -> bool:
        return bool(trial.do(trial.services.piles.read, "fr").sheets[0].done == 3)

    live_until(is_kept, 5)


def test_a_sheet_of_which_nothing_is_known_is_typed_at_once(trial: DeskTrial, client_id: int) -> None:
    add(trial, client_id, "isi")
    page = open_pile(trial)
    type_on(trial, page)
    assert isinstance(page.step, TypingStep)


def test_a_sheet_never_confirmed_is_compared_once_for_the_whole_pile(
    trial: DeskTrial, client_id: int
) -> None:
    add(trial, client_id, "cbi")
    add(trial, client_id, "cbi", DAY - timedelta(days=7))
    page = open_pile(trial)
    type_on(trial, page)
    assert isinstance(page.step, LayoutStep)
    type_text(page, "3")
    assert isinstance(page.step, LayoutStep)
    type_text(page, "c\r" + COLUMNS + "\r")
    trial.settle()
    assert isinstance(page.step, TypingStep)
    type_text(page, COLUMNS + "\r")
    trial.settle()
    assert [one.answers for one in kept(trial, client_id)] == [tuple(100 - points for points in CBI)] * 2


def test_a_code_and_two_days_are_put_on_the_pile_by_keys(trial: DeskTrial, client_id: int) -> None:
    client = trial.do(trial.services.clients.get_file, client_id).client
    version = trial.services.assessments.instrument("pulse").version
    page = open_pile(trial)
    form = listed(page).form
    assert form.code.box.hasFocus()
    type_text(page, form_codes.printed(form_codes.code(client.uuid, "pulse", version)) + "\r")
    trial.settle()
    assert form.questionnaire.value() == "pulse"
    assert form.form.day.box.hasFocus()
    type_text(page, "12/11/2026\r")
    trial.settle()
    assert form.code.box.hasFocus()
    form.form.day.setFocus()
    form.form.day.select_all()
    type_text(page, "05/11/2026\r")
    trial.settle()
    assert form.form.day.box.hasFocus()
    pile = trial.do(trial.services.piles.read, "fr")
    assert [one.sheet.taken_on.day for one in pile.sheets] == [12, 5]


def test_what_is_missing_is_said_beside_it(trial: DeskTrial, client_id: int) -> None:
    page = open_pile(trial)
    form = listed(page).form
    form.take()
    assert form.person.message_text() == "Choisissez de qui est cette feuille."
    form.person.set_value(client_id)
    form.take()
    assert form.questionnaire.message_text() == "Choisissez le questionnaire."


def test_the_pile_of_one_person_names_nobody_else(trial: DeskTrial, client_id: int) -> None:
    other = trial.do(trial.services.clients.create, "Marc Petit")
    add(trial, other)
    page = open_pile(trial, client_id)
    assert rows(page) == []
    assert "Marc" not in heard(page)
    client = trial.do(trial.services.clients.get_file, other).client
    version = trial.services.assessments.instrument("pulse").version
    type_text(page, form_codes.code(client.uuid, "pulse", version) + "\r")
    trial.settle()
    assert "autre dossier" in listed(page).form.code.message_text()
    assert "Marc" not in heard(page)


def test_delete_takes_a_sheet_off_and_asks_before_answers_go(trial: DeskTrial, client_id: int) -> None:
    add(trial, client_id)
    add(trial, client_id)
    page = open_pile(trial)
    assert [attention for _, _, attention in rows(page)] == ["Déjà là pour ce jour"] * 2
    listed(page).list.setFocus()
    page._ask_to_take_off()
    trial.settle()
    assert len(rows(page)) == 1
    type_on(trial, page)
    type_text(page, "12\x1b")
    trial.settle()
    assert rows(page)[0][1] == "2 sur 6"
    listed(page).list.setFocus()
    page._ask_to_take_off()
    trial.settle()
    assert len(rows(page)) == 1


def test_escape_leads_to_the_list_and_then_to_the_file(trial: DeskTrial, client_id: int) -> None:
    add(trial, client_id)
    page = open_pile(trial, client_id)
    type_on(trial, page)
    type_text(page, "1\x1b")
    assert isinstance(page.step, PileStep)
    trial.settle()
    type_text(page, "\x1b")
    assert trial.gone == [Place(CLIENT, client_id, tab="assessments")]


def test_a_notice_of_a_sheet_is_pointed_at_when_the_pile_is_done(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.practice.keep_sheet_layout, "phq9", {})
    add(trial, client_id, "phq9")
    page = open_pile(trial)
    type_on(trial, page)
    type_text(page, "111111112\r")
    trial.settle()
    assert "À regarder" in heard(page)


def test_while_covered_no_name_can_be_read(trial: DeskTrial, client_id: int) -> None:
    add(trial, client_id)
    page = open_pile(trial)
    Privacy.current().set_on(True)
    trial.settle()
    assert "Zoé" not in heard(page)


def test_the_list_of_a_person_leads_to_the_pile_and_counts_it(trial: DeskTrial, client_id: int) -> None:
    trial.do(trial.services.assessments.record_scores, client_id, "mbi_hss", DAY, {"ee": "30"}, None)
    add(trial, client_id)
    tab = open_tab(trial, client_id)
    assert isinstance(tab, AssessmentsTab)
    assert tab.pile.word() == "Pile de feuilles (1)"
    type_text(tab, "l")
    tab.open_pile()
    assert trial.gone[-1] == Place(PILE, client_id)


def test_scores_lie_on_the_pile_too_and_only_what_differs_is_asked_again(
    trial: DeskTrial, client_id: int
) -> None:
    trial.do(trial.services.piles.choose, "Léa", is_twice=True)
    page = open_pile(trial, client_id)
    offered = listed(page).form.questionnaire.box
    assert any("MBI-HSS" in offered.itemText(row) for row in range(offered.count()))
    add(trial, client_id, "mbi_hss")
    page.read()
    trial.settle()
    type_on(trial, page)
    type_text(page, "27\r12")
    leave(trial, page)
    page = open_pile(trial, client_id)
    assert rows(page) == [("Zoé Lambert", "2 sur 3", "")]
    type_on(trial, page)
    assert isinstance(page.step, ScoresStep)
    assert page.step.typed() == {"ee": "27", "dp": "12", "pa": ""}
    type_text(page, "\r\r33\r")
    trial.settle()
    assert "seconde saisie" in heard(page.header)
    type_text(page, "27,0\r21\r33\r")
    trial.settle()
    assert isinstance(page.step, ScoresStep)
    assert page.step.typed() == {"dp": ""}
    type_text(page, "12\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert [score.value for score in one.scores] == [27, 12, 33]
    assert one.differences == (Difference(2, 12, 21),)
    assert "1 score différait" in heard(page)
    assert "Distance différait : 12 / 21" in heard(open_tab(trial, client_id))
