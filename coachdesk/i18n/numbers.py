"""Numbers in words of a language, and back from what a person typed."""

from __future__ import annotations

import re
from functools import lru_cache

from coachdesk.domain.errors import UserError
from coachdesk.i18n.typography import NARROW, NO_BREAK

_MINUS = "\u2212"
# A space is taken between thousands only: "3 5" is a slip of the finger, not 35.
_TYPED = re.compile(rf"[+-]?(?:\d{{1,3}}(?:[ {NO_BREAK}{NARROW}]\d{{3}})+|\d+)?(?:[.,]\d*)?", re.ASCII)


# A chart of ten years words the same few hundred values some ten thousand times.
@lru_cache(maxsize=4096)
def worded(value: float, language: str, decimals: int | None = None) -> str:
    """``58,3`` / ``58.3``; thousands parted in French by a narrow no-break space, in English by a comma.

    Halves are rounded away from zero, as people round on paper.

    Args:
        value: the number.
        language: ``fr`` or ``en``.
        decimals: exact number of decimals; without it at most one, and none for a whole number.
    """
    # Not above: the first window words no number.
    from decimal import ROUND_HALF_UP, Decimal

    exact = Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-(1 if decimals is None else decimals)), ROUND_HALF_UP)
    if decimals is None and rounded == rounded.to_integral_value():
        rounded = rounded.to_integral_value()
    # abs() and not lstrip: a negative number that rounds to nothing has no sign.
    sign = _MINUS if rounded < 0 else ""
    text = f"{sign}{abs(rounded):,f}"
    return text.replace(",", NARROW).replace(".", ",") if language == "fr" else text


def ordinal(number: int, language: str, *, is_feminine: bool = False) -> str:
    """``1er``, ``1re``, ``12e`` / ``1st``, ``2nd``, ``12th``; the gender is that of the French noun."""
    if language == "fr":
        ending = ("re" if is_feminine else "er") if number == 1 else "e"
        return f"{number}{ending}"
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def parse(text: str, low: float, high: float) -> float:
    """Read a number typed with a comma or a point: ``3,5`` and ``3.5`` are the same, never 35.

    Raises:
        UserError: it is not a number, or outside ``low`` to ``high``.
    """
    plain = text.strip().replace(_MINUS, "-")
    if not _TYPED.fullmatch(plain) or not any(map(str.isdigit, plain)):
        raise UserError("Type a number, for example {example}.", example=3.5)
    for space in (" ", NO_BREAK, NARROW):
        plain = plain.replace(space, "")
    value = float(plain.replace(",", "."))
    if not low <= value <= high:
        raise UserError("Type a number from {low} to {high}.", low=low, high=high)
    return value
