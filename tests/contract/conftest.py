"""Both renderers: the theme for the screen, the fonts for paper."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from coachdesk import paths
from coachdesk.reports import fonts
from coachdesk.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    fonts.register(paths.resources() / "fonts")
    return Theme(qapp, paths.resources(), appearance="light", has_less_motion=True)
