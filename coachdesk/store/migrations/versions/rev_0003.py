"""Who typed a sheet, and where two typings of it differed.

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


def _add_typings() -> None:
    """Nobody is named for what was typed before, and all of it was typed once."""
    op.add_column("assessments", sa.Column("entered_by", sa.Text, nullable=False, server_default=""))
    op.add_column("assessments", sa.Column("differences", sa.Text))
