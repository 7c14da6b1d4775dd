"""What an import will do, worked out without doing it: each line set against the vault and the lines before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.clients import Client, SituationChange, situation_on
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.imports import (
    FIELDS,
    ImportPlan,
    LineFate,
    Meaning,
    PlannedFile,
    PlannedLine,
    PlannedMeasure,
    Remark,
    Uses,
)
from coachdesk.domain.messages import N_
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.import_lines import Reading
from coachdesk.services.import_names import Names

_KEPT: Final = N_("The file says something else here and keeps it.")


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault holds of the people that a table may name.

    Attributes:
        clients: every file outside the bin.
        measures: by id of the client; of those named in the table.
        situations: likewise.
    """

    clients: tuple[Client, ...]
    measures: Mapping[int, tuple[Assessment, ...]]
    situations: Mapping[int, tuple[SituationChange, ...]]


@dataclass(slots=True)
class _File:
    name: str
    client: Client | None
    fields: dict[Meaning, object] = field(default_factory=dict)
    is_met: bool = False

    def held(self, meaning: Meaning) -> object:
        """What the file says by now: in the vault or of an earlier line."""
        before = getattr(self.client, meaning.value) if self.client is not None else None
        return self.fields.get(meaning) or before


@dataclass(slots=True)
class _Measure:
    line: int
    situation: WorkSituation | None
    answers: tuple[int | None, ...]
    scores: dict[str, float]
    entered_by: str = ""


_Key = tuple[str, str, date]


def plan(readings: Iterable[Reading], uses: Uses, names: Names, known: Known) -> ImportPlan:
    """Work out what an import does; the same lines, columns and vault give an equal plan.

    Args:
        readings: what each line says, in order.
        uses: what each column is.
        names: of the questionnaires.
        known: what the vault holds.
    """
    planner = _Planner(names, known, uses)
    lines = tuple(planner.take(reading) for reading in readings)
    return ImportPlan(lines, planner.files(), planner.measures(), tuple(_gaps(uses, names)))


def _gaps(uses: Uses, names: Names) -> Iterable[Remark]:
    """Questionnaires of which only some questions have a column."""
    counts = Counter(use.instrument_id for use in uses if use is not None and use.meaning is Meaning.ANSWER)
    for instrument_id, count in counts.items():
        total = len(names.instruments[instrument_id].items)
        if count < total:
            yield Remark.of(
                UserError(
                    "{questionnaire}: questions with a column {count} of {total}; the others stay without answer.",
                    questionnaire=instrument_id,
                    count=count,
                    total=total,
                )
            )


