from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.notes import Run
from coachdesk.reports import fonts, text, typography
from coachdesk.reports.text import Typesetter
from tests.reports.content import FONTS, NOTE

NARROW = "\u202f"
NO_BREAK = "\u00a0"
FRENCH = (
    "Vous dites : « je tiens » ; est-ce vrai ? Oui ! Le 20 novembre 2026 à 9 h 30, 12 345 pas en 50 min ; et "
    "le lendemain ? Rien : « trop tard » ! Il reste 3 semaines, peut-être 4 ; nous verrons : est-ce assez ? "
)


@pytest.fixture(autouse=True, scope="module")
def registered() -> None:
    fonts.register(FONTS)


def set_lines(words: str, width: float, language: str = "fr") -> list[str]:
    paragraph = Typesetter(language).paragraph(words, text.BODY)
    paragraph.wrap(width, 10_000)
    found = []
    for line in paragraph.blPara.lines:  # type: ignore[attr-defined]
        words_of = line[1] if isinstance(line, tuple) else [frag.text for frag in line.words]
        found.append(" ".join(words_of) if isinstance(line, tuple) else "".join(words_of))
    return found


@pytest.mark.parametrize("width", range(90, 490, 10))
def test_no_line_begins_with_a_mark_that_belongs_to_the_line_before(width: int) -> None:
    lines = set_lines(FRENCH * 4, width)
    assert len(lines) > 4
    assert not [line for line in lines if line[:1] in ";!?:»"]
    assert not [line for line in lines if line.rstrip().endswith("«")]


@pytest.mark.parametrize("width", [90, 170, 345])
def test_every_narrow_space_survives_the_breaking_of_lines(width: int) -> None:
    expected = typography.polish(FRENCH * 4, "fr").count(NARROW)
    assert expected > 20
    assert "".join(set_lines(FRENCH * 4, width)).count(NARROW) == expected


@pytest.mark.parametrize("width", [90, 170, 345])
def test_narrow_spaces_survive_beside_raised_endings_and_emphasis(width: int) -> None:
    words = "La 12e semaine, le 1er mai ; la 2e aussi ? Oui ! " * 6
    lines = set_lines(words, width)
    assert "".join(lines).count(NARROW) == typography.polish(words, "fr").count(NARROW)
    assert not [line for line in lines if line.lstrip()[:1] in ";!?"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Bien?", "Bien\u202f?"),
        ("Bien ?!", "Bien\u202f?!"),
        ("sujet: pause", "sujet\u00a0: pause"),
        ("de 9:30 à 10:00", "de 9:30 à 10:00"),
        ("https://exemple.fr/?a=1;b=2", "https://exemple.fr/?a=1;b=2"),
        ('il dit "stop" et part', "il dit «\u00a0stop\u00a0» et part"),
        ("l'été d'après", "l’été d’après"),
        ("le 3 mai 2026", "le\u00a03\u00a0mai\u00a02026"),
        ("12 345 pas", "12\u202f345 pas"),
        ("HGR3 323T", "HGR3 323T"),
        ("04 76 00 00 00", "04\u00a076\u00a000\u00a000\u00a000"),
        ("54 le 20 nov. 2026", "54\u00a0le\u00a020\u00a0nov.\u00a02026"),
        ("à 9 h 30", "à 9\u00a0h\u00a030"),
        ("« dans une heure »", "«\u00a0dans\u00a0une\u00a0heure\u00a0»"),
        ("R&D; &amp; & co", "R&D; &amp; & co"),
        ("en 2026 3 personnes", "en 2026 3 personnes"),
    ],
)
def test_french_is_typeset_without_changing_a_word(typed: str, printed: str) -> None:
    assert typography.polish(typography.clean(typed), "fr") == printed


def test_english_keeps_its_own_marks() -> None:
    assert typography.polish('It\'s "fine": really?', "en") == "It’s “fine”: really?"
    assert typography.polish("20 Nov 2026, 50 min", "en") == "20\u00a0Nov\u00a02026, 50\u00a0min"


@given(st.text(alphabet="abé1 23\u00a0\u202f'\"«»;:!?&.,-", max_size=60))
def test_typesetting_twice_changes_nothing_more(typed: str) -> None:
    once = typography.polish(typography.clean(typed), "fr")
    assert typography.polish(once, "fr") == once


