"""Occupations and sectors on offer, healthcare first; any other words may be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from coachdesk.domain.folded_text import bare
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


class OccupationFamily(Enum):
    """What remains of an occupation where the person must not be recognised."""

    CARE = "care"
    SOCIAL = "social"
    TEACHING = "teaching"
    LEADING = "leading"
    TRADE = "trade"
    OTHER = "other"


_STEMS: Final = {
    OccupationFamily.CARE: (
        "infirm", "aide-soign", "aide soign", "soignant", "medecin", "docteur", "sage-femme", "sage femme", "kine",
        "pharmac", "psycholog", "psychiatr", "ergotherap", "orthophon", "radiolog", "anesth", "ambulanc", "dentist",
        "chirurg", "interne", "externe", "puericult", "brancard", "dietet", "osteopath", "psychomot", "veterinaire",
        "nurse", "doctor", "physician", "surgeon", "midwife", "therapist", "healthcare", "health care", "carer",
        "pediatr", "radiograph", "paramedic", "health profession", "profession de sante", "ash", "auxiliaire de vie",
    ),
    OccupationFamily.SOCIAL: ("assistant social", "assistante social", "educat", "social", "mediat", "animat", "youth"),
    OccupationFamily.TEACHING: ("enseign", "prof", "institut", "teach", "lectur", "formateur", "formatrice"),
    OccupationFamily.LEADING: ("cadre", "direct", "chef", "manag", "responsable", "head of", "leader", "gerant"),
    OccupationFamily.TRADE: ("artisan", "commerc", "craft", "shop", "agricult", "restaurat", "coiff", "boulang"),
}  # fmt: skip
_TELLING: Final = frozenset({OccupationFamily.CARE, OccupationFamily.SOCIAL, OccupationFamily.TEACHING})
_AMBIGUOUS: Final = frozenset(
    {"interne", "externe", "social", "sociale", "animation", "mediation", "institution"}
)
_ENDINGS: Final = (
    ("iere", "ier"), ("ienne", "ien"), ("euse", "eur"), ("trice", "teur"), ("ante", "ant"), ("ee", "e"),
    ("ive", "if"), ("esse", "e"), ("iste", "iste"), ("rice", "eur"),
)  # fmt: skip


def family_of(occupation: str) -> OccupationFamily | None:
    """The family of an occupation in anybody's words; ``None`` when none is recorded."""
    plain = bare(occupation).strip()
    if not plain:
        return None
    for family, stems in _STEMS.items():
        if any(stem in plain for stem in stems):
            return family
    return OccupationFamily.OTHER


def occupation_patterns(plain: str) -> Iterator[re.Pattern[str]]:
    """An occupation in a folded text, in either gender, in the plural: whole, then its first word alone.

    The first word counts where it is an occupation by itself: ``infirmière`` of ``infirmière de bloc``, but not
    the ``cadre`` of ``cadre de santé``.
    """
    words = re.findall(r"[^\W_]+", plain)
    yield _pattern(words)
    first = re.findall(r"[^\W_]+", plain.split(maxsplit=1)[0]) if plain.split() else []
    if first != words and "".join(first) not in _AMBIGUOUS and family_of("-".join(first)) in _TELLING:
        yield _pattern(first)


def _pattern(words: list[str]) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    joined = r"[\s'\-]{1,3}".join(map(_either_gender, words))
    return re.compile(rf"(?<![^\W_]){joined}(?![^\W_])")


def _either_gender(word: str) -> str:
    for feminine, masculine in _ENDINGS:
        for ending in (feminine, masculine):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = re.escape(word[: -len(ending)])
                return f"{stem}(?:{feminine}|{masculine})s?"
    return f"{re.escape(word)}e?s?"
