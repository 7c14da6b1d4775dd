"""The three documents of the fictional practice, written where there is no display to open it on."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk import cli, paths
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator

if TYPE_CHECKING:
    from coachdesk.services.services import Services


def write(folder: Path, on: date | None, translators: Callable[[str], Translator]) -> list[Path]:
    """Write a session report, a progress summary and supervision notes, in each language.

    Args:
        folder: made when missing.
        on: the day that counts as today.
        translators: gives the words of a language.

    Raises:
        StorageError: the folder refused.
    """
    from coachdesk.services.documents import save

    cli.make_folder(folder)
    written = []
    for language in translator.LANGUAGES:
        t = translators(language)
        with cli.opened(argparse.Namespace(demo=True, on=on), t) as services:
            for name, pdf in _documents(services, t):
                out = folder / f"{name}-{language}.pdf"
                save(out, pdf)
                written.append(out)
    return written


def _documents(services: Services, t: Translator) -> Iterator[tuple[str, bytes]]:
    """Each document with its name: of whom is seen first today, and of the supervision held last."""
    from coachdesk.figures.progress_summaries import SummaryAids, SummaryChoices
    from coachdesk.figures.supervision_notes import NotesOptions
    from coachdesk.services import help_lines, plain_words

    content, build = paths.resources() / "content", services.documents.build
    client = services.today.get().appointments[0].client
    yield "session-report", cli.session_report(services, client, None, t)
    aids = SummaryAids(help_lines.load(content), plain_words.load(content, t.language))
    summary = services.documents.progress_summary(client.id, t, SummaryChoices(), aids)
    yield "progress-summary", build(summary.page)
    supervision = next(
        line.supervision
        for line in services.supervision.list_all().lines
        if line.pseudonyms and line.supervision.held_on <= services.today.get().day
    )
    yield "supervision-notes", build(services.supervision.notes(supervision.id, t, NotesOptions()))
