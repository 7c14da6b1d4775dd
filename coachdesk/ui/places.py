"""Where one can be in the window: kept in the history, and over a lock."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final

TODAY = "today"
CLIENTS = "clients"
BIN = "bin"
CLIENT = "client"
SESSION = "session"
ASSESSMENT = "assessment"
DOCUMENT = "document"
SETTINGS = "settings"
IMPORT = "import"
SUPERVISION = "supervision"
SUPERVISION_NOTES = "supervision notes"
SUPERVISION_REVIEW = "supervision review"
LAST_TIME = "last time"
CATALOGUE = "catalogue"
WORDING = "wording"
PILE = "pile"
SUMMARIES = "summaries"

MAKE_SHEET = "make sheet"
"""Tab of the settings that begins a recovery sheet at once."""
CHANGE_KEYS = "change keys"
"""Tab of the settings that asks for another passphrase at once."""
_LEFT_ON: Final = "left_on"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, whose it is, and where on it.

    Attributes:
        page: one of the names above.
        client_id: whose file, if any.
        item_id: the session or assessment, if any.
        tab: the tab of a file, the kind of a document, the instrument of a questionnaire, and for its wording the
            language too.
        cursor: position in the text being written, -1 when none.
        field: object name of the widget that had the keyboard.
    """

    page: str
    client_id: int | None = None
    item_id: int | None = None
    tab: str = ""
    cursor: int = -1
    field: str = ""

    def as_json(self, left_on: date | None = None) -> str:
        """A text that :func:`place_from_json` reads back; ids and positions, never a word of anybody.

        Args:
            left_on: the day one left it, for :func:`left_on`.
        """
        return json.dumps(asdict(self) | ({} if left_on is None else {_LEFT_ON: left_on.isoformat()}))


def place_from_json(text: str) -> Place | None:
    """The place a text describes, or ``None`` when it describes none."""
    try:
        values = json.loads(text)
        known = {field.name for field in fields(Place)}
        return Place(**{name: value for name, value in values.items() if name in known})
    except (ValueError, TypeError, AttributeError):
        return None


def left_on(text: str) -> date | None:
    """The day on which one left the place that a text describes, if it says so."""
    try:
        return date.fromisoformat(json.loads(text)[_LEFT_ON])
    except (ValueError, TypeError, KeyError):
        return None


BLANK_FORMS = "blank_forms"
"""Tab of a document: questionnaires to be answered by hand."""

RAIL_OF: Final = {
    CLIENT: CLIENTS,
    SESSION: CLIENTS,
    ASSESSMENT: CLIENTS,
    DOCUMENT: CLIENTS,
    BIN: CLIENTS,
    SUPERVISION_NOTES: SUPERVISION,
    SUPERVISION_REVIEW: SUPERVISION,
    IMPORT: CLIENTS,
    LAST_TIME: CLIENTS,
    CATALOGUE: SETTINGS,
    WORDING: SETTINGS,
    PILE: CLIENTS,
    SUMMARIES: CLIENTS,
}
"""Under which entry of the rail a page stands, where it is none itself."""
