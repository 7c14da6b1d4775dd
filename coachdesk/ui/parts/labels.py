"""The label for every text: a role, a colour token, plain text only, and a cover for what is private."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coachdesk.ui.parts.paragraphs import UNLIMITED, Paragraph, indent, paragraph
from coachdesk.ui.parts.privacy import Privacy, paint_bar, whole_steps
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import ColourName, Role

Fit = Literal["line", "wrap", "elide"]

# A wrapping label asks for a line of readable length, and can live with a narrow column.
_READABLE = 420
_NARROW = 96
_SHORTEST = 48
_MOST_KEPT = 8


class PlainLabel(QLabel):
    """A text in a role and a colour. Markup in it is shown as it was typed.

    Args:
        text: shown as it is, line breaks kept.
        role: of the type table.
        ink: colour token.
        fit: ``line`` never gets narrower than its text, ``wrap`` breaks lines (even a long word), ``elide``
            ends in an ellipsis and shows the whole text as a tooltip.
        max_lines: of a wrapping label; the last ends in an ellipsis. 0 for no limit.
        is_private: a name or a number: covered by the privacy screen.
        alignment: left, centre or right.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        ink: ColourName = "ink",
        *,
        fit: Fit = "line",
        max_lines: int = 0,
        is_private: bool = False,
        is_italic: bool = False,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._role: Role = role
        self._ink: ColourName = ink
        self._fit: Fit = fit
        self._max_lines = max_lines
        self._is_italic = is_italic
        self._is_private = is_private
        self._alignment = alignment
        self._spoken = ""
        self._tip = ""
        # A layout asks for several widths in turn, many times over.
        self._kept: dict[int, Paragraph] = {}
        self._unbroken: Paragraph | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Qt's label takes from it whether its height depends on its width: a layout asks that hundreds of times.
        self.setWordWrap(fit == "wrap")
        self._set_policy()
        self.restyle()
        if is_private:
            Privacy.current().changed.connect(self._cover)
        self._hand_over()

    def text(self) -> str:
        """The text, covered or not."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._forget()
            self._hand_over()
            self.updateGeometry()
            self.update()

    def set_ink(self, ink: ColourName) -> None:
        """Use another colour token."""
        self._ink = ink
        self.update()

    def set_spoken(self, sentence: str) -> None:
        """What a screen reader says instead of the text; empty for the text."""
        self._spoken = sentence
        self._hand_over()

    def restyle(self) -> None:
        """Take the role's font again."""
        self._forget()
        self.setFont(Theme.current().font(self._role, is_italic=self._is_italic))
        self.updateGeometry()

    def is_covered(self) -> bool:
        """True while the privacy screen hides this text."""
        return self._is_private and Privacy.current().is_on

    def is_cut(self) -> bool:
        """True when some of the text does not fit and ends in an ellipsis."""
        return self._lines(self.contentsRect().width()).is_cut

    def heightForWidth(self, width: int) -> int:
        if self._fit != "wrap":
            return -1
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._lines(inner).height + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        if self._fit == "wrap":
            width = min(width, max(_READABLE, self.minimumWidth()))
        height = self._lines(width).height
        # A neighbour's place would tell the length of a covered name: it takes the room of its bar.
        return self._outer(whole_steps(width) if self.is_covered() else width, height)

    def minimumSizeHint(self) -> QSize:
        natural = self._natural_width()
        if self._fit == "line":
            return self.sizeHint()
        least = min(natural, _NARROW if self._fit == "wrap" else _SHORTEST)
        return self._outer(least, self._lines(natural).height if self._fit == "elide" else self._one_line())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        lines = self._lines(room.width())
        self._tell_cut(plain(self._text) if lines.is_cut and not self.is_covered() else "")
        painter = QPainter(self)
        top = float(room.top())
        if room.height() > lines.height and self._fit != "wrap":
            top += (room.height() - lines.height) / 2
        if self.is_covered():
            self._paint_bars(painter, lines, room, top)
        else:
            token: ColourName = self._ink if self.isEnabled() else "ink3"
            painter.setPen(Theme.current().colour(token))
            lines.draw(painter, room.left(), top, room.width(), self._alignment)
        painter.end()

    def _set_policy(self) -> None:
        horizontal = QSizePolicy.Policy.Preferred if self._fit != "line" else QSizePolicy.Policy.Minimum
        vertical = QSizePolicy.Policy.Preferred if self._fit == "wrap" else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(horizontal, vertical)
        policy.setHeightForWidth(self._fit == "wrap")
        self.setSizePolicy(policy)

    def _cover(self, _is_on: bool) -> None:
        self._hand_over()
        self.updateGeometry()
        self.update()

    def _hand_over(self) -> None:
        """Give Qt, and so the screen reader, the text, or only that there is one."""
        is_covered = self.is_covered()
        super().setText("" if is_covered else self._text)
        self._tell_cut("")
        self.setAccessibleName(Privacy.current().hidden_word if is_covered else self._spoken)

    def _tell_cut(self, whole: str) -> None:
        """Show the whole text as a tooltip while some of it is cut off."""
        if whole != self._tip:
            self._tip = whole
            self.setToolTip(whole)

    def _lines(self, width: int) -> Paragraph:
        kept = self._kept.get(width)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[width] = self._broken(width)
        return kept

    def _broken(self, width: int) -> Paragraph:
        unbroken = self._as_typed()
        most = {"line": 0, "wrap": self._max_lines, "elide": 1}[self._fit]
        is_roomy = width >= unbroken.natural_width and (not most or len(unbroken.lines) <= most)
        if is_roomy or self._fit == "line":
            return unbroken
        return paragraph(self._text, self.font(), width, most, self._one_line())

    def _as_typed(self) -> Paragraph:
        """The text with its own line breaks only: what most widths come to, broken into lines once."""
        if self._unbroken is None:
            self._unbroken = paragraph(self._text, self.font(), UNLIMITED, 0, self._one_line())
        return self._unbroken

    def _natural_width(self) -> int:
        return self._as_typed().natural_width

    def _forget(self) -> None:
        self._kept.clear()
        self._unbroken = None

    def _one_line(self) -> int:
        return Theme.current().line(self._role)

    def _outer(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _paint_bars(self, painter: QPainter, lines: Paragraph, room: QRect, top: float) -> None:
        for number, (_, width) in enumerate(lines.lines):
            if width > 0:
                left = room.left() + indent(self._alignment, room.width(), width)
                left = min(left, max(room.left(), room.right() - width))
                paint_bar(
                    painter, left, top + number * lines.line_height, width, lines.line_height, room.width()
                )


def plain(text: str) -> str:
    """A text as a tooltip shows it unchanged: Qt takes ``<b>`` in a tooltip for markup."""
    # Not the library's own escape: it brings the table of all named signs to each start.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
