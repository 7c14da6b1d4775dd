from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.clients import Client, Contact
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.occupations import OccupationFamily, family_of
from coachdesk.domain.pseudonyms import (
    PSEUDONYM_LENGTH,
    Decision,
    Finding,
    Trace,
    TraceKind,
    check_pseudonym,
    next_pseudonym,
    people_line,
    replaced,
    traces_of,
    words_of_names,
)
from coachdesk.domain.text_days import week_begins, week_of
from coachdesk.domain.trace_search import find_traces
from tests.squeezing import squeezed

DAY = date(2026, 11, 20)
CLIENT = Client(
    1,
    "u",
    "Anne-Lise D’Été-Œuvrard",
    datetime(2026, 1, 5, tzinfo=UTC),
    pseudonym="Saule",
    occupation="infirmière",
    phone="06 39 98 11 31",
    email="al.dete@example.org",
    employer_context="Clinique des Tilleuls, service de nuit",
    usual_address="4, allée des Hortensias\n35200 Rennes",
    emergency_name="Paul Delmas",
    emergency_relation="Son mari",
)
CONTACTS = (Contact(1, "k", 1, "Dr Sophie Maréchal", "Médecin traitant", "01 99 00 11 40"),)
TRACES = traces_of(CLIENT, CONTACTS, ("Lison",))


def found(text: str, *, with_initials: bool = True, client: Client = CLIENT) -> tuple[Finding, ...]:
    traces = TRACES if client is CLIENT else traces_of(client)
    return find_traces(text, traces, DAY, with_initials=with_initials)


def told(text: str, *, with_initials: bool = True) -> str:
    """The text with the kind of each finding in its place."""
    findings = found(text, with_initials=with_initials)
    return replaced(text, findings, {one.key: Decision(True, f"<{one.kind.value}>") for one in findings})


def called(name: str) -> Client:
    return Client(1, "u", name, CLIENT.created_at, pseudonym="Saule")


@pytest.mark.parametrize(
    "form",
    [
        "Anne-Lise D’Été-Œuvrard",
        "ANNE-LISE D'ETE-OEUVRARD",
        "annelise dete oeuvrard",
        "Anne\u2011Lise D'Été\u2013Œuvrard",
        "Anne Lise\u00a0D’Été Œuvrard",
        "D'Été-Œuvrard, Anne-Lise",
        "D’ÉTÉ-ŒUVRARD Anne-Lise",
        "Anne\u00ad-Li\u00adse",
        "Anne-\nLise",
        "Anne-Lise D.",
        "A.-L. D’Été-Œuvrard",
        "A. L. D’Été-Œuvrard",
        "a.oeuvrard",
        "a. D’Été",
        "D’Été-Œuvrard A.-L.",
        "œuvrard",
        "Oeuvrard",
        "D'ete",
        "anne",
        "An\u2062ne-Lise",
        "An\u034fne-Lise",
        "An\x0bne-Lise",
        "An\u2067ne-L\u2069ise",
        "An\ufe0fne-Lise",
        "ᴀɴɴᴇ-ʟɪsᴇ",
        "𝐀𝐧𝐧𝐞-Lise",
        "A n n e",
        "L.i.s.e",
        "Annes",
        "A\u0300nne-Lise".replace("\u0300", ""),
        "D\u2019E\u0301te\u0301-Œuvrard",
        "lison",
    ],
)
def test_a_name_is_found_in_every_form(form: str) -> None:
    assert told(f"Nous avons parlé avec {form} hier.") == "Nous avons parlé avec <name> hier."


@pytest.mark.parametrize(
    "form", ["A.-L. D.-Œ.", "A.L.D.", "ALDEO", "A.-L.", "AL", "Œ.", "aldo", "aldeo", "a.l.d.o."]
)
def test_initials_are_found_where_they_are_asked_for(form: str) -> None:
    assert "<name>" in told(f"Nous avons vu {form} hier")
    assert "<name>" not in told(f"Nous avons vu {form} hier", with_initials=False)


def test_elisions_and_the_english_possessive_go_with_the_name() -> None:
    assert told("la demande d’Anne-Lise, qu'Anne-Lise répète") == "la demande <name>, <name> répète"
    assert told("Anne-Lise's question, Anne-Lise’s fear") == "<name>'s question, <name>’s fear"
    assert [one.elision for one in found("d’Anne-Lise")] == ["d'"]


