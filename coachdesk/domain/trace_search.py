"""Finds what could tell who a person is in free text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final

from coachdesk.domain.capitals import capitalised_names, is_sentence_start, rest_of_name, small_names
from coachdesk.domain.folded_text import FoldedText, bare, folded
from coachdesk.domain.name_forms import Capital, Form, forms
from coachdesk.domain.name_words import TITLES
from coachdesk.domain.number_traces import find_numbers
from coachdesk.domain.occupations import occupation_patterns
from coachdesk.domain.place_forms import place_forms
from coachdesk.domain.pseudonyms import Finding, Trace, TraceKind, placed
from coachdesk.domain.text_days import find_days

_RANK: Final = {
    TraceKind.EMAIL: 0, TraceKind.LINK: 0, TraceKind.PHONE: 0, TraceKind.NUMBER: 0, TraceKind.OCCUPATION: 2,
    TraceKind.OTHER_NAME: 3,
}  # fmt: skip
_USUAL: Final = 1
_LONGEST_ELISION: Final = 9
_ELISION: Final = re.compile(r"(?<![^\W_])(?:[dl]|qu|lorsqu|puisqu|quoiqu)'\Z")
_LONGEST_TITLE: Final = 14
_TITLE: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(TITLES))})\.?\s{{1,2}}\Z")
_GAP: Final = r"[\s.\-/()_]{0,3}"
_LOOSE_GAP: Final = r"[\s.,;\-/()_·•]{0,3}"
_CALLED: Final = re.compile(
    r"(?<![^\W_])(?:mme|mlle|mrs?|ms|m|dr|monsieur|madame|mademoiselle|docteure?|doctor)\.?\s{1,2}\Z"
)
"""Written before a name alone, even where the name is written small."""
_EMAIL: Final = re.compile(
    r"(?<![\w.+\-])[a-z0-9][\w.+\-]{0,64}\s?(?:@|\(at\)|\[at\]|\(a\)|\sarobase\s|\sat\s(?=[\w\-]+\s?(?:\.|dot|point)\s?[a-z]{2,4}\b))\s?"
    r"[\w\-]{1,63}(?:(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?|\sdot\s|\spoint\s)[\w\-]{1,63}){1,4}"
)
_PHONES: Final = (
    re.compile(
        rf"(?<![\w.])(?:(?:\+|00){_GAP}\d{{2,3}}{_GAP}(?:\(0\){_GAP})?|0)\d(?:{_GAP}\d{{2}}){{4}}(?!\d)"
    ),
    re.compile(r"(?<![\w.])\+\d[\d\s.\-()]{7,16}\d(?!\d)"),
)
_DIGITS_TOLD: Final = 8
"""So many last digits tell a number, with whatever prefix."""


def find_traces(
    text: str, traces: Sequence[Trace], until: date, *, with_initials: bool = True, beside: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Every passage that should be looked at, in order; no two overlap.

    Args:
        text: as typed.
        traces: what the files hold, of all persons that the document is about.
        until: a day named without a year is the last such day not after this one.
        with_initials: letters that stand for a name are found, too.
        beside: other texts of the same document; a capital in the middle of a sentence there tells that a word is
            a name here.
    """
    sheet = folded(text)
    found = [
        *_of_file(sheet, traces, until, with_initials=with_initials),
        *_numbers(sheet),
        *find_numbers(sheet),
        *_days(sheet, traces, until),
    ]
    standing = {trace.stand_in for trace in traces if trace.kind is TraceKind.NAME and trace.stand_in}
    # The pseudonym of one may be the name of another: then it is asked.
    found = [one for one in found if one.text not in standing or (one.is_of_file and not one.is_initials)]
    kept = sorted(_apart(len(text), found), key=lambda one: one.start)
    others = [
        rest
        for one in chain(capitalised_names(text, beside), small_names(sheet))
        if one.text not in standing
        for rest in rest_of_name(text, one, kept)
    ]
    return placed(text, _apart(len(text), [*kept, *others]))


def _of_file(
    sheet: FoldedText, traces: Sequence[Trace], until: date, *, with_initials: bool
) -> Iterator[Finding]:
    for trace in traces:
        match trace.kind:
            case TraceKind.NAME | TraceKind.PERSON:
                is_name = trace.kind is TraceKind.NAME
                for form in forms(trace.words, with_initials=with_initials and is_name):
                    yield from _matches(sheet, form, trace)
            case TraceKind.EMPLOYER | TraceKind.PLACE:
                for form in place_forms(trace.words, is_address=trace.kind is TraceKind.PLACE):
                    yield from _matches(sheet, form, trace)
            case TraceKind.OCCUPATION:
                for pattern in occupation_patterns(bare(trace.words)):
                    yield from _matches(sheet, Form(pattern, Capital.NOT_NEEDED), trace)
            case TraceKind.BIRTH:
                yield from _matches(sheet, Form(_birth(int(trace.words), until), Capital.NOT_NEEDED), trace)
            case TraceKind.PHONE:
                yield from _phone(sheet, trace)
            case TraceKind.EMAIL:
                yield from _address(sheet, trace)
            case _:
                pass


