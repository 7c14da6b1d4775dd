"""The way out: covered first, closed whatever happens; and what is applied while the desk stays open."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from coachdesk.domain.changes import Done
from coachdesk.domain.documents import DocumentKind, Recipient, Tone
from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.domain.sessions import Place as SessionPlace
from coachdesk.figures.progress_summaries import SummaryAids
from coachdesk.services.given_documents import Leaving
from coachdesk.ui.clients.clients_page import ClientsPage
from coachdesk.ui.documents.batch_run import BatchRun
from coachdesk.ui.documents.ways_out import Parcel, WaysOut
from coachdesk.ui.first_run.welcome_page import WelcomePage
from coachdesk.ui.keys import KeysCard
from coachdesk.ui.lock.idle import IdleWatch
from coachdesk.ui.lock.landscape import Landscape
from coachdesk.ui.lock.lock_page import LockPage
from coachdesk.ui.page import Page
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENTS, SESSION, SETTINGS, Place
from coachdesk.ui.safety.safety_card import SafetyCard
from coachdesk.ui.settings.settings_page import SettingsPage
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.window import DeskWindow
from tests.ui.desks import TODAY, child
from tests.ui.shell.conftest import VAULT, MadeVault, ShellTrial
from tests.ui.shell.test_shell import type_into


class Ambiguities(QObject):
    """Notes keys that two shortcuts claim: neither of them is done then."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            self.keys.append(event.key().toString())
        return False


def restart_words(trial: ShellTrial) -> tuple[str, ...]:
    return ("--vault", str(trial.places / VAULT), "--locked")


def begin_session(trial: ShellTrial) -> Place:
    """A file and a session in it."""
    assert trial.shell.desk_window is not None
    services = trial.shell.desk_window.desk.services

    def make() -> Place:
        client = services.clients.create("Zoé Lambert").value
        session = services.sessions.start(client, TODAY, None, SessionPlace.VIDEO).value
        return Place(SESSION, client, session)

    made = trial.shell.errands.runner.wait(make, timeout=10).value
    assert made is not None
    return made