@pytest.mark.parametrize(
    "form", ["mdurand", "durandm", "mauranea", "@mdurand", "mdurand_84", "M***", "Mme D", "M. D.-L"]
)
def test_names_glued_to_a_letter_or_cut_down_to_one_are_found(form: str) -> None:
    assert found(f"Vu {form} hier", client=called("Maurane Durand" if form != "mauranea" else "Maurane Amar"))


def test_a_title_tells_a_name_that_is_an_ordinary_word() -> None:
    assert [one.text for one in found("mme blanche a dit une blanche", client=called("Blanche"))] == [
        "blanche"
    ]
    assert found("je me rose, il me petit", client=called("Rose Petit")) == ()


def test_a_relation_noted_beside_a_name_is_an_ordinary_word() -> None:
    client = replace(called("Zoé"), emergency_name="Tante Yvonne (sa mère)")
    assert [one.text for one in found("sa mère, une tante, puis Yvonne", client=client)] == ["Yvonne"]
    assert [one.text for one in found("la voisine", client=replace(client, emergency_name="Voisine"))] == [
        "voisine"
    ]


def test_numbers_and_addresses_of_the_web_are_proposed() -> None:
    for number in (
        "2 84 03 35 109 123 45",
        "184032A10912345".replace("2A", "35"),
        "1 84 03 2A 109 123 45",
        "RPPS 10003456789",
        "dossier 2026-00145",
        "FR76 3000 6000 0112 3456 7890 189",
        "AB-123-CD",
        "07700 900123",
    ):
        kinds = {one.kind for one in found(f"Son numéro : {number}, je crois")}
        assert kinds & {TraceKind.NUMBER, TraceKind.PHONE}, number
    assert told("voir https://x.example/in/kd-12. Puis @kdurand, www.exemple.fr/a et ailleurs.org") == (
        "voir <link>. Puis <link>, <link> et <link>"
    )
    assert found("budget 120000 €, 1 200 000 visites, CBI 62 60 58 55 44, fini.me voilà") == ()


def test_the_year_of_birth_and_the_age_are_found() -> None:
    client = replace(called("Zoé"), birth_year=1984)
    assert [one.text for one in found("née en 1984, à 42 ans, aged 41, 42 %, en 1985", client=client)] == [
        "1984", "42", "41"
    ]  # fmt: skip
    assert found("née en 1984, à 42 ans") == ()
    for day in ("le 3 mars 1984", "03/03/84", "3 March 1984"):
        assert [(one.kind, one.text) for one in found(f"née {day} ici", client=client)] == [
            (TraceKind.BIRTH, day)
        ]


def test_a_service_a_company_and_a_part_of_the_country_are_found() -> None:
    client = replace(
        called("Zoé"),
        occupation="Infirmière de bloc",
        employer_context="CHU de Vitré, service de réanimation chirurgicale",
        payer="SARL Soins Plus",
        usual_address="4, allée des Iris\n35200 Rennes",
    )
    text = "En réanimation chirurgicale, chez SoinsPlus, 35 200, (35), dans le 35 ; infirmières, un autre service."
    assert [one.text for one in found(text, client=client)] == [
        "réanimation chirurgicale", "SoinsPlus", "35 200", "35", "35", "infirmières"
    ]  # fmt: skip
    assert found("des soins plus doux, dans le 35 heures, une sarl", client=client) == ()


def test_of_two_who_share_a_name_and_a_pseudonym_nothing_is_passed_over() -> None:
    traces = (*traces_of(called("Anne Delmas")), *traces_of(replace(called("Marc Saule"), pseudonym="Orme")))
    assert [one.stand_in for one in find_traces("Saule et Orme", traces, DAY)] == ["Orme"]


def test_ordinary_words_are_left_alone() -> None:
    text = "En été, tout est rose et clair. Arrive en retard. Envie d’aller vite. Un maréchal-ferrant, le CBI, 7/10."
    assert found(text) == ()
    for name, ordinary in (
        ("Rose Petit", "Une rose, un petit pas. La vie en rose. Le petit matin."),
        ("Claire Blanc", "Une demande claire, une voix blanche, un mot blanc."),
        ("Jean-Marc Le", "Le travail. Le soir, elle lit le plan."),
        ("Luc Émile Sand", "Elle les voit, il a les mains froides."),
        ("Marine Côté", "À côté de la plaque, la police marine."),
    ):
        assert found(ordinary, client=called(name)) == ()
    for name, text, count in (
        ("Rose Petit", "J’ai vu Rose. Rose pleure. ROSE PETIT ; rose petit", 4),
        ("Claire Blanc", "Je pense que Claire évite. Blanc, son mari", 2),
    ):
        assert len(found(text, client=called(name))) == count


