"""The shelf of questionnaires: its versions are known at once, a file is read when first asked for."""

from __future__ import annotations

import re
from pathlib import Path

from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.instruments import structures, wordings
from coachdesk.instruments.tables import read

_VERSION_FOLDER = re.compile(r"v([1-9][0-9]{0,3})", re.ASCII)


class Library:
    """All versions of all questionnaires in one folder: ``<id>/v<version>/instrument.toml`` and its words.

    Safe to read from several threads: at worst a file is read twice, with the same result.
    """

    def __init__(self, folder: Path, versions: dict[str, tuple[str, ...]]) -> None:
        self._folder = folder
        self._versions = versions
        self._instruments: dict[tuple[str, str], Instrument] = {}
        self._wordings: dict[tuple[str, str, str, str], Wording] = {}

    @classmethod
    def load(cls, folder: Path) -> Library:
        """Look which versions the folder holds, without reading them.

        Raises:
            UserError: the folder is missing, or holds no questionnaire.
        """
        versions: dict[str, tuple[str, ...]] = {}
        if folder.is_dir():
            for place in sorted(path for path in folder.iterdir() if path.is_dir()):
                found = [
                    int(match[1])
                    for path in place.iterdir()
                    if (match := _VERSION_FOLDER.fullmatch(path.name))
                ]
                if found:
                    versions[place.name] = tuple(str(version) for version in sorted(found))
        if not versions:
            raise UserError("The questionnaires of CoachDesk are not where they should be: install it again.")
        return cls(folder, versions)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all questionnaires, in alphabetical order."""
        return tuple(self._versions)

    def versions(self, instrument_id: str) -> tuple[str, ...]:
        """Return the versions of a questionnaire, oldest first; none for an unknown id."""
        return self._versions.get(instrument_id, ())

    def get(self, instrument_id: str, version: str | None = None) -> Instrument:
        """Return one version of a questionnaire, the latest unless one is named.

        Raises:
            UserError: there is no such questionnaire or version, or its file is malformed.
        """
        known = self.versions(instrument_id)
        wanted = version or (known[-1] if known else "")
        if wanted not in known:
            raise UserError(
                "This questionnaire is not known. CoachDesk has: {ids}.", ids=", ".join(self.ids())
            )
        key = (instrument_id, wanted)
        if key not in self._instruments:
            name = f"{instrument_id}/v{wanted}/instrument.toml"
            self._instruments[key] = structures.instrument(read(self._folder / name, name), *key)
        return self._instruments[key]

    def latest(self) -> tuple[Instrument, ...]:
        """Return the latest version of each questionnaire, in the order in which lists show them.

        Raises:
            UserError: a file is malformed.
        """
        newest = [self.get(name) for name in self._versions]
        return tuple(sorted(newest, key=lambda instrument: (instrument.position, instrument.id)))

    def wording(
        self, instrument_id: str, version: str | None, language: str, people: str = "person"
    ) -> Wording:
        """Return the words of one version in one language.

        Args:
            instrument_id: which questionnaire.
            version: None for the latest.
            language: ``fr`` or ``en``.
            people: the texts' word for those the person works with: ``client``, ``patient`` or ``person``.

        Raises:
            UserError: no such version or language, or the file is malformed.
        """
        instrument = self.get(instrument_id, version)
        if language not in instrument.languages:
            raise UserError("This questionnaire has no words in that language yet.")
        key = (instrument.id, instrument.version, language, people)
        if key not in self._wordings:
            name = f"{instrument.id}/v{instrument.version}/{language}.toml"
            source = read(self._folder / name, name)
            self._wordings[key] = wordings.wording(source, instrument, language, people)
        return self._wordings[key]

    def check(self) -> None:
        """Read every version and every language: what a test and an import want to know at once.

        Raises:
            UserError: the first thing that does not fit, by file and key.
        """
        for instrument_id, versions in self._versions.items():
            for version in versions:
                for language in self.get(instrument_id, version).languages:
                    self.wording(instrument_id, version, language)
