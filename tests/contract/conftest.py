"""Both renderers: the theme for the screen, the fonts for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from coachdesk import paths
from coachdesk.domain.documents import Reader
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.documents import Document, FigureSection, ReportContent
from coachdesk.i18n.translator import load
from coachdesk.instruments.library import Library
from coachdesk.reports import fonts
from coachdesk.services.clock import FixedClock
from coachdesk.services.demo import open_demo, throw_away
from coachdesk.services.documents import ReportOptions
from tests.reports.reading import made, pages_text, plain
from tests.ui.waiting import take_in


@pytest.fixture(autouse=True)
def nothing_left(own_garbage: None) -> Iterator[None]:
    """Let the plots of a test go with it: each that stays is dressed again by every later change of the text size."""
    yield
    take_in()


@pytest.fixture(scope="session")
def paper_fonts() -> None:
    """The fonts of the documents."""
    fonts.register(paths.resources() / "fonts")


class _NoPages:
    """The fictional practice is asked for figures only."""

    def build(self, document: Document) -> bytes:
        raise AssertionError(document)

    def cancel(self) -> None:
        return


@dataclass(frozen=True)
class DemoFigures:
    """Of every person of the fictional practice: charts, and the report of the last session."""

    charts: dict[str, TrendChart]
    reports: dict[str, ReportContent]


def trend_of(report: ReportContent) -> TrendChart | None:
    """The figure of a report, if it has one."""
    sections = [part for part in report.sections if isinstance(part, FigureSection)]
    return sections[0].trend if sections else None


@pytest.fixture(scope="session")
def demo_figures(tmp_path_factory: pytest.TempPathFactory) -> DemoFigures:
    """The first scales in both languages, and all of them in French; each name ends with its language."""
    resources = paths.resources()
    library = Library.load(resources / "instruments")
    clock = FixedClock(date(2026, 11, 20))
    charts: dict[str, TrendChart] = {}
    reports: dict[str, ReportContent] = {}
    for language in ("fr", "en"):
        t = load(language, resources / "locale")
        folder = tmp_path_factory.mktemp(language)
        services = open_demo(folder, clock, language, resources, library, _NoPages())
        for line in services.clients.list_files():
            person = line.client
            keys = [key for key, _ in services.trends.available_panels(person.id, t)]
            groups = [keys[first : first + 3] for first in range(0, len(keys), 3)]
            wanted: list[list[str] | None] = [None, *(groups if language == "fr" else [])]
            for number, panels in enumerate(wanted if keys else []):
                charts[f"{person.name} {number} {language}"] = services.trends.chart(person.id, t, panels)
            for held in services.sessions.list_for(person.id)[:1]:
                reports[f"{person.name} {language}"] = services.documents.session_report(
                    held.session.id, t, Reader(), ReportOptions()
                )
        throw_away(services)
    return DemoFigures(charts, reports)


@pytest.fixture(scope="session")
def printed_pages(demo_figures: DemoFigures, paper_fonts: None) -> dict[str, list[str]]:
    """The words of each page of each report that has a figure, in one line a page."""
    return {
        name: [plain(page) for page in pages_text(made(report))]
        for name, report in demo_figures.reports.items()
        if trend_of(report) is not None
    }


@pytest.fixture(scope="session")
def demo_charts(demo_figures: DemoFigures) -> dict[str, TrendChart]:
    """The charts alone."""
    return demo_figures.charts
