from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.changes import Done
from coachdesk.domain.documents import Reader
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import folded
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.pseudonyms import TREES, Decision
from coachdesk.domain.sessions import Place
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.supervision import AllianceMoment, SupervisionFormat
from coachdesk.domain.text_days import find_days
from coachdesk.figures import supervision_words
from coachdesk.figures.documents import FigureSection, ReportContent
from coachdesk.figures.progress_summaries import SummaryAids, SummaryChoices
from coachdesk.figures.supervision_notes import NotesOptions
from coachdesk.figures.supervision_sections import GridSection, LooksSection
from coachdesk.figures.time_axis import MOST_LABELS
from coachdesk.figures.week_charts import week_ticks
from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines
from coachdesk.services.clock import FixedClock
from coachdesk.services.documents import ReportOptions
from coachdesk.services.services import Services
from tests.i18n.speaking import english
from tests.reports.reading import made, pages_text, reader
from tests.services.conftest import TODAY
from tests.services.samples import CBI, dump
from tests.services.test_documents import texts
from tests.squeezing import squeezed

NAME = "Élise-Anne D’Hérouville-Łoś"
CANARY = "canari du contretransfert"
START = date(2026, 3, 2)
FORMS = (
    f"{NAME} arrive. ELISE-ANNE ; elise anne, d'herouville los, D’HÉROUVILLE\u2011ŁOŚ, Élise\u00ad-Anne.",
    "Élise-Anne D., É.-A. D’Hérouville-Łoś, Elise's fear, la peur d’Élise, E.-A. D.-Ł., elise.anne@ailleurs.fr.",
)


def brought(services: Services, trees: tuple[str, ...] = ("Saule", "Charme")) -> tuple[int, int, int]:
    """A person with an accent, an apostrophe and a hyphen, brought to a session of supervision."""
    client_id = services.clients.create(NAME).value
    services.clients.edit(
        client_id,
        occupation="Infirmière de bloc",
        birth_year=1984,
        phone="06 39 98 11 31",
        email="elise.herouville@example.org",
        employer_context="Clinique des Glycines, service de nuit",
        usual_address="4, allée des Hortensias, 35200 Rennes",
        emergency_name="Paul Ferrand",
        emergency_relation="Son mari",
    )
    services.network.add_contact(client_id, "Dr Sophie Kerbrat", role="Médecin traitant")
    services.network.record_situation(client_id, START - timedelta(days=10), WorkSituation.ON_LEAVE)
    services.phases.move(client_id, Phase.REST, START, DecidedBy.TOGETHER, "")
    for week in (0, 10, 30):
        day = START + timedelta(weeks=week)
        services.sessions.start(client_id, day, None, Place.IN_PERSON)
        services.assessments.record(client_id, "cbi", day, CBI, AnswerMode.PAPER, None)
    supervision_id = services.supervision.create(date(2026, 11, 19), minutes=60, supervisor="R.").value
    case_id = services.supervision.add_case(supervision_id, client_id, trees).value
    services.supervision.edit_case(
        case_id,
        question=FORMS[0],
        situation="\n".join(
            (
                FORMS[1],
                "Paul, Dr Kerbrat, la clinique des glycines, Rennes, au 0639981131, elise.herouville (at) example.org",
                "Depuis le 12 octobre 2026, infirmière au bloc. Hier Karim a appelé.",
            )
        ),
        countertransference=f"{CANARY} : Élise me fatigue.",
        alliance=(AllianceMoment(date(2026, 10, 12), "Retard d’Élise.", ""),),
        looks=("", "Conseil donné le 12/10/2026.", "", "", "", "", ""),
        chosen_eyes=("interventions", "context"),
    )
    return client_id, supervision_id, case_id


def decide_all(services: Services, supervision_id: int, t: Translator) -> None:
    found = services.supervision.list_passages(supervision_id, t)
    services.supervision.decide(supervision_id, {one.identity: Decision(True) for one in found})


def notes(services: Services, supervision_id: int, t: Translator) -> ReportContent:
    return services.supervision.notes(supervision_id, t, NotesOptions())


