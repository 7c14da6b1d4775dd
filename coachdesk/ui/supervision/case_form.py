"""One case as it is written down: question, situation, alliance, countertransference, seven eyes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.pseudonyms import TREES
from coachdesk.domain.supervision import AllianceMoment, holds_note
from coachdesk.figures.pseudonymised import CaseFile
from coachdesk.i18n import dates
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column, side_by_side
from coachdesk.ui.supervision.alliance_rows import AllianceRows
from coachdesk.ui.supervision.bringing import note_heading
from coachdesk.ui.supervision.kept_fields import KeptFields
from coachdesk.ui.supervision.look_rows import LookRows
from coachdesk.ui.theme.tokens import SPACE

_OPENING: Final = 60
"""So many signs of a note tell which it is."""


class CaseForm(QWidget):
    """The fields of a case; all of them are kept as they are typed, with the names as typed.

    Args:
        around: desk and words.
        file: the case and the person.
        origin: the page.

    Signals:
        removed: the case was put in the bin.
    """

    removed = Signal()

    def __init__(
        self, around: Surroundings, file: CaseFile, origin: QObject, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._origin = origin
        self._days: dict[int, date] = {}
        self.case_id = file.case.id
        self.client_id = file.client.id
        t, services = around.t, around.desk.services
        self._texts = KeptFields(around, services.supervision.edit_case, file.case.id, origin)
        self.question = TextField(
            t("My question"), lines=3, is_private=True, role="note",
            placeholder=t("what I want to have understood when I leave"),
        )  # fmt: skip
        self.situation = TextField(t("Situation"), lines=4, is_private=True)
        self.notes = self._make_notes()
        self.countertransference = TextField(t("Countertransference and resonance"), lines=4, is_private=True)
        self.countertransference.set_hint(t("It stands in these notes and in no other document."))
        self.also = Field(
            t("Other names to look for"), placeholder=t("a nickname, a colleague, with commas between"),
            is_private=True,
        )  # fmt: skip
        self.pseudonym = Field(t("Called here"), chars=14, max_length=200)
        self.pseudonym.box.setObjectName(f"pseudonym {file.case.id}")
        self.pseudonym.set_hint(t("A tree, or an initial; it stays."))
        self.pseudonym.committed.connect(self._call)
        for field, name in (
            (self.question, "question"), (self.situation, "situation"),
            (self.countertransference, "countertransference"), (self.also, "also"),
        ):  # fmt: skip
            self._texts.bind(field, name)
        self.alliance = AllianceRows(around, self._keep_alliance)
        self.looks = LookRows(around, self._keep)
        self.boxes = {
            name: TickBox(t_words)
            for name, t_words in (
                ("with_initials", t("Look for initials, too")),
                ("says_dates", t("Keep dates as dates, not weeks")),
                ("says_occupation", t("Keep the occupation as recorded")),
                ("with_measures", t("Take the charts along")),
            )
        }
        for name, box in self.boxes.items():
            box.setObjectName(name)
            box.clicked.connect(partial(self._tick, name))
        self._lay_out(file)
        self.take(file)

    def take(self, file: CaseFile) -> None:
        """Show what the store holds; what is being typed stays."""
        self._texts.take(file.case)
        self.alliance.take(file.case.alliance)
        self.looks.take(file.case)
        self._offer_notes(file)
        for name, box in self.boxes.items():
            box.setChecked(getattr(file.case, name))
        self.title.setText(file.client.name)
        if not self.pseudonym.box.hasFocus():
            self.pseudonym.set_text(file.client.pseudonym)
        self._called = file.client.pseudonym

    def flush(self) -> None:
        """Hand over what is typed."""
        self._texts.flush()
        self.alliance.flush()
        self.looks.flush()

    def remove(self) -> None:
        """Put the case in the bin."""
        self.flush()
        self._around.desk.perform(
            self._around.desk.services.supervision.remove_case, self.case_id,
            words=self._around.t("Case moved to the bin"), then=self._tell_removed,
        )  # fmt: skip

    def _tell_removed(self, _value: object) -> None:
        self.removed.emit()

    def _lay_out(self, file: CaseFile) -> None:
        t = self._around.t
        column = bare_column(self, SPACE.card)
        head = QHBoxLayout()
        self.title = PlainLabel(file.client.name, "h2", fit="wrap", is_private=True)
        head.addWidget(self.title, 1)
        away = Button(t("To the bin"), "quiet", icon="trash-2", is_small=True)
        away.setAccessibleDescription(t("Move the case to the bin"))
        away.clicked.connect(self.remove)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for parts in (
            (self.question, self.situation, self.notes),
            (self.alliance,),
            (self.countertransference,),
            (self.looks,),
        ):
            card = Card(gap=SPACE.pair)
            for part in parts:
                card.box.addWidget(part)
            column.addWidget(card)
        names = Card(gap=SPACE.pair)
        names.box.addWidget(PlainLabel(t("On paper"), "h3"))
        names.box.addLayout(side_by_side(self.pseudonym, self.also, gap=SPACE.card, widths=(2, 3)))
        for box in self.boxes.values():
            names.box.addWidget(box)
        column.addWidget(names)

    def _make_notes(self) -> ChoiceField[int]:
        t = self._around.t
        notes: ChoiceField[int] = ChoiceField(
            t("Take in the note of a session"), placeholder=t("Choose a session"), is_private=True,
            opens_first=True,
        )  # fmt: skip
        notes.box.setObjectName(f"notes {self.case_id}")
        notes.value_chosen.connect(self._take_note)
        return notes

    def _offer_notes(self, file: CaseFile) -> None:
        """The sessions whose note does not stand in the situation yet, the latest first."""
        t = self._around.t
        waiting = [
            one for one in file.sessions if one.note.strip() and not holds_note(file.case.situation, one.note)
        ]
        waiting.sort(key=lambda one: (one.held_on, one.id), reverse=True)
        self._days = {one.id: one.held_on for one in waiting}
        self.notes.set_options(
            [
                (one.id, f"{dates.medium(one.held_on, t.language)} · {' '.join(one.note.split())[:_OPENING]}")
                for one in waiting
            ]
        )
        self.notes.setVisible(bool(waiting))

    def _take_note(self, session_id: object) -> None:
        if not isinstance(session_id, int):
            return
        self.flush()
        self.situation.box.setFocus()
        desk, t = self._around.desk, self._around.t
        desk.perform(
            desk.services.supervision.take_note, self.case_id, session_id,
            note_heading(t, self._days[session_id]), words=t("Note taken into the situation"),
        )  # fmt: skip

    def _call(self, pseudonym: str) -> None:
        if pseudonym == self._called:
            return
        t = self._around.t
        self._around.desk.perform(
            self._around.desk.services.supervision.call, self.client_id, pseudonym, [t(tree) for tree in TREES],
            then=self._show_called, failed=partial(self.pseudonym.show_error, t=t),
        )  # fmt: skip

    def _show_called(self, pseudonym: str) -> None:
        self._called = pseudonym
        self.pseudonym.set_text(pseudonym)
        self.pseudonym.clear_error()

    def _tick(self, name: str, is_checked: bool) -> None:
        self._keep(**{name: is_checked})

    def _keep_alliance(self, moments: tuple[AllianceMoment, ...]) -> None:
        self._keep(alliance=moments)

    def _keep(self, **fields: object) -> None:
        desk = self._around.desk
        desk.perform(
            partial(desk.services.supervision.edit_case, self.case_id, **fields), origin=self._origin,
            merge_key=("case", self.case_id, *fields),
        )  # fmt: skip
