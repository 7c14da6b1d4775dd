"""The shipped questionnaires, and small ones written for one test."""

from __future__ import annotations

import tomllib
from pathlib import Path

from coachdesk.domain.instruments import Instrument
from coachdesk.instruments import structures
from coachdesk.instruments.library import Library
from coachdesk.instruments.tables import Table

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "instruments"
SHELF = Library.load(FOLDER)

HEAD = """
id = "tried"
version = 1
kind = "published"
position = 1
languages = ["en"]
minutes = 1
holder = "Nobody"
licence = "open"
licence_grade = "high"
key_grade = "high"
entry = ["answers", "scores"]
missing_rule = "house"
"""


def built(body: str) -> Instrument:
    """Read a structure whose usual keys are given."""
    return structures.instrument(
        Table("tried/v1/instrument.toml", "", tomllib.loads(HEAD + body)), "tried", "1"
    )
