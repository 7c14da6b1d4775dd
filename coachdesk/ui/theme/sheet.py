"""The one application style sheet, made from tokens.

Never here: fonts and their sizes (a sheet beats ``setFont`` and would undo the text-size setting), tick
boxes, lists, combo arrows, chips (all painted), and ``QFrame {…}`` without a property selector (a QLabel is a
QFrame). ``:disabled`` comes last, or a disabled field keeps its kind's colours.
"""

from __future__ import annotations

from string import Template

from coachdesk.ui.theme.tokens import Tokens

_SHEET = Template("""
QWidget[ground="canvas"] { background: $canvas; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="desk"] { background: $desk; }
QFrame[kind="rail"] { background: $rail; border: none; border-right: 1px solid $border; }
QFrame[kind="top_bar"] { background: $canvas; border: none; border-bottom: 1px solid $border; }
QFrame[kind="card"] { background: $surface; border: 1px solid $border; border-radius: 12px; }
QFrame[kind="current"] { background: $surface; border: 2px solid $accent; border-radius: 12px; }
QFrame[kind="private"] { background: $priv_soft; border: 1px solid $priv_border; border-radius: 12px; }
QFrame[kind="desk"] { background: $desk; border: none; border-radius: 12px; }
QFrame[kind="sunken"] { background: $sunken; border: none; border-radius: 8px; }
QFrame[kind="action"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[kind="attention"] { background: $att_soft; border: none; border-radius: 8px; }
QFrame[kind="safety"] { background: $safe_soft; border: none; border-radius: 8px; }

QLineEdit, QPlainTextEdit {
  background: $surface; color: $ink; border: 1px solid $control; border-radius: 8px;
  selection-background-color: $fill; selection-color: $on_fill; placeholder-text-color: $ink3;
}
QLineEdit { padding: 3px 11px; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border-color: $safe; }
QLineEdit[state="attention"], QPlainTextEdit[state="attention"] { border-color: $att; }
QPlainTextEdit[kind="bare"] { border: none; background: transparent; }
QPlainTextEdit { padding: 4px 7px; }
QPlainTextEdit[kind="bare"] { padding: 0; }
QLineEdit[kind="search"] { border-color: $border; }

QPushButton { background: $surface; color: $ink; border: 1px solid $control; border-radius: 8px; padding: 6px
16px; } QPushButton:hover { background: $sunken; }
QPushButton:default { background: $fill; color: $on_fill; border-color: $fill; }
QPushButton:default:hover { background: $fill_hover; }

QScrollArea, QAbstractItemView[kind="bare"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $ink2; border: none; border-bottom: 1px solid $border; padding: 0 8px;
}
QTableView { background: transparent; border: none; }

QMenu { background: $surface; color: $ink; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $accent_ink; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $control; padding: 4px 6px; }

QLineEdit:disabled, QPlainTextEdit:disabled { background: $sunken; color: $ink3; border-color: $border; }
QPushButton:disabled { background: $sunken; color: $ink3; border-color: $border; }
QMenu::item:disabled { color: $ink3; }
""")


def sheet(tokens: Tokens) -> str:
    """The style sheet of one appearance."""
    return _SHEET.substitute(tokens._asdict())
