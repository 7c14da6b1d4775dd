"""Typing the answers of a form, one key an answer, without a window.

The sheet remembers *keys at places*: which key was pressed at which place of the form as it lies on the
desk. What such a key means follows from the layout: printed forms differ in the order of their columns and of
their questions. So a layout put right after ten answers puts these ten right too, and nothing is typed twice.

Keys: a column is its number from the left, a printed number is itself, 10 is ``x`` or ``+``, yes and no are
1 and 2 or their initials (o, y, n). An amount is written out, digit by digit, and ended by Enter or Space. The
unshifted digit row of a French keyboard counts as its digits. Space is "no answer", Backspace goes back and
changes nothing, the full stop marks a question to read again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from coachdesk.domain import amounts, typed_signs
from coachdesk.domain.answer_lines import settled_by
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument, ResponseKind, ResponseScale
from coachdesk.domain.sheet_layouts import SheetLayout

BACKSPACE: Final = "\b"
NO_ANSWER: Final = " "
MARK: Final = "."
TEN: Final = "x"


class Pressed(Enum):
    """What a key did, so that it can be said aloud."""

    ANSWERED = "answered"
    WRITTEN = "written"
    NO_ANSWER = "no_answer"
    WENT_BACK = "went_back"
    MARKED = "marked"
    UNMARKED = "unmarked"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """One way to answer the current question.

    Attributes:
        key: what to press, as printed under the choice.
        answer: the points it stands for.
    """

    key: str
    answer: int


class AnswerSheet:
    """The sheet being typed.

    Args:
        instrument: the version that is typed in.
        layout: how the printed form differs; as numbered by default.
        only: item numbers that are asked, where the others are known already; empty for all.
    """

    def __init__(
        self, instrument: Instrument, layout: SheetLayout | None = None, only: Collection[int] = ()
    ) -> None:
        self.instrument = instrument
        self._only = frozenset(only)
        self._responses = tuple(instrument.response(item.number) for item in instrument.items)
        self._keys: list[str | None] = [None] * len(instrument.items)
        self.lay_out(layout or SheetLayout())
        self._marked: set[int] = set()
        self._place = 0
        self._is_writing = False

    # --- what it shows -----------------------------------------------------------------------------------

    @property
    def layout(self) -> SheetLayout:
        """How the printed form is believed to be laid out."""
        return self._layout

    @property
    def order(self) -> tuple[int, ...]:
        """Item numbers in the order of the form."""
        return self._order

    @property
    def place(self) -> int:
        """Place of the current question, 0 for the first; one past the last at the end of the form."""
        return self._place

    @property
    def current_item(self) -> int | None:
        """Number of the current item; None at the end of the form."""
        return self.order[self._place] if self._place < len(self._keys) else None

    @property
    def asked(self) -> int:
        """How many questions are asked."""
        return len(self._only) or len(self._keys)

    @property
    def done(self) -> int:
        """How many of them were answered or passed with "no answer"."""
        return max(0, self.asked - self.remaining)

    @property
    def remaining(self) -> int:
        """How many questions nothing was pressed for."""
        return self._keys.count(None)

    @property
    def is_finished(self) -> bool:
        """True when a key was pressed for every question, be it "no answer"."""
        return self.remaining == 0

    @property
    def has_answers(self) -> bool:
        """True as soon as one question has an answer."""
        return any(answer is not None for answer in self.answers())

    @property
    def marked_items(self) -> tuple[int, ...]:
        """Numbers of the items to read again, in the order of the form."""
        return tuple(self.order[place] for place in sorted(self._marked))

    def is_asked(self, item: int) -> bool:
        """False for a question that this sheet leaves out or knows already."""
        return not self._only or item in self._only

    def is_passed(self, item: int) -> bool:
        """True when "no answer" was pressed for this item."""
        return self._keys[self._places[item]] == NO_ANSWER

    @property
    def is_writing(self) -> bool:
        """True while an amount is being written out: its next digit joins the ones before."""
        return self._is_writing

    def written(self, item: int) -> str:
        """What was written of an amount so far, empty for nothing."""
        pressed = self._keys[self._places[item]]
        return pressed if pressed and pressed != NO_ANSWER else ""

    def is_settled(self, item: int) -> bool:
        """True when another column of its line says that it need not be asked."""
        return any(
            item in settled_by(self.instrument, other.number)
            and (self.answer(other.number) == 0 or self.is_passed(other.number))
            for other in self.instrument.items
            if other.row == self.instrument.item(item).row
        )

    def answer(self, item: int) -> float | None:
        """Points of an item; None while it has no answer."""
        pressed = self._keys[self._places[item]]
        if self._responses[item - 1].kind is ResponseKind.AMOUNT:
            return amounts.value(pressed, self._responses[item - 1])
        return next((choice.answer for choice in self.choices(item) if choice.key == pressed), None)

    def answers(self) -> tuple[float | None, ...]:
        """Points in item order, whatever the order of the form: what is scored and stored."""
        return tuple(self.answer(item.number) for item in self.instrument.items)

    def choices(self, item: int) -> tuple[AnswerKey, ...]:
        """Keys that answer an item, in the order of the form's columns; none for what is measured or written."""
        response = self._responses[item - 1]
        return _choices(response, is_flipped=self._layout.is_flipped(response.id))

    def ask_only(self, items: Collection[int]) -> None:
        """Ask these alone: the others count as passed over where they have no answer, and are not counted."""
        self._only = frozenset(items)
        for item, place in self._places.items():
            if item not in self._only and self._keys[place] is None:
                self._keys[place] = NO_ANSWER

    # --- what it does ------------------------------------------------------------------------------------

    def press(self, character: str) -> Pressed:
        """Take one typed character; anything that means nothing here changes nothing."""
        if len(character) != 1:
            return Pressed.IGNORED
        item = self.current_item
        if item is not None and self.instrument.response(item).kind is ResponseKind.AMOUNT:
            written = self._write(character, self.instrument.response(item))
            if written is not Pressed.IGNORED:
                return written
        if character in typed_signs.BACK:
            return self._go_back()
        if item is None:
            return Pressed.IGNORED
        key = self._key(character, item)
        if key is not None:
            self._settle(item, key)
            self._keys[self._place] = key
            self._advance()
            return Pressed.NO_ANSWER if key == NO_ANSWER else Pressed.ANSWERED
        return self._mark() if character in typed_signs.MARKS else Pressed.IGNORED

    def confirm(self) -> Pressed:
        """End the amount that is being written and go on, as Enter does; nothing where none is."""
        if not self._is_writing:
            return Pressed.IGNORED
        self._advance()
        return Pressed.ANSWERED

    def _write(self, character: str, response: ResponseScale) -> Pressed:
        """Take a sign of an amount; the first one after coming here begins anew."""
        standing = self._keys[self._place] or "" if self._is_writing else ""
        if standing and character in typed_signs.BACK:
            self._keys[self._place] = standing[:-1] or None
            self._is_writing = len(standing) > 1
            return Pressed.WRITTEN
        if standing and character == NO_ANSWER:
            return self.confirm()
        # The keys of the full stop are its comma too, whatever the keyboard.
        sign = amounts.POINT if character in typed_signs.MARKS else typed_signs.DIGITS.get(character, "")
        longer = amounts.extended(standing, sign, response) if sign else None
        if longer is None:
            return Pressed.IGNORED
        self._keys[self._place] = longer
        self._is_writing = True
        return Pressed.WRITTEN

    def _settle(self, item: int, key: str) -> None:
        """Give the other columns of a line what its leading one says of them, or take that back."""
        others = settled_by(self.instrument, item)
        was_settled = any(self.is_settled(other) for other in others)
        pressed = next((choice.answer for choice in self.choices(item) if choice.key == key), None)
        for other in others:
            place = self._places[other]
            if key == NO_ANSWER:
                self._keys[place] = NO_ANSWER
            elif pressed == 0:
                self._keys[place] = next(one.key for one in self.choices(other) if one.answer == 0)
            elif was_settled:
                self._keys[place] = None

    def _key(self, character: str, item: int) -> str | None:
        """Return the key of ``choices`` that a character stands for."""
        if character == NO_ANSWER:
            return NO_ANSWER
        keys = [choice.key for choice in self.choices(item)]
        if self.instrument.response(item).kind is ResponseKind.YES_NO:
            initial = "1" if character in typed_signs.YES else "2" if character in typed_signs.NO else None
            meant = initial or typed_signs.DIGITS.get(character)
        else:
            meant = TEN if character in typed_signs.TENS else typed_signs.DIGITS.get(character)
        return meant if meant in keys else None

    def _advance(self) -> None:
        self._go(self._place + 1)
        if self._place == len(self._keys) and None in self._keys:
            self._go(self._keys.index(None))

    def _go(self, place: int, step: int = 1) -> None:
        """Make a place the current one, past those that need not be asked."""
        while 0 <= place < len(self._keys) and self._is_passed_over(place):
            place += step
        if place >= 0:
            self._place = place
            self._is_writing = False

    def _is_passed_over(self, place: int) -> bool:
        item = self.order[place]
        is_known = bool(self._only) and item not in self._only and self._keys[place] is not None
        return is_known or self.is_settled(item)

    def _go_back(self) -> Pressed:
        before = self._place
        self._go(before - 1, step=-1)
        return Pressed.IGNORED if self._place == before else Pressed.WENT_BACK

    def _mark(self) -> Pressed:
        if self._place in self._marked:
            self._marked.remove(self._place)
            return Pressed.UNMARKED
        self._marked.add(self._place)
        return Pressed.MARKED

    def answer_with(self, answer: float) -> Pressed:
        """Answer the current question by its points, as a click on a choice does."""
        item = self.current_item
        if item is not None and self.instrument.response(item).kind is ResponseKind.AMOUNT:
            self._keys[self._place] = amounts.text(answer)
            self._advance()
            return Pressed.ANSWERED
        choices = self.choices(item) if item is not None else ()
        key = next((choice.key for choice in choices if choice.answer == answer), None)
        return self.press(key) if key is not None else Pressed.IGNORED

    def go_to(self, item: int) -> None:
        """Make an item the current one; its answer stays until another is pressed."""
        self._place = self._places[item]
        self._is_writing = False

    def forward(self) -> None:
        """Step over the current question without changing it."""
        self._go(min(self._place + 1, len(self._keys)))

    def lay_out(self, layout: SheetLayout) -> None:
        """Correct what is believed of the printed form: keys stay at their places and take their new meaning.

        A key that means nothing at its place any more is taken back.
        """
        self._layout = layout
        # Each key asks for these, for every question of the form.
        self._order = layout.order(self.instrument)
        self._places = {item: place for place, item in enumerate(self._order)}
        for item, place in self._places.items():
            keys = {NO_ANSWER, *(choice.key for choice in self.choices(item))}
            if self._keys[place] not in keys and self.answer(item) is None:
                self._keys[place] = None

    # --- drafts ------------------------------------------------------------------------------------------

    def to_draft(self) -> dict[str, object]:
        """Return everything typed so far as JSON-able values."""
        return {
            "instrument": self.instrument.id,
            "version": self.instrument.version,
            "layout": self._layout.to_plain(),
            "keys": list(self._keys),
            "marked": sorted(self._marked),
            "place": self._place,
            "only": sorted(self._only),
        }

    @classmethod
    def from_draft(cls, instrument: Instrument, draft: Mapping[str, object]) -> AnswerSheet:
        """Take up a sheet where it was left.

        Raises:
            UserError: the draft is of another questionnaire or version, or cannot be read.
        """
        only = draft.get("only")
        known = {item.number for item in instrument.items}
        asked = [one for one in only if one in known] if isinstance(only, list) else []
        sheet = cls(instrument, SheetLayout.from_plain(instrument, draft.get("layout")), asked)
        keys = draft.get("keys")
        place = draft.get("place")
        marked = draft.get("marked")
        is_ours = (draft.get("instrument"), draft.get("version")) == (instrument.id, instrument.version)
        if not is_ours or not isinstance(keys, list) or len(keys) != len(instrument.items):
            raise UserError("This unfinished questionnaire does not fit the one that is open.")
        sheet._keys = [key if isinstance(key, str) else None for key in keys]
        sheet._marked = set(_places(marked, len(keys) - 1)) if isinstance(marked, list) else set()
        sheet._place = next(iter(_places([place], len(keys))), 0)
        sheet.lay_out(sheet.layout)
        return sheet


@cache
def _choices(response: ResponseScale, *, is_flipped: bool) -> tuple[AnswerKey, ...]:
    values = response.values[::-1] if is_flipped else response.values
    if response.kind is ResponseKind.NUMBERS:
        return tuple(AnswerKey(TEN if value == 10 else str(value), value) for value in values)
    if response.kind.is_measured:
        return ()
    return tuple(AnswerKey(str(column), value) for column, value in enumerate(values, start=1))


def _places(values: Sequence[object], last: int) -> list[int]:
    return [value for value in values if type(value) is int and 0 <= value <= last]
