from __future__ import annotations

from dataclasses import replace

import pytest
from reportlab.lib.units import mm

from coachdesk.domain.notes import Run, blocks
from coachdesk.figures.charts import TableRow
from coachdesk.figures.documents import (
    ActionLine,
    ActionsSection,
    Fact,
    FactsSection,
    FigureSection,
    ProseSection,
    Section,
    SentenceSection,
)
from coachdesk.figures.signing import Letterhead
from coachdesk.reports import build, colours, fonts, text
from coachdesk.reports.blocks import Block, SectionHead
from coachdesk.reports.figure_blocks import twin
from coachdesk.reports.flow import Part, Room, paginate
from coachdesk.reports.tables import TableBlock
from tests.reports import content
from tests.reports.reading import Line, lines, made, pages_text, plain, reader

MAIN_LEFT = 66 * mm
FOOT = 22 * mm
LONG_NAME = "Marie-Éléonore Châteaubriand-Łukasiewicz " * 7 + "de la Rochefoucauld"


def note(words: int, *, paragraphs: int = 1) -> str:
    sentence = "Nous avons regardé ce qui pèse dans la semaine et ce qui tient encore debout. "
    each = (sentence * (words // 14 + 1)).split()[: words // paragraphs]
    return "\n".join(" ".join(each) for _ in range(paragraphs))


def in_main(line: Line) -> bool:
    return line.left >= MAIN_LEFT - 1 and FOOT < line.bottom < 297 * mm - 20 * mm


def prose(heading: str, words: int, *, paragraphs: int = 1) -> ProseSection:
    return ProseSection(heading, blocks(note(words, paragraphs=paragraphs)), "")


def test_pages_are_numbered_with_their_total() -> None:
    pages = pages_text(made(content.report(prose("Travail", 1500, paragraphs=5))))
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert f"page {number} / {len(pages)}" in plain(page)


def test_later_pages_carry_initials_and_never_the_full_name() -> None:
    first, *later = pages_text(made(content.session_report()))
    assert content.FULL_NAME in first
    assert later
    for page in later:
        assert "S. K.-Ł." in page
        for part in (*content.FULL_NAME.split(), "Ségolène"):
            assert part not in page


def test_caution_stands_on_every_page_with_a_figure_and_on_no_other() -> None:
    caution = plain(content.CAUTION)[:40]
    report = content.report(
        content.facts(),
        FigureSection("Mesures", content.year_chart(), content.dot_chart()),
        prose("Après", 500, paragraphs=3),
    )
    pages = [plain(page) for page in pages_text(made(report))]
    has_measures = ["plus haut" in page or "sans réponse" in page or "0 à 100" in page for page in pages]
    assert True in has_measures
    assert False in has_measures
    assert [caution in page for page in pages] == has_measures
    without = pages_text(made(content.report(content.facts(), content.actions())))
    assert not [page for page in without if caution in plain(page)]


def test_a_long_caution_never_runs_into_the_text() -> None:
    long = (
        "Ce que montrent ces pages décrit un ressenti noté à une date précise par la personne elle-même. " * 3
    )
    table = content.year_chart().table
    rows = tuple(TableRow(f"ligne {number}", ("1", "2", "3")) for number in range(90))
    chart = replace(content.year_chart(), table=replace(table, rows=rows))
    pdf = made(content.session_report(caution=long, sections=(FigureSection("Mesures", chart, None),)))
    for page in lines(pdf):
        lowest = min(line.bottom for line in page if line.text.startswith("ligne"))
        highest = max(
            line.top for line in page if "ressenti noté" in line.text or "personne elle" in line.text
        )
        assert lowest > highest + 6


def side_headings(page: list[Line], headings: set[str]) -> list[Line]:
    return [line for line in page if line.left < MAIN_LEFT - 20 and line.text.strip() in headings]


@pytest.mark.parametrize("words", range(230, 480, 7))
def test_no_heading_is_left_at_a_page_foot(words: int) -> None:
    headings = {"Cadre", "Travail", "Suite", "Actions et leviers", "Fin"}
    report = content.report(
        content.facts(),
        prose("Travail", words, paragraphs=2),
        content.actions(),
        prose("Suite", 45),
        SentenceSection("Fin", "Vendredi", ", au cabinet."),
    )
    seen = set()
    for page in lines(made(report)):
        for heading in side_headings(page, headings):
            seen.add(heading.text.strip())
            below = [line for line in page if in_main(line) and line.bottom < heading.top + 2]
            assert len({round(line.bottom) for line in below}) >= 1
            if heading.text.strip() in {"Travail", "Suite"}:
                assert len({round(line.bottom) for line in below}) >= 2
    assert seen == headings


@pytest.mark.parametrize("words", range(100, 420, 9))
def test_a_figure_is_never_parted_from_its_title(words: int) -> None:
    report = content.report(
        prose("Travail", words, paragraphs=2), FigureSection("Mesures", content.year_chart(), None)
    )
    for page in lines(made(report)):
        titles = [line for line in page if line.text.strip() == "Mesures"]
        for title in titles:
            assert [line for line in page if "Épuisement" in line.text and line.top < title.bottom + 12]


@pytest.mark.parametrize("words", range(300, 700, 11))
def test_no_page_carries_only_a_few_lines(words: int) -> None:
    pdf = made(content.report(prose("Travail", words), SentenceSection("Fin", "Vendredi", ", au cabinet.")))
    for page in lines(pdf):
        assert len({round(line.bottom) for line in page if in_main(line)}) > 3


def test_a_section_that_goes_on_says_its_name_again() -> None:
    first, *later = pages_text(made(content.report(prose("Travail de la séance", 1400, paragraphs=4))))
    assert "(suite)" not in first
    assert later
    assert all("Travail de la séance (suite)" in plain(page) for page in later)


def test_a_long_table_repeats_its_head_and_says_its_name_above_it() -> None:
    rows = tuple(TableRow(f"ligne {number}", ("11", "22", "33")) for number in range(100))
    chart = replace(content.year_chart(), table=replace(content.year_chart().table, rows=rows))
    pdf = made(content.report(FigureSection("Mesures", chart, None)))
    pages = list(lines(pdf))
    assert len(pages) >= 4
    for page in pages[2:]:
        assert "Mesures (suite)" in plain(" ".join(line.text for line in page))
        head = next(line for line in page if line.text.startswith("Date"))
        name = next(line for line in page if line.text.startswith("Mesures"))
        assert name.bottom > head.top
        assert len([line for line in page if line.text.startswith("ligne")]) >= 2
    every = [line.text.strip() for page in pages for line in page if line.text.startswith("ligne")]
    assert every == [f"ligne {number}" for number in range(100)]


def overlaps(page: list[Line]) -> list[tuple[str, str]]:
    found = []
    words = [line for line in page if line.text.strip()]
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.top, other.top) - max(one.bottom, other.bottom)
            if wide > 0.8 and high > 0.25 * min(one.top - one.bottom, other.top - other.bottom):
                found.append((one.text, other.text))
    return found


def test_names_of_300_signs_wrap_without_touching_anything() -> None:
    assert len(LONG_NAME) >= 300
    report = content.session_report(
        title=LONG_NAME,
        subtitle=LONG_NAME,
        running_left=LONG_NAME,
        running_right=LONG_NAME,
        foot=LONG_NAME,
        letterhead=Letterhead(LONG_NAME, LONG_NAME, (LONG_NAME, "court", "8, rue des Tilleuls"), ""),
        sections=(
            FactsSection("Cadre", (Fact(LONG_NAME, LONG_NAME, f", {LONG_NAME}"), Fact("Phase", "", "Repos"))),
            ActionsSection(
                LONG_NAME[:120],
                ("Action", "Levier", "Pour le", "Fait"),
                tuple(ActionLine(LONG_NAME, "organisation", "4 déc.", is_done=False) for _ in range(5)),
                LONG_NAME,
            ),
            FigureSection("Mesures", content.year_chart(), None),
        ),
    )
    pdf = made(report)
    assert plain(LONG_NAME) in plain(" ".join(pages_text(pdf)))
    for page in lines(pdf):
        assert overlaps(page) == []
        assert all(22 * mm - 6 < line.left and line.right < 188 * mm + 6 for line in page)


def test_a_table_keeps_two_rows_on_each_side_of_a_page_end() -> None:
    fonts.register(content.FONTS)
    short = content.year_chart().table
    table = twin(replace(short, rows=short.rows * 5), text.Typesetter("fr"), 0)
    parted = 0
    for room in range(0, int(table.height), 3):
        halves = table.split(room)
        if halves is not None:
            parted += 1
            assert all(len(half._rows) >= 2 for half in halves if isinstance(half, TableBlock))
            assert halves[0].height <= room
    assert parted > 0


def test_a_name_without_a_space_is_broken_inside_its_column() -> None:
    pdf = made(content.report(FactsSection("Cadre", (Fact("Personne", "Ł" * 300, ""),))))
    for page in lines(pdf):
        assert all(line.right < 188 * mm + 2 for line in page)
    assert "".join(pages_text(pdf)).count("Ł") == 300


def test_a_session_report_has_nothing_on_top_of_anything_else() -> None:
    for document in (
        content.session_report(),
        content.report(FigureSection("Mesures", content.edge_chart(), content.dot_chart())),
        content.report(FigureSection("Mesures de tous les mois passés ici", None, content.dot_chart(52))),
    ):
        for page in lines(made(document)):
            assert overlaps(page) == []


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"mot{number}" for number in range(1500))
    pdf = made(
        content.report(FactsSection("Cadre", (Fact("Personne", "", words), Fact("Phase", "", "Repos"))))
    )
    read = plain(" ".join(pages_text(pdf))).split()
    assert [word for word in read if word.startswith("mot")] == words.split()
    for page in lines(pdf):
        assert min(line.bottom for line in page if "mot" in line.text) > FOOT