def test_no_form_of_what_the_file_holds_is_left_in_the_bytes(
    services: Services, french: Translator, english: Translator
) -> None:
    client_id, supervision_id, _ = brought(services)
    decide_all(services, supervision_id, french)
    pdf = made(notes(services, supervision_id, french))
    said = "\n".join(pages_text(pdf))
    everything = squeezed(said) + squeezed(str(reader(pdf).metadata)) + squeezed(str(reader(pdf).outline))
    for trace in (
        "elise",
        "herouville",
        "anne",
        "los",
        "kerbrat",
        "ferrand",
        "glycines",
        "rennes",
        "hortensias",
    ):
        assert trace not in everything.replace("personne", "").replace("annees", "")
    assert "39981131" not in everything
    assert "example" not in everything
    for initials in ("E.-A.", "É.-A.", "D.-Ł."):
        assert initials not in said
    assert "Saule" in said
    assert "Pseudonymisé, pas anonyme" in said
    assert "la quarantaine, profession de soin" in " ".join(said.replace("\u00a0", " ").split())
    english_notes = texts(notes(services, supervision_id, english))
    assert squeezed("Hérouville") not in squeezed(english_notes)
    assert "in their forties, care profession" in english_notes
    assert services.clients.get_file(client_id).client.name == NAME


def test_days_become_weeks_in_texts_and_charts(services: Services, french: Translator) -> None:
    client_id, supervision_id, case_id = brought(services)
    services.assessments.record(client_id, "cbi", TODAY, CBI, AnswerMode.PAPER, None)
    decide_all(services, supervision_id, french)
    content = notes(services, supervision_id, french)
    told = [section for section in content.sections if not isinstance(section, GridSection)]
    assert list(find_days(folded(texts(tuple(told))), TODAY)) == []
    said = texts(content)
    assert "Depuis la semaine\u00a033".replace("\u00a0", " ") in said.replace("\u00a0", " ")
    (figure,) = (section for section in content.sections if isinstance(section, FigureSection))
    assert figure.trend is not None
    assert next(tick.label for tick in figure.trend.ticks).startswith("semaine")
    # What was measured after the supervision was not brought to it.
    assert max(point.day for panel in figure.trend.panels for point in panel.points) < date(2026, 11, 19)
    assert "Date (" not in texts(figure)
    services.supervision.edit_case(case_id, says_dates=True)
    assert "12 octobre 2026" in texts(notes(services, supervision_id, french))


def test_nothing_is_printed_before_every_passage_was_looked_at(
    services: Services, french: Translator
) -> None:
    _, supervision_id, _ = brought(services)
    with pytest.raises(UserError):
        notes(services, supervision_id, french)
    decide_all(services, supervision_id, french)
    first = services.supervision.list_passages(supervision_id, french)[0]
    services.supervision.decide(supervision_id, {first.identity: None})
    with pytest.raises(UserError):
        notes(services, supervision_id, french)
    services.supervision.decide(supervision_id, {first.identity: Decision(False)})
    assert NAME in texts(notes(services, supervision_id, french))
    services.supervision.decide(supervision_id, {first.identity: Decision(True, "la personne")})
    assert "la personne arrive." in texts(notes(services, supervision_id, french))


def test_a_countertransference_field_is_in_no_other_document(
    services: Services, french: Translator, root: Path
) -> None:
    client_id, supervision_id, _ = brought(services)
    decide_all(services, supervision_id, french)
    session_id = services.sessions.list_for(client_id)[0].session.id
    others = (
        services.documents.session_report(session_id, french, Reader(), ReportOptions()),
        services.documents.referral_letter(client_id, french, ""),
        services.documents.progress_summary(
            client_id,
            french,
            SummaryChoices(),
            SummaryAids(help_lines.load(root / "resources" / "content"), {}),
        ).page,
    )
    for document in others:
        pdf = made(document)
        assert CANARY not in "".join(pages_text(pdf))
        assert CANARY.encode() not in pdf
    assert CANARY in texts(notes(services, supervision_id, french))


