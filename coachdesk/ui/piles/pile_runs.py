"""Which sheet of a pile is typed next, and how far each is while the page is open."""

from __future__ import annotations

from typing import Final

from coachdesk.domain.piles import ScoreRun, SheetRun, Stage, run_of
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.services.piles import Pile, WaitingSheet
from coachdesk.ui.assessments.forms import has_sheet_to_compare

_ORDER: Final = (Stage.FIRST, Stage.SETTLING, Stage.READY, Stage.SECOND)


class PileRuns:
    """All sheets are typed once before the first is typed again.

    Attributes:
        layouts: how printed forms lie, of those that were confirmed on this page.
    """

    def __init__(self) -> None:
        self._pile = Pile("", False, (), 0)
        self.layouts: dict[str, SheetLayout] = {}
        self._runs: dict[str, SheetRun | ScoreRun] = {}
        self._sent: set[str] = set()

    @property
    def pile(self) -> Pile:
        """As it was read last."""
        return self._pile

    def take(self, pile: Pile) -> set[str]:
        """Take a newly read pile: a sheet that was recorded and waits again, because that was undone, is typed again.

        Returns:
            The keys of such sheets.
        """
        self._pile = pile
        back = {one.sheet.key for one in pile.sheets if one.sheet.key in self._sent - set(self._runs)}
        self._sent -= back
        return back

    def next(self) -> WaitingSheet | None:
        """The sheet to type now; None when none is left."""
        left = [one for one in self.pile.sheets if one.sheet.key not in self._sent]
        left.sort(key=lambda one: (_ORDER.index(self._stage(one)), one.sheet.key))
        return left[0] if left else None

    def run_of(self, one: WaitingSheet) -> SheetRun | ScoreRun:
        """The typing of a sheet, taken up where it was left."""
        key = one.sheet.key
        if key not in self._runs:
            layout = self.layouts.get(one.instrument.id) or one.layout or SheetLayout()
            self._runs[key] = run_of(one.instrument, one.sheet, layout)
        return self._runs[key]

    def place_of(self, one: WaitingSheet) -> tuple[int, int]:
        """Which sheet of how many it is."""
        keys = [each.sheet.key for each in self.pile.sheets]
        return keys.index(one.sheet.key) + 1, len(keys)

    def needs_check(self, one: WaitingSheet) -> bool:
        """Whether its printed form is to be compared first: once for each kind, before the first key."""
        run = self.run_of(one)
        if not isinstance(run, SheetRun):
            return False
        if not has_sheet_to_compare(one.instrument, one.wording, run.current.layout):
            return False
        return run.stage is Stage.FIRST and not run.current.done and one.instrument.id not in self.layouts

    def send(self, one: WaitingSheet) -> None:
        """It is being recorded: it is not typed again."""
        self._sent.add(one.sheet.key)

    def refuse(self, one: WaitingSheet) -> None:
        """It could not be recorded: it waits again."""
        self._sent.discard(one.sheet.key)

    def refuse_all(self) -> None:
        """The disk refused: whatever is not known to be recorded waits again."""
        self._sent -= set(self._runs)

    def drop(self, one: WaitingSheet) -> None:
        """It was recorded, or taken off."""
        self._runs.pop(one.sheet.key, None)

    def _stage(self, one: WaitingSheet) -> Stage:
        run = self._runs.get(one.sheet.key)
        return one.stage if run is None else run.stage
