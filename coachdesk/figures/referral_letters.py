"""A short letter by which a person is referred to a doctor: handed to them, without a score."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.clients import Answer, Client
from coachdesk.domain.documents import check_reader_name
from coachdesk.domain.notes import Block, BlockKind, Run
from coachdesk.domain.practices import Practice, Profession
from coachdesk.figures.documents import Fact, FactsSection, ProseSection, ReportContent
from coachdesk.figures.letterheads import signature, signed
from coachdesk.i18n import dates, labels
from coachdesk.i18n.translator import Translator


def referral_letter(
    t: Translator,
    today: date,
    practice: Practice,
    client: Client,
    first_session_on: date | None,
    recipient: str,
) -> ReportContent:
    """Word the letter. It says what the intake answers say and nothing from the notes or the measures.

    Args:
        t: language of the letter.
        today: its date.
        practice: who signs.
        client: who is referred.
        first_session_on: since when they have been meeting, if they have.
        recipient: name or function of the doctor; empty when the person will choose.

    Raises:
        UserError: the reader is who pays.
    """
    check_reader_name(recipient, client.payer, client.name)
    sections = (
        FactsSection(t("Letter"), _frame(t, client, recipient)),
        ProseSection(t("Reason"), tuple(map(_paragraph, _body(t, practice, client, first_session_on))), ""),
        signature(t, practice),
    )
    return signed(
        t,
        practice,
        title=t("Letter to a doctor"),
        subtitle=dates.long(today, t.language),
        running_left=t("{who} · letter · {date}", who=client.initials, date=today),
        foot=t("Letter to a doctor · confidential, handed to the person concerned"),
        pdf_title=t("Letter to a doctor"),
        sections=sections,
    )


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Run(text),))


def _frame(t: Translator, client: Client, recipient: str) -> tuple[Fact, ...]:
    born = t(", year of birth {year}", year=str(client.birth_year)) if client.birth_year is not None else ""
    return (
        Fact(t.within("letter", "To"), "", recipient.strip() or t("the doctor chosen by the person")),
        Fact(labels.word_used(t, client.word_used, client.gender), client.name, born),
    )


def _body(t: Translator, practice: Practice, client: Client, first_session_on: date | None) -> list[str]:
    person = labels.the_person(t, client.word_used, client.gender)
    said = [t("Dear Doctor,")]
    if first_session_on is None:
        said.append(t("I have met {person} named above about exhaustion linked to work.", person=person))
    else:
        said.append(
            t(
                "Since {date} I have been meeting {person} named above about exhaustion linked to work.",
                date=dates.long(first_session_on, t.language),
                person=person,
            )
        )
    found = _findings(t, client)
    if found:
        said.append(t("At our meeting it appeared that {findings}.", findings=t.listed(found)))
    said.append(t("A medical opinion seems useful to me before we go on, or alongside our work."))
    said.append(_limits(t, practice))
    said.append(
        t(
            "If {person} agrees, I would be glad to hear how our work can fit in with your care.",
            person=person,
        )
    )
    said.append(t("With kind regards,"))
    return said


def _findings(t: Translator, client: Client) -> list[str]:
    """What the intake answers say no to."""
    said = []
    if client.minimal_energy is Answer.NO:
        said.append(t("energy is too low at present for this work"))
    if client.able_to_project is Answer.NO:
        said.append(t("looking ahead is not possible for now"))
    if client.wishes_it is Answer.NO:
        said.append(t("this kind of support is not what is wished for"))
    return said


def _limits(t: Translator, practice: Practice) -> str:
    if practice.profession is Profession.COACH:
        return t("As a coach I give neither a diagnosis nor a medical opinion: I leave this to you.")
    return t("This letter contains no questionnaire score and replaces no medical opinion.")
