"""The progress summary in the studio: struck, reworded, gated, noted; nothing struck is in the bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QScrollArea

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.sessions import ActionState, Lever
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.progress_summaries import Part
from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.summary_page import SummaryPage
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import DOCUMENT, Place
from tests.ui.desks import TODAY, DeskTrial, child
from tests.ui.looking import cut_words, spoken

STRUCK = "Canari-barré"


def summary_page(trial: DeskTrial, *, is_kept: bool = True) -> SummaryPage:
    services = trial.services
    client = trial.do(services.clients.create, "Zoé Lambert")
    trial.do(services.clients.edit, client, own_words="Je dors mieux.")
    session = trial.do(services.sessions.start, client, TODAY, None, SessionPlace.VIDEO)
    trial.do(services.sessions.write_private_note, session, "CANARI")
    kept = trial.do(services.sessions.add_action, session, STRUCK, Lever.SELF)
    if is_kept:
        trial.do(services.sessions.edit_action, kept, state=ActionState.DONE)
    trial.do(services.sessions.add_action, session, "Demander un levier", Lever.TEAM)
    for day, answer in ((date(2026, 8, 3), 25), (TODAY, 100)):
        trial.do(
            services.assessments.record,
            client,
            "cbi",
            day,
            [answer] * 19,
            AnswerMode.PAPER,
            WorkSituation.WORKING,
        )
    page = SummaryPage(trial.around, Place(DOCUMENT, client, tab="progress_summary"))
    trial.show(page)
    return page


def box_of(page: SummaryPage, part: Part) -> str:
    assert page._summary is not None
    return next(one.key for one in page._summary.sentences if one.part is part)


def test_a_struck_sentence_occurs_nowhere_in_what_is_saved_and_the_file_keeps_it(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = summary_page(trial)
    page.boxes[box_of(page, Part.STRENGTHS)].click()
    trial.rest(page)
    page.approve()
    page.save(str(tmp_path / "page.pdf"))
    trial.settle()
    document = pypdf.PdfReader(tmp_path / "page.pdf")
    everything = document.pages[0].extract_text() + str(document.metadata) + str(document.attachments)
    for secret in (STRUCK, "CANARI"):
        assert secret not in everything
        assert secret.encode() not in (tmp_path / "page.pdf").read_bytes()
    assert "Je dors mieux" in everything
    assert page.place.client_id is not None
    actions = trial.do(trial.services.sessions.get, 1).actions
    assert any(one.text == STRUCK for one in actions)


def test_what_was_chosen_is_found_again(trial: DeskTrial) -> None:
    page = summary_page(trial)
    key = box_of(page, Part.STRENGTHS)
    page.boxes[key].click()
    page.boxes[key].setFocus()
    assert page._summary is not None
    page.reword.show_sentence(next(one for one in page._summary.sentences if one.key == key))
    page.reword.words.set_text("Autrement dit")
    page.reword._tell()
    trial.rest(page)
    again = SummaryPage(trial.around, page.place)
    trial.show(again)
    assert not again.boxes[key].isChecked()
    assert again.boxes[key].sentence() == "Autrement dit"


def test_only_what_weighs_more_waits_for_a_strength_or_a_reason(trial: DeskTrial) -> None:
    page = summary_page(trial, is_kept=False)
    page.boxes[box_of(page, Part.WORDS)].click()
    trial.rest(page)
    page.approve()
    assert not page.can_leave()
    assert page.message.text()
    assert page.reading.reason.isVisible()
    assert page.focusWidget() is page.reading.reason.box
    page.reading.reason.set_text("Elle l’a demandé ainsi.")
    page.reading.reason.edited.emit()
    trial.rest(page)
    page.approve()
    assert page.can_leave()
    assert page.leaving().typed == {"reason": "Elle l’a demandé ainsi."}


def test_a_number_says_of_what_it_is_and_is_not_reworded(trial: DeskTrial) -> None:
    page = summary_page(trial)
    move, number = box_of(page, Part.MOVES), box_of(page, Part.NUMBERS)
    page._offer_words(move)
    assert page.reword.isVisibleTo(page)
    name = page.boxes[move].words.split("\u202f")[0].split("\u00a0")[0]
    assert page.boxes[number].words.startswith(name)
    page._offer_words(number)
    assert not page.reword.isVisibleTo(page)


def test_plain_words_replace_a_word_of_the_trade_on_the_page_alone(trial: DeskTrial) -> None:
    page = summary_page(trial)
    assert "levier" in spoken(page.reading)
    page.reading._buttons[0].setFocus()
    page.reading._buttons[0].click()
    trial.rest(page)
    assert child(page.preview, QScrollArea).hasFocus()
    assert page._summary is not None
    assert [step.words for step in page._summary.page.steps[1]] == ["Demander un appui"]
    assert "levier" not in spoken(page.reading)


def test_privacy_covers_the_sentences(trial: DeskTrial) -> None:
    page = summary_page(trial)
    Privacy.current().set_on(True)
    said = " ".join(box.sentence() + box.accessibleName() for box in page.boxes.values())
    Privacy.current().set_on(False)
    assert STRUCK not in said
    assert page.boxes[box_of(page, Part.STRENGTHS)].sentence() == STRUCK


@pytest.mark.parametrize("language", ["french", "pseudo"])
def test_nothing_is_cut(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    assert cut_words(summary_page(make_trial(request.getfixturevalue(language)))) == []


def test_the_page_shows_where_the_sentence_stands_that_one_is_at(trial: DeskTrial) -> None:
    page = summary_page(trial)
    for part in (Part.STRENGTHS, Part.WORDS, Part.MOVES, Part.STEPS):
        page._offer_words(box_of(page, part))
        trial.settle()
        (mark, *_) = page.preview.sheets[0]._marks
        assert 0 < mark.left < mark.right < 1
        assert 0 < mark.top < mark.bottom < 1
    page._offer_words(box_of(page, Part.STRENGTHS))
    trial.settle()
    before = page.preview.sheets[0]._marks
    page.boxes[box_of(page, Part.WORDS)].click()
    trial.rest(page)
    assert page.preview.sheets[0]._marks[0].top == pytest.approx(before[0].top, abs=0.02)
    page.boxes[box_of(page, Part.STRENGTHS)].click()
    trial.rest(page)
    assert page.preview.sheets[0]._marks == ()
