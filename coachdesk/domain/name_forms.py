"""The forms in which a name stands in a text, as patterns over folded text.

Case, accents, the kind of apostrophe and hyphen, unseen signs and breaks of a line are folded away before; here
remain order, parts and initials.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from coachdesk.domain.folded_text import bare
from coachdesk.domain.name_words import ALSO_WORDS, HOME_WORDS, OPENERS, PARTICLES, RELATIONS, TITLES

_JOIN: Final = r"(?:[\s'\-_·]{0,3}|\.|,\s?)"
_APART: Final = r"(?:[\s'\-_·]{1,3}|\.|,\s?)"
"""Before letters that stand for a name: glued to what precedes, a small one would be a plural."""
_INNER: Final = r"[\s'.\-_·]{0,3}"
_BEFORE: Final = r"(?<![^\W\d_])"
_AFTER: Final = r"(?![^\W\d_])"
_END: Final = rf"(?:\.|{_AFTER})"
_FIRST_LETTER: Final = re.compile(r"((?:\(\?P<letters>)?)([^\W_])(?![?*+{])")
_LETTERS: Final = re.compile(r"[^\W_]+")
_WORDS_AT_MOST: Final = 8
_SMALL_AT_LEAST: Final = 3
_CONJUNCTIONS: Final = frozenset({"et", "and", "i", "y"})
"""Between two names, part of neither."""
_GLUED_AT_LEAST: Final = 4
_PLURAL: Final = frozenset("sx")
_SPELLED_AT_LEAST: Final = 3
_SPELLED_GAP: Final = r"[\s.\-_·*]{1,2}"
_ORDINARY: Final = OPENERS | ALSO_WORDS | PARTICLES
_SHORTENED: Final = {
    word: f"(?:{'|'.join(alike)})"
    for alike in (("saint", "st"), ("sainte", "ste"), ("saints", "sts"), ("saintes", "stes"))
    for word in alike
}


class Capital(Enum):
    """What capitals a form needs to be taken for the name."""

    NOT_NEEDED = "not needed"
    """However it is written."""
    NEEDED = "needed"
    """Written small it is an ordinary word."""
    INSIDE = "inside"
    """Even with a capital it is a word where a sentence begins."""
    LETTERS = "letters"
    """The group ``letters`` is capitals, or ends with a point."""
    ALL = "all"
    """Every letter: initials."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name; ``is_initials`` for letters that stand for it."""

    pattern: re.Pattern[str]
    capital: Capital
    is_initials: bool = False


@lru_cache(maxsize=512)
def forms(name: str, *, with_initials: bool = True) -> tuple[Form, ...]:
    """Every form of a name, the longest first.

    Args:
        name: as recorded, with or without a title.
        with_initials: also letters that stand for the whole name.
    """
    words = _words(name)
    if not words:
        return ()
    found = [_form(each, Capital.NOT_NEEDED) for each in _wholes(words)]
    found += [_form(each, Capital.LETTERS) for each in _abbreviated(words)]
    found += [_form(each, capital) for each, capital in _with_particles(words)]
    found += [_part(word) for word in words if bare(word) not in PARTICLES]
    found += [_part(piece) for word in words for piece in _pieces(word)]
    found += [form for word in words for group in _groups(word) for form in _stretched(group)]
    found += [Form(edged(each), Capital.NOT_NEEDED) for each in _glued(words)]
    if with_initials:
        found += [Form(edged(each), Capital.ALL, is_initials=True) for each in _initials(words)]
        found += [Form(edged(each), Capital.NOT_NEEDED, is_initials=True) for each in _small_initials(words)]
    return tuple(dict.fromkeys(found))


