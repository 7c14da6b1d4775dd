"""Names in what the file says of an address or an employer, as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from coachdesk.domain.capitals import Word, words_of
from coachdesk.domain.folded_text import bare
from coachdesk.domain.name_forms import Capital, Form, as_written, edged, is_unspaced
from coachdesk.domain.name_words import ALSO_WORDS, OPENERS, PARTICLES

_KINDS: Final = frozenset(
    "clinique hopital hopitaux centre maison cabinet ecole college lycee institut institution service services pole "
    "unite residence foyer agence societe groupe association fondation mairie entreprise universite faculte chu chr "
    "ch ehpad ime esat idec ssr hospitalier hospitaliere public publique prive privee medical medicale sante soins "
    "chez rue allee avenue av boulevard bd place chemin impasse route quai cours square passage lotissement batiment "
    "bat appartement appt apt etage cedex bp france chirurgie urgences reanimation pediatrie geriatrie nuit jour "
    "elle lui eux moi nous meme memes soi personne patient patiente client cliente himself herself themselves myself "
    "her his him them self domicile bureau "
    "clinic hospital centre center house home school college university practice surgery ward unit department street "
    "road lane way drive court close terrace flat trust care community company group nhs public private the "
    "deux trois quatre cinq equipe directrice directeur".split()
)
"""What kind of place it is; tells nobody which."""
_LEGAL: Final = frozenset(
    "sarl sas sasu sa eurl snc scop scp selarl selas sci asbl ltd llc llp plc inc gmbh ag spa".split()
)
"""What kind of company; left out as often as said."""
_SERVICES: Final = frozenset("service services unite pole departement ward unit department".split())
_LINKS: Final = frozenset(
    {"de", "des", "du", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "saint", "of", "the", "and"}
)
_NUMBER: Final = re.compile(r"\d[\d\s]*(?:bis|ter|[a-z])?\s*[,;]?\s*")
_POSTCODE: Final = re.compile(r"(?<!\d)\d{5}(?!\d)")
_JOIN: Final = r"[\s'.,\-_]{0,3}"
_NO_MEASURE: Final = r"(?![\d/:%]|[.,]\d|\s?(?:ans?|h|heures?|jours?|minutes?|mois|semaines?|points?)\b)"
_SHORT_FIELD: Final = 6


@lru_cache(maxsize=256)
def place_forms(recorded: str, *, is_address: bool) -> tuple[Form, ...]:
    """Every name in a line of the file, as phrases and as words, the longest first.

    Args:
        recorded: an address, or what the practitioner noted about the employer, a name or whole sentences.
        is_address: every word of it tells a place; of the rest only what is written like a name.
    """
    phrases: list[str] = []
    for line in re.split(r"[\n,;()«»\"“”]+", recorded):
        phrases += _phrases(line, is_whole=is_address or len(recorded.split()) <= _SHORT_FIELD)
        phrases += _services(line)
    found = [_form(phrase) for phrase in sorted(dict.fromkeys(phrases), key=len, reverse=True)]
    for code in _codes(recorded, is_address):
        found.append(Form(re.compile(rf"(?<!\d){code[:2]}\s?{code[2:]}(?!\d)"), Capital.NOT_NEEDED))
        # The two digits by which the French name a part of the country.
        told = (
            rf"(?<=\(){code[:2]}(?=\))|(?:(?<=dans le )|(?<=dept )|(?<=departement )){code[:2]}{_NO_MEASURE}"
        )
        found.append(Form(re.compile(told), Capital.NOT_NEEDED))
    return tuple(dict.fromkeys(found))


def _codes(recorded: str, is_address: bool) -> list[str]:
    return _POSTCODE.findall(recorded) if is_address else []


def _phrases(line: str, *, is_whole: bool) -> Iterator[str]:
    """The names in a line: capitals joined by small words; of an address the whole line besides."""
    words = words_of(line)
    if is_whole and any(word.is_capital for word in words):
        whole = (
            _NUMBER.sub("", bare(line).strip(), count=1).strip()
            if bare(line).strip()[:1].isdigit()
            else bare(line)
        )
        if _is_telling(re.findall(r"[^\W\d_]+", whole)):
            yield whole.strip()
    for run in _runs(words):
        told = [bare(word.text) for word in run]
        bodied = [word for word in told if word not in _LEGAL]
        if len(bodied) < len(told) and len(bodied) > 1:
            yield " ".join(bodied)
        if _is_telling(told) and not (len(run) == 1 and run[0].starts_sentence and not is_whole):
            yield " ".join(told)
        for word in run:
            plain = bare(word.text)
            is_first = word.starts_sentence and not is_whole
            if word.is_capital and not is_first and _is_telling([plain]):
                yield plain


def _services(line: str) -> Iterator[str]:
    """``service de réanimation chirurgicale``: written small, and telling all the same."""
    told = [bare(word.text) for word in words_of(line)]
    if not told or told[0] not in _SERVICES or len(told) > _SHORT_FIELD:
        return
    kept = told[1:]
    while kept and kept[0] in _LINKS:
        kept = kept[1:]
    if _is_telling(kept) or len(kept) > 1:
        yield " ".join(told)
    if len(kept) > 1 and _is_telling(kept):
        yield " ".join(kept)


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if word.is_capital or (run and bare(word.text) in _LINKS):
            run.append(word)
            continue
        yield from _trimmed(run)
        run = []
    yield from _trimmed(run)


def _trimmed(run: list[Word]) -> Iterator[list[Word]]:
    while run and not run[-1].is_capital:
        run.pop()
    if run:
        yield run


def _is_telling(told: list[str]) -> bool:
    """Whether one word at least is more than a kind of place or a link."""
    return any(
        len(piece) > 2 and piece not in _KINDS and piece not in _LEGAL and piece not in _LINKS and piece not in PARTICLES
        and piece not in OPENERS
        for word in told
        for piece in re.split(r"\W+", word)
    )  # fmt: skip


def _form(phrase: str) -> Form:
    groups = re.findall(r"[^\W_]+", phrase)
    joined = _JOIN.join(map(as_written if len(groups) > 1 else re.escape, groups))
    is_word = len(groups) == 1 and groups[0] in ALSO_WORDS
    # "Soins Plus" is a company, "des soins plus doux" is none.
    is_common = not _is_telling(groups) and groups[0] not in _SERVICES
    capital = Capital.NEEDED if is_word or is_common else Capital.NOT_NEEDED
    if is_unspaced(phrase):
        return Form(re.compile(joined), capital)
    return Form(edged(joined), capital)
