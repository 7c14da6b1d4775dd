"""Documents: previewed as they will be printed, saved outside the vault, in the language asked for."""

from __future__ import annotations

import hashlib
import stat
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea

from coachdesk import paths
from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.changes import Changes
from coachdesk.domain.clients import Disclosure
from coachdesk.domain.documents import Delivery, DocumentKind, Reader, Recipient, check_recipient
from coachdesk.domain.errors import UserError
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.documents import Document
from coachdesk.i18n.translator import Translator
from coachdesk.reports.build import build
from coachdesk.services.documents import ReportOptions
from coachdesk.services.given_documents import Leaving
from coachdesk.ui.clients.file_tab import FileTab
from coachdesk.ui.documents.password_dialog import PasswordDialog
from coachdesk.ui.documents.pdf_pages import page_pictures
from coachdesk.ui.documents.printing import image_of, paint_pages
from coachdesk.ui.documents.report_page import ReportPage
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.documents.templates import studio_for
from coachdesk.ui.parts.buttons import IconButton
from coachdesk.ui.places import CLIENT, DOCUMENT, Place
from coachdesk.ui.theme.theme import Theme
from tests.ui.desks import TODAY, DeskTrial, child
from tests.ui.looking import cut_words, settle, spoken
from tests.ui.waiting import live, live_until

REPORT = DocumentKind.SESSION_REPORT.value
LETTER = DocumentKind.REFERRAL_LETTER.value


def document(trial: DeskTrial, *, tab: str = REPORT) -> Studio:
    services = trial.services
    client = trial.do(services.clients.create, "Zoé Lambert")
    session = trial.do(services.sessions.start, client, TODAY, None, SessionPlace.VIDEO)
    trial.do(services.sessions.write_note, session, "> je dors mieux\n- marcher")
    trial.do(services.sessions.write_private_note, session, "CANARI")
    trial.do(
        services.assessments.record, client, "cbi", TODAY, [50] * 19, AnswerMode.PAPER, WorkSituation.WORKING
    )
    page = studio_for(trial.around, Place(DOCUMENT, client, session, tab=tab))
    trial.show(page)
    return page


def saved_text(trial: DeskTrial, page: Studio, file: Path) -> str:
    page.approve()
    page.save(str(file))
    trial.settle()
    return " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(file).pages).split())


def test_the_report_is_shown_and_saved_in_french_without_the_private_note(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial)
    assert page.approve_button.isEnabled()
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
    assert isinstance(page, ReportPage)
    page.boxes["include_measures"].click()
    trial.rest(page)
    without = saved_text(trial, page, tmp_path / "sans.pdf")
    assert "Ni diagnostic" in with_measures
    assert "Épuisement personnel" in with_measures
    assert "Épuisement personnel" not in without


def test_answers_line_by_line_are_in_only_when_asked_for(trial: DeskTrial) -> None:
    page = document(trial)
    assert isinstance(page, ReportPage)
    names = [name for name, box in page.boxes.items() if box.isChecked()]
    assert names == ["include_note", "include_actions", "include_measures"]
    assert page.boxes["include_lines"].text() == "Réponses ligne à ligne"


def test_a_sign_that_cannot_be_printed_is_named(trial: DeskTrial) -> None:
    page = document(trial)
    page.recipient.set_text("مريم")
    page.read()
    trial.settle()
    assert page.message.text()
    assert not page.approve_button.isEnabled()


def test_a_referral_letter_names_its_reader(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial, tab=LETTER)
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
    page.approve()
    page.save(str(inside))
    trial.settle()
    assert "dossier du coffre" in page.message.text()
    assert not inside.exists()


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


