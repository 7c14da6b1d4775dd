"""What a trend chart shows beside its measures, each layer switched on or off for the whole practice."""

from __future__ import annotations

from enum import Enum


class Layer(Enum):
    """Something drawn with the measures. All are on until one is switched off."""

    BASELINE = "baseline"
    USUAL = "usual"
    MARKS = "marks"
    PHASES = "phases"
    SESSIONS = "sessions"
    LIFE_EVENTS = "life_events"
    WORK = "work"
