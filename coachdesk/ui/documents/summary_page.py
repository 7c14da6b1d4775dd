"""The progress summary before it leaves: each sentence and number is kept, struck or reworded, one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.documents import DocumentKind, Period
from coachdesk.domain.messages import N_
from coachdesk.figures.progress_summaries import Part, Sentence, Summary, SummaryAids, SummaryChoices
from coachdesk.i18n import document_labels
from coachdesk.i18n.translator import Translator
from coachdesk.services import plain_words
from coachdesk.services.given_documents import Leaving
from coachdesk.services.summary_choices import DRAFT, KeptChoices, from_draft
from coachdesk.ui.documents.sentence_box import SentenceBox
from coachdesk.ui.documents.studio import Studio
from coachdesk.ui.documents.summary_aside import ReadingCard, RewordCard
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.places import SUMMARIES, Place
from coachdesk.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from coachdesk.ui.documents.pdf_pages import Marked

_PARTS: Final = (
    (Part.STRENGTHS, N_("Kept actions")),
    (Part.WORDS, N_("Own words")),
    (Part.MOVES, N_("What moved")),
    (Part.NUMBERS, N_("Numbers beside it")),
    (Part.REMARKS, N_("Said under it")),
    (Part.STEPS, N_("Next steps, three at most")),
)


class SummaryPage(Studio):
    """Chooses what stands on the one page; what was chosen is found again at the next visit."""

    kind: ClassVar[DocumentKind] = DocumentKind.PROGRESS_SUMMARY
    kinds: ClassVar[tuple[str, ...]] = ("clients", "sessions", "actions", "assessments", "practices")

    def fill(self) -> None:
        """The period, the sentences, one sentence of one's own."""
        t, column = self.t, self.choices.box
        self._summary: Summary | None = None
        self._marked = ""
        self.preview.shown.connect(self._mark)
        self._kept: dict[str, bool] = {}
        self._reworded: dict[str, str] = {}
        self._has_read = False
        self.boxes: dict[str, SentenceBox] = {}
        self.recipient.hide()
        self.period: ChoiceField[Period] = ChoiceField(
            t("Looks back over"), [(each, document_labels.period(t, each)) for each in Period],
            value=Period.HALF_YEAR,
        )  # fmt: skip
        self.period.value_chosen.connect(self._change)
        column.addWidget(self.period)
        self._lists: dict[Part, QVBoxLayout] = {}
        self._heads: dict[Part, PlainLabel] = {}
        for part, words in _PARTS:
            self._heads[part] = PlainLabel(t(words), "body_strong", fit="wrap")
            column.addWidget(self._heads[part])
            self._lists[part] = QVBoxLayout()
            self._lists[part].setSpacing(SPACE.pair)
            column.addLayout(self._lists[part])
        self.own_sentence = TextField(t("A sentence of your own"), lines=2, is_private=True)
        self.own_sentence.box.setObjectName("own sentence")
        self.own_sentence.edited.connect(self._change)
        column.addWidget(self.own_sentence)
        several = Button(t("For several people in one go"), "quiet", icon="users", is_small=True)
        several.clicked.connect(partial(self.around.go, Place(SUMMARIES)))
        column.addWidget(several)
        self.reword = RewordCard(t)
        self.reword.reworded.connect(self._reword)
        self.reading = ReadingCard(t)
        self.reading.replacement_wanted.connect(self._replace)
        self.reading.reason_changed.connect(self._change)
        self.reading.all_plain.connect(self.preview.setFocus)
        self.begin_at(self.template)

    def aside(self) -> Sequence[QWidget]:
        """Other words, and how it reads."""
        return self.reword, self.reading

    def notices(self) -> Sequence[tuple[str, str]]:
        """What never is in it, and what always is."""
        t = self.t
        return (
            ("lock", t("No private note is in it.")),
            ("info", t("That it is neither a diagnosis nor a medical opinion always stands there.")),
            ("phone", t("The numbers to call when it is hard stand on every page.")),
        )

    def word(self, words: Translator) -> None:
        """Take up what was chosen last time, then word the page."""
        if not self._has_read:
            self.desk.fetch(
                self.desk.services.drafts.find, DRAFT, self.place.client_id, "",
                then=partial(self._take_up, words), owner=self, question="document", failed=self.refuse,
            )  # fmt: skip
            return
        language = words.language
        aids = SummaryAids(self.help_lines, plain_words.load(self.around.resources / "content", language))
        self.desk.fetch(
            self.desk.services.documents.progress_summary, self.place.client_id, words, self._choices(), aids,
            then=partial(self._take, language), owner=self, question="document", failed=self.refuse,
        )  # fmt: skip

    def objection(self) -> str:
        """A page that says only what weighs more does not leave without a line on strengths or a reason."""
        return self._summary.objection if self._summary is not None else ""

    def lead_to_objection(self) -> None:
        """Where a reason is asked for, it can be typed at once."""
        if self._summary is not None and self._summary.asks_reason:
            self.reading.reason.box.setFocus()

    def leaving(self) -> Leaving:
        """What it says goes with it: the file judges that again before it notes the page."""
        return replace(super().leaving(), tone=self._summary.tone if self._summary is not None else None)

    def typed(self) -> Mapping[str, object]:
        """Why it left without a line on strengths, where that was written down."""
        reason = self.reading.reason.text().strip()
        return {"reason": reason} if reason else {}

    def _chosen(self) -> KeptChoices:
        return KeptChoices(
            self.period.value() or Period.ALL,
            dict(self._kept),
            dict(self._reworded),
            self.own_sentence.text(),
        )

    def _choices(self) -> SummaryChoices:
        return self._chosen().at(self.around.clock.today(), self.reading.reason.text())

    def _take_up(self, words: Translator, draft: str | None) -> None:
        self._has_read = True
        chosen = from_draft(draft)
        self._kept, self._reworded = dict(chosen.kept), dict(chosen.reworded)
        self.own_sentence.set_text(chosen.own_sentence)
        self.period.set_value(chosen.period)
        self.word(words)

    def _take(self, language: str, summary: Summary) -> None:
        self._summary = summary
        self._show_sentences(summary.sentences)
        self.reading.show_summary(summary, language)
        self.make(summary.page)

    def _show_sentences(self, sentences: tuple[Sentence, ...]) -> None:
        there = {one.key for one in sentences}
        for key in [key for key in self.boxes if key not in there]:
            box = self.boxes.pop(key)
            box.hide()
            box.deleteLater()
        for one in sentences:
            words = one.words
            if one.part is Part.NUMBERS:
                words = self.t("{name}: {change}", name=one.about, change=words)
            if one.key in self.boxes:
                self.boxes[one.key].show_sentence(words, is_on=one.is_on)
                continue
            box = SentenceBox(one.key, words, is_on=one.is_on)
            box.clicked.connect(partial(self._strike, one.key))
            box.chosen.connect(self._offer_words)
            self.boxes[one.key] = box
            self._lists[one.part].addWidget(box)
        for part, head in self._heads.items():
            head.setVisible(any(one.part is part for one in sentences))
        follow_layout(self)
        if self.own_sentence.box.hasFocus():
            # What it says was put above it: it stays in sight once the layouts have run.
            QTimer.singleShot(0, self.own_sentence, self._see_own_sentence)

    def _see_own_sentence(self) -> None:
        self.choices.ensureWidgetVisible(self.own_sentence, 0, SPACE.card)

    def _strike(self, key: str, _checked: bool = False) -> None:
        self._kept[key] = self.boxes[key].isChecked()
        self._change()

    def _offer_words(self, key: str) -> None:
        self._marked = key
        self._mark(is_led=True)
        found = [one for one in (self._summary.sentences if self._summary else ()) if one.key == key]
        if found and found[0].part is not Part.NUMBERS:
            self.reword.show_sentence(found[0])
        else:
            self.reword.hide()

    def _mark(self, *, is_led: bool = False) -> None:
        """Show on the page where the sentence stands that one is at."""
        found = [one for one in (self._summary.sentences if self._summary else ()) if one.key == self._marked]
        if self._pdf is None or not found:
            return
        one = found[0]
        words = one.about if one.part is Part.MOVES and one.about in one.words else one.words
        work = partial(_marked, self._pdf, words if one.is_on else "")
        self.around.papers.ask_for(self, work, partial(self.preview.mark, is_led=is_led))

    def _reword(self, key: str, words: str) -> None:
        if words.strip():
            self._reworded[key] = words
        else:
            self._reworded.pop(key, None)
        self._change()

    def _replace(self, found: str, plain: str) -> None:
        """Put plain words for a word of the trade wherever it stands in a sentence."""
        for one in self._summary.sentences if self._summary is not None else ():
            words = re.sub(
                rf"(?<!\w){re.escape(found)}(?!\w)", lambda _: plain, one.words, flags=re.IGNORECASE
            )
            if words != one.words and one.part is not Part.NUMBERS:
                self._reworded[one.wording_key] = words
        self._change()

    def _change(self, *_: object) -> None:
        self.desk.perform(
            self.desk.services.drafts.keep, DRAFT, self.place.client_id, "", self._chosen().as_draft(), origin=self,
            merge_key=(DRAFT, self.place.client_id),
        )  # fmt: skip
        self.read_soon()


def _marked(pdf: bytes, words: str) -> tuple[Marked, ...]:
    """On the paper thread."""
    from coachdesk.ui.documents.pdf_pages import marked

    return marked(pdf, words)
