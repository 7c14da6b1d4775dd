"""The answer sheet of a form that is read across: families of lines, their columns, what stood there before."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coachdesk.domain.answer_lines import AnswerLine, gap, has_gap, lines
from coachdesk.domain.answer_sheets import AnswerSheet
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.sheet_panel import AnswerPanel, SheetCell, cell_height
from coachdesk.ui.assessments.sheet_words import SheetWords
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_CELL = 46
_NAMES = 136


class LineCell(SheetCell):
    """The answer in one column of a line; the line itself is named beside it."""

    def __init__(self, item: int, column: int, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._column = column
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._column, cell_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class LinesPanel(AnswerPanel):
    """All lines in their families, a cell for each column.

    Where a line is asked about twice on the same numbers, the gap between the two stands at its end; where it
    was answered some other day, that answer does.
    """

    def __init__(
        self, t: Translator, sheet: AnswerSheet, words: SheetWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(t, sheet, words, parent)
        self._has_gap = has_gap(sheet.instrument)
        self._has_before = not sheet.instrument.aspects and words.has_previous
        self._lines = lines(sheet.instrument)
        self.ends: dict[int, PlainLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.near)
        self._grid.setVerticalSpacing(SPACE.pair)
        self._grid.setColumnMinimumWidth(0, _NAMES)
        self._grid.setColumnStretch(0, 1)
        self._fill()
        self.box.addLayout(self._grid)
        if self._has_gap:
            first, second = (t.quoted(words.aspect(item)) for item in self._lines[0].items)
            meaning = t("Gap: {second} less {first}", first=first, second=second)
            self.box.addWidget(PlainLabel(meaning, "caption", "ink2", fit="wrap"))
        self.box.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the sheet as it is."""
        super().refresh()
        if self._has_gap:
            for line in self._lines:
                self.ends[line.number].setText(self._gap(line))

    def _number(self, _place: int) -> str:
        # The line is named beside its cells.
        return ""

    def _fill(self) -> None:
        row, family = self._add_heads(), ""
        for line in self._lines:
            if line.group != family:
                family = line.group
                name = PlainLabel(
                    self._words.group(line.items[0]), "caption_strong", "accent_ink", fit="wrap"
                )
                name.setContentsMargins(0, SPACE.pair, 0, 0)
                self._grid.addWidget(name, row, 0, 1, -1)
                row += 1
            self._add_line(row, line)
            row += 1

    def _add_heads(self) -> int:
        """Name the columns; which row comes next."""
        t = self.t
        heads = [self._words.aspect(item) for item in self._lines[0].items]
        if self._has_gap:
            heads.append(t("Gap"))
        if self._has_before:
            heads.append(self._words.previous_day())
        if not any(heads):
            return 0
        for column, head in enumerate(heads, start=1):
            label = PlainLabel(_narrowed(head), "caption", "ink2", alignment=Qt.AlignmentFlag.AlignRight)
            label.set_spoken(head)
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        return 1

    def _add_line(self, row: int, line: AnswerLine) -> None:
        words = self._words
        name = PlainLabel(words.short(line.items[0]), "caption", "ink2", fit="wrap")
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, item in enumerate(line.items, start=1):
            cell = LineCell(item, _column_width(words.aspect(item)))
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
            self._add_cell(cell)
        if self._has_gap or self._has_before:
            end = PlainLabel("", "h3", "ink2", is_private=True, alignment=Qt.AlignmentFlag.AlignRight)
            if self._has_before:
                end.setText(words.previous_figure(line.items[0]))
            self.ends[line.number] = end
            self._grid.addWidget(
                end, row, len(line.items) + 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )

    def _gap(self, line: AnswerLine) -> str:
        between = gap(line, self._sheet.answers())
        return "" if between is None else self._words.signed(between)


def _column_width(head: str) -> int:
    """Room for the longest word over a column; its other words stand on lines of their own."""
    metrics = Theme.current().metrics("caption")
    return max(_CELL, max(map(metrics.horizontalAdvance, head.split(" ")), default=0) + 4)


def _narrowed(head: str) -> str:
    """The head in lines no wider than its longest word, so that columns stay as narrow as their answers."""
    metrics = Theme.current().metrics("caption")
    widest = _column_width(head)
    lines_so_far = [""]
    for word in head.split(" "):
        longer = f"{lines_so_far[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= widest:
            lines_so_far[-1] = longer
        else:
            lines_so_far.append(word)
    return "\n".join(lines_so_far)
