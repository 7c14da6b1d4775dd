"""Blank sheets over a real store: offered, worded, and found again by their code."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from coachdesk.domain import form_codes
from coachdesk.domain.errors import UserError
from coachdesk.domain.practices import Profession
from coachdesk.domain.safety import HelpLine
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.figures.form_sheets import AnswerForm, Diary
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services import help_lines
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services, gather
from coachdesk.store.stores import Store
from tests.services.conftest import KEY, TODAY, TitleBuilder

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def lines(root: Path) -> tuple[HelpLine, ...]:
    return help_lines.load(root / "resources" / "content")


def code_of(services: Services, client_id: int, instrument_id: str = "pulse", version: str = "1") -> str:
    uuid = services.clients.get_file(client_id).client.uuid
    return form_codes.printed(form_codes.code(uuid, instrument_id, version))


def refusal(services: Services, typed: str) -> str:
    with pytest.raises(UserError) as told:
        services.forms.find(typed)
    return told.value.message


def test_what_can_be_printed_is_what_the_practice_is_offered(services: Services, client_id: int) -> None:
    offered = {one.id for one in services.assessments.list_instruments()}
    for language in ("fr", "en"):
        offers = services.forms.list_offers(client_id, language)
        assert {one.instrument.id for one in offers} <= offered
        assert {"checkin5", "pulse", "cbi"} <= {one.instrument.id for one in offers}
        assert {one.wording.language for one in offers} == {language}
        weekly = {one.instrument.id for one in offers if one.has_diary}
        assert {"checkin5", "pulse"} <= weekly
        assert "cbi" not in weekly


def test_a_pack_takes_the_chosen_ones_in_their_order(
    services: Services, client_id: int, french: Translator, lines: tuple[HelpLine, ...]
) -> None:
    pack = services.forms.pack(client_id, french, ["cbi", "pulse"], lines)
    assert [form.head.running for form in pack.forms] == ["CBI", "Baromètre"]
    assert all(isinstance(form, AnswerForm) for form in pack.forms)
    diary = services.forms.pack(client_id, french, ["pulse"], lines, diary_from=MONDAY)
    assert isinstance(diary.forms[0], Diary)
    assert services.documents.build(diary) == "Baromètre de la semaine".encode()


@pytest.mark.parametrize(
    ("chosen", "day"), [([], None), (["unknown"], None), (["cbi"], MONDAY), (["pulse", "cbi"], MONDAY)]
)
def test_what_is_not_offered_that_way_is_refused(
    services: Services,
    client_id: int,
    french: Translator,
    lines: tuple[HelpLine, ...],
    chosen: list[str],
    day: date | None,
) -> None:
    with pytest.raises(UserError, match="at least one"):
        services.forms.pack(client_id, french, chosen, lines, diary_from=day)


def test_an_answer_sheet_follows_the_form_that_was_confirmed(
    services: Services, client_id: int, french: Translator, lines: tuple[HelpLine, ...]
) -> None:
    instrument = services.assessments.instrument("cbi")
    services.practice.keep_sheet_layout("cbi", SheetLayout().flip(instrument, "frequency").to_plain())
    (form,) = services.forms.pack(client_id, french, ["cbi"], lines).forms
    assert isinstance(form, AnswerForm)
    assert form.blocks[0].boxes == ("0", "25", "50", "75", "100")


def test_nothing_is_stored_for_a_sheet(
    services: Services, client_id: int, french: Translator, lines: tuple[HelpLine, ...]
) -> None:
    pack = services.forms.pack(client_id, french, ["pulse"], lines)
    assert services.forms.pack(client_id, french, ["pulse"], lines) == pack
    assert services.assessments.list_for(client_id) == ()
    assert services.drafts.list_all() == ()


def test_a_code_leads_back_to_its_file_and_its_questionnaire(services: Services, client_id: int) -> None:
    other = services.clients.create("Bastien").value
    for file in (client_id, other):
        for instrument_id in ("pulse", "checkin5", "cbi"):
            found = services.forms.find(code_of(services, file, instrument_id).lower())
            assert (found.client.id, found.instrument.id) == (file, instrument_id)


def test_a_code_outlives_another_name(services: Services, client_id: int) -> None:
    code = code_of(services, client_id)
    services.clients.edit(client_id, name="Tilleul")
    assert services.forms.find(code).client.name == "Tilleul"


def test_a_slip_is_told_and_so_is_a_code_of_nobody(services: Services, client_id: int) -> None:
    code = code_of(services, client_id)
    slip = code[:-1] + next(sign for sign in form_codes.SIGNS if sign != code[-1])
    assert "slip" in refusal(services, slip)
    assert "eight signs" in refusal(services, code[:-1])
    stranger = form_codes.code("somebody of another vault", "pulse", "1")
    assert refusal(services, stranger) == "No file of this vault has a sheet with this code."


def test_a_file_in_the_bin_is_told_and_found_again_once_it_is_back(
    services: Services, client_id: int
) -> None:
    code = code_of(services, client_id)
    services.clients.move_to_bin(client_id)
    assert "in the bin" in refusal(services, code)
    services.clients.restore(client_id)
    assert services.forms.find(code).client.id == client_id


def test_a_sheet_of_an_earlier_version_is_told(tmp_path: Path, root: Path) -> None:
    shelf = tmp_path / "instruments"
    shutil.copytree(root / "resources" / "instruments", shelf)
    shutil.copytree(shelf / "pulse" / "v1", shelf / "pulse" / "v2")
    structure = shelf / "pulse" / "v2" / "instrument.toml"
    structure.write_text(structure.read_text("utf-8").replace("version = 1", "version = 2"), "utf-8")
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    services = gather(Store.create(folder, KEY), FixedClock(TODAY), Library.load(shelf), TitleBuilder())
    try:
        services.practice.create(Profession.COACH, is_demo=False)
        client_id = services.clients.create("Zoé").value
        assert "earlier version" in refusal(services, code_of(services, client_id))
        assert services.forms.find(code_of(services, client_id, version="2")).instrument.version == "2"
    finally:
        services.close()
