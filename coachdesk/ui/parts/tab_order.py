"""Tab goes as the eye goes: from left to right, then down, also through what was added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(root: QWidget) -> None:
    """Put what can have the keyboard in the order of the layouts.

    Qt's own order is that of making: what a reading adds to a page would come after everything else.

    Args:
        root: a widget whose layouts hold the rest; the first stop keeps its place in the window.
    """
    layout = _layout_of(root)
    if layout is not None:
        for before, after in pairwise(_stops(layout)):
            QWidget.setTabOrder(before, after)


def _layout_of(widget: QWidget) -> QLayout | None:
    inner = widget.widget() if isinstance(widget, QScrollArea) else widget
    return inner.layout() if inner is not None else None


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and _is_stop(widget):
            yield widget
            continue
        inner = inner if widget is None else _layout_of(widget)
        if inner is not None:
            yield from _stops(inner)


def _is_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
