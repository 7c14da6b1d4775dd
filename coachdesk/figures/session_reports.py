"""The report of one session, as it stands on paper for the practitioner or for whom they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.domain.clients import Client, Contact
from coachdesk.domain.documents import DocumentKind, Reader, Recipient, check_reader_name, check_recipient
from coachdesk.domain.notes import Block, BlockKind, Run, blocks
from coachdesk.domain.phases import PhaseStretch
from coachdesk.domain.practices import Practice
from coachdesk.domain.sessions import Action, ActionState, Lever, Session
from coachdesk.figures.care_network import doctors
from coachdesk.figures.charts import DotChart, TrendChart
from coachdesk.figures.documents import (
    ActionLine,
    ActionsSection,
    Fact,
    FactsSection,
    FigureSection,
    ProseSection,
    ReportContent,
    Section,
    SentenceSection,
)
from coachdesk.figures.files import phase_line
from coachdesk.figures.help_words import help_words
from coachdesk.figures.letterheads import signed
from coachdesk.figures.line_tables import LineTable
from coachdesk.figures.trend_tables import dots_for_paper, for_paper
from coachdesk.i18n import dates, labels
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import sentence_case


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a session report takes in. The private note is no option: it never is in a document.

    Attributes:
        include_lines: the forms without a score, line by line: they take pages of their own, so only when asked for.
        panels: keys ``instrument.scale`` of the chart; ``None`` for those shown first.
        since: left end of the chart; ``None`` for everything.
    """

    include_note: bool = True
    include_actions: bool = True
    include_measures: bool = True
    include_lines: bool = False
    panels: tuple[str, ...] | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured up to the session: curves, rows of dots, forms that have neither."""

    chart: TrendChart | None = None
    dots: DotChart | None = None
    tables: tuple[LineTable, ...] = ()


def session_report(
    t: Translator,
    practice: Practice,
    client: Client,
    session: Session,
    number: int,
    *,
    actions: tuple[Action, ...],
    stretch: PhaseStretch | None,
    contacts: tuple[Contact, ...],
    reader: Reader,
    options: ReportOptions,
    measures: Measures,
) -> ReportContent:
    """Word the report of a session.

    Args:
        t: language of the document.
        practice: who signs.
        client: the full name stands in the frame and nowhere else.
        session: the session itself; its private note is not read.
        number: 1 for the first session.
        actions: agreed in it.
        stretch: the phase held on the day.
        contacts: the doctors among them are named.
        reader: the person gets the numbers to call, and no measure when they want to see no number.
        options: what to take in.
        measures: up to now.

    Raises:
        UserError: such a report is not made for this reader.
    """
    _check(reader, client)
    recipient = _reader_words(t, reader, client)
    sections: list[Section] = [_frame(t, client, session, stretch, contacts, recipient)]
    sections += _body(t, client, session, actions, options)
    if not _hides_numbers(client, reader):
        sections += _measures(t, measures, options)
    day = session.held_on
    return signed(
        t,
        practice,
        title=t("Session report"),
        subtitle=t("Session {number} · {date}", number=number, date=dates.full(day, t.language)),
        running_left=t("{who} · session {number} · {date}", who=client.initials, number=number, date=day),
        foot=_foot(t, recipient),
        pdf_title=t("Session report {number}", number=number),
        sections=tuple(sections),
        help_words=help_words(t, reader.help_lines, client) if reader.kind is Recipient.CLIENT else (),
    )


def _check(reader: Reader, client: Client) -> None:
    check_recipient(DocumentKind.SESSION_REPORT, reader.kind)
    if reader.kind is not Recipient.CLIENT:
        check_reader_name(reader.name, client.payer, client.name)


def _hides_numbers(client: Client, reader: Reader) -> bool:
    return reader.kind is Recipient.CLIENT and client.hides_numbers


def _reader_words(t: Translator, reader: Reader, client: Client) -> str:
    """The name typed, else who the reader is; empty for the practitioner's own use."""
    if reader.name.strip():
        return reader.name.strip()
    if reader.kind is Recipient.CLIENT:
        return labels.the_person(t, client.word_used, client.gender)
    return t("the doctor chosen by the person") if reader.kind is Recipient.DOCTOR else ""


def _body(
    t: Translator, client: Client, session: Session, actions: tuple[Action, ...], options: ReportOptions
) -> list[Section]:
    found: list[Section] = []
    if options.include_note:
        found.append(_work(t, session))
    kept = tuple(one for one in actions if one.deleted_at is None)
    if options.include_actions and kept:
        found.append(_actions(t, client, session, kept))
    return [*found, _next(t, session)]


def _foot(t: Translator, recipient: str) -> str:
    """Whose use it is for, without a name: the recipient may be the person, named on the first page only."""
    if recipient.strip():
        return t("Session report · for the recipient named on page 1 alone")
    return t("Session report · for professional use")