def _matches(sheet: FoldedText, form: Form, trace: Trace) -> Iterator[Finding]:
    for match in form.pattern.finditer(sheet.text):
        if match.start() == match.end() or not _is_written_so(sheet, form.capital, match):
            continue
        begin, elision = match.start(), ""
        if trace.kind is TraceKind.NAME and (
            short := _ELISION.search(sheet.text, max(0, begin - _LONGEST_ELISION), begin)
        ):
            begin, elision = short.start(), short[0]
        elif trace.kind is TraceKind.PERSON:
            # "Mme Guérin" becomes a role: the title goes with the name.
            title = _TITLE.search(sheet.text, max(0, begin - _LONGEST_TITLE), begin)
            begin = title.start() if title else begin
        yield _finding(sheet, begin, match.end(), trace, form, elision)


def _finding(sheet: FoldedText, begin: int, end: int, trace: Trace, form: Form, elision: str) -> Finding:
    start, stop = sheet.span(begin, end)
    return Finding(
        trace.kind, start, stop, sheet.original[start:stop], trace.stand_in, is_initials=form.is_initials,
        elision=elision,
    )  # fmt: skip


def _is_written_so(sheet: FoldedText, capital: Capital, match: re.Match[str]) -> bool:
    """Whether the capitals of a passage allow to take it for the name."""
    start, stop = sheet.span(match.start(), match.end())
    passage = sheet.original[start:stop]
    match capital:
        case Capital.NOT_NEEDED:
            return True
        case Capital.LETTERS:
            begin, end = sheet.span(*match.span("letters"))
            letters = sheet.original[begin:end]
            return letters.endswith(".") or letters == letters.upper()
        case Capital.ALL:
            return passage == passage.upper() and passage != passage.lower()
        case Capital.NEEDED:
            return not passage[0].islower() or _is_called(sheet, match.start())
        case Capital.INSIDE:
            return not passage[0].islower() and not is_sentence_start(sheet.original, start)


def _is_called(sheet: FoldedText, begin: int) -> bool:
    """Whether a title stands before a word."""
    return _CALLED.search(sheet.text, max(0, begin - _LONGEST_TITLE), begin) is not None


def _days(sheet: FoldedText, traces: Sequence[Trace], until: date) -> Iterator[Finding]:
    """Days; one in a year of birth is a birthday, which no week stands in for and which is always asked."""
    years = {int(trace.words) for trace in traces if trace.kind is TraceKind.BIRTH}
    for one in find_days(sheet, until):
        if one.named is not None and one.named.day.year in years:
            yield Finding(TraceKind.BIRTH, one.start, one.end, one.text)
        else:
            yield one


def _birth(year: int, until: date) -> re.Pattern[str]:
    """The year of birth, and the age that one has in a year: the last birthday may be over or not."""
    age = until.year - year
    ages = f"{age - 1}|{age}"
    return re.compile(
        rf"(?<![\d.,]){year}(?![\d.,]?\d)|(?<![\d.,])(?:{ages})(?=\s?-?(?:ans?|years?|yrs?|y\.?o\b))"
        rf"|(?<=aged )(?:{ages})(?!\d)"
    )


def _phone(sheet: FoldedText, trace: Trace) -> Iterator[Finding]:
    digits = re.sub(r"\D", "", trace.words)
    if len(digits) < _DIGITS_TOLD:
        return
    told = _LOOSE_GAP.join(digits[-_DIGITS_TOLD:])
    pattern = rf"(?<![\d])(?:[+(]{{0,2}}\d[\d\s.,\-/()_·•]{{0,12}})?{told}(?!\d)"
    for match in re.finditer(pattern, sheet.text):
        # What stands before the last digits is a prefix, not another number of its own.
        if len(re.sub(r"\D", "", match[0])) <= _DIGITS_TOLD + 7:
            yield _finding(sheet, match.start(), match.end(), trace, Form(match.re, Capital.NOT_NEEDED), "")


def _address(sheet: FoldedText, trace: Trace) -> Iterator[Finding]:
    address = bare(trace.words.strip())
    local = address.partition("@")[0]
    signs = {"@": r"(?:@|\(at\)|\[at\]|at|arobase)", ".": r"(?:\.|dot|point)"}
    loose = r"\s{0,2}".join(signs.get(part, re.escape(part)) for part in re.split(r"([@.])", address) if part)
    whole = re.compile(rf"(?<![^\W_]){loose}(?![^\W_])")
    found = [whole]
    if len(local) > 3:
        found.append(re.compile(rf"(?<![^\W_]){re.escape(local)}(?![^\W_])"))
    for pattern in found:
        yield from _matches(sheet, Form(pattern, Capital.NOT_NEEDED), trace)


def _numbers(sheet: FoldedText) -> Iterator[Finding]:
    """Addresses and telephone numbers of whomever."""
    for kind, patterns in ((TraceKind.EMAIL, (_EMAIL,)), (TraceKind.PHONE, _PHONES)):
        for pattern in patterns:
            for match in pattern.finditer(sheet.text):
                start, stop = sheet.span(match.start(), match.end())
                yield Finding(kind, start, stop, sheet.original[start:stop], is_of_file=False)


def _apart(length: int, found: Iterable[Finding]) -> list[Finding]:
    """Those that stay when passages overlap: addresses and numbers first, then the longer one."""
    kept: list[Finding] = []
    taken = bytearray(length)
    for one in sorted(
        found,
        key=lambda one: (_RANK.get(one.kind, _USUAL), one.start - one.end, not one.is_of_file, one.start),
    ):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return kept
