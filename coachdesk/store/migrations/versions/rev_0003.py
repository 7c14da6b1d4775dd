"""Who typed a sheet, where two typings differed; life events, a named baseline, layers switched off.

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
    _add_to_trends()


def _add_typings() -> None:
    """Nobody is named for what was typed before, and all of it was typed once."""
    op.add_column("assessments", sa.Column("entered_by", sa.Text, nullable=False, server_default=""))
    op.add_column("assessments", sa.Column("differences", sa.Text))


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
