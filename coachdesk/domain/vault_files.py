"""What the files of a vault are called.

Keys, store, services and window all name them, and the first two may not know of each other.
"""

from __future__ import annotations

from typing import Final

VAULT_SUFFIX: Final = ".coachdesk"
"""Ends the name of every vault folder."""
KEY_FILE: Final = "vault.keys"
STORE_FILE: Final = "vault.db"
BACKUPS: Final = "backups"
"""Folder in the vault."""
