"""Sessions of supervision: hours, the cases brought to them, and the notes about them without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.changes import Done
from coachdesk.domain.days import check_in_memory
from coachdesk.domain.errors import UserError
from coachdesk.domain.folded_text import bare
from coachdesk.domain.pseudonyms import Decision, check_pseudonym, next_pseudonym, people_line, words_of_names
from coachdesk.domain.sessions import check_minutes
from coachdesk.domain.supervision import (
    NO_LOOKS,
    AllianceMoment,
    Eye,
    HoursLine,
    Supervision,
    SupervisionCase,
    SupervisionFormat,
    further_names,
    holds_note,
    hours,
    read_decisions,
    written_decisions,
)
from coachdesk.figures import trends
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.documents import ReportContent
from coachdesk.figures.pseudonymised import CaseFile, Pack, Passage, passages
from coachdesk.figures.supervision_notes import NotesOptions, supervision_notes
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from coachdesk.services.chosen_norms import ChosenNorms
from coachdesk.services.clock import Clock
from coachdesk.services.fields import Rules, day, flag, member, text, whole_number, words
from coachdesk.services.ledgers import Ledger, Service
from coachdesk.store.queries import assessments, clients, networks, phases, practices, sessions, supervision
from coachdesk.store.transactions import Reader, Transaction


@dataclass(frozen=True, slots=True)
class SupervisionLine:
    """A session in the list, with what the people brought to it are called."""

    supervision: Supervision
    pseudonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupervisionList:
    """All sessions, the latest first, and the hours of those held."""

    lines: tuple[SupervisionLine, ...]
    hours: tuple[HoursLine, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """A session to which a person was brought, and their case there."""

    supervision: Supervision
    case_id: int


def _held_on(value: object, today: date) -> date:
    """Held or planned."""
    return check_in_memory(day(value), today)


def _minutes(value: object, _today: date) -> int | None:
    return check_minutes(whole_number(value))


def _moments(value: object, _today: date) -> tuple[AllianceMoment, ...]:
    if not isinstance(value, tuple) or not all(isinstance(one, AllianceMoment) for one in value):
        raise TypeError(type(value).__name__)
    return tuple(
        AllianceMoment(one.happened_on and day(one.happened_on), text(one.what), text(one.answer))
        for one in value
    )


def _looks(value: object, _today: date) -> tuple[str, ...]:
    if not isinstance(value, tuple) or len(value) != len(NO_LOOKS):
        raise TypeError(type(value).__name__)
    return tuple(text(one) for one in value)


def _eyes(value: object, today: date) -> tuple[str, ...]:
    return tuple(Eye(one).value for one in words(value, today))


_RULES: Rules = {
    "held_on": _held_on,
    "minutes": _minutes,
    "format": member(SupervisionFormat),
    "supervisor": text,
    "learnt": text,
}
_CASE: Rules = {
    "question": text,
    "situation": text,
    "countertransference": text,
    "alliance": _moments,
    "looks": _looks,
    "chosen_eyes": _eyes,
    "also": text,
    "with_initials": flag,
    "says_dates": flag,
    "says_occupation": flag,
    "with_measures": flag,
}


class SupervisionService(Service):
    """Sessions of supervision and their notes.

    Args:
        ledger: gives transactions.
        clock: today and now.
        library: structures and words of the questionnaires.
    """

    def __init__(self, ledger: Ledger, clock: Clock, library: Library) -> None:
        super().__init__(ledger, clock)
        self._library = library

    def list_all(self) -> SupervisionList:
        """Every session, and the hours up to today."""
        with self._ledger.reading() as reader:
            held = supervision.list_supervisions(reader)
            brought = supervision.pseudonyms_by_supervision(reader)
        return SupervisionList(
            tuple(SupervisionLine(one, brought.get(one.id, ())) for one in held),
            hours(held, self._clock.today()),
        )

    def get(self, supervision_id: int) -> Pack:
        """A session with its cases.

        Raises:
            GoneError: there is none.
        """
        with self._ledger.reading() as reader:
            return self._pack(reader, supervision_id)

    def create(self, held_on: date, **fields: object) -> Done[int]:
        """Begin a session, held or planned.

        Raises:
            UserError: a field cannot be taken.
        """
        return self._insert("supervisions", **self._checked(_RULES, {"held_on": held_on, **fields}))

    def edit(self, supervision_id: int, **fields: object) -> Done[None]:
        """Change fields of a session.

        Raises:
            UserError: a field cannot be taken.
        """
        return self._update("supervisions", supervision_id, self._checked(_RULES, fields))

    def remove(self, supervision_id: int) -> Done[None]:
        """Put a session with its notes in the bin."""
        return self._to_bin("supervisions", supervision_id)

    def add_case(self, supervision_id: int, client_id: int, trees: Sequence[str]) -> Done[int]:
        """Bring a person to a session; the first time they are given a pseudonym that stays.

        Args:
            supervision_id: the session.
            client_id: whose case it is; a person is brought once.
            trees: names to choose a pseudonym from, in the language of the practice.

        Raises:
            UserError: the person is brought to this session already.
        """
        with self._ledger.change() as change:
            if _case_of(change, supervision_id, client_id) is not None:
                raise UserError("This person is brought to this session already.")
            case_id = _added(change, supervision_id, client_id, trees)
        return self._ledger.told(change, case_id)

    def bring(
        self, client_id: int, trees: Sequence[str], session_id: int | None = None, heading: str = ""
    ) -> Done[tuple[int, int]]:
        """Bring a person to the next session of supervision that is not over; one of today is begun if there is none.

        Args:
            client_id: whose case it is; a case that is there already is gone on with.
            trees: as in :meth:`add_case`.
            session_id: a session whose note is taken into the situation.
            heading: the line above that note.

        Returns:
            Ids of the session of supervision and of the case.
        """
        today = self._clock.today()
        with self._ledger.change() as change:
            coming = [one for one in supervision.list_supervisions(change) if one.held_on >= today]
            supervision_id = coming[-1].id if coming else change.insert("supervisions", held_on=today)
            found = _case_of(change, supervision_id, client_id)
            case_id = _added(change, supervision_id, client_id, trees) if found is None else found.id
            if session_id is not None:
                _take_note(change, case_id, session_id, heading)
        return self._ledger.told(change, (supervision_id, case_id))

    def take_note(self, case_id: int, session_id: int, heading: str) -> Done[None]:
        """Add the note of a session, never the private one, to the situation of a case; once.

        Args:
            case_id: the case.
            session_id: a session of the same person.
            heading: the line above the note.
        """
        with self._ledger.change() as change:
            _take_note(change, case_id, session_id, heading)
        return self._ledger.told(change, None)

    def list_for(self, client_id: int) -> tuple[Brought, ...]:
        """To which sessions a person was brought, the latest first."""
        with self._ledger.reading() as reader:
            cases = {one.supervision_id: one.id for one in supervision.list_cases_of(reader, client_id)}
            held = supervision.list_supervisions(reader)
        return tuple(Brought(one, cases[one.id]) for one in held if one.id in cases)

    def edit_case(self, case_id: int, **fields: object) -> Done[None]:
        """Change fields of a case; texts are kept as typed.

        Raises:
            UserError: a field cannot be taken.
        """
        return self._update("supervision_cases", case_id, self._checked(_CASE, fields))

    def remove_case(self, case_id: int) -> Done[None]:
        """Put a case in the bin; the person's file is not touched."""
        return self._to_bin("supervision_cases", case_id)

    def call(self, client_id: int, pseudonym: str, trees: Sequence[str]) -> Done[str]:
        """Give a person another pseudonym; an empty one asks for a tree.

        Raises:
            UserError: it gives the name away, is too long, belongs to somebody else or is somebody else's name.
        """
        with self._ledger.change() as change:
            client = clients.get_client(change, client_id)
            wanted = check_pseudonym(text(pseudonym), client.name)
            taken = [one for one in supervision.list_pseudonyms(change) if one != client.pseudonym]
            if bare(wanted) in {bare(one) for one in taken}:
                raise UserError("Somebody else is called so already. Choose another pseudonym.")
            if words_of_names((wanted,)) & _named(change, besides=client_id):
                raise UserError(
                    "This is the name of somebody else of the practice. Choose another pseudonym."
                )
            kept = wanted or next_pseudonym(trees, taken, _named(change))
            change.update("clients", client_id, pseudonym=kept)
        return self._ledger.told(change, kept)

    def list_passages(self, supervision_id: int, t: Translator) -> tuple[Passage, ...]:
        """All that was found in the texts of a session, decided on or not.

        Args:
            supervision_id: the session.
            t: language of the document, for the words proposed.
        """
        return passages(t, self.get(supervision_id))

    def decide(
        self, supervision_id: int, decisions: Mapping[tuple[int | None, str], Decision | None]
    ) -> Done[None]:
        """Keep decisions on passages; ``None`` takes one back.

        Args:
            supervision_id: the session.
            decisions: by the identity of a passage.
        """
        with self._ledger.change() as change:
            for case_id in {case_id for case_id, _ in decisions}:
                own = {key: one for (owner, key), one in decisions.items() if owner == case_id}
                if case_id is None:
                    before = supervision.get_supervision(change, supervision_id).decisions
                    change.update("supervisions", supervision_id, decisions=_joined(before, own))
                else:
                    before = supervision.get_case(change, case_id).decisions
                    change.update("supervision_cases", case_id, decisions=_joined(before, own))
        return self._ledger.told(change, None)

    def notes(self, supervision_id: int, t: Translator, options: NotesOptions) -> ReportContent:
        """Word the notes of a session, in the language of ``t``.

        Raises:
            UserError: a passage waits for a decision: nothing is replaced, and nothing left, unseen; or a
                pseudonym gives away a name that was changed after it.
        """
        with self._ledger.reading() as reader:
            pack = self._pack(reader, supervision_id)
            practice = practices.get_practice(reader)
            held = supervision.list_supervisions(reader)
        waiting = sum(one.decision is None for one in passages(t, pack))
        if waiting:
            raise UserError(
                "Passages that could name somebody wait for your decision: {count}. Look through them first.",
                count=waiting,
            )
        for file in pack.files:
            for name in (file.client.name, *further_names(file.case.also)):
                check_pseudonym(file.client.pseudonym, name)
        charts = {
            file.case.id: self._chart(t, pack, file, ChosenNorms(self._library, practice))
            for file in pack.files
            if file.case.with_measures
        }
        until = max(self._clock.today(), pack.supervision.held_on)
        return supervision_notes(t, practice, pack, charts, hours(held, until), options)

    def _chart(self, t: Translator, pack: Pack, file: CaseFile, norms: ChosenNorms) -> TrendChart:
        today = min(self._clock.today(), pack.supervision.held_on)
        measured = tuple(one for one in file.assessments if one.taken_on <= today)
        return trends.trend_chart(
            t,
            today,
            tuple(move for move in file.moves if move.moved_on <= today),
            tuple(one for one in file.sessions if one.held_on <= today),
            tuple(change for change in file.situations if change.since <= today),
            measured,
            norms,
            trends.first_panels(file.client, measured, self._library),
        )

    def _pack(self, reader: Reader, supervision_id: int) -> Pack:
        files = tuple(
            CaseFile(
                case,
                clients.get_client(reader, case.client_id),
                networks.list_contacts(reader, case.client_id),
                networks.list_situations(reader, case.client_id),
                phases.list_moves(reader, case.client_id),
                sessions.list_sessions(reader, case.client_id),
                assessments.list_assessments(reader, case.client_id),
            )
            for case in supervision.list_cases(reader, supervision_id)
        )
        everybody = (one.name for one in clients.list_all_clients(reader))
        return Pack(supervision.get_supervision(reader, supervision_id), files, people_line(everybody))