def test_locking_covers_the_window_and_puts_dialogs_away_first(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = shell.open(made_vault)
    seen: list[tuple[bool, bool]] = []

    def note() -> None:
        cover = shell.shell.findChildren(Landscape)[-1]
        is_covered = cover.isVisible() and cover.geometry() == shell.shell.rect()
        others = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        seen.append((is_covered, others == [shell.shell]))

    window.lock_requested.disconnect()
    window.help_requested.emit()
    assert child(shell.shell, KeysCard).isVisible()
    page = window.current_page()
    assert page is not None
    page.flush = note  # type: ignore[method-assign]  # called while the desk closes
    QTest.keyClick(child(shell.shell, KeysCard), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shell.shell.lock()
    assert seen == [(True, True)]
    assert shell.restarts == [restart_words(shell)]


def test_a_page_that_fails_while_locking_keeps_nothing_open(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    page = window.current_page()
    assert page is not None

    def fail() -> None:
        raise RuntimeError

    page.flush = fail  # type: ignore[method-assign]  # a bug in a page
    with pytest.raises(RuntimeError):
        shell.shell.lock()
    assert shell.restarts == [restart_words(shell)]
    # The store is closed all the same: it can be opened at once.
    page.flush = lambda: None  # type: ignore[method-assign]


def test_a_store_that_hangs_does_not_keep_the_window_open(
    shell: ShellTrial, made_vault: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachdesk.ui.desk.DRAIN_SECONDS", 0.05)
    shell.open(made_vault)
    gate = threading.Event()
    shell.shell.errands.ask(lambda: gate.wait(20), lambda _: None)
    threading.Timer(0.5, gate.set).start()
    shell.shell.lock()
    assert shell.restarts == [restart_words(shell)]


def test_a_document_that_is_being_written_while_one_locks_is_noted(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault, tmp_path: Path
) -> None:
    first = make_shell()
    page = first.open(made_vault).current_page()
    assert page is not None
    client_id = begin_session(first).client_id
    assert client_id is not None
    given = Leaving(DocumentKind.PROGRESS_SUMMARY, Recipient.CLIENT, (client_id,), tone=Tone(1, 0))
    gate = threading.Event()
    first.shell.papers.ask(lambda: gate.wait(20), lambda _: None)
    ways = WaysOut(page, given.kind, lambda: Parcel(b"one", given), lambda *_: None)
    ways.save(str(tmp_path / "one.pdf"))
    batch = BatchRun(page, [], page.t, SummaryAids((), {}), tmp_path)
    first.shell.papers.ask(lambda: ("two.pdf", b"two"), partial(batch._take, client_id, Tone(1, 0)))
    threading.Timer(0.1, gate.set).start()
    first.shell.lock()
    assert (tmp_path / "one.pdf").read_bytes() == b"one"
    again = make_shell()
    services = again.open(made_vault).desk.services
    noted = again.shell.errands.runner.wait(lambda: services.given.list_for(client_id), timeout=10).value
    assert noted is not None
    digests = {one.digest for one in noted}
    assert digests == {hashlib.sha256(content).hexdigest() for content in (b"one", b"two")}


def test_a_document_that_cannot_begin_before_the_desk_is_closed_is_not_written(
    shell: ShellTrial, made_vault: MadeVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody could note it any more.
    monkeypatch.setattr("coachdesk.ui.errands.FINISH_SECONDS", 0.05)
    shell.open(made_vault)
    gate, file = threading.Event(), tmp_path / "late.pdf"
    shell.shell.papers.ask(lambda: gate.wait(20), lambda _: None)
    shell.shell.papers.ask(lambda: file.write_bytes(b"late"), lambda _: None)
    threading.Timer(0.3, gate.set).start()
    shell.shell.lock()
    assert shell.restarts == [restart_words(shell)]
    assert not file.exists()


def test_what_was_typed_and_the_place_survive_closing_the_window(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    window = first.open(made_vault)
    place = begin_session(first)
    window.go(place)
    first.settle()
    page = window.current_page()
    assert page is not None
    type_into(child(page, QPlainTextEdit, "note"), "presque rien")
    first.shell.close()
    assert first.restarts == []
    back = make_shell().open(made_vault).current_page()
    assert back is not None
    assert child(back, QPlainTextEdit, "note").toPlainText() == "presque rien"


def test_idle_minutes_chosen_in_the_settings_hold_at_once_and_longer_in_a_session(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = shell.open(made_vault)
    watch = shell.shell._idle
    assert isinstance(watch, IdleWatch)
    assert watch._limit == 5 * 60
    shell.shell.preferences.change(idle_minutes=7)
    assert watch._limit == 7 * 60
    window.go(begin_session(shell))
    shell.settle()
    assert watch._limit == 20 * 60
    shell.shell.preferences.change(session_idle_minutes=33)
    assert watch._limit == 33 * 60
    window.go(Place(CLIENTS))
    assert watch._limit == 7 * 60


def test_an_idle_desk_locks_by_itself(shell: ShellTrial, made_vault: MadeVault) -> None:
    shell.open(made_vault)
    watch = shell.shell._idle
    assert watch is not None
    watch._seen -= 6 * 60
    watch.tick()
    assert shell.restarts == [restart_words(shell)]


def test_light_dark_and_text_size_follow_the_choice_at_once(
    shell: ShellTrial, made_vault: MadeVault, theme: Theme
) -> None:
    window = shell.open(made_vault)
    shell.shell.preferences.change(theme="dark", text_size=140)
    assert theme.tokens.is_dark
    for typed, is_dark in (("clair", False), ("sombre", True)):
        window.start_search()
        QTest.keyClicks(window.top_bar.search, typed)
        shell.settle()
        QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
        assert theme.tokens.is_dark is is_dark
    assert theme.text_size == 140
    shell.shell.preferences.change(idle_minutes=9)
    assert theme.tokens.is_dark


def test_another_language_makes_the_same_page_anew(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    window.page_requested.emit(SETTINGS)
    shell.settle()
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    type_into(page.practice.fields["title"].box, "Coach")
    page.computer.language.row.segments()[1].click()
    shell.settle()
    again = shell.screen(DeskWindow)
    assert again is not window
    fresh = again.current_page()
    assert isinstance(fresh, SettingsPage)
    assert fresh.header.title.text() == "Settings"
    assert fresh.practice.fields["title"].text() == "Coach"
    # Undo, asked for outside of a text, reaches back over it.
    fresh.computer.language.row.segments()[1].setFocus()
    again.undo_requested.emit()
    shell.settle()
    assert fresh.practice.fields["title"].text() == ""


def test_what_is_hidden_stays_hidden_in_another_language(shell: ShellTrial, made_vault: MadeVault) -> None:
    shell.open(made_vault).set_private(True)
    shell.shell.preferences.change(language="en")
    shell.settle()
    window = shell.screen(DeskWindow)
    assert Privacy.current().is_on
    assert window.is_private()
    window.toggle_private()
    assert not Privacy.current().is_on


def test_the_welcome_speaks_the_language_that_is_chosen_on_it(shell: ShellTrial) -> None:
    shell.shell.start_locked(None)
    shell.screen(WelcomePage).language.row.segments()[1].click()
    shell.settle()
    assert shell.screen(WelcomePage).new_vault.word() == "Create my vault"
    assert shell.shell.preferences.settings.language == "en"


def test_opening_a_vault_changes_no_language_that_was_asked_for(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    # As with --language: the interface speaks French while nothing, or English, was chosen before.
    window = shell.open(made_vault)
    assert window.around.t.language == "fr"
    assert shell.shell.preferences.settings.language is None


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_F7])
def test_each_key_has_one_meaning_before_and_on_the_desk(
    shell: ShellTrial, made_vault: MadeVault, qapp: QApplication, key: Qt.Key
) -> None:
    ambiguities = Ambiguities()
    qapp.installEventFilter(ambiguities)
    kind: type[Dialog] = KeysCard if key is Qt.Key.Key_F1 else SafetyCard
    shell.shell.start_locked(None)
    shell.screen(WelcomePage)
    for _ in range(2):
        shell.shell.activateWindow()
        shell.shell.activateWindow()
        assert QTest.qWaitForWindowActive(shell.shell)
        QTest.keyClick(shell.shell.focusWidget(), key)
        shell.settle()
        dialog = child(shell.shell, kind)
        assert dialog.isVisible()
        dialog.reject()
        dialog.deleteLater()
        shell.settle()
        if shell.shell.desk_window is None:
            shell.open(made_vault)
    qapp.removeEventFilter(ambiguities)
    assert ambiguities.keys == []


def test_the_demo_says_so_has_no_vault_and_locks_to_the_welcome_leaving_nothing(
    shell: ShellTrial, own_home: Path
) -> None:
    shell.shell.start_demo()
    shell.settle(90)
    window = shell.screen(DeskWindow)
    assert window.top_bar.watermark.text() == "DÉMO"
    assert list((own_home / "cache").glob("demo-*"))
    window.page_requested.emit(SETTINGS)
    shell.settle()
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    assert window.top_bar.watermark.isVisible()
    assert page.backups is None
    for act in (page.change_passphrase, page.make_sheet, page.restore):
        act()
    assert shell.shell.findChildren(Dialog) == []
    shell.shell.lock()
    assert shell.restarts == [("--demo", "--locked")]
    assert list((own_home / "cache").glob("demo-*")) == []
    assert shell.shell.preferences.settings.last_vault is None


def test_closing_asks_before_something_typed_is_lost(shell: ShellTrial, made_vault: MadeVault) -> None:
    def refused() -> Done[None]:
        raise StorageError(StorageTrouble.DISK_FULL)

    window = shell.open(made_vault)
    window.desk.perform(refused, merge_key="typed")
    shell.settle()
    assert window.banner.key() == "storage"
    assert "plein" in window.banner.words()
    shell.shell.close()
    assert shell.shell.isVisible()
    dialog = child(shell.shell, Dialog)
    assert dialog.isVisible()
    shell.settle()
    dialog.accept()
    assert not shell.shell.isVisible()


def test_back_and_forward_return_to_the_field_one_left(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    place = begin_session(shell)
    window.go(place)
    shell.settle()
    page = window.current_page()
    assert page is not None
    note = child(page, QPlainTextEdit, "note")
    type_into(note, "un deux")
    QTest.keyClick(note, Qt.Key.Key_Left)
    window.page_requested.emit(CLIENTS)
    shell.settle()
    window.back_requested.emit()
    shell.settle()
    back = window.current_page()
    assert isinstance(back, Page)
    assert back.place.item_id == place.item_id
    again = child(back, QPlainTextEdit, "note")
    assert again.textCursor().position() == len("un deux") - 1
    window.forward_requested.emit()
    shell.settle()
    assert isinstance(window.current_page(), ClientsPage)


def test_a_place_of_another_version_leads_to_today(
    make_shell: Callable[[], ShellTrial], made_vault: MadeVault
) -> None:
    first = make_shell()
    window = first.open(made_vault)
    drafts = window.desk.services.drafts
    kept = Place("a page of tomorrow", client_id=3).as_json()
    first.shell.errands.runner.wait(lambda: drafts.keep("place", None, "window", kept), timeout=10)
    window.start()
    first.settle()
    page = window.current_page()
    assert page is not None
    assert page.place.page == "today"


def _begin_after(shell: ShellTrial, window: DeskWindow, kept: str) -> str:
    """The page that comes up when that was kept the last time."""
    drafts = window.desk.services.drafts
    shell.shell.errands.runner.wait(lambda: drafts.keep("place", None, "window", kept), timeout=10)
    window.start()
    shell.settle()
    page = window.current_page()
    assert page is not None
    return page.place.page


def test_a_new_day_begins_with_today_and_the_way_back_leads_to_where_one_was(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = shell.open(made_vault)
    kept = Place("settings").as_json(TODAY - timedelta(days=1))
    assert _begin_after(shell, window, kept) == "today"
    window.back_requested.emit()
    shell.settle()
    assert isinstance(page := window.current_page(), Page)
    assert page.place.page == "settings"


def test_after_a_lock_on_the_same_day_the_way_back_leads_to_today(
    shell: ShellTrial, made_vault: MadeVault
) -> None:
    window = shell.open(made_vault)
    assert _begin_after(shell, window, Place("settings").as_json(TODAY)) == "settings"
    window.back_requested.emit()
    shell.settle()
    assert isinstance(page := window.current_page(), Page)
    assert page.place.page == "today"


def test_no_title_ever_names_anybody(shell: ShellTrial, made_vault: MadeVault) -> None:
    window = shell.open(made_vault)
    window.go(begin_session(shell))
    shell.settle()
    window.safety_requested.emit()
    window.help_requested.emit()
    shell.settle()
    titles = {each.windowTitle() for each in QApplication.topLevelWidgets()}
    assert titles <= {"CoachDesk", ""}


@pytest.mark.skipif(sys.platform == "win32", reason="a folder without a drive")
def test_a_vault_that_is_gone_shows_its_lock_screen_with_the_reason(
    shell: ShellTrial, tmp_path: Path
) -> None:
    shell.shell.start_locked(tmp_path / "absent.coachdesk")
    page = shell.screen(LockPage)
    shell.settle()
    assert "pas de coffre" in page.passphrase.message_text()
    page.change.click()
    shell.screen(WelcomePage)
