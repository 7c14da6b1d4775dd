"""Blank forms for one person: which questionnaires, for a day or for four weeks, and how they will look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from coachdesk.domain.documents import DocumentKind
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typed_dates import Lean
from coachdesk.services.blank_forms import BlankFormsService
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.theme.tokens import SPACE


class Choice(NamedTuple):
    """A questionnaire that can be ticked; ``is_unheld`` when its text is held, and not in this language."""

    instrument_id: str
    title: str
    has_diary: bool
    is_unheld: bool


class FormsPage(Studio):
    """Chooses what to print; the sheets carry a code and, only on request, the name of the file."""

    kinds: ClassVar[tuple[str, ...]] = ("clients", "practices", "held_wordings")

    kind: ClassVar[DocumentKind] = DocumentKind.BLANK_FORMS
    is_approved_first: ClassVar[bool] = False

    def notices(self) -> Sequence[tuple[str, str]]:
        """What stands on the sheets, and how they come back."""
        t = self.t
        return (
            ("user", t("No name on the sheets unless you ask for it: the code finds the file again.")),
            ("search", t("When a sheet comes back, type its code in the search field (Ctrl+K).")),
            (
                "info",
                t(
                    "Published questionnaires are answer sheets: hand over the form that you may use. They are whole "
                    "where you hold the wording in the language of the document."
                ),
            ),
            ("phone", t("The numbers to call when it is hard stand on every page.")),
        )

    def word(self, words: Translator) -> None:
        """See what can be printed in this language, then word what is ticked."""
        self.desk.fetch(
            _choices, self.desk.services.forms, self.place.client_id, self.t.language,
            words.language, then=partial(self._word_ticked, words), owner=self, question="offers",
            failed=self.refuse,
        )  # fmt: skip

    def go_back(self) -> None:
        """Back to the assessments of the file."""
        self.around.go(Place(CLIENT, self.place.client_id, tab="assessments"))

    def fill(self) -> None:
        """For how long, from which week, with a name or without, which questionnaires."""
        t, column = self.t, self.choices.box
        self.boxes: dict[str, TickBox] = {}
        self._choices: tuple[Choice, ...] = ()
        for field in (self.template, self.recipient):
            field.hide()
        self.length: SegmentField[bool] = SegmentField(
            t("For how long"), [(False, t("One day")), (True, t("Four weeks, as a diary"))], value=False,
            can_forget=False,
        )  # fmt: skip
        self.length.value_chosen.connect(self._on_length)
        column.addWidget(self.length)
        self.first_day = DateField(
            t("The first week begins on"), t, self.around.clock.today(),
            value=_next_monday(self.around.clock.today()), lean=Lean.FUTURE, is_needed=True,
        )  # fmt: skip
        self.first_day.value_chosen.connect(self.read_soon)
        self.first_day.hide()
        column.addWidget(self.first_day)
        self.unheld = PlainLabel("", "caption_strong", "att", fit="wrap")
        self.unheld.hide()
        column.addWidget(self.unheld)
        self.name = TickBox(t("Name of the file on the sheets"))
        self.name.setObjectName("name on the sheets")
        self.name.clicked.connect(self.read_soon)
        column.addWidget(self.name)
        column.addWidget(PlainLabel(t("Questionnaires"), "body_strong"))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.pair)
        column.addLayout(self._list)
        self.begin_at(self.length)

    def _on_length(self, _is_diary: object) -> None:
        self.first_day.setVisible(self._is_diary())
        self.read_soon()

    def _is_diary(self) -> bool:
        return self.length.value() is True

    def _word_ticked(self, words: Translator, choices: tuple[Choice, ...]) -> None:
        self._show_choices(choices)
        is_diary = self._is_diary()
        ticked = [
            one.instrument_id
            for one in choices
            if self.boxes[one.instrument_id].isChecked() and (one.has_diary or not is_diary)
        ]
        self._tell_unheld(
            words, [one.title for one in choices if one.is_unheld and one.instrument_id in ticked]
        )
        if is_diary and not self.first_day.check():
            self._show_nothing("")
        elif not ticked:
            self._show_nothing(self.t("Choose at least one questionnaire."))
        else:
            self.desk.fetch(
                self.desk.services.forms.pack, self.place.client_id, words, ticked, self.help_lines,
                shows_name=self.name.isChecked(), diary_from=self.first_day.value() if is_diary else None,
                then=self.make, owner=self, question="document", failed=self.refuse,
            )  # fmt: skip

    def _tell_unheld(self, words: Translator, titles: Sequence[str]) -> None:
        """Say which texts are held in another language only: those are never printed for this one."""
        t, listed = self.t, self.t.listed(titles)
        self.unheld.setVisible(bool(titles))
        if words.language == "fr":
            self.unheld.setText(t("No wording held in French: {questionnaires}", questionnaires=listed))
        else:
            self.unheld.setText(t("No wording held in English: {questionnaires}", questionnaires=listed))

    def _show_choices(self, choices: tuple[Choice, ...]) -> None:
        """A box for each questionnaire; what was ticked stays ticked, the first one is at first."""
        for one in choices:
            if one.instrument_id not in self.boxes:
                box = TickBox(one.title, is_checked=not self.boxes)
                box.setObjectName(one.instrument_id)
                box.clicked.connect(self.read_soon)
                self.boxes[one.instrument_id] = box
                self._list.addWidget(box)
        shown = {one.instrument_id for one in choices if one.has_diary or not self._is_diary()}
        for instrument_id, box in self.boxes.items():
            box.setVisible(instrument_id in shown)
        follow_layout(self)

    def _show_nothing(self, words: str) -> None:
        self.preview.show_pages(())
        self.say(words)


def _choices(
    forms: BlankFormsService, client_id: int, shown_language: str, language: str
) -> tuple[Choice, ...]:
    """What can be printed in ``language``, under its title in the language of the screen where it has one."""
    titles = {one.instrument.id: one.wording.title for one in forms.list_offers(client_id, shown_language)}
    return tuple(
        Choice(
            one.instrument.id,
            titles.get(one.instrument.id, one.wording.title),
            one.has_diary,
            bool(one.held_in) and language not in one.held_in,
        )
        for one in forms.list_offers(client_id, language)
    )


def _next_monday(today: date) -> date:
    """Today, if it is one."""
    return today + timedelta(days=-today.weekday() % 7)
