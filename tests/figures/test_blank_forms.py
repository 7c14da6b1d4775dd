"""Blank forms as they are worded: what stands on them, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.domain import form_codes
from coachdesk.domain.clients import AddressForm
from coachdesk.domain.instruments import EntryWay, Kind, ResponseKind
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.figures.blank_forms import Asked, blank_forms, has_diary, is_of_use, is_printable
from coachdesk.figures.form_sheets import AnswerForm, Diary, FormPack
from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines
from tests.figures.questionnaires import RETURN_WEEK, asked
from tests.figures.records import CLIENT, LIBRARY, PRACTICE, texts
from tests.i18n.speaking import ROOT, english, french

LINES = help_lines.load(ROOT / "resources" / "content")
TU = replace(CLIENT, address_form=AddressForm.TU)
MONDAY = date(2026, 11, 23)


def shipped(instrument_id: str, language: str = "fr", layout: SheetLayout | None = None) -> Asked:
    instrument = LIBRARY.get(instrument_id)
    wording = LIBRARY.wording(instrument_id, None, language)
    return Asked(instrument, wording, layout or SheetLayout())


def pack_of(
    *each: Asked, t: Translator | None = None, shows_name: bool = False, diary_from: date | None = None
) -> FormPack:
    t = t or french()
    return blank_forms(t, PRACTICE, CLIENT, each, LINES, shows_name=shows_name, diary_from=diary_from)


def form_of(one: Asked, t: Translator | None = None) -> AnswerForm:
    (form,) = pack_of(one, t=t).forms
    assert isinstance(form, AnswerForm)
    return form


def diary_of(one: Asked, t: Translator | None = None) -> Diary:
    (form,) = pack_of(one, t=t, diary_from=MONDAY).forms
    assert isinstance(form, Diary)
    return form


def said(value: object) -> str:
    return "\n".join(texts(value)).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_of_ours_is_whole(language: str) -> None:
    for instrument in LIBRARY.latest():
        if instrument.kind is not Kind.OWN or not is_printable(instrument):
            continue
        one = shipped(instrument.id, language)
        form = form_of(one, french() if language == "fr" else english())
        assert form.head.title == one.wording.title
        assert form.head.subtitle == one.wording.recall
        assert one.wording.instruction in form.head.instruction
        lines = [line for block in form.blocks for line in block.lines]
        assert [line.question for line in lines] == [words.text for words in one.wording.items]
        assert [line.low_end for line in lines] == [words.low_end for words in one.wording.items]
        assert [line.mark for line in lines] == [str(number + 1) for number in range(len(lines))]
        for block in form.blocks:
            assert all(block.words) or not block.words


def test_the_boxes_of_the_pulse_are_its_eleven_numbers() -> None:
    (block,) = form_of(shipped("pulse")).blocks
    assert block.boxes == tuple(str(number) for number in range(11))
    assert (block.lines[0].low_end, block.lines[0].high_end) == ("presque plus rien", "pleine et stable")


def test_a_published_form_gives_an_answer_sheet_without_its_questions() -> None:
    form = form_of(shipped("cbi"))
    assert form.head.title == "Feuille de réponses"
    assert form.head.subtitle == "CBI · 19 questions"
    assert "formulaire remis avec cette feuille" in said(form.head.instruction)
    lines = [line for block in form.blocks for line in block.lines]
    assert [line.mark for line in lines] == [str(number) for number in range(1, 20)]
    assert form.blocks[0].boxes == ("100", "75", "50", "25", "0")
    assert form.blocks[0].words[0] == "Toujours"
    bare = form_of(shipped("mbi_hss"))
    assert {line.question for block in bare.blocks for line in block.lines} == {""}
    assert [line.mark for block in bare.blocks for line in block.lines] == [str(n) for n in range(1, 23)]


@pytest.mark.parametrize("name", ["cbi", "scs26", "proqol5", "olbi"])
def test_no_hint_tells_whoever_answers_what_is_asked_or_counted_the_other_way_round(name: str) -> None:
    lines = [line for block in form_of(shipped(name)).blocks for line in block.lines]
    assert {line.question for line in lines} == {""}


def test_a_form_that_comes_in_by_its_scores_is_of_use_only_whole() -> None:
    one = shipped("mbi_hss")
    assert not is_of_use(one.instrument, one.wording)
    held = replace(one.wording, items=tuple(replace(words, text="x") for words in one.wording.items))
    assert is_of_use(one.instrument, held)
    assert all(is_of_use(each.instrument, each.wording) for each in (shipped("cbi"), shipped("pulse")))


def test_an_answer_sheet_lies_as_the_form_that_one_holds() -> None:
    instrument = LIBRARY.get("cbi")
    layout = SheetLayout().flip(instrument, "frequency").move(instrument, 19, 0)
    form = form_of(shipped("cbi", layout=layout))
    first = form.blocks[0]
    assert first.boxes == ("0", "25", "50", "75", "100")
    assert first.words[-1] == "Toujours"
    assert first.lines[0].mark == "1"
    assert form.blocks[1].boxes == ("100", "75", "50", "25", "0")


def test_the_name_stands_on_a_sheet_only_on_request() -> None:
    for diary_from in (None, MONDAY):
        bare = pack_of(shipped("pulse"), diary_from=diary_from)
        assert not [word for word in CLIENT.name.split() if word in said(bare)]
        assert "Aucun nom" in bare.foot
        named = pack_of(shipped("pulse"), shows_name=True, diary_from=diary_from)
        assert named.forms[0].head.name == CLIENT.name
        assert "Aucun nom" not in named.foot
        assert CLIENT.name not in named.title + named.pdf_title


def test_the_code_is_that_of_file_questionnaire_and_version() -> None:
    pack = pack_of(shipped("pulse"), shipped("cbi"))
    codes = [form_codes.read(form.head.code) for form in pack.forms]
    assert codes == [form_codes.code(CLIENT.uuid, name, "1") for name in ("pulse", "cbi")]
    assert diary_of(shipped("pulse")).head.code == pack.forms[0].head.code


def test_whoever_is_called_tu_is_called_tu_on_every_sheet() -> None:
    for diary_from in (None, MONDAY):
        for one in (shipped("pulse"), shipped("checkin5"), shipped("cbi")):
            if diary_from and one.instrument.id == "cbi":
                continue
            formal = pack_of(one, diary_from=diary_from)
            familiar = blank_forms(french(), PRACTICE, TU, [one], LINES, diary_from=diary_from)
            told = said(familiar.forms[0].head.instruction)
            assert "vous" in said(formal.forms[0].head.instruction).lower()
            assert not [word for word in ("vous", "votre", "choisissez", "Noircissez") if word in told]
            assert "tu " in told.lower()
            assert "vous" not in said(familiar.help_words).lower()
            assert "Appelle le 3114" in said(familiar.help_words)
    hours = blank_forms(french(), PRACTICE, TU, [shipped("return_week")], LINES)
    assert "Réponds pour la semaine" in said(hours.forms[0].head.instruction)
    same = blank_forms(english(), PRACTICE, TU, [shipped("pulse", "en")], LINES)
    assert same == pack_of(shipped("pulse", "en"), t=english())


def test_the_numbers_to_call_stand_on_every_sheet_those_of_carers_too() -> None:
    for t in (french(), english()):
        help_words = pack_of(shipped("pulse", t.language), t=t).help_words
        numbers = said(help_words)
        assert "3114" in numbers
        assert "SPS 0 805 23 23 36" in numbers
        assert "112" not in numbers


def test_the_letterhead_and_the_demo_are_followed() -> None:
    pack = blank_forms(
        french(), replace(PRACTICE, accent="#aa0000", is_demo=True), CLIENT, [shipped("pulse")], LINES
    )
    assert pack.signature == "Hélène Martin · Work coach · Cabinet Martin · 04 65 71 00 00"
    assert (pack.accent, pack.watermark, pack.author) == ("#aa0000", "DÉMO", "Hélène Martin")


def test_the_weeks_of_a_diary_follow_one_another() -> None:
    diary = diary_of(shipped("pulse"))
    assert [week.name for week in diary.weeks] == [f"Semaine {number}" for number in range(1, 5)]
    days = [week.days.replace("\u00a0", " ") for week in diary.weeks]
    assert days == ["23 – 29 nov.", "30 nov. – 6 déc.", "7 – 13 déc.", "14 – 20 déc."]
    assert [line.question for line in diary.blocks[0].lines][:2] == ["Énergie", "Sommeil"]
    first = diary_of(shipped("pulse", "en"), english()).weeks[0]
    assert (first.name, first.days.replace("\u00a0", " ")) == ("Week 1", "23 to 29 Nov")


def test_a_diary_follows_from_what_a_questionnaire_is() -> None:
    def can(one: Asked) -> bool:
        return has_diary(one.instrument, one.wording)

    assert can(shipped("pulse"))
    assert can(asked(*RETURN_WEEK))
    assert not can(shipped("cbi"))
    assert not can(asked("ten", recall_days=14))
    assert not can(asked("ten", kind=Kind.PUBLISHED))
    assert not can(asked("ten", "weighs"))
    assert not can(asked(*["ten"] * 13))


def test_what_must_not_be_answered_alone_or_on_paper_is_not_printed() -> None:
    assert is_printable(asked("ten").instrument)
    assert not is_printable(asked("ten", "ten", safety=2).instrument)
    assert not is_printable(asked("ten", entry=EntryWay.SCORES).instrument)
    assert not is_printable(asked("line").instrument)
    assert ResponseKind.LINE in {each.kind for each in asked("line").instrument.responses}


def test_a_number_with_many_values_is_written_in() -> None:
    block = form_of(asked("hours")).blocks[0]
    assert (block.boxes, block.range_words) == ((), "de 0 à 60")


def test_questions_with_the_same_answers_share_a_block() -> None:
    form = form_of(asked("often", "often", "yes_no", "often"))
    assert [len(block.lines) for block in form.blocks] == [2, 1, 1]
    assert [line.mark for block in form.blocks for line in block.lines] == ["1", "2", "3", "4"]
    # Points in a box of ours would weigh on the answer.
    assert form.blocks[0].boxes == ("",) * 5
