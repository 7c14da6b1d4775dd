from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Kind, ResponseKind
from coachdesk.instruments.library import Library
from tests.instruments.shelf import FOLDER, SHELF

NEVER_SAID = (
    "amélioration",
    "détérioration",
    "significati",
    "rechute",
    "sévère",
    "severe",
    "improve",
    "deteriorat",
    "relapse",
    "risk of",
)


def every_text(instrument_id: str, language: str) -> list[str]:
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for part in value.values():
                collect(part)
        elif isinstance(value, tuple):
            for part in value:
                collect(part)
        else:
            for name in type(value).__slots__:  # type: ignore[attr-defined]
                collect(getattr(value, name))

    collect(SHELF.wording(instrument_id, None, language))
    return found


WORDS = [(instrument.id, language) for instrument in SHELF.latest() for language in instrument.languages]


def test_the_shelf_is_in_the_order_of_use_ours_first() -> None:
    kinds = [instrument.kind for instrument in SHELF.latest()]
    assert kinds == sorted(kinds, key=lambda kind: kind is Kind.PUBLISHED)
    order = [instrument.id for instrument in SHELF.latest()]
    assert order[0] == "checkin5"
    assert order.index("pulse") < order.index("cbi") < order.index("mbi_hss") < order.index("phq9")
    positions = [instrument.position for instrument in SHELF.latest()]
    assert len(set(positions)) == len(positions)
    assert SHELF.ids() == tuple(sorted(order))
    assert SHELF.versions("cbi") == ("1",)
    assert SHELF.versions("nothing") == ()


def test_every_file_on_the_shelf_is_well_formed() -> None:
    Library.load(FOLDER).check()


def test_every_questionnaire_speaks_french_and_english() -> None:
    assert all(instrument.languages == ("fr", "en") for instrument in SHELF.latest())


@pytest.mark.parametrize(("instrument_id", "language"), WORDS)
def test_no_text_is_left_open_or_says_what_the_product_never_says(instrument_id: str, language: str) -> None:
    for text in every_text(instrument_id, language):
        assert "{" not in text
        assert "'" not in text
        assert not [word for word in NEVER_SAID if word in text.lower()], text


def test_nothing_of_a_published_questionnaire_is_worded_but_short_hints() -> None:
    for instrument_id, language in WORDS:
        words = SHELF.wording(instrument_id, None, language)
        if SHELF.get(instrument_id).kind is Kind.PUBLISHED:
            assert all(item.text == item.short == "" for item in words.items)
            assert all(len(item.hint.split()) <= 4 for item in words.items)


@pytest.mark.parametrize("instrument_id", ["mbi_hss", "mbi_gs"])
def test_the_mbi_comes_without_a_single_hint_or_answer_word(instrument_id: str) -> None:
    for language in ("fr", "en"):
        words = SHELF.wording(instrument_id, None, language)
        assert words.responses == {}
        assert {item.hint for item in words.items} == {""}


def test_each_cbi_item_has_a_hint_of_its_own() -> None:
    for language in ("fr", "en"):
        hints = [item.hint for item in SHELF.wording("cbi", None, language).items]
        assert len(set(hints)) == 19
        assert "" not in hints


OWN = [instrument.id for instrument in SHELF.latest() if instrument.kind is Kind.OWN]
WITH_ENDS = {"pulse", "job_wished_lived"}


def test_our_own_questions_are_whole_in_both_languages() -> None:
    for instrument_id in sorted(set(OWN) - {"return_week"}):
        french, english = (SHELF.wording(instrument_id, None, language) for language in ("fr", "en"))
        for ours, theirs in zip(french.items, english.items, strict=True):
            assert ours.text
            assert theirs.text
            assert ours.text != theirs.text
            assert (
                bool(ours.low_end)
                == bool(ours.high_end)
                == bool(theirs.low_end)
                == (instrument_id in WITH_ENDS)
            )


def test_yes_is_worded_before_no_as_it_is_keyed() -> None:
    assert SHELF.wording("checkin5", None, "fr").responses["yes_no"] == ("Oui", "Non")
    assert SHELF.get("checkin5").responses[0].values == (1, 0)
    assert SHELF.get("checkin5").responses[0].kind is ResponseKind.YES_NO


