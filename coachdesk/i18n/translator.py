"""One object per language, so that an interface in French and a report in English can be alive at once."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Final

from coachdesk.i18n import dates, numbers, typography

LANGUAGES: Final = ("fr", "en")
DOMAIN: Final = "coachdesk"


class Translator:
    """Words of one language: ``t("Saved at {time}", time=...)``.

    The message is the whole English sentence. Facts that are dates, times or numbers are worded for the
    language; other facts are put in as they are (a year is handed in as ``str``, or it would get a thousands
    mark). French sentences come out with French spacing. It holds nothing that changes: threads may share it.

    Args:
        language: one of :data:`LANGUAGES`.
        catalogue: gettext catalogue of the language (English needs none).
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, /, **facts: object) -> str:
        """Translate a sentence and put its facts in."""
        return self._finish(self._catalogue.gettext(message), facts)

    def plural(self, one: str, many: str, count: int, /, **facts: object) -> str:
        """Translate the sentence that suits ``count``; ``{count}`` may stand in it."""
        return self._finish(self._catalogue.ngettext(one, many, count), {"count": count, **facts})

    def within(self, context: str, message: str, /, **facts: object) -> str:
        """Translate a short word whose meaning depends on ``context``."""
        return self._finish(self._catalogue.pgettext(context, message), facts)

    def listed(self, items: Sequence[str]) -> str:
        """``a, b et c`` / ``a, b and c``; nothing gives an empty text."""
        if len(items) < 2:
            return "".join(items)
        t = self  # the catalogue tools look for this name
        return t("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])

    def quoted(self, text: str) -> str:
        """Somebody's words between the quotation marks of the language."""
        return typography.quoted(text, self.language)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with the language's decimal mark (see :func:`coachdesk.i18n.numbers.worded`)."""
        return numbers.worded(value, self.language, decimals)

    def fact(self, value: object) -> str:
        """Word one value: dates as ``20 nov. 2026``, instants in local time, numbers with decimal mark."""
        if isinstance(value, str):
            return value
        if isinstance(value, datetime):
            local = value.astimezone() if value.tzinfo else value
            t = self
            return t("{day} at {time}", day=local.date(), time=local.time())
        if isinstance(value, date):
            return dates.medium(value, self.language)
        if isinstance(value, time):
            return dates.clock(value, self.language)
        if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
            return numbers.worded(value, self.language)
        return str(value)

    def _finish(self, sentence: str, facts: dict[str, object]) -> str:
        typeset = _typeset(sentence, self.language)
        if not facts:
            return typeset
        return typeset.format(**{name: self.fact(value) for name, value in facts.items()})


@lru_cache(maxsize=4096)
def _typeset(sentence: str, language: str) -> str:
    return typography.french(sentence) if language == "fr" else typography.english(sentence)


def load(language: str, folder: Path) -> Translator:
    """Read the catalogue of a language.

    Args:
        language: one of :data:`LANGUAGES`.
        folder: the ``locale`` folder of the resources.

    Raises:
        ValueError: the language is not one that CoachDesk speaks.
        OSError: the compiled catalogue is not there.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    if language == "en":
        return Translator(language, gettext.NullTranslations())
    return Translator(language, gettext.translation(DOMAIN, localedir=folder, languages=[language]))
