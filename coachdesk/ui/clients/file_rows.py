"""A file as a row of a list, the same on every page."""

from __future__ import annotations

from datetime import date
from typing import Final

from coachdesk.domain.clients import FileState
from coachdesk.figures import files
from coachdesk.i18n import dates, labels
from coachdesk.i18n.relative_days import relative_day
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import sentence_case
from coachdesk.services.clients import FileLine
from coachdesk.ui.parts.rows import Row

_STATE_ICONS: Final = {
    FileState.PAUSED: "pause",
    FileState.ENDED: "archive",
    FileState.REFERRED: "arrow-right",
}


def file_row(t: Translator, line: FileLine, today: date) -> Row:
    """Name, phase with its week, next appointment; where a search found it; its state unless it is open.

    A wide row has room for what the person does, tags and the last session too.
    """
    client = line.client
    details = [
        " · ".join(part for part in (line.found_in, phase) if part)
        for phase in files.phase_lines(t, line.stretch, today)
    ]
    return Row(
        key=client.id,
        name=client.name,
        detail=details[0],
        shorter=tuple(details[1:]),
        caption=_next(t, line, today),
        attention="" if client.state is FileState.OPEN else labels.file_state(t, client.state),
        attention_icon=_STATE_ICONS.get(client.state, ""),
        attention_ink="ink2",
        icon="" if line.stretch else "user",
        phase=line.stretch.phase.value if line.stretch else "",
        middle=(
            sentence_case(" · ".join(part for part in (client.occupation, *client.tags) if part)),
            sentence_case(files.last_session_line(t, line.last_session_on, today)),
        ),
        spoken=files.spoken_line(t, client, line.stretch, line.last_session_on, line.next_at, today),
    )


def _next(t: Translator, line: FileLine, today: date) -> str:
    if line.next_at is None:
        return ""
    day = line.next_at.date()
    when = relative_day(t, day, today) if day == today else dates.short(day, t.language)
    return t("{when}, {time}", when=when, time=line.next_at.time())
