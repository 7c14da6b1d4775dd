"""Whom to call when it is hard: the two sentences that stand on every page a person is handed."""

from __future__ import annotations

from collections.abc import Sequence

from coachdesk.domain.clients import AddressForm, Client
from coachdesk.domain.safety import HEALTH_WORKERS, SUICIDE_PREVENTION, HelpLine
from coachdesk.figures.client_summaries import HelpSentence
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case


def help_words(t: Translator, lines: Sequence[HelpLine], client: Client) -> tuple[str, ...]:
    """What is for everybody, then what is for those who care for others, as the person is spoken to."""
    is_familiar = t.language == "fr" and client.address_form is AddressForm.TU
    said = []
    for line in lines:
        hours = running_case(t(line.message_hours))
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


def help_sentences(t: Translator, lines: Sequence[HelpLine], client: Client) -> tuple[HelpSentence, ...]:
    """The same under a heading that says already that it is hard, with the number apart."""
    is_familiar = t.language == "fr" and client.address_form is AddressForm.TU
    said = []
    for line in lines:
        facts = {"number": line.number, "hours": running_case(t(line.message_hours))}
        if line.about == SUICIDE_PREVENTION and is_familiar:
            words = t.within("tu", "Dark thoughts: call {number}, {hours}.", **facts)
        elif line.about == SUICIDE_PREVENTION:
            words = t("Dark thoughts: call {number}, {hours}.", **facts)
        elif line.about == HEALTH_WORKERS:
            words = t("Care workers: SPS {number}, {hours}.", **facts)
        else:
            continue
        said.append(HelpSentence(*words.partition(line.number)))
    return tuple(said)
