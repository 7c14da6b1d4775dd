"""Passphrases: what is taken, what is said, and what is proposed."""

from __future__ import annotations

import math
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.vault import passphrases


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("", "twelve characters"),
        ("   ", "twelve characters"),
        ("Tr0ub4dor&3", "twelve characters"),
        ("a b c d e", "twelve characters"),
        ("motdepasse2024", "try first"),
        ("password1234", "try first"),
        ("Coachdesk2026!", "try first"),
        ("azertyuiopqsd", "try first"),
        ("qwertyuiop[]", "Neighbouring keys"),
        ("aaaaaaaaaaaaaaaa", "Repeating"),
        ("abcdefghijklmnop", "Sequences"),
        ("marie", "Names"),
        ("14/11/1987", "Dates"),
        ("vG7!kQ2z", "uncommon words"),
        ("professionnellement", "single word"),
        ("Anticonstitutionnellement", "single word"),
        ("Émerveillement7", "single word"),
        ("extraordinary", "single word"),
    ],
)
def test_weak_passphrase_is_refused_with_what_would_help(passphrase: str, said: str) -> None:
    found = passphrases.strength(passphrase)
    assert not found.is_enough
    assert said in found.advice
    with pytest.raises(UserError) as caught:
        passphrases.check(passphrase)
    assert caught.value.message == found.advice


@pytest.mark.parametrize(
    "passphrase",
    [
        "noisetier voulais demandeur",
        "le petit chat dort sur le toit",
        "vG7!kQ2z-pR4w",
        "早く起きて海を見に行く朝の光",
        "noisetier voulais " * 60,
        "half of \ud83d a sign among others",
    ],
)
def test_long_or_varied_passphrase_is_taken(passphrase: str) -> None:
    if len(passphrase) > passphrases.LONGEST:
        passphrase = passphrase[: passphrases.LONGEST]
    passphrases.check(passphrase)
    assert passphrases.strength(passphrase).is_enough


def test_endless_passphrase_is_refused() -> None:
    with pytest.raises(UserError, match="at most") as caught:
        passphrases.check("noisetier voulais " * 60)
    assert caught.value.facts == {"count": 1000}


def test_words_of_ones_own_practice_do_not_help() -> None:
    passphrase = "Cabinet Quimperlois"
    assert passphrases.strength(passphrase).is_enough
    found = passphrases.strength(passphrase, personal=("Cabinet Quimperlois",))
    assert not found.is_enough
    assert "try first" in found.advice


def test_strength_is_worded_at_every_step() -> None:
    enough = passphrases.strength("épuisements93751")
    strong = passphrases.strength("noisetier voulais demandeur")
    assert (enough.score, enough.is_enough) == (3, True)
    assert (strong.score, strong.is_enough) == (4, True)
    assert "One more word" in enough.advice
    assert "strong" in strong.advice
    assert enough.guesses_log10 < strong.guesses_log10


def test_strength_does_not_depend_on_how_accents_were_typed() -> None:
    assert passphrases.strength("e\u0301te\u0301 au bord") == passphrases.strength(" été\u00a0au bord")


def test_longest_puzzle_of_signs_is_measured_quickly() -> None:
    passphrases.strength("load what is loaded once")
    start = time.perf_counter()
    found = passphrases.strength("4@8({[<369&#!1/|0$5+7%2" * 40)
    assert time.perf_counter() - start < 2
    assert found.is_enough


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_any_text_has_a_strength_and_bytes(text: str) -> None:
    found = passphrases.strength(text)
    assert 0 <= found.score <= 4
    assert found.guesses_log10 >= 0
    assert found.advice
    assert isinstance(passphrases.normalised(text), bytes)


@pytest.mark.parametrize(("language", "count"), [("fr", 9000), ("en", 7500)])
def test_suggestion_is_five_words_of_sixty_four_bits_that_a_vault_takes(language: str, count: int) -> None:
    words = passphrases.words_for(language)
    assert len(words) == len(set(words)) > count
    assert 5 * math.log2(len(words)) > 64
    for _ in range(20):
        suggestion = passphrases.suggest(language)
        assert set(suggestion.split(" ")) <= set(words)
        assert len(suggestion.split(" ")) == 5
        passphrases.check(suggestion)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_suggested_words_are_typed_alike_on_any_keyboard_and_kind(language: str) -> None:
    words = passphrases.words_for(language)
    assert all(4 <= len(word) <= 9 and set(word) <= set(string.ascii_lowercase) for word in words)
    assert not {"suicide", "suicider", "mort", "cadavre", "tuer", "violer", "murder"} & set(words)
    assert not {"baiser", "pisser", "salaud", "branler", "pendre", "fesses", "crever", "naked"} & set(words)


def test_suggestions_speak_the_language() -> None:
    assert {"noisetier", "voyageurs", "biblique"} <= set(passphrases.words_for("fr"))
    assert {"botanical", "lantern", "mahogany"} <= set(passphrases.words_for("en"))
    assert passphrases.suggest("fr") != passphrases.suggest("fr")
