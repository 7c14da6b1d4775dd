from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.errors import UserError
from coachdesk.domain.pasted_wordings import PASTE_LIMIT, LeftOut, PastedText, read_pasted
from coachdesk.domain.wordings import (
    AnswerWords,
    HeldWording,
    Mark,
    Slots,
    can_be_held,
    lacks,
    to_point_at,
    worded,
)
from tests.domain.wording_texts import invented, pointed
from tests.instruments.shelf import SHELF

CBI = SHELF.get("cbi")
FRENCH = SHELF.wording("cbi", None, "fr")
PASTED = (
    "Inventaire de rangement\nRépondez à chaque ligne.\n\n"
    "Toujours  /  Souvent / Parfois / Rarement / Jamais ou presque\n"
    "1. Je range mes crayons par cou\u00ad\nleur.   ☐ ☐ ☐ ☐ ☐\n"
    "2. Mes tiroirs ferment diﬃcilement, surtout celui du\nbas, et c’est peut-\nêtre le bois.\n"
    "3. Je classe mes photo-\ngraphies le soir  ..........\nPage 1 / 2\n© Nous 2020\n"
    "4. Je compte mes boutons □ □ □ □ □\n5) Mes chaussettes vont par deux 100 75 50 25 0\n"
    "6 - Je plie les cartes\nTrès fortement\nFortement\nMoyennement\nFaiblement\nTrès faiblement\n\n"
    "Partie B\n1. Mon étagère penche-t-elle ?\n"
)


def read(text: str, instrument_id: str = "cbi", language: str = "fr") -> PastedText:
    return read_pasted(text, SHELF.get(instrument_id), SHELF.wording(instrument_id, None, language))


def held(language: str = "fr", version: str = CBI.version) -> HeldWording:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    words = (AnswerWords("degree", ("A", "B", "C", "D", "E")),)
    return HeldWording(1, "u", "cbi", version, language, invented(CBI), words, "licence", now.date(), now)


def test_a_text_pasted_from_a_pdf_gives_its_questions_whole_and_nothing_else() -> None:
    found = read(PASTED)
    assert found.lines == (
        "Je range mes crayons par couleur.",
        "Mes tiroirs ferment difficilement, surtout celui du bas, et c’est peut-être le bois.",
        "Je classe mes photographies le soir",
        "Je compte mes boutons",
        "Mes chaussettes vont par deux",
        "Je plie les cartes",
        "Mon étagère penche-t-elle ?",
    )
    assert found.cut_words == 1


def test_both_sets_of_answer_words_are_recognised_side_by_side_or_one_under_the_other() -> None:
    assert read(PASTED).answers == {
        "frequency": ("Toujours", "Souvent", "Parfois", "Rarement", "Jamais ou presque"),
        "degree": ("Très fortement", "Fortement", "Moyennement", "Faiblement", "Très faiblement"),
    }


def test_every_line_that_is_left_out_is_told_with_its_reason() -> None:
    told = {line.text: line.reason for line in read(PASTED).left_out}
    assert told["Page 1 / 2"] is LeftOut.PAGE
    assert told["© Nous 2020"] is LeftOut.RIGHTS
    assert told["Inventaire de rangement"] is LeftOut.BEFORE
    assert told["Partie B"] is LeftOut.HEADING
    assert told["Faiblement"] is LeftOut.ANSWERS


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("• Un cintre\n• Deux cintres en\nbois\n• Trois cintres", ("Un cintre", "Deux cintres en bois", "Trois cintres")),
        ("Je plie.\nJe range et\nje trie.\nJe cire.", ("Je plie.", "Je range et je trie.", "Je cire.")),
        ("1\nJe plie\n2\nJe trie\n3\nJe cire", ("Je plie", "Je trie", "Je cire")),
        ("Q1 Je plie\nQ2 Je trie\nQ3 12 gommes", ("Je plie", "Je trie", "12 gommes")),
        ("1. Je plie\n[ ] [ ] [ ]\n2. Je trie\n( ) ( )\n3. Je cire", ("Je plie", "Je trie", "Je cire")),
        ("\ufeff1. Je plie\r\n2. Je trie\r\n\x0c3. Je\u200b cire", ("Je plie", "Je trie", "Je cire")),
        ("Rangement 2020\n1. Je plie\nRangement 2020\n2. Je trie", ("Je plie", "Je trie")),
        ("1. Je plie\n o o o o\n2. Je trie o o o o\n3. L’eau\no\no", ("Je plie", "Je trie", "L’eau")),
        ("\uf0b7 Je plie \uf06f \uf06f\n\uf0b7 Je trie \uf06f", ("Je plie", "Je trie")),
    ],
)  # fmt: skip
def test_what_forms_put_before_and_after_a_question_is_taken_off(text: str, lines: tuple[str, ...]) -> None:
    assert read(text).lines == lines


