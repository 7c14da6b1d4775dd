"""Old texts that do not say in which signs they are written: Windows, Mac or DOS, told apart by their words.

The same byte is another letter in each: what reads like French or English wins. A capital in the midst of small
letters, a sign between two letters or a letter all alone speak against a reading.
"""

from __future__ import annotations

from typing import Final

OLD: Final = ("cp1252", "mac_roman", "cp850")
"""The oldest habits of French computers, the likeliest first."""

_LOOKED_AT: Final = 200_000
_USUAL: Final = frozenset("éèêàçùôîûâëïüœ")
_LAST_LETTER: Final = "\u024f"
_MARKS: Final = frozenset("’‘“”«»–—…€°•\u00a0")


def read_old(content: bytes) -> str | None:
    """The text, read as it makes most sense; None when none of the old signs can be meant.

    Args:
        content: bytes that are no UTF-8.
    """
    found = []
    for place, encoding in enumerate(OLD):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        sense = _sense(text[:_LOOKED_AT])
        # Mac and DOS have a sign for every byte: what makes no sense in them is no text.
        if encoding == OLD[0] or sense > 0:
            found.append((sense, -place, text))
    return max(found)[-1] if found else None


def _sense(text: str) -> int:
    """How much the signs beyond ASCII read like words."""
    return sum(
        _weight(text[max(0, place - 1) : place], one, text[place + 1 : place + 2])
        for place, one in enumerate(text)
        if ord(one) > 127
    )


def _weight(before: str, one: str, after: str) -> int:
    is_inside = before.isalpha() and after.isalpha()
    if one in _MARKS:
        if one == "’":
            return 3 if is_inside else 1
        if one == "…":
            return 3 if not after.isalpha() else -2
        return -2 if is_inside else 1
    if not one.isalpha() or one in "ªº" or one > _LAST_LETTER:
        return -3
    if one.islower():
        return _weight_of_small(before, one, after)
    if before.islower() or (is_inside and after.islower()):
        return -3
    return 2 if one in "ÉÀ" else 1


def _weight_of_small(before: str, one: str, after: str) -> int:
    if (before.isupper() and after.isupper()) or (not before.isalpha() and after.isupper()):
        return -3
    if not before.isalpha() and not after.isalpha():
        return 1 if one == "à" else -1
    if not before.isalpha():
        return 3 if one == "é" else 1
    if one == "à":
        return 2
    return 3 if one in _USUAL else 1
