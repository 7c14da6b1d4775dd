"""A picture file of anybody becomes a small PNG of ours: looked at first, decoded within bounds, drawn anew.

What comes out holds pixels only: no place, no camera, no author, no second picture behind the first.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from coachdesk.domain.errors import UserError
from coachdesk.domain.logos import MOST_PIXELS, check_logo

_MOST_BYTES: Final = 5_000_000
_MOST_EDGE: Final = 6000
_FORMATS: Final = frozenset({b"png", b"jpeg"})


def read_logo(file: Path) -> bytes:
    """The picture as a PNG that fits a letterhead; not on the thread of the window.

    Raises:
        UserError: it is no PNG or JPEG, or far too large.
    """
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= _MOST_BYTES else b""
    except OSError:
        raise UserError("This file cannot be read.") from None
    if size > _MOST_BYTES:
        raise UserError("This file is larger than {megabytes} MB. Choose a smaller picture.", megabytes=5)
    return check_logo(_drawn_anew(content))


def _drawn_anew(content: bytes) -> bytes:
    kept = QByteArray(content)
    source = QBuffer(kept)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setDecideFormatFromContent(True)
    # Asked before anything is decoded: a small file can claim to be a wall.
    size = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or not size.isValid():
        raise UserError("This is no picture that CoachDesk can read. Choose a PNG or a JPEG file.")
    if max(size.width(), size.height()) > _MOST_EDGE:
        raise UserError("This picture is too large for a letterhead. Choose a simpler one.")
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise UserError("This is no picture that CoachDesk can read. Choose a PNG or a JPEG file.")
    room = QSize(*MOST_PIXELS)
    if image.width() > room.width() or image.height() > room.height():
        image = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return _as_png(image)


def _as_png(image: QImage) -> bytes:
    """On white, as on paper, and without a word beside the pixels."""
    sheet = QImage(image.size(), QImage.Format.Format_RGB888)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    made = QByteArray()
    target = QBuffer(made)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet.save(target, "PNG")  # type: ignore[call-overload]
    return bytes(made.data())
