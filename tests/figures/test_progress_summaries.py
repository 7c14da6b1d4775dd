from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from coachdesk.domain.clients import AddressForm, Client
from coachdesk.domain.safety import HEALTH_WORKERS, SUICIDE_PREVENTION, HelpLine
from coachdesk.domain.sessions import Action, ActionState, Lever
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.client_summaries import Arrow
from coachdesk.figures.progress_summaries import (
    Part,
    Recorded,
    Summary,
    SummaryAids,
    SummaryChoices,
    progress_summary,
)
from coachdesk.i18n.translator import Translator
from tests.figures.records import CLIENT, LIBRARY, PRACTICE, TODAY, action, held, taken, texts
from tests.i18n.speaking import english, french

SECRET = "Zebra-Contretransfert"
SESSION = held(9, date(2026, 10, 13), note="We began.\n> I can say no.", private_note=SECRET)
LINES = (
    HelpLine(SUICIDE_PREVENTION, "3114", "", "", "Day and night, free, confidential", "", TODAY),
    HelpLine(HEALTH_WORKERS, "0 805 23 23 36", "", "", "Day and night, free, anonymous", "", TODAY),
)
AIDS = SummaryAids(LINES, {"levier": "appui", "lever": "support"})
PANELS = ("cbi.personal", "cbi.work", "phq9.total")
MEASURED = (
    taken(1, date(2026, 3, 3), {"personal": 79.166667, "work": 75.0}),
    taken(2, TODAY, {"personal": 54.166667, "work": 75.0}),
)
KEPT = action(1, "Walk on Wednesdays", Lever.SELF, state=ActionState.DONE)
OPEN = action(2, "Ask for a shorter Thursday", Lever.ORGANISATION, due_on=date(2026, 12, 4))


def summary(
    t: Translator,
    *actions: Action,
    client: Client = CLIENT,
    choices: SummaryChoices | None = None,
    is_measured: bool = True,
) -> Summary:
    measured = MEASURED if is_measured else ()
    linked = tuple(replace(one, session_id=SESSION.id) for one in actions)
    recorded = Recorded(linked, (SESSION,), measured, PANELS)
    return progress_summary(t, TODAY, PRACTICE, client, recorded, LIBRARY, choices or SummaryChoices(), AIDS)


def key(made: Summary, part: Part) -> str:
    return next(one.key for one in made.sentences if one.part is part)


def test_strengths_come_from_kept_actions_and_own_words_alone() -> None:
    made = summary(english(), KEPT, OPEN, client=replace(CLIENT, own_words="I breathe again."))
    assert made.page.strengths[1] == ("Walk on Wednesdays",)
    assert made.page.quotes == ("I breathe again.",)
    assert made.page.nothing == ""
    nothing = summary(english(), OPEN)
    assert (nothing.page.strengths[1], nothing.page.quotes) == ((), ())
    assert nothing.page.nothing == "Nothing has been noted here yet."
    struck = summary(english(), KEPT, OPEN, choices=SummaryChoices(kept={made.sentences[0].key: False}))
    assert (struck.page.strengths[1], struck.page.quotes, struck.page.nothing) == ((), (), "")


def test_words_noted_in_a_session_are_offered_and_not_put_there() -> None:
    made = summary(english(), KEPT)
    offered = [one for one in made.sentences if one.part is Part.WORDS]
    assert [(one.words, one.is_on) for one in offered] == [("I can say no.", False)]
    taken_up = summary(english(), KEPT, choices=SummaryChoices(kept={offered[0].key: True}))
    assert taken_up.page.quotes == ("I can say no.",)


def test_what_moved_is_said_in_words_and_without_a_number() -> None:
    made = summary(french(), KEPT)
    (row, *_) = made.page.moves[1]
    assert row.name == "Fatigue en général"
    assert (row.arrow, row.strong, row.number) == (Arrow.DOWN, "moins", "")
    said = " ".join(texts(made.page))
    assert "79" not in said
    assert "54" not in said


def test_a_month_of_this_year_needs_no_year_and_the_number_to_call_is_apart() -> None:
    page = summary(french(), KEPT).page
    assert page.moves[1][0].rest == "qu’en mars"
    later = TODAY + timedelta(days=60)
    recorded = Recorded((), (), MEASURED, PANELS)
    page = progress_summary(french(), later, PRACTICE, CLIENT, recorded, LIBRARY, SummaryChoices(), AIDS).page
    assert page.moves[1][0].rest == "qu’en mars\u00a02026"
    call = page.hard[1][1]
    assert (call.before.replace("\u00a0", " "), call.number) == ("Idées noires : appelez le ", "3114")


