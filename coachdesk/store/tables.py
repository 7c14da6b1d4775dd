"""The tables, one per domain record (:mod:`coachdesk.store.record_tables`), with the same columns.

A test compares them with records and migrations.

No ``ON DELETE CASCADE``: a row that others point to cannot vanish and take them along. Ids are never used
twice (``AUTOINCREMENT``): a draft or a step that still names a row can never be about another person's.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
)
from sqlalchemy.types import TypeEngine

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import (
    AddressForm,
    Answer,
    Disclosure,
    EmploymentStatus,
    FileState,
    Gender,
    MayContact,
    MedicalFollowUp,
    WordUsed,
)
from coachdesk.domain.documents import Delivery, DocumentKind, Recipient
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.safety_notices import NoticeState
from coachdesk.domain.sessions import ActionState, Lever, Place, SafetyQuestion
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.supervision import SupervisionFormat
from coachdesk.store.columns import (
    Answers,
    Choice,
    Day,
    Differences,
    Hour,
    Instant,
    LocalMoment,
    Moments,
    Scores,
    Turns,
    Words,
    WordsOfAnswers,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_Kind: TypeAlias = TypeEngine[Any] | type[TypeEngine[Any]]


def _table(name: str, *columns: Any) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("uuid", Text, nullable=False, unique=True),
        *columns,
        sqlite_autoincrement=True,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _kept(name: str, kind: _Kind) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _client() -> Column[int]:
    return Column("client_id", Integer, ForeignKey("clients.id"), nullable=False, index=True)


def _binned() -> Column[Any]:
    return Column("deleted_at", Instant)


practices = _table(
    "practices",
    _kept("profession", Choice(Profession)),
    *map(_text, ("name", "practitioner", "title", "address", "phone", "email", "registration", "accent")),
    _text("document_language"),
    _kept("is_demo", Boolean),
    _kept("has_read_private_note", Boolean),
    _text("sheet_layouts"),
    _text("statement"),
    Column("stated_on", Day),
    _kept("switched_on", Words),
    _text("norm_choices"),
    _text("schedules"),
    _kept("minutes_a_week", Integer),
    _kept("hidden_layers", Words),
    _text("certifications"),
    _text("logo"),
)

clients = _table(
    "clients",
    _text("name"),
    _kept("created_at", Instant),
    Column("birth_year", Integer),
    _kept("address_form", Choice(AddressForm)),
    _kept("gender", Choice(Gender)),
    _kept("word_used", Choice(WordUsed)),
    *map(_text, ("occupation", "sector", "employer_context")),
    _kept("employment_status", Choice(EmploymentStatus)),
    *map(_text, ("phone", "email", "usual_address", "remote_location")),
    *map(_text, ("emergency_name", "emergency_relation", "emergency_phone", "payer")),
    _kept("payer_disclosure", Choice(Disclosure)),
    *map(_text, ("payer_sentence", "help_barriers", "pseudonym", "own_words")),
    _kept("hides_numbers", Boolean),
    _kept("medical_follow_up", Choice(MedicalFollowUp)),
    _kept("minimal_energy", Choice(Answer)),
    _kept("able_to_project", Choice(Answer)),
    _kept("wishes_it", Choice(Answer)),
    _text("starting_situation"),
    _kept("state", Choice(FileState)),
    _kept("tags", Words),
    _kept("chosen_panels", Words),
    _text("schedule"),
    _kept("seen_flags", Words),
    _binned(),
)

contacts = _table(
    "contacts",
    _client(),
    *map(_text, ("name", "role", "phone", "email")),
    _kept("may_contact", Choice(MayContact)),
    _binned(),
)

consents = _table(
    "consents",
    _client(),
    _text("subject"),
    _kept("given_on", Day),
    *map(_text, ("text_version", "how")),
    Column("withdrawn_on", Day),
    _binned(),
)

situation_changes = _table(
    "situation_changes",
    _client(),
    _kept("since", Day),
    _kept("situation", Choice(WorkSituation)),
    _binned(),
)

phase_moves = _table(
    "phase_moves",
    _client(),
    _kept("phase", Choice(Phase)),
    _kept("moved_on", Day),
    _kept("decided_by", Choice(DecidedBy)),
    _text("reason"),
    _binned(),
)

life_events = _table(
    "life_events",
    _client(),
    _kept("happened_on", Day),
    _text("words"),
    _binned(),
)

assessments = _table(
    "assessments",
    _client(),
    *map(_text, ("instrument_id", "version")),
    _kept("taken_on", Day),
    Column("work_situation", Choice(WorkSituation)),
    _kept("mode", Choice(AnswerMode)),
    _kept("answers", Answers),
    _kept("scores", Scores),
    _kept("entered_at", Instant),
    _binned(),
    _text("entered_by"),
    Column("differences", Differences),
    _kept("is_baseline", Boolean),
)
# By questionnaire first: what is due is asked for all files at once.
Index(
    "ix_assessments_in_order",
    assessments.c.instrument_id,
    assessments.c.client_id,
    assessments.c.taken_on,
)

reviews = _table(
    "reviews",
    _client(),
    _kept("due_on", Day),
    _text("about"),
    Column("done_on", Day),
)
Index("ix_reviews_waiting", reviews.c.due_on, sqlite_where=reviews.c.done_on.is_(None))

# The notes stand last: what lists and Today read is then found without walking through pages of text.
sessions = _table(
    "sessions",
    Column("client_id", Integer, ForeignKey("clients.id"), nullable=False),
    _kept("held_on", Day),
    Column("starts_at", Hour),
    Column("minutes", Integer),
    _kept("place", Choice(Place)),
    _kept("safety", Choice(SafetyQuestion)),
    Column("next_at", LocalMoment),
    Column("next_place", Choice(Place)),
    _kept("is_closed", Boolean),
    _binned(),
    *map(_text, ("note", "private_note")),
)
Index("ix_sessions_in_order", sessions.c.client_id, sessions.c.held_on, sessions.c.starts_at)
Index(
    "ix_sessions_planned",
    sessions.c.next_at,
    sqlite_where=and_(sessions.c.next_at.is_not(None), sessions.c.deleted_at.is_(None)),
)
Index(
    "ix_sessions_unclosed",
    sessions.c.held_on,
    sqlite_where=and_(sessions.c.is_closed == 0, sessions.c.deleted_at.is_(None)),
)
Index("ix_sessions_held_on", sessions.c.held_on)
# The bin is read over all files: what lies in it is found without walking through what does not.
for _many in (sessions, assessments):
    _binned_at = _many.c.deleted_at
    Index(f"ix_{_many.name}_binned", _binned_at, sqlite_where=_binned_at.is_not(None))

actions = _table(
    "actions",
    _client(),
    Column("session_id", Integer, ForeignKey("sessions.id"), nullable=False, index=True),
    _text("text"),
    _kept("lever", Choice(Lever)),
    _kept("state", Choice(ActionState)),
    Column("due_on", Day),
    _binned(),
)

safety_notes = _table(
    "safety_notes",
    _client(),
    _kept("noted_at", Instant),
    _text("said"),
    _kept("asked_directly", Boolean),
    *map(_text, ("decided", "told_to")),
    Column("ask_again_on", Day),
    _binned(),
)

safety_notices = _table(
    "safety_notices",
    _client(),
    Column("assessment_id", Integer, ForeignKey("assessments.id"), nullable=False),
    Column("item", Integer, nullable=False),
    Column("answer", Integer),
    _kept("raised_at", Instant),
    _kept("state", Choice(NoticeState)),
    Column("acknowledged_at", Instant),
    _text("done"),
    Column("ask_again_on", Day),
    _kept("history", Turns),
    UniqueConstraint("assessment_id", "item", name="uq_safety_notices_assessment_id_item"),
)

supervisions = _table(
    "supervisions",
    _kept("held_on", Day),
    Column("minutes", Integer),
    _kept("format", Choice(SupervisionFormat)),
    *map(_text, ("supervisor", "learnt", "decisions")),
    _binned(),
)

supervision_cases = _table(
    "supervision_cases",
    Column("supervision_id", Integer, ForeignKey("supervisions.id"), nullable=False, index=True),
    _client(),
    *map(_text, ("question", "situation", "countertransference")),
    _kept("alliance", Moments),
    _kept("looks", Words),
    _kept("chosen_eyes", Words),
    *map(_text, ("also", "decisions")),
    _kept("with_initials", Boolean),
    _kept("says_dates", Boolean),
    _kept("says_occupation", Boolean),
    _kept("with_measures", Boolean),
    _binned(),
)

# Of nobody in particular: the text of a questionnaire that the practice may use.
held_wordings = _table(
    "held_wordings",
    *map(_text, ("instrument_id", "version", "language")),
    _kept("items", Words),
    _kept("answer_words", WordsOfAnswers),
    _text("statement"),
    _kept("stated_on", Day),
    _kept("entered_at", Instant),
    _binned(),
)

given_documents = _table(
    "given_documents",
    _client(),
    _kept("kind", Choice(DocumentKind)),
    _kept("recipient", Choice(Recipient)),
    *map(_text, ("recipient_name", "language")),
    _kept("given_at", Instant),
    _kept("delivery", Choice(Delivery)),
    _text("digest"),
    _binned(),
    _text("typed"),
)

# No foreign key to clients: to take back the making of a file must neither fail on typed text nor destroy it.
drafts = Table(
    "drafts",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("kind"),
    Column("client_id", Integer),
    _text("key"),
    _text("body"),
    _kept("updated_at", Instant),
    UniqueConstraint("kind", "client_id", "key"),
    sqlite_autoincrement=True,
)
# NULL is never equal to NULL, so the constraint above says nothing about drafts of nobody.
Index(
    "ix_drafts_of_nobody", drafts.c.kind, drafts.c.key, unique=True, sqlite_where=drafts.c.client_id.is_(None)
)

vault_facts = Table(
    "vault_facts",
    METADATA,
    Column("name", Text, primary_key=True),
    _text("value"),
)

#: Rows that never enter a step: undo takes back neither what is being typed nor facts of the vault.
UNRECORDED = frozenset({drafts.name, vault_facts.name})
