"""The second step: what each column is. Guessed from the headings, put right with the arrow keys and three lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.imports import ColumnUse, Meaning, Uses
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.tables import Table
from coachdesk.ui.imports.import_words import Vocabulary, column_name
from coachdesk.ui.imports.preview_table import PreviewTable
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import ScrollPage
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.theme.tokens import SPACE

_EXAMPLES: Final = 3
_LEAST_ROWS: Final = 4
_EXAMPLE_LENGTH: Final = 60
_OF_ONE_SCALE: Final = frozenset({Meaning.SCORE, Meaning.ANSWER})


class ColumnsStep(ScrollPage):
    """Columns left, the one at hand right, the first lines beneath.

    Args:
        words: of columns and questionnaires.

    Signals:
        changed: a column is something else now.
    """

    changed = Signal()

    def __init__(self, words: Vocabulary, table: Table, uses: Uses, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.stack, parent=parent)
        self._words = words
        self._table = table
        self._uses: list[ColumnUse | None] = list(uses)
        self._place = 0
        t = words.t
        self.list = ListView(t("Columns"))
        self.list.setObjectName("columns")
        self.list.row_current.connect(self._on_current)
        self.list.row_chosen.connect(self._on_chosen)
        self.message = PlainLabel("", "body", "safe", fit="wrap")
        self.preview = PreviewTable(t)
        self._make_detail()
        self._lay_out()
        self._show_rows()
        self.preview.set_table(table)
        self.list.set_current(0)
        self._show_detail()
        self.setFocusProxy(self.list)

    def uses(self) -> Uses:
        """What each column is."""
        return tuple(self._uses)

    def tell(self, trouble: str) -> None:
        """Say why the lines cannot be checked."""
        self.message.setText(trouble)
        self.message.show()
        self.ensureWidgetVisible(self.message)

    def _make_detail(self) -> None:
        t = self._words.t
        self.name = PlainLabel("", "h3", fit="elide", is_private=True)
        self.examples = PlainLabel("", "caption", "ink2", fit="elide", is_private=True)
        options: list[tuple[Meaning | None, str]] = [(None, t("Left out"))]
        options += [(meaning, t(meaning.label)) for meaning in Meaning]
        self.meaning: ChoiceField[Meaning | None] = ChoiceField(t("This column holds"), options)
        self.meaning.box.setObjectName("meaning")
        self.meaning.value_chosen.connect(self._take_meaning)
        self.instrument: ChoiceField[str] = ChoiceField(t("Questionnaire"))
        self.instrument.box.setObjectName("questionnaire")
        self.instrument.value_chosen.connect(self._take_instrument)
        self.part: ChoiceField[object] = ChoiceField(t("Scale"))
        self.part.box.setObjectName("part")
        self.part.value_chosen.connect(self._take_part)
        for field in (self.meaning, self.instrument, self.part):
            field.set_message_shown(False)
        self.following = Button(t("The next columns are the next questions"), "quiet", icon="arrow-right")
        self.following.clicked.connect(self.number_following)

    def _lay_out(self) -> None:
        t = self._words.t
        left = Card(padding=SPACE.pair)
        left.box.addWidget(self.list)
        self.list.setMinimumHeight(self.list.height_of(_LEAST_ROWS))
        right = Card(gap=SPACE.near)
        parts = QHBoxLayout()
        parts.setSpacing(SPACE.card)
        parts.addWidget(self.instrument, 1)
        parts.addWidget(self.part, 1)
        for widget in (self.name, self.examples, self.meaning):
            right.box.addWidget(widget)
        right.box.addLayout(parts)
        right.box.addWidget(self.following)
        right.box.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE.page)
        top.addWidget(left, 1)
        top.addWidget(right, 1)
        self.message.hide()
        self.box.addLayout(top, 1)
        self.box.addWidget(self.message)
        self.box.addWidget(PlainLabel(t("First lines"), "h3"))
        self.box.addWidget(self.preview)

    def _show_rows(self) -> None:
        self.list.set_rows(
            [
                Row(
                    key=place,
                    name=column_name(self._table.head, place),
                    detail=self._words.use(use),
                    icon="x" if use is None else "check",
                )
                for place, use in enumerate(self._uses)
            ]
        )

    def _on_current(self, place: object) -> None:
        if isinstance(place, int):
            self._place = place
            self._show_detail()

    def _on_chosen(self, place: object) -> None:
        self._on_current(place)
        self.meaning.box.setFocus()

    def _show_detail(self) -> None:
        use = self._uses[self._place]
        t = self._words.t
        self.name.setText(column_name(self._table.head, self._place))
        cells = [
            row.cells[self._place][:_EXAMPLE_LENGTH] for row in self._table.rows if row.cells[self._place]
        ]
        self.examples.setText(
            t("For example: {examples}", examples=" · ".join(cells[:_EXAMPLES])) if cells else t("Empty")
        )
        self.meaning.set_value(use.meaning if use is not None else None)
        is_part = use is not None and use.meaning in _OF_ONE_SCALE
        self.instrument.setVisible(is_part)
        self.part.setVisible(is_part)
        self.following.setVisible(use is not None and use.meaning is Meaning.ANSWER)
        if use is not None and is_part:
            self._offer_parts(use)
        self.preview.show_column(self._place)

    def _offer_parts(self, use: ColumnUse) -> None:
        words = self._words
        fitting = [one for one in words.instruments if _has_parts(one, use.meaning)]
        options = [(one.id, words.title(one.id)) for one in fitting]
        self.instrument.set_options(options, value=use.instrument_id)
        instrument = self._instrument(use.instrument_id)
        if use.meaning is Meaning.SCORE:
            self.part.label.setText(words.t("Scale"))
            scales: list[tuple[object, str]] = [
                (scale.id, words.wording(instrument.id).scales[scale.id].name) for scale in instrument.scales
            ]
            self.part.set_options(scales, value=use.scale_id)
        else:
            self.part.label.setText(words.t("Question"))
            items: list[tuple[object, str]] = [
                (item.number, words.question(instrument.id, item.number)) for item in instrument.items
            ]
            self.part.set_options(items, value=use.item)

    def _take_meaning(self, meaning: Meaning | None) -> None:
        if meaning is None:
            self._put(None)
        elif meaning in _OF_ONE_SCALE:
            instrument = self._near(meaning)
            self._put(self._first_part(meaning, instrument) if instrument is not None else None)
        else:
            self._put(ColumnUse(meaning))

    def _take_instrument(self, instrument_id: str) -> None:
        use = self._uses[self._place]
        if use is not None:
            self._put(self._first_part(use.meaning, self._instrument(instrument_id)))

    def _take_part(self, part: object) -> None:
        use = self._uses[self._place]
        if use is not None and isinstance(part, int):
            self._put(replace(use, item=part))
        elif use is not None:
            self._put(replace(use, scale_id=str(part)))

    def number_following(self) -> None:
        """Take the columns after this one for the questions after its own, as far as there are both."""
        use = self._uses[self._place]
        if use is None or use.meaning is not Meaning.ANSWER:
            return
        last = len(self._instrument(use.instrument_id).items)
        places = range(self._place, len(self._uses))
        for place, item in zip(places, range(use.item, last + 1), strict=False):
            self._uses[place] = replace(use, item=item)
        self._tell_change()

    def _put(self, use: ColumnUse | None) -> None:
        self._uses[self._place] = use
        self._tell_change()

    def _tell_change(self) -> None:
        self._show_rows()
        self._show_detail()
        self.message.hide()
        self.changed.emit()

    def _near(self, meaning: Meaning) -> Instrument | None:
        """The questionnaire of the nearest column before, else the first that has such parts."""
        for use in reversed(self._uses[: self._place]):
            if use is not None and use.meaning is meaning:
                return self._instrument(use.instrument_id)
        return next((one for one in self._words.instruments if _has_parts(one, meaning)), None)

    def _first_part(self, meaning: Meaning, instrument: Instrument) -> ColumnUse:
        """The first scale or question that no column has yet."""
        if meaning is Meaning.SCORE:
            all_parts = [ColumnUse(meaning, instrument.id, scale_id=scale.id) for scale in instrument.scales]
        else:
            all_parts = [ColumnUse(meaning, instrument.id, item=item.number) for item in instrument.items]
        return next((part for part in all_parts if part not in self._uses), all_parts[0])

    def _instrument(self, instrument_id: str) -> Instrument:
        return next(one for one in self._words.instruments if one.id == instrument_id)


def _has_parts(instrument: Instrument, meaning: Meaning) -> bool:
    return bool(instrument.scales if meaning is Meaning.SCORE else instrument.items)
