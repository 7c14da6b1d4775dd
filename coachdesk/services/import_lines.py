"""One line at a time: what it says, cell by cell, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from coachdesk.domain.clients import check_name
from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import ColumnUse, Meaning, Remark, Uses, past_score
from coachdesk.domain.scoring import score
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.tables import TableRow
from coachdesk.services.import_cells import (
    check_text,
    decimals_of,
    is_none,
    read_answer,
    read_birth_year,
    read_day,
    read_number,
    read_situation,
    read_tags,
)
from coachdesk.services.import_names import Names, ScaleKey

ValueT = TypeVar("ValueT")


@dataclass(slots=True)
class Reading:
    """What one line says.

    Attributes:
        fields: for the file of the person, by meaning; only what is not empty.
        scores: value and its text, by questionnaire and scale.
        answers: points by question, by questionnaire.
        remarks: why the line cannot be taken.
    """

    line: int
    name: str = ""
    day: date | None = None
    situation: WorkSituation | None = None
    entered_by: str = ""
    fields: dict[Meaning, object] = field(default_factory=dict)
    scores: dict[ScaleKey, tuple[float, str]] = field(default_factory=dict)
    answers: dict[str, dict[int, int]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def sheet(self, names: Names, instrument_id: str) -> tuple[int | None, ...]:
        """The answers to a questionnaire in item order; empty when there are none."""
        given = self.answers.get(instrument_id, {})
        items = names.instruments[instrument_id].items
        return tuple(given.get(item.number) for item in items) if given else ()

    def values(self, instrument_id: str) -> dict[str, float]:
        """The scores of a questionnaire by scale."""
        return {key[1]: value for key, (value, _) in self.scores.items() if key[0] == instrument_id}

    def measured(self) -> tuple[str, ...]:
        """The questionnaires that the line measures, in the order of its columns."""
        return tuple(dict.fromkeys((*self.answers, *(key[0] for key in self.scores))))


class LineReader:
    """Reads lines under one choice of columns.

    Args:
        uses: what each column is.
        names: of the questionnaires.
        today: the day it is read on.
    """

    def __init__(self, uses: Uses, names: Names, today: date) -> None:
        self._uses = uses
        self._names = names
        self._today = today

    def read(self, row: TableRow) -> Reading:
        """Read one line; what cannot be read is a remark, and the reading goes on."""
        found = Reading(row.line)
        if len(row.cells) > len(self._uses):
            error = UserError(
                "This line has more cells than there are headings. A separator is one too many."
            )
            found.remarks.append(Remark.of(error))
        for place, (use, text) in enumerate(zip(self._uses, row.cells, strict=False)):
            if use is not None and not is_none(text):
                self._cell(found, place, use, text)
        self._name(found, row)
        self._named_score(found, row)
        self._finish(found)
        return found

    def _cell(self, found: Reading, place: int, use: ColumnUse, text: str) -> None:
        meaning = use.meaning
        if meaning is Meaning.DATE:
            found.day = self._tried(found, place, lambda: read_day(text, self._today))
        elif meaning is Meaning.WORK_SITUATION:
            found.situation = self._tried(found, place, lambda: read_situation(text))
        elif meaning is Meaning.ENTERED_BY:
            found.entered_by = self._tried(found, place, lambda: check_text(text)) or ""
        elif meaning is Meaning.SCORE:
            self._score(found, place, (use.instrument_id, use.scale_id), text)
        elif meaning is Meaning.ANSWER:
            instrument = self._names.instruments[use.instrument_id]
            points = self._tried(found, place, lambda: read_answer(self._names, instrument, use.item, text))
            if points is not None:
                found.answers.setdefault(use.instrument_id, {})[use.item] = points
        elif meaning.is_field:
            value = self._tried(found, place, lambda: self._field(meaning, text))
            if value is not None:
                found.fields[meaning] = value

    def _field(self, meaning: Meaning, text: str) -> object:
        if meaning is Meaning.BIRTH_YEAR:
            return read_birth_year(text, self._today)
        return read_tags(text) if meaning is Meaning.TAGS else check_text(text)

    def _name(self, found: Reading, row: TableRow) -> None:
        """The name, after the first name where that stands apart."""
        parts = [self._text(row, meaning) for meaning in (Meaning.FIRST_NAME, Meaning.NAME)]
        place = self._place(Meaning.NAME)
        typed = " ".join(part for part in parts if not is_none(part))
        if not typed:
            found.remarks.insert(0, Remark.of(UserError("There is no name or pseudonym.")))
            return
        found.name = self._tried(found, place, lambda: check_name(check_text(typed))) or ""

    def _named_score(self, found: Reading, row: TableRow) -> None:
        """The one result of a line that names its questionnaire and its scale."""
        named, text = self._text(row, Meaning.QUESTIONNAIRE), self._text(row, Meaning.VALUE)
        if is_none(text):
            return
        instrument = self._names.find_instrument(named)
        if instrument is None:
            error = (
                UserError("There is no name of a questionnaire.")
                if is_none(named)
                else self._names.unknown(named)
            )
            found.remarks.append(Remark.of(error, self._place(Meaning.QUESTIONNAIRE)))
            return
        scale = self._text(row, Meaning.SCALE)
        scale_id = self._names.find_scale(instrument, scale)
        if scale_id is None:
            error = UserError(
                "{questionnaire} has no scale called “{name}”.", questionnaire=instrument.id, name=scale
            )
            found.remarks.append(Remark.of(error, self._place(Meaning.SCALE)))
            return
        self._score(found, self._place(Meaning.VALUE), (instrument.id, scale_id), text)

    def _score(self, found: Reading, place: int, key: ScaleKey, text: str) -> None:
        scale = self._names.instruments[key[0]].scale(key[1])
        value = self._tried(found, place, lambda: past_score(scale, read_number(text), text))
        if value is not None:
            found.scores[key] = (value, text)

    def _finish(self, found: Reading) -> None:
        measured = found.measured()
        is_day_wrong = any(remark.column == self._place(Meaning.DATE) for remark in found.remarks)
        if measured and found.day is None and not is_day_wrong:
            found.remarks.append(Remark.of(UserError("There is no day.")))
        for instrument_id in found.answers:
            self._compare(found, instrument_id)

    def _compare(self, found: Reading, instrument_id: str) -> None:
        """Where a line has answers and scores, the scores must be those of the answers."""
        instrument = self._names.instruments[instrument_id]
        computed = score(instrument, found.sheet(self._names, instrument_id)).scales
        for result in computed:
            key = (instrument_id, result.scale_id)
            if key not in found.scores:
                continue
            value, text = found.scores.pop(key)
            slack = 0.5 * 10.0 ** -decimals_of(text) + 1e-9
            if result.value is not None and abs(result.value - value) > slack:
                error = UserError(
                    "“{value}” is not the score that the answers of this line give.", value=text
                )
                place = self._uses.index(ColumnUse(Meaning.SCORE, *key)) if self._has(key) else -1
                found.remarks.append(Remark.of(error, place))

    def _has(self, key: ScaleKey) -> bool:
        return ColumnUse(Meaning.SCORE, *key) in self._uses

    def _tried(self, found: Reading, place: int, read: Callable[[], ValueT]) -> ValueT | None:
        try:
            return read()
        except UserError as error:
            found.remarks.append(Remark.of(error, place))
            return None

    def _place(self, meaning: Meaning) -> int:
        use = ColumnUse(meaning)
        return self._uses.index(use) if use in self._uses else -1

    def _text(self, row: TableRow, meaning: Meaning) -> str:
        place = self._place(meaning)
        return row.cells[place] if place >= 0 else ""
