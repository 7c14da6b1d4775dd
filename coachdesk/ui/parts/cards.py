"""Cards, the surfaces that group things of one question, and the rule between groups."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.parts.painting import rounded, rule
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE, ColourName


class _Ground(NamedTuple):
    ground: ColourName
    edge: ColourName | None = None
    width: int = 1
    radius: int = 12


_GROUNDS: Final = {
    "card": _Ground("surface", "border"),
    "current": _Ground("surface", "accent", 2),
    "private": _Ground("priv_soft", "priv_border"),
    "desk": _Ground("desk"),
    "sunken": _Ground("sunken", radius=8),
    "action": _Ground("accent_soft", radius=8),
    "attention": _Ground("att_soft", radius=8),
    "safety": _Ground("safe_soft", radius=8),
}


class Card(QWidget):
    """A surface with an edge that groups things of one question; ``box`` is its column.

    Args:
        kind: ``card``, ``current`` (2 px accent edge), ``private`` (plum), ``desk``, ``sunken``, ``action``,
            ``attention`` or ``safety`` (soft grounds without an edge), ``plain`` (no ground).
        padding: pixels inside.
        gap: pixels between the things in it.
    """

    def __init__(
        self,
        kind: str = "card",
        *,
        padding: int = SPACE.card,
        gap: int = SPACE.near,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = ""
        self.set_kind(kind)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(padding, padding, padding, padding)
        self.box.setSpacing(gap)

    def set_kind(self, kind: str) -> None:
        """Change the ground."""
        if kind != self._kind:
            self._kind = kind
            look = _GROUNDS.get(kind)
            edge = look.width if look is not None and look.edge else 0
            self.setContentsMargins(edge, edge, edge, edge)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = _GROUNDS.get(self._kind)
        if look is None:
            return
        tokens = Theme.current().tokens
        edge = tokens.colour(look.edge) if look.edge else ""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), look.radius, tokens.colour(look.ground), edge, look.width)
        painter.end()


class Rule(QWidget):
    """A horizontal line between groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(1)

    def sizeHint(self) -> QSize:
        return QSize(8, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule(painter, 0, 0, self.width(), Theme.current().tokens.border)
        painter.end()
