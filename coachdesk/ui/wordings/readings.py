"""What the page of a wording reads in one go on the store thread, and the verb that ends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachdesk.domain.changes import Done
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.wording_drafts import DRAFT_KIND, draft_key
from coachdesk.domain.wordings import HeldWording, Slots
from coachdesk.services.services import Services


@dataclass(frozen=True, slots=True)
class WordingFacts:
    """What one wording needs.

    Attributes:
        shown: our words in the language of the screen: titles and hints.
        ours: our words in the language of the text: its answers.
        held: what is held in that language; ``None`` when nothing is.
        draft: body of the draft, or ``None``.
    """

    instrument: Instrument
    shown: Wording
    ours: Wording
    held: HeldWording | None
    draft: str | None


def read_wording(services: Services, instrument_id: str, language: str, shown: str) -> WordingFacts:
    """Everything that the page shows.

    Raises:
        UserError: the questionnaire is not known.
    """
    measures = services.assessments
    instrument = measures.instrument(instrument_id)
    return WordingFacts(
        instrument,
        measures.wording(instrument_id, None, shown),
        measures.wording(instrument_id, None, language),
        services.wordings.find(instrument_id, instrument.version, language),
        services.drafts.find(DRAFT_KIND, None, draft_key(instrument_id, language)),
    )


def hold(
    services: Services,
    instrument_id: str,
    language: str,
    slots: Slots,
    answers: Mapping[str, Sequence[str]],
    statement: str,
) -> Done[int]:
    """Keep a wording and forget its draft, as one change.

    Raises:
        UserError: as :meth:`WordingsService.hold`.
    """
    with services.ledger.together() as change:
        done = services.wordings.hold(instrument_id, language, slots, answers, statement)
        services.drafts.discard(DRAFT_KIND, None, draft_key(instrument_id, language))
    return change.done(done.value)
