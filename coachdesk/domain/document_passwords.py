"""What can be the password of a file that leaves: the same bytes in every reader, and never nothing."""

from __future__ import annotations

import stringprep
import unicodedata
from typing import Final

from coachdesk.domain.errors import UserError

LONGEST: Final = 127
"""Bytes in UTF-8: what the standard keeps of a password; some readers refuse a longer one, some cut it."""
_UNTYPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def prepared(password: str) -> str:
    """The password as it goes into the file.

    Readers that follow the standard prepare what is typed (SASLprep, RFC 4013), others take it as it is. What both
    take alike is accepted; a password of signs that are mapped to nothing would leave the file open.

    Raises:
        UserError: it is empty or too long, or holds a sign that not every reader takes alike.
    """
    composed = unicodedata.normalize("NFC", password)
    if not composed.strip():
        raise UserError("Type a password.")
    if unicodedata.normalize("NFKC", composed) != composed or not all(map(_is_taken_alike, composed)):
        raise UserError(
            "This password holds a sign that not every reader takes alike, such as a no-break space or a hidden "
            "sign. Use letters, digits and usual signs."
        )
    ways = {unicodedata.bidirectional(sign) for sign in composed}
    if ways & {"R", "AL"} and "L" in ways:
        raise UserError(
            "This password mixes writing from left to right and from right to left. Use one of them alone."
        )
    kept = composed.encode()[:LONGEST].decode(errors="ignore")
    if kept != composed:
        raise UserError(
            "This password is too long for some readers. Take {limit} signs of this kind at most.",
            limit=len(kept),
        )
    return composed


def _is_taken_alike(sign: str) -> bool:
    if unicodedata.category(sign) in _UNTYPED or stringprep.in_table_b1(sign):
        return False
    return sign == " " or not sign.isspace()
