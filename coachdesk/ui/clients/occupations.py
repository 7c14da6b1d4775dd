"""Occupations and sectors on offer, healthcare first; any other words may be typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from coachdesk.domain.messages import N_
from coachdesk.ui.parts.fields import Field

OCCUPATIONS: Final = (
    N_("Nurse"),
    N_("Healthcare assistant"),
    N_("Doctor"),
    N_("Nurse manager"),
    N_("Midwife"),
    N_("Physiotherapist"),
    N_("Pharmacist"),
    N_("Psychologist"),
    N_("Occupational therapist"),
    N_("Speech therapist"),
    N_("Nurse anaesthetist"),
    N_("Radiographer"),
    N_("Medical secretary"),
    N_("Ambulance driver"),
    N_("Social worker"),
    N_("Special needs educator"),
    N_("Care home manager"),
    N_("Student in a health profession"),
    N_("Teacher"),
    N_("Manager"),
    N_("Engineer"),
    N_("Craftsperson or shopkeeper"),
)

SECTORS: Final = (
    N_("Public hospital"),
    N_("Private clinic"),
    N_("Care home"),
    N_("Independent practice"),
    N_("Home care"),
    N_("Mental health"),
    N_("Emergency care"),
    N_("Social care"),
    N_("Occupational health"),
    N_("Education"),
    N_("Public service"),
    N_("Private company"),
    N_("Non-profit organisation"),
)


def with_suggestions(field: Field, words: Sequence[str]) -> Field:
    """Offer words while one types; what is typed stays free."""
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.activated.connect(field.box.textEdited)
    field.box.setCompleter(completer)
    return field