@pytest.mark.qt_log_ignore("QPdfEngine|QPainter|QPrinter|propagateSizeHints")
def test_what_was_printed_is_noted_in_the_file(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial, tab=LETTER)
    page.approve()
    page.print_pages()
    dialog = child(page, QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(60)
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    trial.settle()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    (given,) = trial.do(trial.services.given.list_for, page.place.client_id)
    assert given.delivery is Delivery.PRINTED
    assert page.message.text() == "Envoyé à l’imprimante."
    page.print_pages()
    dialog = page.findChildren(QPrintDialog)[-1]
    dialog.printer().setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    trial.settle()
    assert len(trial.do(trial.services.given.list_for, page.place.client_id)) == 1
    assert "imprimante" in page.message.text()


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


def test_one_document_has_one_name(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial, tab=LETTER)
    assert page.header.title.text() == "Lettre à un médecin"
    assert "Lettre à un médecin" in saved_text(trial, page, tmp_path / "lettre.pdf")


def test_beside_a_letter_nothing_is_said_of_measures(trial: DeskTrial) -> None:
    letter, report = document(trial, tab=LETTER), document(trial)
    assert "mesure" not in spoken(letter)
    assert "mesure" in spoken(report)


def test_the_proposed_name_says_what_it_is_and_whose_it_is_not(trial: DeskTrial) -> None:
    for page, kind in (
        (document(trial), "rapport de séance"),
        (document(trial, tab=LETTER), "lettre à un médecin"),
    ):
        page.approve()
        page.choose_file()
        dialog = child(page, QFileDialog)
        assert [Path(file).name for file in dialog.selectedFiles()] == [
            f"CoachDesk - {kind} - 2026-11-20.pdf"
        ]
        dialog.reject()
        trial.settle()


def test_pages_are_as_wide_as_the_desk_and_counted(trial: DeskTrial) -> None:
    page = document(trial)
    settle()
    preview = page.preview
    assert len(preview.sheets) > 1
    assert preview.place.text() == f"Page 1 sur {len(preview.sheets)}"
    area = child(preview, QScrollArea)
    assert {sheet.width() for sheet in preview.sheets} == {area.viewport().width()}
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert preview.place.text() == f"Page {len(preview.sheets)} sur {len(preview.sheets)}"
    page.resize(page.width() + 100, page.height())
    settle()
    assert {sheet.width() for sheet in preview.sheets} == {area.viewport().width()}


def test_in_a_narrow_window_nothing_lies_upon_the_page(trial: DeskTrial) -> None:
    page = document(trial)
    for width, is_beside in ((928, False), (1269, True)):
        page.resize(width, 644)
        settle()
        card = page.message.parentWidget()
        assert card is not None
        left = card.mapTo(page, QPoint(0, 0)).x()
        desk = QRect(page.preview.mapTo(page, QPoint(0, 0)), page.preview.size())
        assert desk.right() < page.width()
        assert (left > desk.right()) is is_beside
        assert is_beside or left + card.width() <= desk.left()


def test_large_letters_leave_the_page_its_width(trial: DeskTrial, theme: Theme) -> None:
    theme.set_text_size(160)
    page = document(trial)
    settle()
    assert page.preview.sheets[0].width() >= 560
    assert cut_words(page) == []


def test_nothing_leaves_before_it_was_approved_and_a_change_takes_the_approval_back(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial)
    page.save(str(tmp_path / "rapport.pdf"))
    trial.settle()
    assert not (tmp_path / "rapport.pdf").exists()
    assert page.save_button.isHidden()
    page.approve()
    assert not page.save_button.isHidden()
    assert page.approve_button.isHidden()
    page.language.set_value("en")
    page.read_soon()
    assert not page.can_leave()
    assert page.save_button.isHidden()


def test_what_left_is_noted_in_the_file_with_the_seal_of_its_bytes(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial)
    page.reader.set_value(Recipient.DOCTOR)
    page.recipient.set_text("Dr Leroy")
    page.read()
    trial.settle()
    page.approve()
    page.save(str(tmp_path / "rapport.pdf"))
    trial.settle()
    assert page.place.client_id is not None
    (given,) = trial.do(trial.services.given.list_for, page.place.client_id)
    assert given.digest == hashlib.sha256((tmp_path / "rapport.pdf").read_bytes()).hexdigest()
    assert (given.kind, given.recipient, given.recipient_name) == (
        DocumentKind.SESSION_REPORT,
        Recipient.DOCTOR,
        "Dr Leroy",
    )
    assert given.delivery is Delivery.SAVED
    card = FileTab(trial.around, Place(CLIENT, page.place.client_id))
    trial.show(card)
    assert "Rapport de séance · Un médecin (Dr Leroy)" in spoken(card.documents)


def test_another_template_is_another_page_of_the_same_file(trial: DeskTrial) -> None:
    page = document(trial)
    page.template.value_chosen.emit(DocumentKind.PAYER_STATEMENT)
    assert trial.gone == [Place(DOCUMENT, page.place.client_id, page.place.item_id, tab="payer_statement")]


def test_whoever_pays_is_told_what_was_agreed_and_the_page_says_when_nothing_was(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial, tab=DocumentKind.PAYER_STATEMENT.value)
    assert not page.approve_button.isEnabled()
    assert "Rien" in page.message.text() or "rien" in page.message.text()
    bar = child(page.preview, QScrollArea).verticalScrollBar()
    assert not bar.isVisible()
    trial.do(trial.services.clients.edit, page.place.client_id, payer_disclosure=Disclosure.ATTENDANCE)
    page.read()
    trial.settle()
    assert bar.isVisible()
    text = saved_text(trial, page, tmp_path / "payeur.pdf")
    assert "Séances 1" in text
    for kept in ("dors", "marcher", "Épuisement", "CANARI", "phase"):
        assert kept not in text
    assert page.parcel() is not None
    # Not a moment later: nothing leaves once the file says something else.
    page._hear(Changes(kinds=frozenset({"clients"})), None)
    assert page.parcel() is None


def test_a_password_is_asked_twice_and_the_locked_file_is_the_one_that_is_sealed(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial)
    page.approve()
    page.lock_button.click()
    dialog = child(page.window(), PasswordDialog)
    dialog.first.box.setFocus()
    QTest.keyClick(dialog.first.box, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.first.box
    assert "10" in spoken(dialog)
    # It is no passphrase.
    assert {each.accessibleName() for each in dialog.findChildren(IconButton)} == {"Montrer le mot de passe"}
    for first, second in (("court", "court"), ("assez long 1", "assez long 2"), *(2 * ("\u00ad" * 12,),)):
        dialog.first.set_text(first)
        dialog.second.set_text(second)
        dialog.act.click()
        assert dialog.isVisible()
    dialog.first.set_text("assez long 1")
    dialog.second.set_text("assez long 1")
    dialog.act.click()
    assert dialog.first.text() == ""
    chooser = child(page, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "rapport.pdf"))
    chooser.reject()
    trial.settle()
    content = (tmp_path / "rapport.pdf").read_bytes()
    saved = pypdf.PdfReader(tmp_path / "rapport.pdf")
    assert saved.is_encrypted
    assert saved.pdf_header == "%PDF-2.0"
    assert not saved.decrypt("")
    assert saved.decrypt("assez long 1")
    (given,) = trial.do(trial.services.given.list_for, page.place.client_id)
    assert (given.delivery, given.digest) == (Delivery.LOCKED, hashlib.sha256(content).hexdigest())
    assert "assez long" not in str(given)


def test_pages_of_earlier_choices_cannot_be_approved_for_another_reader(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial)
    page._soon.setInterval(60_000)
    page.read()
    assert page._content is not None
    page.reader.set_value(Recipient.CLIENT)
    page.read_soon()
    page.make(page._content)
    trial.settle()
    assert not page.approve_button.isEnabled()
    page.approve()
    page.save(str(tmp_path / "rapport.pdf"))
    trial.settle()
    assert not (tmp_path / "rapport.pdf").exists()
    assert "enregistr" in page.message.text()


def test_pages_that_take_long_are_given_up_when_the_choices_change(trial: DeskTrial) -> None:
    given_up: list[bool] = []
    has_begun, going_on = threading.Event(), threading.Event()

    class SlowPages:
        """A maker of pages that waits until it is told to stop."""

        def build(self, content: Document) -> bytes:
            has_begun.set()
            if not given_up:
                going_on.wait(15)
            return build(content, paths.resources() / "fonts")

        def cancel(self) -> None:
            given_up.append(True)
            going_on.set()

    slow = SlowPages()
    doors = replace(trial.around.doors, build=slow.build, cancel_build=slow.cancel)
    trial.around = replace(trial.around, doors=doors)
    client = trial.do(trial.services.clients.create, "Zoé Lambert")
    page = studio_for(trial.around, Place(DOCUMENT, client, tab=LETTER))
    trial.pages.append(page)
    page.show()
    page.read()
    live_until(has_begun.is_set)
    live(650)
    assert given_up == []
    page.recipient.set_text("Dr Leroy")
    page.read()
    trial.settle()
    assert given_up == [True]
    assert page.approve_button.isEnabled()


def test_a_payer_is_refused_everything_but_the_statement(trial: DeskTrial) -> None:
    page = document(trial)
    for kind in DocumentKind:
        if kind is not DocumentKind.PAYER_STATEMENT:
            with pytest.raises(UserError):
                check_recipient(kind, Recipient.PAYER)
    documents = trial.services.documents
    with pytest.raises(UserError):
        trial.do(
            documents.session_report,
            page.place.item_id,
            trial.around.t,
            Reader(Recipient.PAYER),
            ReportOptions(),
        )
    leaving = Leaving(DocumentKind.SESSION_REPORT, Recipient.PAYER, page.client_ids())
    with pytest.raises(UserError):
        trial.do(trial.services.given.note, leaving, b"%PDF", Delivery.SAVED)


def test_the_person_is_handed_the_numbers_to_call_and_no_score_when_they_want_none(
    trial: DeskTrial, tmp_path: Path
) -> None:
    page = document(trial)
    trial.do(trial.services.clients.edit, page.place.client_id, hides_numbers=True)
    page.reader.set_value(Recipient.CLIENT)
    page.read()
    trial.settle()
    text = saved_text(trial, page, tmp_path / "pour elle.pdf")
    assert "Épuisement personnel" not in text
    reader = pypdf.PdfReader(tmp_path / "pour elle.pdf")
    assert all("3114" in sheet.extract_text() for sheet in reader.pages)


def test_escape_leaves_the_studio(trial: DeskTrial) -> None:
    page = document(trial)
    QTest.keyClick(page.recipient.box, Qt.Key.Key_Escape)
    assert trial.gone[-1].page == CLIENT


def test_one_sees_whose_document_it_is_and_when_it_was_last_given(trial: DeskTrial, tmp_path: Path) -> None:
    page = document(trial)
    assert page.header.second.text() == "Zoé Lambert"
    assert page.trace.last.isHidden()
    saved_text(trial, page, tmp_path / "rapport.pdf")
    assert "enregistré en fichier" in page.trace.last.text()
    assert page.header.second.text() in spoken(page)
    other = studio_for(trial.around, Place(DOCUMENT, page.place.client_id, tab=LETTER))
    trial.show(other)
    assert other.trace.last.isHidden()


def test_the_pages_can_be_seen_as_printed_without_colours(trial: DeskTrial) -> None:
    page = document(trial)
    sheet = page.preview.sheets[0]

    def has_colour() -> bool:
        image = sheet.grab().toImage()
        points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height() // 2, 3))
        return any(image.pixelColor(x, y).saturation() > 40 for x, y in points)

    assert has_colour()
    page.preview.grey.click()
    assert not has_colour()
    page.read()
    trial.settle()
    sheet = page.preview.sheets[0]
    assert not has_colour()


def test_it_is_said_that_numbers_are_left_out_for_somebody_who_wants_none(trial: DeskTrial) -> None:
    page = document(trial)
    assert isinstance(page, ReportPage)
    assert page.spared.isHidden()
    trial.do(trial.services.clients.edit, page.place.client_id, hides_numbers=True)
    page = studio_for(trial.around, page.place)
    trial.show(page)
    assert isinstance(page, ReportPage)
    assert page.spared.isHidden()
    page.reader.set_value(Recipient.CLIENT)
    page.reader.value_chosen.emit(Recipient.CLIENT)
    assert not page.spared.isHidden()


def test_where_nothing_may_be_told_one_goes_back_to_where_that_was_noted(trial: DeskTrial) -> None:
    page = document(trial, tab=DocumentKind.PAYER_STATEMENT.value)
    assert page.preview.grey.isHidden()
    page.go_back()
    assert trial.gone[-1] == Place(CLIENT, page.place.client_id, tab="file")
