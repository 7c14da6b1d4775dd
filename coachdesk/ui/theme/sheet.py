"""Style sheets for the few widgets that Qt draws; everything else paints itself.

There is no sheet of the whole application: with one, Qt dresses every widget again each time that it or
anything above it gets a parent, which was half of the time a page took. A sheet belongs to one widget that has
no widgets of ours in it, given with :meth:`Theme.dress`; what Qt itself opens from there, such as the menu of a
text, wears it too.

Never here: fonts and their sizes (a sheet beats ``setFont`` and would undo the text-size setting), tick
boxes, lists, combo arrows, chips, cards (all painted). ``:disabled`` comes last, or a disabled field keeps its
kind's colours.
"""

from __future__ import annotations

from functools import lru_cache
from string import Template
from typing import Final, Literal

from coachdesk.ui.theme.tokens import Tokens

Dress = Literal["text", "bar", "table", "dialog"]
"""``text``: a line or many; ``bar``: a scroll bar; ``table``; ``dialog``: a window of Qt's own, for files or printing."""

_TEXT: Final = """
QLineEdit, QPlainTextEdit {
  background: $surface; color: $ink; border: 1px solid $control; border-radius: 8px;
  selection-background-color: $fill; selection-color: $on_fill; placeholder-text-color: $ink3;
}
QLineEdit { padding: 3px 9px; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border-color: $safe; }
QLineEdit[state="attention"], QPlainTextEdit[state="attention"] { border-color: $att; }
QPlainTextEdit[kind="bare"] { border: none; background: transparent; }
QPlainTextEdit { padding: 4px 7px; }
QPlainTextEdit[kind="bare"] { padding: 0; }
QLineEdit[kind="search"] { border-color: $border; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $sunken; color: $ink3; border-color: $border; }
"""

_MENU: Final = """
QMenu { background: $surface; color: $ink; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $accent_ink; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::item:disabled { color: $ink3; }
"""

_BAR: Final = """
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_TABLE: Final = """
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $ink2; border: none; border-bottom: 1px solid $border; padding: 0 8px;
}
QTableView { background: transparent; border: none; }
"""

_BUTTON: Final = """
QPushButton { background: $surface; color: $ink; border: 1px solid $control; border-radius: 8px; padding: 6px
16px; } QPushButton:hover { background: $sunken; }
QPushButton:default { background: $fill; color: $on_fill; border-color: $fill; }
QPushButton:default:hover { background: $fill_hover; }
QPushButton:disabled { background: $sunken; color: $ink3; border-color: $border; }
"""

_SHEETS: Final[dict[Dress, Template]] = {
    "text": Template(_BAR + _MENU + _TEXT),
    "bar": Template(_BAR + _MENU),
    "table": Template(_TABLE + _BAR),
    "dialog": Template(_BUTTON + _TABLE + _BAR + _MENU + _TEXT),
}


@lru_cache(maxsize=8)
def sheet(dress: Dress, tokens: Tokens) -> str:
    """The style sheet of a kind of widget in one appearance."""
    return _SHEETS[dress].substitute(tokens._asdict())
