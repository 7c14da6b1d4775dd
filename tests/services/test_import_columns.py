"""Headings in either language: what they are taken for, and which choices make no sense."""

from __future__ import annotations

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import ColumnUse, Meaning, Uses
from coachdesk.instruments.library import Library
from coachdesk.services.import_columns import check, guess
from coachdesk.services.import_names import Names


@pytest.fixture(scope="module")
def names(library: Library) -> Names:
    return Names(library, library.latest())


def meanings(names: Names, *head: str) -> list[Meaning | None]:
    return [use.meaning if use is not None else None for use in guess(head, names)]


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("Nom", Meaning.NAME), ("CLIENT NAME", Meaning.NAME), ("Prénom", Meaning.FIRST_NAME), ("Date", Meaning.DATE),
        ("Rempli le", Meaning.DATE), ("Né(e) en", Meaning.BIRTH_YEAR), ("Date de naissance", Meaning.BIRTH_YEAR),
        ("Métier", Meaning.OCCUPATION), ("Tél.", Meaning.PHONE), ("E-mail", Meaning.EMAIL), ("Courriel", Meaning.EMAIL),
        ("Étiquettes", Meaning.TAGS), ("Situation de travail", Meaning.WORK_SITUATION),
        ("Saisi par", Meaning.ENTERED_BY), ("Entered by", Meaning.ENTERED_BY),
        ("Adresse", Meaning.USUAL_ADDRESS), ("Secteur d’activité", Meaning.SECTOR), ("Remarques", None), ("", None),
    ],
)  # fmt: skip
def test_a_heading_is_understood_in_either_language(names: Names, head: str, meaning: Meaning | None) -> None:
    assert meanings(names, head) == [meaning]


@pytest.mark.parametrize(
    ("head", "use"),
    [
        ("cbi.personal", ColumnUse(Meaning.SCORE, "cbi", "personal")),
        ("CBI Personnel", ColumnUse(Meaning.SCORE, "cbi", "personal")),
        ("Épuisement personnel", ColumnUse(Meaning.SCORE, "cbi", "personal")),
        ("Score épuisement lié aux patients", ColumnUse(Meaning.SCORE, "cbi", "client")),
        ("MBI-HSS EE", ColumnUse(Meaning.SCORE, "mbi_hss", "ee")),
        ("pulse_energy", ColumnUse(Meaning.SCORE, "pulse", "energy")),
        ("CBI 12", ColumnUse(Meaning.ANSWER, "cbi", item=12)),
        ("cbi_q3", ColumnUse(Meaning.ANSWER, "cbi", item=3)),
        ("cbi19", ColumnUse(Meaning.ANSWER, "cbi", item=19)),
        ("cbi20", None),
        ("cbis", None),
    ],
)
def test_a_heading_names_a_scale_or_a_question(names: Names, head: str, use: ColumnUse | None) -> None:
    assert guess([head], names) == (use,)


def test_the_first_of_two_alike_keeps_the_meaning(names: Names) -> None:
    assert meanings(names, "Nom", "Name", "Date") == [Meaning.NAME, None, Meaning.DATE]


def test_a_bare_score_means_something_only_beside_the_name_of_a_questionnaire(names: Names) -> None:
    assert meanings(names, "Nom", "Date", "Score") == [Meaning.NAME, Meaning.DATE, None]
    long = meanings(names, "Nom", "Date", "Questionnaire", "Échelle", "Score")
    assert long[2:] == [Meaning.QUESTIONNAIRE, Meaning.SCALE, Meaning.VALUE]


NAME, DATE, PHONE = ColumnUse(Meaning.NAME), ColumnUse(Meaning.DATE), ColumnUse(Meaning.PHONE)
SCORE = ColumnUse(Meaning.SCORE, "cbi", "personal")


@pytest.mark.parametrize(
    ("uses", "said"),
    [
        ((DATE, SCORE), "the name or the pseudonym"),
        ((NAME, SCORE), "the day of the questionnaires"),
        ((NAME, DATE, ColumnUse(Meaning.VALUE)), "need each other"),
        ((NAME, DATE, ColumnUse(Meaning.QUESTIONNAIRE)), "need each other"),
        ((NAME, DATE, ColumnUse(Meaning.SCALE)), "needs the column of their scores"),
        ((NAME, PHONE, None, PHONE), "said to be the same thing"),
    ],
)
def test_a_choice_that_makes_no_sense_is_told(uses: Uses, said: str) -> None:
    with pytest.raises(UserError, match=said):
        check(uses)


def test_two_columns_alike_are_told_by_their_letters() -> None:
    with pytest.raises(UserError) as told:
        check((NAME, PHONE, None, PHONE))
    assert told.value.facts == {"first": "B", "second": "D"}


@pytest.mark.parametrize("uses", [(NAME,), (ColumnUse(Meaning.FIRST_NAME), PHONE), (NAME, DATE, SCORE)])
def test_files_alone_or_files_with_scores_make_sense(uses: Uses) -> None:
    check(uses)