def test_thirds_of_samples_are_called_so() -> None:
    words = SHELF.wording("mbi_hss", None, "fr")
    assert len(words.norm_sets) == 4
    assert all("pas des seuils cliniques" in norm_set.caution for norm_set in words.norm_sets.values())
    assert set(words.bands.values()) == {"tiers inférieur", "tiers moyen", "tiers supérieur"}
    # A low third of accomplishment is the side that costs: the word says the third, not the verdict.
    assert words.bands["high_burnout"] == words.bands["low"]


def test_the_line_at_fifty_says_that_it_is_a_convention() -> None:
    assert (
        "absente de l’article de 2005" in SHELF.wording("cbi", None, "fr").norm_sets["convention_50"].source
    )
    assert "absent from the 2005 paper" in SHELF.wording("cbi", None, "en").norm_sets["convention_50"].source


def test_the_third_part_of_the_cbi_is_called_by_the_word_of_the_trade() -> None:
    names = [
        SHELF.wording("cbi", None, "fr", people).scales["client"].name
        for people in ("client", "patient", "person")
    ]
    assert names == [
        f"Épuisement lié aux {word}" for word in ("clients", "patients", "personnes accompagnées")
    ]


def test_french_texts_are_spaced_and_english_ones_are_not() -> None:
    assert "travaille\u202f; la" in SHELF.wording("cbi", None, "fr").audience
    assert "works; the" in SHELF.wording("cbi", None, "en").audience


def test_every_direction_says_what_a_higher_value_means() -> None:
    for instrument_id, language in WORDS:
        for scale in SHELF.wording(instrument_id, None, language).scales.values():
            assert scale.higher.startswith("plus haut = " if language == "fr" else "higher = ")


def test_the_shelf_is_known_at_once_and_a_file_is_read_when_asked_for(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(FOLDER / "pulse", shelf / "pulse")
    (shelf / "broken" / "v1").mkdir(parents=True)
    (shelf / "notes").mkdir()
    library = Library.load(shelf)
    assert library.ids() == ("broken", "pulse")
    assert library.get("pulse").id == "pulse"
    with pytest.raises(UserError, match="missing or cannot be read") as told:
        library.get("broken")
    assert told.value.facts == {"file": "broken/v1/instrument.toml"}


def test_loading_the_shelf_costs_no_time() -> None:
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        Library.load(FOLDER)
        best = min(best, time.perf_counter() - start)
    assert best < 0.02


def test_what_was_read_once_is_not_read_again() -> None:
    assert SHELF.get("cbi") is SHELF.get("cbi", "1")
    assert SHELF.wording("cbi", None, "fr") is SHELF.wording("cbi", "1", "fr")


def test_an_older_version_stays_readable_beside_the_latest(tmp_path: Path) -> None:
    for version in ("1", "2", "10"):
        place = tmp_path / "pulse" / f"v{version}"
        shutil.copytree(FOLDER / "pulse" / "v1", place)
        structure = place / "instrument.toml"
        structure.write_text(
            structure.read_text("utf-8").replace("version = 1\n", f"version = {version}\n"), "utf-8"
        )
    (tmp_path / "pulse" / "v0x").mkdir()
    library = Library.load(tmp_path)
    assert library.versions("pulse") == ("1", "2", "10")
    assert library.get("pulse").version == "10"
    assert library.get("pulse", "1").version == "1"
    assert library.wording("pulse", "2", "fr").version == "2"


@pytest.mark.parametrize(
    ("instrument_id", "version"), [("phq10", None), ("cbi", "9"), ("../cbi", None), ("", None)]
)
def test_an_unknown_questionnaire_is_told_with_the_known_ones(
    instrument_id: str, version: str | None
) -> None:
    with pytest.raises(UserError) as told:
        SHELF.get(instrument_id, version)
    assert told.value.facts == {"ids": ", ".join(SHELF.ids())}


def test_a_language_without_words_is_told() -> None:
    with pytest.raises(UserError, match="no words in that language"):
        SHELF.wording("cbi", None, "de")


def test_a_missing_or_empty_shelf_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(UserError, match="install it again"):
            Library.load(folder)
