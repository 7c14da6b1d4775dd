"""Notices about safety, questionnaires switched on by a statement, norm sets chosen to be drawn.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table, and what the practice of an older vault has not said yet."""
    op.create_table(
        "safety_notices",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        sa.Column("assessment_id", sa.Integer, nullable=False),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("answer", sa.Integer),
        sa.Column("raised_at", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("acknowledged_at", sa.Text),
        sa.Column("done", sa.Text, nullable=False),
        sa.Column("ask_again_on", sa.Text),
        sa.Column("history", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_safety_notices"),
        sa.UniqueConstraint("uuid", name="uq_safety_notices_uuid"),
        sa.UniqueConstraint("assessment_id", "item", name="uq_safety_notices_assessment_id_item"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_safety_notices_client_id_clients"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_safety_notices_assessment_id_assessments"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_safety_notices_client_id", "safety_notices", ["client_id"])
    op.add_column("practices", sa.Column("statement", sa.Text, nullable=False, server_default=""))
    op.add_column("practices", sa.Column("stated_on", sa.Text))
    op.add_column("practices", sa.Column("switched_on", sa.Text, nullable=False, server_default="[]"))
    op.add_column("practices", sa.Column("norm_choices", sa.Text, nullable=False, server_default="{}"))
