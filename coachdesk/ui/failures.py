"""A failure in the words of the interface."""

from __future__ import annotations

from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.i18n.translator import Translator


def sentence(t: Translator, failure: Exception) -> str:
    """What to tell about a failure; a bug is told as a disk that refused, for its text may quote anybody."""
    if isinstance(failure, UserError):
        return t(failure.message, **failure.facts)
    if isinstance(failure, StorageError):
        return t(failure.message)
    return t(StorageTrouble.FAILED.value)
