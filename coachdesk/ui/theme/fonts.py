"""Fonts: the four files of the one family, and a font for each text role at the chosen text size."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from coachdesk.ui.theme.tokens import ROLES, SEMIBOLD, Role

FILES: Final = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-It.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
)
FAMILY: Final = "Source Sans 3"
SMALLEST: Final = 90
LARGEST: Final = 160

# Sizes are points at 96 dpi; macOS counts 72 points to the inch on screen, so the same point would come
# out smaller.
_PLATFORM_FACTOR = 96 / 72 if sys.platform == "darwin" else 1.0


def load(folder: Path) -> None:
    """Give the four files to Qt.

    Raises:
        FileNotFoundError: a file is missing or is no font. There is no substitute: widths would be wrong
            everywhere.
    """
    for name in FILES:
        path = folder / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


class RoleFonts:
    """The font of each role at one text size.

    Args:
        text_size: percent, 90 to 160; values outside are brought inside.
    """

    def __init__(self, text_size: int) -> None:
        self.text_size = max(SMALLEST, min(LARGEST, text_size))
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        self._metrics: dict[Role, QFontMetrics] = {}

    def font(self, role: Role, *, is_italic: bool = False) -> QFont:
        """The font of a role. Do not change it: it is shared."""
        found = self._fonts.get((role, is_italic))
        if found is None:
            look = ROLES[role]
            found = QFont(FAMILY)
            found.setPointSizeF(look.points * self.text_size / 100 * _PLATFORM_FACTOR)
            found.setWeight(QFont.Weight.DemiBold if look.weight == SEMIBOLD else QFont.Weight.Normal)
            found.setItalic(is_italic)
            self._fonts[role, is_italic] = found
        return found

    def line(self, role: Role) -> int:
        """Height of a line in pixels. The font's own lines stand closer than the type table wants them."""
        return max(self.metrics(role).height(), round(ROLES[role].line * self.text_size / 100))

    def metrics(self, role: Role) -> QFontMetrics:
        """Measures of a role's upright font."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetrics(self.font(role))
        return found