def test_a_saint_written_short_is_the_same_name() -> None:
    client = replace(
        called("Maud Saint-Clair"), employer_context="Clinique Sainte-Anne", usual_address="St Malo"
    )
    text = "Mme St-Clair, st. clair, à la clinique ste anne, à Ste-Anne, à Saint-Malo. Le 1st, la sté."
    assert [one.text for one in found(text, client=client)] == [
        "St-Clair", "st. clair", "clinique ste anne", "Ste-Anne", "Saint-Malo"
    ]  # fmt: skip


def test_what_the_file_holds_besides_the_name_is_found() -> None:
    assert told("tél. +33 6 39.98.11-31 ou 0639981131 ou (0)6 39 98 11 31").count("<phone>") == 3
    assert told("AL.DETE@example.org, al.dete (at) example.org, al.dete") == "<email>, <email>, <email>"
    assert (
        told("à la CLINIQUE des tilleuls, aux Tilleuls, rennes") == "à la <employer>, aux <employer>, <place>"
    )
    assert told("4 allée des hortensias, 35200") == "4 <place>, <place>"
    assert told("Paul, paul delmas et Mme Maréchal") == "<person>, <person> et <person>"
    assert told("infirmier, infirmières") == "<occupation>, <occupation>"


def test_what_only_looks_like_a_trace_is_proposed() -> None:
    assert told("Hier Karim m’a écrit, avec Mme Guérin et le Dr. Le Goff.") == (
        "Hier <other_name> m’a écrit, avec <other_name> et le <other_name>."
    )
    assert told("Léa-Maud l’a dit. Delphine aussi.") == "<other_name> l’a dit. <other_name> aussi."
    assert told("07 11 22 33 44, quelqu.un@ailleurs.fr") == "<phone>, <email>"
    assert not any(one.is_of_file for one in found("Hier Karim m’a écrit au 07 11 22 33 44."))


def test_a_name_beside_a_known_one_is_proposed_too() -> None:
    traces = (Trace(TraceKind.NAME, "Aminata", "Bouleau"),)
    for text, expected in (
        ("Je pense à Aminata Diallo.", ["Aminata", "Diallo"]),
        ("Je pense à Fatou Aminata de Sow.", ["Fatou", "Aminata", "Sow"]),
        ("Revoir Aminata. Marie Daucourt aussi.", ["Aminata", "Marie Daucourt"]),
        ("Je pense au Dr Le Aminata.", ["Aminata"]),
        ("Revoir le Dr. Paul. Marie Daucourt aussi.", ["Dr. Paul", "Marie Daucourt"]),
    ):
        assert [one.text for one in find_traces(text, traces, DAY)] == expected


def test_what_stands_before_a_family_name_goes_with_it() -> None:
    for name, text, expected in (
        ("Jean-Yves Le Goff", "M. Le Goff, LE GOFF, Goff.", ["Le Goff", "LE GOFF", "Goff"]),
        ("Claire de La Tour", "Mme de La Tour et la Tour", ["de La Tour", "la Tour"]),
        ("Omar El Amrani", "M. El Amrani", ["El Amrani"]),
        ("Marie et Paul Roux", "Luc et Paul", ["Luc", "Paul"]),
    ):
        traces = (Trace(TraceKind.NAME, name, "Saule"),)
        assert [one.text for one in find_traces(text, traces, DAY)] == expected


def test_a_capital_inside_a_sentence_elsewhere_tells_a_name_at_a_beginning() -> None:
    (one,) = find_traces("Zbyszek insiste.", TRACES, DAY, beside=("Je crois que Zbyszek ment.",))
    assert one.kind is TraceKind.OTHER_NAME
    assert find_traces("Zbyszek insiste.", TRACES, DAY) == ()


