"""Names as tables write them: of questionnaires, scales, questions and answers, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.instruments.library import Library

_SIGNS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"(?:(?:q|question|item|it|i|n|no) ?)?(\d{1,3})")
_PEOPLE: Final = ("client", "patient", "person")
_SCORE_WORDS: Final = ("score ", "score de ", "total ")

ScaleKey = tuple[str, str]


def plain(text: str) -> str:
    """``CBI – Épuisement personnel`` and ``cbi_epuisement personnel`` as the same words."""
    return _SIGNS.sub(" ", bare(text)).strip()


class Names:
    """What the questionnaires are called.

    Args:
        library: gives their words.
        instruments: those that may be named, in the order of lists.
        hidden: those that the practice could switch on.

    Attributes:
        instruments: the same by id.
    """

    def __init__(
        self, library: Library, instruments: Sequence[Instrument], hidden: Sequence[Instrument] = ()
    ) -> None:
        self._library = library
        self._hidden = tuple(hidden)
        self.instruments = {one.id: one for one in instruments}

    def find_instrument(self, text: str) -> Instrument | None:
        """The only questionnaire of that name; ``None`` for no or several ones."""
        found = self._aliases.get(plain(text), set())
        return self.instruments[next(iter(found))] if len(found) == 1 else None

    def unknown(self, text: str) -> UserError:
        """Why a cell names no questionnaire that can be used: it is not switched on, not known, or several."""
        if self._hidden and Names(self._library, self._hidden).find_instrument(text) is not None:
            return UserError(
                "“{name}” is not switched on here. It can be, in the settings: “Questionnaires that ask for more”.",
                name=text,
            )
        return UserError("No questionnaire here is called “{name}”.", name=text)

    def find_scale(self, instrument: Instrument, text: str) -> str | None:
        """The only scale of that name; the only scale there is when no name is given."""
        wanted = plain(text)
        if not wanted:
            return instrument.scales[0].id if len(instrument.scales) == 1 else None
        found = self._scales[instrument.id].get(wanted, set())
        return next(iter(found)) if len(found) == 1 else None

    def find_points(self, instrument: Instrument, item: int, text: str) -> int | None:
        """The points that an answer word stands for."""
        return self._answers(instrument.id, instrument.item(item).response_id).get(plain(text))

    def scale_of_head(self, head: str) -> ScaleKey | None:
        """The scale that a heading names, alone or after its questionnaire."""
        wanted = plain(head)
        for prefix in ("", *_SCORE_WORDS):
            if not wanted.startswith(prefix):
                continue
            rest = wanted.removeprefix(prefix)
            if (key := self._alone(rest) or self._after_questionnaire(rest)) is not None:
                return key
        return None

    def item_of_head(self, head: str) -> tuple[str, int] | None:
        """The question that a heading such as ``CBI 12`` or ``cbi_q12`` names."""
        for instrument, rest in self._split(plain(head)):
            number = _NUMBER.fullmatch(rest)
            if number is not None and 1 <= int(number[1]) <= len(instrument.items):
                return instrument.id, int(number[1])
        return None

    def _alone(self, words: str) -> ScaleKey | None:
        found = {
            (instrument_id, scale_id)
            for instrument_id, scales in self._scales.items()
            for scale_id in scales.get(words, ())
        }
        return found.pop() if len(found) == 1 else None

    def _after_questionnaire(self, words: str) -> ScaleKey | None:
        for instrument, rest in self._split(words):
            scale_id = self.find_scale(instrument, rest)
            if scale_id is not None:
                return instrument.id, scale_id
        return None

    def _split(self, words: str) -> Iterator[tuple[Instrument, str]]:
        """A heading parted after the name of a questionnaire, the longest name first."""
        for alias in sorted(self._aliases, key=len, reverse=True):
            owners = self._aliases[alias]
            if len(owners) == 1 and words.startswith(alias):
                rest = words.removeprefix(alias)
                # ``cbi12`` is the twelfth question; ``pulses`` is no questionnaire.
                if not rest or rest[0] == " " or rest[0].isdigit():
                    yield self.instruments[next(iter(owners))], rest.strip()

    @cached_property
    def _aliases(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for instrument_id, words in self._wordings:
            names = (instrument_id, words.short_title, words.title, words.title.split(",")[0])
            for name in names:
                found.setdefault(plain(name), set()).add(instrument_id)
        found.pop("", None)
        return found

    @cached_property
    def _scales(self) -> dict[str, dict[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = {one: {} for one in self.instruments}
        for instrument_id, words in self._wordings:
            for scale_id, said in words.scales.items():
                for name in (scale_id, said.name, said.short_name):
                    found[instrument_id].setdefault(plain(name), set()).add(scale_id)
        return found

    @cached_property
    def _wordings(self) -> tuple[tuple[str, Wording], ...]:
        found = []
        for instrument in self.instruments.values():
            for language in instrument.languages:
                # The names of some scales hold the word for those the person works with.
                for people in _PEOPLE:
                    words = self._library.wording(instrument.id, instrument.version, language, people)
                    found.append((instrument.id, words))
        return tuple(found)

    def _answers(self, instrument_id: str, response_id: str) -> dict[str, int]:
        """Points by word; a word that stands for several is left out."""
        instrument = self.instruments[instrument_id]
        values = next(one.values for one in instrument.responses if one.id == response_id)
        found: dict[str, set[int]] = {}
        for owner, words in self._wordings:
            if owner == instrument_id:
                for word, points in zip(words.responses.get(response_id, ()), values, strict=False):
                    found.setdefault(plain(word), set()).add(points)
        return {word: points.pop() for word, points in found.items() if len(points) == 1}
