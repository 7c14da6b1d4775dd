"""Columns and rows without margins, and how a layout is emptied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT

BoxT = TypeVar("BoxT", bound=QBoxLayout)


def bare_column(home: QWidget | None = None, gap: int = 0) -> QVBoxLayout:
    """A column without margins, of a widget if one is given; ``gap`` pixels between what is in it."""
    return _bare(QVBoxLayout() if home is None else QVBoxLayout(home), gap)


def bare_row(home: QWidget | None = None, gap: int = 0) -> QHBoxLayout:
    """A row without margins, of a widget if one is given; ``gap`` pixels between what is in it."""
    return _bare(QHBoxLayout() if home is None else QHBoxLayout(home), gap)


def side_by_side(*fields: QWidget, gap: int, widths: tuple[int, ...] = ()) -> QHBoxLayout:
    """Fields in a row, their boxes level, however many lines a label or a message takes.

    Args:
        fields: from left to right.
        gap: pixels between them.
        widths: their shares of the row; equal ones when not given.
    """
    row = _LevelRow(fields)
    row.setSpacing(gap)
    for field, share in zip(fields, widths or (1,) * len(fields), strict=True):
        column = QVBoxLayout()
        column.addWidget(field)
        column.addStretch(1)
        row.addLayout(column, share)
    return row


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout, layouts in it included; the widgets are hidden at once, then deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class _LevelRow(QHBoxLayout):
    """Gives every label of a row the height of the highest; a shorter one stands next to its box."""

    def __init__(self, fields: Sequence[QWidget]) -> None:
        super().__init__()
        self._labels = [
            label for field in fields if isinstance(label := getattr(field, "label", None), QLabel)
        ]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        bare = [_bare_height(label) for label in self._labels]
        for label, height in zip(self._labels, bare, strict=True):
            above = max(bare) - height
            if label.contentsMargins().top() != above:
                label.setContentsMargins(0, above, 0, 0)


def _bare_height(label: QLabel) -> int:
    """What the words take at the width that the label has."""
    field = label.parentWidget()
    if field is None or label.isHidden():
        return 0
    return label.heightForWidth(field.width()) - label.contentsMargins().top()


def _bare(box: BoxT, gap: int) -> BoxT:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    return box


def level_height(least: int) -> int:
    """Height in pixels of what is ``least`` pixels high at 100 % text, with words of the body at this text size."""
    room = 10 if least >= HEIGHT.field else 8
    return max(least, Theme.current().metrics("body").height() + room)
