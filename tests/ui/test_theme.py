"""The theme: live switching, text size, icons, and the void call that must not eat None."""

from __future__ import annotations

import gc
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coachdesk import paths
from coachdesk.ui.parts.bars import ThinBar
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.icons import Icons
from coachdesk.ui.theme.sheet import Dress, sheet
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import DARK, LIGHT, ROLES
from tests.ui.looking import colours, settle


def test_switching_to_dark_reaches_palette_and_painted_parts(theme: Theme, qtbot: QtBot) -> None:
    button = Button("Start", "primary")
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.fill.lower() in colours(button)
    with qtbot.waitSignal(theme.theme_changed):
        theme.set_appearance("dark")
    assert DARK.fill.lower() in colours(button)
    assert LIGHT.fill.lower() not in colours(button)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.canvas)


def test_choosing_the_same_appearance_again_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.theme_changed):
        theme.set_appearance("light")


def test_the_system_is_followed_only_when_asked(theme: Theme) -> None:
    theme.set_appearance("dark")
    theme._follow_system(Qt.ColorScheme.Light)
    assert theme.tokens is DARK
    theme.set_appearance("system")
    assert theme.tokens is LIGHT
    assert theme.appearance == "system"


def test_text_size_grows_role_fonts_of_living_labels(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel("Séance", "h1")
    qtbot.addWidget(label)
    before = label.sizeHint()
    theme.set_text_size(160)
    assert label.font().pointSizeF() == pytest.approx(ROLES["h1"].points * 1.6)
    assert label.sizeHint().width() > before.width() * 1.5
    assert label.sizeHint().height() > before.height() * 1.5


@pytest.mark.parametrize(("asked", "given"), [(50, 90), (90, 90), (125, 125), (160, 160), (300, 160)])
def test_text_size_stays_within_its_bounds(theme: Theme, asked: int, given: int) -> None:
    theme.set_text_size(asked)
    assert theme.text_size == given


@pytest.mark.parametrize("is_size_first", [True, False])
def test_text_size_survives_a_switch_of_appearance(
    theme: Theme, qtbot: QtBot, *, is_size_first: bool
) -> None:
    label = PlainLabel("Note", "note")
    qtbot.addWidget(label)
    if is_size_first:
        theme.set_text_size(140)
    theme.set_appearance("dark")
    theme.set_text_size(140)
    label.show()
    assert label.font().pointSizeF() == pytest.approx(12 * 1.4)


def test_the_family_on_screen_is_the_one_that_ships(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "Source Sans 3"
    assert QFontInfo(theme.font("h1")).weight() == 600
    assert QFontInfo(theme.font("note", is_italic=True)).italic()


@pytest.mark.parametrize("role", list(ROLES))
def test_no_role_is_cut_by_its_line(theme: Theme, role: str) -> None:
    for percent in (90, 100, 160):
        theme.set_text_size(percent)
        assert theme.line(role) >= theme.metrics(role).height()  # type: ignore[arg-type]


@pytest.mark.parametrize("dress", ["text", "bar", "table", "dialog"])
def test_a_sheet_sets_no_font_and_has_every_colour(dress: Dress) -> None:
    for tokens in (LIGHT, DARK):
        text = sheet(dress, tokens)
        assert "font" not in text
        assert "$" not in text


def test_what_is_disabled_comes_after_what_is_of_a_kind() -> None:
    text = sheet("text", LIGHT)
    last_rules = text[text.index("QLineEdit:disabled") :]
    assert ":hover" not in last_rules
    assert "[kind" not in last_rules


def test_the_application_wears_no_sheet() -> None:
    """With one, Qt dresses a widget again each time anything above it gets a parent: half the time of a page."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert not app.styleSheet()


def test_a_scroll_bar_wears_the_colours_of_the_day_once_it_is_seen(theme: Theme, qtbot: QtBot) -> None:
    bar = ThinBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    assert not bar.styleSheet()
    bar.resize(12, 300)
    bar.show()
    assert LIGHT.control.lower() in colours(bar)
    theme.set_appearance("dark")
    assert DARK.control.lower() in colours(bar)


def test_a_plain_label_keeps_no_border(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    assert LIGHT.border.lower() not in colours(label)


def test_icons_wear_the_asked_colour_at_the_asked_ratio() -> None:
    icons = Icons(paths.resources() / "icons")
    pixmap = icons.pixmap("moon", "#ff0000", 20, 2.0)
    assert pixmap.size().toTuple() == (40, 40)
    assert pixmap.devicePixelRatio() == 2.0
    image = pixmap.toImage()
    inked = [
        image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert {colour.name() for colour in inked} == {"#ff0000"}


def test_an_icon_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        Icons(paths.resources() / "icons").pixmap("no-such-icon", "#000000", 20, 1.0)


def test_a_restyled_widget_is_told_before_the_signal(theme: Theme, qtbot: QtBot) -> None:
    order: list[str] = []

    class Listening(QWidget):
        def restyle(self) -> None:
            order.append("restyle")

        def hear(self) -> None:
            order.append("signal")

    widget = Listening()
    qtbot.addWidget(widget)
    theme.theme_changed.connect(widget.hear)
    theme.set_appearance("dark")
    theme.theme_changed.disconnect(widget.hear)
    assert order == ["restyle", "signal"]


def test_void_calls_keep_their_hands_off_none(qtbot: QtBot) -> None:
    """One PySide6 version gave away a reference to None at each void call, until the interpreter died."""
    button = QPushButton()
    qtbot.addWidget(button)
    button.setText("warm")
    # What earlier tests left behind would give its own references back in the middle.
    settle()
    gc.collect()
    before = sys.getrefcount(None)
    for number in range(500):
        button.setText(str(number))
        button.update()
    settle()
    assert abs(sys.getrefcount(None) - before) < 50


def test_nothing_glides_when_less_motion_is_wanted(theme: Theme) -> None:
    theme.has_less_motion = False
    assert theme.duration(160) == 160
    theme.has_less_motion = True
    assert theme.duration(160) == 0
