"""Words of supervision: formats, the seven eyes, weeks, and what stands in for a passage that is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from coachdesk.domain.folded_text import bare
from coachdesk.domain.messages import N_
from coachdesk.domain.occupations import OccupationFamily, family_of
from coachdesk.domain.pseudonyms import Finding, TextDay, TraceKind
from coachdesk.domain.supervision import Eye, HoursLine, SupervisionFormat
from coachdesk.domain.text_days import week_of
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import NO_BREAK, sentence_case

_FAMILIES: Final = {
    OccupationFamily.CARE: N_("care profession"),
    OccupationFamily.SOCIAL: N_("social profession"),
    OccupationFamily.TEACHING: N_("teaching profession"),
    OccupationFamily.LEADING: N_("leading position"),
    OccupationFamily.TRADE: N_("trade or craft"),
    OccupationFamily.OTHER: N_("profession not told"),
}
_FORMATS: Final = {
    SupervisionFormat.INDIVIDUAL: N_("Individual supervision"),
    SupervisionFormat.GROUP: N_("Group supervision"),
    SupervisionFormat.PRACTICE_ANALYSIS: N_("Analysis of practice"),
    SupervisionFormat.CODEVELOPMENT: N_("Peer co-development"),
}
_EYES: Final = {
    Eye.PERSON: N_("The person"),
    Eye.INTERVENTIONS: N_("What I do"),
    Eye.RELATION: N_("Our relation"),
    Eye.PRACTITIONER: N_("Me, in this work"),
    Eye.SUPERVISION: N_("The supervision"),
    Eye.SUPERVISOR: N_("The supervisor"),
    Eye.CONTEXT: N_("The context"),
}
_DECADES: Final = {
    20: N_("in their twenties"), 30: N_("in their thirties"), 40: N_("in their forties"), 50: N_("in their fifties"),
    60: N_("in their sixties"), 70: N_("in their seventies"),
}  # fmt: skip
_ROUND: Final = {
    20: N_("about twenty"), 30: N_("about thirty"), 40: N_("about forty"), 50: N_("about fifty"),
    60: N_("about sixty"), 70: N_("about seventy"),
}  # fmt: skip
"""For the year of a round birthday, which may be over or not."""
_KINDS: Final = {
    TraceKind.NAME: N_("Name of the person"),
    TraceKind.PERSON: N_("Somebody around the person"),
    TraceKind.EMPLOYER: N_("Employer"),
    TraceKind.PLACE: N_("Place"),
    TraceKind.PHONE: N_("Telephone number"),
    TraceKind.EMAIL: N_("E-mail address"),
    TraceKind.LINK: N_("Address on the web"),
    TraceKind.NUMBER: N_("Number of somebody"),
    TraceKind.BIRTH: N_("Year of birth or age"),
    TraceKind.OCCUPATION: N_("Occupation"),
    TraceKind.DATE: N_("Date"),
    TraceKind.OTHER_NAME: N_("Looks like a name"),
}
_FULL_FORM: Final = {"d'": "de ", "l'": "le ", "qu'": "que "}
_VOWELS: Final = frozenset("aeiouyh")
_LONG_AGO_WEEKS: Final = 104
_YEAR_DIGITS: Final = 4


def format_name(t: Translator, value: SupervisionFormat) -> str:
    """The form of a session of supervision."""
    return t(_FORMATS[value])


def eye_name(t: Translator, value: Eye) -> str:
    """One of the seven places to look from."""
    return t(_EYES[value])


def kind_name(t: Translator, finding: Finding) -> str:
    """What a passage tells, and why it was found."""
    if finding.is_initials:
        return t("Initials of the person")
    return t(_KINDS[finding.kind])


def family_name(t: Translator, occupation: str) -> str:
    """An occupation without what makes it somebody's; empty when none is recorded."""
    family = family_of(occupation)
    return "" if family is None else t(_FAMILIES[family])


def decade(t: Translator, birth_year: int | None, day: date) -> str:
    """The decade of an age; empty where it is not known or would be too telling."""
    if birth_year is None:
        return ""
    begun, since = divmod(day.year - birth_year, 10)
    words = (_DECADES if since else _ROUND).get(10 * begun)
    return t(words) if words else ""


