"""What surrounds the measures of a person, as the practice wants it shown."""

from __future__ import annotations

from datetime import date

from coachdesk.domain.practices import Practice
from coachdesk.domain.trend_layers import Layer
from coachdesk.figures.trends import Scene
from coachdesk.store.queries import phases
from coachdesk.store.transactions import Reader


def scene_of(reader: Reader, practice: Practice, client_id: int, until: date = date.max) -> Scene:
    """Life events until a day, and the layers that are switched off."""
    events = phases.list_life_events(reader, client_id)
    known = tuple(one for one in events if one.happened_on <= until)
    return Scene(known, frozenset(map(Layer, practice.hidden_layers)))
