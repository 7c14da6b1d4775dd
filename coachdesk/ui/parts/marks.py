"""Marks: chips, a word to attend to, icons, key caps and the thin progress line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar, whole_steps
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_SMALL, RADIUS, ColourName, Role


class Chip(QLabel):
    """A tint, an icon and a word: the phase, most of the time.

    Args:
        word: what it says.
        icon: name of the icon, or empty.
        ground: ``#rrggbb`` of the tint, for example ``tokens.phase("rest").ground``; empty for the sunken
            token.
        ink: ``#rrggbb`` of icon and word; empty for the second ink.
        is_private: covered by the privacy screen.
    """

    def __init__(
        self,
        word: str = "",
        icon: str = "",
        ground: str = "",
        ink: str = "",
        *,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._icon = icon
        self._ground = ground
        self._ink = ink
        self._phase = ""
        self._is_private = is_private
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if is_private:
            Privacy.current().changed.connect(self._cover)
        self._hand_over()

    @classmethod
    def of_phase(
        cls, phase: str, word: str, *, is_private: bool = False, parent: QWidget | None = None
    ) -> Chip:
        """The chip of a phase (value of ``domain.phases.Phase``); it follows light and dark by itself."""
        chip = cls(word, is_private=is_private, parent=parent)
        chip.set_phase(phase, word)
        return chip

    def set_phase(self, phase: str, word: str) -> None:
        """Show another phase."""
        self._phase = phase
        self.set_word(word)

    def word(self) -> str:
        """What it says, covered or not."""
        return self._word

    def set_word(self, word: str) -> None:
        """Say something else."""
        self._word = word
        self._hand_over()
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption_strong")
        _, _, icon = self._look()
        width = metrics.horizontalAdvance(self._word) + (ICON_SMALL + 5 if icon else 0) + 20
        if self._is_covered():
            width = whole_steps(width)
        return QSize(width, max(HEIGHT.chip, metrics.height() + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        ground, ink, icon = self._look()
        metrics = theme.metrics("caption_strong")
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self.height() / 2, ground)
        left = 10.0
        if icon and not self._is_covered():
            draw_icon(painter, self, icon, ink, left - 2, (self.height() - ICON_SMALL) / 2, ICON_SMALL)
            left += ICON_SMALL + 3
        top = (self.height() - metrics.height()) // 2
        if not self._is_covered():
            painter.setPen(QColor(ink))
            painter.setFont(theme.font("caption_strong"))
            painter.drawText(round(left), top + metrics.ascent(), self._word)
        painter.end()

    def _look(self) -> tuple[str, str, str]:
        tokens = Theme.current().tokens
        if self._is_covered():
            return tokens.sunken, tokens.ink2, self._icon or self._phase
        if self._phase:
            look = tokens.phase(self._phase)
            return look.ground, look.ink, self._icon or look.icon
        return self._ground or tokens.sunken, self._ink or tokens.ink2, self._icon

    def _is_covered(self) -> bool:
        return self._is_private and Privacy.current().is_on

    def _cover(self, _is_on: bool) -> None:
        self._hand_over()
        self.updateGeometry()
        self.update()

    def _hand_over(self) -> None:
        super().setText("" if self._is_covered() else self._word)
        self.setAccessibleName(Privacy.current().hidden_word if self._is_covered() else "")


class Attention(QLabel):
    """An icon and an amber word beside a name: what the practitioner may want to look at. Not a chip.

    Args:
        word: what it says.
        icon: name of the icon, empty where it stands elsewhere in the row already.
        ink: colour token, ``att`` or ``safe``.
        is_private: covered by the privacy screen.
    """

    def __init__(
        self,
        word: str = "",
        icon: str = "triangle-alert",
        ink: ColourName = "att",
        *,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._icon = icon
        self._ink: ColourName = ink
        self._is_private = is_private
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if is_private:
            Privacy.current().changed.connect(self._cover)
        self._cover()

    def word(self) -> str:
        """What it says, covered or not."""
        return self._word

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics("caption_strong")
        width = metrics.horizontalAdvance(self._word) + self._left()
        return QSize(whole_steps(width) if self._is_covered() else width, max(18, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        metrics = theme.metrics("caption_strong")
        colour = theme.tokens.colour(self._ink)
        painter = QPainter(self)
        top = (self.height() - metrics.height()) // 2
        if self._is_covered():
            paint_bar(painter, 0, top, self.width(), metrics.height(), self.width())
            painter.end()
            return
        if self._icon:
            draw_icon(painter, self, self._icon, colour, 0, (self.height() - ICON_SMALL) / 2, ICON_SMALL)
        painter.setPen(QColor(colour))
        painter.setFont(theme.font("caption_strong"))
        painter.drawText(self._left(), top + metrics.ascent(), self._word)
        painter.end()

    def _left(self) -> int:
        return ICON_SMALL + 6 if self._icon else 0

    def _is_covered(self) -> bool:
        return self._is_private and Privacy.current().is_on

    def _cover(self, _is_on: bool = False) -> None:
        """While covered, Qt does not hold the word."""
        self.setText("" if self._is_covered() else self._word)
        self.setAccessibleName(Privacy.current().hidden_word if self._is_covered() else "")
        self.updateGeometry()


class IconMark(QWidget):
    """An icon standing beside its word.

    Args:
        icon: name of the icon.
        ink: colour token.
        size: edge in pixels.
        line: the words beside it may take several lines: it is as high as one line of their role, so that aligned
            at the top it stands in the middle of the first.
    """

    def __init__(
        self,
        icon: str,
        ink: ColourName = "ink2",
        size: int = 20,
        *,
        line: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink: ColourName = ink
        self._size = size
        self._line = line
        self.restyle()

    def restyle(self) -> None:
        """Take the height of the line again."""
        line = Theme.current().line(self._line) if self._line else 0
        self.setFixedSize(self._size, max(self._size, line))

    def set_icon(self, icon: str, ink: ColourName | None = None) -> None:
        """Show another icon, in another ink if one is given."""
        self._icon = icon
        self._ink = ink or self._ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - self._size) / 2
        draw_icon(painter, self, self._icon, Theme.current().tokens.colour(self._ink), 0, top, self._size)
        painter.end()


class KeyCap(QLabel):
    """A key, as on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return key_cap_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, self.text(), 0, self.height() / 2)
        painter.end()


