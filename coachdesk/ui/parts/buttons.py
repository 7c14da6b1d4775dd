"""Buttons: five kinds, an icon that always has a word, and the key that does the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coachdesk.ui.parts.labels import plain
from coachdesk.ui.parts.marks import key_cap_size, paint_key_cap
from coachdesk.ui.parts.painting import draw_icon, rounded
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import HEIGHT, ICON_BUTTON, RADIUS, ColourName, Role, Tokens

Kind = Literal["primary", "secondary", "quiet", "link", "safety"]

_GAP = 8
_PADDING: dict[Kind, int] = {"primary": 19, "secondary": 16, "quiet": 8, "link": 0, "safety": 14}


@dataclass(frozen=True, slots=True)
class _Paint:
    ground: str
    edge: str
    ink: str


class Button(QPushButton):
    """A button painted from the tokens.

    Args:
        word: what it does, a verb; a disabled button says in its word why it waits.
        kind: ``primary`` (one per screen), ``secondary``, ``quiet``, ``link`` (no padding), ``safety`` (red
            edge).
        icon: name of an icon before the word.
        key: the shortcut shown as a key cap after the word; the caller connects the key.
        is_small: 32 px high instead of 40, for rows and cards.
        is_strong: the word in weight 600; a primary button's always is.
        ink: colour token of a quiet button's or a link's word, when it is not the accent.
        icon_ink: colour token of the icon, when it is not the word's.
        height: in pixels, when it is neither 40 nor 32.
        is_private: the word holds a name.
    """

    def __init__(
        self,
        word: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        key: str = "",
        is_small: bool = False,
        is_strong: bool = False,
        ink: ColourName | None = None,
        icon_ink: ColourName | None = None,
        height: int = 0,
        is_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._is_strong = is_strong
        self._kind: Kind = kind
        self._icon = icon
        self._key = key
        self._is_small = is_small
        self._ink = ink
        self._icon_ink = icon_ink
        self._height = height
        self._is_private = is_private
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", RADIUS.button if kind != "link" else RADIUS.key)
        if is_private:
            Privacy.current().changed.connect(self._cover)
        self.restyle()

    def word(self) -> str:
        """The word on it, covered or not."""
        return self._word

    def set_word(self, word: str) -> None:
        """Say something else."""
        self._word = word
        self._hand_over()
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Become louder or quieter."""
        self._kind = kind
        self.restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key cap, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_wide(self) -> None:
        """Take all the width there is, as in a card or a column."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the role's font again."""
        self.setFont(Theme.current().font(self._role()))
        self._hand_over()
        self.updateGeometry()

    def width_with_key(self, key: str) -> int:
        """Width it would need with this key cap, or with none."""
        width = (
            2 * _PADDING[self._kind] + Theme.current().metrics(self._role()).horizontalAdvance(self._word) + 2
        )
        if self._icon:
            width += ICON_BUTTON + _GAP
        if key:
            width += key_cap_size(key).width() + self._cap_gap()
        return width + width % 2

    def sizeHint(self) -> QSize:
        metrics = Theme.current().metrics(self._role())
        width = self.width_with_key(self._key)
        if self._kind == "link":
            return QSize(width, max(HEIGHT.least, Theme.current().line(self._role())))
        height = self._height
        if not height:
            height = HEIGHT.small_button if self._is_small or self._kind == "quiet" else HEIGHT.button
        return QSize(width, max(height, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look(Theme.current().tokens)
        painter = QPainter(self)
        if look.ground or look.edge:
            rounded(painter, QRectF(self.rect()), RADIUS.button, look.ground, look.edge)
        self._paint_content(painter, look)
        painter.end()

    def is_cut(self) -> bool:
        """True when the word does not fit and ends in an ellipsis."""
        return Theme.current().metrics(self._role()).horizontalAdvance(self._word) > self._room()

    def _room(self) -> int:
        """Width left for the word."""
        icon = ICON_BUTTON + _GAP if self._icon else 0
        cap = key_cap_size(self._key).width() + self._cap_gap() if self._key else 0
        return self.width() - 2 * _PADDING[self._kind] - icon - cap

    def _paint_content(self, painter: QPainter, look: _Paint) -> None:
        metrics = Theme.current().metrics(self._role())
        padding = _PADDING[self._kind]
        icon = ICON_BUTTON + _GAP if self._icon else 0
        cap = key_cap_size(self._key).width() + self._cap_gap() if self._key else 0
        room = self._room()
        word = metrics.elidedText(self._word, Qt.TextElideMode.ElideRight, max(room, 0))
        used = icon + metrics.horizontalAdvance(word) + cap
        left = padding if self._kind == "link" else max(padding, (self.width() - used) / 2)
        if self._icon:
            top = (self.height() - ICON_BUTTON) / 2
            tint = look.ink
            if self._icon_ink is not None and self.isEnabled():
                tint = Theme.current().tokens.colour(self._icon_ink)
            draw_icon(painter, self, self._icon, tint, left, top, ICON_BUTTON)
            left += icon
        top = (self.height() - metrics.height()) / 2
        width = metrics.horizontalAdvance(word)
        if self.is_covered():
            paint_bar(painter, left, top, width, metrics.height(), room)
        else:
            painter.setPen(look.ink)
            painter.setFont(self.font())
            painter.drawText(round(left), round(top) + metrics.ascent(), word)
            if self._kind == "link" and self.underMouse() and self.isEnabled():
                painter.drawLine(round(left), self.height() - 3, round(left + width), self.height() - 3)
        if self._key:
            paint_key_cap(painter, self._key, left + width + self._cap_gap(), self.height() / 2)

    def is_covered(self) -> bool:
        """True while the privacy screen hides the word."""
        return self._is_private and Privacy.current().is_on

    def _cap_gap(self) -> int:
        return 7 if self._kind == "quiet" else 11

    def _cover(self, _is_on: bool) -> None:
        self._hand_over()
        self.update()

    def _hand_over(self) -> None:
        # Qt takes a single & for a mnemonic; a name may hold one.
        super().setText("" if self.is_covered() else self._word.replace("&", "&&"))
        self.setAccessibleName(Privacy.current().hidden_word if self.is_covered() else self._word)

    def _role(self) -> Role:
        return "body_strong" if self._kind == "primary" or self._is_strong else "body"

    def _look(self, tokens: Tokens) -> _Paint:
        is_warm = self.underMouse() or self.isDown()
        if not self.isEnabled():
            has_shape = self._kind in {"primary", "secondary", "safety"}
            return _Paint(tokens.sunken if has_shape else "", tokens.border if has_shape else "", tokens.ink3)
        if self._kind == "primary":
            return _Paint(tokens.fill_hover if is_warm else tokens.fill, "", tokens.on_fill)
        if self._kind == "secondary":
            return _Paint(tokens.sunken if is_warm else tokens.surface, tokens.control, tokens.ink)
        if self._kind == "safety":
            return _Paint(tokens.safe_soft if is_warm else tokens.surface, tokens.safe, tokens.safe)
        ink = tokens.colour(self._ink) if self._ink else tokens.accent_ink
        if self._kind == "quiet":
            warm = tokens.accent_soft if self._ink is None else tokens.sunken
            return _Paint(warm if is_warm else "", "", ink)
        return _Paint("", "", ink)


class IconButton(QPushButton):
    """A button of an icon alone, only where no word has room (back, forward, close, show).

    Args:
        icon: name of the icon.
        spoken: the word it stands for, said by a screen reader and shown as a tooltip.
        edge: of the square, 24 at least.
    """

    def __init__(self, icon: str, spoken: str, *, edge: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._edge = max(edge, HEIGHT.least)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", RADIUS.segment)
        self.set_icon(icon, spoken)

    def set_icon(self, icon: str, spoken: str) -> None:
        """Show another icon for another word."""
        self._icon = icon
        self.setAccessibleName(spoken)
        self.setToolTip(plain(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._edge, self._edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.current().tokens
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rounded(painter, QRectF(self.rect()), RADIUS.segment, tokens.sunken)
        size = 20 if self._edge >= 32 else 16
        colour = tokens.ink2 if self.isEnabled() else tokens.control
        draw_icon(
            painter, self, self._icon, colour, (self.width() - size) / 2, (self.height() - size) / 2, size
        )
        painter.end()


def press_with_enter(button: QPushButton, event: QKeyEvent) -> bool:
    """Press a button that has the keyboard with Enter too: outside dialogs Qt knows the space bar only."""
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    button.click()
    event.accept()
    return True