def test_a_quote_over_two_pages_keeps_its_attribution_with_its_last_lines() -> None:
    for words in range(330, 700, 23):
        section = ProseSection("Travail", blocks(f"> {note(words)}"), "Claire, avec son accord")
        *_, last = lines(made(content.report(content.facts(), section)))
        spoken = [line for line in last if in_main(line) and "Claire" not in line.text]
        assert len({round(line.bottom) for line in spoken}) >= 2


def test_words_of_the_person_are_in_the_serif_between_the_marks_of_the_language() -> None:
    quote = ProseSection("Travail", blocks("> Je tiens bon"), "Claire")
    assert "« Je tiens bon »" in pages_text(made(content.report(quote)))[0].replace("\u00a0", " ")
    assert "“Je tiens bon”" in pages_text(made(content.report(quote, language="en")))[0]
    marked = ProseSection("Travail", blocks("> « Je tiens bon »"), "")
    assert pages_text(made(content.report(marked)))[0].count("«") == 1
    inner = ProseSection("Travail", blocks("> La cadre a dit « d’accord ».\n> « Non », ai-je dit."), "")
    read = plain(pages_text(made(content.report(inner)))[0])
    assert "« La cadre a dit “d’accord”." in read
    assert "“Non”, ai-je dit. »" in read


