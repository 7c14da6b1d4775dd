from __future__ import annotations

from dataclasses import replace

from reportlab.lib.units import mm

from tests.reports import content
from tests.reports.reading import font_names, lines, made, pages_text, plain, reader

FOLD = (297 - 148.5) * mm


def test_the_code_stands_whole_in_the_upper_half() -> None:
    sheet = content.recovery_sheet()
    (page,) = lines(made(sheet))
    signs = [line.text.strip() for line in page if line.bottom > FOLD and line.top - line.bottom > 11]
    found = "".join(signs)
    assert "".join(sheet.groups) in found.replace(" ", "")
    below = " ".join(line.text for line in page if line.top < FOLD)
    assert not [group for group in sheet.groups if group in below]


def test_the_groups_are_numbered_from_one_to_eight() -> None:
    (page,) = lines(made(content.recovery_sheet()))
    numbers = {line.text.strip() for line in page if line.bottom > FOLD}
    assert {str(number) for number in range(1, 9)} <= numbers


def test_every_sentence_of_the_sheet_is_printed() -> None:
    sheet = content.recovery_sheet()
    read = plain(pages_text(made(sheet))[0])
    for heading, steps in (sheet.now, sheet.that_day, sheet.know):
        assert plain(heading) in read
        assert all(plain(step) in read for step in steps)
    for words in (*sheet.promise, sheet.alphabet_words, sheet.fold_words, sheet.kept_by, sheet.foot):
        assert plain(words) in read
    assert "page 1 / 1" in read


def test_the_sheet_names_no_author() -> None:
    metadata = reader(made(content.recovery_sheet())).metadata
    assert metadata is not None
    assert not metadata.author
    assert metadata.title == "Code de secours"


def test_the_sheet_is_one_page_and_the_same_each_time() -> None:
    first = made(content.recovery_sheet())
    assert len(reader(first).pages) == 1
    assert made(content.recovery_sheet()) == first
    assert font_names(first) == {"SourceSans3-Regular", "SourceSans3-Semibold"}


def test_longer_words_still_end_above_the_line_to_sign() -> None:
    sheet = content.recovery_sheet()
    longer = replace(
        sheet,
        now=(sheet.now[0], tuple(f"{step} {step[:20]}" for step in sheet.now[1])),
        that_day=("Le jour où vous en aurez besoin", sheet.that_day[1]),
        know=(sheet.know[0], (sheet.know[1][0] * 2,)),
    )
    (page,) = lines(made(longer))
    kept = next(line for line in page if line.text.strip().startswith("Rangée"))
    steps = [line for line in page if line.left > 70 * mm and line.top < FOLD and line.bottom > kept.bottom]
    assert min(line.bottom for line in steps if line.top - line.bottom < 15) > 0
    above = [line for line in page if line.bottom > kept.top or line.top < kept.top]
    assert len(above) >= len(page) - 3
