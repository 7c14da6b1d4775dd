from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from coachdesk.domain.clients import Client, Gender, WordUsed
from coachdesk.domain.documents import Reader
from coachdesk.domain.notes import BlockKind
from coachdesk.domain.phases import phase_on
from coachdesk.domain.practices import Practice
from coachdesk.domain.sessions import Action, ActionState, Lever, Session
from coachdesk.figures.check_ins import check_in_chart
from coachdesk.figures.documents import (
    ActionsSection,
    Fact,
    FactsSection,
    FigureSection,
    ProseSection,
    ReportContent,
    SentenceSection,
)
from coachdesk.figures.session_reports import Measures, ReportOptions, session_report
from coachdesk.figures.signing import Letterhead
from coachdesk.i18n.translator import Translator
from tests.figures.records import (
    CLIENT,
    CONTACTS,
    INSTANT,
    LIBRARY,
    MOVES,
    PRACTICE,
    TODAY,
    action,
    chart_of,
    held,
    taken,
    texts,
    year,
)
from tests.i18n.speaking import english, french

SECRET = "Zebra-Contretransfert"
SESSION = held(9, TODAY, note="We began with *the week*.\n> I can say no.\n- one pause", private_note=SECRET)
ACTIONS = (
    action(1, "Answer within the hour", Lever.SELF, due_on=date(2026, 11, 27)),
    action(2, "A break before three", Lever.TEAM, due_on=date(2027, 1, 4), state=ActionState.PARTLY),
    action(3, "Thursday stays at four hours", Lever.ORGANISATION, state=ActionState.DONE),
    action(4, "Read the plan again", Lever.SHARED, state=ActionState.DROPPED),
)
ALL = ReportOptions()


def report(
    t: Translator,
    *,
    practice: Practice = PRACTICE,
    client: Client = CLIENT,
    session: Session = SESSION,
    actions: tuple[Action, ...] = ACTIONS,
    recipient: str = "",
    options: ReportOptions = ALL,
    is_measured: bool = True,
) -> ReportContent:
    measured = (*year(), taken(20, TODAY, {}, instrument="checkin5", answers=(1, 0, 1, 0, None)))
    measured = measured if is_measured else ()
    return session_report(
        t,
        practice,
        client,
        session,
        9,
        actions=actions,
        stretch=phase_on(MOVES, session.held_on),
        contacts=CONTACTS,
        reader=Reader(name=recipient),
        options=options,
        measures=Measures(chart_of(t, *measured, moves=MOVES), check_in_chart(t, TODAY, measured, LIBRARY)),
    )


SectionT = TypeVar("SectionT")


def part(made: ReportContent, kind: type[SectionT]) -> SectionT:
    return next(section for section in made.sections if isinstance(section, kind))


def test_head_and_foot_in_french() -> None:
    made = report(french())
    assert made.language == "fr"
    assert (made.title, made.subtitle) == (
        "Rapport de séance",
        "Séance 9 · vendredi 20\u00a0novembre\u00a02026",
    )
    assert made.running_left == "C. D.-Ł. · séance 9 · 20\u00a0nov.\u00a02026"
    assert made.running_right == "Hélène Martin"
    assert made.foot == "Rapport de séance · à usage professionnel"
    assert made.page_words == "page {page}\u202f/\u202f{pages}"
    assert made.continued_word == "(suite)"
    assert made.caution == (
        "Ni diagnostic, ni avis médical. L’épuisement professionnel est un phénomène lié au travail (CIM-11)."
    )
    assert (made.watermark, made.pdf_title) == ("", "Rapport de séance 9")


def test_head_and_foot_in_english() -> None:
    made = report(english())
    assert made.language == "en"
    assert (made.title, made.subtitle) == ("Session report", "Session 9 · Friday 20\u00a0November\u00a02026")
    assert made.caution == (
        "Neither a diagnosis nor a medical opinion. Burnout is a phenomenon linked to work (ICD-11)."
    )


def test_letterhead() -> None:
    assert report(french()).letterhead == Letterhead(
        "Hélène Martin",
        "Work coach · Cabinet Martin",
        (
            "12, rue des Lavandes, 69007 Lyon",
            "04 65 71 00 00 · contact@cabinet-martin.example",
            "RPPS 10000000000",
        ),
        "",
    )
    bare = Practice(1, "p", PRACTICE.profession, name="Cabinet Martin")
    assert report(french(), practice=bare).letterhead == Letterhead("Cabinet Martin", "", (), "")
    assert report(french(), practice=bare).running_right == "Cabinet Martin"
    assert report(french(), practice=replace(bare, name="")).letterhead is None


def test_demo_is_watermarked() -> None:
    demo = replace(PRACTICE, is_demo=True)
    assert report(french(), practice=demo).watermark == "DÉMO"
    assert report(english(), practice=demo).watermark == "DEMO"


def test_frame_answers_five_questions() -> None:
    assert part(report(french()), FactsSection).facts == (
        Fact("Cliente", "Claire Delmas-Łukasik", ", nurse"),
        Fact("Séance", "", "9\u00a0h\u00a030, 50\u00a0min, en présence"),
        Fact("Phase", "", "Retour ou nouveau départ, 12e semaine"),
        Fact("Suivi médical", "", "oui\nOccupational physician\u00a0: contact possible"),
        Fact("Destinataire", "", "usage professionnel, sans transmission"),
    )
    assert part(report(english()), FactsSection).facts == (
        Fact("Client", "Claire Delmas-Łukasik", ", nurse"),
        Fact("Session", "", "09:30, 50\u00a0min, in person"),
        Fact("Phase", "", "Return or new start, 12th week"),
        Fact("Medical follow-up", "", "yes\nOccupational physician: may be contacted"),
        Fact("For", "", "own use, not handed on"),
    )


