"""Scores worked out by hand, being typed: the text of one field a scale, as it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.scoring import check_entered_score


class ScoreSheet:
    """The scores of one form while they are typed.

    Args:
        instrument: whose scales.
        typed: text by scale id.
        only: ids of the scales that are asked, where the others are known already; empty for all.
    """

    def __init__(
        self, instrument: Instrument, typed: Mapping[str, str] | None = None, only: Collection[str] = ()
    ) -> None:
        self.instrument = instrument
        self._only = frozenset(only)
        self._typed = {scale.id: (typed or {}).get(scale.id, "") for scale in instrument.scales}

    @property
    def scales_asked(self) -> tuple[str, ...]:
        """Ids of the scales that are asked, in their order."""
        return tuple(name for name in self._typed if not self._only or name in self._only)

    @property
    def asked(self) -> int:
        """How many scores are asked."""
        return len(self.scales_asked)

    @property
    def done(self) -> int:
        """In how many of their fields something stands."""
        return sum(bool(self._typed[name].strip()) for name in self.scales_asked)

    def typed(self) -> dict[str, str]:
        """The text of every field, by scale id."""
        return dict(self._typed)

    def write(self, typed: Mapping[str, str]) -> None:
        """Take the text of the fields that are asked."""
        self._typed.update({name: typed[name] for name in self.scales_asked if name in typed})

    def answers(self) -> tuple[float | None, ...]:
        """The scores in the order of the scales; None for one that is empty or cannot be one."""
        return tuple(self._value(name) for name in self._typed)

    def to_draft(self) -> dict[str, object]:
        """Everything typed so far as JSON-able values."""
        return {"typed": dict(self._typed), "only": sorted(self._only)}

    @classmethod
    def from_draft(cls, instrument: Instrument, draft: Mapping[str, object]) -> ScoreSheet:
        """Take up a sheet where it was left.

        Raises:
            UserError: the draft holds no scores.
        """
        typed, only = draft.get("typed"), draft.get("only")
        if not isinstance(typed, dict) or not isinstance(only, list):
            raise UserError("This unfinished questionnaire does not fit the one that is open.")
        known = {scale.id for scale in instrument.scales}
        words = {str(name): str(text) for name, text in typed.items()}
        return cls(instrument, words, [str(name) for name in only if name in known])

    def _value(self, scale_id: str) -> float | None:
        try:
            return check_entered_score(self.instrument, scale_id, self._typed[scale_id])
        except UserError:
            return None