def test_what_several_questions_say_alike_is_no_running_head() -> None:
    text = "\n".join(
        f"{thing} au fond\nde la cour du haut." for thing in ("Le bac", "Le sac", "Le lac", "Le roc")
    )
    assert read(text).lines == tuple(
        f"{thing} au fond de la cour du haut." for thing in ("Le bac", "Le sac", "Le lac", "Le roc")
    )


def test_a_question_that_lost_its_number_is_kept_and_a_heading_is_not() -> None:
    found = read("1. Je plie\n\n2. Je trie\n\nEst-ce que je cire la table ?\n\nPartie B\n\n3. Je range")
    assert found.lines == ("Je plie", "Je trie", "Est-ce que je cire la table ?", "Je range")


def test_a_head_in_two_lines_gives_whole_answers() -> None:
    found = read(
        "Très    Très\nfortement   Fortement   Moyennement   Faiblement   faiblement\n1. Je plie\n2. Je trie"
    )
    assert found.answers["degree"] == (
        "Très fortement", "Fortement", "Moyennement", "Faiblement", "Très faiblement",
    )  # fmt: skip
    assert found.lines == ("Je plie", "Je trie")


def test_new_words_in_columns_are_taken_where_we_have_none() -> None:
    found = read("Non    Un peu    Plutôt    Oui\n1. Je plie\n2. Je trie", "phq9")
    assert list(found.answers.values()) == [("Non", "Un peu", "Plutôt", "Oui")]


FREQUENCY = ("Toujours", "Souvent", "Parfois", "Rarement", "Jamais ou presque")
TWO = "\n1. Je plie\n2. Je trie"


@pytest.mark.parametrize(
    ("text", "instrument_id", "words"),
    [
        ("0 = Rien, 1 = Un peu, 2 = Assez, 3 = Tout" + TWO, "phq9", ("Rien", "Un peu", "Assez", "Tout")),
        ("3: Tout\t2: Assez\t1: Peu\t0: Rien" + TWO, "phq9", ("Rien", "Peu", "Assez", "Tout")),
        ("Jamais ou presque\nRarement\nParfois\nSouvent\nToujours", "cbi", FREQUENCY),
        ("toujours souvent parfois rarement jamais ou presque", "cbi", FREQUENCY),
    ],
)
def test_answer_words_come_in_the_order_of_the_key_whatever_the_form_prints(
    text: str, instrument_id: str, words: tuple[str, ...]
) -> None:
    assert words in read(text, instrument_id).answers.values()


@pytest.mark.parametrize("text", ["", " \n\t", "x" * (PASTE_LIMIT + 1), "a-\n" * 3001])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        read(text)


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(st.sampled_from("12. )\n-•☐Toujours/=\t\u00adé\ufeff(p"), max_size=120)
    | st.text(max_size=80)
)
def test_whatever_is_pasted_gives_clean_lines_or_one_sentence(text: str) -> None:
    try:
        found = read(text)
    except UserError:
        return
    assert all(line and line.strip() == line for line in found.lines)
    assert not any(set(line) & {"\n", "\t", "\u00ad", "\ufeff", "☐"} for line in found.lines)


