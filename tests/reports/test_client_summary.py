"""The page that a person is handed: one page, readable letters, nothing cut, nothing of what was struck."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.figures.client_summaries import Arrow, ClientSummary, HelpSentence, Move, Step
from tests.reports import content
from tests.reports.reading import made, pages_text, reader

PAGE = ClientSummary(
    language="fr",
    title="Où vous en êtes",
    subtitle="Pour Ségolène Kowalska-Łęcka · le 20 novembre 2026",
    letterhead=content.LETTERHEAD,
    strengths=(
        "Ce que vous avez mis en place",
        ("Vingt minutes de marche.", "Dire non à deux remplacements."),
    ),
    nothing="",
    quotes=("Je peux répondre : dans une heure.",),
    attribution="Vos mots",
    moves=(
        "Ce qui a bougé pour vous",
        (
            Move("Fatigue", Arrow.DOWN, "moins", "qu’en mars 2026"),
            Move("Sommeil", Arrow.SAME, "à peu près pareil", "qu’en mars 2026", "de 4 à 4"),
            Move("Énergie", Arrow.UP, "plus", "qu’en mars 2026"),
            Move("Travail", None, "", "pas comparé"),
        ),
    ),
    remarks=("Le jeudi reste une journée lourde.",),
    steps=(
        "La suite, pas à pas",
        (Step("Demander un jeudi plus court.", "avec votre équipe", "d’ici le 4 décembre"),),
    ),
    hard=(
        "Si c’est difficile",
        (HelpSentence("Parlez-en à une personne de confiance."), HelpSentence("Appelez le ", "3114", ".")),
    ),
    reading=("Comment lire cette page", ("Cette page n’est ni un diagnostic, ni un avis médical.",)),
    foot="à remettre en main propre",
    page_words="page {page} / {pages}",
    watermark="",
    pdf_title="Résumé de parcours",
)
HOSTILE = '<font size=99>x</font> &amp; <img src="file:secret.txt"> {0} %s </para>'


def sizes(pdf: bytes) -> set[float]:
    found: set[float] = set()

    def visit(text: str, _matrix: object, _text_matrix: object, _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size, 2))

    reader(pdf).pages[0].extract_text(visitor_text=visit)
    return found


def test_everything_stands_on_one_page_in_letters_of_twelve_points_at_least() -> None:
    pdf = made(PAGE)
    (page,) = pages_text(pdf)
    flat = re.sub(r"\s+", " ", page)
    for words in (
        "Vingt minutes",
        "Je peux répondre",
        "pas comparé",
        "Demander un jeudi",
        "3114",
        "ni un diagnostic",
    ):
        assert words in flat
    letterhead = {9.0, 13.0}
    assert min(sizes(pdf) - letterhead) >= 12


def test_letters_shrink_to_fit_and_a_page_too_full_is_refused_with_what_to_do() -> None:
    fuller = replace(PAGE, strengths=(PAGE.strengths[0], PAGE.strengths[1] * 4))
    assert len(pages_text(made(fuller))) == 1
    assert max(sizes(made(fuller))) < max(sizes(made(PAGE)))
    with pytest.raises(UserError):
        made(replace(PAGE, remarks=("mot " * 5000,)))


def test_markup_typed_by_anybody_is_printed_as_it_was_typed() -> None:
    (page,) = pages_text(made(replace(PAGE, remarks=(HOSTILE,), quotes=(HOSTILE,))))
    flat = re.sub(r"\s+", " ", page)
    assert "<font size=99>x</font> &amp;" in flat
    assert "file:secret.txt" in flat


def test_a_sign_without_a_shape_is_named() -> None:
    with pytest.raises(UserError) as told:
        made(replace(PAGE, remarks=("bien \U0001f33f",)))
    assert told.value.facts["code"] == "U+1F33F"


def test_the_same_page_gives_the_same_bytes_with_language_title_and_outline() -> None:
    pdf = made(PAGE)
    assert made(PAGE) == pdf
    document = reader(pdf)
    assert str(document.root_object["/Lang"]) == "fr-FR"
    assert document.metadata is not None
    assert document.metadata.title == "Résumé de parcours"
    assert "Ségolène" not in str(dict(document.metadata))
    assert len(document.outline) == 5
    names = re.findall(rb"/BaseFont /([^\s/]+)", pdf)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+SourceS", name) for name in names)
