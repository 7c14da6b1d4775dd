"""An import by hand: three steps, each with its words, by keyboard alone, and one way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coachdesk import paths
from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.imports import LineFate, Meaning
from coachdesk.i18n.translator import Translator
from coachdesk.ui.clients.clients_page import ClientsPage
from coachdesk.ui.imports.check_step import CheckStep
from coachdesk.ui.imports.columns_step import ColumnsStep
from coachdesk.ui.imports.file_step import FileStep
from coachdesk.ui.imports.import_page import ImportPage
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.rows import ListView
from coachdesk.ui.places import CLIENTS, IMPORT, Place
from coachdesk.ui.theme.theme import Theme
from tests.exchange.making import workbook
from tests.ui.desks import DeskTrial
from tests.ui.looking import cut_words, settle, small_targets, spoken
from tests.ui.waiting import live_until

NAME = "<b>Zéphyrine</b> Quibouillac"
CSV = (
    "Nom;Date;MBI-HSS EE;Truc;Métier\n"
    f"{NAME};3/4/2025;27;8;Infirmière\n"
    f"{NAME};20/11;71;8;\n"
    "Ana;2025-04-03;12;4;Aide-soignante\n"
    ";2025-04-03;12;4;\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "passé.csv"
    place.write_text(CSV, encoding="cp1252")
    return place


def shown(trial: DeskTrial) -> ImportPage:
    page = ImportPage(trial.around, Place(IMPORT))
    trial.show(page)
    return page


def columns_of(trial: DeskTrial, file: Path) -> tuple[ImportPage, ColumnsStep]:
    page = shown(trial)
    page.take_file(file)
    trial.settle()
    assert isinstance(page.step, ColumnsStep)
    return page, page.step


def check_of(trial: DeskTrial, file: Path) -> tuple[ImportPage, CheckStep]:
    page, _ = columns_of(trial, file)
    page.go_on()
    trial.settle()
    assert isinstance(page.step, CheckStep)
    return page, page.step


def words(of: ListView) -> list[tuple[str, str]]:
    model = of.rows()
    found = (model.at(number) for number in range(model.rowCount()))
    return [(row.name, loose(row.detail)) for row in found if row is not None]


def loose(text: str) -> str:
    """A text with spaces that may break, as one types it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def press(
    page: ImportPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.window().focusWidget(), key, modifier)


def test_the_files_lead_to_it_by_key_and_by_button(trial: DeskTrial) -> None:
    page = ClientsPage(trial.around, Place(CLIENTS))
    trial.show(page)
    page.activateWindow()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert trial.gone == [Place(IMPORT)]
    page.import_table()
    assert trial.gone == [Place(IMPORT), Place(IMPORT)]


def test_a_whole_import_by_keyboard_alone(trial: DeskTrial, file: Path) -> None:
    page, columns = columns_of(trial, file)
    page.activateWindow()
    columns.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(3):
        press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    for _ in range(4):
        press(page, Qt.Key.Key_Down)
    use = columns.uses()[3]
    assert use is not None
    assert (use.meaning, use.instrument_id, use.scale_id) == (Meaning.SCORE, "mbi_hss", "dp")
    assert columns.instrument.isVisibleTo(columns)
    press(page, Qt.Key.Key_Return, control)
    trial.settle()
    assert isinstance(page.step, CheckStep)
    press(page, Qt.Key.Key_Return, control)
    trial.settle()
    assert trial.gone == [Place(CLIENTS)]
    files = trial.do(trial.services.clients.list_files)
    assert [line.client.name for line in files] == [NAME, "Ana"]
    taken = trial.do(trial.services.assessments.list_for, files[0].client.id)
    assert {one.mode for one in taken} == {AnswerMode.IMPORTED_SCORES}


