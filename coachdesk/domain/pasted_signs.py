"""What a PDF leaves in a text that was copied from it: signs to be put right, and what a line begins or ends with."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SOFT_BREAK: Final = re.compile("[ \t]*\u00ad[ \t]*\r?\n[ \t]*|\u00ad")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES: Final = re.compile("[ \t\u1680\u2000-\u200a\u205f\u3000]+")
_LINE_ENDS: Final = re.compile("\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# What a symbol font leaves: boxes and bullets under private numbers.
_SYMBOL_FONT: Final = {
    **dict.fromkeys(map(ord, "\uf06f\uf0a8\uf071\uf072\uf0a3"), "☐"),
    **dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf0fc"), "•"),
}
_BOX: Final = "☐☑☒□■▢▣◻◼◯○●◦❍❏❐❑❒⬜"
_EMPTY_BOX: Final = r"\[\s?\]|\(\s?\)"
_BULLET: Final = "•‣▪▫◆◇⁃∙·➢➤►▶✓✔"
_BOXES: Final = re.compile(rf"(?:\s*(?:[{_BOX}]|{_EMPTY_BOX}|_{{3,}}))+\s*")
# Circles drawn with a letter: several of them, or they are a word.
_CIRCLES: Final = re.compile(r"(?:(?:^|\s+)[oO](?=\s|$)){3,}\s*$")
_LEADERS: Final = re.compile(r"\s*(?:\.{4,}|…{2,}|_{3,}|(?:\. ){4,}\.?)\s*")
_BULLET_START: Final = re.compile(rf"^(?:[{_BULLET}*]|[-–—](?=\s))\s*")
_NUMBER_START: Final = re.compile(
    r"^(?:(?:question|item|q|no|n[o°º])\s*\.?\s*)?\(?(?P<number>\d{1,3})\s*"
    r"(?P<sign>[.):°º]|\s[-–—](?=\s)|[-–—](?=\s))?\)?(?:\s+|(?=[^\W\d])|$)",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"^[-–—|\s]*(?:(?:page|p\.|seite|pagina)\s*)?\d{1,3}(?:\s*(?:/|sur|of|de)\s*\d{1,3})?[-–—|\s]*$",
    re.IGNORECASE,
)
_PAGE_WORD: Final = re.compile(r"page|p\.|/|sur|of", re.IGNORECASE)
_RIGHTS: Final = re.compile(
    r"©|\(c\)\s*(?:copyright|\d{4})|copyright|all rights reserved|tous droits réservés", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_LONGEST_WORD: Final = 40
_KEEPS_BEFORE: Final = frozenset(
    "peut est moi toi lui soi elle eux nous vous celui celle ceux celles là ci demi mi sous sur non semi après "
    "avant contre entre sans vis rendez quelques self well week a t-il long short high low co ex".split()
)
_KEEPS_AFTER: Final = frozenset(
    "ce je tu il elle on nous vous ils elles moi toi lui leur même mêmes être ci là t vous end à vis uns unes".split()
)


def plain(text: str) -> tuple[str, ...]:
    """The lines of a pasted text: ligatures as letters, no soft hyphens, nothing unseen, single spaces."""
    text = _SOFT_BREAK.sub("", text)
    text = "".join(_LIGATURES.get(sign, sign) for sign in text.translate(_UNSEEN).translate(_SYMBOL_FONT))
    return tuple(_spaced(line) for line in _LINE_ENDS.split(unicodedata.normalize("NFC", text)))


def _spaced(line: str) -> str:
    """One line without signs that have no shape. A wide gap stays as a tab: it sets columns apart."""
    shown = "".join(sign for sign in line if sign == "\t" or unicodedata.category(sign)[0] != "C")
    return _SPACES.sub(lambda found: "\t" if len(found[0]) > 2 or "\t" in found[0] else " ", shown).strip()


def clean_line(text: str) -> str:
    """A text as one line that any store and any file can keep."""
    return " ".join(filter(None, " ".join(plain(text)).replace("\t", " ").split(" ")))


def is_clean(text: str) -> bool:
    """Whether a text is one line without signs that have no shape."""
    return not any(unicodedata.category(sign)[0] == "C" for sign in text)


def without_boxes(line: str) -> str:
    """The line without boxes to be ticked, rows of dots, and the white around them."""
    line = _CIRCLES.sub("", _BOXES.sub("\t", line))
    return _LEADERS.sub("\t", line).strip()


def without_grid(line: str, values: tuple[tuple[int, ...], ...]) -> str:
    """The line without the printed answers at its end, ``0 1 2 3``, of one of the response scales."""
    words = line.split()
    for row in values:
        for printed in (row, row[::-1], tuple(range(1, len(row) + 1))):
            count = len(printed)
            if 1 < count < len(words) and tuple(words[-count:]) == tuple(map(str, printed)):
                return line.rsplit(None, count)[0].strip()
    return line


def is_grid(line: str) -> bool:
    """Whether nothing but figures and strokes stands on it: the answers of a row without its words."""
    return bool(line) and not any(sign.isalpha() for sign in line) and len(line.split()) > 1


def is_page_line(line: str) -> bool:
    """Whether it counts pages: ``Page 2``, ``2 / 5``, ``- 3 -``. A bare number is for the reader to judge."""
    return bool(_PAGE.match(line)) and bool(_PAGE_WORD.search(line) or not line.strip().isdigit())


def is_rights_line(line: str) -> bool:
    """Whether it says whose the text is, or where it lies."""
    return bool(_RIGHTS.search(line) or _ADDRESS.match(line))


def bullet(line: str) -> str | None:
    """What follows a bullet; ``None`` for a line without one."""
    found = _BULLET_START.match(line)
    return line[found.end() :].strip() if found else None


def numbered(line: str) -> tuple[int, str, bool] | None:
    """Number, words, and whether a sign follows the number: ``12. Words``; ``None`` for a line without one."""
    found = _NUMBER_START.match(line)
    if found is None:
        return None
    return int(found["number"]), line[found.end() :].strip(), bool(found["sign"])


def joined(first: str, second: str) -> str:
    """Two pieces of one line, a word cut at the end of the first made whole."""
    if not first or not second:
        return first or second
    if first[-1] in "-‐" and first[-2:-1].isalpha() and second[0].islower():
        before = re.split(r"[\W\d_]+", first[-_LONGEST_WORD:-1])[-1].casefold()
        after = re.split(r"[\W\d_]+", second[:_LONGEST_WORD])[0].casefold()
        is_compound = before in _KEEPS_BEFORE or after in _KEEPS_AFTER
        return (first if is_compound else first[:-1]) + second
    return f"{first} {second}"