def test_frame_of_a_file_that_holds_only_a_name() -> None:
    client = Client(1, "c", "X", INSTANT)
    session = Session(1, "s", 1, date(2026, 1, 5))
    facts = part(report(french(), client=client, session=session), FactsSection).facts
    assert [(fact.label, fact.strong, fact.value) for fact in facts[:3]] == [
        ("Personne accompagnée", "X", ""),
        ("Séance", "", "en présence"),
        ("Phase", "", "Pas encore de phase"),
    ]


def test_recipient_stands_on_the_first_page_only() -> None:
    made = report(french(), recipient=" Claire Delmas-Łukasik ")
    assert part(made, FactsSection).facts[4].value == "Claire Delmas-Łukasik"
    assert made.foot == "Rapport de séance · réservé au destinataire nommé en page 1"


@pytest.mark.parametrize("t", [french(), english()], ids=["fr", "en"])
def test_full_name_stands_in_the_frame_and_nowhere_else(t: Translator) -> None:
    made = report(t)
    outside = replace(made, sections=made.sections[1:])
    assert not any("Delmas" in text for text in texts(outside))
    assert sum("Delmas" in text for text in texts(made)) == 1


@pytest.mark.parametrize("t", [french(), english()], ids=["fr", "en"])
def test_private_note_is_in_no_document(t: Translator) -> None:
    assert not any(SECRET in text for text in texts(report(t)))


def test_note_keeps_its_marks_and_a_quote_is_attributed_without_claiming_consent() -> None:
    section = part(report(french()), ProseSection)
    assert section.heading == "Travail de la séance"
    assert [block.kind for block in section.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.BULLET,
    ]
    assert section.attribution == "Paroles notées en séance"
    plain = part(report(french(), session=replace(SESSION, note="No quote.")), ProseSection)
    assert plain.attribution == ""


def test_empty_note_is_said() -> None:
    section = part(report(french(), session=replace(SESSION, note=" \n")), ProseSection)
    assert [block.text for block in section.blocks] == ["Rien n’a été noté."]


def test_actions_with_their_levers() -> None:
    section = part(report(french()), ActionsSection)
    assert (section.heading, section.heads) == (
        "Actions convenues",
        ("Action", "Repose sur", "Pour le", "Fait"),
    )
    assert [(line.text, line.lever, line.due, line.is_done) for line in section.actions] == [
        ("Answer within the hour", "soi", "27\u00a0nov.", False),
        ("A break before three (faite en partie)", "équipe", "4\u00a0janv.\u00a02027", False),
        ("Thursday stays at four hours", "organisation", "", True),
        ("Read the plan again (abandonnée)", "partagé", "", False),
    ]


@pytest.mark.parametrize(
    ("levers", "in_french", "in_english"),
    [
        ((Lever.SELF, Lever.TEAM), "1 action sur 2 repose uniquement sur la cliente.", "1 action of 2 rests"),
        (
            (Lever.SELF, Lever.SELF, Lever.TEAM),
            "2 actions sur 3 reposent uniquement sur la cliente.",
            "2 actions of 3 rest on the client alone.",
        ),
        ((Lever.SELF,), "La seule action repose uniquement sur la cliente.", "The only action rests"),
        ((Lever.SELF,) * 2, "Les 2 actions reposent toutes uniquement sur la cliente.", "All 2 actions rest"),
        ((Lever.TEAM,), "Aucune action ne repose uniquement sur la cliente.", "No action rests"),
    ],
)
def test_what_rests_on_one_person_alone_is_said(
    levers: tuple[Lever, ...], in_french: str, in_english: str
) -> None:
    agreed = tuple(action(number, "x", lever) for number, lever in enumerate(levers))
    assert part(report(french(), actions=agreed), ActionsSection).remark == in_french
    assert part(report(english(), actions=agreed), ActionsSection).remark.startswith(in_english)


def test_remark_uses_the_word_of_this_practitioner() -> None:
    patient = replace(CLIENT, word_used=WordUsed.PATIENT, gender=Gender.MASCULINE)
    assert part(report(french(), client=patient), ActionsSection).remark.endswith("sur le patient.")


def test_binned_actions_are_left_out_with_their_section() -> None:
    binned = tuple(replace(one, deleted_at=INSTANT) for one in ACTIONS)
    made = report(french(), actions=binned)
    assert not any(isinstance(section, ActionsSection) for section in made.sections)


def test_next_appointment() -> None:
    section = part(report(french()), SentenceSection)
    assert (section.heading, section.strong, section.text) == (
        "Prochain rendez-vous",
        "Vendredi 27\u00a0novembre\u00a02026, 9\u00a0h\u00a030",
        ", en visio.",
    )
    nowhere = part(report(english(), session=replace(SESSION, next_place=None)), SentenceSection)
    assert (nowhere.strong, nowhere.text) == ("Friday 27\u00a0November\u00a02026, 09:30", ".")
    unset = part(report(french(), session=replace(SESSION, next_at=None)), SentenceSection)
    assert (unset.strong, unset.text) == ("", "Pas encore fixé.")


def test_measures_come_last_and_only_when_there_are_some() -> None:
    made = report(french())
    figure = made.sections[-1]
    assert isinstance(figure, FigureSection)
    assert figure.heading == "Mesures"
    assert figure.trend is not None
    assert figure.dots is not None
    assert isinstance(report(french(), is_measured=False).sections[-1], SentenceSection)


def test_each_part_can_be_left_out() -> None:
    made = report(
        french(),
        options=ReportOptions(include_note=False, include_actions=False, include_measures=False),
    )
    assert [type(section) for section in made.sections] == [FactsSection, SentenceSection]
