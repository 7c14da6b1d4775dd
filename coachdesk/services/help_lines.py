"""The numbers of the safety card, with sources and dates from a content file. Needs no vault."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from coachdesk.domain.messages import N_
from coachdesk.domain.safety import HEALTH_WORKERS, SUICIDE_PREVENTION, HelpLine

STALE_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class _Words:
    name: str
    for_whom: str
    hours: str


_WORDS: Final = {
    "emergency": _Words(
        N_("Medical emergency (SAMU)"),
        N_("Somebody is in danger now, or has harmed themselves."),
        N_("Day and night"),
    ),
    "emergency_europe": _Words(
        N_("European emergency number"),
        N_("Somebody is in danger now; works from any telephone in Europe."),
        N_("Day and night"),
    ),
    SUICIDE_PREVENTION: _Words(
        N_("National suicide prevention line"),
        N_("Somebody who thinks of suicide, those who worry for them, and professionals who want advice."),
        N_("Day and night, free, confidential"),
    ),
    HEALTH_WORKERS: _Words(
        N_("SPS, support for health workers"),
        N_("Health and social care workers and students; psychologists answer."),
        N_("Day and night, free, anonymous"),
    ),
}


def load(folder: Path, country: str = "fr") -> tuple[HelpLine, ...]:
    """Read the help lines of a country, in the order in which they are shown.

    Args:
        folder: ``content`` of the resources.
        country: two letters; the numbers of France are the ones that ship.
    """
    with (folder / f"help_lines.{country}.toml").open("rb") as file:
        content = tomllib.load(file)
    lines = []
    for one in content["line"]:
        words = _WORDS[one["about"]]
        lines.append(
            HelpLine(
                about=one["about"],
                number=one["number"],
                name=words.name,
                message_for_whom=words.for_whom,
                message_hours=words.hours,
                source=one["source"],
                checked_on=one["checked_on"],
            )
        )
    return tuple(lines)


def is_stale(line: HelpLine, today: date) -> bool:
    """Whether the number was last checked more than twelve months ago: the card then says so."""
    return (today - line.checked_on).days > STALE_DAYS
