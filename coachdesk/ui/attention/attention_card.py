"""In a file: what is to be talked about, and the days that were set to look at it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.reviews import Review
from coachdesk.figures import attention
from coachdesk.i18n.typed_dates import Lean
from coachdesk.services.flags import FlagLine
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.dialogs import Dialog
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, bare_row, clear_layout
from coachdesk.ui.parts.marks import Attention
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE, ColourName


class AttentionCard(Card):
    """Flags with what they rest on, reviews with their day; both end by one button.

    Args:
        around: desk, words, today.
        client_id: whose file.
    """

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._around = around
        self.t = around.t
        self._client_id = client_id
        self._place: int | None = None
        self._flags, self._reviews = bare_column(None, SPACE.near), bare_column(None, SPACE.near)
        self.box.addLayout(self._flags)
        self.box.addLayout(self._reviews)
        self.set_day = Button(self.t("Look at this file again on…"), "link", icon="calendar")
        self.set_day.clicked.connect(self.ask_day)
        self.box.addWidget(self.set_day)

    def read(self) -> None:
        """Read the flags and the reviews of the file."""
        desk = self._around.desk
        desk.fetch(desk.services.flags.list_for, self._client_id, then=self._show_flags, owner=self)
        desk.fetch(desk.services.reviews.list_for, self._client_id, then=self._show_reviews, owner=self)

    def ask_day(self) -> None:
        """Ask for a day and a word."""
        ReviewDialog(self._around, self._client_id, self).open()

    def _show_flags(self, lines: tuple[FlagLine, ...]) -> None:
        clear_layout(self._flags)
        for line in lines:
            self._flags.addWidget(self._flag(line))
        self._set_ground()

    def _set_ground(self) -> None:
        """A link alone needs no card around it, and no room above and below it."""
        is_alone = not (self._flags.count() or self._reviews.count())
        self.set_kind("plain" if is_alone else "card")
        around = 0 if is_alone else SPACE.card
        self.box.setContentsMargins(SPACE.card, around, SPACE.card, around)
        self._take_place(is_alone)

    def _take_place(self, is_alone: bool) -> None:
        """What waits stands where the page put it; a link alone comes after all the cards of its column."""
        home = self.parentWidget()
        column = home.layout() if home is not None else None
        if not isinstance(column, QVBoxLayout) or column.indexOf(self) < 0:
            return
        if self._place is None:
            self._place = column.indexOf(self)
        # Behind the cards comes the room that is left over.
        wanted = column.count() - 2 if is_alone else self._place
        if column.indexOf(self) != wanted:
            column.removeWidget(self)
            column.insertWidget(wanted, self)

    def _flag(self, line: FlagLine) -> QWidget:
        t = self.t
        wording = self._around.desk.services.assessments.wording(
            line.instrument.id, line.instrument.version, t.language
        )
        holder = QWidget()
        column = bare_column(holder, SPACE.pair)
        ink: ColourName = "ink2" if line.is_seen else "att"
        column.addWidget(Attention(t(attention.TO_DISCUSS), "triangle-alert", ink, is_private=True))
        sentence = attention.flag_line(t, line.flag, line.instrument, wording)
        column.addWidget(PlainLabel(sentence, "body", fit="wrap", is_private=True))
        origin = attention.flag_origin(t, line.flag, wording)
        column.addWidget(PlainLabel(origin, "caption", "ink2", fit="wrap"))
        row = bare_row(None, SPACE.near)
        if line.is_seen:
            row.addWidget(PlainLabel(t("Looked at."), "caption", "ink2"))
        else:
            seen = Button(t("Looked at"), "secondary", icon="check", is_small=True)
            seen.clicked.connect(partial(self._look_at, line.flag.key))
            row.addWidget(seen)
        row.addStretch(1)
        column.addLayout(row)
        return holder

    def _look_at(self, key: str, _checked: bool = False) -> None:
        flags = self._around.desk.services.flags
        self._around.desk.perform(flags.look_at, self._client_id, key, words=self.t("Noted as looked at"))

    def _show_reviews(self, reviews: tuple[Review, ...]) -> None:
        clear_layout(self._reviews)
        for one in reviews:
            self._reviews.addWidget(self._review(one))
        self._set_ground()

    def _review(self, one: Review) -> QWidget:
        t, today = self.t, self._around.clock.today()
        holder = QWidget()
        row = bare_row(holder, SPACE.near)
        words = bare_column(None, 0)
        ink: ColourName = "att" if one.is_past(today) else "ink2"
        words.addWidget(Attention(t(attention.TO_REVIEW), "calendar", ink, is_private=True))
        words.addWidget(PlainLabel(attention.review_line(t, one, today), "body", fit="wrap", is_private=True))
        row.addLayout(words, 1)
        done = Button(t.within("review", "Done"), "secondary", icon="check", is_small=True)
        done.setAccessibleDescription(one.about)
        done.clicked.connect(partial(self._finish, one.id))
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _finish(self, review_id: int, _checked: bool = False) -> None:
        reviews = self._around.desk.services.reviews
        self._around.desk.perform(reviews.finish, review_id, words=self.t("Noted as done"))


class ReviewDialog(Dialog):
    """Asks on which day to look at a file again, and why in a word.

    Args:
        around: desk, words, today.
        client_id: whose file.
        parent: what opens it.
    """

    def __init__(self, around: Surroundings, client_id: int, parent: QWidget) -> None:
        t, today = around.t, around.clock.today()
        super().__init__(t("Look at this file again"), parent)
        self._around = around
        self._client_id = client_id
        self.finished.connect(self.deleteLater)
        self.day = DateField(
            t("On"), t, today, lean=Lean.FUTURE, earliest=today, is_needed=True, is_private=True
        )
        self.day.box.setObjectName("review day")
        self.about = Field(t("What to look at, in a word"), max_length=200, is_private=True)
        self.about.box.setObjectName("review word")
        self.body.addWidget(self.day)
        self.body.addWidget(self.about)
        self.act = self.set_actions(t("Look at this file again"), t("Cancel"), icon="calendar")
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self._keep)
        self.day.box.setFocus()

    def _keep(self) -> None:
        if not self.day.check():
            self.day.setFocus()
            return
        reviews = self._around.desk.services.reviews
        self._around.desk.perform(
            reviews.set_day, self._client_id, self.day.value(), self.about.text(),
            then=lambda _: self.accept(), failed=self._refuse,
            words=self._around.t("Day to look again set"),
        )  # fmt: skip

    def _refuse(self, error: UserError) -> None:
        field = self.day if "date" in error.facts else self.about
        field.show_error(error, self._around.t)
        field.setFocus()
