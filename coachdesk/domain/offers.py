"""Which questionnaires can be begun: a rule over what their files say, the same for every screen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coachdesk.domain.instruments import EntryWay, Instrument
from coachdesk.domain.practices import Profession


def can_be_entered(instrument: Instrument) -> bool:
    """True when the sheet of answers or the form of scores takes this questionnaire."""
    return instrument.has_sheet or EntryWay.SCORES in instrument.entry


def is_offered(instrument: Instrument, profession: Profession, switched_on: Collection[str] = ()) -> bool:
    """Whether a questionnaire can be begun in this practice.

    Args:
        instrument: latest version of the questionnaire.
        profession: of the practitioner; a coach does not see clinical ones by themselves.
        switched_on: ids of the hidden ones that the practitioner switched on with a dated statement.
    """
    is_hidden = instrument.is_hidden_for_coaches and profession is Profession.COACH
    return can_be_entered(instrument) and (not is_hidden or instrument.id in switched_on)


def offered(
    instruments: Sequence[Instrument],
    profession: Profession,
    switched_on: Collection[str] = (),
    held: Collection[str] = (),
) -> tuple[Instrument, ...]:
    """Return those that can be begun for one person, in their order.

    Args:
        instruments: latest version of each questionnaire.
        profession: of the practitioner.
        switched_on: as in :func:`is_offered`.
        held: ids of the questionnaires that the file holds. Of two codings of one form it keeps to its own: the
            same answer typed under the other one would mean the opposite.
    """
    forms = {form_of(one) for one in instruments if one.id in held}
    return tuple(
        one
        for one in instruments
        if is_offered(one, profession, switched_on) and (one.id in held or form_of(one) not in forms)
    )


def form_of(instrument: Instrument) -> str:
    """The id that all codings of one printed form share."""
    return instrument.coding_of or instrument.id


def is_proposed(instrument: Instrument) -> bool:
    """Whether a schedule, a phase or a take-home form may propose a questionnaire."""
    return not instrument.is_never_proposed
