"""A score as it is shown everywhere: with as many decimals as its scale needs to be told from its neighbours."""

from __future__ import annotations

from coachdesk.domain.instruments import Scale
from coachdesk.i18n.translator import Translator


def score_value(t: Translator, value: float, decimals: int) -> str:
    """``58.3`` on a scale of 0 to 100, ``2.58`` on one of 1 to 5.

    Where one decimal is enough, a whole number stands as such.

    Args:
        t: language of the reader.
        value: exact.
        decimals: :attr:`Scale.shown_decimals`.
    """
    return t.number(value, decimals if decimals > 1 else None)


def scale_value(t: Translator, scale: Scale, value: float) -> str:
    """A value of a scale."""
    return score_value(t, value, scale.shown_decimals)
