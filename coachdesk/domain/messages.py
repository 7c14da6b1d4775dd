"""Marking of sentences that are translated later, where they are shown."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools expect
    """Return the sentence unchanged; its presence puts it in the catalogue."""
    return message
