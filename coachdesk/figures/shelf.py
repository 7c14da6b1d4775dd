"""What figures need of the instrument library: structures and words."""

from __future__ import annotations

from typing import Protocol

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument


class Shelf(Protocol):
    """Where questionnaires are looked up; the library of the room ``instruments`` is one."""

    def get(self, instrument_id: str, version: str | None = None) -> Instrument:
        """Return one version of an instrument, the latest unless one is named."""

    def latest(self) -> tuple[Instrument, ...]:
        """Return the latest version of each, in the order of lists."""

    def wording(self, instrument_id: str, version: str | None, language: str) -> Wording:
        """Return the words of one version in ``fr`` or ``en``."""
