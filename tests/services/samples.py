"""Values that a person may type, and a look at all that the store holds."""

from __future__ import annotations

from coachdesk.services.services import Services
from tests.store.dumps import EVERYTHING, RECORDED, Dump
from tests.store.dumps import dump as dump_store

TYPED = (
    "",
    "<b>&\"'</b> R&D <img src=x>",
    "مرحبا بالعالم",
    "Łucja D’Été-Œuvrard \U0001f33f é e\u0301",
    "  deux  espaces\tet\n\nlignes \\ `code` **gras** ",
    "x" * 5000,
    "=1+1; DROP TABLE clients; -- %s {name} {}",
    "\u202eretourné\u202c \u200f\u00a0\u202f",
)
REFUSED = ("avec\0nul", "demi \ud800 caractère", "\udfff")
NAMES = ("<b>&\"'", "مرحبا", "Ł" * 300, "Émilie", "O’Brien-Śmith", "-", "{name}")

CBI = (75, 50, 75, 50, 75, 50, 75, 50, 75, 50, 75, 50, 25, 50, 25, 50, 25, 50, 25)


def dump(services: Services, *, with_drafts: bool = False) -> Dump:
    """Every row that undo answers for, or every row at all."""
    return dump_store(services.ledger._store, EVERYTHING if with_drafts else RECORDED)