def test_hours_are_the_sum_of_the_sessions_held(
    services: Services, french: Translator, clock: FixedClock
) -> None:
    kept = [
        (date(2026, 1, 8), 60, SupervisionFormat.INDIVIDUAL),
        (date(2026, 2, 8), 95, SupervisionFormat.GROUP),
        (date(2026, 3, 8), None, SupervisionFormat.INDIVIDUAL),
        (date(2025, 3, 8), 45, SupervisionFormat.CODEVELOPMENT),
        (date(2026, 12, 3), 60, SupervisionFormat.INDIVIDUAL),
        (date(2024, 3, 8), None, SupervisionFormat.INDIVIDUAL),
    ]
    made_ids = [
        services.supervision.create(day, minutes=minutes, format=each).value for day, minutes, each in kept
    ]
    binned = services.supervision.create(date(2026, 4, 1), minutes=30).value
    services.supervision.remove(binned)
    told = services.supervision.list_all()
    assert len(told.lines) == len(kept)
    assert sum(line.minutes for line in told.hours) == 60 + 95 + 45
    assert [(line.year, line.sessions, line.minutes) for line in told.hours] == [
        (2026, 2, 60),
        (2026, 1, 95),
        (2025, 1, 45),
        (2024, 1, 0),
    ]
    assert [line.unmeasured for line in told.hours] == [1, 0, 0, 1]
    assert supervision_words.summed_length(english(), told.hours[-1:]) == "length not given"
    assert "1 of them without a length" in supervision_words.summed_sessions(english(), told.hours[:1])
    lengths = [supervision_words.length(english(), one).replace("\u00a0", " ") for one in (45, 60, 90)]
    assert lengths == ["45 min", "1 h", "1 h 30 min"]
    (hours,) = (
        section
        for section in notes(services, made_ids[0], french).sections
        if isinstance(section, GridSection) and section.has_total
    )
    assert hours.rows[-2][2].replace("\u00a0", " ") == "2 h 35"
    assert hours.rows[-1][2].replace("\u00a0", " ") == "3 h 20"


def test_pseudonyms_stay_and_are_nobody_elses(services: Services) -> None:
    client_id, first, _ = brought(services)
    other = services.clients.create("Marc Charme").value
    services.supervision.add_case(first, other, ("Saule", "Charme", "Noyer"))
    second = services.supervision.create(TODAY).value
    services.supervision.add_case(second, client_id, ("Pin",))
    assert [line.pseudonyms for line in services.supervision.list_all().lines] == [
        ("Saule",),
        ("Saule", "Noyer"),
    ]
    with pytest.raises(UserError):
        services.supervision.add_case(first, client_id, ("Pin",))
    for refused in ("Noyer", "noyer", "Elise", "mme d'hérouville"):
        with pytest.raises(UserError):
            services.supervision.call(client_id, refused, ())
    assert services.supervision.call(client_id, " É. ", ()).value == "É."
    assert services.supervision.call(client_id, "", ("Saule",)).value == "Saule"


def test_a_case_in_another_case_is_found_too(services: Services, french: Translator) -> None:
    _, supervision_id, _ = brought(services)
    other = services.clients.create("Marc Lemoine").value
    case_id = services.supervision.add_case(supervision_id, other, ("Charme",)).value
    services.supervision.edit_case(case_id, question="Marc ressemble à Élise-Anne.")
    decide_all(services, supervision_id, french)
    assert "Charme ressemble à Saule." in texts(notes(services, supervision_id, french))
    services.supervision.edit(supervision_id, learnt="Parler à Marc de son rythme.")
    with pytest.raises(UserError):
        notes(services, supervision_id, french)
    decide_all(services, supervision_id, french)
    assert "Parler à Charme de son rythme." in texts(notes(services, supervision_id, french))


def test_every_step_is_taken_back(services: Services, french: Translator) -> None:
    start = dump(services)
    client_id = services.clients.create("Zoé Delmas")
    made_one = services.supervision.create(TODAY, supervisor="R.")
    case = services.supervision.add_case(made_one.value, client_id.value, TREES)
    steps: list[Done[Any]] = [
        client_id,
        made_one,
        case,
        services.supervision.edit_case(case.value, question="Zoé ?", looks=("a", *("",) * 6)),
        services.supervision.decide(made_one.value, {(case.value, "\x1fZoé\x1f?"): Decision(True)}),
        services.supervision.call(client_id.value, "Z.", ()),
        services.supervision.edit(made_one.value, minutes=90),
        services.supervision.remove_case(case.value),
        services.supervision.remove(made_one.value),
    ]
    assert {(line.kind, line.text) for line in services.bin.list_lines()} == {
        ("supervision_cases", "Zoé ?"),
        ("supervisions", "R."),
    }
    for done in reversed(steps):
        services.take_back(done.step)
    assert dump(services) == start


