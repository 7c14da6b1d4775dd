"""A pile of paper sheets being typed: what waits, how far each is, and two typings of one set side by side."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final, Generic, Protocol, TypeVar

from coachdesk.domain.answer_sheets import NO_ANSWER, AnswerSheet
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import EntryWay, Instrument
from coachdesk.domain.score_sheets import ScoreSheet
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.typings import differences

_MOST: Final = 3


class Stage(Enum):
    """What a sheet waits for."""

    FIRST = "first"
    SECOND = "second"
    SETTLING = "settling"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class PileSheet:
    """One sheet of paper of a pile.

    Attributes:
        key: its number in the pile; sheets are typed in the order of their keys.
        client_id: who answered.
        instrument_id: which questionnaire.
        version: of the questionnaire.
        taken_on: day on which it was filled in.
        situation: where the person stood with work on that day; None when not known.
        is_twice: it is to be typed twice.
        typings: drafts of what was typed: first, second, what was settled on.
        ended: how many of these typings were ended.
        recorded_as: uuid of the assessment that it became; empty while it waits.
    """

    key: str
    client_id: int
    instrument_id: str
    version: str
    taken_on: date
    situation: WorkSituation | None
    is_twice: bool = False
    typings: tuple[Mapping[str, object], ...] = ()
    ended: int = 0
    recorded_as: str = ""

    @property
    def is_begun(self) -> bool:
        """True once an answer was typed: whether it is typed twice is decided by then."""
        return bool(self.typings)

    def recorded(self, uuid: str) -> PileSheet:
        """As it is put away; should its recording be undone, its last typing is open again, to be looked over."""
        return replace(self, ended=max(self.ended - 1, 0), recorded_as=uuid)

    def to_json(self) -> str:
        """The body of its draft; whose it is and its key stand beside."""
        return json.dumps(
            {
                "instrument": self.instrument_id,
                "version": self.version,
                "taken_on": self.taken_on.isoformat(),
                "situation": self.situation.value if self.situation else None,
                "is_twice": self.is_twice,
                "typings": [dict(each) for each in self.typings],
                "ended": self.ended,
                "recorded_as": self.recorded_as,
            }
        )

    @classmethod
    def from_json(cls, key: str, client_id: int, body: str) -> PileSheet:
        """Read the body of a draft.

        Raises:
            UserError: it is none.
        """
        try:
            plain = json.loads(body)
            situation = plain["situation"]
            typings = tuple(dict(each) for each in plain["typings"])
            return cls(
                key,
                client_id,
                str(plain["instrument"]),
                str(plain["version"]),
                date.fromisoformat(plain["taken_on"]),
                None if situation is None else WorkSituation(situation),
                plain["is_twice"] is True,
                typings[:_MOST],
                min(int(plain["ended"]), len(typings)),
                str(plain.get("recorded_as") or ""),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UserError("A sheet of the pile can no longer be read.") from None


class Typing(Protocol):
    """One typing of a sheet: of its answers, or of its scores."""

    @property
    def done(self) -> int:
        """How much of it was typed."""

    @property
    def asked(self) -> int:
        """How much is asked."""

    def answers(self) -> tuple[float | None, ...]:
        """What was typed, question by question or scale by scale."""

    def to_draft(self) -> dict[str, object]:
        """Everything typed so far as JSON-able values."""


TypingT = TypeVar("TypingT", bound=Typing)


class Run(ABC, Generic[TypingT]):
    """Typing one sheet of a pile: once, or twice without seeing the first typing, then what differs.

    Args:
        instrument: the version that is typed in.
        sheet: as it waits.

    Raises:
        UserError: what was typed so far does not fit the questionnaire.
    """

    def __init__(self, instrument: Instrument, sheet: PileSheet) -> None:
        self.instrument = instrument
        self._sheet = sheet
        self._typings = [self._read(each) for each in sheet.typings]
        self._ended = sheet.ended
        self._follow()

    @property
    def stage(self) -> Stage:
        """What is typed now."""
        if self._ended == 0:
            return Stage.FIRST
        if not self._sheet.is_twice:
            return Stage.READY
        if self._ended == 1:
            return Stage.SECOND
        return Stage.SETTLING if self._ended == 2 and self.differing else Stage.READY

    @property
    def current(self) -> TypingT:
        """What takes the keys now; when all is ready, the one that counts."""
        return self._typings[-1]

    @property
    def differing(self) -> int:
        """In how many questions, or scores, the two typings differ."""
        if len(self._typings) < 2:
            return 0
        return len(differences(self._typings[0].answers(), self._typings[1].answers()))

    def end_typing(self) -> Stage:
        """What is being typed is complete: go on to what comes next of this sheet."""
        if self.stage is not Stage.READY:
            self._ended += 1
        self._follow()
        return self.stage

    def kept(self) -> PileSheet:
        """The sheet with all that was typed, to be kept as a draft; a typing without a key is none yet."""
        begun = self._typings
        if len(begun) > self._ended and not begun[-1].done:
            begun = begun[:-1]
        return replace(self._sheet, typings=tuple(each.to_draft() for each in begun), ended=self._ended)

    def result(self) -> tuple[float | None, ...]:
        """What counts: of the one typing, or as settled on."""
        return self.current.answers()

    def both(self) -> tuple[tuple[float | None, ...], tuple[float | None, ...]] | None:
        """Both typings; None for a sheet that is typed once."""
        if not self._sheet.is_twice or len(self._typings) < 2:
            return None
        return self._typings[0].answers(), self._typings[1].answers()

    def _follow(self) -> None:
        """Have the typing at hand that the stage asks for."""
        stage = self.stage
        if stage is Stage.FIRST and not self._typings:
            self._typings.append(self._begun())
        elif stage is Stage.SECOND and len(self._typings) == 1:
            self._typings.append(self._again())
        elif stage is Stage.SETTLING and len(self._typings) == 2:
            self._typings.append(self._settling(*self._typings))

    @abstractmethod
    def _read(self, draft: Mapping[str, object]) -> TypingT:
        """Take up a typing where it was left."""

    @abstractmethod
    def _begun(self) -> TypingT:
        """The first typing, with nothing in it."""

    @abstractmethod
    def _again(self) -> TypingT:
        """The second typing, with nothing of the first in it."""

    @abstractmethod
    def _settling(self, first: TypingT, second: TypingT) -> TypingT:
        """What differs, asked again with neither of both on it."""


class SheetRun(Run[AnswerSheet]):
    """Of a form whose answers are typed.

    Args:
        instrument: the version that is typed in.
        sheet: as it waits.
        layout: how the printed form lies, as far as it is remembered.

    Raises:
        UserError: what was typed so far does not fit the questionnaire.
    """

    def __init__(self, instrument: Instrument, sheet: PileSheet, layout: SheetLayout) -> None:
        self._layout = layout
        super().__init__(instrument, sheet)

    def _read(self, draft: Mapping[str, object]) -> AnswerSheet:
        return AnswerSheet.from_draft(self.instrument, draft)

    def _begun(self) -> AnswerSheet:
        return AnswerSheet(self.instrument, self._layout)

    def _again(self) -> AnswerSheet:
        return AnswerSheet(self.instrument, self._typings[0].layout)

    def _settling(self, first: AnswerSheet, second: AnswerSheet) -> AnswerSheet:
        return settling(first, second)


class ScoreRun(Run[ScoreSheet]):
    """Of a form that was scored by hand: its scores are typed, and compared where they are typed twice."""

    def _read(self, draft: Mapping[str, object]) -> ScoreSheet:
        return ScoreSheet.from_draft(self.instrument, draft)

    def _begun(self) -> ScoreSheet:
        return ScoreSheet(self.instrument)

    def _again(self) -> ScoreSheet:
        return ScoreSheet(self.instrument)

    def _settling(self, first: ScoreSheet, second: ScoreSheet) -> ScoreSheet:
        scales = self.instrument.scales
        only = [scales[each.item - 1].id for each in differences(first.answers(), second.answers())]
        known = {name: "" if name in only else text for name, text in second.typed().items()}
        return ScoreSheet(self.instrument, known, only)


def run_of(instrument: Instrument, sheet: PileSheet, layout: SheetLayout) -> SheetRun | ScoreRun:
    """The typing of a sheet, by answers or by scores as its questionnaire usually comes in.

    Raises:
        UserError: what was typed so far does not fit the questionnaire.
    """
    if instrument.entry[0] is EntryWay.SCORES:
        return ScoreRun(instrument, sheet)
    return SheetRun(instrument, sheet, layout)


def settling(first: AnswerSheet, second: AnswerSheet) -> AnswerSheet:
    """A sheet on which only what two typings differ in is asked; neither of the two answers is on it."""
    draft = second.to_draft()
    differing = {each.item for each in differences(first.answers(), second.answers())}
    pressed = draft["keys"]
    keys = [
        None if item in differing else key or NO_ANSWER
        for item, key in zip(second.order, pressed if isinstance(pressed, list) else (), strict=True)
    ]
    place = next((place for place, item in enumerate(second.order) if item in differing), 0)
    return AnswerSheet.from_draft(
        second.instrument,
        {**draft, "keys": keys, "marked": [], "place": place, "only": sorted(differing)},
    )
