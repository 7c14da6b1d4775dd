"""A chart by itself: the drawing of the documents on a sheet of its own size, as PDF or SVG."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, Shape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from coachdesk.figures.documents import FigurePicture
from coachdesk.reports import charts, colours, plot, shapes, text
from coachdesk.reports.blocks import FULL, HANG, MAIN
from coachdesk.reports.text import Style, Typesetter

_EDGE: Final = 8 * mm
_GAP: Final = 4 * mm
_EVENTS_GAP: Final = 2 * mm


def draw(picture: FigurePicture) -> bytes:
    """The picture; the same value gives the same bytes.

    Raises:
        UserError: a text holds a character that cannot be printed.
    """
    drawing = _drawing(picture)
    if picture.is_svg:
        # Here and not above: every other document would wait for the reader of outlines too.
        from coachdesk.reports.svg import svg

        said = " ".join(f"{panel.name}. {panel.sentence}" for panel in picture.chart.panels)
        return svg(drawing, f"{picture.title}: {picture.chart.subtitle}", said)
    target = BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width, drawing.height), invariant=1, pageCompression=1)
    canvas.setTitle(picture.pdf_title)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _drawing(picture: FigurePicture) -> Drawing:
    """Subtitle, ribbon, panels with their sentences, footnotes, from the top down."""
    chart, typesetter = picture.chart, Typesetter(picture.language)
    parts: list[tuple[float, Shape]] = []
    y = _add_lines(parts, 0, chart.subtitle, text.SMALL, typesetter)
    height = charts.ribbon_height(chart, typesetter)
    if height:
        y -= height + (_EVENTS_GAP if chart.events else 0)
        parts.append((y, _inside(charts.ribbon_drawing(chart, typesetter))))
    else:
        y -= plot.HEADROOM
    for panel in chart.panels:
        foot = y - plot.PLOT_HEIGHT - charts.PANEL_FOOT
        parts.append((foot, _inside(charts.panel_drawing(chart, panel, typesetter))))
        low = y - charts.panel_height(panel, typesetter)
        y = (
            min(_add_lines(parts, foot, panel.sentence, text.SENTENCE, typesetter), low)
            - _GAP
            - plot.HEADROOM
        )
    for note in (*chart.footnotes, charts.unnamed(chart, typesetter)):
        y = _add_lines(parts, y, note, text.SMALL, typesetter)
    drawing = Drawing(FULL + 2 * _EDGE, 2 * _EDGE - y)
    drawing.add(shapes.box(0, 0, drawing.width, drawing.height, colours.PAPER))
    for place, part in parts:
        drawing.add(Group(part, transform=(1, 0, 0, 1, _EDGE, _EDGE - y + place)))
    return drawing


def _inside(drawing: Drawing) -> Group:
    return Group(*drawing.contents)


def _add_lines(
    parts: list[tuple[float, Shape]], top: float, words: str, style: Style, typesetter: Typesetter
) -> float:
    """Lines in the main column; gives the height under the last one."""
    for line in text.wrapped(typesetter.line(words), style, MAIN) if words else ():
        top -= style.leading
        baseline = top + 0.3 * (style.leading - style.size)
        parts.append((baseline, shapes.words(line, style, HANG, 0, typesetter.language)))
    return top
