"""Traces of a person in free text: found and shown, replaced only as the practitioner decides.

The result is pseudonymised, never anonymous: who knows the situation may still recognise it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from coachdesk.domain.clients import Client, Contact
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.messages import N_
from coachdesk.domain.name_forms import forms
from coachdesk.domain.name_words import ALSO_WORDS, OPENERS, PARTICLES, TITLES

TREES: Final = (
    N_("Willow"), N_("Maple"), N_("Birch"), N_("Poplar"), N_("Cedar"), N_("Larch"), N_("Spruce"), N_("Linden"),
    N_("Beech"), N_("Pine"), N_("Walnut"), N_("Plane"), N_("Chestnut"), N_("Fig"), N_("Mulberry"), N_("Rowan"),
    N_("Juniper"), N_("Cypress"), N_("Palm"), N_("Medlar"), N_("Laurel"), N_("Bamboo"), N_("Teak"), N_("Baobab"),
)  # fmt: skip
"""Trees, whose names tell neither gender nor origin; the pseudonyms that are proposed."""
PSEUDONYM_LENGTH: Final = 40
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD_AT_LEAST: Final = 3
_AROUND: Final = 60
_SEEN: Final = 200


class TraceKind(Enum):
    """What a passage tells."""

    NAME = "name"
    PERSON = "person"
    EMPLOYER = "employer"
    PLACE = "place"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    NUMBER = "number"
    BIRTH = "birth"
    OCCUPATION = "occupation"
    DATE = "date"
    OTHER_NAME = "other_name"


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of the file by which the person could be recognised.

    Attributes:
        words: as recorded.
        stand_in: the pseudonym of a client, the role of somebody around them; empty for the rest.
    """

    kind: TraceKind
    words: str
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class TextDay:
    """A day named in a text.

    Attributes:
        day: the day; the first of its month when only a month is named.
        lead: the word before it, folded and taken along: ``le``, ``du``, ``au``, ``on``; empty without one.
        is_after_word: a preposition stands before ``lead``: "depuis le...".
    """

    day: date
    lead: str = ""
    is_after_word: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage to decide on.

    Attributes:
        start, end: where it stands in the text.
        text: the passage.
        stand_in: as in :class:`Trace`.
        is_of_file: it is something that the file holds; else it only looks like a name, a number...
        is_initials: letters that stand for a name.
        elision: ``d'``, ``l'``, ``qu'`` that the passage takes along, folded; empty without one.
        named: the day that is named, for a date.
        before, after: some words around it.
        key: the same passage between the same words has the same key, however the text grows around it.
    """

    kind: TraceKind
    start: int
    end: int
    text: str
    stand_in: str = ""
    is_of_file: bool = True
    is_initials: bool = False
    elision: str = ""
    named: TextDay | None = None
    before: str = ""
    after: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the practitioner decided on a passage: put other words in its place, or leave it as typed.

    ``words`` are those that they typed for it; empty for those that are proposed.
    """

    is_replaced: bool
    words: str = ""


def traces_of(
    client: Client, contacts: Sequence[Contact] = (), also: Sequence[str] = ()
) -> tuple[Trace, ...]:
    """All that the file holds by which the person could be recognised.

    Args:
        client: whose file it is; the pseudonym stands in for the name.
        contacts: the care network.
        also: further names that the practitioner wants replaced, such as a first name used at home.
    """
    found = [Trace(TraceKind.NAME, client.name, client.pseudonym)]
    found += [Trace(TraceKind.NAME, word.strip(), client.pseudonym) for word in also]
    found += [
        Trace(TraceKind.PERSON, client.emergency_name, _harmless(client.emergency_relation, client.name))
    ]
    for one in contacts:
        found += [
            Trace(TraceKind.PERSON, one.name, _harmless(one.role, client.name)),
            Trace(TraceKind.PHONE, one.phone),
            Trace(TraceKind.EMAIL, one.email),
        ]
    found += [
        Trace(TraceKind.PHONE, client.phone),
        Trace(TraceKind.PHONE, client.emergency_phone),
        Trace(TraceKind.EMAIL, client.email),
        Trace(TraceKind.PLACE, client.usual_address),
        Trace(TraceKind.PLACE, client.remote_location),
        Trace(TraceKind.EMPLOYER, client.employer_context),
        Trace(TraceKind.EMPLOYER, client.payer),
        Trace(TraceKind.OCCUPATION, client.occupation),
        Trace(TraceKind.BIRTH, str(client.birth_year or "")),
    ]
    return tuple(dict.fromkeys(trace for trace in found if trace.words.strip()))


