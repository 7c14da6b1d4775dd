"""The translators as the program loads them, for the tests of every room."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import hatch_build
from coachdesk.i18n.translator import Translator, load

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "resources" / "locale"


@cache
def french() -> Translator:
    """French from the catalogue of the checkout."""
    hatch_build.compile_stale(ROOT)
    return load("fr", LOCALE)


@cache
def english() -> Translator:
    """English, which needs no catalogue."""
    return load("en", LOCALE)
