"""One-line facts about a file, for headers, lists and screen readers."""

from __future__ import annotations

from datetime import date, datetime

from coachdesk.domain.clients import Client
from coachdesk.domain.occupations import OCCUPATIONS, SECTORS
from coachdesk.domain.phases import PhaseStretch
from coachdesk.domain.sessions import Session
from coachdesk.i18n import labels
from coachdesk.i18n.numbers import ordinal
from coachdesk.i18n.relative_days import relative_day, since
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case, sentence_case

_BETWEEN = " · "
_WEEKS_FROM_DAYS = 14


def facts_line(t: Translator, client: Client, sessions: tuple[Session, ...], today: date) -> str:
    """``41 ou 42 ans · sage-femme · 17 séances depuis le 3 mars 2026``: what is known, nothing for the rest.

    Only the year of birth is kept: whether the birthday of this year is over is not known.
    """
    parts = []
    if client.birth_year is not None:
        age = today.year - client.birth_year
        parts.append(t("{younger} or {older} years old", younger=age - 1, older=age))
    fields = (client.occupation.strip(), client.sector.strip())
    occupation = ", ".join(_running(t, part) for part in fields if part)
    if occupation:
        parts.append(occupation)
    parts.append(sessions_line(t, sessions))
    return sentence_case(_BETWEEN.join(parts))


def _running(t: Translator, text: str) -> str:
    """What was chosen from our words begins small inside a line; what a person typed stays as it is."""
    return running_case(text) if text in {t(each) for each in (*OCCUPATIONS, *SECTORS)} else text


def sessions_line(t: Translator, sessions: tuple[Session, ...]) -> str:
    """``17 sessions since 3 Mar 2026``."""
    held = sorted(one.held_on for one in sessions if one.deleted_at is None)
    if not held:
        return t("no session yet")
    if len(held) == 1:
        return t("{count} session, on {date}", count=1, date=held[0])
    return t("{count} sessions since {date}", count=len(held), date=held[0])


def phase_line(t: Translator, stretch: PhaseStretch | None, day: date) -> str:
    """``Repos, 6e semaine``, or that there is no phase yet."""
    if stretch is None:
        return labels.phase(t, None)
    return labels.week_in_phase(t, stretch.phase, stretch.weeks(day))


def lasting_line(t: Translator, stretch: PhaseStretch, today: date) -> str:
    """How long a phase has lasted, ``since today``, or lasted, ``9 weeks``: whole weeks, or days before two."""
    if stretch.end is None:
        return since(t, stretch.start, today)
    days = (stretch.end - stretch.start).days
    if days < _WEEKS_FROM_DAYS:
        return t.plural("{count} day", "{count} days", days)
    return t.plural("{count} week", "{count} weeks", days // 7)


def phase_lines(t: Translator, stretch: PhaseStretch | None, day: date) -> tuple[str, ...]:
    """The same in fewer and fewer words, for where room is short."""
    if stretch is None:
        return (labels.phase(t, None),)
    short = labels.phase_short(t, stretch.phase)
    week = ordinal(stretch.weeks(day), t.language, is_feminine=True)
    return phase_line(t, stretch, day), t("{phase}, {ordinal} week", phase=short, ordinal=week), short


def last_session_line(t: Translator, last: date | None, today: date) -> str:
    """``last session: 6 days ago``."""
    if last is None:
        return t("no session yet")
    return t("last session: {when}", when=relative_day(t, last, today))


def next_line(t: Translator, at: datetime | None, today: date) -> str:
    """``next appointment: tomorrow, 09:30``; ``at`` is local, without a zone."""
    if at is None:
        return t("no appointment set")
    return t("next appointment: {when}, {time}", when=relative_day(t, at.date(), today), time=at.time())


def spoken_line(
    t: Translator,
    client: Client,
    stretch: PhaseStretch | None,
    last: date | None,
    next_at: datetime | None,
    today: date,
) -> str:
    """A row of a list of files as one sentence, for screen readers."""
    return t(
        "{name}: {phase}, {last}, {next}.",
        name=client.name,
        phase=phase_line(t, stretch, today),
        last=last_session_line(t, last, today),
        next=next_line(t, next_at, today),
    )
