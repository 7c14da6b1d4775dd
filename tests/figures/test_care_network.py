from __future__ import annotations

from dataclasses import replace

import pytest

from coachdesk.figures.care_network import doctors, is_doctor
from tests.figures.records import CONTACTS, INSTANT


@pytest.mark.parametrize(
    "role",
    [
        "Médecin du travail",
        "médecin traitant",
        "PSYCHIATRE",
        "Dr",
        "généraliste",
        "GP",
        "Family doctor",
        "Physician",
    ],
)
def test_a_role_that_names_a_doctor(role: str) -> None:
    assert is_doctor(role)


@pytest.mark.parametrize("role", ["", "brother", "conjoint", "cadre de santé", "drummer", "psychologue"])
def test_a_role_that_names_none(role: str) -> None:
    assert not is_doctor(role)


def test_doctors_without_the_bin() -> None:
    assert doctors(CONTACTS) == CONTACTS[:1]
    assert doctors((replace(CONTACTS[0], deleted_at=INSTANT),)) == ()
