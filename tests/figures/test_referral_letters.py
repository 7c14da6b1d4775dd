from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.domain.clients import Answer, Client
from coachdesk.domain.errors import UserError
from coachdesk.domain.practices import Practice, Profession
from coachdesk.figures.documents import Fact, FactsSection, ProseSection, ReportContent, SentenceSection
from coachdesk.figures.referral_letters import referral_letter
from coachdesk.i18n.translator import Translator
from tests.figures.records import CLIENT, INSTANT, PRACTICE, TODAY
from tests.i18n.speaking import english, french

TIRED = replace(CLIENT, minimal_energy=Answer.NO, able_to_project=Answer.NO, wishes_it=Answer.NO)

FIRST = (
    "Depuis le\u00a03\u00a0mars\u00a02026, je reçois la cliente dont le nom figure ci-dessus, "
    "au sujet d’un épuisement lié au travail."
)
FOUND = (
    "Il ressort de notre entretien que l’énergie disponible est pour le moment trop basse pour ce travail, "
    "que se projeter n’est pas encore possible et que cette forme d’accompagnement n’est pas souhaitée."
)
LIMITS = (
    "Le coaching ne pose pas de diagnostic et ne donne pas d’avis médical\u00a0: "
    "cette appréciation vous revient."
)
WISH = (
    "Si la cliente en est d’accord, un échange avec vous sur la façon d’accorder notre travail "
    "et vos soins me serait précieux."
)


def letter(
    t: Translator,
    client: Client = TIRED,
    practice: Practice = PRACTICE,
    since: date | None = date(2026, 3, 3),
    recipient: str = "",
) -> ReportContent:
    return referral_letter(t, TODAY, practice, client, since, recipient)


def paragraphs(made: ReportContent) -> list[str]:
    body = made.sections[1]
    assert isinstance(body, ProseSection)
    return [block.text for block in body.blocks]


def test_letter_in_french() -> None:
    made = letter(french())
    assert (made.title, made.subtitle) == ("Lettre à un médecin", "20\u00a0novembre\u00a02026")
    assert made.running_left == "C. D.-Ł. · lettre · 20\u00a0nov.\u00a02026"
    assert made.foot == "Lettre à un médecin · confidentielle, remise à la personne concernée"
    assert paragraphs(made) == [
        "Docteur,",
        FIRST,
        FOUND,
        "Un avis médical me paraît utile avant de poursuivre, ou en parallèle de notre travail.",
        LIMITS,
        WISH,
        "Avec mes salutations les meilleures,",
    ]


def test_letter_in_english_without_findings_or_first_session() -> None:
    made = letter(english(), client=CLIENT, since=None)
    assert paragraphs(made)[:3] == [
        "Dear Doctor,",
        "I have met the client named above about exhaustion linked to work.",
        "A medical opinion seems useful to me before we go on, or alongside our work.",
    ]


def test_a_single_finding_is_said_alone() -> None:
    made = letter(english(), client=replace(CLIENT, able_to_project=Answer.NO))
    assert paragraphs(made)[2] == "At our meeting it appeared that looking ahead is not possible for now."


def test_frame_of_the_letter() -> None:
    frame = letter(french(), recipient=" Dr Roux ").sections[0]
    assert isinstance(frame, FactsSection)
    assert frame.facts == (
        Fact("À l’attention de", "", "Dr Roux"),
        Fact("Cliente", "Claire Delmas-Łukasik", ", année de naissance 1984"),
    )
    bare = letter(french(), client=Client(1, "c", "X", INSTANT)).sections[0]
    assert isinstance(bare, FactsSection)
    assert bare.facts == (
        Fact("À l’attention de", "", "médecin au choix de la personne"),
        Fact("Personne accompagnée", "X", ""),
    )


def test_signature_is_that_of_the_practitioner() -> None:
    signature = SentenceSection("Signature", "Hélène Martin", "\nWork coach", is_signature=True)
    assert letter(french()).sections[2] == signature
    nameless = replace(PRACTICE, practitioner="", name="")
    assert letter(french(), practice=nameless).sections[2] == replace(signature, strong="", text="Work coach")
    untitled = replace(PRACTICE, title="")
    assert letter(french(), practice=untitled).sections[2] == replace(signature, text="")


def test_a_health_professional_does_not_write_as_a_coach() -> None:
    made = letter(english(), practice=replace(PRACTICE, profession=Profession.PSYCHOLOGIST))
    assert "This letter contains no questionnaire score and replaces no medical opinion." in paragraphs(made)
    assert not any("coach" in text for text in paragraphs(made))


def test_letter_carries_no_score() -> None:
    made = letter(french())
    assert all(isinstance(one, FactsSection | ProseSection | SentenceSection) for one in made.sections)


def test_who_pays_is_no_reader_of_a_letter_under_their_name() -> None:
    paid = replace(TIRED, payer="Mutuelle Été, Lyon")
    with pytest.raises(UserError):
        letter(english(), paid, recipient="mutuelle ETE - Lyon")
    assert letter(english(), paid, recipient="Dr Leroy").sections
    assert letter(english(), replace(TIRED, payer=TIRED.name), recipient=TIRED.name).sections
