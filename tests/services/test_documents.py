from __future__ import annotations

import os
import stat
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.documents import Delivery, DocumentKind, Reader, Recipient, Tone
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import Lever, Place
from coachdesk.domain.vault_files import KEY_FILE
from coachdesk.figures.documents import FigureSection
from coachdesk.i18n.translator import Translator
from coachdesk.services.documents import ReportOptions, recovery_sheet, save
from coachdesk.services.given_documents import Leaving
from coachdesk.services.services import Services
from tests.services.samples import CBI

DAY = date(2026, 11, 12)


def texts(value: object) -> str:
    """Every text of a document."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(map(texts, value))
    if is_dataclass(value):
        return "\n".join(texts(getattr(value, field.name)) for field in fields(value))
    return ""


@pytest.fixture
def session_id(services: Services, client_id: int) -> int:
    services.assessments.record(client_id, "cbi", DAY, CBI, AnswerMode.PAPER, None)
    services.assessments.record(client_id, "checkin5", DAY, (1, 0, 1, 0, 1), AnswerMode.TOGETHER, None)
    services.sessions.start(client_id, date(2026, 11, 1), None, Place.PHONE)
    session_id = services.sessions.start(client_id, DAY, None, Place.IN_PERSON).value
    services.sessions.edit(
        session_id,
        note="Une note <b>visible</b>",
        private_note="CANARI PRIVÉ",
        next_at=datetime(2026, 11, 27, 9, 30),
    )
    services.sessions.add_action(session_id, "marcher", Lever.SELF)
    return session_id


def test_forms_without_a_score_stand_in_a_section_of_their_own_when_asked_for(
    services: Services, session_id: int, client_id: int, french: Translator
) -> None:
    services.assessments.record(client_id, "risk_factors", DAY, (2,) * 14, AnswerMode.PAPER, None)
    plain = services.documents.session_report(session_id, french, Reader(), ReportOptions())
    assert "Quatorze facteurs" not in texts(plain)
    asked = ReportOptions(include_measures=False, include_lines=True, since=DAY)
    report = services.documents.session_report(session_id, french, Reader(), asked)
    (section,) = [one for one in report.sections if isinstance(one, FigureSection)]
    assert section.heading == "Réponses ligne à ligne"
    assert [one.title for one in section.tables] == ["Quatorze facteurs de risque"]


def test_a_session_report_holds_the_note_and_never_the_private_one(
    services: Services, session_id: int, french: Translator, english: Translator
) -> None:
    for t, title in ((french, "Rapport de séance"), (english, "Session report")):
        report = services.documents.session_report(session_id, t, Reader(), ReportOptions())
        said = texts(report)
        assert report.title == title
        assert report.language == t.language
        assert "Une note <b>visible</b>" in said
        assert "marcher" in said
        assert "CANARI PRIVÉ" not in said
        assert report.watermark == ""
        assert report.caution


def test_a_report_numbers_the_session_and_takes_its_measures(
    services: Services, session_id: int, french: Translator
) -> None:
    report = services.documents.session_report(
        session_id, french, Reader(Recipient.DOCTOR, "Dr Roux"), ReportOptions()
    )
    assert "2" in report.subtitle
    assert "Dr Roux" in texts(report)
    bare = services.documents.session_report(
        session_id,
        french,
        Reader(),
        ReportOptions(include_note=False, include_actions=False, include_measures=False),
    )
    assert len(bare.sections) < len(report.sections)
    assert "marcher" not in texts(bare)
    chosen = services.documents.session_report(
        session_id, french, Reader(), ReportOptions(panels=("cbi.client",))
    )
    charts = [section.trend for section in chosen.sections if isinstance(section, FigureSection)]
    assert [panel.key for chart in charts if chart for panel in chart.panels] == ["cbi.client"]


def test_a_referral_letter_says_nothing_of_the_notes(
    services: Services, client_id: int, session_id: int, english: Translator
) -> None:
    services.practice.edit(profession=Profession.COACH, practitioner="Anne Rivière")
    letter = services.documents.referral_letter(client_id, english, "Dr Roux")
    said = texts(letter)
    assert "Dr Roux" in said
    assert "Anne Rivière" in said
    assert "visible" not in said
    assert session_id


def test_a_recovery_sheet_names_nobody(english: Translator) -> None:
    groups = ("7KQD", "0000", "1111", "2222", "3333", "4444", "5555", "6666")
    sheet = recovery_sheet(english, groups, "1a2b", date(2026, 11, 20))
    assert sheet.groups == groups
    assert "1a2b" in sheet.subtitle


def test_pages_come_from_the_builder_that_was_handed_in(
    services: Services, session_id: int, english: Translator
) -> None:
    report = services.documents.session_report(session_id, english, Reader(), ReportOptions())
    assert services.documents.build(report) == b"Session report"
    services.documents.cancel()


def test_a_document_is_saved_for_its_owner_alone_and_replaces_whole(tmp_path: Path) -> None:
    place = tmp_path / "séance.pdf"
    place.write_bytes(b"ancien" * 100)
    save(place, b"%PDF")
    assert place.read_bytes() == b"%PDF"
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["séance.pdf"]


def test_a_document_is_never_saved_within_a_vault(services: Services, tmp_path: Path) -> None:
    inside = services.folder / "backups"
    inside.mkdir()
    link = tmp_path / "ailleurs"
    link.symlink_to(services.folder)
    empty_vault = tmp_path / "autre.coachdesk"
    empty_vault.mkdir()
    (empty_vault / KEY_FILE).touch()
    for folder in (services.folder, inside, link, empty_vault):
        with pytest.raises(UserError):
            save(folder / "séance.pdf", b"%PDF")
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_document_needs_a_folder_and_a_name(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        save(tmp_path, b"%PDF")
    with pytest.raises(UserError):
        save(tmp_path / "nulle part" / "séance.pdf", b"%PDF")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a system with /proc")
def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as told:
        save(Path("/proc/séance.pdf"), b"%PDF")
    assert told.value.trouble in {StorageTrouble.NO_PERMISSION, StorageTrouble.MISSING}
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_an_old_session_knows_nothing_of_what_came_later(
    services: Services, client_id: int, session_id: int, french: Translator
) -> None:
    services.assessments.record(client_id, "cbi", date(2026, 11, 18), [100] * 19, AnswerMode.PAPER, None)
    report = services.documents.session_report(session_id, french, Reader(), ReportOptions())
    figure = next(section for section in report.sections if isinstance(section, FigureSection))
    assert figure.trend is not None
    assert {point.day for panel in figure.trend.panels for point in panel.points} == {DAY}


@pytest.mark.parametrize(
    ("tone", "may_leave"),
    [
        (None, False),
        (Tone(moves=2, heavier=2), False),
        (Tone(moves=2, heavier=2, reason=" "), False),
        (Tone(moves=2, heavier=2, reason="Elle l’a demandé ainsi."), True),
        (Tone(strengths=1, moves=2, heavier=2), True),
        (Tone(moves=2, heavier=1), True),
        (Tone(), True),
    ],
)
def test_a_summary_of_what_weighs_more_alone_is_not_even_noted_without_a_reason(
    services: Services, client_id: int, tone: Tone | None, may_leave: bool
) -> None:
    leaving = Leaving(DocumentKind.PROGRESS_SUMMARY, Recipient.CLIENT, (client_id,), tone=tone)
    if may_leave:
        services.given.note(leaving, b"%PDF", Delivery.SAVED)
    else:
        with pytest.raises(UserError):
            services.given.note(leaving, b"%PDF", Delivery.SAVED)
    assert len(services.given.list_for(client_id)) == may_leave


def test_a_report_is_not_worded_for_who_pays_under_another_kind_of_reader(
    services: Services, session_id: int, client_id: int, french: Translator
) -> None:
    services.clients.edit(client_id, payer="Société X")
    for kind in (Recipient.SELF, Recipient.DOCTOR):
        with pytest.raises(UserError):
            services.documents.session_report(
                session_id, french, Reader(kind, " SOCIETE x"), ReportOptions(include_measures=False)
            )


def test_what_left_is_noted_whatever_sign_the_name_of_its_reader_holds(
    services: Services, client_id: int
) -> None:
    leaving = Leaving(
        DocumentKind.PROGRESS_SUMMARY, Recipient.CLIENT, (client_id,), " Dr \ud800\0Roy\n", typed={"reason": "\udfff"},
        tone=Tone(strengths=1),
    )  # fmt: skip
    services.given.note(leaving, b"%PDF", Delivery.SAVED)
    assert [one.recipient_name for one in services.given.list_for(client_id)] == ["Dr Roy"]
