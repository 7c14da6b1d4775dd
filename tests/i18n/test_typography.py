from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.i18n import typography

SENTENCES = st.text(
    st.sampled_from(" \u00a0\u202f;!?:«»'’}{0aelond.hmin%ué\n") | st.characters(codec="utf-8"), max_size=40
)


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ("oui ?", "oui\u202f?"),
        ("non ; peut-être !", "non\u202f; peut-être\u202f!"),
        ("reste : trois", "reste\u00a0: trois"),
        ("« de trop »", "«\u00a0de trop\u00a0»"),
        ("«de trop»", "«\u00a0de trop\u00a0»"),
        ("l'énergie", "l’énergie"),
        ("{minutes} min au cabinet", "{minutes}\u00a0min au cabinet"),
        ("50 % et 42 ans", "50\u00a0% et 42\u00a0ans"),
        ("{count} minutes", "{count} minutes"),
        ("{value} le {date}", "{value}\u00a0le\u00a0{date}"),
        ("Depuis le {date}", "Depuis le\u00a0{date}"),
        ("du {start} au {end}", "du\u00a0{start} au\u00a0{end}"),
        ("https://3114.fr", "https://3114.fr"),
    ],
)
def test_french_sentence_gets_its_no_break_spaces(typed: str, typeset: str) -> None:
    assert typography.french(typed) == typeset


def test_english_ties_numbers_to_units_and_values_to_days_and_leaves_the_rest() -> None:
    assert typography.english("Is it {minutes} min? No: {value} on {date}!") == (
        "Is it {minutes}\u00a0min? No: {value}\u00a0on\u00a0{date}!"
    )


@given(SENTENCES)
def test_french_typesetting_twice_is_typesetting_once(text: str) -> None:
    once = typography.french(text)
    assert typography.french(once) == once


@given(SENTENCES)
def test_english_typesetting_twice_is_typesetting_once(text: str) -> None:
    once = typography.english(text)
    assert typography.english(once) == once


@given(SENTENCES)
def test_french_typesetting_changes_spaces_and_apostrophes_only(text: str) -> None:
    def words(sentence: str) -> str:
        return "".join(sign for sign in sentence.replace("'", "’") if sign not in " \u00a0\u202f")

    assert words(typography.french(text)) == words(text)


@pytest.mark.parametrize(
    ("words", "language", "quoted"),
    [
        ("de trop", "fr", "«\u00a0de\u00a0trop\u00a0»"),
        ("je réponds dans une heure", "fr", "«\u00a0je réponds dans une heure\u00a0»"),
        ("too much", "en", "“too\u00a0much”"),
        (" I will answer in an hour ", "en", "“I will answer in an hour”"),
    ],
)
def test_quotes_follow_the_language_and_short_ones_do_not_break(
    words: str, language: str, quoted: str
) -> None:
    assert typography.quoted(words, language) == quoted


@pytest.mark.parametrize(
    ("text", "begun"),
    [("vendredi 20 novembre", "Vendredi 20 novembre"), ("à 9 h", "À 9 h"), ("McCoy", "McCoy"), ("", "")],
)
def test_a_sentence_begins_with_a_capital_and_the_rest_stays(text: str, begun: str) -> None:
    assert typography.sentence_case(text) == begun
