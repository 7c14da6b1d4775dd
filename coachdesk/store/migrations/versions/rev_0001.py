"""The tables of version 0.1.

Revision ID: 0001
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _maybe(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text) for name in names]


def _make(name: str, *columns: sa.Column[Any], client: bool = True) -> None:
    parts: list[Any] = [
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
    ]
    if client:
        parts.append(sa.Column("client_id", sa.Integer, nullable=False))
    parts += columns
    parts += [
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("uuid", name=f"uq_{name}_uuid"),
    ]
    if client:
        parts.append(
            sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=f"fk_{name}_client_id_clients")
        )
    if name == "actions":
        parts.append(
            sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name="fk_actions_session_id_sessions")
        )
    op.create_table(name, *parts, sqlite_autoincrement=True)
    if client and name != "sessions":
        op.create_index(f"ix_{name}_client_id", name, ["client_id"])


def upgrade() -> None:
    """Make the tables of a new vault."""
    _practices_and_clients()
    _around_a_client()
    _sessions()
    _drafts_and_facts()


def _practices_and_clients() -> None:
    _make(
        "practices",
        *_texts("profession", "name", "practitioner", "title", "address", "phone", "email", "registration"),
        *_texts("accent", "document_language"),
        _flag("is_demo"),
        _flag("has_read_private_note"),
        *_texts("sheet_layouts"),
        client=False,
    )
    _make(
        "clients",
        *_texts("name", "created_at"),
        sa.Column("birth_year", sa.Integer),
        *_texts("address_form", "gender", "word_used", "occupation", "sector", "employer_context"),
        *_texts("employment_status", "phone", "email", "usual_address", "remote_location"),
        *_texts("emergency_name", "emergency_relation", "emergency_phone"),
        *_texts("payer", "payer_disclosure", "payer_sentence", "help_barriers", "medical_follow_up"),
        *_texts("minimal_energy", "able_to_project", "wishes_it", "starting_situation", "state"),
        *_texts("tags", "chosen_panels"),
        *_maybe("deleted_at"),
        client=False,
    )


def _around_a_client() -> None:
    _make("contacts", *_texts("name", "role", "phone", "email", "may_contact"), *_maybe("deleted_at"))
    _make(
        "consents",
        *_texts("subject", "given_on", "text_version", "how"),
        *_maybe("withdrawn_on", "deleted_at"),
    )
    _make("situation_changes", *_texts("since", "situation"), *_maybe("deleted_at"))
    _make("phase_moves", *_texts("phase", "moved_on", "decided_by", "reason"), *_maybe("deleted_at"))
    _make(
        "assessments",
        *_texts("instrument_id", "version", "taken_on"),
        *_maybe("work_situation"),
        *_texts("mode", "answers", "scores", "entered_at"),
        *_maybe("deleted_at"),
    )
    _make(
        "safety_notes",
        *_texts("noted_at", "said"),
        _flag("asked_directly"),
        *_texts("decided", "told_to"),
        *_maybe("ask_again_on", "deleted_at"),
    )


def _sessions() -> None:
    _make(
        "sessions",
        *_texts("held_on"),
        *_maybe("starts_at"),
        sa.Column("minutes", sa.Integer),
        *_texts("place", "safety"),
        *_maybe("next_at", "next_place"),
        _flag("is_closed"),
        *_maybe("deleted_at"),
        *_texts("note", "private_note"),
    )
    op.create_index("ix_sessions_in_order", "sessions", ["client_id", "held_on", "starts_at"])
    op.create_index(
        "ix_sessions_planned",
        "sessions",
        ["next_at"],
        sqlite_where=sa.text("next_at IS NOT NULL AND deleted_at IS NULL"),
    )
    op.create_index(
        "ix_sessions_unclosed",
        "sessions",
        ["held_on"],
        sqlite_where=sa.text("is_closed = 0 AND deleted_at IS NULL"),
    )
    _make(
        "actions",
        sa.Column("session_id", sa.Integer, nullable=False),
        *_texts("text", "lever", "state"),
        *_maybe("due_on", "deleted_at"),
    )
    op.create_index("ix_actions_session_id", "actions", ["session_id"])


def _drafts_and_facts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("kind"),
        sa.Column("client_id", sa.Integer),
        *_texts("key", "body", "updated_at"),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint("kind", "client_id", "key", name="uq_drafts_kind_client_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_drafts_of_nobody",
        "drafts",
        ["kind", "key"],
        unique=True,
        sqlite_where=sa.text("client_id IS NULL"),
    )
    facts = op.create_table(
        "vault_facts", *_texts("name", "value"), sa.PrimaryKeyConstraint("name", name="pk_vault_facts")
    )
    # By this a file is known as a vault of ours: without it, it is refused.
    op.bulk_insert(facts, [{"name": "schema", "value": "coachdesk"}])
