"""Which norm set of a questionnaire is drawn: the practitioner's choice before that of its file."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.instruments import Instrument
from coachdesk.domain.norms import Nature, NormSet


def drawable(instrument: Instrument) -> tuple[NormSet, ...]:
    """The norm sets whose lines may cross a chart: a guide's pointers are said in words only."""
    return tuple(one for one in instrument.norm_sets if one.nature is not Nature.POINTER)


def drawn(instrument: Instrument) -> NormSet | None:
    """The norm set whose lines are drawn; None when there is none to draw."""
    return next((one for one in instrument.norm_sets if one.is_default), None)


def with_choice(instrument: Instrument, chosen: str | None) -> Instrument:
    """The questionnaire with the chosen norm set in the place of its usual one.

    Args:
        instrument: as its file says.
        chosen: id of a norm set, empty for none; None, or the id of a set that this version does not have, leaves
            the usual one.
    """
    known = {one.id for one in drawable(instrument)}
    if chosen is None or (chosen and chosen not in known):
        return instrument
    sets = tuple(replace(one, is_default=one.id == chosen) for one in instrument.norm_sets)
    return replace(instrument, norm_sets=sets)
