from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.documents import Reader
from coachdesk.domain.errors import GoneError, UserError
from coachdesk.domain.sessions import Place
from coachdesk.domain.wordings import Slots
from coachdesk.i18n.translator import Translator
from coachdesk.services.documents import ReportOptions
from coachdesk.services.services import Services
from tests.domain.wording_texts import invented, pointed
from tests.instruments.shelf import SHELF
from tests.services.samples import dump

CBI = SHELF.get("cbi")
DEGREE = {"degree": ("Énormément", "Beaucoup", "Assez", "Peu", "À peine")}
RIGHT = "Formulaire demandé au centre, courriel du 3 mars"


def hold(services: Services, language: str = "fr") -> int:
    return services.wordings.hold("cbi", language, pointed(CBI), DEGREE, RIGHT).value


def test_a_wording_is_held_in_its_language_and_in_no_other(services: Services) -> None:
    hold(services)
    held = services.wordings.find("cbi", CBI.version, "fr")
    assert held is not None
    assert held.items == invented(CBI)
    assert held.statement == RIGHT
    assert held.stated_on.isoformat() == "2026-11-20"
    assert services.wordings.find("cbi", CBI.version, "en") is None
    assert services.wordings.find("cbi", "9", "fr") is None
    assert services.wordings.languages_held("cbi", CBI.version) == ("fr",)
    shelf = {line.instrument.id: line for line in services.wordings.list_shelf("en")}
    assert set(shelf["cbi"].held) == {"fr"}
    assert (shelf["cbi"].can_be_held, shelf["checkin5"].can_be_held) == (True, False)


def test_what_is_lacking_keeps_nothing(services: Services) -> None:
    before = dump(services)
    for slots, said in (
        (Slots.of(invented(CBI)), RIGHT),
        (pointed(CBI).removed(0), RIGHT),
        (pointed(CBI), ""),
    ):
        with pytest.raises(UserError):
            services.wordings.hold("cbi", "fr", slots, {}, said)
    for other in ("checkin5", "ors"):
        with pytest.raises(UserError):
            services.wordings.hold(other, "fr", pointed(SHELF.get(other)), {}, RIGHT)
    assert dump(services) == before


def test_another_text_replaces_the_one_of_that_language_and_undo_brings_it_back(services: Services) -> None:
    first = hold(services)
    before = dump(services)
    done = services.wordings.hold("cbi", "fr", pointed(CBI).edited(0, "Je taille mes crayons"), {}, RIGHT)
    assert done.value == first
    again = services.wordings.find("cbi", CBI.version, "fr")
    assert again is not None
    assert (again.items[0], again.answer_words) == ("Je taille mes crayons", ())
    services.take_back(done.step)
    assert dump(services) == before


def test_a_removed_wording_lies_in_the_bin_and_comes_back_only_to_an_empty_place(services: Services) -> None:
    first = hold(services)
    services.wordings.remove(first)
    assert services.wordings.find("cbi", CBI.version, "fr") is None
    (line,) = services.bin.list_lines()
    assert (line.kind, line.text, line.client_id) == ("held_wordings", "cbi/fr", None)
    second = hold(services)
    with pytest.raises(UserError):
        services.bin.restore("held_wordings", first)
    services.wordings.remove(second)
    services.bin.restore("held_wordings", first)
    held = services.wordings.find("cbi", CBI.version, "fr")
    assert held is not None
    assert held.id == first


def test_signs_without_a_shape_never_reach_the_vault(services: Services) -> None:
    slots = pointed(CBI).edited(0, "  Je\u00ad range\ttout\u200b \n ici\x07 ")
    services.wordings.hold("cbi", "fr", slots, {}, RIGHT)
    held = services.wordings.find("cbi", CBI.version, "fr")
    assert held is not None
    assert held.items[0] == "Je range tout ici"


def test_the_file_for_a_second_computer_brings_the_same_wording(
    services: Services, french: Translator, tmp_path: Path
) -> None:
    first = hold(services)
    held = services.wordings.find("cbi", CBI.version, "fr")
    file = services.wordings.export_to(first, french, tmp_path / "w.json")
    assert "droits" in file.read_text("utf-8")
    services.wordings.remove(first)
    services.wordings.bring_in(services.wordings.read_file(file))
    again = services.wordings.find("cbi", CBI.version, "fr")
    assert held is not None
    assert again is not None
    assert (again.items, again.answer_words, again.statement, again.stated_on) == (
        held.items, held.answer_words, held.statement, held.stated_on,
    )  # fmt: skip


def test_a_file_that_is_none_is_told_and_nothing_is_kept(services: Services, tmp_path: Path) -> None:
    before = dump(services)
    (tmp_path / "junk.json").write_bytes(b"\xff" * 10_000_000)
    for name in ("junk.json", "nowhere.json", "."):
        with pytest.raises(UserError) as refused:
            services.wordings.read_file(tmp_path / name)
        assert "file" in refused.value.facts
    assert dump(services) == before


def test_no_file_is_written_into_the_vault_and_none_of_what_is_gone(
    services: Services, french: Translator
) -> None:
    first = hold(services)
    (services.folder / "vault.keys").write_bytes(b"")
    with pytest.raises(UserError):
        services.wordings.export_to(first, french, services.folder / "w.json")
    with pytest.raises(GoneError):
        services.wordings.export(first + 1, french)


def test_a_held_text_is_printed_in_its_language_alone(
    services: Services, client_id: int, french: Translator, english: Translator
) -> None:
    hold(services)
    for t, language in ((french, "fr"), (english, "en")):
        offers = {one.instrument.id: one for one in services.forms.list_offers(client_id, language)}
        assert offers["cbi"].held_in == ("fr",)
        (form,) = services.forms.pack(client_id, t, ["cbi"], ()).forms
        asked = [line.question for block in form.blocks for line in block.lines]
        words = {word for block in form.blocks for word in block.words}
        is_held = language == "fr"
        assert ("Mes tiroirs ferment difficilement" in asked) is is_held
        assert ("Énormément" in words) is is_held
        assert (form.head.subtitle.endswith(CBI.holder)) is is_held
        assert all(not box for block in form.blocks for box in block.boxes) is is_held


def test_a_pile_of_paper_is_typed_beside_the_held_text(services: Services, client_id: int) -> None:
    hold(services)
    services.piles.add(client_id, "cbi", date(2026, 11, 20), None)
    for language, is_held in (("fr", True), ("en", False)):
        (sheet,) = services.piles.read(language).sheets
        assert (sheet.wording.item(1).text == invented(CBI)[0]) is is_held


def test_no_report_carries_the_held_text(services: Services, client_id: int, french: Translator) -> None:
    hold(services)
    today = date(2026, 11, 20)
    services.assessments.record(client_id, "cbi", today, (50,) * 19, AnswerMode.PAPER, None)
    session_id = services.sessions.start(client_id, today, None, Place.VIDEO).value
    report = repr(services.documents.session_report(session_id, french, Reader(), ReportOptions()))
    assert "CBI" in report
    assert not [line for line in (*invented(CBI), *DEGREE["degree"]) if line in report]


def test_a_coach_does_not_see_what_is_not_switched_on(services: Services) -> None:
    shown = {line.instrument.id for line in services.wordings.list_shelf("fr")}
    assert {"cbi", "mbi_hss", "checkin5"} <= shown
    assert "phq9" not in shown