def test_a_number_stands_there_when_it_is_asked_for_and_never_for_who_wants_none() -> None:
    made = summary(french(), KEPT)
    number = key(made, Part.NUMBERS)
    shown = summary(french(), KEPT, choices=SummaryChoices(kept={number: True}))
    assert "54,2" in shown.page.moves[1][0].number
    spared = summary(
        french(),
        KEPT,
        client=replace(CLIENT, hides_numbers=True),
        choices=SummaryChoices(kept={number: True}),
    )
    assert all(one.part is not Part.NUMBERS for one in spared.sentences)
    assert all(row.number == "" for row in spared.page.moves[1])


def test_a_struck_sentence_and_a_private_note_stand_nowhere_on_the_page() -> None:
    made = summary(french(), KEPT, OPEN)
    for one in made.sentences:
        if one.part in (Part.STRENGTHS, Part.STEPS, Part.MOVES):
            without = summary(french(), KEPT, OPEN, choices=SummaryChoices(kept={one.key: False}))
            assert one.words not in " ".join(texts(without.page))
    assert SECRET not in repr(made)


def test_other_words_stand_in_place_of_those_of_the_file() -> None:
    made = summary(french(), KEPT)
    (strength,) = [one for one in made.sentences if one.part is Part.STRENGTHS]
    choices = SummaryChoices(reworded={strength.wording_key: "Vous marchez le mercredi."})
    assert summary(french(), KEPT, choices=choices).page.strengths[1] == ("Vous marchez le mercredi.",)
    corrected = replace(KEPT, text="Ne plus marcher seule")
    assert summary(french(), corrected, choices=choices).page.strengths[1] == ("Ne plus marcher seule",)
    struck = SummaryChoices(kept={strength.key: False})
    assert summary(french(), corrected, choices=struck).page.strengths[1] == ()


def test_a_struck_line_stays_struck_when_others_are_written_before_it() -> None:
    own = replace(CLIENT, own_words="Je dors.\nCanari.")
    said = [one for one in summary(french(), client=own).sentences if one.part is Part.WORDS]
    choices = SummaryChoices(kept={one.key: one.words != "Canari." for one in said})
    grown = replace(CLIENT, own_words="Un matin.\nJe marche.\nJe dors.\nCanari.\nCanari.")
    made = summary(french(), client=grown, choices=choices)
    assert [(one.words, one.is_on) for one in made.sentences if one.part is Part.WORDS][2:4] == [
        ("Je dors.", True), ("Canari.", False)
    ]  # fmt: skip
    noted = replace(SESSION, note="> Avant.\n> I can say no.")
    assert key(summary(french()), Part.WORDS) in {
        one.key
        for one in progress_summary(
            french(), TODAY, PRACTICE, CLIENT, Recorded((), (noted,), (), ()), LIBRARY, SummaryChoices(), AIDS
        ).sentences
    }


def test_who_wants_no_number_gets_none_in_words_typed_for_the_page() -> None:
    spared = replace(CLIENT, hides_numbers=True)
    (move,) = [one for one in summary(french(), KEPT).sentences if one.part is Part.MOVES][:1]
    for choices in (
        SummaryChoices(reworded={move.wording_key: "La fatigue est à 54."}),
        SummaryChoices(own_sentence="De 79 à 54, c’est 6/10 de mieux."),
        SummaryChoices(own_sentence="Votre score : 54."),
    ):
        made = summary(french(), KEPT, client=spared, choices=choices)
        assert made.objection
        assert not made.asks_reason
        assert summary(french(), KEPT, choices=choices).objection == ""
    assert (
        summary(french(), KEPT, client=spared, choices=SummaryChoices(own_sentence="Le 3 mai.")).objection
        == ""
    )


def test_the_form_of_address_is_followed() -> None:
    vous, tu = (
        " ".join(texts(summary(french(), KEPT, OPEN, client=replace(CLIENT, address_form=form)).page))
        for form in AddressForm
    )
    assert "vous" in vous.lower()
    assert "Ce que tu as mis en place" in tu
    assert "vous" not in tu.replace("Si vous travaillez", "").lower()


