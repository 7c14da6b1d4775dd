"""``python -m tests.pictures``: makes the pictures and sample documents of the README, on a fixed day.

All of it is the fictional practice: the real window, in memory, at 1366 x 768; a page of paper by the engine of the
preview; the documents as ``make demo`` writes them without a display. No name is real.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

# Before Qt is imported: the pictures are the same whatever display there is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QImage

from coachdesk import demo_reports, paths
from coachdesk.domain.documents import DocumentKind, Reader
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator
from coachdesk.paths import HOME_VARIABLE
from coachdesk.reports.build import build
from coachdesk.services.documents import ReportOptions
from coachdesk.services.services import Services
from coachdesk.settings import Language, Theme
from coachdesk.ui.documents.pdf_pages import page_pictures
from coachdesk.ui.places import CLIENT, DOCUMENT, SESSION, TODAY, Place
from coachdesk.ui.shell import Shell
from tests.benchmarks.staging import DAY, answer, close, new_shell, settle, wait_until

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SAMPLES: Final = FOLDER.parent / "samples"
SIZE: Final = (1366, 768)
SUMMARY: Final = DocumentKind.PROGRESS_SUMMARY.value
PERSON: Final = "Claire Delmas"
PAPER_DPI: Final = 100
CHARTS_PAGE: Final = 1
MOST_BYTES: Final = 250_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the window.

    Attributes:
        name: of the file, without its ending.
        place: the page, from the ids of the person and of their latest session.
    """

    name: str
    language: Language
    appearance: Theme
    place: Callable[[int, int], Place]


PICTURES: Final = (
    Picture("file", "fr", "light", lambda client_id, _: Place(CLIENT, client_id, tab="overview")),
    Picture("session", "en", "dark", lambda client_id, session_id: Place(SESSION, client_id, session_id)),
    Picture("today", "fr", "light", lambda *_: Place(TODAY)),
    Picture("summary", "en", "light", lambda client_id, _: Place(DOCUMENT, client_id, tab=SUMMARY)),
)


def main() -> int:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        for picture in PICTURES:
            keep(window_picture(picture), picture.name)
        keep(paper_picture(), "report")
        for sample in demo_reports.write(SAMPLES, DAY, words):
            print(f"docs/samples/{sample.name}: {sample.stat().st_size // 1000} kB")
    return 0


def words(language: str) -> Translator:
    """The translator of a language."""
    return translator.load(language, paths.resources() / "locale")


def window_picture(picture: Picture) -> QImage:
    """The window at a place of the fictional practice."""
    shell = open_demo(picture.language, picture.appearance)
    try:
        window = shell.desk_window
        assert window is not None
        window.go(picture.place(*person(shell)))
        settle(shell)
        return shell.grab().toImage()
    finally:
        close(shell)


def paper_picture() -> QImage:
    """The page with the charts in the report of the person's latest session, in French."""
    shell = open_demo("fr", "light")
    try:
        _, session_id = person(shell)
        report = services_of(shell).documents.session_report
        content = answer(shell, report, session_id, shell.t, Reader(), ReportOptions())
        page = page_pictures(build(content, shell.doors.resources / "fonts"), PAPER_DPI)[CHARTS_PAGE]
        pixels = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888)
        return pixels.convertToFormat(QImage.Format.Format_RGB888)
    finally:
        close(shell)


def open_demo(language: Language, appearance: Theme) -> Shell:
    """The window with the fictional practice open."""
    shell = new_shell(language, appearance)
    shell.resize(*SIZE)
    shell.start_demo()
    shell.show()
    wait_until(lambda: shell.desk_window is not None)
    settle(shell)
    return shell


def person(shell: Shell) -> tuple[int, int]:
    """Ids of the person in the pictures and of their latest session."""
    services = services_of(shell)
    files = answer(shell, services.clients.list_files)
    client_id = next(line.client.id for line in files if line.client.name == PERSON)
    return client_id, answer(shell, services.sessions.list_for, client_id)[0].session.id


def services_of(shell: Shell) -> Services:
    """What can be done with the open practice."""
    assert shell.opened is not None
    return shell.opened.services


def keep(image: QImage, name: str) -> None:
    """Write a picture, as small as PNG gets without losing a pixel.

    Raises:
        OSError: it cannot be written, or is too heavy for a README.
    """
    file = FOLDER / f"{name}.png"
    # For PNG the quality is how hard to pack: 0 is hardest.
    if not image.save(str(file), quality=0):
        raise OSError(f"{file.name} was not written")
    weight = file.stat().st_size
    print(f"docs/pictures/{file.name}: {image.width()} x {image.height()}, {weight // 1000} kB")
    if weight > MOST_BYTES:
        raise OSError(f"{file.name} is too heavy")


if __name__ == "__main__":
    sys.exit(main())
