from __future__ import annotations

import pytest

from coachdesk.domain.reading_ease import Ease, jargon, readability, syllables


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("marche", "fr", 1),
        ("fatigue", "fr", 2),
        ("difficile", "fr", 3),
        ("santé", "fr", 2),
        ("dépersonnalisation", "fr", 7),
        ("walk", "en", 1),
        ("people", "en", 2),
        ("table", "en", 2),
        ("made", "en", 1),
    ],
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_the_french_index_is_that_of_kandel_and_moles() -> None:
    # Six words in two sentences, seven syllables.
    found = readability(["Je dors mieux. Je marche souvent."], "fr")
    assert found is not None
    assert found.words_a_sentence == 3
    assert found.index == pytest.approx(207 - 1.015 * 3 - 73.6 * 7 / 6)


def test_short_words_are_easy_and_long_ones_are_hard() -> None:
    easy = readability(["Tu dors. Tu manges. Tu vois tes amis."], "fr")
    words = "L’institutionnalisation progressive des dispositifs d’accompagnement psychosocial"
    hard = readability([words], "fr")
    assert easy is not None
    assert hard is not None
    assert easy.ease is Ease.EASY
    assert hard.ease is Ease.HARD


def test_nothing_to_read_has_no_index() -> None:
    assert readability(["", "12, 34…"], "en") is None


def test_a_word_of_the_trade_is_found_whole_and_as_it_stands() -> None:
    words = {"levier": "appui", "dépersonnalisation": "prise de distance"}
    found = jargon("La Dépersonnalisation, puis des relevés.", words)
    assert [(one.found, one.plain) for one in found] == [("Dépersonnalisation", "prise de distance")]
