"""What is left of a name however it is written: the way tests look for traces of it."""

from __future__ import annotations

from coachdesk.domain.folded_text import bare


def squeezed(text: str) -> str:
    """The letters and digits alone, folded."""
    return "".join(sign for sign in bare(text) if sign.isalnum())
