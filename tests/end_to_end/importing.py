"""Somebody who imports a long table and is killed in the middle: ``python -m tests.end_to_end.importing FOLDER KEY``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Final

from coachdesk import paths
from coachdesk.domain.tables import Table, TableRow
from coachdesk.instruments.library import Library
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services, gather
from coachdesk.store.stores import Store
from tests.end_to_end.vaults import NoPages

LINES: Final = 800
HEAD: Final = ("Nom", "Date", "MBI-HSS EE", "Métier")
TODAY: Final = date(2026, 11, 20)


def table() -> Table:
    """A file and a questionnaire for each line."""
    rows = (
        TableRow(line, (f"Personne {line}", "3/4/2025", "27", "Infirmière")) for line in range(2, LINES + 2)
    )
    return Table("passé.csv", "", HEAD, tuple(rows))


def services_in(folder: Path, key: str) -> Services:
    """The services of the store in a folder."""
    library = Library.load(paths.resources() / "instruments")
    return gather(Store.open(folder, key), FixedClock(TODAY), library, NoPages())


def main(folder: str, key: str) -> None:
    """Plan, say so, import, say so."""
    services = services_in(Path(folder), key)
    one = table()
    uses = services.imports.guess(one.head)
    plan = services.imports.plan(one, uses)
    print("READY", flush=True)
    services.imports.run(one, uses, plan)
    print("DONE", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
