"""The trends of one person: the three scales chosen first, the others one key away, each as a table too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.messages import N_
from coachdesk.domain.phases import PhaseMove, stretches
from coachdesk.domain.trend_layers import TimeView, time_view_from
from coachdesk.figures.answer_moves import AnswerMoves
from coachdesk.figures.charts import DotChart, TimeTick, TrendChart
from coachdesk.figures.line_tables import LineTable
from coachdesk.figures.table_files import tabbed
from coachdesk.figures.trends import Scene, subtitle, together
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_place
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row
from coachdesk.ui.parts.pages import EmptyState
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.tokens import SPACE
from coachdesk.ui.trends.figures_scroll import FiguresScroll
from coachdesk.ui.trends.layers_choice import LayersChoice
from coachdesk.ui.trends.scales_choice import ScalesChoice
from coachdesk.ui.trends.trend_tools import TrendTools

if TYPE_CHECKING:
    from coachdesk.ui.trends.exporting import FileKind


_VIEW_DRAFT: Final = "trends"


@dataclass(frozen=True, slots=True)
class _Found:
    charts: list[TrendChart]
    dots: tuple[DotChart, ...]
    tables: tuple[LineTable, ...]
    moves: tuple[PhaseMove, ...]
    hidden: tuple[str, ...]


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
    has_gutter: ClassVar[bool] = True
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("T", N_("Show the figures as a table, or as charts again")),
        ("A", N_("Show all scales, or the chosen ones again")),
        ("C", N_("Choose the scales shown first")),
        ("L", N_("Choose what is shown beside the measures")),
        ("P", N_("Go farther back, or less far")),
        ("W", N_("Count time by dates, or in weeks of a phase")),
        ("Y", N_("Copy the table")),
        ("X", N_("Export a figure")),
        ("←  →", N_("Walk along the measures of a scale")),
        ("+  −  0", N_("See the time closer, farther, whole; Ctrl and the wheel do it too")),
        ("Shift ←  →", N_("Move along the time; the mouse drags it")),
        ("Enter", N_("Open the answers behind a measure")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        self._charts: list[TrendChart] = []
        self._is_table = False
        self._has_all = False
        self._is_begun = False
        self._names: tuple[tuple[str, str], ...] = ()
        self._chosen: tuple[str, ...] = ()
        column = bare_column(self, SPACE.stack)
        self._hidden: tuple[str, ...] = ()
        self.tools = self._make_tools()
        self.tools.hide()
        over = bare_row(None)
        over.setContentsMargins(0, 0, BAR_WIDTH, 0)
        over.addWidget(self.tools)
        column.addLayout(over)
        self._empty = self._make_empty()
        self._empty.hide()
        column.addWidget(self._empty, 1)
        self._scroll = FiguresScroll(self.turns, self._ticks, self)
        self._scroll.point_told.connect(self._tell)
        self._scroll.point_opened.connect(self.open_answers)
        column.addWidget(self._scroll, 1)
        self.status = PlainLabel("", "body", "ink2", fit="elide", is_private=True, parent=self)
        self.status.hide()
        column.addWidget(self.status)
        acts = (
            ("T", self.toggle_table),
            ("A", self.toggle_all),
            ("C", self.choose),
            ("L", self.choose_layers),
            ("P", self.tools.next_span),
            ("W", self.tools.next_count),
            ("Y", self.copy_table),
            ("X", self.export),
        )
        for key, act in acts:
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def read(self) -> None:
        """Read names, then charts."""
        self.desk.fetch(self._read_names, then=self._show_names, owner=self)

    def toggle_table(self) -> None:
        """Charts or tables."""
        if self.tools.isHidden():
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

    def choose_layers(self) -> None:
        """Choose what stands beside the measures."""
        if not self._names:
            return
        dialog = LayersChoice(self.t, self._hidden, self)
        dialog.layers_chosen.connect(self._take_layers)
        dialog.open()

    def copy_table(self) -> None:
        """Put the tables of the charts on the clipboard, as rows and tabs."""
        if not self._charts or Privacy.current().is_on:
            return
        words = "\n\n".join(tabbed(chart.table) for chart in self._charts)
        QGuiApplication.clipboard().setText(words)
        self._tell(self.t("The table was copied."))

    def export(self) -> None:
        """Ask which figure leaves, as what, and where to."""
        if not self._charts or Privacy.current().is_on:
            return
        from coachdesk.ui.trends.exporting import ExportChoice

        dialog = ExportChoice(self.t, self._charts, self)
        dialog.kind_chosen.connect(self._ask_place)
        dialog.open()

    def _ask_place(self, place: int, kind: FileKind) -> None:
        from coachdesk.ui.trends.exporting import KIND_WORDS, file_name

        t, chart = self.t, self._charts[place]
        proposed = Path.home() / file_name(t, chart, kind, self.around.clock.today())
        kinds = f"{t(KIND_WORDS[kind])} (*.{kind.value})"
        ask_place(
            self, t("Export a figure"), kinds, proposed, kind.value, partial(self.export_to, chart, kind)
        )

    def export_to(self, chart: TrendChart, kind: FileKind, file: Path) -> None:
        """Write a figure to a file outside the vault."""
        from coachdesk.ui.trends.exporting import write

        around = self.around
        self.around.papers.ask_for(
            self,
            partial(write, file, self.t, chart, kind, around.doors.build),
            lambda _none: self._tell(self.t("The figure was exported.")),
            lambda failure: self._tell(sentence(self.t, failure)),
        )

    def open_answers(self, assessment_id: int) -> None:
        """Show the assessment behind a point beside earlier ones."""
        self.desk.fetch(
            self.desk.services.trends.answers, assessment_id, self.t, then=self._show_answers, owner=self
        )

    def _show_answers(self, found: tuple[AnswerMoves, Assessment]) -> None:
        from coachdesk.ui.trends.answers_view import AnswersView

        moves, assessment = found
        dialog = AnswersView(self.t, moves, is_baseline=assessment.is_baseline, parent=self)
        dialog.baseline_chosen.connect(partial(self._take_baseline, assessment))
        dialog.open()

    def _take_baseline(self, assessment: Assessment, is_named: bool) -> None:
        verbs = self.desk.services.assessments
        if is_named:
            self.desk.perform(verbs.name_baseline, assessment.id, words=self.t("Baseline chosen"))
            return
        self.desk.perform(
            verbs.forget_baseline,
            assessment.client_id,
            assessment.instrument_id,
            words=self.t("Baseline chosen by rule"),
        )

    def _take_layers(self, hidden: tuple[str, ...]) -> None:
        self.desk.perform(
            self.desk.services.practice.edit,
            hidden_layers=hidden,
            origin=self,
            then=self._read_charts,
            words=self.t("What charts show was chosen"),
        )

    def _tell(self, words: str) -> None:
        self.status.setText(words)
        self.status.show()

    def _make_tools(self) -> TrendTools:
        t = self.t
        tools = TrendTools(
            t,
            (
                ("C", "sliders-horizontal", t("Choose the scales"), self.choose),
                ("T", "table-2", "", self.toggle_table),
                ("A", "layout-grid", "", self.toggle_all),
                ("L", "list", t("What is shown"), self.choose_layers),
                ("Y", "copy", t("Copy the table"), self.copy_table),
                ("X", "file-output", t("Export"), self.export),
            ),
        )
        tools.view_chosen.connect(self._take_view)
        self._shown = tools.shown
        self._table_button, self._all_button = (tools.buttons[key] for key in ("T", "A"))
        self._name_buttons()
        return tools

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

    def _read_names(self) -> tuple[tuple[tuple[str, str], ...], str]:
        """On the store thread: the scales that were measured, and the time axis wished at the last visit."""
        services = self.desk.services
        names = services.trends.available_panels(self._client_id, self.t)
        return names, services.drafts.find(_VIEW_DRAFT, self._client_id, "") or ""

    def _show_names(self, found: tuple[tuple[tuple[str, str], ...], str]) -> None:
        self._names, kept = found
        if not self._is_begun:
            self._is_begun = True
            self.tools.start_with(time_view_from(kept))
        self._read_charts()

    def _take_view(self) -> None:
        """Keep the time axis for the next visit to this file, and draw it."""
        keep = self.desk.services.drafts.keep
        self.desk.perform(
            keep, _VIEW_DRAFT, self._client_id, "", self.tools.view().as_text(), origin=self, is_told=False
        )
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
            groups = [*together(keys)] or [None]
        self.desk.fetch(
            self._read_all,
            tuple(groups),
            self.tools.view(),
            then=self._show,
            owner=self,
            question="charts",
        )

    def _read_all(self, groups: tuple[tuple[str, ...] | None, ...], view: TimeView) -> _Found:
        """On the store thread: the charts of every group, the dots, and what is a table only."""
        services, whose, t = self.desk.services, self._client_id, self.t
        trends = services.trends
        return _Found(
            [trends.chart(whose, t, panels=group, view=view) for group in groups],
            (trends.check_in(whose, t, view), trends.guide(whose, t, view)),
            trends.line_tables(whose, t),
            services.phases.list_moves(whose),
            services.practice.get().hidden_layers,
        )

    def _show(self, found: _Found) -> None:
        charts, every_dots, tables = found.charts, found.dots, found.tables
        self._charts = [chart for chart in charts if chart.panels]
        self._hidden = found.hidden
        self.tools.offer_phases(stretches(found.moves))
        self.status.hide()
        if not self._has_all:
            self._chosen = tuple(panel.key for panel in charts[0].panels)
        panels = [panel for chart in charts for panel in chart.panels]
        shown_dots = [dots for dots in every_dots if dots.is_answered]
        is_empty = not (panels or shown_dots or tables)
        self._empty.setVisible(is_empty)
        self.tools.setVisible(not is_empty)
        self._scroll.setVisible(not is_empty)
        for key in ("C", "A", "L", "Y", "X"):
            self.tools.buttons[key].setVisible(bool(panels))
        self._shown.setText(subtitle(self.t, panels) if panels else "")
        self._scroll.show_figures((*self._charts, *shown_dots), tables, is_table=self._is_table)

    def _ticks(self, start: date, end: date) -> tuple[TimeTick, ...]:
        return Scene(weeks_from=self.tools.view().weeks_from).ticks(self.t, start, end)