@pytest.mark.parametrize(
    ("text", "day", "lead"),
    [
        ("le 3 mars 2026", date(2026, 3, 3), "le"),
        ("du 1er avril", date(2026, 4, 1), "du"),
        ("au vendredi 5 mai", date(2026, 5, 5), "au"),
        ("on 3 March 2026", date(2026, 3, 3), "on"),
        ("March 3rd, 2026", date(2026, 3, 3), ""),
        ("03/03/2026", date(2026, 3, 3), ""),
        ("2026-03-03", date(2026, 3, 3), ""),
        ("le 3/12", date(2025, 12, 3), "le"),
        ("en août 2025", date(2025, 8, 1), "en"),
        ("03/03/84", date(1984, 3, 3), ""),
        ("03 03 1984", date(1984, 3, 3), ""),
        ("du 3 au 17 mars 2026", date(2026, 3, 17), "du"),
        ("3-17 mars", date(2026, 3, 17), ""),
        ("premier avril", date(2026, 4, 1), ""),
        ("3/25/2026", date(2026, 3, 25), ""),
        ("le 03.03", date(2026, 3, 3), "le"),
    ],
)
def test_days_are_read(text: str, day: date, lead: str) -> None:
    (one,) = found(f"Cela date : {text}, je crois.")
    assert one.kind is TraceKind.DATE
    assert one.text == text
    assert one.named is not None
    assert (one.named.day, one.named.lead) == (day, lead)


def test_numbers_that_are_no_days_are_left() -> None:
    assert found("envie 7/10, 12/14, version 3.2.1, 31/02/2026, mars, 40 mai") == ()


def test_a_first_name_written_small_beside_a_relation_is_proposed() -> None:
    assert [one.text for one in found(
        "son mari karim, avec julie, her brother mehdi, sa tante fatima", client=called("Zoé")
    )] == ["karim", "julie", "mehdi", "fatima"]  # fmt: skip
    assert (
        found(
            "avec max de soin, sa fille lise, karim seul, son olivier, un cousin germain",
            client=called("Zoé"),
        )
        == ()
    )


def test_inclusive_writing_and_a_forgotten_space_are_no_addresses() -> None:
    assert found("Toutes épuisé.es. Les patient.es travaillent.de nuit, salarié.es aussi.") == ()
    addresses = ["exemple.fr", "www.exemple.es", "cabinet.exemple.de", "exemple.care/rdv"]
    assert [one.text for one in found(" ou ".join(addresses))] == addresses


def test_letters_that_caregivers_write_daily_are_no_names_but_those_of_one_employer_are() -> None:
    assert found("Elle va du CH au CHU ; MBI : EE 27, DP 12, AP 33.", client=called("Zoé")) == ()
    assert [one.text for one in found("Elle travaille aux HCL.", client=called("Zoé"))] == ["HCL"]


@pytest.mark.parametrize(
    "name", ["Jean", "Paul", "François", "Michel", "Laurent", "Fatou", "Robert", "Simon"]
)
def test_the_commonest_first_names_are_asked_about_where_a_sentence_begins(name: str) -> None:
    assert [one.text for one in found(f"{name} insiste. Rien de plus.", client=called("Zoé"))] == [name]


def test_a_list_written_on_begins_with_words_and_may_hold_names() -> None:
    assert [one.text for one in found("Plan : 1) Dormir 2) Marcher b) Julien (mari) Écrire")] == [
        "Julien",
        "Écrire",
    ]


def test_the_name_of_anybody_of_the_practice_is_known_at_the_start_of_a_sentence() -> None:
    line = people_line(["Zbyszek Noir", "Rose Petit"])
    assert [
        one.text for one in find_traces("Zbyszek insiste. Petit à petit.", TRACES, DAY, beside=(line,))
    ] == ["Zbyszek"]


def test_weeks_begin_with_the_first_day() -> None:
    start = date(2026, 1, 5)
    assert [
        week_of(day, start) for day in (start, date(2026, 1, 11), date(2026, 1, 12), date(2026, 1, 4))
    ] == [
        1,
        1,
        2,
        0,
    ]
    assert week_begins(2, start) == date(2026, 1, 12)


def test_nothing_is_replaced_that_was_not_decided() -> None:
    text = "Anne-Lise et Paul, puis Anne-Lise."
    findings = found(text)
    assert replaced(text, findings, {}) == text
    first, second, _ = findings
    decided = {first.key: Decision(True, "Saule"), second.key: Decision(False)}
    assert replaced(text, findings, decided) == "Saule et Paul, puis Anne-Lise."


