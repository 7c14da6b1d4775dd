"""Who the practitioner is, on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Profession(Enum):
    """Decides the wording and the instruments that are offered."""

    COACH = "coach"
    PSYCHOLOGIST = "psychologist"
    HEALTH_PROFESSIONAL = "health_professional"


@dataclass(frozen=True, slots=True)
class Practice:
    """The one practice of a vault.

    Attributes:
        name: of the practice; may be empty.
        practitioner: full name as it stands on a letterhead; may be empty.
        title: profession in the practitioner's own words.
        address: one or more lines.
        registration: professional or company number, free text.
        accent: ``#rrggbb`` of the letterhead, or empty for the house colour.
        is_demo: the vault is the fictional one; every page and document says so.
        has_read_private_note: the once-said warning about private notes was read.
        sheet_layouts: remembered layout of paper forms, JSON by instrument id.
        statement: what the practitioner does the same day when a question about safety asks for it, in their
            own words; empty while no questionnaire was switched on.
        stated_on: the day of that statement.
        switched_on: ids of the questionnaires hidden from coaches that it switched on.
        norm_choices: id of the norm set to draw, or empty for none, JSON by instrument id.
        schedules: questionnaires planned by phase, where they differ from the shipped ones, see
            :mod:`coachdesk.domain.schedules`.
        minutes_a_week: how much a plan may ask of a person before that is said.
        hidden_layers: names of the :class:`~coachdesk.domain.trend_layers.Layer` that charts do not show.
        certifications: as they stand on a letterhead, one line.
        logo: a small picture in PNG, base64; empty for none. Only :mod:`coachdesk.services.practices` writes it.
    """

    id: int
    uuid: str
    profession: Profession
    name: str = ""
    practitioner: str = ""
    title: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    registration: str = ""
    accent: str = ""
    document_language: str = "fr"
    is_demo: bool = False
    has_read_private_note: bool = False
    sheet_layouts: str = "{}"
    statement: str = ""
    stated_on: date | None = None
    switched_on: tuple[str, ...] = ()
    norm_choices: str = "{}"
    schedules: str = "{}"
    minutes_a_week: int = 3
    hidden_layers: tuple[str, ...] = ()
    certifications: str = ""
    logo: str = ""