def test_refused_lines_say_line_column_and_reason_and_the_rest_what_they_make(
    trial: DeskTrial, file: Path
) -> None:
    page, step = check_of(trial, file)
    assert step.fates.value() is LineFate.REFUSED
    hint = "Écrivez-la comme 20/11/2026 : le jour vient avant le mois."
    assert words(step.list) == [
        (f"Ligne 3 · {NAME}", f"B · Date : « 20/11 » n’est pas une date avec son année. {hint}"),
        (f"Ligne 3 · {NAME}", "C · MBI-HSS EE : « 71 » est hors de l’échelle, qui va de 0 à 54."),
        ("Ligne 5", "Le nom ou le pseudonyme manque."),
    ]
    assert "2" in page.next.word()
    step.fates.segments()[1].click()
    assert words(step.list) == [
        (f"Ligne 2 · {NAME}", "Nouveau dossier · Métier · MBI-HSS du 3 avr. 2025"),
        ("Ligne 4 · Ana", "Nouveau dossier · Métier · MBI-HSS du 3 avr. 2025"),
    ]


def test_the_reasons_are_copied_without_a_name(trial: DeskTrial, file: Path) -> None:
    file.write_text(CSV + "ana;2025-04-05;12;;\n", encoding="utf-8")
    _, step = check_of(trial, file)
    step.copy_button.click()
    copied = loose(QGuiApplication.clipboard().text())
    assert [line.split(" ")[1] for line in copied.splitlines()] == ["3", "3", "5", "6"]
    assert "Ana" not in copied
    assert "Quibouillac" not in copied


def test_one_undo_takes_the_whole_import_back(trial: DeskTrial, file: Path) -> None:
    page, _ = check_of(trial, file)
    told: list[str] = []
    trial.desk.done.connect(told.append)
    page.run()
    page.run()
    trial.settle()
    assert told == ["2 lignes importées"]
    assert len(trial.do(trial.services.clients.list_files)) == 2
    trial.desk.undo()
    trial.settle()
    assert trial.do(trial.services.clients.list_files) == ()
    trial.desk.redo()
    trial.settle()
    assert len(trial.do(trial.services.clients.list_files)) == 2


def test_leaving_after_the_check_writes_nothing(trial: DeskTrial, file: Path) -> None:
    page, _ = check_of(trial, file)
    page.go_back()
    assert isinstance(page.step, ColumnsStep)
    page.go_back()
    assert trial.gone == [Place(CLIENTS)]
    assert trial.do(trial.services.clients.list_files) == ()


def test_a_second_import_has_nothing_to_do(trial: DeskTrial, file: Path) -> None:
    page, _ = check_of(trial, file)
    page.run()
    trial.settle()
    again, _ = check_of(trial, file)
    assert not again.next.isEnabled()
    assert again.next.word() == "Rien à importer"
    again.run()
    trial.settle()
    assert len(trial.do(trial.services.clients.list_files)) == 2


def test_a_vault_that_changed_meanwhile_is_told(trial: DeskTrial, file: Path) -> None:
    page, step = check_of(trial, file)
    trial.do(trial.services.clients.create, "Ana")
    page.run()
    trial.settle()
    assert "a changé depuis" in step.message.text()
    assert trial.gone == []
    page.go_back()
    page.go_on()
    trial.settle()
    assert page.next.isEnabled()


def test_a_file_that_cannot_be_read_says_file_line_and_reason(trial: DeskTrial, tmp_path: Path) -> None:
    bad = tmp_path / "mauvais.csv"
    bad.write_text('Nom;Note\nA;"12\n')
    page = shown(trial)
    page.take_file(bad)
    trial.settle()
    assert isinstance(page.step, FileStep)
    assert page.step.message.text() == "mauvais.csv, ligne 2\u00a0: un guillemet est ouvert et jamais fermé."
    assert page.next.isEnabled()


def test_a_long_reading_can_be_stopped(trial: DeskTrial, tmp_path: Path) -> None:
    long = tmp_path / "long.xlsx"
    long.write_bytes(workbook(("Nom", "Score"), *[(f"P{number}", number) for number in range(9_000)]))
    page = shown(trial)
    page.take_file(long)
    step = page.step
    assert isinstance(step, FileStep)
    assert not page.next.isEnabled()
    step.stop_button.click()
    live_until(page.next.isEnabled, 10)
    assert step.message.text() == "La lecture a été arrêtée. Rien n’a été importé."