def test_lines_are_merged_split_moved_and_taken_out_with_their_marks() -> None:
    slots = Slots.of(("Je range", "mes crayons", "Un titre")).marked(1, Mark.REVERSED)
    whole = slots.merged(1)
    assert whole.texts == ("Je range mes crayons", "Un titre")
    assert whole.pointed(Mark.REVERSED) == (1,)
    assert whole.split(0, 8).texts == ("Je range", "mes crayons", "Un titre")
    assert whole.moved(0, 1).pointed(Mark.REVERSED) == (2,)
    assert whole.removed(1).texts == ("Je range mes crayons",)
    assert whole.edited(0, "Je trie").texts == ("Je trie", "Un titre")
    assert whole.marked(0, Mark.REVERSED).pointed(Mark.REVERSED) == ()


@pytest.mark.parametrize("place", [-1, 3, 99])
def test_a_place_out_of_reach_changes_nothing(place: int) -> None:
    slots = Slots.of(("a", "b", "c"))
    changed = (
        slots.merged(place), slots.split(place, 1), slots.moved(place, 1), slots.removed(place),
        slots.edited(place, "x"), slots.marked(place, Mark.SAFETY), slots.merged(0), slots.moved(2, 1),
    )  # fmt: skip
    assert all(one == slots for one in changed)


def reasons(
    slots: Slots, answers: dict[str, tuple[str, ...]] | None = None, said: str = "licence"
) -> list[str]:
    return [error.message for error in lacks(CBI, slots, answers or {}, said)]


def test_a_whole_text_lacks_nothing() -> None:
    assert reasons(pointed(CBI)) == []
    assert reasons(pointed(CBI), {"degree": ("A", "B", "C", "D", "E")}) == []


def test_what_is_lacking_is_said_in_order() -> None:
    assert "number of lines is {count}" in reasons(pointed(CBI).removed(0))[0]
    assert "empty" in reasons(pointed(CBI).edited(3, " "))[0]
    assert "the same" in reasons(pointed(CBI).edited(3, invented(CBI)[0]))[0]
    assert "longer" in reasons(pointed(CBI).edited(3, "x" * 501))[0]
    assert "other way round" in reasons(Slots.of(invented(CBI)))[0]
    assert "{count} for {wanted}" in reasons(pointed(CBI), {"degree": ("A", "B")})[0]
    assert "twice" in reasons(pointed(CBI), {"degree": ("A", "A", "C", "D", "E")})[0]
    assert "by what right" in reasons(pointed(CBI), said=" ")[0]


def test_a_line_pointed_at_in_the_wrong_place_says_which() -> None:
    moved = pointed(CBI).moved(12, -1)
    (error,) = lacks(CBI, moved, {}, "licence")
    assert error.facts == {"number": 13}
    over = pointed(CBI).marked(0, Mark.REVERSED)
    (error,) = lacks(CBI, over, {}, "licence")
    assert error.facts == {"number": 1}


def test_the_safety_line_has_to_be_pointed_at_and_the_mbi_has_none() -> None:
    phq9, mbi = SHELF.get("phq9"), SHELF.get("mbi_hss")
    assert to_point_at(phq9, Mark.SAFETY) == (9,)
    assert lacks(phq9, pointed(phq9).marked(8, Mark.SAFETY), {}, "libre")
    assert can_be_held(mbi)
    assert not lacks(mbi, Slots.of(invented(mbi)), {}, "licence")


def test_ours_and_forms_of_scores_have_nothing_to_be_held() -> None:
    assert not any(can_be_held(SHELF.get(name)) for name in ("checkin5", "ors", "srs"))


def test_held_words_stand_in_the_place_of_ours_only_for_their_version_and_language() -> None:
    shown = worded(FRENCH, held())
    assert [words.text for words in shown.items] == list(invented(CBI))
    assert shown.items[0].hint == FRENCH.items[0].hint
    assert shown.responses["degree"] == ("A", "B", "C", "D", "E")
    assert shown.responses["frequency"] == FRENCH.responses["frequency"]
    for other in (held("en"), held(version="2"), None):
        assert worded(FRENCH, other) is FRENCH
    assert date(2026, 11, 20) == held().stated_on
