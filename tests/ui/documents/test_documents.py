"""Documents: previewed as they will be printed, saved outside the vault, in the language asked for."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.errors import StorageError, UserError
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.translator import Translator
from coachdesk.ui.documents.document_page import REFERRAL, DocumentPage
from coachdesk.ui.documents.pdf_pages import page_pictures
from coachdesk.ui.documents.printing import image_of, paint_pages
from coachdesk.ui.documents.saving import save_outside
from coachdesk.ui.places import DOCUMENT, Place
from tests.ui.desks import TODAY, DeskTrial
from tests.ui.looking import cut_words


def document(trial: DeskTrial, *, tab: str = "session") -> DocumentPage:
    services = trial.services
    client = trial.do(services.clients.create, "Zoé Lambert")
    session = trial.do(services.sessions.start, client, TODAY, None, SessionPlace.VIDEO)
    trial.do(services.sessions.write_note, session, "> je dors mieux\n- marcher")
    trial.do(services.sessions.write_private_note, session, "CANARI")
    trial.do(
        services.assessments.record, client, "cbi", TODAY, [50] * 19, AnswerMode.PAPER, WorkSituation.WORKING
    )
    page = DocumentPage(trial.around, Place(DOCUMENT, client, session, tab=tab))
    trial.show(page)
    return page


def saved_text(trial: DeskTrial, page: DocumentPage, file: Path) -> str:
    page.save(str(file))
    trial.settle()
    return " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(file).pages).split())


def test_the_report_is_shown_and_saved_in_french_without_the_private_note(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial)
    assert page.save_button.isEnabled()
    text = saved_text(trial, page, tmp_path / "rapport.pdf")
    assert "Rapport de séance" in text
    assert "je dors mieux" in text
    assert "CANARI" not in text
    assert stat.S_IMODE((tmp_path / "rapport.pdf").stat().st_mode) == 0o600


def test_another_language_changes_the_document_and_not_the_screen(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial)
    page.language.set_value("en")
    page.read()
    trial.settle()
    text = saved_text(trial, page, tmp_path / "report.pdf")
    assert "Session report" in text
    assert "Rapport" not in text
    assert page.header.title.text() == "Rapport de séance"


def test_measures_can_be_left_out_and_the_caution_follows_them(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial)
    with_measures = saved_text(trial, page, tmp_path / "avec.pdf")
    page.boxes["include_measures"].click()
    QTest.qWait(450)
    trial.settle()
    without = saved_text(trial, page, tmp_path / "sans.pdf")
    assert "Ni diagnostic" in with_measures
    assert "Épuisement personnel" in with_measures
    assert "Épuisement personnel" not in without


def test_a_sign_that_cannot_be_printed_is_named(trial: DeskTrial) -> None:
    page = document(trial)
    page.recipient.set_text("مريم")
    page.read()
    trial.settle()
    assert page.message.text()
    assert not page.save_button.isEnabled()


def test_a_referral_letter_names_its_reader(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial, tab=REFERRAL)
    page.recipient.set_text("Dr Leroy")
    page.read()
    trial.settle()
    text = saved_text(trial, page, tmp_path / "lettre.pdf")
    assert "Dr Leroy" in text
    assert "CANARI" not in text


def test_nothing_is_saved_inside_the_vault(trial: DeskTrial) -> None:
    page = document(trial)
    assert trial.around.folder is not None
    inside = trial.around.folder / "rapport.pdf"
    page.save(str(inside))
    trial.settle()
    assert "hors du coffre" in page.message.text()
    assert not inside.exists()


def test_saving_is_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        save_outside(tmp_path / "absent" / "x.pdf", b"pdf", None)
    with pytest.raises(UserError):
        save_outside(tmp_path / "v" / "x.pdf", b"pdf", tmp_path / "v")
    save_outside(tmp_path / "x.pdf", b"pdf", None)
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]


def test_printing_puts_every_page_on_its_sheet(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial)
    assert page._pdf is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(100)
    printer.setFullPage(True)
    paint_pages(printer, page._pdf)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == len(page_pictures(page._pdf, 20))
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait


def test_a_page_picture_is_white_paper_with_ink(trial: DeskTrial) -> None:
    page = document(trial)
    assert page._pdf is not None
    image = image_of(page_pictures(page._pdf, 40)[0])
    assert image.pixelColor(2, 2).name() == "#ffffff"
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    assert len(colours) > 10


@pytest.mark.parametrize("language", ["french", "english", "pseudo"])
def test_nothing_is_cut_in_any_language(
    make_trial: Callable[[Translator], DeskTrial], request: pytest.FixtureRequest, language: str
) -> None:
    assert cut_words(document(make_trial(request.getfixturevalue(language)))) == []
