"""A made-up language for layout tests: accents, and sentences 40 % longer. Never offered to people."""

from __future__ import annotations

import gettext
import re

_ACCENTS = str.maketrans("aceilnorsuyACEILNORSUY", "áçéîłñôřšûýÁÇÉÎŁÑÔŘŠÛÝ")
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_GROWTH = 0.4


def lengthened(sentence: str) -> str:
    """``Rest`` becomes ``[Řéšt~~]``: placeholders stay as they are, brackets show where a text is cut."""
    parts = _PLACEHOLDER.split(sentence)
    accented = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(parts))
    letters = sum(len(part) for part in parts[::2])
    return f"[{accented}{'~' * max(1, round(letters * _GROWTH) - 2)}]" if sentence else sentence


class PseudoCatalogue(gettext.NullTranslations):
    """Answers each English sentence with its lengthened form."""

    def gettext(self, message: str) -> str:
        """The sentence, lengthened."""
        return lengthened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form that English uses for ``n``, lengthened."""
        return lengthened(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - English does not tell contexts apart
        """The word, lengthened."""
        return lengthened(message)
