"""A file that does not fit is one sentence: file, key, reason. Nothing half-read ever comes out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.instruments.library import Library
from tests.instruments.shelf import FOLDER

STRUCTURE = [
    ("cbi", 'id = "cbi"', 'id = "other"', "id"),
    ("cbi", "version = 1", "version = 2", "version"),
    ("cbi", 'kind = "published"', 'kind = "borrowed"', "kind"),
    ("cbi", 'kind = "published"', "kind = 3", "kind"),
    ("cbi", "minutes = 5", 'minutes = "5"', "minutes"),
    ("cbi", "minutes = 5", "minutes = true", "minutes"),
    ("cbi", "minutes = 5", "", "minutes"),
    ("cbi", "minutes = 5", "minutes = 5\nminute = 6", "minute"),
    ("cbi", 'holder = "NFA (Det Nationale Forskningscenter for Arbejdsmiljø)"', 'holder = " "', "holder"),
    ("cbi", 'languages = ["fr", "en"]', "languages = [1]", "languages"),
    ("cbi", 'languages = ["fr", "en"]', 'languages = "fr"', "languages"),
    ("cbi", 'languages = ["fr", "en"]', 'languages = ["../fr"]', "languages"),
    ("cbi", 'languages = ["fr", "en"]', "", "languages"),
    ("cbi", 'entry = ["answers"]', "entry = []", "entry"),
    ("cbi", 'entry = ["answers"]', 'entry = ["voice"]', "entry"),
    ("cbi", "items = 19\n", "items = 0\n", "items"),
    ("cbi", "items = 19\n", "items = 1000\n", "items"),
    ("cbi", "items = 19\n", "items = 20\n", "responses"),
    ("cbi", "present_work_items = [7,", "present_work_items = [70,", "present_work_items"),
    ("cbi", "present_work_items = [7,", 'present_work_items = ["7",', "present_work_items"),
    ("cbi", 'id = "degree"', 'id = "frequency"', "responses.frequency"),
    ("cbi", 'kind = "columns"', 'kind = "line"', "responses[1].values"),
    ("cbi", "values = [100, 75, 50, 25, 0]", "values = [100, 100]", "responses[1].values"),
    ("cbi", "values = [100, 75, 50, 25, 0]", "values = [100]", "responses[1].values"),
    (
        "cbi",
        "items = [7, 8, 9, 14, 15, 16, 17]",
        "items = [6, 7, 8, 9, 14, 15, 16, 17]",
        "responses[2].items.6",
    ),
    ("cbi", "items = [7, 8, 9, 14, 15, 16, 17]", "items = [7, 8, 9, 14, 15, 16, 20]", "responses[2].items"),
    ("cbi", 'id = "work"', 'id = "personal"', "scales.personal"),
    ("cbi", "reverse = [13]", "reverse = [14]", "scales[2].reverse"),
    ("cbi", "min_answered = 4", "min_answered = 8", "scales[2].min_answered"),
    ("cbi", "min_answered = 4", "min_answered = 0", "scales[2].min_answered"),
    ("cbi", "items = [1, 2, 3, 4, 5, 6]\n", "items = [1, 2, 3, 4, 5, 5]\n", "scales[1].items"),
    ("cbi", "items = [1, 2, 3, 4, 5, 6]\n", "items = []\n", "scales[1].items"),
    ("cbi", "items = [1, 2, 3, 4, 5, 6]\n", "items = [1, 2, 3, 4, 5, 60]\n", "scales[1].items"),
    ("cbi", "min_answered = 4", "min_answered = 4\nweight = 2", "scales[2].weight"),
    ("cbi", "min_answered = 4", 'min_answered = 4\nweight = "2"', "scales[2].weight"),
    ("cbi", "min_answered = 4", "min_answered = 4\nlimit = 2", "scales[2].limit"),
    ("cbi", 'id = "convention_50"', 'id = "unofficial_50"', "norm_sets[1].id"),
    ("cbi", 'grade = "low"', 'grade = "low"\nreferences = ["nowhere"]', "norm_sets[1].references"),
    ("cbi", 'grade = "low"', 'grade = "low"\nat_work_only = "yes"', "norm_sets[1].at_work_only"),
    ("cbi", "[norm_sets.bands]\npersonal", "[norm_sets.bands]\ntotal", "norm_sets[1].bands.total"),
    ("cbi", 'work = [[0, "below_50"], [50,', 'work = [[0, "below_50"], [0,', "norm_sets[1].bands.work"),
    ("cbi", 'work = [[0, "below_50"], [50,', 'work = [[0, "below_50"], [-1,', "norm_sets[1].bands.work"),
    ("cbi", 'work = [[0, "below_50"], [50,', 'work = [[0, "below_50"], [101,', "norm_sets[1].bands.work"),
    ("cbi", 'work = [[0, "below_50"], [50,', 'work = [[1, "below_50"], [50,', "norm_sets[1].bands.work"),
    ("cbi", 'work = [[0, "below_50"], [50,', 'work = [[0, "50_or_more"], [50,', "norm_sets[1].bands.work"),
    ("cbi", 'work = [[0, "below_50"], [50,', 'work = [["0", "below_50"], [50,', "norm_sets[1].bands.work"),
    ("cbi", 'work = [[0, "below_50"], [50, "50_or_more"]]', "work = []", "norm_sets[1].bands.work"),
    ("cbi", 'licence = "free"', 'licence = "gratis"', "licence"),
    ("cbi", 'key_grade = "high"', "", "key_grade"),
    ("cbi", 'dimension = "exhaustion"', 'dimension = "sleep"', "scales[1].dimension"),
    ("cbi", 'nature = "convention"', 'nature = "guess"', "norm_sets[1].nature"),
    ("cbi", 'nature = "convention"', 'nature = "pointer"', "norm_sets[1].default"),
    ("cbi", 'scale = "work"', 'scale = "total"', "changes[2].scale"),
    ("cbi", 'scale = "work"', 'scale = "personal"', "changes[2].default"),
    ("cbi", "threshold = 17.69", "threshold = 0", "changes[2].threshold"),
    ("cbi", "threshold = 17.69", "threshold = 16.79", "changes[2].threshold"),
    ("cbi", "threshold = 17.69", "threshold = nan", "changes[2].threshold"),
    ("cbi", "threshold = 17.69", "threshold = inf", "changes[2].threshold"),
    ("cbi", 'compare = ">"', 'compare = "="', "changes[1].compare"),
    ("cbi", 'kind = "internal_consistency"', 'kind = "alpha"', "changes[1].kind"),
    ("cbi", 'grade = "medium"\ndefault', 'grade = "low"\ndefault', "changes[1].default"),
    ("cbi", "sem = 5.949", "sem = 5.949\nmay_flag = true", "changes[1].may_flag"),
    ("cbi", 'id = "internal_work"', 'id = "internal_personal"', "changes.internal_personal"),
    ("cbi", 'id = "internal_work"', 'id = "internal_work"\nsince = 1', "changes[2].since"),
    ("mbi_hss", 'id = "us_1996_overall"', 'default = true\nid = "us_1996_overall"', "norm_sets[2].default"),
    ("mbi_hss", "minutes = 10", "minutes = 10\nhidden_for_coaches = true", "never_proposed"),
    ("phq9", "hidden_for_coaches = true\nnever_proposed = true\n", "", "hidden_for_coaches"),
    ("weak_signals", '"intensity", "duration", "frequency"]', '"intensity", "intensity"]', "aspects"),
    ("weak_signals", '"duration", "frequency"]', '"duration", "frequency", "a", "b"]', "aspects"),
    ("weak_signals", "rows = [1, 2, 3, 4]", "rows = [1, 2, 3, 13]", "groups[1].rows"),
    ("weak_signals", "rows = [5, 6, 7, 8]", "rows = [4, 6, 7, 8]", "groups[2].rows.4"),
    ("weak_signals", "rows = [5, 6, 7, 8]", "rows = [5, 6, 7]", "groups"),
    ("weak_signals", 'id = "feelings"', 'id = "body"', "groups.body"),
    ("return_week", "values = [0, 100]", "values = [0, 1, 100]", "responses[1].values"),
    ("ors", "decimals = 1", "decimals = 0", "responses[1].values"),
    ("who5", "weight = 4", "weight = nan", "scales[2].weight"),
    ("cbi", 'id = "borritz_2006"', 'id = "kristensen_2005"', "references.kristensen_2005"),
    ("cbi", 'doi = "10.1136/oem.2004.019364"', "url = 1", "references[2].url"),
    ("mbi_hss", 'id = "us_1996_medicine"', 'id = "fr_usual"', "norm_sets.fr_usual"),
    (
        "mbi_hss",
        'id = "ee"\nmethod = "sum"',
        'id = "ee"\nmethod = "sum"\nmin_answered = 8',
        "scales[1].min_answered",
    ),
    ("mbi_hss", 'id = "pa"\nmethod = "sum"', 'id = "pa"\nmethod = "guess"', "scales[3].method"),
    (
        "mbi_hss",
        'id = "pa"\nmethod = "sum"\ndimension = "accomplishment"\nitems = [4, 7, 9, 12, 17, 18, 19, 21]',
        'id = "pa"\nmethod = "mean_of_scales"\nparts = ["ee", "nothing"]',
        "scales[3].parts",
    ),
    (
        "mbi_hss",
        'id = "pa"\nmethod = "sum"\ndimension = "accomplishment"\nitems = [4, 7, 9, 12, 17, 18, 19, 21]',
        'id = "pa"\nmethod = "mean_of_scales"\nparts = ["ee", "ee"]',
        "scales[3].parts",
    ),
    ("pulse", "[[responses]]", "responses = 3\n[[unused]]", "responses"),
    ("pulse", "[[responses]]", "responses = [3]\n[[unused]]", "responses"),
]

WORDING = [
    ("cbi", 'title = "CBI, ', 'heading = "CBI, ', "title"),
    ("cbi", 'caution = "', 'motto = "x"\ncaution = "', "motto"),
    ("cbi", 'client = "clients"\n', "", "people.client"),
    ("cbi", 'client = "clients"\n', 'client = "clients"\nguest = "x"\n', "people.guest"),
    ("cbi", "[scales.work]", "[scales.werk]", "scales.work.name"),
    ("cbi", '"Rarely", "Never or hardly ever"]', '"Rarely"]', "responses.frequency"),
    ("cbi", "degree = [", 'other = ["a"]\ndegree = [', "responses.other"),
    ("cbi", 'number = 3\nhint = "', 'number = 3\ntext = "A whole question"\nhint = "', "items[3].text"),
    ("cbi", 'hint = "the body"', 'hint = "the body and all that hurts"', "items[2].hint"),
    ("cbi", "number = 19\n", "number = 20\n", "items[19].number"),
    ("cbi", "number = 19\n", "number = 18\n", "items[19].number"),
    ("cbi", '[[items]]\nnumber = 19\nhint = "duration"\n', "", "items"),
    ("cbi", 'below_50 = "', 'under_50 = "', "bands.below_50"),
    ("cbi", "[norm_sets.convention_50]", "[norm_sets.other]", "norm_sets.convention_50.name"),
    ("cbi", "internal_work = ", "internal_all = ", "changes.internal_work"),
    ("guide10", "3_5 = [\n", "3_5 = []\nother = [\n", "steps.3_5"),
    ("guide10", "[steps]", '[steps]\n"9" = ["x"]', "steps.9"),
    ("weak_signals", 'body = "', 'skin = "', "groups.body"),
    ("weak_signals", 'duration = "', 'length = "', "aspects.duration"),
    ("weak_signals", "number = 12", "number = 13", "items[12].number"),
    ("checkin5", 'title = "', 'norm_sets = "x"\ntitle = "', "norm_sets"),
    ("checkin5", 'text = "Rest no longer gives me my energy back."\n', "", "items[1].text"),
    ("checkin5", 'short = "Work left unspoken"', 'hint = "Work"', "items[5].short"),
    ("checkin5", 'yes_no = ["Yes", "No"]', "", "responses.yes_no"),
]


def shelf_with(folder: Path, name: str, file: str, before: str, after: str) -> Library:
    shutil.copytree(FOLDER / name, folder / name)
    path = folder / name / "v1" / file
    text = path.read_text("utf-8")
    assert before in text
    changed = text.replace(before, after, 1)
    path.write_text(changed, "utf-8")
    return Library.load(folder)


@pytest.mark.parametrize(("name", "before", "after", "key"), STRUCTURE)
def test_a_structure_that_does_not_hold_is_told_by_file_and_key(
    tmp_path: Path, name: str, before: str, after: str, key: str
) -> None:
    library = shelf_with(tmp_path, name, "instrument.toml", before, after)
    with pytest.raises(UserError) as told:
        library.get(name)
    assert (told.value.facts["file"], told.value.facts["key"]) == (f"{name}/v1/instrument.toml", key)


@pytest.mark.parametrize(("name", "before", "after", "key"), WORDING)
def test_a_wording_that_does_not_fit_is_told_by_file_and_key(
    tmp_path: Path, name: str, before: str, after: str, key: str
) -> None:
    library = shelf_with(tmp_path, name, "en.toml", before, after)
    library.get(name)
    with pytest.raises(UserError) as told:
        library.check()
    assert (told.value.facts["file"], told.value.facts["key"]) == (f"{name}/v1/en.toml", key)


def test_wording_of_a_published_questionnaire_is_refused_for_what_it_is(tmp_path: Path) -> None:
    library = shelf_with(tmp_path, "cbi", "fr.toml", "number = 1\n", 'number = 1\ntext = "Une question ?"\n')
    with pytest.raises(UserError, match="wording of a published questionnaire"):
        library.wording("cbi", None, "fr")


def test_our_own_questionnaire_without_questions_is_told(tmp_path: Path) -> None:
    library = shelf_with(tmp_path, "checkin5", "en.toml", "[[items]]", "[[unused]]")
    path = tmp_path / "checkin5" / "v1" / "en.toml"
    path.write_text(path.read_text("utf-8").split("[[unused]]")[0], "utf-8")
    with pytest.raises(UserError) as told:
        library.wording("checkin5", None, "en")
    assert told.value.facts == {"file": "checkin5/v1/en.toml", "key": "items", "count": 0, "expected": 5}


@pytest.mark.parametrize(
    ("junk", "facts"),
    [
        (b"id = \n", {"line": 1}),
        (b'id = "cbi"\nversion == 1\n', {"line": 2}),
        (b'id = "cbi"\nid = "cbi"\n', {"line": 2}),
        (b'id = "open', {"line": 1}),
        (b"x = " + b"[" * 5000 + b"]" * 5000, {"line": 1}),
        ("titre = « été »".encode("latin-1"), {}),
        (b"\xff\xfei\x00d\x00", {}),
        (b"\x00" * (10 * 1024 * 1024), {"size": 512}),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(
    tmp_path: Path, junk: bytes, facts: dict[str, object]
) -> None:
    place = tmp_path / "cbi" / "v1"
    place.mkdir(parents=True)
    (place / "instrument.toml").write_bytes(junk)
    with pytest.raises(UserError) as told:
        Library.load(tmp_path).get("cbi")
    assert told.value.facts == {"file": "cbi/v1/instrument.toml", **facts}


SOURCES = [
    (path.parent.parent.name, path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*/v1/*.toml"))
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(SOURCES), st.data())
def test_a_file_with_any_damage_loads_whole_or_is_told(
    tmp_path: Path, source: tuple[str, str, bytes], data: st.DataObject
) -> None:
    name, file, text = source
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(st.binary(max_size=6) | st.sampled_from([b"[]", b"3", b'""', b"\n\n[x]\n", b"-", b'"']))
    folder = tmp_path / "shelf"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FOLDER / name, folder / name)
    (folder / name / "v1" / file).write_bytes(text[:start] + put + text[end:])
    trouble: UserError | None = None
    try:
        Library.load(folder).check()
    except UserError as told:
        trouble = told
    assert trouble is None or "{file}" in trouble.message
