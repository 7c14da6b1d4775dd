"""The library as one practice draws it: each questionnaire with the norm set that was chosen for it."""

from __future__ import annotations

import json

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.norm_choices import with_choice
from coachdesk.domain.practices import Practice
from coachdesk.figures.shelf import Shelf


class ChosenNorms:
    """A shelf in front of another one.

    Args:
        shelf: structures and words of the questionnaires.
        practice: says what it draws.
    """

    def __init__(self, shelf: Shelf, practice: Practice) -> None:
        self._shelf = shelf
        self._choices: dict[str, str] = json.loads(practice.norm_choices)

    def get(self, instrument_id: str, version: str | None = None) -> Instrument:
        """One version of a questionnaire, the latest unless one is named."""
        return with_choice(self._shelf.get(instrument_id, version), self._choices.get(instrument_id))

    def latest(self) -> tuple[Instrument, ...]:
        """The latest version of each, in the order of lists."""
        return tuple(with_choice(one, self._choices.get(one.id)) for one in self._shelf.latest())

    def wording(self, instrument_id: str, version: str | None, language: str) -> Wording:
        """The words of one version in ``fr`` or ``en``."""
        return self._shelf.wording(instrument_id, version, language)