def edged(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends where a word does.

    Its first letter stands before what looks back: so ``re`` leaps from one such letter to the next, and reads many
    pages in a twentieth of the time that it takes to look back from every sign of them.
    """
    first = _FIRST_LETTER.match(pattern)
    if first is None:
        return re.compile(f"{_BEFORE}{pattern}{_AFTER}")
    return re.compile(f"{first[0]}(?<![^\\W\\d_]{first[2]}){pattern[first.end() :]}{_AFTER}")


def as_written(group: str) -> str:
    """A pattern for the letters of a folded word: ``saint`` is written ``st`` as well, and the other way round."""
    return _SHORTENED.get(group, re.escape(group))


def _words(name: str) -> list[str]:
    """The words of a name without titles and relations; all of them when there is nothing else."""
    every = [word for word in name.split() if _LETTERS.search(bare(word))]
    has_capital = any(word.lstrip("([")[:1].isupper() for word in every)
    kept = [word for word in every if not _is_beside(word, has_capital=has_capital)]
    return (kept or every)[:_WORDS_AT_MOST]


def _is_beside(word: str, *, has_capital: bool) -> bool:
    """Whether a word stands beside the name: a title, or who somebody is to another."""
    plain = bare(word).strip(".,;:()[]")
    is_small = has_capital and word.lstrip("([")[:1].islower()
    return plain in TITLES or plain in HOME_WORDS or (is_small and plain in RELATIONS)


def _groups(word: str) -> list[str]:
    return _LETTERS.findall(bare(word))


def _wholes(words: list[str]) -> Iterator[str]:
    """All words, in their order and with the first or the last at the other end."""
    if len(words) < 2:
        return
    for order in (words, [*words[1:], words[0]], [words[-1], *words[:-1]]):
        yield _JOIN.join(_pattern(word) for word in order)
    meant = [word for word in words if bare(word) not in PARTICLES]
    if 1 < len(meant) < len(words):
        yield _JOIN.join(_pattern(word) for word in meant)
    for other in meant[1:] if len(meant) > 2 else ():
        yield _JOIN.join((_pattern(meant[0]), _pattern(other)))
        yield _JOIN.join((_pattern(other), _pattern(meant[0])))


def _abbreviated(words: list[str]) -> Iterator[str]:
    """``C. Delmas``, ``Delmas C.``, ``Claire D.``: one end of the name whole, the other by its letters."""
    if len(words) < 2:
        return
    for split in range(1, len(words)):
        first, last = words[:split], words[split:]
        first_letters, last_letters = _letters(first), _letters(last)
        whole_first = _JOIN.join(_pattern(word) for word in first)
        whole_last = _JOIN.join(_pattern(word) for word in last)
        yield rf"(?P<letters>{first_letters}\.?){_JOIN}{whole_last}"
        yield rf"{whole_last}{_APART}(?P<letters>{first_letters}{_END})"
        yield rf"{whole_first}{_APART}(?P<letters>{last_letters}{_END})"
    # "h.obrien": one of several family names, or half of a double one, with the letter before it.
    for word in words[1:]:
        for part in (word, *_pieces(word)) if bare(word) not in PARTICLES else ():
            yield rf"(?P<letters>{_first(_groups(words[0])[0])}\.?){_JOIN}{_pattern(part)}"


def _with_particles(words: list[str]) -> Iterator[tuple[str, Capital]]:
    """``Le Goff``, ``de La Tour``, ``La Tour``: a word with what stands before it, for the particle alone would tell."""
    start = 0
    for number, word in enumerate(words):
        if bare(word) in PARTICLES and bare(word) not in _CONJUNCTIONS:
            continue
        for begin in range(start, number):
            yield _JOIN.join(_pattern(each) for each in words[begin : number + 1]), _part(word).capital
        start = number + 1


def _letters(words: list[str]) -> str:
    """Their first letters, or the very first alone."""
    first, *rest = [_first(group) for word in words for group in _groups(word)]
    return first + "".join(rf"(?:\.?[\s\-']?{each})?" for each in rest)


def _first(group: str) -> str:
    """The first letter; a ligature counts as one."""
    return "oe?" if group.startswith("oe") else "ae?" if group.startswith("ae") else re.escape(group[0])


def _spelled(firsts: Sequence[str]) -> str:
    return r"\.?[\s\-']{0,2}".join(firsts) + r"\.?"


def _initials(words: list[str]) -> Iterator[str]:
    """``c.d.-l.``, ``cd``; of one word alone a letter with its point."""
    parts = [[_first(group) for group in _groups(word)] for word in words]
    by_hyphen = [
        [_first(_groups(half)[0]) for half in word.split("-") if _groups(half)] for word in map(bare, words)
    ]
    for each in (parts, by_hyphen):
        flat = [first for part in each for first in part]
        if len(flat) > 1:
            yield _spelled(flat)
        for part in each:
            if len(part) > 1:
                yield _spelled(part)
    ends = (parts[0][0], parts[-1][0])
    if len(words) > 1 and (len(words) > 2 or max(map(len, parts)) > 1):
        yield _spelled(ends)
    for first in dict.fromkeys(first for part in parts for first in part):
        yield rf"{first}(?:\.|[*_]{{3,}})"


def _small_initials(words: list[str]) -> Iterator[str]:
    """``mobl``, ``m.o.b.l.``: three letters and more are nobody's word, unless they happen to be one."""
    by_group = [group for word in words for group in _groups(word)]
    by_hyphen = [_groups(half)[0] for word in words for half in bare(word).split("-") if _groups(half)]
    by_word = [_groups(word)[0] for word in words]
    for each in (by_group, by_hyphen, by_word):
        if len(each) >= _SMALL_AT_LEAST and "".join(group[0] for group in each) not in _ORDINARY:
            yield r"\.?-?".join(map(_first, each)) + r"\.?"


def _stretched(group: str) -> Iterator[Form]:
    """``Benalis``, the whole family; ``B e n a l i``, letter by letter."""
    if len(group) < _SPELLED_AT_LEAST or group in PARTICLES or is_unspaced(group):
        return
    yield Form(edged(_SPELLED_GAP.join(group)), Capital.NOT_NEEDED)
    if group not in OPENERS:
        capital = Capital.INSIDE if group in ALSO_WORDS else Capital.NEEDED
        yield Form(edged(f"{group}(?:e?s|x)"), capital)


def _glued(words: list[str]) -> Iterator[str]:
    """``nbenali``, ``nadiab``: as names stand in addresses and handles, small and in one."""
    parts = ["".join(_groups(word)) for word in words if bare(word) not in PARTICLES]
    for place, whole in enumerate(parts):
        if len(whole) < _GLUED_AT_LEAST or whole in ALSO_WORDS or is_unspaced(whole):
            continue
        for letter in dict.fromkeys(other[0] for other in parts[:place] + parts[place + 1 :]):
            both = [f"{letter}{whole}", *([] if letter in _PLURAL else [f"{whole}{letter}"])]
            for each in both:
                if each not in _ORDINARY:
                    yield each


def _pieces(word: str) -> Iterator[str]:
    groups = _groups(word)
    halves = [half for half in bare(word).split("-") if _groups(half)]
    if len(halves) > 1:
        yield from (half for half in halves if len(_groups(half)) > 1)
    if len(groups) > 1:
        yield from (group for group in groups if len(group) > 2 and group not in PARTICLES)


def _pattern(word: str) -> str:
    return _INNER.join(as_written(group) for group in _groups(word))


def _part(word: str) -> Form:
    """A word of the name alone."""
    groups = _groups(word)
    plain = "".join(groups)
    if plain in OPENERS or (len(plain) < 3 and not is_unspaced(plain)):
        capital = Capital.INSIDE
    elif all(group in ALSO_WORDS for group in groups if len(group) > 1):
        capital = Capital.NEEDED
    else:
        capital = Capital.NOT_NEEDED
    return _form(_pattern(word) if len(groups) > 1 else re.escape(plain), capital)


def _form(pattern: str, capital: Capital) -> Form:
    if is_unspaced(pattern):
        # Scripts that put no space between words know no edge of a word.
        return Form(re.compile(pattern), capital)
    return Form(edged(pattern), capital)


def is_unspaced(text: str) -> bool:
    """Whether a text holds signs of a script without spaces between words."""
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in text)
