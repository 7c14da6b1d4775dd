"""What was recorded of a pile since its page was opened, and whose answer about safety waits."""

from __future__ import annotations

from collections.abc import Iterable

from coachdesk.domain.clients import Client
from coachdesk.domain.safety_notices import NoticeState
from coachdesk.services.safety_notices import NoticeLine
from coachdesk.ui.piles.pile_step import PileStep


class PileDone:
    """Remembered for as long as the page is open."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}
        self._people: dict[int, str] = {}

    def add(self, key: str, words: str) -> None:
        """A sheet was recorded."""
        self._lines[key] = words

    def forget(self, keys: Iterable[str]) -> None:
        """These were undone since."""
        for key in keys:
            self._lines.pop(key, None)

    def note(self, client: Client, lines: Iterable[NoticeLine]) -> bool:
        """Remember whose answer about safety waits; whether one does."""
        is_open = any(line.notice.state is NoticeState.OPEN for line in lines)
        if is_open:
            self._people[client.id] = client.name
        return is_open

    def show(self, step: object) -> None:
        """Show it, if the pile is listed."""
        if isinstance(step, PileStep):
            step.show_done(tuple(self._lines.values()), tuple(self._people.items()))
