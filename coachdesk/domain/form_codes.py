"""The short code on a printed sheet: it finds file and questionnaire again, and tells nobody else anything.

Seven signs are drawn from a digest of the file's uuid, the questionnaire and its version: the same sheet has
the same code for ever, and without the vault no code leads back to anyone. The eighth sign checks the others.

The signs are the digits 1 to 9 and the consonants without L. Zero, O, I and L are missing because they are
read one for another, the vowels so that no code is a word, or looks like a name. That leaves 29, a prime: a
sum with weights modulo a prime sees every single wrong sign and every exchange of two.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final

from coachdesk.domain.errors import UserError

SIGNS: Final = "123456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
GROUP: Final = 4

_DRAWN: Final = LENGTH - 1
_BETWEEN: Final = re.compile(r"[\s\u00ad\u2010-\u2015\u2212.,·/|]+")
# The unshifted digit row of a French keyboard; the hyphen and the low line are digits there, and what one
# puts between two groups everywhere else.
_FRENCH_ROW: Final = str.maketrans({**dict(zip("&É\"'(§È!Ç", SIGNS, strict=False)), "I": "1", "L": "1"})
_ROW_OR_BETWEEN: Final = str.maketrans("-_", "68")


def code(client_uuid: str, instrument_id: str, version: str) -> str:
    """The code of a questionnaire for one file: eight signs of :data:`SIGNS`, the last one a check.

    Args:
        client_uuid: random, so that only the vault can go back from a code.
        instrument_id: which questionnaire.
        version: which version of it is printed.
    """
    digest = sha256(f"{client_uuid}\n{instrument_id}\n{version}".encode()).digest()
    number = int.from_bytes(digest, "big")
    drawn = ""
    for _ in range(_DRAWN):
        number, place = divmod(number, len(SIGNS))
        drawn += SIGNS[place]
    return drawn + SIGNS[-_weighed(drawn) % len(SIGNS)]


def printed(whole: str) -> str:
    """The code in groups of four, as it stands on paper: ``7KQD 3M9X``."""
    return " ".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def is_code_like(typed: str) -> bool:
    """Whether a text has the length and the signs of a code; names have vowels, so none is taken for one."""
    return _signs(typed) is not None


def read(typed: str) -> str:
    """Read a code typed from paper: case, spaces, points and hyphens do not matter, I and L are 1.

    Raises:
        UserError: it has not eight signs of a code, or one of them was mistyped.
    """
    signs = _signs(typed)
    if signs is None:
        raise UserError("A code has eight signs: digits from 1 to 9 and consonants, no vowel and no zero.")
    if _weighed(signs) % len(SIGNS):
        raise UserError("There is a slip in this code: compare it with the sheet, sign by sign.")
    return signs


def _signs(typed: str) -> str | None:
    """The eight signs meant, or ``None`` when they are not eight, or not all of a code."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_FRENCH_ROW)
    readings = (re.sub("[-_]", "", plain), plain.translate(_ROW_OR_BETWEEN))
    return next((each for each in readings if len(each) == LENGTH and set(each) <= set(SIGNS)), None)


def _weighed(signs: str) -> int:
    """Sum of the signs, each with a weight of its own; the check itself weighs 1."""
    return sum((LENGTH - place) * SIGNS.index(sign) for place, sign in enumerate(signs))
