"""Supervision notes as they stand on paper: the question first, nobody named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from coachdesk.domain.notes import Block, BlockKind, Run, blocks
from coachdesk.domain.phases import phase_on
from coachdesk.domain.practices import Practice
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.supervision import Eye, HoursLine, Supervision
from coachdesk.domain.text_days import week_of
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.documents import FigureSection, ProseSection, ReportContent, Section
from coachdesk.figures.letterheads import signed
from coachdesk.figures.pseudonymised import OCCUPATION, CaseFile, Pack, clean_learnt, clean_texts
from coachdesk.figures.supervision_sections import (
    CaseSection,
    GridSection,
    Look,
    LooksSection,
    NoticeSection,
    PenSection,
    QuestionSection,
)
from coachdesk.figures.supervision_words import (
    decade,
    eye_name,
    family_name,
    format_name,
    since_week,
    summed_length,
    summed_sessions,
    week_words,
)
from coachdesk.figures.trend_tables import for_paper
from coachdesk.figures.week_charts import in_weeks
from coachdesk.i18n import dates, labels
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import sentence_case

_PEN_LINES = 5


@dataclass(frozen=True, slots=True)
class NotesOptions:
    """What the notes take in beside what was typed."""

    include_hours: bool = True
    include_pen_page: bool = True


def supervision_notes(
    t: Translator,
    practice: Practice,
    pack: Pack,
    charts: Mapping[int, TrendChart],
    ledger: tuple[HoursLine, ...],
    options: NotesOptions,
) -> ReportContent:
    """Word the notes of a session of supervision. They are pseudonymised and say so; they are not anonymous.

    Args:
        t: language of the document.
        practice: who signs.
        pack: the session and its cases; only what was decided on is replaced in their texts.
        charts: by the id of a case, its measures with days.
        ledger: hours of supervision up to now.
        options: what to take in.
    """
    several = len(pack.files) > 1
    sections: list[Section] = [_notice(t)]
    for number, file in enumerate(pack.files):
        sections += _case(t, pack, file, is_titled=several, is_first=number == 0)
        if several:
            sections += _measures(t, file, charts)
    hours = [_hours(t, ledger, pack.supervision.held_on.year)] if options.include_hours and ledger else []
    if not several:
        # Before the measures: those fill a page of their own, and would leave half a page white.
        sections += hours
        for file in pack.files:
            sections += _measures(t, file, charts)
    if options.include_pen_page:
        sections += _pen(t, pack)
    if several:
        # Under the lines to write on: hours belong to no case, and are no page of their own.
        sections += hours
    held_on = pack.supervision.held_on
    running = t("supervision of {date}", date=held_on)
    if len(pack.files) == 1:
        running = t("{who} · supervision of {date}", who=pack.files[0].client.pseudonym, date=held_on)
    return signed(
        t,
        practice,
        title=t("Supervision notes"),
        subtitle=_subtitle(t, pack.supervision),
        running_left=sentence_case(running),
        foot=t("Supervision notes · pseudonymised · never handed to the person"),
        pdf_title=t("Supervision notes"),
        sections=tuple(sections),
    )


def _subtitle(t: Translator, supervision: Supervision) -> str:
    parts = [sentence_case(dates.full(supervision.held_on, t.language))]
    if supervision.supervisor.strip():
        parts.append(t("with {supervisor}", supervisor=supervision.supervisor.strip()))
    told = format_name(t, supervision.format).lower()
    if supervision.minutes:
        told = t("{format}, {minutes} min", format=told, minutes=supervision.minutes)
    return " · ".join((*parts, told))


def _notice(t: Translator) -> NoticeSection:
    return NoticeSection(
        t("Pseudonymised, not anonymous"),
        t("Pseudonymised, not anonymous."),
        t(
            "Names, places and employer are replaced. Somebody who knows the situation could recognise the person: "
            "keep these pages locked away and destroy them after use."
        ),
    )


def _case(t: Translator, pack: Pack, file: CaseFile, *, is_titled: bool, is_first: bool) -> list[Section]:
    texts = clean_texts(t, pack, file)
    found: list[Section] = []
    if is_titled:
        found.append(
            CaseSection(file.client.pseudonym, _portrait(t, pack, file, texts), begins_page=not is_first)
        )
    if texts["question"].strip():
        found.append(QuestionSection(t("My question"), texts["question"].strip()))
    found.append(_situation(t, pack, file, texts, is_titled=is_titled))
    found += _alliance(t, file, texts)
    if texts["countertransference"].strip():
        found.append(_prose(t("Countertransference and resonance"), texts["countertransference"]))
    return [*found, *_looks(t, file, texts)]


def _measures(t: Translator, file: CaseFile, charts: Mapping[int, TrendChart]) -> list[Section]:
    chart = charts.get(file.case.id)
    if not file.case.with_measures or chart is None or not any(panel.points for panel in chart.panels):
        return []
    shown = chart if file.case.says_dates else in_weeks(t, chart, file.start)
    return [FigureSection(t("Measures"), for_paper(t, shown), None)]


def _portrait(t: Translator, pack: Pack, file: CaseFile, texts: Mapping[str, str]) -> str:
    client = file.client
    parts = (
        decade(t, client.birth_year, pack.supervision.held_on),
        texts[OCCUPATION] if file.case.says_occupation else family_name(t, client.occupation),
    )
    return ", ".join(part for part in parts if part)


def _situation(
    t: Translator, pack: Pack, file: CaseFile, texts: Mapping[str, str], *, is_titled: bool
) -> ProseSection:
    """What the file says, in weeks, then what was typed; a title has said already who it is."""
    portrait = _portrait(t, pack, file, texts)
    said = (_sessions(t, pack, file), _phase(t, pack, file), _work(t, pack, file))
    words = " ".join(sentence for sentence in said if sentence)
    opening = f", {portrait}. " if portrait else ". "
    named = (Run(file.client.pseudonym, is_emphasis=True), Run(opening + words))
    first = Block(BlockKind.PARAGRAPH, (Run(words),) if is_titled else named)
    return ProseSection(t("Situation"), (first, *blocks(texts["situation"])), "")


def _sessions(t: Translator, pack: Pack, file: CaseFile) -> str:
    day = pack.supervision.held_on
    held = sorted(one.held_on for one in file.sessions if one.deleted_at is None and one.held_on <= day)
    if not held:
        return t("No session yet.")
    if file.case.says_dates:
        return t.plural(
            "{count} session, on {last}.", "{count} sessions, the last on {last}.", len(held), last=held[-1]
        )
    last = week_words(t, week_of(held[-1], file.start))
    return t.plural(
        "{count} session, in {last}.", "{count} sessions, the last in {last}.", len(held), last=last
    )


def _phase(t: Translator, pack: Pack, file: CaseFile) -> str:
    stretch = phase_on(file.moves, pack.supervision.held_on)
    if stretch is None:
        return ""
    name = labels.phase(t, stretch.phase)
    if file.case.says_dates:
        return t("Phase: {phase}, since {date}.", phase=name, date=stretch.start)
    return t("Phase: {phase}, {since}.", phase=name, since=since_week(t, week_of(stretch.start, file.start)))


def _work(t: Translator, pack: Pack, file: CaseFile) -> str:
    """Where they stand with their work; having been at work all along says nothing."""
    day = pack.supervision.held_on
    kept = sorted(
        (one for one in file.situations if one.deleted_at is None and one.since <= day),
        key=lambda one: (one.since, one.id),
    )
    if not kept or all(one.situation is WorkSituation.WORKING for one in kept):
        return ""
    said = []
    for situation, group in groupby(kept, key=lambda one: one.situation):
        since = next(group).since
        if len(kept) > 1 and since < file.start and since == kept[0].since:
            continue
        when = (
            t("since {date}", date=since)
            if file.case.says_dates
            else since_week(t, week_of(since, file.start))
        )
        said.append(
            t("{situation} {since}", situation=labels.work_situation(t, situation).lower(), since=when)
        )
    return t("Work: {situations}.", situations=", ".join(said)) if said else ""


def _alliance(t: Translator, file: CaseFile, texts: dict[str, str]) -> list[Section]:
    rows = []
    for number, moment in enumerate(file.case.alliance):
        what, answer = texts[f"alliance {number} what"].strip(), texts[f"alliance {number} answer"].strip()
        if not (what or answer):
            continue
        when = ""
        if moment.happened_on is not None:
            week = week_of(moment.happened_on, file.start)
            when = t.fact(moment.happened_on) if file.case.says_dates else week_words(t, week)
        rows.append((when, what, answer))
    if not rows:
        return []
    heads = (t.within("column", "When"), t("What happened"), t("What I did with it"))
    return [GridSection(t("Alliance"), heads, (20, 41, 39), tuple(rows))]


def _prose(heading: str, text: str) -> ProseSection:
    return ProseSection(heading, blocks(text), "")


def _looks(t: Translator, file: CaseFile, texts: dict[str, str]) -> list[Section]:
    """Nothing at all where no eye was used: seven empty rows tell a supervisor nothing."""
    looks = tuple(
        Look(
            t("{number} {name}", number=number + 1, name=eye_name(t, eye)),
            texts.get(f"look {number}", "").strip(),
            eye.value in file.case.chosen_eyes,
        )
        for number, eye in enumerate(Eye)
    )
    if not any(look.is_chosen or look.text for look in looks):
        return []
    return [LooksSection(t("Seven eyes"), looks, t("Filled square: chosen for this supervision."))]


def _hours(t: Translator, ledger: tuple[HoursLine, ...], year: int) -> GridSection:
    """Format by format for the year of the session, then its total, then that of all years if there are more."""
    own = [line for line in ledger if line.year == year]
    rows = [
        (format_name(t, line.format), summed_sessions(t, [line]), summed_length(t, [line])) for line in own
    ]
    totals = [(t("Total {year}", year=str(year)), own)]
    if len(own) < len(ledger):
        totals.append((t("All years"), list(ledger)))
    rows += [(name, summed_sessions(t, lines), summed_length(t, lines)) for name, lines in totals]
    heads = (t("Format"), t.within("column", "Sessions"), t.within("column", "Length"))
    return GridSection(t("Hours of supervision"), heads, (46, 32, 22), tuple(rows), has_total=True)


def _pen(t: Translator, pack: Pack) -> list[Section]:
    found: list[Section] = [
        PenSection(t("What I take along"), clean_learnt(t, pack).strip(), _PEN_LINES, begins_page=True)
    ]
    names = t.listed([file.client.pseudonym for file in pack.files])
    if names:
        found.append(PenSection(t("For {who}", who=names), "", _PEN_LINES))
    found.append(PenSection(t("For myself"), "", _PEN_LINES))
    found.append(PenSection(t("To come back to"), "", 2))
    return found
