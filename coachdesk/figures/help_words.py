"""Whom to call when it is hard: the two sentences that stand on every page a person is handed."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.domain.clients import AddressForm, Client
from coachdesk.domain.safety import HEALTH_WORKERS, SUICIDE_PREVENTION, HelpLine
from coachdesk.i18n.translator import Translator


def help_words(t: Translator, lines: Sequence[HelpLine], client: Client) -> tuple[str, ...]:
    """What is for everybody, then what is for those who care for others, as the person is spoken to."""
    is_familiar = t.content_language == "fr" and client.address_form is AddressForm.TU
    said = []
    for line in lines:
        hours = t(line.message_hours)
        hours = hours[:1].lower() + hours[1:]
        if line.about == SUICIDE_PREVENTION:
            facts = {"number": line.number, "hours": hours}
            if is_familiar:
                said.append(t.within("tu", "Is it hard right now? Call {number}: {hours}.", **facts))
            else:
                said.append(t("Is it hard right now? Call {number}: {hours}.", **facts))
        elif line.about == HEALTH_WORKERS:
            facts = {"number": line.number, "hours": hours}
            if is_familiar:
                said.append(t.within("tu", "If you work in care: SPS {number}, {hours}.", **facts))
            else:
                said.append(t("If you work in care: SPS {number}, {hours}.", **facts))
    return tuple(said)