def test_a_decision_outlives_what_is_typed_elsewhere() -> None:
    (before,) = found("elle dit que Paul vient demain")
    (after,) = found("Un début. Puis elle dit que Paul vient demain, et autre chose encore.")
    assert before.key == after.key
    (other,) = found("elle dit que Paul part demain")
    assert other.key != before.key


def test_pseudonyms_are_trees_that_nobody_has() -> None:
    assert next_pseudonym(("Saule", "Charme"), ()) == "Saule"
    assert next_pseudonym(("Saule", "Charme"), ("saule",)) == "Charme"
    assert next_pseudonym(("Saule", "Charme"), ("Saule", "Charme")) == "Saule 2"
    assert next_pseudonym(("Cèdre", "Charme"), (), words_of_names(["Jean CEDRE", "Anne-Charme"])) == "Cèdre"
    assert next_pseudonym(("Cèdre", "Charme"), (), words_of_names(["Jean CEDRE"])) == "Charme"
    assert check_pseudonym("  C. ", "Claire Delmas") == "C."
    for refused in ("x" * (PSEUDONYM_LENGTH + 1), "la Delmas", "CLAIRE"):
        with pytest.raises(UserError):
            check_pseudonym(refused, "Claire Delmas")


def test_a_pseudonym_is_no_finding() -> None:
    assert found("C. revient en retard", client=replace(called("Claire Delmas"), pseudonym="C.")) == ()


def test_the_first_word_of_an_occupation_tells_it_only_where_it_is_one_by_itself() -> None:
    for occupation, text in (
        ("Infirmière de bloc", "L’infirmière dort."),
        ("Cadre de santé", "Son cadre est flou."),
        ("Interne en médecine", "Un conflit interne."),
    ):
        spoken = [one.text for one in found(text, client=replace(called("Zoé"), occupation=occupation))]
        assert spoken == (["infirmière"] if "bloc" in occupation else [])


def test_a_plural_is_no_name_with_a_letter_behind_it() -> None:
    assert found("Elle tire les rideaux.", client=called("Xavier Rideau")) == ()
    assert [one.text for one in found("Voir rideaup.", client=called("Paul Rideau"))] == ["rideaup"]


def test_occupations_become_families() -> None:
    named = [
        family_of(words)
        for words in ("Infirmière", "éducatrice", "Prof de maths", "Cadre", "Coiffeuse", "Juriste", " ")
    ]
    family = OccupationFamily
    assert named == [
        family.CARE,
        family.SOCIAL,
        family.TEACHING,
        family.LEADING,
        family.TRADE,
        family.OTHER,
        None,
    ]


NAMES = st.lists(
    st.sampled_from(
        [
            "Łucja",
            "D’Été-Zawa",
            "O'Brien",
            "Jean-Noël",
            "Œuvrard",
            "Nguyễn",
            "de",
            "Kœnig",
            "Ægir",
            "Zoé",
            "Świtoń",
            "佐藤",
        ]
    ),
    min_size=1,
    max_size=4,
).filter(lambda words: words != ["de"] * len(words))
CHANGES = st.lists(
    st.sampled_from(
        [
            str.upper,
            str.lower,
            bare,
            lambda text: text.replace("-", "\u2011"),
            lambda text: text.replace("-", " "),
            lambda text: text.replace("’", "'"),
            lambda text: text.replace("'", "’"),
            lambda text: text.replace(" ", "\u00a0"),
            lambda text: text[:2] + "\u00ad" + text[2:],
            lambda text: " ".join(reversed(text.split(" "))),
        ]
    ),
    max_size=4,
)
AROUND = st.sampled_from(
    [
        ("", ""),
        ("d’", ""),
        ("", "'s fear"),
        ("(", ")"),
        ("« ", " »"),
        ("Avec ", "."),
        ("mail ", "@x.org"),
        ("_", "_"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(words=NAMES, changes=CHANGES, around=AROUND)
def test_no_form_of_a_name_is_left(words: list[str], changes: list[object], around: tuple[str, str]) -> None:
    name = form = " ".join(words)
    for change in changes:
        form = change(form)  # type: ignore[operator]
    text = f"Je crois que {around[0]}{form}{around[1]} et puis rien"
    findings = found(text, client=called(name))
    left = replaced(text, findings, {one.key: Decision(True, "###") for one in findings})
    assert squeezed(name) not in squeezed(left)
    for word in words:
        if word != "de":
            assert squeezed(word) not in squeezed(left)