def _frame(
    t: Translator,
    client: Client,
    session: Session,
    stretch: PhaseStretch | None,
    contacts: tuple[Contact, ...],
    recipient: str,
) -> FactsSection:
    occupation = client.occupation.strip()
    facts = (
        Fact(
            labels.word_used(t, client.word_used, client.gender),
            client.name,
            f", {occupation}" if occupation else "",
        ),
        Fact(t("Session"), "", _meeting(t, session)),
        Fact(t("Phase"), "", phase_line(t, stretch, session.held_on)),
        Fact(t("Medical follow-up"), "", _medical(t, client, contacts)),
        Fact(t.within("report", "For"), "", recipient.strip() or t("own use, not handed on")),
    )
    return FactsSection(t("Setting"), facts)


def _meeting(t: Translator, session: Session) -> str:
    parts = []
    if session.starts_at is not None:
        parts.append(t.fact(session.starts_at))
    if session.minutes is not None:
        parts.append(t("{minutes} min", minutes=session.minutes))
    parts.append(labels.at_place(t, session.place))
    return ", ".join(parts)


def _medical(t: Translator, client: Client, contacts: tuple[Contact, ...]) -> str:
    """Whether a doctor follows the person, then a line for each doctor: whether they may be contacted."""
    said = [labels.medical_follow_up(t, client.medical_follow_up).lower()]
    for one in doctors(contacts):
        may = labels.may_contact(t, one.may_contact).lower()
        said.append(t("{role}: {may_contact}", role=one.role.strip(), may_contact=may))
    return "\n".join(said)


def _work(t: Translator, session: Session) -> ProseSection:
    found = blocks(session.note)
    has_quote = any(block.kind is BlockKind.QUOTE for block in found)
    if not found:
        found = (Block(BlockKind.PARAGRAPH, (Run(t("Nothing was noted.")),)),)
    return ProseSection(t("Work of the session"), found, t("Words noted in session") if has_quote else "")


def _actions(t: Translator, client: Client, session: Session, actions: tuple[Action, ...]) -> ActionsSection:
    return ActionsSection(
        heading=t("Agreed actions"),
        heads=(t("Action"), t("Rests on"), t("Due"), t.within("column", "Done")),
        actions=tuple(
            ActionLine(
                text=_action_text(t, one),
                lever=labels.lever(t, one.lever).lower(),
                due=_due(t, one.due_on, session.held_on),
                is_done=one.state is ActionState.DONE,
            )
            for one in actions
        ),
        remark=_remark(t, client, actions),
    )


def _action_text(t: Translator, action: Action) -> str:
    if action.state in {ActionState.OPEN, ActionState.DONE}:
        return action.text
    state = labels.action_state(t, action.state).lower()
    return t("{action} ({state})", action=action.text, state=state)


def _due(t: Translator, due_on: date | None, held_on: date) -> str:
    if due_on is None:
        return ""
    return (
        dates.short(due_on, t.language) if due_on.year == held_on.year else dates.medium(due_on, t.language)
    )


def _remark(t: Translator, client: Client, actions: tuple[Action, ...]) -> str:
    """How much of the plan one person carries alone: a plain fact, so that it is seen."""
    alone = sum(one.lever is Lever.SELF for one in actions)
    person = labels.the_person(t, client.word_used, client.gender)
    if alone == 0:
        return t("No action rests on {person} alone.", person=person)
    if alone < len(actions):
        return t.plural(
            "{count} action of {total} rests on {person} alone.",
            "{count} actions of {total} rest on {person} alone.",
            alone,
            total=len(actions),
            person=person,
        )
    return t.plural(
        "The only action rests on {person} alone.",
        "All {count} actions rest on {person} alone.",
        alone,
        person=person,
    )


def _next(t: Translator, session: Session) -> SentenceSection:
    heading = t("Next appointment")
    if session.next_at is None:
        return SentenceSection(heading, "", t("Not set yet."))
    day = sentence_case(dates.full(session.next_at.date(), t.language))
    strong = t("{day}, {time}", day=day, time=session.next_at.time())
    if session.next_place is None:
        return SentenceSection(heading, strong, ".")
    return SentenceSection(heading, strong, f", {labels.at_place(t, session.next_place)}.")


def _measures(t: Translator, measures: Measures, options: ReportOptions) -> list[Section]:
    """The figures that show something; a heading without a measure under it is left out."""
    found: list[Section] = []
    chart, dots = measures.chart, measures.dots
    trend = for_paper(t, chart) if chart and any(one.points for one in chart.panels) else None
    answered = dots_for_paper(t, dots) if dots and any(row.dots for row in dots.rows) else None
    if options.include_measures and (trend or answered):
        found.append(FigureSection(t("Measures"), trend, answered))
    if options.include_lines and measures.tables:
        found.append(FigureSection(t("Answers line by line"), None, None, measures.tables))
    return found