def gives_away(words: str, name: str) -> bool:
    """Whether words hold a form of a name, letters that stand for it left aside."""
    plain = bare(words)
    return any(form.pattern.search(plain) for form in forms(name, with_initials=False))


def _harmless(role: str, name: str) -> str:
    """A role, unless it names the person: "the mother of Claire"."""
    return "" if gives_away(role, name) else role


def placed(text: str, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with what stands around them and a key that outlives changes elsewhere in the text."""
    return tuple(_placed(text, one) for one in sorted(found, key=lambda one: one.start))


def _placed(text: str, one: Finding) -> Finding:
    before, after = text[max(0, one.start - _SEEN) : one.start], text[one.end : one.end + _SEEN]
    left, right = (before.split() or [""])[-1], (after.split() or [""])[0]
    return Finding(
        one.kind, one.start, one.end, one.text, one.stand_in, one.is_of_file, one.is_initials, one.elision,
        one.named, _clipped_left(before), _clipped_right(after), f"{left}\x1f{one.text}\x1f{right}",
    )  # fmt: skip


def _clipped_left(text: str) -> str:
    line = text.rpartition("\n")[2]
    if len(line) <= _AROUND:
        return line
    cut = line[-_AROUND:]
    return f"…{cut[cut.find(' ') :]}" if " " in cut else f"…{cut}"


def _clipped_right(text: str) -> str:
    line = text.partition("\n")[0]
    if len(line) <= _AROUND:
        return line
    cut = line[:_AROUND]
    return f"{cut[: cut.rfind(' ') + 1]}…" if " " in cut else f"{cut}…"


def replaced(
    text: str,
    found: Iterable[Finding],
    decisions: Mapping[str, Decision],
    proposed: Callable[[Finding], str] | None = None,
) -> str:
    """The text with every passage that the practitioner decided to replace, and no other.

    Args:
        text: as typed.
        found: in that text.
        decisions: by the key of a finding.
        proposed: words for a passage for which none were typed.
    """
    parts: list[str] = []
    end = 0
    for one in sorted(found, key=lambda one: one.start):
        decision = decisions.get(one.key)
        if decision is None or not decision.is_replaced:
            continue
        words = decision.words or (proposed(one) if proposed else "")
        parts += [text[end : one.start], words]
        end = one.end
    return "".join((*parts, text[end:]))


def check_pseudonym(pseudonym: str, name: str) -> str:
    """Trim a pseudonym; an empty one asks for another tree.

    Raises:
        UserError: it holds a part of the name, or is longer than :data:`PSEUDONYM_LENGTH` characters.
    """
    trimmed = " ".join(pseudonym.split())
    if gives_away(trimmed, name):
        raise UserError("This gives the name away. Choose another pseudonym, or an initial.")
    if len(trimmed) > PSEUDONYM_LENGTH:
        raise UserError("This pseudonym is longer than {limit} characters.", limit=PSEUDONYM_LENGTH)
    return trimmed


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words of names, folded; a pseudonym made of one of them would name somebody."""
    return frozenset(
        word for name in names for word in _WORD.findall(bare(name)) if len(word) >= _WORD_AT_LEAST
    )


def people_line(names: Iterable[str]) -> str:
    """Words of names that are no ordinary ones, each as it stands inside a sentence."""
    telling = sorted(words_of_names(names) - ALSO_WORDS - OPENERS - PARTICLES - TITLES)
    return " ".join(("people", *(word.capitalize() for word in telling)))


def next_pseudonym(trees: Sequence[str], taken: Iterable[str], named: AbstractSet[str] = frozenset()) -> str:
    """The first tree that nobody has; a number follows once all are taken.

    Args:
        trees: in the language of the practice.
        taken: pseudonyms of other files.
        named: words of people's names (:func:`words_of_names`): no tree that somebody is called.
    """
    used = {bare(word) for word in taken}
    free = [tree for tree in trees if not words_of_names((tree,)) & named] or trees
    turn = 1
    while True:
        for tree in free:
            name = tree if turn == 1 else f"{tree} {turn}"
            if bare(name) not in used:
                return name
        turn += 1
