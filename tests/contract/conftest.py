"""Both renderers: the theme for the screen, the fonts for paper."""

from __future__ import annotations

import pytest

from coachdesk import paths
from coachdesk.reports import fonts


@pytest.fixture(scope="session")
def paper_fonts() -> None:
    """The fonts of the documents."""
    fonts.register(paths.resources() / "fonts")
