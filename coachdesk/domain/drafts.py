"""Text that is being typed and has not found its place yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form. There is one of a kind for a client and a key.

    Attributes:
        kind: which form.
        client_id: whose, ``None`` when it concerns nobody in particular.
        key: which one of that kind, may be empty.
        body: what was typed, in a form of its own.
        updated_at: UTC.
    """

    id: int
    kind: str
    client_id: int | None
    key: str
    body: str
    updated_at: datetime
