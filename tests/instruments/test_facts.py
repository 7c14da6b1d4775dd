"""The shelf against the tables of facts: keys, bands and thresholds of change, with their grades."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coachdesk.domain.instruments import EntryWay, Instrument, Kind, LicenceStatus, Method
from coachdesk.domain.norms import FigureKind, Grade, Nature
from tests.instruments.shelf import SHELF

FILES = Path(__file__).resolve().parents[1] / "files"
KEYS: dict[str, dict[str, Any]] = json.loads((FILES / "scoring_keys.json").read_text("utf-8"))
FIGURES: list[dict[str, Any]] = json.loads((FILES / "change_figures.json").read_text("utf-8"))
PUBLISHED = [one for one in SHELF.latest() if one.kind is Kind.PUBLISHED]
CLINICAL = {"phq9", "phq2", "gad7", "isi"}


@pytest.mark.parametrize("name", KEYS)
def test_items_range_and_scales_are_those_of_the_key(name: str) -> None:
    instrument, key = SHELF.get(name), KEYS[name]
    assert len(instrument.items) == key["n"]
    assert {(response.low, response.high) for response in instrument.responses} == {(key["min"], key["max"])}
    assert list(instrument.safety_items) == key.get("safety_items", [])
    for scale_id, items in key["subscales"].items():
        scale = instrument.scale(scale_id)
        assert list(scale.items) == items
        assert scale.method is Method(key["method"])
        assert set(scale.reverse) == set(key["reverse"]) & set(items)
        assert scale.min_answered == key.get("min_answered", {}).get(scale_id, len(items))
        if scale_id in key.get("higher", {}):
            assert scale.higher.value == key["higher"][scale_id]


@pytest.mark.parametrize("name", KEYS)
def test_norm_sets_and_their_edges_are_those_of_the_key(name: str) -> None:
    shipped = {
        norm_set.id: {
            table.scale_id: [[band.low, band.id] for band in table.bands] for table in norm_set.tables
        }
        for norm_set in SHELF.get(name).norm_sets
    }
    assert shipped == {key: one for key, one in KEYS[name]["bands"].items() if "unofficial" not in key}


def rows(instrument: Instrument) -> list[tuple[object, ...]]:
    return sorted(
        (one.scale_id, one.kind.value, one.threshold, one.beyond.value, one.is_default, one.may_flag)
        for one in instrument.changes
    )


@pytest.mark.parametrize("name", [one.id for one in SHELF.latest()])
def test_thresholds_of_change_are_those_of_the_table_and_none_that_was_not_checked(name: str) -> None:
    known = {scale.id for scale in SHELF.get(name).scales}
    expected = sorted(
        (one["scale"], one["kind"].replace(" ", "_").replace("-", "_"), one["threshold"], one["compare"],
         one["default"], one["may_flag"])
        for one in FIGURES
        if one["instrument"] == name and one["scale"] in known and not one["evidence"].startswith("low")
    )  # fmt: skip
    assert rows(SHELF.get(name)) == expected


def test_a_default_was_checked_and_one_that_knows_no_days_never_flags() -> None:
    for instrument in SHELF.latest():
        for figure in instrument.changes:
            assert figure.grade is not Grade.LOW
            assert not (figure.may_flag and figure.kind is FigureKind.INTERNAL)


def test_marks_that_could_not_be_checked_are_not_drawn_by_default() -> None:
    drawn = {
        (instrument.id, norm_set.id)
        for instrument in SHELF.latest()
        for norm_set in instrument.norm_sets
        if norm_set.is_default and norm_set.grade is Grade.LOW
    }
    # A convention that everybody asks about: shipped as such, in so many words.
    assert drawn == {("cbi", "convention_50")}
    quiet = {("mbi_gs", "us_1996_thirds"), ("uwes9", "manual_2003"), ("was", "wai_derived"), ("ors", "adult")}
    for name, set_id in quiet:
        assert not next(one for one in SHELF.get(name).norm_sets if one.id == set_id).is_default


def test_the_catalogue_is_whole() -> None:
    assert {one.id for one in PUBLISHED} == {*KEYS, "olbi_agree_high"}
    assert {one.id for one in SHELF.latest() if one.kind is Kind.OWN} == {
        "checkin5", "guide10", "pulse", "weak_signals", "risk_factors", "four_questions", "job_wished_lived",
        "return_week", "session_feedback",
    }  # fmt: skip


def test_clinical_ones_are_hidden_and_never_proposed() -> None:
    assert {one.id for one in SHELF.latest() if one.is_hidden_for_coaches} == CLINICAL
    assert {one.id for one in SHELF.latest() if one.is_never_proposed} == CLINICAL


@pytest.mark.parametrize("name", sorted(CLINICAL))
@pytest.mark.parametrize(("language", "doctor"), [("fr", "médecin"), ("en", "doctor")])
def test_clinical_ones_speak_of_a_doctor_and_name_no_disorder(name: str, language: str, doctor: str) -> None:
    words = SHELF.wording(name, None, language)
    assert any(doctor in band for band in words.bands.values())
    assert doctor in words.caution
    said = " ".join(
        [words.title, words.short_title, words.measures, words.cannot_say, *words.bands.values()]
        + [part for scale in words.scales.values() for part in (scale.name, scale.plain, scale.higher)]
    ).lower()
    for disorder in ("dépress", "depress", "anxi", "insomn", "trouble", "suicid"):
        assert disorder not in said


def test_present_work_is_asked_about_where_the_form_does() -> None:
    about = {one.id for one in SHELF.latest() if any(item.about_present_work for item in one.items)}
    assert about == {
        "cbi", "mbi_hss", "mbi_gs", "olbi", "olbi_agree_high", "bat12", "bat23", "proqol5", "uwes9",
        "checkin5", "four_questions", "guide10", "job_wished_lived", "return_week", "risk_factors",
    }  # fmt: skip


def test_bands_of_the_bat_hold_for_people_at_work_only() -> None:
    for instrument in SHELF.latest():
        for norm_set in instrument.norm_sets:
            assert norm_set.at_work_only == instrument.id.startswith("bat")


def test_a_scale_sits_under_a_dimension_only_if_it_measures_it() -> None:
    found = {
        (one.id, scale.id): scale.dimension.value
        for one in PUBLISHED
        for scale in one.scales
        if scale.dimension
    }
    assert {name for (name, _), dimension in found.items() if dimension == "accomplishment"} == {
        "mbi_hss",
        "mbi_gs",
    }
    assert {dimension for (name, _), dimension in found.items() if name == "cbi"} == {"exhaustion"}
    assert not [name for name, _ in found if name in {"proqol5", "uwes9", "scs26", "who5", "phq9"}]


def test_the_two_codings_reverse_complementary_halves() -> None:
    first, second = SHELF.get("olbi"), SHELF.get("olbi_agree_high")
    assert second.coding_of == first.id
    halves = [{item.number for item in one.items if item.is_reversed} for one in (first, second)]
    assert halves[0] | halves[1] == set(range(1, 17))
    assert halves[0] & halves[1] == set()


def test_both_totals_of_the_long_compassion_scale_are_there_and_named_apart() -> None:
    words = SHELF.wording("scs26", None, "fr")
    assert SHELF.get("scs26").scale("total").method is Method.MEAN_OF_SCALES
    assert SHELF.get("scs26").scale("total_mean_of_items").method is Method.MEAN
    assert words.scales["total"].name != words.scales["total_mean_of_items"].name


def test_forms_entered_by_score_say_so() -> None:
    ways = {one.id: one.entry for one in SHELF.latest() if EntryWay.SCORES in one.entry}
    assert {name for name, way in ways.items() if way == (EntryWay.SCORES,)} == {"ors", "srs"}
    assert set(ways) == {"ors", "srs", "mbi_hss", "mbi_gs"}


def test_the_guide_points_without_a_line_and_a_doctor_stands_at_every_count() -> None:
    guide = SHELF.get("guide10")
    assert [norm_set.nature for norm_set in guide.norm_sets] == [Nature.POINTER]
    assert not guide.norm_sets[0].is_default
    assert [band.low for band in guide.norm_sets[0].bands("yes_count")] == [0, 3, 6]
    for language, doctor in (("fr", "médecin"), ("en", "doctor")):
        words = SHELF.wording("guide10", None, language)
        assert set(words.steps) == {"0_2", "3_5", "6_10"}
        assert all(any(doctor in step for step in steps) for steps in words.steps.values())
        assert "valid" in words.norm_sets["guide_ranges"].name


def test_weak_signals_ask_three_things_of_each_sign() -> None:
    signals = SHELF.get("weak_signals")
    assert (len(signals.items), signals.aspects) == (36, ("intensity", "duration", "frequency"))
    assert [signals.item(number).row for number in (1, 3, 4, 36)] == [1, 1, 2, 12]
    assert {signals.item(number).group for number in (1, 12)} == {"body"}
    words = SHELF.wording("weak_signals", None, "fr")
    assert words.item(1).text == words.item(3).text
    aspects = [words.item(number).aspect for number in (1, 2, 3)]
    assert [aspect.split()[-2] for aspect in aspects] == ["force", "quand", "rythme"]
    assert set(words.groups) == set(signals.groups)


def test_the_fourteen_factors_stand_in_their_families() -> None:
    factors = SHELF.get("risk_factors")
    counted = [sum(item.group == name for item in factors.items) for name in factors.groups]
    assert counted == [5, 4, 5]
    assert len(factors.scales) == 14


def test_every_questionnaire_says_its_licence_and_how_sure_that_is() -> None:
    for one in SHELF.latest():
        assert (one.licence is LicenceStatus.OWN) == (one.kind is Kind.OWN) == (one.holder == "CoachDesk")
    assert SHELF.get("mbi_hss").licence is LicenceStatus.PAID
    assert SHELF.get("was").licence_grade is Grade.LOW


def test_every_published_questionnaire_names_its_sources() -> None:
    for one in PUBLISHED:
        assert one.references, one.id
        assert any(reference.doi for reference in one.references) or one.id in {"mbi_gs", "srs"}