def test_a_letter_leaves_room_for_the_pen_above_the_name() -> None:
    def above(section: SentenceSection) -> float:
        (page,) = lines(made(content.report(content.facts(), section)))
        heading = next(line for line in page if line.text.startswith("Signature"))
        name = next(line for line in page if "Anne Rivière" in line.text and in_main(line))
        return heading.bottom - name.bottom

    plain_one = SentenceSection("Signature", "Anne Rivière", ", psychologue")
    assert above(replace(plain_one, is_signature=True)) - above(plain_one) >= 15 * mm


def test_sections_without_anything_to_say_leave_no_heading() -> None:
    empty: tuple[Section, ...] = (
        FactsSection("Cadre", ()),
        ProseSection("Travail", (), "Claire"),
        ActionsSection("Actions", ("a", "b", "c", "d"), (), ""),
        FigureSection("Mesures", None, None),
    )
    page = pages_text(made(content.report(*empty)))[0]
    for heading in ("Cadre", "Travail", "Actions", "Mesures", "Claire"):
        assert heading not in page


def test_a_tight_setting_saves_the_page_that_would_carry_the_last_lines() -> None:
    saved = 0
    for words in range(340, 400, 4):
        report = content.report(
            content.facts(), prose("Travail", words), SentenceSection("Fin", "Vendredi", ", au cabinet.")
        )
        boxes = next(iter(lines(made(report))))
        title = next(line for line in boxes if line.text.startswith("Rapport de séance"))
        saved += title.top > 297 * mm - 43 * mm
    assert saved > 0


class Fixed(Block):
    def __init__(self, height: float, *, keeps_next: bool = False) -> None:
        super().__init__(height, 10)
        self.keeps_next = keeps_next


