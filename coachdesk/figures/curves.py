"""What a panel is made of: the measures of one scale, and which of them may stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.comparisons import Silence, baseline, compare
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, Scale
from coachdesk.domain.norms import ChangeFigure
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.series import Measure, in_order, measures
from coachdesk.figures.shelf import Shelf
from coachdesk.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class Curve:
    """The scale of a panel.

    Attributes:
        every: the measures up to the end of the time axis.
        shown: those of them that are not before its beginning.
        last: the latest of them that may be compared; ``None`` when none may.
        first: its baseline, even when that lies before the axis; ``None`` without ``last``.
        is_named: the baseline was chosen, and stays when an earlier sheet comes in.
        others: shown measures that answer another question than ``last``, with the reason; those that stand
            apart are not among them.
        taken: the assessments by id.
    """

    key: str
    instrument: Instrument
    scale: Scale
    wording: Wording
    every: tuple[Measure, ...]
    shown: tuple[Measure, ...]
    last: Measure | None = None
    first: Measure | None = None
    is_named: bool = False
    others: tuple[tuple[Assessment, Silence], ...] = ()
    taken: dict[int, Assessment] = field(default_factory=dict)

    @property
    def is_measured(self) -> bool:
        """The scale has a value, in the axis or before it."""
        return bool(self.every)

    @property
    def figure(self) -> ChangeFigure | None:
        """The checked figure of usual variation, if there is one."""
        return self.instrument.default_change(self.scale.id)


def curve(
    key: str,
    assessments: tuple[Assessment, ...],
    library: Shelf,
    language: str,
    since: date | None = None,
    until: date | None = None,
) -> Curve:
    """Gather the measures of a scale.

    Args:
        key: ``instrument.scale``.
        assessments: of this person; those in the bin are left out.
        library: structures and words of the questionnaires.
        language: of the words, ``fr`` or ``en``.
        since: the first day that is shown.
        until: the last day that is shown.
    """
    instrument_id, _, scale_id = key.partition(".")
    own = [one for one in in_order(assessments) if one.instrument_id == instrument_id]
    instrument = library.get(instrument_id, own[-1].version if own else None)
    scale = instrument.scale(scale_id)
    wording = library.wording(instrument_id, instrument.version, language)
    known = measures(tuple(own), instrument_id, scale)
    every = tuple(one for one in known if one.day <= (until or one.day))
    shown = tuple(one for one in every if one.day >= (since or one.day))
    joined = [one for one in shown if not one.is_apart]
    if not joined:
        return Curve(key, instrument, scale, wording, every, shown)
    last = joined[-1]
    apart = {one.assessment_id for one in every if one.is_apart}
    taken = {one.id: one for one in own}
    place = every.index(last)
    earlier = [taken[one.assessment_id] for one in every[: place + 1] if one.assessment_id not in apart]
    named = next((one.id for one in earlier if one.is_baseline), None)
    begun = baseline(instrument, scale_id, earlier, named)
    return Curve(
        key,
        instrument,
        scale,
        wording,
        every,
        shown,
        last,
        next((one for one in every if begun is not None and one.assessment_id == begun.id), None),
        named is not None,
        _others(instrument, scale, [taken[one.assessment_id] for one in joined], taken[last.assessment_id]),
        taken,
    )


def _others(
    instrument: Instrument, scale: Scale, shown: list[Assessment], last: Assessment
) -> tuple[tuple[Assessment, Silence], ...]:
    found = []
    for one in shown:
        beside = None if one.id == last.id else compare(instrument, scale.id, one, last)
        reason = None if beside is None else beside.silence
        if reason is not None and reason is not Silence.NO_FIGURE:
            found.append((one, reason))
    return tuple(found)


def range_words(t: Translator, scale: Scale) -> str:
    """``0 to 100``."""
    return t("{low} to {high}", low=scale.low, high=scale.high)


def off_work_word(t: Translator, situation: WorkSituation | None) -> str:
    """``on leave`` or ``not employed``; empty while at work or unknown."""
    if situation is WorkSituation.ON_LEAVE:
        return t("on leave")
    return t("not employed") if situation is WorkSituation.NOT_EMPLOYED else ""


def answers_word(t: Translator, one: Measure) -> str:
    """``5/6 answers``; empty when all were given."""
    return t("{answered}/{items} answers", answered=one.answered, items=one.items) if one.is_partial else ""
