"""Names that no file knows: capitals where a sentence would have none, titles, common first names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final

from coachdesk.domain.folded_text import FoldedText, bare
from coachdesk.domain.name_words import (
    ALSO_WORDS,
    CAPITALISED,
    FIRST_NAMES,
    OPENERS,
    PARTICLES,
    RELATIONS,
    TITLES,
)
from coachdesk.domain.pseudonyms import Finding, TraceKind

_WORD: Final = re.compile(r"[^\W\d_]+(?:[\-‐‑][^\W\d_]+)*")
_OPENING: Final = " \t\u00a0\u202f«»\"“”„'’‘(["
_ENDS: Final = ".!?…:;\n•*#>/"
_NUMBERED: Final = re.compile(r"(?<!\S)\w{1,2}\)\Z")
"""``1)``, ``b)``: what follows is a line of a list, be it written on."""
_BETWEEN: Final = re.compile(r"[ \u00a0\u202f'’.\-]{1,3}\Z")
_AFTER_TITLE: Final = re.compile("[. \u00a0\u202f]*(.)")
_BEFORE: Final = 80
_SHOUTED: Final = 0.7
_LETTERS_SHOUTED: Final = 12
# In French "son" is no relation.
_LEADS: Final = RELATIONS - {"son"} | frozenset(
    "chef cheffe cadre boss avec chez appelle prenomme prenommee nomme nommee with called named".split()
)
"""After these words a first name is one even where it is written small."""
_BESIDE: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(_LEADS))})\s+(?P<name>[^\W\d_]{{3,}})")
_SMALL_WORDS: Final = frozenset(
    "ange angelique ben constance daphne dina florence franck germain germaine jade jasmine jean lise manuel "
    "marina martial max melissa pascal patrice regis robin romain romane said serge tom victoria".split()
)
"""First names that, written small, may be another word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        starts_sentence: its capital says nothing.
    """

    text: str
    start: int
    is_capital: bool
    starts_sentence: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """Folded."""
        return bare(self.text)


def words_of(text: str) -> list[Word]:
    """The words of a text; hyphens join, apostrophes part."""
    return [
        Word(match[0], match.start(), match[0][0].isupper(), is_sentence_start(text, match.start()))
        for match in _WORD.finditer(text)
    ]


def is_sentence_start(text: str, place: int) -> bool:
    """Whether a word at that place begins a sentence, a line, a quotation."""
    before = text[max(0, place - _BEFORE) : place]
    bared = before.rstrip(_OPENING)
    if not bared:
        # Nothing but spaces and marks, as far as one looks.
        return True
    if bared[-1] in "-–—":
        # A hyphen opens a line of a list, a dash what somebody says.
        line = bared.rpartition("\n")[2]
        return not line.rstrip("-–—").strip() or bared[-1] != "-"
    if _NUMBERED.search(bared):
        return True
    if bared[-1] == "." and _abbreviates(bared):
        return False
    opened = before[len(bared) :]
    return bared[-1] in _ENDS or any(sign in opened for sign in '«"“„')


def capitalised_names(text: str, beside: Iterable[str] = ()) -> Iterator[Finding]:
    """Passages that look like a name, proposed because nothing else says that they are one.

    Args:
        text: as typed.
        beside: texts of the same document, for words that are names there.
    """
    words = _calm(text)
    known = _inside(words).union(*map(_names_inside, beside))
    run: list[Word] = []
    for word in words:
        if (
            run
            and _joins(text, run[-1], word)
            and (_is_name(word, known) or word.plain in PARTICLES or _is_letter(run, word))
        ):
            run.append(word)
            continue
        yield from _told(text, run)
        run = [word] if _is_name(word, known) or _is_title(text, word) else []
    yield from _told(text, run)


def small_names(sheet: FoldedText) -> Iterator[Finding]:
    """``son mari karim``, ``avec karim``: typed in haste, without a capital."""
    text = sheet.original
    for match in _BESIDE.finditer(sheet.text):
        plain = match["name"]
        start, end = sheet.span(*match.span("name"))
        if plain in FIRST_NAMES and plain not in ALSO_WORDS | _SMALL_WORDS and text[start].islower():
            yield Finding(TraceKind.OTHER_NAME, start, end, text[start:end], is_of_file=False)


@lru_cache(maxsize=1024)
def _names_inside(text: str) -> frozenset[str]:
    """What has a capital in the middle of a sentence, folded."""
    return _inside(_calm(text))


def _inside(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.plain for word in words if _is_name_inside(word))


def _calm(text: str) -> list[Word]:
    """The words of a text; in a line written in capitals no word has one."""
    shouted = [
        (match.start(), match.end())
        for match in re.finditer(r"[^\n]+", text)
        if sum(map(str.isupper, match[0])) > max(_LETTERS_SHOUTED, _SHOUTED * sum(map(str.isalpha, match[0])))
    ]
    return [
        Word(word.text, word.start, word.is_capital, starts_sentence=True)
        if any(start <= word.start < end for start, end in shouted)
        else word
        for word in words_of(text)
    ]


def _joins(text: str, before: Word, word: Word) -> bool:
    """Whether two words stand in one name: no sentence ends between them."""
    between = text[before.end : word.start]
    return bool(_BETWEEN.match(between)) and not ("." in between and is_sentence_start(text, word.start))


def rest_of_name(text: str, one: Finding, taken: Sequence[Finding]) -> Iterator[Finding]:
    """What of a passage that looks like a name stands beside others found in it: ``Diallo`` of a known ``Aminata``.

    Args:
        text: as typed.
        one: the passage.
        taken: passages of the text, in their order and apart.
    """
    first = bisect_right(taken, one.start, key=lambda other: other.end)
    inside = list(takewhile(lambda other: other.start < one.end, islice(taken, first, None)))
    if not inside:
        yield one
        return
    run: list[Word] = []
    for word in words_of(text[one.start : one.end]):
        here = replace(word, start=word.start + one.start)
        if any(here.start < other.end and other.start < here.end for other in inside):
            yield from _told_rest(text, run)
            run = []
        elif run or here.is_capital:
            run.append(here)
    yield from _told_rest(text, run)


def _told_rest(text: str, run: list[Word]) -> Iterator[Finding]:
    if any(word.plain not in PARTICLES and word.plain not in TITLES for word in run):
        yield from _told(text, run)


def _told(text: str, run: list[Word]) -> Iterator[Finding]:
    while run and (run[-1].plain in PARTICLES and not run[-1].is_capital):
        run.pop()
    names = [word for word in run if word.plain not in TITLES]
    if names:
        start, end = run[0].start, names[-1].end
        yield Finding(TraceKind.OTHER_NAME, start, end, text[start:end], is_of_file=False)


def _is_title(text: str, word: Word) -> bool:
    """``Mme``, ``Dr``, before something with a capital."""
    if not word.is_capital or word.plain not in TITLES:
        return False
    name = _AFTER_TITLE.match(text, word.end)
    return name is not None and name[1].isupper()


def _is_letter(run: list[Word], word: Word) -> bool:
    """The letter after a title: ``Mme B``, ``M. D.``; in English ``Me, I`` is none."""
    if not word.is_capital or not all(len(part) == 1 for part in word.text.split("-")):
        return False
    return word.plain != "i" and all(one.plain in TITLES and one.plain != "me" for one in run)


def _is_name(word: Word, known: AbstractSet[str]) -> bool:
    if not word.is_capital or word.plain in TITLES or len(word.text) < 2:
        return False
    if not word.starts_sentence:
        return _is_name_inside(word)
    plain = word.plain
    if plain in OPENERS or plain in CAPITALISED:
        return False
    first = plain.split("-")[0]
    return plain in known or (first in FIRST_NAMES and plain not in ALSO_WORDS)


def _is_name_inside(word: Word) -> bool:
    """A capital in the middle of a sentence."""
    return (
        word.is_capital
        and not word.starts_sentence
        and len(word.text) > 1
        and word.plain not in CAPITALISED
        and word.plain not in OPENERS
        and word.plain not in TITLES
    )


def _abbreviates(bared: str) -> bool:
    """Whether the point belongs to a title or a letter: ``Dr.``, ``J.``."""
    match = re.search(r"([^\W\d_]+)\.\Z", bared)
    return match is not None and (bare(match[1]) in TITLES or (len(match[1]) == 1 and match[1].isupper()))
