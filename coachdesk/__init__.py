"""CoachDesk: burnout recovery followed on one's own computer, in one encrypted file."""

from __future__ import annotations

__version__ = "0.1.0"