@given(st.text(alphabet="abéœ1 23'«»;:!?&.,-()", max_size=60))
def test_only_spaces_quotes_and_apostrophes_move(typed: str) -> None:
    def letters(words: str) -> str:
        return "".join(sign for sign in words if sign.isalnum() or sign in ";:!?&.,-()")

    assert letters(typography.polish(typography.clean(typed), "fr")) == letters(typed)


def test_a_short_last_word_never_stands_alone() -> None:
    words = "Elle a choisi de travailler la demande de dernière minute et de préparer une réponse à dire là"
    assert all(" " in set_lines(words, width)[-1].replace(NO_BREAK, " ") for width in range(150, 400, 7))


def test_ordinals_are_parted_where_they_are_raised() -> None:
    assert [tuple(piece) for piece in typography.pieces("la 12e, 1er mai", "fr")] == [
        ("la 12", False),
        ("e", True),
        (", 1", False),
        ("er", True),
        (" mai", False),
    ]
    assert [piece.is_raised for piece in typography.pieces("code 3F9A, 2e", "en")] == [False]


def test_steering_characters_never_reach_paper() -> None:
    assert typography.clean("a\x00b\x1b[31m\u200bc\u202ed\r\nf\u00adg") == "ab[31mcd\nfg"
    assert typography.clean("e\u0301") == "é"


def test_a_giant_paragraph_is_parted_after_a_sentence_and_loses_nothing() -> None:
    typesetter = Typesetter("fr")
    giant = NOTE.replace("\n", " ") * 30
    parts = text._in_parts((Run(giant),))
    assert len(parts) > 3
    assert all(sum(len(run.text) for run in part) <= text.LONGEST_PARAGRAPH for part in parts)
    assert all(part[-1].text[-1] in ".!?" for part in parts[:-1])
    joined = " ".join(run.text for part in parts for run in part)
    assert joined.split() == giant.split()
    assert len(typesetter.paragraphs((Run(giant),), text.BODY)) == len(parts)


def test_a_line_for_a_drawing_breaks_at_ordinary_spaces_only() -> None:
    lines = text.wrapped("plus haut\u00a0= plus\u202f!", text.SIDE_WORDS, 40)
    assert lines == ["plus", "haut\u00a0=", "plus\u202f!"]


def test_long_rows_of_one_sign_are_typeset_at_once() -> None:
    begun = perf_counter()
    line = Typesetter("fr").line("x" * 20_000 + " " * 20_000 + ".")
    assert len(text.shortened(line, text.SMALL, 200)) < 60
    assert perf_counter() - begun < 1


def test_spaces_of_other_widths_are_printed_as_spaces() -> None:
    assert Typesetter("fr").line("a\u2003b\u2009c\u3000d\u2007e") == f"a b c d{NO_BREAK}e"


def test_a_line_too_long_for_its_room_ends_with_an_ellipsis() -> None:
    short = text.shortened("x" * 400, text.SMALL, 100)
    assert short.endswith("x…")
    assert fonts.width(short, text.SMALL.face, text.SMALL.size) <= 100


@pytest.mark.parametrize(
    ("typed", "language", "printed"),
    [
        ("La cadre a répondu « d’accord ».", "fr", "La cadre a répondu “d’accord”."),
        ("La cadre a répondu «\u00a0d’accord\u00a0».", "fr", "La cadre a répondu “d’accord”."),
        ('Elle dit "non", puis "oui".', "fr", "Elle dit “non”, puis “oui”."),
        ("She said “all right”.", "en", "She said ‘all right’."),
        ('She said "all right".', "en", "She said ‘all right’."),
        ("Rien à citer.", "fr", "Rien à citer."),
    ],
)
def test_quotation_marks_within_quotation_marks_are_the_inner_ones(
    typed: str, language: str, printed: str
) -> None:
    assert typography.inner_quotes(typed, language) == printed
    # The typesetter that comes after leaves them alone.
    assert typography.polish(printed, language) == printed


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("« Je tiens bon »", True),
        ("« Je dis « non » »", True),
        ('"Je tiens bon"', True),
        ("« Non », dit-elle, « pas cette fois »", False),
        ('"Non", puis "oui"', False),
        ("“All right”, she said", False),
        ("Je tiens « bon »", False),
        ("«", False),
        ("", False),
    ],
)
def test_marks_are_added_only_where_the_whole_is_not_in_marks(text: str, is_whole: bool) -> None:
    assert typography.is_quoted(text) is is_whole