def test_next_steps_say_who_helps_and_are_three_at_most() -> None:
    steps = [replace(OPEN, id=number, uuid=f"x{number}", text=f"Step {number}") for number in range(2, 7)]
    made = summary(french(), *steps)
    assert [one.words for one in made.page.steps[1]] == ["Step 2", "Step 3", "Step 4"]
    assert {one.helper for one in made.page.steps[1]} == {"avec votre employeur"}
    assert made.objection == ""
    four = summary(french(), *steps, choices=SummaryChoices(kept={"step:5": True}))
    assert four.objection
    assert not four.asks_reason


def test_only_what_weighs_more_does_not_leave_without_a_strength_or_a_reason() -> None:
    heavier = (
        taken(1, date(2026, 3, 3), {"personal": 30.0}),
        taken(2, date(2026, 11, 3), {"personal": 80.0}),
    )
    recorded = Recorded((), (SESSION,), heavier, ("cbi.personal",))

    def made(choices: SummaryChoices) -> Summary:
        return progress_summary(french(), TODAY, PRACTICE, CLIENT, recorded, LIBRARY, choices, AIDS)

    bare = made(SummaryChoices())
    assert bare.page.moves[1][0].arrow is Arrow.UP
    assert bare.objection
    assert bare.asks_reason
    with_words = made(SummaryChoices(kept={key(bare, Part.WORDS): True}))
    assert with_words.objection == ""
    stated = made(SummaryChoices(reason="Elle l’a demandé ainsi."))
    assert stated.objection == ""
    assert "demandé ainsi" not in " ".join(texts(stated.page))
    assert (bare.tone.strengths, bare.tone.moves, bare.tone.heavier) == (0, 1, 1)


def test_help_is_on_the_page_whatever_is_struck_and_says_what_it_is_not() -> None:
    made = summary(french(), KEPT)
    bare = summary(french(), KEPT, choices=SummaryChoices(kept={one.key: False for one in made.sentences}))
    said = " ".join(texts(bare.page))
    assert "3114" in said
    assert "0\u202f805" in said or "0 805" in said
    assert "ni un diagnostic" in said


def test_a_clinical_questionnaire_is_never_an_arrow() -> None:
    sheets = (
        taken(1, date(2026, 3, 3), {"total": 20.0}, instrument="phq9"),
        taken(2, date(2026, 11, 3), {"total": 4.0}, instrument="phq9"),
    )
    recorded = Recorded((KEPT,), (SESSION,), sheets, ("phq9.total",))
    made = progress_summary(french(), TODAY, PRACTICE, CLIENT, recorded, LIBRARY, SummaryChoices(), AIDS)
    assert made.page.moves[1] == ()
    assert made.page.remarks == ("Il n’y a pas encore deux mesures à comparer.",)


def test_a_measure_under_another_work_situation_is_not_compared_and_says_so() -> None:
    made = summary(french(), KEPT, is_measured=True)
    assert made.ease is not None
    sheets = (
        taken(1, date(2026, 3, 3), {"work": 20.0}),
        taken(2, date(2026, 11, 3), {"work": 90.0}, situation=None),
    )
    recorded = Recorded((KEPT,), (SESSION,), sheets, ("cbi.work",))
    apart = progress_summary(french(), TODAY, PRACTICE, CLIENT, recorded, LIBRARY, SummaryChoices(), AIDS)
    (row,) = apart.page.moves[1]
    assert row.arrow is None
    assert "pas comparé" in row.rest


def test_the_same_leave_on_both_days_is_never_called_another_work_situation() -> None:
    away = WorkSituation.ON_LEAVE
    sheets = (
        taken(1, date(2026, 3, 3), {"work": 20.0}, situation=away),
        taken(2, date(2026, 11, 3), {"work": 90.0}, situation=away),
    )
    recorded = Recorded((KEPT,), (SESSION,), sheets, ("cbi.work",))
    page = progress_summary(french(), TODAY, PRACTICE, CLIENT, recorded, LIBRARY, SummaryChoices(), AIDS).page
    (row,) = page.moves[1]
    assert row.rest.endswith("ces questions portent sur le travail du moment")


def test_words_of_the_trade_are_told_with_plain_ones() -> None:
    made = summary(french(), replace(KEPT, text="Trouver un levier"))
    assert [(one.found, one.plain) for one in made.jargon] == [("levier", "appui")]
