"""Saying something to a screen reader without moving the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from coachdesk.ui.parts.privacy import Privacy


def announce(widget: QWidget, words: str) -> None:
    """Have ``words`` said at once; nothing of an answer is said while names and numbers are covered."""
    if not Privacy.current().is_on:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
