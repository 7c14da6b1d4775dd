"""A figure as SVG: letters as outlines, nothing filled that is a line, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from reportlab.graphics.shapes import Drawing, Wedge

from coachdesk.figures.documents import FigurePicture
from coachdesk.reports import figure_pictures, fonts
from coachdesk.reports.outlines import path_of
from coachdesk.reports.svg import svg
from tests.figures.records import MOVES, SITUATIONS, chart_of, year
from tests.i18n.speaking import french

SPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", autouse=True)
def faces(root: Path) -> None:
    fonts.register(root / "resources" / "fonts")


@pytest.fixture(scope="module")
def figure(faces: None) -> ET.Element:
    chart = chart_of(french(), *year(), moves=MOVES, situations=SITUATIONS)
    made = figure_pictures.draw(FigurePicture("fr", chart, True, "Mesures", "Mesures"))
    assert made == figure_pictures.draw(FigurePicture("fr", chart, True, "Mesures", "Mesures"))
    return ET.fromstring(made)


def shapes(figure: ET.Element) -> Iterator[ET.Element]:
    return (each for each in figure if each.tag not in {f"{SPACE}title", f"{SPACE}desc"})


def test_nothing_in_it_depends_on_a_font_or_on_another_file(figure: ET.Element) -> None:
    assert {each.tag.removeprefix(SPACE) for each in shapes(figure)} <= {"path", "rect", "circle"}
    assert not any("href" in name for each in figure.iter() for name in each.attrib)


def test_an_open_line_is_never_filled(figure: ET.Element) -> None:
    for each in shapes(figure):
        data = each.get("d", "Z")
        assert each.get("fill") == "none" if not data.endswith("Z") and data else each.get("fill")


def test_it_says_what_it_is_and_what_it_shows(figure: ET.Element) -> None:
    title, description = (figure.findtext(f"{SPACE}{name}") or "" for name in ("title", "desc"))
    assert title.startswith("Mesures")
    assert "Épuisement personnel" in description
    assert "points de moins" in description.replace("\u00a0", " ")


def test_accented_letters_are_made_of_their_parts() -> None:
    plain, accented = (path_of(letter, fonts.SANS, 10, 0, 0) for letter in "eé")
    assert accented.count("M") > plain.count("M")
    assert path_of(" ", fonts.SANS, 10, 0, 0) == ""


def test_a_letter_stands_on_its_baseline_and_the_next_one_after_it() -> None:
    one, both = path_of("H", fonts.SANS, 10, 5, 20), path_of("HH", fonts.SANS, 10, 5, 20)
    assert both.startswith(one)
    (left, high, right, low), (_, _, end, _) = bounds(one), bounds(both)
    assert (low, left > 5, high < 20, end > right) == (20, True, True, True)


def bounds(path: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(None)
    parse_path(path, pen)
    left, high, right, low = pen.bounds
    return left, high, right, low


def test_a_shape_that_cannot_be_drawn_is_no_empty_place() -> None:
    drawing = Drawing(10, 10)
    drawing.add(Wedge(5, 5, 4, 0, 90))
    with pytest.raises(TypeError, match="Wedge"):
        svg(drawing, "x", "y")