class ProgressLine(QWidget):
    """How far a task has come: answers given, minutes gone. Never the state of a person.

    Args:
        height: 4 under a timer, 8 above a list.
    """

    def __init__(self, height: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, spoken: str) -> None:
        """Show ``share`` (0 to 1), said as the sentence ``spoken``."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(112, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        bounds = QRectF(self.rect())
        rounded(painter, bounds, self.height() / 2, tokens.border)
        if self._share > 0:
            width = max(float(self.height()), bounds.width() * self._share)
            rounded(painter, QRectF(0, 0, width, self.height()), self.height() / 2, tokens.accent)
        painter.end()


def key_cap_size(key: str) -> QSize:
    """Size of a painted key cap."""
    metrics = Theme.current().metrics("key")
    return QSize(max(20, metrics.horizontalAdvance(key) + 13), max(HEIGHT.key, metrics.height() + 2))


def paint_key_cap(painter: QPainter, key: str, left: float, middle: float, ink: ColourName = "ink2") -> None:
    """Paint a key cap whose left edge is at ``left`` and whose middle is at the height ``middle``."""
    theme = Theme.current()
    size = key_cap_size(key)
    rect = QRectF(round(left), round(middle - size.height() / 2), size.width(), size.height())
    rounded(painter, rect, RADIUS.key, "", theme.tokens.control)
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font("key"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), key)
