"""Words offered while an occupation or a sector is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from coachdesk.ui.parts.bars import give_thin_bars
from coachdesk.ui.parts.fields import Field


def with_suggestions(field: Field, words: Sequence[str]) -> Field:
    """Offer words while one types; what is typed stays free."""
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.activated.connect(field.box.textEdited)
    popup = completer.popup()
    if popup is not None:
        give_thin_bars(popup)
    field.box.setCompleter(completer)
    return field
