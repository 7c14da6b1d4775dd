"""Labels, buttons, chips: plain text, never cut, covered when private."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.parts.buttons import Button, IconButton, Kind
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel, plain
from coachdesk.ui.parts.marks import Attention, Chip, KeyCap
from coachdesk.ui.parts.paragraphs import natural_width, paragraph
from coachdesk.ui.parts.privacy import Privacy, bar_width
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import LIGHT, ROLES, Role
from tests.ui.looking import colours, cut_words, grown, picture, settle, small_targets, spoken

NAME = "<b>Claire</b> & 'Cie' \"D\""
KINDS: tuple[Kind, ...] = ("primary", "secondary", "quiet", "link", "safety")


def test_markup_in_a_name_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    label = PlainLabel(NAME)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert spoken(label) == NAME
    assert label.sizeHint().width() >= natural_width(NAME, label.font())


def test_markup_in_a_tooltip_is_escaped() -> None:
    assert plain("<b>x</b>") == "<span>&lt;b&gt;x&lt;/b&gt;</span>"


def test_a_wrapping_label_breaks_even_one_endless_word(theme: Theme, qtbot: QtBot) -> None:
    word = "a" * 300
    label = PlainLabel(word, fit="wrap")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 120
    lines = paragraph(word, theme.font("body"), 200)
    assert len(lines.lines) > 5
    assert "".join(text for text, _ in lines.lines) == word
    assert lines.width <= 200


def test_a_wrapping_label_gets_the_height_it_needs(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    column = QVBoxLayout(home)
    label = PlainLabel("Tenir le rythme de la reprise sans remplir chaque trou du planning. " * 4, fit="wrap")
    column.addWidget(label)
    column.addStretch(1)
    home.resize(260, 700)
    home.show()
    assert label.height() == label.heightForWidth(label.width())
    assert label.height() >= 8 * 21


def test_own_line_breaks_are_kept(theme: Theme) -> None:
    lines = paragraph("un\n\ntrois", theme.font("body"), 500)
    assert [text for text, _ in lines.lines] == ["un", "", "trois"]


def test_a_limit_of_lines_ends_in_an_ellipsis(theme: Theme) -> None:
    lines = paragraph("mot " * 100, theme.font("body"), 150, max_lines=2)
    assert len(lines.lines) == 2
    assert lines.is_cut
    assert lines.lines[-1][0].endswith("…")


def test_an_elided_label_tells_the_whole_text_as_a_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel("Un nom bien trop long pour la place qui reste", fit="elide")
    qtbot.addWidget(label)
    label.resize(80, 22)
    label.show()
    settle()
    assert label.is_cut()
    assert "la place qui reste" in label.toolTip()
    label.resize(600, 22)
    settle()
    assert label.toolTip() == ""


def test_a_covered_name_is_not_told_by_a_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel("Un nom bien trop long pour la place qui reste", fit="elide", is_private=True)
    qtbot.addWidget(label)
    label.resize(80, 22)
    label.show()
    settle()
    assert label.toolTip() != ""
    Privacy.current().set_on(True)
    assert label.toolTip() == ""
    settle()
    assert label.toolTip() == ""


@pytest.mark.parametrize("role", list(ROLES))
@pytest.mark.parametrize("percent", [90, 100, 160])
def test_a_label_is_never_narrower_than_its_text(
    theme: Theme, qtbot: QtBot, role: Role, percent: int
) -> None:
    theme.set_text_size(percent)
    home = QWidget()
    qtbot.addWidget(home)
    row = QHBoxLayout(home)
    row.addWidget(PlainLabel(grown("Séances du jour"), role))
    row.addWidget(PlainLabel(grown("par ordre d’importance"), role))
    home.resize(10, 10)
    home.show()
    assert cut_words(home) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("percent", [100, 160])
@pytest.mark.parametrize("is_small", [False, True])
def test_a_button_is_never_cut_nor_too_small(
    theme: Theme, qtbot: QtBot, kind: Kind, percent: int, *, is_small: bool
) -> None:
    theme.set_text_size(percent)
    button = Button(grown("Démarrer"), kind, icon="play", key="Ctrl+N", is_small=is_small)
    qtbot.addWidget(button)
    button.show()
    assert cut_words(button) == []
    assert small_targets(button) == []
    assert button.height() >= theme.metrics("body").height()


def test_an_ampersand_on_a_button_is_no_mnemonic(qtbot: QtBot) -> None:
    button = Button("Martin & Fils")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert "Martin & Fils" in spoken(button)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button("Start"), IconButton("x", "Close")):
        qtbot.addWidget(button)
        button.show()
        with qtbot.waitSignal(button.clicked, timeout=5000):
            QTest.keyClick(button, key)


def test_a_disabled_primary_is_not_green(qtbot: QtBot) -> None:
    button = Button("Terminer (15 restantes)", "primary")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.show()
    assert LIGHT.fill.lower() not in colours(button)
    assert LIGHT.sunken.lower() in colours(button)


def test_an_icon_alone_has_a_word_for_ears_and_hovering(qtbot: QtBot) -> None:
    button = IconButton("x", "Fermer", edge=10)
    qtbot.addWidget(button)
    button.show()
    assert "Fermer" in spoken(button)
    assert "Fermer" in button.toolTip()
    assert small_targets(button) == []


def test_a_chip_says_its_phase_in_colour_icon_and_word(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip.of_phase("rest", "Repos")
    qtbot.addWidget(chip)
    chip.show()
    seen = colours(chip)
    assert LIGHT.phase_rest.ground.lower() in seen
    assert LIGHT.phase_rest.ink.lower() in seen
    theme.set_appearance("dark")
    assert theme.tokens.phase_rest.ground.lower() in colours(chip)
    assert spoken(chip).startswith("Repos")


def test_marks_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    marks = [Chip("Retour, semaine 3 sur 8"), KeyCap("Retour arrière"), Attention("À discuter")]
    for mark in marks:
        qtbot.addWidget(mark)
        before = mark.sizeHint().width()
        theme.set_text_size(160)
        assert mark.sizeHint().width() > before * 1.3
        theme.set_text_size(100)


def test_a_card_changes_its_ground(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(60, 40)
    card.show()
    assert LIGHT.surface.lower() in colours(card)
    card.set_kind("private")
    assert LIGHT.priv_soft.lower() in colours(card)


class TestPrivacyOfWords:
    """F8 on labels, buttons and chips."""

    @pytest.mark.parametrize("fit", ["line", "wrap", "elide"])
    def test_two_names_cannot_be_told_apart(self, qtbot: QtBot, fit: str) -> None:
        pictures = []
        Privacy.current().set_on(True)
        for name in ("Claire D.", "Nadia Bo."):
            label = PlainLabel(name, is_private=True, fit=fit)  # type: ignore[arg-type]
            qtbot.addWidget(label)
            label.resize(200, 22)
            label.show()
            pictures.append(picture(label))
            assert LIGHT.ink.lower() not in colours(label)
        assert pictures[0] == pictures[1]

    def test_neither_picture_nor_screen_reader_tells_the_name(self, qtbot: QtBot) -> None:
        home = QWidget()
        qtbot.addWidget(home)
        column = QVBoxLayout(home)
        for widget in (
            PlainLabel("Zoé Martin", is_private=True),
            Chip("Zoé Martin", is_private=True),
            Button("Zoé Martin", is_private=True),
            PlainLabel("Zoé Martin", is_private=True, fit="elide"),
        ):
            column.addWidget(widget)
        home.show()
        assert spoken(home).count("Zoé") >= 4
        Privacy.current().set_on(True)
        assert "Zoé" not in spoken(home)
        Privacy.current().set_on(False)
        assert spoken(home).count("Zoé") >= 4

    def test_a_label_made_while_covered_is_covered(self, qtbot: QtBot) -> None:
        Privacy.current().set_on(True)
        label = PlainLabel("Zoé Martin", is_private=True)
        qtbot.addWidget(label)
        label.setText("Inès Valois")
        assert "Inès" not in spoken(label)
        assert QLabel.text(label) == ""
        assert label.text() == "Inès Valois"

    def test_what_is_not_private_stays(self, qtbot: QtBot) -> None:
        label = PlainLabel("Séances du jour")
        qtbot.addWidget(label)
        Privacy.current().set_on(True)
        assert spoken(label) == "Séances du jour"

    @pytest.mark.parametrize(
        ("width", "room", "bar"), [(1, 300, 24), (24, 300, 24), (25, 300, 48), (50, 60, 48), (100, 20, 20)]
    )
    def test_bars_come_in_whole_steps(self, width: float, room: float, bar: float) -> None:
        assert bar_width(width, room) == bar

    def test_a_neighbour_does_not_betray_the_length_of_a_name(self, qtbot: QtBot) -> None:
        places = []
        Privacy.current().set_on(True)
        for name in ("Marc L.", "Nadia"):
            home = QWidget()
            qtbot.addWidget(home)
            row = QHBoxLayout(home)
            row.addWidget(PlainLabel(name, "body_strong", is_private=True))
            beside = PlainLabel("À discuter", "caption_strong", "att")
            row.addWidget(beside)
            row.addStretch(1)
            home.resize(400, 50)
            home.show()
            settle()
            places.append(beside.x())
        assert places[0] == places[1]
