from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain import form_codes
from coachdesk.domain.errors import UserError

UUID = "5f0f3a52-7c1b-4f1e-9d4c-6a1b2c3d4e5f"
FRENCH_ROW = dict(zip("123456789", "&é\"'(-è_ç", strict=True))

uuids = st.uuids(version=4).map(str)
instruments = st.sampled_from(("pulse", "checkin5", "cbi", "mbi_hss", "who5"))
versions = st.integers(1, 99).map(str)
codes = st.builds(form_codes.code, uuids, instruments, versions)
places = st.integers(0, form_codes.LENGTH - 1)


@given(codes)
def test_a_code_reads_back_as_itself_however_it_is_typed(code: str) -> None:
    assert len(code) == form_codes.LENGTH
    assert set(code) <= set(form_codes.SIGNS)
    for typed in (
        code,
        form_codes.printed(code),
        code.lower(),
        "-".join(code),
        f"  {form_codes.printed(code).lower()}\u00a0",
        code.replace("1", "l"),
        code.replace("1", "I"),
        "".join(FRENCH_ROW.get(sign, sign) for sign in code.lower()),
        form_codes.printed("".join(FRENCH_ROW.get(sign, sign).upper() for sign in code)),
    ):
        assert form_codes.read(typed) == code
        assert form_codes.is_code_like(typed)


@given(codes, places, st.sampled_from(form_codes.SIGNS))
def test_any_single_wrong_sign_is_refused(code: str, place: int, sign: str) -> None:
    wrong = code[:place] + sign + code[place + 1 :]
    if wrong == code:
        return
    assert form_codes.is_code_like(wrong)
    with pytest.raises(UserError, match="slip"):
        form_codes.read(wrong)


@given(codes, places, places)
def test_any_exchange_of_two_signs_is_refused(code: str, one: int, other: int) -> None:
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    wrong = "".join(signs)
    if wrong == code:
        return
    with pytest.raises(UserError, match="slip"):
        form_codes.read(wrong)


@given(codes, places)
def test_a_missing_or_an_added_sign_is_refused(code: str, place: int) -> None:
    for wrong in (code[:place] + code[place + 1 :], code[:place] + "7" + code[place:]):
        with pytest.raises(UserError, match="eight signs"):
            form_codes.read(wrong)


@given(uuids, uuids, instruments, instruments, versions)
def test_file_questionnaire_and_version_make_the_code(
    one: str, other: str, first: str, second: str, version: str
) -> None:
    code = form_codes.code(one, first, version)
    assert form_codes.code(one, first, version) == code
    assert (form_codes.code(other, first, version) == code) is (one == other)
    assert (form_codes.code(one, second, version) == code) is (first == second)
    assert form_codes.code(one, first, f"{version}0") != code


def test_a_code_stays_the_same_from_one_release_to_the_next() -> None:
    # A sheet handed out last year must still be found: this code may never change.
    assert form_codes.code(UUID, "pulse", "1") == "DPPRJNJW"
    assert form_codes.printed("DPPRJNJW") == "DPPR JNJW"


@pytest.mark.parametrize(
    "name", ["Benjamin", "Zoé Lamb", "Dr Szcz", "Claire D", "", "12345678 9", "O1234567"]
)
def test_a_name_is_not_taken_for_a_code(name: str) -> None:
    assert not form_codes.is_code_like(name)
    with pytest.raises(UserError, match="eight signs"):
        form_codes.read(name)
