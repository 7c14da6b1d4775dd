"""Names of the files in a vault folder."""

from __future__ import annotations

STORE_NAME = "vault.db"
KEYS_NAME = "vault.keys"
BACKUPS_NAME = "backups"