def _named(reader: Reader, *, besides: int | None = None) -> frozenset[str]:
    """The words of the names of all files, those in the bin too."""
    return words_of_names(one.name for one in clients.list_all_clients(reader) if one.id != besides)


def check_case_place(reader: Reader, case_id: int) -> None:
    """See that nobody is brought to a session twice by a case that comes back from the bin.

    Raises:
        UserError: the person was brought to it again meanwhile.
    """
    binned = supervision.get_case(reader, case_id)
    if _case_of(reader, binned.supervision_id, binned.client_id) is not None:
        raise UserError("This person is brought to this session already.")


def _case_of(reader: Reader, supervision_id: int, client_id: int) -> SupervisionCase | None:
    brought = supervision.list_cases(reader, supervision_id)
    return next((one for one in brought if one.client_id == client_id), None)


def _added(change: Transaction, supervision_id: int, client_id: int, trees: Sequence[str]) -> int:
    """A case of a person who is given a pseudonym the first time."""
    if not clients.get_client(change, client_id).pseudonym:
        taken, named = supervision.list_pseudonyms(change), _named(change)
        change.update("clients", client_id, pseudonym=next_pseudonym(trees, taken, named))
    return change.insert("supervision_cases", supervision_id=supervision_id, client_id=client_id)


def _take_note(change: Transaction, case_id: int, session_id: int, heading: str) -> None:
    case, session = supervision.get_case(change, case_id), sessions.get_session(change, session_id)
    note = session.note.strip()
    if session.client_id != case.client_id or not note or holds_note(case.situation, note):
        return
    before = case.situation.rstrip()
    situation = "\n\n".join(part for part in (before, f"{text(heading)}\n{note}") if part)
    change.update("supervision_cases", case_id, situation=text(situation))


def _joined(before: str, changed: Mapping[str, Decision | None]) -> str:
    kept = {**read_decisions(before), **changed}
    return written_decisions({key: one for key, one in kept.items() if one is not None})
