"""A session of supervision: its day and length left, the cases that are brought, what is written about one right."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.pseudonyms import TREES
from coachdesk.domain.supervision import SupervisionFormat
from coachdesk.figures.pseudonymised import CaseFile, Pack
from coachdesk.figures.supervision_words import format_name
from coachdesk.i18n import dates
from coachdesk.services.services import Services
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.bars import BAR_WIDTH
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, side_by_side
from coachdesk.ui.parts.pages import EmptyState, ScrollPage
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.parts.values import DateField, NumberField
from coachdesk.ui.places import SUPERVISION, SUPERVISION_NOTES, SUPERVISION_REVIEW, Place
from coachdesk.ui.supervision.case_form import CaseForm
from coachdesk.ui.supervision.kept_fields import KeptFields
from coachdesk.ui.theme.theme import Theme
from coachdesk.ui.theme.tokens import SPACE

_LEFT: Final = 336
_MINUTES: Final = (5, 480)


class NotesPage(Page):
    """Everything typed is kept at once, with the names as typed; what is printed is looked through before."""

    kinds: ClassVar[tuple[str, ...]] = ("supervisions", "supervision_cases", "clients", "contacts")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter", N_("Look through the names, then print")),
        ("Enter", N_("Open the case that is marked")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        t = self.t
        self._id = place.item_id or 0
        self._pack: Pack | None = None
        self.form: CaseForm | None = None
        self.header = PageHeader(
            "",
            facts=t("Kept as you type it. Nothing leaves the vault from here."),
            are_facts_private=False,
        )
        back = self.header.add_button(Button(t("All sessions"), "secondary", icon="arrow-left"))
        back.clicked.connect(self.go_back)
        self.look_through = self.header.add_button(
            Button(t("Look through the names"), "primary", icon="search")
        )
        self.look_through.clicked.connect(self.review)
        self._side = ScrollPage(margin=0, gap=SPACE.card, has_gutter=True)
        self._side.setFixedWidth(_LEFT * (100 + Theme.current().text_size) // 200 + BAR_WIDTH)
        self._make_particulars()
        self._make_cases()
        self._side.box.addStretch(1)
        self.body = ScrollPage(margin=0, has_gutter=True)
        self._empty = EmptyState(
            "user", t("Choose on the left whom you bring. Their file gives the weeks and the charts.")
        )
        column = bare_column(self)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.page - BAR_WIDTH, SPACE.page)
        row.setSpacing(SPACE.page - BAR_WIDTH)
        row.addWidget(self._side)
        row.addWidget(self.body, 1)
        row.addWidget(self._empty, 1)
        column.addLayout(row, 1)
        self.body.hide()
        self._empty.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.review)
        self.begin_at(self.cases)

    def read(self) -> None:
        """Read the session, its cases, and the files to choose from."""
        self.desk.fetch(_read, self.desk.services, self._id, then=self._show, owner=self, question="notes")

    def flush(self) -> None:
        """Hand over what is typed."""
        self._texts.flush()
        if self.form is not None:
            self.form.flush()

    def go_back(self) -> None:
        """Back to all sessions."""
        self.around.go(Place(SUPERVISION))

    def review(self) -> None:
        """On to what was found in the texts."""
        self.flush()
        self.around.go(Place(SUPERVISION_REVIEW, item_id=self._id))

    def add_case(self, client_id: object) -> None:
        """Bring a person, then write about them."""
        t = self.t
        self.desk.perform(
            self.desk.services.supervision.add_case, self._id, client_id, [t(tree) for tree in TREES],
            then=self._open, failed=self._refuse_case, words=t("Case added"),
        )  # fmt: skip

    def _make_particulars(self) -> None:
        t, today = self.t, self.around.clock.today()
        services = self.desk.services
        self._texts = KeptFields(self.around, services.supervision.edit, self._id, self)
        card = Card(gap=SPACE.pair)
        card.box.addWidget(PlainLabel(t("This session"), "h3"))
        self.day = DateField(t("Day"), t, today, is_needed=True)
        self.minutes: NumberField = NumberField(
            t("Length"), t, low=_MINUTES[0], high=_MINUTES[1], decimals=0, unit=t("min")
        )
        self.format: ChoiceField[SupervisionFormat] = ChoiceField(
            t("Format"), [(each, format_name(t, each)) for each in SupervisionFormat]
        )
        self.supervisor = Field(
            t("With"), placeholder=t("a name or an initial"), max_length=200, is_private=True
        )
        self.learnt = TextField(
            t("What I take along"), lines=3, is_private=True, placeholder=t("can wait until afterwards")
        )
        for field, name in ((self.day, "day"), (self.minutes, "minutes"), (self.format, "format")):
            field.box.setObjectName(f"supervision {name}")
        self._texts.bind(self.supervisor, "supervisor")
        self._texts.bind(self.learnt, "learnt")
        self.day.value_chosen.connect(partial(self._keep, "held_on"))
        self.minutes.value_chosen.connect(self._keep_minutes)
        self.format.value_chosen.connect(partial(self._keep, "format"))
        for quiet in (self.format, self.supervisor, self.learnt):
            quiet.set_message_shown(False)
        card.box.addLayout(side_by_side(self.day, self.minutes, gap=SPACE.near, widths=(3, 2)))
        for widget in (self.format, self.supervisor, self.learnt):
            card.box.addWidget(widget)
        self._particulars = card

    def _make_cases(self) -> None:
        t = self.t
        card = Card(gap=SPACE.near)
        card.box.addWidget(PlainLabel(t("Cases"), "h3"))
        self.cases = ListView(t("Cases"))
        self.cases.setObjectName("cases")
        self.cases.row_chosen.connect(self._open)
        card.box.addWidget(self.cases)
        self.choose: ChoiceField[int] = ChoiceField(
            t("Bring somebody"), placeholder=t("Choose a person"), is_private=True, opens_first=True
        )
        self.choose.box.setObjectName("bring")
        self.choose.value_chosen.connect(self.add_case)
        card.box.addWidget(self.choose)
        self._side.box.addWidget(card)
        self._side.box.addWidget(self._particulars)

    def _show(self, found: tuple[Pack, tuple[tuple[int, str], ...]]) -> None:
        pack, files = found
        self._pack = pack
        t, one = self.t, pack.supervision
        self.header.set_title(t("Supervision of {day}", day=dates.full(one.held_on, t.language)))
        if not self.day.box.hasFocus():
            self.day.set_value(one.held_on)
        if not self.minutes.box.hasFocus():
            self.minutes.set_value(None if one.minutes is None else float(one.minutes))
        self.format.set_value(one.format)
        self._texts.take(one)
        brought = {file.client.id for file in pack.files}
        self.choose.set_options([(key, name) for key, name in files if key not in brought])
        self.cases.set_rows([self._row(file) for file in pack.files])
        self.cases.setVisible(bool(pack.files))
        self.cases.setFixedHeight(self.cases.height_of(min(4, max(1, len(pack.files)))))
        self.look_through.setEnabled(bool(pack.files))
        self._show_case(self._chosen(pack))

    def _chosen(self, pack: Pack) -> CaseFile | None:
        """The case of the place, else the first."""
        wanted = next((file for file in pack.files if str(file.case.id) == self.place.tab), None)
        return wanted or (pack.files[0] if pack.files else None)

    def _show_case(self, file: CaseFile | None) -> None:
        self.body.setVisible(file is not None)
        self._empty.setVisible(file is None)
        self.begin_at(self.choose if file is None else self.cases)
        if file is None:
            self._drop_form()
            return
        self.cases.set_current(file.case.id)
        if self.form is not None and self.form.case_id == file.case.id:
            self.form.take(file)
            return
        self._drop_form()
        self.form = CaseForm(self.around, file, self)
        self.form.removed.connect(self._leave_case)
        self.body.box.insertWidget(0, self.form)
        self.body.box.addStretch(1)
        follow_layout(self)

    def _drop_form(self) -> None:
        if self.form is not None:
            self.body.box.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _leave_case(self) -> None:
        self.around.go(Place(SUPERVISION_NOTES, item_id=self._id))

    def _row(self, file: CaseFile) -> Row:
        return Row(
            key=file.case.id, name=file.client.name,
            detail=self.t("called {pseudonym} on paper", pseudonym=file.client.pseudonym), icon="user",
        )  # fmt: skip

    def _open(self, case_id: object) -> None:
        if isinstance(case_id, int) and (self.form is None or self.form.case_id != case_id):
            self.flush()
            self.around.go(Place(SUPERVISION_NOTES, item_id=self._id, tab=str(case_id)))
        elif self.form is not None:
            self.form.question.setFocus()

    def _keep_minutes(self, minutes: float | None) -> None:
        self._keep("minutes", None if minutes is None else round(minutes))

    def _keep(self, name: str, value: date | int | SupervisionFormat | None) -> None:
        self.desk.perform(
            partial(self.desk.services.supervision.edit, self._id, **{name: value}),
            merge_key=("supervision", self._id, name),
        )

    def _refuse_case(self, error: UserError) -> None:
        self.choose.show_error(error, self.t)


def _read(services: Services, supervision_id: int) -> tuple[Pack, tuple[tuple[int, str], ...]]:
    """The session, and id and name of every file that could be brought."""
    files = ((line.client.id, line.client.name) for line in services.clients.list_files())
    return services.supervision.get(supervision_id), tuple(files)
