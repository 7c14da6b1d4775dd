"""Texts of questionnaires that the practice holds.

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
    """Add what each topic needs."""
    _add_held_wordings()


def _add_held_wordings() -> None:
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