def test_a_chain_of_headings_follows_its_block_to_the_next_page() -> None:
    parts = [
        Part("A", (Fixed(20, keeps_next=True), Fixed(60))),
        Part("B", (Fixed(5, keeps_next=True), Fixed(5, keeps_next=True), Fixed(70))),
    ]
    first, second = paginate(parts, Room(100, 100, 0))
    assert [placed.block.height for placed in first.placed] == [20, 60]
    assert [placed.block.height for placed in second.placed] == [5, 5, 70]
    assert second.continued == ""


def test_a_block_higher_than_a_page_is_drawn_once_and_ends_the_page() -> None:
    pages = paginate([Part("A", (Fixed(20, keeps_next=True), Fixed(150), Fixed(30)))], Room(100, 100, 0))
    assert [[placed.block.height for placed in page.placed] for page in pages] == [[20], [150], [30]]
    assert [page.continued for page in pages] == ["", "A", "A"]


class Wide(Fixed):
    side_free = 0.0


@pytest.mark.parametrize(("repeated", "is_alone", "top"), [(15, False, 100), (31, True, 78)])
def test_a_name_said_again_stands_on_nothing_that_needs_the_side_column(
    repeated: float, is_alone: bool, top: float
) -> None:
    blocks_ = (Fixed(80), Fixed(10, keeps_next=True), Wide(30))
    _, second = paginate([Part("A", blocks_, repeated_height=repeated)], Room(100, 100, 0))
    assert (second.is_heading_alone, second.placed[0].top) == (is_alone, top)


def test_a_page_without_a_measure_gives_the_room_of_the_caution_line_to_its_text() -> None:
    (page,) = paginate([Part("A", (Fixed(95),))], Room(100, 100, 20, plain_bottom=5))
    assert page.placed[0].top == 100
    measured = Fixed(60)
    measured.shows_measures = True
    pages = paginate([Part("A", (Fixed(15), measured))], Room(100, 100, 20, plain_bottom=5))
    assert len(pages) == 2


def test_a_narrow_column_parts_words_that_belong_together_before_it_breaks_one() -> None:
    fonts.register(content.FONTS)
    words = text.Typesetter("fr").paragraph("6 semaines avant la première séance", text.CELL)
    words.wrap(23 * mm, 1000)
    broken = words.blPara.lines  # type: ignore[attr-defined]
    assert [" ".join(line[1]) for line in broken][-2:] == ["première", "séance"]


def test_a_line_of_facts_is_parted_at_its_dots() -> None:
    fonts.register(content.FONTS)
    facts = "Coach, accompagnement de l’épuisement professionnel · Cabinet des Tilleuls"
    joined = text.Typesetter("fr").joined(facts, text.SMALL, 92 * mm)
    joined.wrap(92 * mm, 1000)
    broken = joined.blPara.lines  # type: ignore[attr-defined]
    assert [" ".join(line.words[0].text.split()) for line in broken] == facts.split(" · ")


def test_a_little_less_white_keeps_the_next_appointment_on_the_first_page() -> None:
    fonts.register(content.FONTS)
    typesetter, kept = text.Typesetter("fr"), []
    for words in range(300, 420, 12):
        appointment = SentenceSection("Rendez-vous", "Vendredi", ", au cabinet.")
        figures = FigureSection("Mesures", content.year_chart(), None)
        report = content.report(content.facts(), prose("Travail", words), appointment, figures)
        sheet, pages = build._laid_out(report, typesetter, colours.INK)
        heads = [one.block.heading for one in pages[0].placed if isinstance(one.block, SectionHead)]
        kept.append((sheet.room().saved_white > 0, "Rendez-vous" in heads))
    assert (False, True) in kept
    assert (True, True) in kept


def test_a_paragraph_keeps_two_lines_on_each_side_of_a_page_end() -> None:
    fonts.register(content.FONTS)
    typesetter = text.Typesetter("fr")
    from coachdesk.reports.blocks import TextBlock

    for count in range(40, 120):
        block = TextBlock(typesetter.paragraphs((Run(note(count)),), text.BODY)[0])
        for room in range(0, int(block.height), 5):
            halves = block.split(room)
            if halves is not None:
                assert halves[0].height >= 2 * text.BODY.leading
                assert halves[1].height >= 2 * text.BODY.leading
                assert halves[0].height <= room + 0.1


def test_one_page_when_everything_fits() -> None:
    assert len(reader(made(content.report(content.facts(), content.actions()))).pages) == 1
