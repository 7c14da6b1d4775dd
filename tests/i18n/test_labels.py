from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import (
    AddressForm,
    Answer,
    Disclosure,
    EmploymentStatus,
    FileState,
    Gender,
    MayContact,
    MedicalFollowUp,
    WordUsed,
)
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import ActionState, Lever, Place, SafetyQuestion
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from tests.i18n.speaking import english, french

NAMED: list[tuple[Callable[..., str], type[Enum]]] = [
    (labels.phase, Phase),
    (labels.phase_short, Phase),
    (labels.word_choice, WordUsed),
    (labels.address_form, AddressForm),
    (labels.gender, Gender),
    (labels.employment_status, EmploymentStatus),
    (labels.file_state, FileState),
    (labels.disclosure, Disclosure),
    (labels.answer, Answer),
    (labels.medical_follow_up, MedicalFollowUp),
    (labels.may_contact, MayContact),
    (labels.work_situation, WorkSituation),
    (labels.answer_mode, AnswerMode),
    (labels.place, Place),
    (labels.at_place, Place),
    (labels.safety_question, SafetyQuestion),
    (labels.lever, Lever),
    (labels.action_state, ActionState),
    (labels.profession, Profession),
]


@pytest.mark.parametrize("t", [french(), english()], ids=["fr", "en"])
@pytest.mark.parametrize(("name", "kind"), NAMED, ids=[name.__name__ for name, _ in NAMED])
def test_every_member_of_a_list_has_a_name_of_its_own(
    t: Translator, name: Callable[..., str], kind: type[Enum]
) -> None:
    names = [name(t, member) for member in kind]
    assert all(names)
    assert len(set(names)) == len(names)


def test_phases() -> None:
    assert [labels.phase(french(), one) for one in (None, *Phase)] == [
        "Pas encore de phase",
        "Au travail, en vigilance",
        "Repos",
        "Redéfinition",
        "Retour ou nouveau départ",
        "Maintien",
    ]
    assert labels.phase_short(french(), Phase.REDEFINITION) == "Redéf."


def test_week_in_phase() -> None:
    assert labels.week_in_phase(french(), Phase.REST, 1) == "Repos, 1re semaine"
    assert labels.week_in_phase(french(), Phase.REST, 12) == "Repos, 12e semaine"
    assert labels.week_in_phase(english(), Phase.REST, 12) == "Rest, 12th week"


@pytest.mark.parametrize(
    ("word", "gender", "head", "inside"),
    [
        (WordUsed.CLIENT, Gender.FEMININE, "Cliente", "la cliente"),
        (WordUsed.CLIENT, Gender.MASCULINE, "Client", "le client"),
        (WordUsed.CLIENT, Gender.NEUTRAL, "Personne accompagnée", "la personne accompagnée"),
        (WordUsed.PATIENT, Gender.FEMININE, "Patiente", "la patiente"),
        (WordUsed.PATIENT, Gender.MASCULINE, "Patient", "le patient"),
        (WordUsed.PATIENT, Gender.NEUTRAL, "Personne suivie", "la personne suivie"),
        (WordUsed.PERSON, Gender.MASCULINE, "Personne", "la personne"),
    ],
)
def test_the_person_is_called_as_the_practitioner_wishes(
    word: WordUsed, gender: Gender, head: str, inside: str
) -> None:
    assert labels.word_used(french(), word, gender) == head
    assert labels.the_person(french(), word, gender) == inside


def test_english_keeps_the_word_whatever_the_gender() -> None:
    assert {labels.the_person(english(), WordUsed.PATIENT, gender) for gender in Gender} == {"the patient"}
    assert {labels.word_used(english(), WordUsed.CLIENT, gender) for gender in Gender} == {"Client"}


def test_who_decided_a_move() -> None:
    named = [labels.decided_by(french(), one, WordUsed.PATIENT, Gender.FEMININE) for one in DecidedBy]
    assert named == ["Décidé ensemble", "Décidé par la patiente", "Proposé par moi", "Décidé par le médecin"]


def test_not_known_work_situation_and_languages_have_names() -> None:
    assert labels.work_situation(french(), None) == "Situation de travail non précisée"
    assert [labels.language(french(), code) for code in ("fr", "en")] == ["Français", "Anglais"]


def test_the_name_of_a_work_situation_is_the_one_of_the_domain() -> None:
    for situation in WorkSituation:
        assert labels.work_situation(english(), situation) == situation.label
