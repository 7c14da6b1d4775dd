"""The texts of a session of supervision as they may be printed: what was found in them, and what replaces it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.clients import Client, Contact, SituationChange
from coachdesk.domain.phases import PhaseMove
from coachdesk.domain.pseudonyms import Decision, Finding, Trace, TraceKind, replaced, traces_of
from coachdesk.domain.sessions import Session
from coachdesk.domain.supervision import (
    Supervision,
    SupervisionCase,
    further_names,
    read_decisions,
    texts_of,
)
from coachdesk.domain.trace_search import find_traces
from coachdesk.figures.supervision_words import replacement
from coachdesk.i18n.translator import Translator

LEARNT = "learnt"
OCCUPATION = "occupation"
_NOTES_READ: Final = 40


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case and all of the person's file that its document needs."""

    case: SupervisionCase
    client: Client
    contacts: tuple[Contact, ...] = ()
    situations: tuple[SituationChange, ...] = ()
    moves: tuple[PhaseMove, ...] = ()
    sessions: tuple[Session, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @property
    def start(self) -> date:
        """The first day of its weeks: the first session, or the making of the file before there is one."""
        held = [one.held_on for one in self.sessions if one.deleted_at is None]
        return min(held, default=self.client.created_at.astimezone().date())


@dataclass(frozen=True, slots=True)
class Pack:
    """A session of supervision with its cases.

    Attributes:
        people: names of everybody of the practice, in one line: a word that is one of them is no mere beginning of
            a sentence.
    """

    supervision: Supervision
    files: tuple[CaseFile, ...]
    people: str = ""

    @property
    def start(self) -> date:
        """The first day of the weeks in texts that belong to no case alone."""
        return min((file.start for file in self.files), default=self.supervision.held_on)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to decide on, and what stands in for it.

    Attributes:
        case_id: whose text it is in; ``None`` for what belongs to the whole session.
        client_id: whose case that is.
        place: name of the text (:func:`coachdesk.domain.supervision.texts_of`).
        proposed: the words that replace it if the practitioner says so.
        decision: what was decided, if anything was.
    """

    case_id: int | None
    client_id: int | None
    place: str
    finding: Finding
    proposed: str
    decision: Decision | None

    @property
    def identity(self) -> tuple[int | None, str]:
        """The same passage between the same words of one case is decided once."""
        return self.case_id, self.finding.key


def passages(t: Translator, pack: Pack) -> tuple[Passage, ...]:
    """Everything to decide on, in the order of the document; a passage that recurs between the same words once.

    Args:
        t: language of the document, for the words proposed.
        pack: a session with its cases.
    """
    found: dict[tuple[int | None, str], Passage] = {}
    for file in pack.files:
        decided = read_decisions(file.case.decisions)
        for place, findings in _found(pack, file).items():
            for one in findings:
                proposed = replacement(t, one, file.start)
                passage = Passage(file.case.id, file.client.id, place, one, proposed, decided.get(one.key))
                found.setdefault(passage.identity, passage)
    decided = read_decisions(pack.supervision.decisions)
    for one in _found_in_learnt(pack):
        proposed = replacement(t, one, pack.start)
        passage = Passage(None, None, LEARNT, one, proposed, decided.get(one.key))
        found.setdefault(passage.identity, passage)
    return tuple(found.values())


def clean_texts(t: Translator, pack: Pack, file: CaseFile) -> dict[str, str]:
    """The texts of a case with everything replaced that the practitioner decided to replace."""
    decided = read_decisions(file.case.decisions)
    found = _found(pack, file)
    return {place: _clean(t, text, found[place], decided, file.start) for place, text in _texts(file)}


def clean_learnt(t: Translator, pack: Pack) -> str:
    """What the practitioner takes along, the same way."""
    decided = read_decisions(pack.supervision.decisions)
    return _clean(t, pack.supervision.learnt, _found_in_learnt(pack), decided, pack.start)


def _clean(
    t: Translator, text: str, found: Sequence[Finding], decided: Mapping[str, Decision], start: date
) -> str:
    return replaced(text, found, decided, lambda one: replacement(t, one, start))


def _texts(file: CaseFile) -> tuple[tuple[str, str], ...]:
    """What was typed for a case; the occupation of the file with it where it is told as recorded."""
    said = ((OCCUPATION, file.client.occupation.strip()),) if file.case.says_occupation else ()
    return (*texts_of(file.case), *said)


def _found(pack: Pack, file: CaseFile) -> dict[str, tuple[Finding, ...]]:
    texts = _texts(file)
    traces = _traces(pack, file)
    kept = {}
    for place, text in texts:
        found = find_traces(
            text,
            traces,
            pack.supervision.held_on,
            with_initials=file.case.with_initials,
            beside=[*(other for name, other in texts if name != place), *_written(pack, file)],
        )
        kept[place] = tuple(one for one in found if _is_asked(one, file.case))
    return kept


def _written(pack: Pack, file: CaseFile) -> tuple[str, ...]:
    """Where else names stand: those of the practice, and the latest notes of the person's own file."""
    latest = sorted(file.sessions, key=lambda one: one.held_on, reverse=True)[:_NOTES_READ]
    return (pack.people, *(one.note for one in latest if one.note))


def _found_in_learnt(pack: Pack) -> tuple[Finding, ...]:
    beside = [pack.people, *(text for file in pack.files for _, text in _texts(file))]
    found = find_traces(pack.supervision.learnt, _traces(pack), pack.supervision.held_on, beside=beside)
    says_dates = bool(pack.files) and all(file.case.says_dates for file in pack.files)
    return tuple(one for one in found if not (says_dates and one.kind is TraceKind.DATE))


def _is_asked(one: Finding, case: SupervisionCase) -> bool:
    if one.kind is TraceKind.DATE:
        return not case.says_dates
    return not (one.kind is TraceKind.OCCUPATION and case.says_occupation)


def _traces(pack: Pack, first: CaseFile | None = None) -> tuple[Trace, ...]:
    """Of all persons of the session: one may be named in the case of another.

    Those of ``first`` stand before the others: where two share a first name, it means the one whose case it is.
    """
    every = [
        trace
        for file in sorted(pack.files, key=lambda file: file is not first)
        for trace in traces_of(file.client, file.contacts, further_names(file.case.also))
    ]
    return tuple(dict.fromkeys(every))
