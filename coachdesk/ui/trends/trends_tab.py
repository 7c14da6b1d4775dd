"""The trends of one person: the three scales chosen first, the others one key away, each as a table too."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coachdesk.domain.messages import N_
from coachdesk.figures.charts import DotChart, TableTwin, TrendChart
from coachdesk.figures.line_tables import LineTable
from coachdesk.figures.trends import subtitle
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import give_thin_bars
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.marks import Card
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.trends.scales_choice import CHOSEN, ScalesChoice

_Found = tuple[list[TrendChart], tuple[DotChart, ...], tuple[LineTable, ...]]


class TrendsTab(Page):
    """Shows the charts of :class:`TrendsService` and lets three panels be chosen."""

    kinds: ClassVar[tuple[str, ...]] = (
        "assessments",
        "phase_moves",
        "life_events",
        "practices",
        "sessions",
        "situation_changes",
        "clients",
    )
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("T", N_("Show the figures as a table, or as charts again")),
        ("A", N_("Show all scales, or the chosen ones again")),
        ("C", N_("Choose the scales shown first")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        self._is_table = False
        self._has_all = False
        self._names: tuple[tuple[str, str], ...] = ()
        self._chosen: tuple[str, ...] = ()
        column = bare_column(self, SPACE.stack)
        self._tools = self._make_tools()
        self._tools.hide()
        column.addWidget(self._tools)
        self._empty = self._make_empty()
        self._empty.hide()
        column.addWidget(self._empty, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        give_thin_bars(self._scroll)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        for key, act in (("T", self.toggle_table), ("A", self.toggle_all), ("C", self.choose)):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def read(self) -> None:
        """Read names, then charts."""
        self.desk.fetch(
            self.desk.services.trends.available_panels,
            self._client_id,
            self.t,
            then=self._show_names,
            owner=self,
        )

    def toggle_table(self) -> None:
        """Charts or tables."""
        if self._tools.isHidden():
            return
        self._is_table = not self._is_table
        self._name_buttons()
        self._read_charts()

    def toggle_all(self) -> None:
        """The chosen scales, or every scale that was measured."""
        if not self._names:
            return
        self._has_all = not self._has_all
        self._name_buttons()
        self._read_charts()

    def choose(self) -> None:
        """Choose up to three scales that are shown first."""
        if not self._names:
            return
        dialog = ScalesChoice(self.t, self._names, self._chosen, self)
        dialog.scales_chosen.connect(self._take_choice)
        dialog.open()

    def _make_tools(self) -> QWidget:
        holder = QWidget(self)
        row = bare_row(holder, SPACE.near)
        self._shown = PlainLabel("", "body", "ink2", fit="wrap", is_private=True, parent=holder)
        row.addWidget(self._shown, 1)
        self._choose_button = Button(
            self.t("Choose the scales"), "secondary", icon="sliders-horizontal", key="C", is_small=True
        )
        self._choose_button.clicked.connect(self.choose)
        self._table_button = Button("", "secondary", icon="table-2", key="T", is_small=True)
        self._table_button.clicked.connect(self.toggle_table)
        self._all_button = Button("", "secondary", icon="layout-grid", key="A", is_small=True)
        self._all_button.clicked.connect(self.toggle_all)
        self._name_buttons()
        for button in (self._choose_button, self._table_button, self._all_button):
            row.addWidget(button)
        return holder

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "chart-line",
            self.t("The first assessment will appear here as a point, the next ones as a line."),
            self.t("New assessment"),
            action_icon="plus",
            parent=self,
        )
        empty.action_requested.connect(
            lambda: self.around.go(Place(CLIENT, self._client_id, tab="assessments"))
        )
        return empty

    def _name_buttons(self) -> None:
        self._table_button.set_word(self.t("As charts") if self._is_table else self.t("As a table"))
        self._all_button.set_word(self.t("Chosen scales") if self._has_all else self.t("All scales"))

    def _show_names(self, names: tuple[tuple[str, str], ...]) -> None:
        self._names = names
        self._read_charts()

    def _take_choice(self, chosen: tuple[str, ...]) -> None:
        self.desk.perform(
            self.desk.services.clients.edit,
            self._client_id,
            chosen_panels=chosen,
            origin=self,
            then=self._read_charts,
            words=self.t("Scales chosen"),
        )

    def _read_charts(self, _answer: object = None) -> None:
        keys = [key for key, _ in self._names]
        groups: list[tuple[str, ...] | None] = [None]
        if self._has_all:
            groups = [tuple(keys[first : first + CHOSEN]) for first in range(0, len(keys), CHOSEN)] or [None]
        self.desk.fetch(self._read_all, tuple(groups), then=self._show, owner=self, question="charts")

    def _read_all(self, groups: tuple[tuple[str, ...] | None, ...]) -> _Found:
        """On the store thread: the charts of every group, the dots, and what is a table only."""
        trends = self.desk.services.trends
        charts = [trends.chart(self._client_id, self.t, panels=group) for group in groups]
        dots = (trends.check_in(self._client_id, self.t), trends.guide(self._client_id, self.t))
        return charts, dots, trends.line_tables(self._client_id, self.t)

    def _show(self, found: _Found) -> None:
        charts, every_dots, tables = found
        if not self._has_all:
            self._chosen = tuple(panel.key for panel in charts[0].panels)
        panels = [panel for chart in charts for panel in chart.panels]
        shown_dots = [dots for dots in every_dots if any(row.dots for row in dots.rows)]
        is_empty = not (panels or shown_dots or tables)
        self._empty.setVisible(is_empty)
        self._tools.setVisible(not is_empty)
        self._scroll.setVisible(not is_empty)
        for button in (self._choose_button, self._all_button):
            button.setVisible(bool(panels))
        self._shown.setText(subtitle(self.t, panels) if panels else "")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SPACE.near, SPACE.page)
        column.setSpacing(SPACE.card)
        for chart in charts:
            if chart.panels:
                self._add(column, chart.table, chart.title, chart)
        for dots in shown_dots:
            self._add(column, dots.table, dots.title, dots)
        if tables:
            from coachdesk.ui.trends.line_table_view import line_table_cards

            line_table_cards(tables, column)
        column.addStretch(1)
        self._scroll.setWidget(holder)

    def _add(self, column: QVBoxLayout, table: TableTwin, title: str, figure: TrendChart | DotChart) -> None:
        if self._is_table:
            from coachdesk.ui.trends.table_twin import TableTwinView

            card = Card(padding=SPACE.stack, parent=self)
            card.box.addWidget(PlainLabel(title, "h3", parent=card))
            card.box.addWidget(TableTwinView(table, title, card))
            column.addWidget(card)
            return
        if isinstance(figure, DotChart):
            column.addWidget(self._dots_card(figure))
            return
        # pyqtgraph costs a third of a second; it is imported when a chart is first seen.
        from coachdesk.ui.trends.trend_view import TrendView

        column.addWidget(TrendView(figure))

    def _dots_card(self, dots: DotChart) -> Card:
        from coachdesk.ui.trends.dot_view import DotKey, DotView

        card = Card(padding=SPACE.stack, parent=self)
        card.box.addWidget(PlainLabel(dots.title, "h3", parent=card))
        card.box.addWidget(PlainLabel(dots.subtitle, "caption", "ink2", fit="wrap", parent=card))
        card.box.addWidget(DotKey(dots, card))
        card.box.addWidget(DotView(dots, card))
        card.box.addWidget(PlainLabel(dots.sentence, "body", fit="wrap", is_private=True, parent=card))
        return card
