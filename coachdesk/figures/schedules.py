"""What is planned, in words: how often, since when it may be asked, how many minutes. Nobody is late: a sheet is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.messages import N_
from coachdesk.domain.schedules import Due, Rhythm, Standing
from coachdesk.i18n.relative_days import dated
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case

ORIGIN: Final = N_(
    "The rhythms of CoachDesk are a judgement of ours, from no publication: change them as you see fit. "
    "Clinical questionnaires are never planned."
)
_MINUTES_DECIMALS: Final = 1


def measure(t: Translator, rhythm: Rhythm, wording: Wording) -> str:
    """``WHO-5``, or ``CBI (personal)`` for a part."""
    if not rhythm.part:
        return wording.short_title
    part = running_case(wording.scales[rhythm.part].short_name)
    return t("{questionnaire} ({part})", questionnaire=wording.short_title, part=part)


def rhythm_line(t: Translator, weeks: int) -> str:
    """``every 4 weeks``."""
    return t.plural("every week", "every {count} weeks", weeks)


def due_line(t: Translator, due: Due, today: date) -> str:
    """Where a rhythm stands: ``planned for 8 Nov 2026, 12 days ago``."""
    if due.standing is Standing.AWAY_FROM_WORK:
        return t("waits for the return to work: it asks about present work")
    if due.last_on is None and due.is_proposed:
        return t("for the first time")
    if due.due_on == today:
        return t("planned for today")
    return t("planned for {when}", when=dated(t, due.due_on, today))


def asked_line(t: Translator, dues: Sequence[Due], names: Sequence[str]) -> str:
    """What to propose in a session: ``To propose: WHO-5 and CBI.``; empty without any."""
    return t("To propose: {questionnaires}.", questionnaires=t.listed(list(names))) if dues else ""


def overdue_line(t: Translator, dues: Sequence[Due], names: Sequence[str], today: date) -> str:
    """Which questionnaires of one person are overdue, and since when."""
    first = min(one.due_on for one in dues)
    facts: dict[str, object] = {
        "questionnaires": t.listed(list(names)),
        "when": dated(t, first, today),
    }
    if len(dues) == 1:
        return t("{questionnaires}: planned for {when}.", **facts)
    return t("{questionnaires}: planned, the first of them for {when}.", **facts)


def minutes_line(t: Translator, a_week: float, this_month: float) -> str:
    """How many minutes a plan asks on average, and how many were asked since the first of the month."""
    return t(
        "On average {average} min a week. Asked this month: {spent} min.",
        average=t.number(round(a_week, _MINUTES_DECIMALS)),
        spent=t.number(round(this_month)),
    )


def too_much_line(t: Translator, a_week: float, limit: int) -> str:
    """That a plan asks more than the practice wants to; empty when it does not."""
    if round(a_week, _MINUTES_DECIMALS) <= limit:
        return ""
    return t.plural(
        "More than {count} minute a week on average: what could wait?",
        "More than {count} minutes a week on average: what could wait?",
        limit,
    )
