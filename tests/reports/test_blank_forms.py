"""Blank forms on paper, read back: boxes for a hand, words, codes, pages; grey is enough."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pypdf
import pypdfium2
import pypdfium2.raw
import pytest
from reportlab.lib.units import mm

from coachdesk.domain.instruments import Kind
from coachdesk.figures.blank_forms import Asked, blank_forms, has_diary, is_printable
from coachdesk.figures.form_sheets import FormPack
from coachdesk.reports.worker import DocumentWorker
from tests.figures.questionnaires import QUESTION, RETURN_WEEK, asked
from tests.figures.records import CLIENT, LIBRARY, PRACTICE
from tests.figures.test_blank_forms import LINES, shipped
from tests.i18n.speaking import english, french
from tests.reports import content
from tests.reports.reading import Line, font_names, lines, made, objects, pages_text, plain, reader

MONDAY = date(2026, 11, 23)
EVERY_KIND = asked(*["often"] * 4, *["weighs"] * 3, "yes_no", "yes_no", "hours", "ten", "kept")
EDGE = 9 * mm
TALL, WIDE = 297 * mm, 210 * mm
OURS = {"SourceSans3-Regular", "SourceSans3-Semibold"}


def pack(*each: Asked, diary: bool = False, language: str = "fr", shows_name: bool = False) -> FormPack:
    t = french() if language == "fr" else english()
    first = MONDAY if diary else None
    return blank_forms(t, PRACTICE, CLIENT, each, LINES, shows_name=shows_name, diary_from=first)


def all_shipped(language: str, *, diary: bool) -> FormPack:
    each = [shipped(one.id, language) for one in LIBRARY.latest() if is_printable(one)]
    kept = [one for one in each if not diary or has_diary(one.instrument, one.wording)]
    return pack(*kept, diary=diary, language=language)


PACKS = {
    "forms-fr": lambda: all_shipped("fr", diary=False),
    "forms-en": lambda: all_shipped("en", diary=False),
    "diaries-fr": lambda: all_shipped("fr", diary=True),
    "diaries-en": lambda: all_shipped("en", diary=True),
    "every-kind": lambda: pack(EVERY_KIND, shows_name=True),
    "return-week": lambda: pack(asked(*RETURN_WEEK), diary=True, shows_name=True),
    "long-diary": lambda: pack(asked(*["ten"] * 12), diary=True),
    "demo": lambda: replace(pack(EVERY_KIND), watermark="DÉMO"),
}
NAMES = sorted(PACKS)


@cache
def printed(name: str) -> bytes:
    return made(PACKS[name]())


def boxes(pdf: bytes) -> Iterator[list[tuple[float, float, float, float]]]:
    """Every rectangle that is drawn and not filled, by page: left, bottom, width, height."""
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        found = []
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = each.get_bounds()
            if right - left > 2 and top - bottom > 2 and raw.FPDFPath_CountSegments(each.raw) >= 4:
                found.append((left, bottom, right - left, top - bottom))
        yield found
        page.close()
    document.close()


def page_lines(name: str) -> list[list[Line]]:
    return list(lines(printed(name)))


@pytest.mark.parametrize("name", NAMES)
def test_every_box_to_answer_in_is_at_least_seven_millimetres(name: str) -> None:
    for found in boxes(printed(name)):
        # The accent bar, the tag of the demo and the box of the practice's second entry are for no answer.
        small = [each for each in found if min(each[2], each[3]) < 6.99 * mm]
        assert len([each for each in found if each not in small]) >= 7
        for _, bottom, _, height in small:
            assert bottom < 32 * mm or bottom + height > TALL - 15 * mm


@pytest.mark.parametrize("name", NAMES)
def test_boxes_of_different_questions_do_not_overlap(name: str) -> None:
    for found in boxes(printed(name)):
        answers = sorted(each for each in found if min(each[2], each[3]) >= 6.99 * mm)
        for index, (left, bottom, width, height) in enumerate(answers):
            for other_left, other_bottom, _, other_height in answers[index + 1 :]:
                if other_left >= left + width - 2:
                    break
                is_beside = other_bottom >= bottom + height - 2 or bottom >= other_bottom + other_height - 2
                assert is_beside, (left / mm, bottom / mm)


@pytest.mark.parametrize("name", NAMES)
def test_all_words_stand_inside_the_page_and_none_on_another(name: str) -> None:
    for found in page_lines(name):
        written = [line for line in found if line.text.strip() and line.top - line.bottom < 30]
        for line in written:
            assert EDGE < line.left < line.right < WIDE - EDGE, line
            assert 7 * mm < line.bottom < line.top < TALL - 6 * mm, line
        for index, one in enumerate(written):
            for other in written[index + 1 :]:
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.top, other.top) - max(one.bottom, other.bottom)
                assert across < 1 or down < 2.5, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_grey_is_enough(name: str) -> None:
    for page in reader(printed(name)).pages:
        stream = page.get_contents()
        assert stream is not None
        for operands, operator in stream.operations:
            if operator in {b"rg", b"RG"}:
                red, green, blue = (float(each) for each in operands)
                is_accent = operator == b"rg" and abs(red - 0x1B / 255) < 0.01
                assert is_accent or max(red, green, blue) - min(red, green, blue) < 0.02


@pytest.mark.parametrize("name", NAMES)
def test_only_vectors_and_embedded_parts_of_our_fonts(name: str) -> None:
    pdf = printed(name)
    assert font_names(pdf) <= OURS
    dictionaries = [each for each in objects(pdf) if isinstance(each, pypdf.generic.DictionaryObject)]
    assert not [each for each in dictionaries if each.get("/Subtype") == "/Image"]
    assert all("/FontFile2" in each for each in dictionaries if each.get("/Type") == "/FontDescriptor")
    assert len(pdf) < 150_000


@pytest.mark.parametrize("name", NAMES)
def test_every_page_carries_the_code_the_help_and_its_number(name: str) -> None:
    one = PACKS[name]()
    pages = [plain(text) for text in pages_text(printed(name))]
    codes = [form.head.code for form in one.forms]
    for text in pages:
        assert sum(code in text for code in codes) == 1
        assert "3114" in text
        assert "0 805 23 23 36" in text
    firsts = [text for text in pages if "page 1 /" in text]
    assert len(firsts) == len(one.forms)


def test_the_same_forms_give_the_same_bytes_here_and_in_the_child() -> None:
    forms = PACKS["every-kind"]()
    assert made(forms) == printed("every-kind")
    worker = DocumentWorker(content.FONTS)
    try:
        assert worker.build(forms) == printed("every-kind")
    finally:
        worker.close()


def test_the_words_of_a_form_of_ours_can_be_copied() -> None:
    text = plain(pages_text(printed("forms-fr"))[0])
    wording = LIBRARY.wording("checkin5", None, "fr")
    for words in (wording.title, wording.recall, wording.instruction, *(one.text for one in wording.items)):
        assert plain(words) in text
    for words in ("Oui", "Non", "jour", "mois", "année", "en arrêt", "sans emploi", "page 1 / 1"):
        assert words in text
    metadata = reader(printed("forms-fr")).metadata
    assert metadata is not None
    assert metadata.author == PRACTICE.practitioner
    assert CLIENT.name not in str(metadata)


def test_a_diary_of_four_weeks_is_one_page_up_to_seven_questions() -> None:
    for name in ("diaries-fr", "diaries-en", "return-week"):
        for text in pages_text(printed(name)):
            assert "page 1 / 1" in plain(text)
            assert "4" in text
    assert len(pages_text(printed("return-week"))) == 1
    long = [plain(text) for text in pages_text(printed("long-diary"))]
    assert len(long) == 2
    assert "Semaine 3" in long[1]
    assert "Semaine 3" not in long[0]


def test_four_weeks_of_the_pulse_have_eleven_boxes_for_each_question() -> None:
    (found,) = boxes(made(pack(shipped("pulse"), diary=True)))
    assert len([each for each in found if min(each[2], each[3]) >= 6.99 * mm]) == 4 * (6 * 11 + 4) + 1


def test_an_answer_sheet_numbers_its_rows_and_prints_the_points() -> None:
    (page,) = lines(made(pack(shipped("mbi_hss"))))
    words = [line.text.strip() for line in page]
    joined = " ".join(words).split()
    assert [joined.count(str(number)) for number in range(7, 22)] == [1] * 15
    # Seven boxes for each of twenty-two rows; what the rows are called counts too.
    assert joined.count("6") == 22 + 1
    assert joined.count("0") >= 22


def test_a_long_form_goes_on_with_its_columns_named_again() -> None:
    one = asked(*["often"] * 30)
    pages = [plain(text) for text in pages_text(made(pack(one)))]
    assert len(pages) > 2
    assert all("Très souvent" in text for text in pages)
    assert sum(text.count(QUESTION) for text in pages) == 30
    assert [("deuxième saisie" in text) for text in pages] == [False] * (len(pages) - 1) + [True]


def test_a_published_sheet_with_one_long_scale_stands_alone_in_its_row() -> None:
    found = next(boxes(made(pack(asked(*["ten"] * 8, kind=Kind.PUBLISHED)))))
    answers = [each for each in found if min(each[2], each[3]) >= 6.99 * mm]
    assert len(answers) == 8 * 11 + 8 + 4 + 1


def test_a_sign_that_cannot_be_printed_is_named_before_anything_is_made() -> None:
    stranger = replace(CLIENT, name="مريم")
    forms = blank_forms(french(), PRACTICE, stranger, [shipped("pulse")], LINES, shows_name=True)
    with pytest.raises(Exception, match="right to left"):
        made(forms)
    assert made(replace(forms, forms=pack(shipped("pulse")).forms))


def test_a_pack_reads_back_whole_with_an_entry_for_each_form() -> None:
    found = pypdf.PdfReader(io.BytesIO(printed("forms-fr")))
    entries = [str(each["/Title"]) for each in found.outline if isinstance(each, dict)]
    assert len(entries) == len(all_shipped("fr", diary=False).forms)


def test_a_form_with_few_boxes_a_line_takes_two_pages() -> None:
    assert len(pages_text(made(pack(shipped("risk_factors"))))) == 2


@pytest.mark.parametrize("name", ["cbi", "scs26", "proqol5"])
def test_an_answer_sheet_beside_a_published_form_is_one_page(name: str) -> None:
    (found,) = boxes(made(pack(shipped(name))))
    one = shipped(name).instrument
    answers = [each for each in found if min(each[2], each[3]) >= 6.99 * mm]
    assert len(answers) >= sum(len(one.response(item.number).values) for item in one.items)