def test_what_cannot_be_taken_is_refused(services: Services) -> None:
    supervision_id = services.supervision.create(TODAY).value
    for minutes in (4, 481):
        with pytest.raises(UserError):
            services.supervision.edit(supervision_id, minutes=minutes)
    case_id = services.supervision.add_case(supervision_id, services.clients.create("Zoé").value, TREES).value
    with pytest.raises(TypeError):
        services.supervision.edit_case(case_id, looks=("une seule",))
    with pytest.raises(ValueError, match="left"):
        services.supervision.edit_case(case_id, chosen_eyes=("left",))
    (file,) = services.supervision.get(supervision_id).files
    services.supervision.remove_case(case_id)
    services.supervision.add_case(supervision_id, file.client.id, TREES)
    with pytest.raises(UserError):
        services.bin.restore("supervision_cases", case_id)
    assert len(services.supervision.get(supervision_id).files) == 1


def test_all_seven_eyes_are_shown_once_one_is_chosen(services: Services, french: Translator) -> None:
    _, supervision_id, case_id = brought(services)
    decide_all(services, supervision_id, french)
    (looks,) = (
        one for one in notes(services, supervision_id, french).sections if isinstance(one, LooksSection)
    )
    assert [look.is_chosen for look in looks.looks] == [False, True, False, False, False, False, True]
    services.supervision.edit_case(case_id, chosen_eyes=(), looks=("",) * 7)
    assert not any(isinstance(one, LooksSection) for one in notes(services, supervision_id, french).sections)


def test_each_case_begins_a_page_and_the_page_to_write_on_comes_last(
    services: Services, french: Translator
) -> None:
    _, supervision_id, _ = brought(services)
    other = services.clients.create("Marc Lemoine").value
    case_id = services.supervision.add_case(supervision_id, other, ("Charme",)).value
    services.supervision.edit_case(case_id, question="Par où commencer ?")
    decide_all(services, supervision_id, french)
    pages = pages_text(made(notes(services, supervision_id, french)))
    (second,) = (page for page in pages if "Par où commencer" in page)
    assert second is not pages[0]
    lines = [line.strip() for line in second.splitlines() if line.strip()]
    assert "Charme" in lines[:4]
    assert "Ce que j’emporte" in pages[-1]
    assert "Heures de supervision" in " ".join(pages[-1].split())
    assert "Saule" not in second


@pytest.mark.parametrize("days", [20, 100, 400, 1500, 4000])
def test_weeks_under_a_chart_are_few_and_within_it(french: Translator, days: int) -> None:
    end = START + timedelta(days=days)
    ticks = week_ticks(french, START - timedelta(days=5), end, START)
    assert 1 <= len(ticks) <= MOST_LABELS
    assert all(START <= tick.day <= end for tick in ticks)
    assert ticks[0].label.startswith("semaine")


def test_an_occupation_kept_as_recorded_is_looked_through_as_well(
    services: Services, french: Translator
) -> None:
    client_id, supervision_id, case_id = brought(services)
    services.clients.edit(client_id, occupation="Infirmière à la Clinique des Glycines")
    services.supervision.edit_case(case_id, says_occupation=True)
    decide_all(services, supervision_id, french)
    said = squeezed("\n".join(pages_text(made(notes(services, supervision_id, french)))))
    assert "glycines" not in said
    assert "infirmiere" in said


def test_a_birthday_is_asked_even_where_dates_are_kept(services: Services, french: Translator) -> None:
    _, supervision_id, case_id = brought(services)
    services.supervision.edit_case(
        case_id, situation="Née le 3 mars 1984, vue le 4 mars 2026.", says_dates=True
    )
    proposed = [one.proposed for one in services.supervision.list_passages(supervision_id, french)]
    assert "[date de naissance]" in proposed
    assert not any("semaine" in words for words in proposed)


