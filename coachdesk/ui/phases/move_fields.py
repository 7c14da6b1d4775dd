"""What is said of a phase move: the fields of the next one, and those of one that is corrected."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLayout

from coachdesk.domain.clients import Client
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.layouts import side_by_side
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.values import DateField
from coachdesk.ui.theme.tokens import SPACE

REASON_LENGTH = 2000
"""Characters."""


def phase_field(t: Translator, *, can_forget: bool) -> SegmentField[Phase]:
    """The phase that begins."""
    return SegmentField(
        t("Phase"),
        [(each, labels.phase(t, each)) for each in Phase],
        can_forget=can_forget,
        is_private=True,
    )


def day_field(t: Translator, today: date) -> DateField:
    """The day of the move, today or before."""
    return DateField(t("On"), t, today, value=today, latest=today, is_needed=True, is_private=True)


def reason_field(t: Translator) -> Field:
    """Why, in free words."""
    return Field(t("Reason, if you wish"), max_length=REASON_LENGTH, is_private=True)


def day_and_reason(day: DateField, reason: Field) -> QLayout:
    """Both in a row."""
    return side_by_side(day, reason, gap=SPACE.card, widths=(1, 3))


def decider_field(t: Translator, words: dict[DecidedBy, str]) -> SegmentField[DecidedBy]:
    """Who decided; ``words`` are those of :func:`decider_words`."""
    options = list(words.items())
    return SegmentField(
        t("Who decided"), options, value=DecidedBy.TOGETHER, can_forget=False, is_private=True
    )


def decider_words(t: Translator, client: Client) -> dict[DecidedBy, str]:
    """Who may have decided, with the word this practitioner uses for this person."""
    return {each: labels.decided_by(t, each, client.word_used, client.gender) for each in DecidedBy}
