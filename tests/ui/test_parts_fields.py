"""Form fields: messages that move nothing, values read as people type them, privacy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.domain.errors import UserError
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typed_dates import Lean
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.field import FieldFrame
from coachdesk.ui.parts.fields import Field, PasswordField, TextField
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField, NumberField, Tag, TagField
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import LIGHT
from tests.ui.looking import colours, cut_words, grown, picture, settle, small_targets, spoken

TODAY = date(2026, 11, 20)
_SHOWN: list[QWidget] = []


@pytest.fixture(autouse=True)
def _keep_forms() -> Iterator[None]:
    yield
    _SHOWN.clear()


def _fields(t: Translator) -> list[FieldFrame]:
    return [
        Field(grown("Name or pseudonym"), "Claire"),
        PasswordField(grown("Passphrase"), t),
        TextField(grown("Starting situation"), "words"),
        DateField(grown("On leave since"), t, TODAY),
        NumberField(grown("Hours done"), t, low=0, high=80, unit="h"),
        TagField(grown("Tags"), t, (grown("night"), grown("team"))),
        SegmentField(
            grown("Medical follow-up"), [(1, grown("Yes")), (2, grown("No")), (3, grown("Unknown"))]
        ),
        ChoiceField(grown("Status"), [(1, grown("Employee"))], value=1),
    ]


def _form(qtbot: QtBot, fields: list[FieldFrame], width: int = 420) -> QWidget:
    home = QWidget()
    qtbot.addWidget(home)
    _SHOWN.append(home)
    column = QVBoxLayout(home)
    for field in fields:
        column.addWidget(field)
    column.addStretch(1)
    home.resize(width, 1400)
    home.show()
    settle()
    return home


def test_a_message_under_a_field_that_is_typed_in_moves_nothing(qtbot: QtBot, english: Translator) -> None:
    fields = [field for field in _fields(english) if field.is_line_kept]
    assert fields
    _form(qtbot, fields, 700)
    before = [field.geometry() for field in fields]
    for field in fields:
        field.set_error("This is not possible.")
    settle()
    assert [field.geometry() for field in fields] == before
    for field in fields:
        field.clear_message()
    settle()
    assert [field.geometry() for field in fields] == before


def test_a_choice_takes_a_line_for_a_message_only_while_there_is_one(
    qtbot: QtBot, english: Translator
) -> None:
    fields = [field for field in _fields(english) if not field.is_line_kept and not field.message_text()]
    assert fields
    _form(qtbot, fields, 700)
    before = [field.geometry() for field in fields]
    for field in fields:
        assert field.message.height() < Theme.current().line("caption")
        field.set_error("Choose one.")
    settle()
    assert all(field.message.height() >= Theme.current().line("caption") for field in fields)
    for field in fields:
        field.clear_message()
    settle()
    assert [field.geometry() for field in fields] == before


def test_a_hint_is_nearer_to_its_box_than_to_the_next_field(qtbot: QtBot, english: Translator) -> None:
    first, second = Field("Beginning", hint="One word a line."), Field("End")
    _form(qtbot, [first, second])
    line = Theme.current().line("caption")
    above = first.message.geometry().top() - first.box.geometry().bottom()
    below = second.geometry().top() - (first.geometry().top() + first.message.geometry().top() + line)
    assert above < below


@pytest.mark.parametrize("percent", [100, 160])
def test_no_field_is_cut_and_all_can_be_pressed(
    theme: Theme, qtbot: QtBot, pseudo: Translator, percent: int
) -> None:
    theme.set_text_size(percent)
    home = _form(qtbot, _fields(pseudo), 480)
    assert cut_words(home) == []
    assert small_targets(home) == []


def test_an_error_is_seen_and_heard(qtbot: QtBot, english: Translator) -> None:
    field = Field("Phone", "06")
    _form(qtbot, [field])
    assert LIGHT.safe.lower() not in colours(field)
    field.show_error(UserError("Type a number from {low} to {high}.", low=1, high=5), english)
    assert str(field.state) == "error"
    assert "Type a number from 1 to 5." in spoken(field)
    assert LIGHT.safe.lower() in colours(field)


def test_typing_takes_an_error_back(qtbot: QtBot) -> None:
    field = Field("Phone", hint="as you like")
    _form(qtbot, [field])
    field.set_error("Too short.")
    QTest.keyClicks(field.box, "0")
    assert str(field.state) == ""
    assert field.message_text() == "as you like"


def test_a_field_says_when_it_is_typed_in_and_when_it_is_left(qtbot: QtBot) -> None:
    field = Field("Name")
    _form(qtbot, [field])
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.box, " Zoe ")
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert told.args == ["Zoe"]
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Inès")


def test_the_label_is_the_spoken_name_of_the_box(qtbot: QtBot) -> None:
    field = Field("Name or pseudonym")
    qtbot.addWidget(field)
    assert field.box.accessibleName() == "Name or pseudonym"


class TestPassphrase:
    """The passphrase field."""

    def test_characters_show_only_on_demand(self, qtbot: QtBot, english: Translator) -> None:
        field = PasswordField("Passphrase", english)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "open sesame")
        assert "sesame" not in field.box.displayText()
        field.toggle_shown()
        assert field.box.displayText() == "open sesame"
        assert "Hide the passphrase" in spoken(field)
        field.toggle_shown()
        assert "sesame" not in field.box.displayText()

    def test_locked_capitals_are_told_and_taken_back(self, qtbot: QtBot, english: Translator) -> None:
        field = PasswordField("Passphrase", english, hint="at least four words")
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "A")
        QTest.keyClick(field.box, Qt.Key.Key_CapsLock)
        assert field.message_text() == "at least four words"
        _type_letter(field, "A", has_shift=False)
        assert field.message_text() == "The capitals are locked"
        _type_letter(field, "A", has_shift=True)
        assert field.message_text() == "at least four words"
        _type_letter(field, "a", has_shift=True)
        assert field.message_text() == "The capitals are locked"

    def test_an_error_is_not_wiped_by_leaving(self, qtbot: QtBot, english: Translator) -> None:
        field = PasswordField("Passphrase", english)
        _form(qtbot, [field])
        field.box.setFocus()
        field.set_error("Wrong.")
        field.box.clearFocus()
        assert field.message_text() == "Wrong."

    def test_enter_confirms_with_spaces_kept(self, qtbot: QtBot, english: Translator) -> None:
        field = PasswordField("Passphrase", english)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, " two words ")
        with qtbot.waitSignal(field.confirmed):
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert field.text() == " two words "

    def test_what_is_typed_after_tab_never_grows_the_passphrase_before(
        self, qtbot: QtBot, english: Translator
    ) -> None:
        first, again = PasswordField("Passphrase", english), PasswordField("The same again", english)
        form = _form(qtbot, [first, again])
        first.box.setFocus()
        QTest.keyClicks(first.box, "river stone")
        QTest.keyClick(first.box, Qt.Key.Key_Tab)
        eye = form.focusWidget()
        assert eye is not None
        assert eye is not first.box
        QTest.keyClicks(eye, "river")
        for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            QTest.keyClick(eye, key)
        assert first.text() == "river stone"
        QTest.keyClick(eye, Qt.Key.Key_Tab)
        assert form.focusWidget() is again.box


class TestDates:
    """The date field."""

    def test_the_date_that_was_understood_stands_in_words(self, qtbot: QtBot, french: Translator) -> None:
        field = DateField("En arrêt depuis", french, TODAY)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "j-7")
        assert field.message_text() == "vendredi 13 novembre 2026".replace(
            "13 novembre 2026", "13\u00a0novembre\u00a02026"
        )
        with qtbot.waitSignal(field.value_chosen) as told:
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert told.args == [date(2026, 11, 13)]
        assert field.text() == "13/11/2026"

    def test_what_cannot_be_read_is_told_on_leaving(self, qtbot: QtBot, english: Translator) -> None:
        field = DateField("Since", english, TODAY)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "soonish")
        assert str(field.state) == ""
        with qtbot.assertNotEmitted(field.value_chosen):
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert str(field.state) == "error"
        assert "20/11/2026" in field.message_text()
        assert field.text() == "soonish"
        assert not field.is_readable()

    def test_the_future_is_refused_where_it_makes_no_sense(self, qtbot: QtBot, english: Translator) -> None:
        field = DateField("Since", english, TODAY, latest=TODAY)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "tomorrow")
        assert not field.check()
        assert field.message_text().endswith("is in the future.")

    def test_limits_are_named(self, qtbot: QtBot, english: Translator) -> None:
        field = DateField("Since", english, TODAY, earliest=date(2026, 1, 1), latest=date(2026, 6, 30))
        _form(qtbot, [field])
        field.set_text("1/7/2026")
        assert not field.check()
        assert "30\u00a0Jun" in field.message_text()
        field.set_text("31/12/2025")
        assert not field.check()
        assert "1\u00a0Jan" in field.message_text()

    def test_a_needed_date_is_asked_for(self, qtbot: QtBot, english: Translator) -> None:
        field = DateField("Since", english, TODAY, is_needed=True)
        _form(qtbot, [field])
        assert not field.check()
        assert field.message_text() == "Type a date."

    def test_a_needed_date_that_was_only_passed_by_is_not_asked_for(
        self, qtbot: QtBot, english: Translator
    ) -> None:
        field = DateField("Since", english, TODAY, is_needed=True)
        _form(qtbot, [field])
        QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert field.message_text() == ""
        QTest.keyClicks(field.box, "1")
        QTest.keyClick(field.box, Qt.Key.Key_Backspace)
        QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert field.message_text() == "Type a date."

    def test_emptying_the_box_is_no_date(self, qtbot: QtBot, english: Translator) -> None:
        field = DateField("Since", english, TODAY, value=TODAY, lean=Lean.PAST)
        _form(qtbot, [field])
        field.select_all()
        QTest.keyClick(field.box, Qt.Key.Key_Delete)
        with qtbot.waitSignal(field.value_chosen) as told:
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert told.args == [None]

    def test_an_unchanged_date_tells_nobody(self, qtbot: QtBot, english: Translator) -> None:
        field = DateField("Since", english, TODAY, value=TODAY)
        _form(qtbot, [field])
        with qtbot.assertNotEmitted(field.value_chosen):
            QTest.keyClick(field.box, Qt.Key.Key_Return)


class TestNumbers:
    """The number field."""

    @pytest.mark.parametrize("typed", ["3,5", "3.5"])
    def test_comma_and_point_mean_the_same(self, qtbot: QtBot, french: Translator, typed: str) -> None:
        field = NumberField("Heures", french, low=0, high=80)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, typed)
        with qtbot.waitSignal(field.value_chosen) as told:
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert told.args == [3.5]

    def test_a_number_out_of_range_is_told_with_the_range(self, qtbot: QtBot, english: Translator) -> None:
        field = NumberField("Hours", english, low=0, high=80)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "81")
        with qtbot.assertNotEmitted(field.value_chosen):
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert "0" in field.message_text()
        assert "80" in field.message_text()

    def test_a_fraction_is_refused_where_only_whole_numbers_go(
        self, qtbot: QtBot, english: Translator
    ) -> None:
        field = NumberField("Sessions", english, low=0, high=80, decimals=0)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "3.5")
        assert not field.check()
        assert field.message_text() == "Type a whole number."
        assert field.value() is None

    def test_a_set_number_is_worded_for_the_language(self, qtbot: QtBot, french: Translator) -> None:
        field = NumberField("Heures", french, low=0, high=80, value=11.5)
        qtbot.addWidget(field)
        assert field.text() == "11,5"


class TestTags:
    """The tag field."""

    def test_enter_and_comma_make_tags_once(self, qtbot: QtBot, english: Translator) -> None:
        field = TagField("Tags", english, ("night",))
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "team")
        with qtbot.waitSignal(field.value_chosen) as told:
            QTest.keyClick(field.box, Qt.Key.Key_Return)
        assert told.args == [("night", "team")]
        QTest.keyClicks(field.box, "Night,")
        assert field.tags() == ("night", "team")

    def test_delete_on_a_tag_takes_it_away(self, qtbot: QtBot, english: Translator) -> None:
        field = TagField("Tags", english, ("night", "team"))
        _form(qtbot, [field])
        tag = next(tag for tag in field.findChildren(Tag) if tag.word == "night")
        with qtbot.waitSignal(field.value_chosen) as told:
            QTest.keyClick(tag, Qt.Key.Key_Delete)
        assert told.args == [("team",)]


class TestPrivacyOfFields:
    """F8 on what is being edited."""

    def test_nothing_of_a_private_field_is_readable(self, qtbot: QtBot, english: Translator) -> None:
        fields = [
            Field("Name", "Zoé Martin", is_private=True),
            TextField("Note", "Zoé Martin va mieux\nZoé dort", is_private=True),
            DateField("Since", english, TODAY, value=date(1987, 3, 9), is_private=True),
            TagField("Tags", english, ("Zoé Martin",), is_private=True),
            ChoiceField("Whose", [(1, "Zoé Martin")], value=1, is_private=True),
        ]
        home = _form(qtbot, list(fields))
        assert "Zoé" in spoken(home)
        Privacy.current().set_on(True)
        settle()
        words = spoken(home)
        assert "Zoé" not in words
        assert "1987" not in words
        for field in fields:
            box = getattr(field, "box")  # noqa: B009 - each kind has its own
            assert LIGHT.ink.lower() not in colours(box)
        Privacy.current().set_on(False)
        settle()
        assert "Zoé" in spoken(home)

    def test_covering_a_note_keeps_words_cursor_and_history(self, qtbot: QtBot) -> None:
        field = TextField("Note", "", is_private=True)
        _form(qtbot, [field])
        QTest.keyClicks(field.box, "Elle dort mieux")
        field.box.moveCursor(field.box.textCursor().MoveOperation.Left)
        with qtbot.assertNotEmitted(field.edited):
            Privacy.current().set_on(True)
            assert field.text() == "Elle dort mieux"
            QTest.keyClicks(field.box, "xyz")
            Privacy.current().set_on(False)
        assert field.text() == "Elle dort mieux"
        assert field.box.textCursor().position() == len("Elle dort mieu")
        QTest.keyClicks(field.box, "!")
        assert field.text() == "Elle dort mieu!x"
        field.box.undo()
        assert field.text() == "Elle dort mieux"

    def test_a_covered_line_takes_no_typing_and_no_copying(self, qtbot: QtBot) -> None:
        field = Field("Name", "Zoé Martin", is_private=True)
        _form(qtbot, [field])
        Privacy.current().set_on(True)
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("before")
        field.box.selectAll()
        field.box.copy()
        QTest.keyClicks(field.box, "x")
        assert clipboard.text() == "before"
        assert field.text() == "Zoé Martin"

    def test_two_covered_names_look_alike(self, qtbot: QtBot) -> None:
        fields = [Field("Name", "Claire D.", is_private=True), Field("Name", "Nadia Bo.", is_private=True)]
        _form(qtbot, list(fields))
        Privacy.current().set_on(True)
        settle()
        assert picture(fields[0].box) == picture(fields[1].box)


def _type_letter(field: PasswordField, letter: str, *, has_shift: bool) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    modifiers = Qt.KeyboardModifier.ShiftModifier if has_shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field.box, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifiers, letter))