def test_a_pseudonym_names_nobody_of_the_practice(services: Services, french: Translator) -> None:
    services.clients.create("Marc Saulé")
    client_id, supervision_id, _ = brought(services)
    assert services.clients.get_file(client_id).client.pseudonym == "Charme"
    with pytest.raises(UserError):
        services.supervision.call(client_id, "la saule", ("Charme",))
    services.clients.edit(client_id, name="Anne Charme")
    decide_all(services, supervision_id, french)
    with pytest.raises(UserError):
        notes(services, supervision_id, french)


def test_a_first_name_that_two_share_means_the_one_whose_case_it_is(
    services: Services, french: Translator
) -> None:
    supervision_id = services.supervision.create(date(2026, 11, 19)).value
    for name, question in (("Léa Delmas", "Léa attend."), ("Léa Roussel", "Léa part.")):
        client_id = services.clients.create(name).value
        case_id = services.supervision.add_case(supervision_id, client_id, ("Saule", "Charme")).value
        services.supervision.edit_case(case_id, question=question)
    proposed = [one.proposed for one in services.supervision.list_passages(supervision_id, french)]
    assert proposed == ["Saule", "Charme"]


def test_a_person_is_brought_to_the_next_supervision_with_a_note_and_never_the_private_one(
    services: Services,
) -> None:
    client = services.clients.create(NAME).value
    session = services.sessions.start(client, START, None, Place.IN_PERSON).value
    services.sessions.write_note(session, "Elle dit non.\n> enfin")
    services.sessions.write_private_note(session, CANARY)
    past = services.supervision.create(TODAY - timedelta(days=1)).value
    services.supervision.create(TODAY + timedelta(days=40))
    coming = services.supervision.create(TODAY + timedelta(days=3)).value
    brought_to, case_id = services.supervision.bring(client, ("Saule",), session, "Séance du 2 mars :").value
    assert brought_to == coming
    services.supervision.edit_case(case_id, question="Que faire ?")
    again = services.supervision.bring(client, ("Saule",), session, "Séance du 2 mars :").value
    assert again == (coming, case_id)
    (file,) = services.supervision.get(coming).files
    assert file.case.situation == "Séance du 2 mars :\nElle dit non.\n> enfin"
    assert file.case.question == "Que faire ?"
    assert CANARY not in str(file.case)
    assert [one.supervision.id for one in services.supervision.list_for(client)] == [coming]
    assert services.supervision.get(past).files == ()


def test_a_supervision_of_today_is_begun_where_none_is_to_come(services: Services) -> None:
    services.supervision.create(TODAY - timedelta(days=1))
    client = services.clients.create(NAME).value
    done = services.supervision.bring(client, ("Saule",))
    assert services.supervision.get(done.value[0]).supervision.held_on == TODAY
    services.take_back(done.step)
    assert services.supervision.list_for(client) == ()
    assert len(services.supervision.list_all().lines) == 1


def test_a_supervision_of_today_is_not_over(services: Services) -> None:
    today = services.supervision.create(TODAY).value
    client = services.clients.create(NAME).value
    assert services.supervision.bring(client, ("Saule",)).value[0] == today


def test_the_note_of_somebody_else_is_not_taken(services: Services) -> None:
    client, other = (services.clients.create(name).value for name in (NAME, "Paul"))
    session = services.sessions.start(other, START, None, Place.IN_PERSON).value
    services.sessions.write_note(session, "Autre vie.")
    supervision_id, case_id = services.supervision.bring(client, ("Saule",)).value
    services.supervision.take_note(case_id, session, "Séance :")
    assert services.supervision.get(supervision_id).files[0].case.situation == ""


def test_a_note_of_one_word_is_taken_though_the_word_stands_in_a_sentence(services: Services) -> None:
    client = services.clients.create(NAME).value
    session = services.sessions.start(client, START, None, Place.IN_PERSON).value
    services.sessions.write_note(session, "calme")
    supervision_id, case_id = services.supervision.bring(client, ("Saule",)).value
    services.supervision.edit_case(case_id, situation="Plus calme qu’avant.")
    for _ in range(2):
        services.supervision.take_note(case_id, session, "Séance :")
    (file,) = services.supervision.get(supervision_id).files
    assert file.case.situation == "Plus calme qu’avant.\n\nSéance :\ncalme"
