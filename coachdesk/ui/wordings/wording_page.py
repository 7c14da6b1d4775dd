"""The wording of one questionnaire in one language: pasted, put right, pointed at, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.domain.pasted_wordings import PastedText
from coachdesk.domain.wording_drafts import DRAFT_KIND, WordingDraft, draft_key, from_key
from coachdesk.domain.wordings import Mark, Slots, to_point_at
from coachdesk.i18n import labels
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.places import CATALOGUE, Place
from coachdesk.ui.step_page import StepPage
from coachdesk.ui.wordings.line_list import Act
from coachdesk.ui.wordings.paste_step import PasteStep
from coachdesk.ui.wordings.readings import WordingFacts, hold, read_wording
from coachdesk.ui.wordings.slots_step import SlotsStep


class WordingPage(StepPage):
    """Two steps; what is put right is a draft within a second. ``place.tab`` is ``cbi/fr``."""

    step: PasteStep | SlotsStep | None
    kinds: ClassVar[tuple[str, ...]] = ()
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("Into the line, and back to the list")),
        ("M", N_("Join to the line above")),
        ("Ctrl+Enter", N_("Part at the cursor; from the pasted text to its lines")),
        ("Alt+↑", N_("Move up")),
        ("Alt+↓", N_("Move down")),
        ("R", N_("Counted the other way round")),
        ("S", N_("About safety")),
        ("Del", N_("Take this line out")),
        ("Ctrl+S", N_("Keep this wording")),
    )

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, PageHeader(is_second_private=False, are_facts_private=False), parent)
        t = self.t
        self._instrument_id, self._language = from_key(place.tab)
        self._facts: WordingFacts | None = None
        self._is_done = False
        self._lines: WordingDraft | None = None
        self.back = self.header.add_button(Button(t("To the questionnaires"), icon="arrow-left"))
        self.back.clicked.connect(self.leave)
        self.anew = self.header.add_button(Button(t("Paste anew"), icon="copy"))
        self.anew.clicked.connect(self.paste_anew)
        self.next = self.header.add_button(Button(t("Read the text"), "primary", icon="arrow-right"))
        self.next.clicked.connect(self.go_on)
        self.anew.hide()
        QShortcut(QKeySequence("Ctrl+S"), self, self._keep_by_key)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._read_by_key)

    def read(self) -> None:
        """Read once; what is put right here is never read over."""
        if self._facts is None:
            self.desk.fetch(
                read_wording, self.desk.services, self._instrument_id, self._language,
                self.t.language, then=self._begin, failed=self._tell, owner=self,
            )  # fmt: skip

    def here(self) -> Place:
        """This wording; once it is kept, the catalogue."""
        return Place(CATALOGUE, tab=self._instrument_id) if self._is_done else super().here()

    def go_on(self) -> None:
        """The one primary button: read what was pasted, or keep what stands there."""
        if isinstance(self.step, PasteStep):
            self.read_pasted()
        else:
            self.hold()

    def read_pasted(self) -> None:
        """Find the lines of the pasted text."""
        if isinstance(self.step, PasteStep):
            self.desk.fetch(
                self.desk.services.wordings.read_pasted, self._instrument_id, self._language,
                self.step.pasted(), then=self._take_pasted, failed=self._tell, owner=self,
            )  # fmt: skip

    def paste_anew(self) -> None:
        """Back to the box; the lines stay in their draft until another text is read."""
        self.flush()
        if isinstance(self.step, SlotsStep):
            self._lines = self.step.draft()
        self._show_paste()

    def hold(self) -> None:
        """Keep the wording, if nothing is lacking."""
        step = self.step
        if not isinstance(step, SlotsStep) or self._is_done or self._facts is None:
            return
        if step.lacking():
            self._announce(step.state.text())
            return
        self._is_done = True
        draft = step.draft()
        t, title = self.t, self._facts.shown.short_title
        self.desk.perform(
            hold, self.desk.services, self._instrument_id, self._language, draft.slots, draft.answers,
            draft.statement, then=self._leave_kept, failed=self._refused, origin=self,
            words=t("Wording kept: {questionnaire}, {language}", questionnaire=title,
                    language=labels.language_inside(t, self._language)),
        )  # fmt: skip

    def leave(self) -> None:
        """To the catalogue; what is not kept yet waits as a draft."""
        self.flush()
        self.around.go(Place(CATALOGUE, tab=self._instrument_id))

    # --- steps ---------------------------------------------------------------------------------------------

    def _begin(self, facts: WordingFacts) -> None:
        self._facts = facts
        t, instrument = self.t, facts.instrument
        self.header.set_title(
            t("Wording of {questionnaire}", questionnaire=facts.shown.short_title), self._in_words()
        )
        reversed_items = len(to_point_at(instrument, Mark.REVERSED))
        parts = [
            t.plural("{count} question", "{count} questions", len(instrument.items)),
            t.plural(
                "{count} counted the other way round", "{count} counted the other way round", reversed_items
            )
            if reversed_items
            else "",
            t("one about safety") if instrument.safety_items else "",
            t("rights: {holder}", holder=instrument.holder),
        ]
        self.header.set_facts(" · ".join(part for part in parts if part))
        draft = self._found(facts)
        if draft is not None and draft.slots.lines:
            self._lines = draft
        if draft is None or draft.pasted:
            self._show_paste(draft.pasted if draft is not None else "")
        else:
            self._show_slots(draft)

    def _found(self, facts: WordingFacts) -> WordingDraft | None:
        if facts.draft is not None:
            try:
                return WordingDraft.from_json(facts.draft)
            except UserError as error:
                self._tell(error)
        return WordingDraft.of_held(facts.held, facts.instrument) if facts.held is not None else None

    def _take_pasted(self, found: PastedText) -> None:
        held = self._facts.held if self._facts is not None else None
        said = self._lines.statement if self._lines else held.statement if held else ""
        if not found.lines:
            self._tell(UserError("No question was found in this text."))
            return
        self._show_slots(WordingDraft.of_paste(found, said))
        self._saving.note_change()

    def _show_paste(self, pasted: str = "") -> None:
        if self._facts is None:
            return
        step = PasteStep(self.t, self._facts, pasted)
        step.edited.connect(self._on_pasted)
        self._begin_step(step)

    def _show_slots(self, draft: WordingDraft) -> None:
        if self._facts is None:
            return
        step = SlotsStep(self.t, self._facts, draft)
        step.changed.connect(self._on_changed)
        step.announced.connect(self._announce)
        self._begin_step(step)

    def _begin_step(self, step: PasteStep | SlotsStep) -> None:
        self.trouble.hide()
        self._show_step(step)
        # What is not shown yet would leave the keyboard to the header.
        step.show()
        step.start()

    def _name_buttons(self) -> None:
        t, step = self.t, self.step
        is_slots = isinstance(step, SlotsStep)
        self.anew.setVisible(is_slots)
        self.next.set_word(t("Keep this wording") if is_slots else t("Read the text"))
        self.next.set_icon("check" if is_slots else "arrow-right")
        self.next.setEnabled(not isinstance(step, SlotsStep) or not step.lacking())

    def _on_pasted(self) -> None:
        self.trouble.hide()
        self._saving.note_change()

    def _on_changed(self) -> None:
        self._name_buttons()
        self._saving.note_change()

    # --- keeping -------------------------------------------------------------------------------------------

    def _keep_draft(self) -> None:
        step = self.step
        if step is None or self._is_done:
            return
        if isinstance(step, SlotsStep):
            draft = step.draft()
        else:
            # Half a character, as a broken clipboard may hold it, is no text that a store keeps.
            pasted = step.pasted().encode(errors="replace").decode()
            draft = replace(self._lines or WordingDraft(Slots()), pasted=pasted)
        self.desk.perform(
            self.desk.services.drafts.keep, DRAFT_KIND, None, draft_key(self._instrument_id, self._language),
            draft.to_json(), origin=self,
        )  # fmt: skip

    def _keep_by_key(self) -> None:
        if isinstance(self.step, SlotsStep):
            self.hold()

    def _read_by_key(self) -> None:
        """In the list of lines the same keys part a line: there they are the line's own."""
        if isinstance(self.step, PasteStep):
            self.read_pasted()
        elif isinstance(self.step, SlotsStep):
            self.step.do(Act.SPLIT)

    def _leave_kept(self, _wording_id: int) -> None:
        self.around.go(Place(CATALOGUE, tab=self._instrument_id))

    def _refused(self, error: UserError) -> None:
        self._is_done = False
        self._tell(error)

    def _tell(self, error: UserError) -> None:
        if isinstance(self.step, PasteStep):
            self.step.tell(self.t(error.message, **error.facts))
        else:
            super()._tell(error)

    def _in_words(self) -> str:
        return labels.language(self.t, self._language)
