"""A table from elsewhere in three steps: the file, its columns, its lines; then one change that can be undone."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import ImportPlan, LineFate, Uses
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.messages import N_
from coachdesk.domain.tables import Table
from coachdesk.ui.failures import sentence
from coachdesk.ui.file_dialogs import ask_file
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.imports.check_step import CheckStep
from coachdesk.ui.imports.columns_step import ColumnsStep
from coachdesk.ui.imports.file_step import FileStep
from coachdesk.ui.imports.import_words import Vocabulary
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.places import CLIENTS, Place

_LOOK_EVERY_MS: Final = 100


class _Watch:
    """How far the reading on the other thread is, and whether it should go on."""

    def __init__(self) -> None:
        self.share = 0.0
        self._stopped = threading.Event()

    def told(self, share: float) -> bool:
        """Called by whoever reads."""
        self.share = share
        return not self._stopped.is_set()

    def stop(self) -> None:
        """Ask the reader to end."""
        self._stopped.set()


class ImportPage(Page):
    """One step at a time; what was read stays in memory, and goes with the page."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+O", N_("Choose a file")),
        ("Ctrl+Enter", N_("Next step")),
        ("Ctrl+C", N_("Copy the reasons")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self.step: FileStep | ColumnsStep | CheckStep | None = None
        self._table: Table | None = None
        self._uses: Uses = ()
        self._plan: ImportPlan | None = None
        self._words: Vocabulary | None = None
        self._watch: _Watch | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._show_share)
        self.header = PageHeader(t("Import a table"), facts=" ", are_facts_private=True)
        self.back = self.header.add_button(Button(t("Back to the files"), icon="arrow-left"))
        self.back.clicked.connect(self.go_back)
        self.other = self.header.add_button(Button(t("Another file"), icon="folder-open"))
        self.other.clicked.connect(self.choose_file)
        self.next = self.header.add_button(Button(t("Choose a file"), "primary", icon="folder-open"))
        self.next.clicked.connect(self.go_on)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._show_file_step()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self.choose_file)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.next.click)
        self.setFocusProxy(self.next)

    def read(self) -> None:
        """Read which questionnaires there are."""
        self.desk.fetch(self.desk.services.assessments.list_offered, then=self._take_words, owner=self)

    def stop(self) -> None:
        """Read no further."""
        self._stop_reading()
        if isinstance(self.step, CheckStep):
            self.step.busy.stop()
        super().stop()

    def choose_file(self) -> None:
        """Ask for a file."""
        if self._watch is None:
            kinds = self.t("Tables (*.xlsx *.xlsm *.csv *.tsv *.txt)")
            ask_file(self, self.t("Choose a file"), kinds, self.take_file, Path.home())

    def take_file(self, file: Path) -> None:
        """Read a file that was chosen, on the other thread."""
        if self._watch is not None or self._words is None:
            return
        step = self.step if isinstance(self.step, FileStep) else self._show_file_step()
        step.start()
        self.next.setEnabled(False)
        watch = self._watch = _Watch()
        self._look.start()
        work = partial(self.around.doors.read_table, file, watch.told)
        self.around.papers.ask_for(self, work, self._take_table, self._refuse_file)

    def go_on(self) -> None:
        """The step after this one."""
        if isinstance(self.step, ColumnsStep):
            self._check()
        elif isinstance(self.step, CheckStep):
            self.run()
        else:
            self.choose_file()

    def go_back(self) -> None:
        """The step before this one; before the first the files."""
        if isinstance(self.step, CheckStep) and self._table is not None:
            self._show_columns(self._table, self._uses)
        else:
            self.around.go(Place(CLIENTS))

    def run(self) -> None:
        """Import the good lines."""
        plan, step = self._plan, self.step
        if (
            plan is None
            or self._table is None
            or not isinstance(step, CheckStep)
            or not self.next.isEnabled()
        ):
            return
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        step.busy.start(self.t("Importing"))
        lines = len(plan.of_fate(LineFate.IMPORTED))
        self.desk.perform(
            self.desk.services.imports.run, self._table, self._uses, plan,
            then=self._leave, failed=self._refuse_run, origin=self,
            words=self.t.plural("{count} line imported", "{count} lines imported", lines),
        )  # fmt: skip

    # --- the file ------------------------------------------------------------------------------------------

    def _take_words(self, instruments: tuple[Instrument, ...]) -> None:
        self._words = Vocabulary(self.t, instruments, self._wording)

    def _wording(self, instrument_id: str) -> Wording:
        return self.desk.services.assessments.wording(instrument_id, None, self.t.language)

    def _show_share(self) -> None:
        if self._watch is not None and isinstance(self.step, FileStep):
            self.step.show_share(self._watch.share)

    def _stop_reading(self) -> None:
        self._look.stop()
        if self._watch is not None:
            self._watch.stop()

    def _end_reading(self, trouble: str = "") -> None:
        self._look.stop()
        self._watch = None
        self.next.setEnabled(True)
        if isinstance(self.step, FileStep):
            self.step.finish(trouble)

    def _refuse_file(self, failure: Exception) -> None:
        self._end_reading(sentence(self.t, failure))
        self.next.setFocus()

    def _take_table(self, table: Table) -> None:
        self._end_reading()
        self._table = table
        guess = self.desk.services.imports.guess
        self.desk.fetch(guess, table.head, then=partial(self._show_columns, table), owner=self)

    # --- the columns and the lines -------------------------------------------------------------------------

    def _check(self) -> None:
        if self._table is None or not isinstance(self.step, ColumnsStep):
            return
        self._uses = self.step.uses()
        self.desk.fetch(
            self.desk.services.imports.plan, self._table, self._uses,
            then=self._show_lines, owner=self, failed=self._refuse_columns,
        )  # fmt: skip

    def _refuse_columns(self, error: UserError) -> None:
        if isinstance(self.step, ColumnsStep):
            self.step.tell(sentence(self.t, error))

    def _refuse_run(self, error: UserError) -> None:
        self.back.setEnabled(True)
        if isinstance(self.step, CheckStep):
            self.step.tell(sentence(self.t, error))
            self.back.setFocus()

    def _leave(self, _plan: ImportPlan) -> None:
        self.around.go(Place(CLIENTS))

    # --- steps ---------------------------------------------------------------------------------------------

    def _show_file_step(self) -> FileStep:
        step = FileStep(self.t)
        step.stop_requested.connect(self._stop_reading)
        self._table, self._plan = None, None
        self._show_step(step, self.t("Step 1 of 3: the file"))
        self.next.set_icon("folder-open")
        self.next.set_word(self.t("Choose a file"))
        return step

    def _show_columns(self, table: Table, uses: Uses) -> None:
        if self._words is None:
            return
        step = ColumnsStep(self._words, table, uses)
        self._show_step(step, self._facts(self.t("Step 2 of 3: what each column holds"), table))
        self.next.set_icon("check")
        self.next.set_word(self.t("Check the lines"))
        step.setFocus()

    def _show_lines(self, plan: ImportPlan) -> None:
        if self._words is None or self._table is None:
            return
        self._plan = plan
        step = CheckStep(self._words, self._table, plan)
        self._show_step(step, self._facts(self.t("Step 3 of 3: what becomes of each line"), self._table))
        lines = len(plan.of_fate(LineFate.IMPORTED))
        self.next.set_icon("save")
        self.next.setEnabled(bool(lines))
        self.next.set_word(
            self.t.plural("Import {count} line", "Import {count} lines", lines)
            if lines
            else self.t("Nothing to import")
        )
        step.setFocus()

    def _facts(self, step: str, table: Table) -> str:
        t = self.t
        lines = t.plural("{count} line", "{count} lines", len(table.rows))
        sheet = t("sheet {name}", name=t.quoted(table.sheet)) if table.sheet else ""
        return " · ".join(part for part in (step, table.name, sheet, lines) if part)

    def _show_step(self, step: FileStep | ColumnsStep | CheckStep, facts: str) -> None:
        before, self.step = self.step, step
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.addWidget(step, 1)
        self.header.set_facts(facts)
        is_checked = isinstance(step, CheckStep)
        self.back.set_word(self.t("Back to the columns") if is_checked else self.t("Back to the files"))
        self.back.setEnabled(True)
        self.other.setVisible(isinstance(step, ColumnsStep))
        self.next.setEnabled(True)
