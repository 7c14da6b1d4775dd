"""The logo and the head of a page in the settings: decoded within bounds, stripped, shown, printed."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from coachdesk.domain.errors import UserError
from coachdesk.domain.logos import MOST_PIXELS
from coachdesk.ui.places import SETTINGS, Place
from coachdesk.ui.settings.logo_reading import read_logo
from coachdesk.ui.settings.settings_page import SettingsPage
from tests.reports.reading import made, reader
from tests.ui.desks import DeskTrial


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("logo") / "logo.jpg"
    image = QImage(1600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#1b4f5c"))
    image.setText("Author", "CANARI")
    assert image.save(str(file), "JPG")  # type: ignore[call-overload]
    return file


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims a size."""

    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(b"\0" * 9))
        + part(b"IEND", b"")
    )


def test_a_picture_becomes_a_small_png_of_pixels_alone(picture: Path) -> None:
    png = read_logo(picture)
    image = QImage.fromData(png)
    assert (image.width(), image.height()) == (MOST_PIXELS[0], MOST_PIXELS[0] // 4)
    assert b"CANARI" in picture.read_bytes()
    assert b"CANARI" not in png
    assert image.textKeys() == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 40,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        claiming(60_000, 60_000),
        claiming(0, 5),
    ],
    ids=["empty", "gif", "svg", "a wall", "nothing wide"],
)
def test_what_is_no_small_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(UserError):
        read_logo(file)


def test_a_logo_is_kept_shown_printed_and_taken_away(trial: DeskTrial, picture: Path) -> None:
    page = SettingsPage(trial.around, Place(SETTINGS))
    trial.show(page)
    card = page.letterhead
    assert card.sheet is not None
    before = card.sheet
    card.use(picture)
    trial.settle()
    trial.settle()
    practice = trial.do(trial.services.practice.get)
    assert b64decode(practice.logo).startswith(b"\x89PNG")
    assert card.sheet is not before
    client = trial.do(trial.services.clients.create, "Zoé Lambert")
    letter = trial.do(trial.services.documents.referral_letter, client, trial.around.t, "")
    pdf = made(letter)
    assert made(letter) == pdf
    assert len(reader(pdf).pages[0].images) == 1
    card.remove.click()
    trial.settle()
    trial.settle()
    assert trial.do(trial.services.practice.get).logo == ""


def test_a_file_that_is_no_picture_is_told_beside_the_button(trial: DeskTrial, tmp_path: Path) -> None:
    page = SettingsPage(trial.around, Place(SETTINGS))
    trial.show(page)
    (tmp_path / "logo.png").write_bytes(b"not a picture")
    page.letterhead.use(tmp_path / "logo.png")
    trial.settle()
    assert "PNG" in page.letterhead.message.text()
    assert trial.do(trial.services.practice.get).logo == ""
