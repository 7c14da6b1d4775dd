"""What becomes of a table that is imported: what each column means, what each line makes, what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from coachdesk.domain.assessments import Score
from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument, Scale
from coachdesk.domain.messages import N_
from coachdesk.domain.situations import WorkSituation


class Meaning(Enum):
    """What the cells of a column are.

    ``SCORE`` and ``ANSWER`` belong to one scale or one question of one questionnaire; a table with one result a
    line names them in its cells instead: ``QUESTIONNAIRE``, ``SCALE``, ``VALUE``.
    """

    NAME = "name"
    FIRST_NAME = "first_name"
    DATE = "date"
    SCORE = "score"
    ANSWER = "answer"
    QUESTIONNAIRE = "questionnaire"
    SCALE = "scale"
    VALUE = "value"
    WORK_SITUATION = "work_situation"
    ENTERED_BY = "entered_by"
    BIRTH_YEAR = "birth_year"
    OCCUPATION = "occupation"
    SECTOR = "sector"
    PHONE = "phone"
    EMAIL = "email"
    USUAL_ADDRESS = "usual_address"
    TAGS = "tags"

    @property
    def label(self) -> str:
        """Short English words, the key of their translation."""
        return _LABELS[self]

    @property
    def is_field(self) -> bool:
        """True for what is kept as the field of the same name in the person's file."""
        return self in FIELDS


_LABELS = {
    Meaning.NAME: N_("Name or pseudonym"),
    Meaning.FIRST_NAME: N_("First name, put before the name"),
    Meaning.DATE: N_("Day of the questionnaire"),
    Meaning.SCORE: N_("Score of a scale"),
    Meaning.ANSWER: N_("Answer to a question"),
    Meaning.QUESTIONNAIRE: N_("Name of the questionnaire"),
    Meaning.SCALE: N_("Name of the scale"),
    Meaning.VALUE: N_("Score, with the names beside it"),
    Meaning.WORK_SITUATION: N_("Work situation on that day"),
    Meaning.ENTERED_BY: N_("Entered by"),
    Meaning.BIRTH_YEAR: N_("Year or date of birth"),
    Meaning.OCCUPATION: N_("Occupation"),
    Meaning.SECTOR: N_("Sector"),
    Meaning.PHONE: N_("Phone"),
    Meaning.EMAIL: N_("E-mail"),
    Meaning.USUAL_ADDRESS: N_("Usual address"),
    Meaning.TAGS: N_("Tags"),
}

FIELDS = (
    Meaning.BIRTH_YEAR,
    Meaning.OCCUPATION,
    Meaning.SECTOR,
    Meaning.PHONE,
    Meaning.EMAIL,
    Meaning.USUAL_ADDRESS,
    Meaning.TAGS,
)
"""Columns that fill a field of the file."""

_DECIMALS = 6

MEASURES = (Meaning.SCORE, Meaning.ANSWER, Meaning.VALUE)
"""Columns that hold what was measured."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column is used for.

    Attributes:
        instrument_id: of a ``SCORE`` or an ``ANSWER``.
        scale_id: of a ``SCORE``.
        item: number of the question of an ``ANSWER``, from 1.
    """

    meaning: Meaning
    instrument_id: str = ""
    scale_id: str = ""
    item: int = 0


Uses = tuple[ColumnUse | None, ...]
"""One for each column of the table, ``None`` for a column that is left out."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a line or one of its cells, with its facts: compared by what it says, unlike an error.

    Attributes:
        facts: values of the placeholders; ``questionnaire`` is the id of an instrument.
        column: place of the column, from 0; -1 for the line as a whole.
    """

    message: str
    facts: tuple[tuple[str, object], ...] = field(default=(), repr=False)
    column: int = -1

    @classmethod
    def of(cls, error: UserError, column: int = -1) -> Remark:
        """What an error says."""
        return cls(error.message, tuple(error.facts.items()), column)

    def as_facts(self) -> Mapping[str, object]:
        """Values of the placeholders by name."""
        return dict(self.facts)


class LineFate(Enum):
    """What happens with a line."""

    IMPORTED = "imported"
    PRESENT = "present"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line of the table.

    Attributes:
        line: its number in the file.
        name: of the person, as the line has it; empty when that is what is wrong.
        makes_file: it is the line that makes the file.
        completes: fields of the file that it fills.
        measured: instruments and days that it adds to.
        remarks: why it is refused; of a line that is imported, what of it is left out.
    """

    line: int
    name: str = field(repr=False)
    fate: LineFate
    makes_file: bool = False
    completes: tuple[Meaning, ...] = ()
    measured: tuple[tuple[str, date], ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is made, or one that is there and gets more.

    Attributes:
        client_id: ``None`` for a new one.
        fields: new values by field name, tags whole.
    """

    name: str = field(repr=False)
    client_id: int | None
    fields: tuple[tuple[str, object], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """One questionnaire of one day.

    Attributes:
        name: of the planned file.
        answers: raw points in item order, ``None`` for no answer; empty when only scores are known.
        scores: values by scale id, when there are no answers.
        entered_by: who typed it there, empty when the table does not say.
    """

    name: str = field(repr=False)
    instrument_id: str
    taken_on: date
    situation: WorkSituation | None
    answers: tuple[int | None, ...] = field(default=(), repr=False)
    scores: tuple[tuple[str, float], ...] = field(default=(), repr=False)
    entered_by: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that an import will do; equal plans do the same.

    Attributes:
        lines: in the order of the table.
        files: made or completed, in the order met.
        measures: by person and day.
        remarks: about the whole table.
    """

    lines: tuple[PlannedLine, ...]
    files: tuple[PlannedFile, ...]
    measures: tuple[PlannedMeasure, ...]
    remarks: tuple[Remark, ...] = ()

    def of_fate(self, fate: LineFate) -> tuple[PlannedLine, ...]:
        """The lines with which that happens."""
        return tuple(line for line in self.lines if line.fate is fate)

    @property
    def new_files(self) -> int:
        """How many files are made."""
        return sum(file.client_id is None for file in self.files)


def past_score(scale: Scale, value: float, typed: str) -> float:
    """A score that was worked out elsewhere, as it is kept: to six decimals, which no scale comes near to.

    Args:
        scale: whose score it is.
        value: the number.
        typed: how it was written, for what is told of it.

    Raises:
        UserError: outside the range of the scale, or with decimals where it has none.
    """
    if not scale.low <= value <= scale.high:
        raise UserError(
            "“{value}” is outside the scale, which goes from {low} to {high}.",
            value=typed,
            low=scale.low,
            high=scale.high,
        )
    if not scale.decimals and value != int(value):
        raise UserError("“{value}” has decimals, and this scale has none.", value=typed)
    return round(value, _DECIMALS)


def past_scores(instrument: Instrument, values: Mapping[str, float]) -> tuple[Score, ...]:
    """Scores that came without their answers, one for each scale of the instrument.

    Unlike typed scores they are taken for every questionnaire that has scales: what was measured years ago and
    elsewhere cannot be answered again.

    Args:
        instrument: the version that they are kept under.
        values: by scale id; a scale that was not measured is left out.

    Raises:
        UserError: a value that the scale does not have, or none at all.
    """
    if not values:
        raise UserError("Type at least one score.")
    return tuple(
        Score(
            scale.id,
            past_score(scale, values[scale.id], str(values[scale.id])) if scale.id in values else None,
            0,
            len(scale.items),
        )
        for scale in instrument.scales
    )