def length(t: Translator, minutes: int) -> str:
    """``1 h 30 min``, in French ``1 h 30``; ``45 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return t("{minutes} min", minutes=str(rest))
    if not rest:
        return t("{hours} h", hours=str(hours))
    return t("{hours} h {minutes} min", hours=str(hours), minutes=f"{rest:02d}")


def summed_length(t: Translator, lines: Sequence[HoursLine]) -> str:
    """The lengths that were noted, together; said when none was."""
    if all(line.sessions == line.unmeasured for line in lines):
        return t("length not given")
    return length(t, sum(line.minutes for line in lines))


def summed_sessions(t: Translator, lines: Sequence[HoursLine]) -> str:
    """How many there were, and how many of them are missing from a sum of lengths."""
    count = sum(line.sessions for line in lines)
    left_out = sum(line.unmeasured for line in lines)
    sessions = t.plural("{count} session", "{count} sessions", count)
    if left_out in {0, count}:
        return sessions
    return t.plural(
        "{sessions}, {count} of them without a length", "{sessions}, {count} of them without a length",
        left_out, sessions=sessions,
    )  # fmt: skip


def week_words(t: Translator, week: int) -> str:
    """``week 12``, or how long before the first week."""
    if week > 0:
        return _tied(t("week {number}", number=week))
    return _before(t, week)


def in_week(t: Translator, week: int) -> str:
    """``in week 12``."""
    return _tied(t("in week {number}", number=week)) if week > 0 else _before(t, week)


def since_week(t: Translator, week: int) -> str:
    """``since week 12``."""
    if week > 0:
        return _tied(t("since week {number}", number=week))
    return t("since before the first session")


def replacement(t: Translator, finding: Finding, start: date) -> str:
    """What is proposed in the place of a passage.

    Args:
        t: language of the document.
        finding: the passage.
        start: the first day of the file's weeks.
    """
    match finding.kind:
        case TraceKind.NAME:
            return _with_elision(finding)
        case TraceKind.PERSON:
            role = finding.stand_in.strip()
            return f"[{role[:1].lower()}{role[1:]}]" if role else t("[someone close]")
        case TraceKind.OCCUPATION:
            return f"[{family_name(t, finding.text)}]"
        case TraceKind.DATE if finding.named is not None:
            words = day_words(t, finding.named, start)
            return sentence_case(words) if finding.text[:1].isupper() else words
        case kind:
            return {
                TraceKind.EMPLOYER: t("[employer]"),
                TraceKind.PLACE: t("[place]"),
                TraceKind.PHONE: t("[telephone]"),
                TraceKind.EMAIL: t("[e-mail]"),
                TraceKind.LINK: t("[web address]"),
                TraceKind.NUMBER: t("[number]"),
                TraceKind.BIRTH: _birth(t, finding.text),
            }.get(kind, t("[name]"))


def _birth(t: Translator, text: str) -> str:
    if not text.isdigit():
        return t("[date of birth]")
    return t("[year of birth]") if len(text) == _YEAR_DIGITS else t("[age]")


def day_words(t: Translator, named: TextDay, start: date) -> str:
    """A day as a week, in the place of the words that named it."""
    week = week_of(named.day, start)
    if week <= 0:
        return _before(t, week)
    if named.lead in {"du", "of"}:
        return _tied(t("of week {number}", number=week))
    if named.lead == "au":
        return _tied(t("to week {number}", number=week))
    if named.is_after_word:
        return _tied(t.within("after since, until, before", "week {number}", number=week))
    return in_week(t, week) if named.lead else week_words(t, week)


def _tied(words: str) -> str:
    """The number stays with its week."""
    head, _, number = words.rpartition(" ")
    return f"{head}{NO_BREAK}{number}" if head and number.isdigit() else words


def _before(t: Translator, week: int) -> str:
    count = 1 - week
    if count > _LONG_AGO_WEEKS:
        return t("about {count} years before the first session", count=round(count / 52))
    return t.plural("{count} week before the first session", "{count} weeks before the first session", count)


def _with_elision(finding: Finding) -> str:
    """``d’Anne`` becomes ``de Saule``, and ``d’Orme`` where the pseudonym begins with a vowel."""
    if not finding.elision:
        return finding.stand_in
    if bare(finding.stand_in[:1]) in _VOWELS:
        return f"{finding.elision[:-1]}’{finding.stand_in}"
    full = _FULL_FORM.get(finding.elision, f"{finding.elision[:-1]}e ")
    capital = full.capitalize() if finding.text[:1].isupper() else full
    return f"{capital}{finding.stand_in}"
