from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from coachdesk.domain.phases import phase_on
from coachdesk.figures import files, supervision_words
from tests.figures.records import CLIENT, INSTANT, MOVES, TODAY, held
from tests.i18n.speaking import english, french

SESSIONS = tuple(held(number, date(2026, 3, 2 + number)) for number in range(1, 18))


def test_facts_line() -> None:
    assert files.facts_line(french(), CLIENT, SESSIONS, TODAY) == (
        "41 ou 42\u00a0ans · nurse, clinic · 17 séances depuis le\u00a03\u00a0mars\u00a02026"
    )
    assert files.facts_line(english(), CLIENT, SESSIONS[:1], TODAY) == (
        "41 or 42 years old · nurse, clinic · 1 session, on 3\u00a0Mar\u00a02026"
    )


def test_facts_line_of_a_new_file() -> None:
    bare = replace(CLIENT, birth_year=None, occupation="", sector=" ")
    binned = (replace(SESSIONS[0], deleted_at=INSTANT),)
    assert files.facts_line(french(), bare, binned, TODAY) == "Pas encore de séance"
    assert files.facts_line(french(), replace(bare, sector="clinic"), (), TODAY).startswith("Clinic · ")


def test_our_own_words_are_small_inside_the_line_and_typed_words_stay() -> None:
    known = replace(CLIENT, occupation="Sage-femme", sector="Clinique privée")
    assert "\u00a0ans · sage-femme, clinique privée · " in files.facts_line(french(), known, (), TODAY)
    typed = replace(CLIENT, occupation="IDE", sector="Hôpital Bichat")
    assert "\u00a0ans · IDE, Hôpital Bichat · " in files.facts_line(french(), typed, (), TODAY)


def test_phase_lines_get_shorter() -> None:
    lines = files.phase_lines(french(), phase_on(MOVES, TODAY), TODAY)
    assert lines == ("Retour ou nouveau départ, 12e semaine", "Retour, 12e semaine", "Retour")
    assert files.phase_lines(french(), None, TODAY) == ("Pas encore de phase",)


def test_phase_line() -> None:
    assert (
        files.phase_line(french(), phase_on(MOVES, TODAY), TODAY) == "Retour ou nouveau départ, 12e semaine"
    )
    # A page about an earlier day counts up to that day, not up to the end of the phase.
    early, last = date(2026, 6, 16), date(2026, 8, 30)
    assert files.phase_line(french(), phase_on(MOVES, early), early) == "Redéfinition, 3e semaine"
    assert files.phase_line(french(), phase_on(MOVES, last), TODAY) == "Redéfinition, 13e semaine"
    assert files.phase_line(french(), None, TODAY) == "Pas encore de phase"


def test_last_session_and_next_appointment() -> None:
    assert (
        files.last_session_line(french(), date(2026, 11, 14), TODAY)
        == "dernière séance\u00a0: il y a 6 jours"
    )
    assert files.last_session_line(english(), None, TODAY) == "no session yet"
    at = datetime(2026, 11, 21, 9, 30)
    assert files.next_line(french(), at, TODAY) == "prochain rendez-vous\u00a0: demain, 9\u00a0h\u00a030"
    assert files.next_line(english(), at, TODAY) == "next appointment: tomorrow, 09:30"
    assert files.next_line(french(), None, TODAY) == "pas de rendez-vous fixé"


def test_a_row_is_spoken_as_one_sentence() -> None:
    spoken = files.spoken_line(english(), CLIENT, phase_on(MOVES, TODAY), date(2026, 11, 14), None, TODAY)
    assert spoken == (
        "Claire Delmas-Łukasik: Return or new start, 12th week, last session: 6 days ago, no appointment set."
    )


def test_a_decade_is_said_only_where_the_year_of_birth_tells_it() -> None:
    said = [supervision_words.decade(english(), TODAY.year - age, TODAY) for age in (39, 40, 41, 80)]
    assert said == ["in their thirties", "about forty", "in their forties", ""]
