"""A new assessment: which questionnaire, of which day, how; then its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coachdesk.domain import form_codes
from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.instruments import Kind
from coachdesk.domain.schedules import Rhythm
from coachdesk.i18n.translator import Translator
from coachdesk.services.blank_forms import FoundForm
from coachdesk.ui.assessments.forms import DRAFT_KIND, Form, Particulars, draft_key, modes
from coachdesk.ui.assessments.particulars_form import ParticularsForm
from coachdesk.ui.assessments.readings import Offer, Paused, read_offers
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.dialogs import WIDE, Dialog
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.rows import ListView, Row
from coachdesk.ui.places import ASSESSMENT, Place
from coachdesk.ui.theme.tokens import SPACE

_MOST_ROWS: Final = 4
"""The rest is scrolled to, or jumped to by its first letters: the dialog fits a screen of 768 px."""
_CODE_CHARS: Final = 14
_CODE_LENGTH: Final = 3 * form_codes.LENGTH


class NewAssessment(Dialog):
    """Chooses a questionnaire and what is known about it; a paused one of its kind is gone on with.

    Args:
        around: desk, clock, words.
        client_id: whose assessment it will be.
        parent: the page that opens it.
        sheet_of: the questionnaire of a printed sheet whose code was typed already.
        asked: what is due, chosen at once; of a part nothing else is asked.
    """

    def __init__(
        self,
        around: Surroundings,
        client_id: int,
        parent: QWidget,
        *,
        sheet_of: str = "",
        asked: Rhythm | None = None,
    ) -> None:
        t = around.t
        super().__init__(t("Begin an assessment"), parent, is_wide=True)
        self._around = around
        self._client_id = client_id
        self._offers: dict[str, Offer] = {}
        self._sheet_of = sheet_of
        self._asked = asked
        self._read_code = ""
        self.finished.connect(self.deleteLater)
        self.code = self._code_field()
        self.body.addWidget(self.code)
        self.code.setVisible(not sheet_of and asked is None)
        self.list = ListView(t("Questionnaires"))
        self.list.setObjectName("questionnaires")
        self.list.row_current.connect(self._choose_by_hand)
        self.list.row_chosen.connect(self._choose)
        self.body.addWidget(self.list)
        self.licence = PlainLabel("", "caption", "ink2", fit="wrap")
        self.body.addWidget(self.licence)
        self.paused = PlainLabel("", "body", "att", fit="wrap", is_private=True)
        self.paused.hide()
        self.body.addWidget(self.paused)
        self.anew = TickBox(t("Begin anew: what is paused is thrown away"))
        self.anew.toggled.connect(self._show_verb)
        self.anew.hide()
        self.body.addWidget(self.anew)
        self.soon = PlainLabel("", "body", "att", fit="wrap", is_private=True)
        self.body.addWidget(self.soon)
        self.form = ParticularsForm(around, client_id)
        self.form.day.value_chosen.connect(self._show_soon)
        self.body.addWidget(self.form)
        self.act = self.set_actions(t("Begin"), t("Cancel"), icon="play")
        self.act.clicked.disconnect(self.accept)
        self.act.clicked.connect(self._begin)
        self.act.setEnabled(False)
        around.desk.fetch(
            read_offers, around.desk.services, client_id, t.language, then=self._show, owner=self
        )

    def _code_field(self) -> Field:
        t = self._around.t
        code = Field(
            t("Code of a printed sheet"), hint=t("With its code a sheet chooses the questionnaire by itself."),
            chars=_CODE_CHARS, max_length=_CODE_LENGTH,
        )  # fmt: skip
        code.box.setObjectName("code of a sheet")
        code.committed.connect(self._find_sheet)
        # The least height of a dialog is reckoned at the least width of what is in it.
        code.setMinimumWidth(WIDE - 2 * SPACE.page)
        return code

    def _show(self, offers: Sequence[Offer]) -> None:
        self._offers = {offer.instrument.id: offer for offer in offers}
        self.list.set_rows([_row(self._around.t, offer) for offer in offers])
        self.list.setFixedHeight(self.list.height_of(min(len(offers), _MOST_ROWS)))
        if offers:
            self.list.set_current(offers[0].instrument.id)
            self._show_offer()
            self.act.setEnabled(True)
        self.list.setFocus()
        if self._sheet_of in self._offers:
            self._choose_sheet(self._sheet_of)
        if self._asked is not None and self._asked.instrument_id in self._offers:
            self.list.set_current(self._asked.instrument_id)
            self._show_offer()
            self._choose(self._asked.instrument_id)
        self.adjustSize()

    def _offer(self) -> Offer | None:
        return self._offers.get(str(self.list.current_key()))

    def _choose_by_hand(self, _key: object) -> None:
        """A row of the list counts more than a code typed before."""
        self.code.set_text("")
        self.code.clear_message()
        self._read_code = ""
        self._show_offer()

    def _show_offer(self) -> None:
        offer = self._offer()
        if offer is None:
            return
        told = [offer.wording.licence]
        if offer.is_only_coding:
            told.append(self._around.t("This file holds this coding; the other one is not offered here."))
        self.licence.setText(" ".join(told))
        self.form.set_modes(modes(offer.instrument))
        self.anew.setChecked(False)
        self.paused.setText(paused_words(self._around.t, offer.paused) if offer.paused else "")
        self._show_verb()

    def _show_soon(self, _day: object = None) -> None:
        """Say when the same days would be asked about twice; it can be begun all the same."""
        offer, day, t = self._offer(), self.form.day.value(), self._around.t
        before = offer.too_soon(day) if offer is not None and day is not None else None
        self.soon.setVisible(before is not None and self.form.isEnabled())
        if before is not None and offer is not None:
            self.soon.setText(_soon(t, before, offer.instrument.recall_days))
        self.adjustSize()

    def _show_verb(self, _is_anew: bool = False) -> None:
        offer = self._offer()
        is_waiting = offer is not None and offer.paused is not None
        self.paused.setVisible(is_waiting)
        self.anew.setVisible(is_waiting)
        goes_on = is_waiting and not self.anew.isChecked()
        self.form.setEnabled(not goes_on)
        self.act.set_word(self._around.t("Go on") if goes_on else self._around.t("Begin"))
        self._show_soon()

    def _find_sheet(self, typed: str) -> None:
        """See whose sheet it is; only one of this file is begun here."""
        if typed and typed != self._read_code:
            self._around.desk.fetch(
                self._around.desk.services.forms.find, typed, then=partial(self._take_sheet, typed),
                failed=partial(self.code.show_error, t=self._around.t), owner=self, question="sheet",
            )  # fmt: skip

    def _take_sheet(self, typed: str, found: FoundForm) -> None:
        t = self._around.t
        if found.client.id != self._client_id:
            # No name: the person whose file is open may be looking on.
            self.code.set_error(
                t("This sheet belongs to another file. Type its code in the search field (Ctrl+K) instead.")
            )
        elif found.instrument.id not in self._offers:
            self.code.set_error(t("The questionnaire of this sheet is not among those that you use."))
        else:
            self._read_code = typed
            self.code.clear_message()
            self._choose_sheet(found.instrument.id)

    def _choose_sheet(self, instrument_id: str) -> None:
        """The questionnaire of a sheet that lies on the desk: it came on paper; only its day is missing."""
        self.list.set_current(instrument_id)
        self._show_offer()
        offer = self._offer()
        if offer is not None and AnswerMode.PAPER in modes(offer.instrument):
            self.form.set_modes(modes(offer.instrument), AnswerMode.PAPER)
        self._choose(instrument_id)

    def _choose(self, _key: object) -> None:
        """Enter or a click on a questionnaire: on to its day."""
        if self.form.isEnabled():
            self.form.day.setFocus()
            self.form.day.select_all()
        else:
            self.act.setFocus()

    def _begin(self) -> None:
        if self._offer() is None:
            return
        if self.code.text() not in {"", self._read_code}:
            # Enter in the box of the code asks first whose sheet it is.
            self._find_sheet(self.code.text())
        elif self.form.isEnabled():
            self.form.resolve(self._keep)
        else:
            self._close_for()()

    def _keep(self, known: Particulars) -> None:
        offer = self._offer()
        if offer is None:
            return
        go = self._close_for()
        self._around.desk.perform(
            self._around.desk.services.drafts.keep, DRAFT_KIND, self._client_id,
            draft_key(offer.instrument.id, None), Form(known, part=self._part(offer)).to_json(),
            then=lambda _: go(),
        )  # fmt: skip

    def _part(self, offer: Offer) -> str:
        """The part that is due, while its questionnaire is the one that is chosen."""
        asked = self._asked
        return asked.part if asked is not None and asked.instrument_id == offer.instrument.id else ""

    def _close_for(self) -> Callable[[], None]:
        """Close, and hand back the way to the page: the dialog is gone by the time the draft is kept."""
        place = Place(ASSESSMENT, self._client_id, tab=str(self.list.current_key()))
        self.accept()
        return partial(self._around.go, place)


def _soon(t: Translator, before: date, window: int | None) -> str:
    if window is None:
        return t("Already answered on {date}, a short while ago: answers may come from memory.", date=before)
    return t(
        "Already answered on {date}. It asks about {count} days: some of them would be asked about twice.",
        date=before, count=window,
    )  # fmt: skip


def paused_words(t: Translator, paused: Paused) -> str:
    """``12 of 19 answered, paused on 20 Nov 2026 at 14:05``."""
    return t.plural(
        "{questionnaire}: {count} of {total} answered, paused on {moment}",
        "{questionnaire}: {count} of {total} answered, paused on {moment}",
        paused.done, questionnaire=paused.title, total=paused.total, moment=paused.paused_at,
    )  # fmt: skip


def _row(t: Translator, offer: Offer) -> Row:
    is_ours = offer.instrument.kind is Kind.OWN
    return Row(
        key=offer.instrument.id,
        name=offer.wording.title,
        detail=t("Ours, free to use") if is_ours else t("Published: with the form that you hold"),
        caption=t("{count} min", count=offer.instrument.minutes),
        attention=t("Paused") if offer.paused else "",
        attention_icon="pause",
        icon="clipboard-list",
        is_private=False,
    )