def test_a_page_that_is_left_reads_no_further(trial: DeskTrial, tmp_path: Path) -> None:
    long = tmp_path / "long.xlsx"
    long.write_bytes(workbook(("Nom", "Score"), *[(f"P{number}", number) for number in range(9_000)]))
    page = shown(trial)
    page.take_file(long)
    watch = page._watch
    assert watch is not None
    page.stop()
    trial.pages.remove(page)
    page.deleteLater()
    trial.settle()
    assert watch.share < 1.0


def test_a_choice_that_makes_no_sense_is_told_and_put_right(trial: DeskTrial, file: Path) -> None:
    page, step = columns_of(trial, file)
    step._take_meaning(None)
    page.go_on()
    trial.settle()
    assert page.step is step
    assert "le nom ou le pseudonyme" in step.message.text()
    step._take_meaning(Meaning.NAME)
    assert not step.message.isVisible()
    page.go_on()
    trial.settle()
    assert isinstance(page.step, CheckStep)


def test_following_columns_become_the_following_questions(trial: DeskTrial, tmp_path: Path) -> None:
    place = tmp_path / "items.csv"
    place.write_text("Nom;Date;" + ";".join("abcdefgh") + "\nZoé;3/4/2025;" + ";".join(["50"] * 8) + "\n")
    _, step = columns_of(trial, place)
    step.list.row_current.emit(2)
    step._take_meaning(Meaning.ANSWER)
    step._take_instrument("cbi")
    step.following.click()
    assert [use.item for use in step.uses()[2:] if use is not None] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_nothing_of_it_is_kept_outside_the_vault(trial: DeskTrial, file: Path, own_home: Path) -> None:
    page, _ = check_of(trial, file)
    page.run()
    trial.settle()
    trial.desk.close()
    file.unlink()
    found = [
        place
        for folder in (own_home, file.parent, paths.state_folder())
        for place in folder.rglob("*")
        if place.is_file() and b"Quibouillac" in place.read_bytes()
    ]
    assert found == []


def test_the_privacy_screen_covers_what_was_read(trial: DeskTrial, file: Path) -> None:
    page, step = columns_of(trial, file)
    assert "Quibouillac" in spoken(page)
    assert step.preview.rows.index(0, 1).data() == NAME
    Privacy.current().set_on(True)
    settle()
    assert "Quibouillac" not in spoken(page)
    assert "Quibouillac" not in str(step.preview.rows.index(0, 1).data())
    assert step.preview.rows.headerData(1, Qt.Orientation.Horizontal) == "A"
    page.go_on()
    trial.settle()
    assert "Quibouillac" not in spoken(page)
    assert "passé.csv" not in spoken(page)


def test_user_words_are_shown_as_they_are(trial: DeskTrial, file: Path) -> None:
    page, _ = columns_of(trial, file)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(PlainLabel))


@pytest.mark.parametrize(
    ("language", "text_size"),
    [("french", 100), ("english", 100), ("pseudo", 100), ("french", 160), ("english", 160)],
)
def test_no_word_is_cut_in_any_step(
    make_trial: Callable[[Translator], DeskTrial],
    request: pytest.FixtureRequest,
    theme: Theme,
    file: Path,
    language: str,
    text_size: int,
) -> None:
    theme.set_text_size(text_size)
    trial = make_trial(request.getfixturevalue(language))
    page = shown(trial)
    assert cut_words(page) == []
    page.take_file(file)
    trial.settle()
    assert isinstance(page.step, ColumnsStep)
    page.step.list.row_current.emit(2)
    settle()
    assert cut_words(page) == []
    page.go_on()
    trial.settle()
    assert isinstance(page.step, CheckStep)
    assert cut_words(page) == []
    assert small_targets(page) == []
