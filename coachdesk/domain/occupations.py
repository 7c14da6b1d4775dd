"""Occupations and sectors on offer, healthcare first; any other words may be typed."""

from __future__ import annotations

from typing import Final

from coachdesk.domain.messages import N_

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
