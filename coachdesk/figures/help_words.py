"""Whom to call when it is hard: the two sentences that stand on every page a person is handed."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.domain.safety import HEALTH_WORKERS, SUICIDE_PREVENTION, HelpLine
from coachdesk.i18n.translator import Translator


def help_words(t: Translator, lines: Sequence[HelpLine]) -> tuple[str, ...]:
    """What is for everybody, then what is for those who care for others."""
    said = []
    for line in lines:
        hours = t(line.message_hours)
        hours = hours[:1].lower() + hours[1:]
        if line.about == SUICIDE_PREVENTION:
            said.append(t("Is it hard right now? Call {number}: {hours}.", number=line.number, hours=hours))
        elif line.about == HEALTH_WORKERS:
            said.append(t("If you work in care: SPS {number}, {hours}.", number=line.number, hours=hours))
    return tuple(said)
