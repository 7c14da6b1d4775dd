"""Questionnaires hidden from coaches: switched on by saying what one does the same day, and switched off again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.practices import Practice, Profession
from coachdesk.ui.page import Page
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.flow import FlowLayout
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE


class SwitchedOnCard(Card):
    """Shown to a coach only; others are offered these questionnaires anyway.

    Args:
        page: the settings; ``Page.read`` shows the practice here.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.near, parent=parent)
        self._desk = page.desk
        self.t = page.t
        t = self.t
        self.box.addWidget(PlainLabel(t("Questionnaires that ask for more"), "h3"))
        self.box.addWidget(
            PlainLabel(
                t(
                    "They come from health care and are hidden until you say what you do the same day when the "
                    "question about safety is answered above zero. No schedule ever proposes them, and a high score "
                    "only says: worth talking about with a doctor."
                ),
                "body",
                "ink2",
                fit="wrap",
            )
        )
        self._shown = ""
        self.ticks: dict[str, TickBox] = {}
        for one in page.desk.services.assessments.list_instruments():
            if one.is_hidden_for_coaches:
                self._add_tick(one)
        self.statement = TextField(
            t("I know what I do today if the question about safety asks for it"),
            lines=3,
            placeholder=t("In your words: what you say, whom you call, who takes over"),
        )
        self.statement.box.setObjectName("switched on statement")
        self.box.addWidget(self.statement)
        self.stated = PlainLabel("", "caption", "ink2", fit="wrap")
        self.box.addWidget(self.stated)
        buttons = FlowLayout(gap=SPACE.near)
        self.on = Button(t("Switch on, dated today"), "secondary", icon="check", is_small=True)
        self.on.clicked.connect(self.switch_on)
        self.off = Button(t("Switch all off"), "secondary", is_small=True)
        self.off.clicked.connect(self.switch_off)
        buttons.addWidget(self.on)
        buttons.addWidget(self.off)
        self.box.addLayout(buttons)
        self.hide()

    def show_practice(self, practice: Practice) -> None:
        """Show what was read; a statement being typed stays."""
        for name, tick in self.ticks.items():
            tick.setChecked(name in practice.switched_on)
        typed = self.statement.text()
        if typed == self._shown or not self.statement.box.hasFocus():
            self.statement.set_text(practice.statement)
        self._shown = practice.statement
        is_on = practice.stated_on is not None
        self.stated.setVisible(is_on)
        if practice.stated_on is not None:
            names = [tick.sentence() for name, tick in self.ticks.items() if name in practice.switched_on]
            self.stated.setText(
                self.t(
                    "Switched on: {names}. Stated on {date}.",
                    names=self.t.listed(names),
                    date=practice.stated_on,
                )
            )
        self.on.set_word(self.t("Keep this") if is_on else self.t("Switch on, dated today"))
        self.off.setVisible(is_on)
        self.follow_profession(practice.profession)

    def follow_profession(self, profession: object) -> None:
        """Nothing is hidden from a psychologist or a health professional."""
        self.setVisible(profession is Profession.COACH)

    def switch_on(self) -> None:
        """Switch on what is ticked."""
        chosen = [name for name, tick in self.ticks.items() if tick.isChecked()]
        self.statement.clear_message()
        self._desk.perform(
            self._desk.services.practice.switch_on, chosen, self.statement.text(), failed=self._refuse,
            words=self.t("Questionnaires switched on"),
        )  # fmt: skip

    def switch_off(self) -> None:
        """Hide them again."""
        self.statement.set_text("")
        self._shown = ""
        self._desk.perform(
            self._desk.services.practice.switch_off, words=self.t("Questionnaires switched off")
        )

    def _add_tick(self, one: Instrument) -> None:
        wording = self._desk.services.assessments.wording(one.id, one.version, self.t.language)
        tick = TickBox(wording.short_title)
        tick.setAccessibleDescription(wording.title)
        tick.setObjectName(f"switched on {one.id}")
        self.ticks[one.id] = tick
        self.box.addWidget(tick)

    def _refuse(self, error: UserError) -> None:
        self.statement.show_error(error, self.t)
        self.statement.box.setFocus(Qt.FocusReason.OtherFocusReason)
