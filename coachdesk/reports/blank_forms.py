"""A pack of blank forms: each form fills pages of its own and counts them by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coachdesk.figures.form_sheets import AnswerForm, FormPack
from coachdesk.reports.diary import DiaryPages
from coachdesk.reports.form_page import LATER_TOP, FormPage
from coachdesk.reports.form_rows import DenseRow, Row, WordsHeader, rows_of
from coachdesk.reports.text import Typesetter

_BETWEEN_BLOCKS: Final = 5 * mm
_LOOSEST: Final = 3 * mm
_HAIR: Final = 0.01


def draw(canvas: Canvas, pack: FormPack, typesetter: Typesetter) -> None:
    """Draw every page of every form."""
    page = FormPage(pack, typesetter)
    for form in pack.forms:
        canvas.bookmarkPage(key := f"form-{canvas.getPageNumber()}")
        canvas.addOutlineEntry(f"{typesetter.line(form.head.running)} · {form.head.code}", key)
        if isinstance(form, AnswerForm):
            _draw_form(canvas, page, form, typesetter)
        else:
            _draw_diary(canvas, page, DiaryPages(page, form))


def _draw_diary(canvas: Canvas, page: FormPage, diary: DiaryPages) -> None:
    for number in range(1, diary.count + 1):
        page.draw_furniture(canvas, number, diary.count)
        diary.draw(canvas, number)
        canvas.showPage()


def _draw_form(canvas: Canvas, page: FormPage, form: AnswerForm, typesetter: Typesetter) -> None:
    is_alone = len(form.blocks) == 1
    blocks = [rows_of(block, typesetter, is_alone=is_alone) for block in form.blocks]
    first_top = page.head_end(form)
    _tighten(blocks, first_top - page.bottom)
    pages = _paginated(blocks, first_top, page.bottom)
    if len(pages) == 1:
        _loosen(pages[0], first_top - page.bottom)
    for number, placed in enumerate(pages, start=1):
        page.draw_furniture(canvas, number, len(pages))
        if number == 1:
            top = page.draw_title(canvas, form.head)
            top = page.draw_day(canvas, form, top)
            top = page.draw_instruction(canvas, form.head.instruction, top)
        else:
            page.draw_running(canvas, form.head)
            top = LATER_TOP
        for row, before in placed:
            top -= before
            row.draw(canvas, top)
            top -= row.height
        if number == len(pages):
            page.draw_office(canvas)
        canvas.showPage()


_Placed = list[tuple[Row, float]]


def _paginated(blocks: Sequence[Sequence[Row]], first_top: float, bottom: float) -> list[_Placed]:
    """Rows with the white before each, page by page; a header stands again where a page begins."""
    pages: list[_Placed] = [[]]
    room = first_top - bottom
    header: Row | None = None
    for rows in blocks:
        before = _BETWEEN_BLOCKS if pages[-1] else 0.0
        for row in rows:
            opening = row.header if row.header is not None and row.header is not header else None
            if row.height + before + (opening.height if opening else 0) > room and pages[-1]:
                pages.append([])
                room, before, opening = LATER_TOP - bottom, 0.0, row.header
            if opening is not None:
                pages[-1].append((opening, before))
                room -= opening.height + before
                before = 0.0
            pages[-1].append((row, before))
            room -= row.height + before
            header, before = row.header, 0.0
    return pages


def _tighten(blocks: Sequence[Sequence[Row]], room: float) -> None:
    """Bare rows of boxes on one page, where smaller boxes bring them there: a sheet beside a form has no second side."""
    rows = [row for block in blocks for row in block if isinstance(row, DenseRow)]
    if len(rows) < sum(map(len, blocks)):
        return
    heads = sum(block[0].header.height for block in blocks if block[0].header is not None)
    over = sum(row.height for row in rows) + heads + _BETWEEN_BLOCKS * (len(blocks) - 1) - room
    less = over / len(rows) + _HAIR
    if over > 0 and all(row.spare >= less for row in rows):
        for row in rows:
            row.narrow(less)


def _loosen(placed: _Placed, room: float) -> None:
    """Give each row some of the white that a single page leaves."""
    left = room - sum(row.height + before for row, before in placed)
    rows = [row for row, _ in placed if not isinstance(row, WordsHeader)]
    for row in rows:
        row.height += max(0.0, min(_LOOSEST, left / len(rows)))
