"""What each topic of this version adds, one function a topic.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what an older vault has not, topic by topic."""
    _add_typings()
    _add_supervision()
    _add_to_trends()
    _add_schedules()
    _add_held_wordings()
    _add_documents()
    _add_indexes()


def _add_schedules() -> None:
    """Plans of questionnaires, days to look at a file again, flags that were looked at."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        sa.Column("due_on", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("done_on", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("uuid", name="uq_reviews_uuid"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_reviews_client_id_clients"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_client_id", "reviews", ["client_id"])
    op.create_index("ix_reviews_waiting", "reviews", ["due_on"], sqlite_where=sa.text("done_on IS NULL"))
    # By questionnaire first: what is due is asked for all files at once.
    op.create_index("ix_assessments_in_order", "assessments", ["instrument_id", "client_id", "taken_on"])
    op.add_column("clients", sa.Column("schedule", sa.Text, nullable=False, server_default=""))
    op.add_column("clients", sa.Column("seen_flags", sa.Text, nullable=False, server_default="[]"))
    op.add_column("practices", sa.Column("schedules", sa.Text, nullable=False, server_default="{}"))
    op.add_column("practices", sa.Column("minutes_a_week", sa.Integer, nullable=False, server_default="3"))


def _add_typings() -> None:
    """Nobody is named for what was typed before, and all of it was typed once."""
    op.add_column("assessments", sa.Column("entered_by", sa.Text, nullable=False, server_default=""))
    op.add_column("assessments", sa.Column("differences", sa.Text))


def _add_supervision() -> None:
    """Sessions of supervision, the cases brought to them, and what each person is called there."""
    op.add_column("clients", sa.Column("pseudonym", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "supervisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("held_on", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("format", "supervisor", "learnt", "decisions")
        ),
        sa.Column("deleted_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_supervisions"),
        sa.UniqueConstraint("uuid", name="uq_supervisions_uuid"),
        sqlite_autoincrement=True,
    )
    texts = (
        "question", "situation", "countertransference", "alliance", "looks", "chosen_eyes", "also", "decisions",
    )  # fmt: skip
    choices = ("with_initials", "says_dates", "says_occupation", "with_measures")
    op.create_table(
        "supervision_cases",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("supervision_id", sa.Integer, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in choices),
        sa.Column("deleted_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_supervision_cases"),
        sa.UniqueConstraint("uuid", name="uq_supervision_cases_uuid"),
        sa.ForeignKeyConstraint(
            ["supervision_id"], ["supervisions.id"], name="fk_supervision_cases_supervision_id_supervisions"
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_supervision_cases_client_id_clients"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_supervision_cases_supervision_id", "supervision_cases", ["supervision_id"])
    op.create_index("ix_supervision_cases_client_id", "supervision_cases", ["client_id"])


def _add_held_wordings() -> None:
    """Texts of questionnaires that the practice holds: of nobody in particular."""
    op.create_table(
        "held_wordings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("instrument_id", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("answer_words", sa.Text, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("stated_on", sa.Text, nullable=False),
        sa.Column("entered_at", sa.Text, nullable=False),
        sa.Column("deleted_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_held_wordings"),
        sa.UniqueConstraint("uuid", name="uq_held_wordings_uuid"),
        sqlite_autoincrement=True,
    )


def _add_to_trends() -> None:
    """Life events; no baseline was named before, and every layer was on."""
    op.create_table(
        "life_events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        sa.Column("happened_on", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("deleted_at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_life_events"),
        sa.UniqueConstraint("uuid", name="uq_life_events_uuid"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_life_events_client_id_clients"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_life_events_client_id", "life_events", ["client_id"])
    op.add_column(
        "assessments", sa.Column("is_baseline", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.add_column("practices", sa.Column("hidden_layers", sa.Text, nullable=False, server_default="[]"))


def _add_documents() -> None:
    """Documents that left; the person's own words, whether they want numbers; a fuller letterhead."""
    op.create_table(
        "given_documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("recipient_name", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("given_at", sa.Text, nullable=False),
        sa.Column("delivery", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("deleted_at", sa.Text),
        sa.Column("typed", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_given_documents"),
        sa.UniqueConstraint("uuid", name="uq_given_documents_uuid"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_given_documents_client_id_clients"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_given_documents_client_id", "given_documents", ["client_id"])
    op.add_column("clients", sa.Column("own_words", sa.Text, nullable=False, server_default=""))
    op.add_column("clients", sa.Column("hides_numbers", sa.Boolean, nullable=False, server_default="0"))
    op.add_column("practices", sa.Column("certifications", sa.Text, nullable=False, server_default=""))
    op.add_column("practices", sa.Column("logo", sa.Text, nullable=False, server_default=""))


def _add_indexes() -> None:
    """The day and the bin are asked over all files, ten years of them as quickly as one."""
    op.create_index("ix_sessions_held_on", "sessions", ["held_on"])
    for name in ("sessions", "assessments"):
        where = sa.text("deleted_at IS NOT NULL")
        op.create_index(f"ix_{name}_binned", name, ["deleted_at"], sqlite_where=where)