class _Planner:
    def __init__(self, names: Names, known: Known, uses: Uses) -> None:
        self._names = names
        self._known = known
        self._uses = uses
        self._counts = Counter(client.name for client in known.clients)
        self._clients = {client.name: client for client in known.clients}
        self._spelled = {bare(client.name): client.name for client in known.clients}
        self._files: dict[str, _File] = {}
        self._measures: dict[_Key, _Measure] = {}

    def files(self) -> tuple[PlannedFile, ...]:
        """The files that are made or get more."""
        return tuple(
            PlannedFile(
                one.name,
                one.client.id if one.client is not None else None,
                tuple((meaning.value, one.fields[meaning]) for meaning in FIELDS if meaning in one.fields),
            )
            for one in self._files.values()
        )

    def measures(self) -> tuple[PlannedMeasure, ...]:
        """The questionnaires that are added."""
        return tuple(
            PlannedMeasure(
                name,
                instrument_id,
                day,
                one.situation,
                one.answers,
                tuple(one.scores.items()),
                one.entered_by,
            )
            for (name, instrument_id, day), one in self._measures.items()
        )

    def take(self, reading: Reading) -> PlannedLine:
        """Plan one line, whole or not at all."""
        remarks = list(reading.remarks)
        file: _File | None = None
        added: list[tuple[_Key, _Measure]] = []
        try:
            file = self._file(reading) if reading.name else None
            if file is not None and reading.day is not None:
                added = [found for one in reading.measured() for found in self._added(reading, file, one)]
        except UserError as error:
            remarks.append(Remark.of(error))
        if remarks or file is None:
            return PlannedLine(reading.line, reading.name, LineFate.REFUSED, remarks=tuple(remarks))
        return self._keep(reading, file, added)

    def _keep(self, reading: Reading, file: _File, added: list[tuple[_Key, _Measure]]) -> PlannedLine:
        makes_file = file.client is None and not file.is_met
        file.is_met = True
        self._files.setdefault(file.name, file)
        self._spelled.setdefault(bare(file.name), file.name)
        completes, remarks = self._complete(file, reading)
        for key, measure in added:
            self._measures[key] = measure
        is_new = makes_file or completes or added
        return PlannedLine(
            reading.line,
            reading.name,
            LineFate.IMPORTED if is_new else LineFate.PRESENT,
            makes_file,
            completes,
            tuple((key[1], key[2]) for key, _ in added),
            remarks,
        )

    def _file(self, reading: Reading) -> _File:
        name = reading.name
        if name in self._files:
            return self._files[name]
        if self._counts[name] > 1:
            raise UserError("Several files bear this name: nothing says which one is meant.")
        spelled = self._spelled.get(bare(name))
        if spelled is not None and spelled != name:
            raise UserError(
                "Almost the same name as “{person}”. Write it in the same way, or make the two more different.",
                person=spelled,
            )
        return _File(name, self._clients.get(name))

    def _complete(self, file: _File, reading: Reading) -> tuple[tuple[Meaning, ...], tuple[Remark, ...]]:
        """Fill what is empty; what the file says already is never written over."""
        completes, remarks = [], []
        for meaning, value in reading.fields.items():
            held = file.held(meaning)
            if meaning is Meaning.TAGS and isinstance(value, tuple):
                before = held if isinstance(held, tuple) else ()
                wanted: object = (*before, *(tag for tag in value if tag not in before))
            elif held and value != held:
                place = next(n for n, use in enumerate(self._uses) if use and use.meaning is meaning)
                remarks.append(Remark(_KEPT, column=place))
                continue
            else:
                wanted = value
            if wanted != held:
                file.fields[meaning] = wanted
                completes.append(meaning)
        return tuple(completes), tuple(remarks)

    def _added(self, reading: Reading, file: _File, instrument_id: str) -> list[tuple[_Key, _Measure]]:
        """The questionnaire as it stands with this line; nothing when all of it is there already.

        Raises:
            UserError: other figures are there for the same day.
        """
        day = reading.day
        if day is None:
            return []
        answers = reading.sheet(self._names, instrument_id)
        scores = {} if answers else reading.values(instrument_id)
        if self._is_present(file, instrument_id, day, answers, scores):
            return []
        key = (file.name, instrument_id, day)
        before = self._measures.get(key)
        if before is None:
            situation = reading.situation or self._situation(file, day)
            return [(key, _Measure(reading.line, situation, answers, scores, reading.entered_by))]
        is_other = bool(answers) != bool(before.answers) or answers != before.answers
        if is_other or any(before.scores.get(scale, value) != value for scale, value in scores.items()):
            raise UserError(
                "{questionnaire}: line {line} has other figures for the same day.",
                questionnaire=instrument_id,
                line=str(before.line),
            )
        merged = {**before.scores, **scores}
        if merged == before.scores:
            return []
        situation = before.situation or reading.situation
        entered_by = before.entered_by or reading.entered_by
        return [(key, _Measure(before.line, situation, before.answers, merged, entered_by))]

    def _is_present(
        self,
        file: _File,
        instrument_id: str,
        day: date,
        answers: tuple[int | None, ...],
        scores: Mapping[str, float],
    ) -> bool:
        if file.client is None:
            return False
        taken = [
            one
            for one in self._known.measures.get(file.client.id, ())
            if one.instrument_id == instrument_id and one.taken_on == day
        ]
        if any(_is_same(one, answers, scores) for one in taken):
            return True
        if taken:
            raise UserError(
                "{questionnaire}: the file has one of that day with other figures. Correct it there.",
                questionnaire=instrument_id,
            )
        return False

    def _situation(self, file: _File, day: date) -> WorkSituation | None:
        if file.client is None:
            return None
        return situation_on(self._known.situations.get(file.client.id, ()), day)


def _is_same(taken: Assessment, answers: tuple[int | None, ...], scores: Mapping[str, float]) -> bool:
    if answers:
        return taken.answers == answers
    held = {score.scale_id: score.value for score in taken.scores}
    return all(
        (value := held.get(scale_id)) is not None and abs(value - given) < 1e-6
        for scale_id, given in scores.items()
    )
