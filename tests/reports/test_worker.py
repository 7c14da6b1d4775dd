from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from coachdesk.domain.document_passwords import prepared
from coachdesk.domain.errors import UserError
from coachdesk.domain.notes import blocks
from coachdesk.figures.documents import ProseSection, ReportContent
from coachdesk.reports.locking import locked
from coachdesk.reports.worker import DocumentWorker
from tests.reports import content
from tests.reports.reading import made, reader

SECRET = "Zéphyrine"


def endless() -> ReportContent:
    """Takes seconds: long enough to be stopped."""
    return content.report(ProseSection("Travail", blocks(f"{SECRET} tient bon. " * 60_000), ""))


def children() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


@pytest.fixture
def worker() -> Iterator[DocumentWorker]:
    maker = DocumentWorker(content.FONTS)
    yield maker
    maker.close()
    assert children() == []


def wait_for_child() -> int:
    for _ in range(500):
        if found := children():
            return found[0]
        time.sleep(0.01)
    raise AssertionError


def failing(worker: DocumentWorker, document: ReportContent) -> tuple[threading.Thread, list[UserError]]:
    """A thread that makes a document and keeps what it is told; the child is at it when this returns."""
    told: list[UserError] = []

    def run() -> None:
        try:
            worker.build(document)
        except UserError as error:
            told.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    for _ in range(5000):
        if worker._is_building:
            break
        time.sleep(0.002)
    time.sleep(0.05)
    return thread, told


def test_the_child_gives_the_same_bytes_and_stays_for_the_next_document(worker: DocumentWorker) -> None:
    worker.warm()
    (pid,) = children()
    assert worker.build(content.session_report()) == made(content.session_report())
    assert worker.build(content.recovery_sheet()) == made(content.recovery_sheet())
    assert children() == [pid]


def test_a_refused_character_comes_back_with_its_name_and_the_child_stays(worker: DocumentWorker) -> None:
    worker.warm()
    before = children()
    with pytest.raises(UserError) as refused:
        worker.build(content.session_report(title="日"))
    assert refused.value.facts == {"character": "日", "code": "U+65E5"}
    assert worker.build(content.recovery_sheet())
    assert children() == before


def test_cancelling_kills_the_child_and_says_so_and_the_next_document_is_made(worker: DocumentWorker) -> None:
    document = endless()
    worker.warm()
    (pid,) = children()
    thread, told = failing(worker, document)
    worker.cancel()
    thread.join(10)
    assert [error.message for error in told] == ["The document was cancelled."]
    assert pid not in children()
    assert worker.build(content.recovery_sheet())


def test_cancelling_nothing_keeps_the_child(worker: DocumentWorker) -> None:
    worker.warm()
    before = children()
    worker.cancel()
    assert worker.build(content.recovery_sheet())
    assert children() == before


def test_a_child_that_dies_is_told_without_a_word_of_the_document(
    worker: DocumentWorker, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    worker.warm()
    thread, told = failing(worker, endless())
    os.kill(wait_for_child(), signal.SIGKILL)
    thread.join(10)
    (error,) = told
    assert error.message.startswith("The document could not be made.")
    captured = capfd.readouterr()
    assert SECRET not in caplog.text + captured.out + captured.err + str(error) + repr(error.facts)
    assert worker.build(content.recovery_sheet())


def test_a_bug_in_the_child_is_logged_by_its_place_alone(
    worker: DocumentWorker, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = content.session_report(title=SECRET, language="xx")
    with pytest.raises(UserError, match="could not be made"):
        worker.build(broken)
    captured = capfd.readouterr()
    assert "KeyError at build.py:" in caplog.text
    assert SECRET not in caplog.text + captured.out + captured.err
    assert worker.build(content.recovery_sheet())


def test_a_document_that_takes_too_long_is_stopped() -> None:
    worker = DocumentWorker(content.FONTS, longest=0.3)
    worker.warm()
    with pytest.raises(UserError, match="took more than") as stopped:
        worker.build(endless())
    assert stopped.value.facts == {"seconds": 0.3}
    assert children() == []
    worker.close()


def test_closing_ends_a_running_document_and_leaves_no_process() -> None:
    worker = DocumentWorker(content.FONTS)
    worker.warm()
    thread, told = failing(worker, endless())
    worker.close()
    thread.join(10)
    assert len(told) == 1
    assert children() == []
    with pytest.raises(UserError):
        worker.build(content.recovery_sheet())


def test_nothing_is_written_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    worker = DocumentWorker(content.FONTS)
    worker.build(content.session_report())
    assert list(tmp_path.iterdir()) == []
    worker.close()


def test_asking_for_documents_does_not_load_the_pdf_library_here() -> None:
    code = "import sys, coachdesk.reports.worker; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pages_under_a_password_open_with_it_alone_and_are_aes_256(worker: DocumentWorker) -> None:
    plain = made(content.session_report())
    document = pypdf.PdfReader(io.BytesIO(worker.lock(plain, "à la clé du jardin")))
    assert document.is_encrypted
    encryption = str(document.trailer["/Encrypt"].get_object())
    assert "'/V': 5" in encryption
    assert "'/R': 6" in encryption
    assert "'/Length': 256" in encryption
    assert not document.decrypt("une autre")
    assert document.decrypt("à la clé du jardin")
    opened = reader(plain)
    assert document.pages[0].extract_text() == opened.pages[0].extract_text()
    assert len(document.outline) == len(opened.outline) > 1


@pytest.mark.parametrize(
    "password",
    ["", " " * 12, "\u00ad" * 12, "\u200b" * 12, "mot\u00a0de passe", "ﬁnance 12", "pass\u0007word",
     "x" * 128, "abc שלום"],
)  # fmt: skip
def test_a_password_that_would_leave_the_pages_open_or_shut_for_good_is_refused(password: str) -> None:
    with pytest.raises(UserError):
        locked(b"", password)


def test_an_accent_typed_in_two_signs_is_the_same_password() -> None:
    assert prepared("cle\u0301 du jardin") == prepared("clé du jardin") == "clé du jardin"


def test_a_locked_file_says_that_its_lock_is_of_pdf_2() -> None:
    pages, target = pypdf.PdfWriter(), io.BytesIO()
    pages.add_blank_page(10, 10)
    pages.write(target)
    assert locked(target.getvalue(), "clé du jardin").startswith(b"%PDF-2.0")
