"""The light marks: what the buttons do, what Enter does, what is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.sessions import note_marks
from coachdesk.ui.sessions.note_editor import NoteEditor
from coachdesk.ui.sessions.note_preview import NotePreview
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import DARK, LIGHT
from tests.ui.looking import colours, spoken
from tests.ui.sessions.writing import write

NOTE = "# Sujet\nElle tient *bon*.\n- dormir\n> J’ai déjà dit oui.\n"


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor("Note")
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


def select(editor: NoteEditor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def formats(editor: NoteEditor, line: int) -> dict[str, tuple[bool, bool, bool]]:
    """By words: italic, strong, seen."""
    block = editor.document().findBlockByNumber(line)
    found = {}
    for each in block.layout().formats():
        look = each.format
        words = block.text()[each.start : each.start + each.length]
        is_seen = look.foreground().color().alpha() > 0
        found[words] = (look.fontItalic(), look.fontWeight() >= QFont.Weight.DemiBold, is_seen)
    return found


@pytest.mark.parametrize(
    ("lines", "mark", "wanted"),
    [
        (["a", "b"], "- ", ["- ", "- "]),
        (["- a", "- b"], "- ", ["", ""]),
        (["- a", "b"], "- ", ["- ", "- "]),
        (["- a", "", "> b"], "> ", ["> ", "", "> "]),
        ([""], "- ", ["- "]),
        (["# a"], "> ", ["> "]),
    ],
)
def test_marks_are_put_and_taken_by_line(lines: list[str], mark: str, wanted: list[str]) -> None:
    assert note_marks.marks_wanted(lines, mark) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["mot"], ["*mot*"]),
        (["*mot*"], ["mot"]),
        ([" mot "], [" *mot* "]),
        (["- mot", "suite"], ["- *mot*", "*suite*"]),
        (["*a*", "b"], ["**a**", "*b*"]),
        ([""], [""]),
    ],
)
def test_stars_stay_beside_the_words(lines: list[str], wanted: list[str]) -> None:
    assert note_marks.emphasised(lines) == wanted


def test_a_bullet_is_made_and_unmade_without_moving_the_cursor_in_its_line(editor: NoteEditor) -> None:
    editor.set_text("un\ndeux")
    editor.move_to(5)
    editor.toggle_mark(note_marks.BULLET)
    assert editor.text() == "un\n- deux"
    assert editor.textCursor().positionInBlock() == 4
    editor.toggle_mark(note_marks.QUOTE)
    assert editor.text() == "un\n> deux"
    editor.toggle_mark(note_marks.QUOTE)
    assert editor.text() == "un\ndeux"


def test_one_undo_takes_a_mark_on_many_lines_back(editor: NoteEditor) -> None:
    editor.set_text("un\ndeux\ntrois")
    editor.selectAll()
    editor.toggle_mark(note_marks.BULLET)
    assert editor.text() == "- un\n- deux\n- trois"
    editor.undo()
    assert editor.text() == "un\ndeux\ntrois"


def test_a_selection_that_ends_before_a_line_does_not_mark_it(editor: NoteEditor) -> None:
    editor.set_text("un\ndeux")
    select(editor, 0, 3)
    editor.toggle_mark(note_marks.QUOTE)
    assert editor.text() == "> un\ndeux"


def test_emphasis_takes_the_word_at_the_cursor(editor: NoteEditor) -> None:
    editor.set_text("tenir le rythme")
    editor.move_to(7)
    editor.toggle_emphasis()
    assert editor.text() == "tenir *le* rythme"
    editor.toggle_emphasis()
    assert editor.text() == "tenir le rythme"


def test_emphasis_on_nothing_waits_for_the_word_between_the_stars(editor: NoteEditor) -> None:
    editor.toggle_emphasis()
    write(editor, "oui")
    assert editor.text() == "*oui*"


def test_enter_goes_on_with_the_list_and_ends_it_at_an_empty_bullet(editor: NoteEditor) -> None:
    write(editor, "- un")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    write(editor, "deux")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- un\n- deux\n- "
    QTest.keyClick(editor, Qt.Key.Key_Return)
    write(editor, "suite")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(editor, "fin")
    assert editor.text() == "- un\n- deux\nsuite\nfin"


def test_own_words_begun_in_an_empty_bullet_take_its_place(editor: NoteEditor) -> None:
    write(editor, "- un")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    write(editor, "> J’ai dit > non.")
    assert editor.text() == "- un\n> J’ai dit > non."


def test_marks_are_seen_for_what_they_mean_and_the_text_stays(editor: NoteEditor) -> None:
    editor.set_text(NOTE)
    assert formats(editor, 0)[" Sujet"][1]
    assert formats(editor, 1)["bon"] == (False, True, True)
    assert formats(editor, 3)[">"][2] is formats(editor, 3)[" "][2] is False
    assert formats(editor, 3)["J’ai déjà dit oui."] == (True, False, True)
    assert editor.text() == NOTE


def test_the_bar_before_own_words_follows_light_and_dark(editor: NoteEditor, theme: Theme) -> None:
    editor.set_text("> J’ai dit oui.")
    assert LIGHT.accent.lower() in colours(editor)
    theme.set_appearance("dark")
    assert DARK.accent.lower() in colours(editor)
    editor.set_text("J’ai dit oui.")
    assert DARK.accent.lower() not in colours(editor)


def test_lines_are_never_wider_than_seven_hundred_pixels(editor: NoteEditor) -> None:
    editor.resize(1400, 300)
    assert editor.viewport().width() <= 700
    editor.resize(500, 300)
    assert editor.viewport().width() > 450


def test_a_note_made_while_all_is_covered_shows_its_marks_afterwards(qtbot: QtBot) -> None:
    Privacy.current().set_on(True)
    made = NoteEditor("Note")
    qtbot.addWidget(made)
    made.set_text("> oui")
    made.show()
    assert "oui" not in spoken(made)
    Privacy.current().set_on(False)
    assert formats(made, 0)["oui"][0]


def test_the_read_note_has_no_marks_and_cannot_be_changed(qtbot: QtBot) -> None:
    read = NotePreview("Note")
    qtbot.addWidget(read)
    read.show()
    read.show_note(NOTE)
    assert read.text() == "Sujet\nElle tient bon.\n•\u2002dormir\nJ’ai déjà dit oui."
    Privacy.current().set_on(True)
    assert "dormir" not in spoken(read)
    read.show_note("autre note")
    assert "autre" not in spoken(read)
    Privacy.current().set_on(False)
    assert read.text() == "autre note"
    write(read, "x")
    assert read.text() == "autre note"


def test_no_line_is_wider_than_the_page_that_shows_it(editor: NoteEditor, qtbot: QtBot) -> None:
    preview = NotePreview("Note")
    qtbot.addWidget(preview)
    preview.resize(760, 300)
    preview.show_note("mot " * 300)
    preview.show()
    editor.set_text("mot " * 300)
    for box in (editor, preview):
        layout = box.document().firstBlock().layout()
        widest = max(layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount()))
        assert widest <= box.viewport().width() <= 700
        assert box.horizontalScrollBar().maximum() == 0
