"""Who is to be looked at first: one row a person, the most pressing reason said, the others behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from coachdesk.domain.attention import Look, Rank, Reason
from coachdesk.domain.clients import Client
from coachdesk.domain.messages import N_
from coachdesk.domain.reviews import Review
from coachdesk.domain.schedules import Rhythm
from coachdesk.figures import attention, safety_lines, schedules
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case
from coachdesk.services.flags import FlagLine
from coachdesk.services.safety_notices import NoticeLine
from coachdesk.services.services import Services
from coachdesk.services.today import About, AskAgain, Today
from coachdesk.ui.clients.look_marks import REASON_ICONS
from coachdesk.ui.page import Surroundings
from coachdesk.ui.places import CLIENT, LAST_TIME, Place
from coachdesk.ui.safety.notice_card import said
from coachdesk.ui.schedules.measures import names, warm
from coachdesk.ui.today.today_rows import FirstRow

_ACTIONS: Final = {
    Rank.SAFETY_WAITING: N_("Open"),
    Rank.ASK_AGAIN: N_("Open"),
    Rank.FLAG: N_("Prepare"),
    Rank.REVIEW: N_("Open"),
    Rank.OVERDUE: N_("Propose"),
}
_TABS: Final = {Rank.SAFETY_WAITING: "safety", Rank.ASK_AGAIN: "safety", Rank.OVERDUE: "assessments"}


@dataclass(frozen=True, slots=True)
class _Said:
    """A reason in words.

    Attributes:
        begins_small: its sentence begins with a word of ours, not with a name.
    """

    reason: str
    sentence: str
    begins_small: bool = False

    def as_further(self, t: Translator) -> str:
        """Behind another reason, on a line of its own."""
        sentence = running_case(self.sentence) if self.begins_small else self.sentence
        return t("{reason}: {sentence}", reason=self.reason, sentence=sentence)


def read_day(services: Services, language: str) -> Today:
    """The day; the words of the questionnaires that it names are ready."""
    day = services.today.get()
    named = [one.rhythm.instrument_id for each in day.appointments for one in each.dues]
    for look in day.looks:
        for reason in look.reasons:
            if isinstance(reason.about, FlagLine):
                named.append(reason.about.instrument.id)
            elif isinstance(reason.about, NoticeLine):
                named.append(reason.about.assessment.instrument_id)
            elif isinstance(reason.about, tuple):
                named += [one.rhythm.instrument_id for one in reason.about]
    warm(services, language, named)
    return day


def look_rows(around: Surroundings, day: Today) -> list[FirstRow]:
    """One row for each person who is to be looked at first, in their order."""
    people = {line.client.id: line.client for line in day.files}
    return [_row(around, people[one.client_id], one, day.day) for one in day.looks]


def overdue(look: Look[About]) -> Rhythm | None:
    """The questionnaire to propose, where that is what a person is looked at for."""
    about = look.first.about
    return about[0].rhythm if look.first.rank is Rank.OVERDUE and isinstance(about, tuple) else None


def _row(around: Surroundings, client: Client, look: Look[About], today: date) -> FirstRow:
    t, rank = around.t, look.first.rank
    first, *others = (_said(around, one, today) for one in look.reasons)
    return FirstRow(
        t,
        REASON_ICONS[rank],
        client.name,
        first.reason,
        first.sentence,
        t(_ACTIONS[rank]),
        _place(look),
        also=tuple(one.as_further(t) for one in others),
        is_safety=rank <= Rank.ASK_AGAIN,
    )


def _place(look: Look[About]) -> Place:
    """Where it is dealt with."""
    if look.first.rank is Rank.FLAG:
        return Place(LAST_TIME, look.client_id)
    return Place(CLIENT, look.client_id, tab=_TABS.get(look.first.rank, ""))


def _said(around: Surroundings, reason: Reason[About], today: date) -> _Said:
    t, about = around.t, reason.about
    match about:
        case NoticeLine() if reason.rank is Rank.SAFETY_WAITING:
            return _Said(t("An answer about safety"), said(around, about))
        case NoticeLine():
            on = about.notice.ask_again_on
            line = t("Planned for {date} after an answer about safety.", date=on)
            return _Said(t("Ask again"), line, begins_small=True)
        case AskAgain():
            line = safety_lines.again_line(t, about.note.ask_again_on or today)
            return _Said(t("Safety question"), t("{sentence}.", sentence=line), begins_small=True)
        case FlagLine():
            wording = around.desk.services.assessments.wording(
                about.instrument.id, about.instrument.version, t.language
            )
            return _Said(
                t(attention.TO_DISCUSS), attention.flag_line(t, about.flag, about.instrument, wording)
            )
        case Review():
            return _Said(t(attention.TO_REVIEW), attention.review_line(t, about, today))
        case _:
            line = schedules.overdue_line(t, about, names(around, about), today)
            return _Said(t(attention.OVERDUE), line)
