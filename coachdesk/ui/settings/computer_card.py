"""The habits of this computer: language, light or dark, size of the text, how soon it locks."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.settings import IDLE_MINUTES, SESSION_IDLE_MINUTES
from coachdesk.ui.own_names import OWN_NAMES
from coachdesk.ui.page import Page
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import NumberField
from coachdesk.ui.theme.tokens import SPACE

_SIZES = (90, 100, 110, 125, 140, 160)


class ComputerCard(Card):
    """Each choice is applied and written at once."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(gap=SPACE.pair, parent=parent)
        t = page.t
        preferences = page.around.preferences
        chosen = preferences.settings
        self._change = preferences.change
        self.box.addWidget(PlainLabel(t("This computer"), "h3"))
        self.language = SegmentField(
            t("Language of the screen"),
            OWN_NAMES,
            value=t.language,
            can_forget=False,
        )
        self.theme = SegmentField(
            t("Appearance"),
            [("system", t("As the system")), ("light", t("Light")), ("dark", t("Dark"))],
            value=chosen.theme,
            can_forget=False,
        )
        self.text_size = ChoiceField(
            t("Size of the text"),
            [(size, t("{size}%", size=size)) for size in _sizes(chosen.text_size)],
            value=chosen.text_size,
        )
        for name, field in (
            ("language", self.language),
            ("theme", self.theme),
            ("text_size", self.text_size),
        ):
            field.setObjectName(name)
            field.value_chosen.connect(partial(self._choose, name))
            self.box.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(SPACE.card)
        self.idle = self._minutes(page, t("Lock after"), "idle_minutes", IDLE_MINUTES)
        self.session_idle = self._minutes(
            page, t("While a session is open"), "session_idle_minutes", SESSION_IDLE_MINUTES
        )
        row.addWidget(self.idle)
        row.addWidget(self.session_idle)
        row.addStretch(1)
        self.box.addLayout(row)

    def _minutes(self, page: Page, label: str, name: str, bounds: tuple[int, int]) -> NumberField:
        value = float(getattr(page.around.preferences.settings, name))
        field = NumberField(
            label,
            page.t,
            low=bounds[0],
            high=bounds[1],
            value=value,
            decimals=0,
            unit=page.t("min"),
            is_needed=True,
        )
        field.box.setObjectName(name)
        field.value_chosen.connect(partial(self._choose_minutes, name))
        return field

    def _choose(self, name: str, value: object) -> None:
        if value is not None:
            self._change(**{name: value})

    def _choose_minutes(self, name: str, value: float | None) -> None:
        if value is not None:
            self._change(**{name: int(value)})


def _sizes(now: int) -> tuple[int, ...]:
    """The sizes on offer, with the one in use."""
    return tuple(sorted({*_SIZES, now}))
