"""What window tests stand on: the theme, translators, and everything put back afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk import paths
from coachdesk.i18n.translator import Translator, load
from coachdesk.ui.parts.privacy import Privacy
from coachdesk.ui.theme.theme import Theme
from tests.ui.desks import client_id, make_trial, trial, ui_library, vault_template  # noqa: F401 - fixtures
from tests.ui.looking import pseudo_translator


@pytest.fixture(autouse=True)
def theme(dressed: Theme, own_garbage: None) -> Iterator[Theme]:
    """The theme, light and at 100 %, uncovered; put back after each test."""
    yield dressed
    Privacy.current().set_on(False)
    dressed.has_less_motion = True
    dressed.set_text_size(100)
    dressed.set_appearance("light")


@pytest.fixture(scope="session")
def catalogues() -> Path:
    """Folder of the gettext catalogues."""
    return paths.resources() / "locale"


@pytest.fixture(scope="session")
def french(catalogues: Path) -> Translator:
    """The interface in French."""
    return load("fr", catalogues)


@pytest.fixture(scope="session")
def english(catalogues: Path) -> Translator:
    """The interface in English."""
    return load("en", catalogues)


@pytest.fixture(scope="session")
def pseudo() -> Translator:
    """English grown by forty percent, as a long language would be."""
    return pseudo_translator()
