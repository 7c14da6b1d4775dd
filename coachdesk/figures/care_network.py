"""Who of the care network is a doctor: roles are free text, so they are told by their words."""

from __future__ import annotations

import re

from coachdesk.domain.clients import Contact
from coachdesk.domain.folded_text import bare

_MEDICAL = re.compile(
    r"\b(?:medecin\w*|generaliste\w*|psychiatre\w*|docteur\w*|dr|gp|doctor\w*|physician\w*|psychiatrist\w*)\b"
)


def is_doctor(role: str) -> bool:
    """Whether a role names a doctor, in French or English: ``Médecin du travail``, ``GP``."""
    return bool(_MEDICAL.search(bare(role)))


def doctors(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The doctors among the contacts, without those in the bin."""
    return tuple(one for one in contacts if one.deleted_at is None and is_doctor(one.role))
