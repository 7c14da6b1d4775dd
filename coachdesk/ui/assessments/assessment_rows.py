"""Rows of the list: a questionnaire and its day, the circumstances beside, the results on their own line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments import score_words
from coachdesk.ui.assessments.readings import Line
from coachdesk.ui.parts.painting import rounded, rule
from coachdesk.ui.parts.privacy import Privacy, paint_bar
from coachdesk.ui.parts.rows import ROW_ROLE, Row, row_height
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import RADIUS, ColourName, Role

_MARGIN: Final = 12
_GAP: Final = 16


def assessment_row(t: Translator, line: Line) -> Row:
    """An assessment in finished words."""
    name = score_words.title(t, line)
    circumstances, summary = score_words.circumstances(t, line), score_words.summary(t, line)
    return Row(
        key=line.assessment.id,
        name=name,
        detail=summary,
        caption=circumstances,
        spoken=f"{name}. {circumstances}. {summary}",
    )


class AssessmentDelegate(QStyledItemDelegate):
    """Paints a row whose second line takes the whole width: the rest never cuts the results."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        theme = Theme.current()
        tokens = theme.tokens
        rect: QRect = option.rect
        ground = QRectF(rect).adjusted(0, 2, 0, -2)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, ground, RADIUS.button, tokens.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, ground, RADIUS.button, tokens.sunken)
        room = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if index.row() < index.model().rowCount() - 1:
            rule(painter, room.left(), rect.bottom(), room.width(), tokens.border)
        first, second = theme.line("body_strong"), theme.line("caption")
        top = room.top() + (room.height() - first - second) // 2
        name = min(theme.metrics("body_strong").horizontalAdvance(row.name), room.width())
        _paint(painter, row.name, "body_strong", "ink", QRect(room.left(), top, name, first))
        beside = room.adjusted(name + _GAP, 0, 0, 0)
        wanted = min(theme.metrics("caption").horizontalAdvance(row.caption), max(0, beside.width()))
        _paint(painter, row.caption, "caption", "ink2", QRect(room.right() - wanted + 1, top, wanted, first))
        _paint(painter, row.detail, "caption", "ink2", QRect(room.left(), top + first, room.width(), second))
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS.button, RADIUS.button)
        painter.restore()


def _paint(painter: QPainter, text: str, role: Role, ink: ColourName, room: QRect) -> None:
    theme = Theme.current()
    metrics = theme.metrics(role)
    if not text or room.width() <= 0:
        return
    if Privacy.current().is_on:
        width = min(metrics.horizontalAdvance(text), room.width())
        paint_bar(painter, room.left(), room.top(), width, room.height(), room.width())
        return
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.font(role))
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(
        room.left(), room.top() + (room.height() - metrics.height()) // 2 + metrics.ascent(), text
    )
