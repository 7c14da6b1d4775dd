"""Somebody who imports a long table and is killed in the middle, again and again.

``python -m tests.end_to_end.importing`` loads the program once. For each line on its standard input, a JSON list of a
folder and its key, a copy of it imports: it writes its process id, ``READY`` before and ``DONE`` after; and ``ENDED`` is
written once it is gone.
"""

from __future__ import annotations

import json
import os
import signal
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

LINES: Final = 500
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


def play(folder: str, key: str) -> None:
    """Plan, say so, import, say so, and wait to be killed."""
    services = services_in(Path(folder), key)
    one = table()
    uses = services.imports.guess(one.head)
    plan = services.imports.plan(one, uses)
    print("READY", flush=True)
    services.imports.run(one, uses, plan)
    print("DONE", flush=True)
    signal.pause()


def serve() -> None:
    """Let one copy after the other import."""
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            print(os.getpid(), flush=True)
            play(*json.loads(line))
        os.waitpid(child, 0)
        print("ENDED", flush=True)


if __name__ == "__main__":
    serve()
