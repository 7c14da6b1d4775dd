"""A batch of 100 progress summaries against ten batches of ten: the ratio of the time for each page is 1 when linear."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from coachdesk import paths
from coachdesk.figures.progress_summaries import Recorded, SummaryAids, SummaryChoices, progress_summary
from coachdesk.reports.build import build
from tests.benchmarks.measuring import Measured, compare
from tests.figures.records import CLIENT, LIBRARY, PRACTICE, TODAY, held, year
from tests.i18n.speaking import french

FONTS: Final = paths.resources() / "fonts"
FEW: Final = 10
TIMES: Final = 10
QUICK: Final = 2


def measure(runs: int) -> Measured:
    """Make both in turn; a quick run makes fewer of both."""
    few = QUICK if runs == 1 else FEW
    return compare("batch", partial(seconds_a_page, few * TIMES), partial(seconds_a_page, few), runs)


def seconds_a_page(count: int) -> float:
    """How long one page of a batch takes, worded and made."""
    started = time.perf_counter()
    for number in range(count):
        made(number)
    return (time.perf_counter() - started) / count


def made(number: int) -> bytes:
    """The page of one person of the batch."""
    client = replace(CLIENT, id=number + 1, own_words=f"Je respire, {number}.")
    recorded = Recorded(
        (), (held(1, date(2026, 10, 13), note="Note."),), year(), ("cbi.personal", "cbi.work")
    )
    summary = progress_summary(
        french(), TODAY, PRACTICE, client, recorded, LIBRARY, SummaryChoices(), SummaryAids((), {})
    )
    return build(summary.page, FONTS)
