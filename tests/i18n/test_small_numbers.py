"""Every sentence that counts something, said of none, of one and of two, in both languages."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from babel.messages.pofile import read_po

from coachdesk.i18n.translator import Translator
from tests.i18n.speaking import LOCALE, english, french

NUMBERLESS = {"sans", "ailleurs", "fois", "mois", "yes", "sur"}
"""Words that end like a plural and are none."""


def counting() -> Iterator[tuple[str, str, str, str]]:
    """English and French of every message in two numbers."""
    with (LOCALE / "fr" / "LC_MESSAGES" / "coachdesk.po").open("rb") as file:
        for message in read_po(file, locale="fr"):
            if isinstance(message.id, tuple) and isinstance(message.string, tuple):
                yield message.id[0], message.id[1], message.string[0], message.string[1]


def said(t: Translator, one: str, many: str, count: int) -> str:
    names = {name for _, name, _, _ in string.Formatter().parse(one + many) if name}
    return t.plural(one, many, count, **dict.fromkeys(names - {"count"}, "…")).replace("\u00a0", " ")


def plurals_beside(words: str, number: str) -> list[str]:
    found = re.findall(rf"(?<![\w,.]){number} (\w+[sx])\b", words)
    return [one for one in found if one not in NUMBERLESS]


def test_one_is_never_said_with_a_plural_nor_two_without_it() -> None:
    messages = list(counting())
    assert len(messages) > 50
    for one, many, un, plusieurs in messages:
        assert not plurals_beside(said(english(), one, many, 1), "1"), one
        for count in (0, 1):
            assert not plurals_beside(said(french(), one, many, count), str(count)), un
        # Where both numbers are said alike, nothing stands there that would have to agree.
        if one == many:
            assert not plurals_beside(said(english(), many, many, 2), "2"), one
        if un == plusieurs:
            assert not plurals_beside(said(french(), one, many, 2), "2"), un


def test_zero_is_one_in_french_and_many_in_english() -> None:
    for one, many, un, plusieurs in counting():
        assert said(english(), one, many, 0) == said(english(), many, many, 0), many
        assert said(english(), one, many, 2) == said(english(), many, many, 2), many
        if un != plusieurs:
            assert said(french(), one, many, 0) != said(french(), one, many, 2).replace("2", "0"), un
            assert said(french(), one, many, 1).replace("1", "0") == said(french(), one, many, 0), un
