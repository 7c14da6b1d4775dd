"""What the characters of a keyboard stand for on an answer sheet, on French and on other keyboards."""

from __future__ import annotations

from typing import Final

# The row above the letters sends these without Shift on a French keyboard: (digit, characters). Six is ``-``
# on a PC and ``§`` on a Mac, eight is ``_`` or ``!``. With Caps Lock, accented letters come as capitals.
_FRENCH_ROW: Final = (
    ("1", "&"),
    ("2", "éÉ"),
    ("3", '"'),
    ("4", "'"),
    ("5", "("),
    ("6", "-§"),
    ("7", "èÈ"),
    ("8", "_!"),
    ("9", "çÇ"),
    ("0", "àÀ"),
)
DIGITS: Final = {character: digit for digit, characters in _FRENCH_ROW for character in digit + characters}
TENS: Final = "xX+"
# The key of the full stop sends a semicolon unshifted on a French keyboard; that of its keypad, a comma.
MARKS: Final = ".;,"
BACK: Final = "\b\x7f"
YES: Final = "oOyY"
NO: Final = "nN"
