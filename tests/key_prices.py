"""What a passphrase costs in tests: as little as a key file may say."""

from __future__ import annotations

from typing import Final

from coachdesk.vault.key_stretching import LEAST_ITERATIONS, LEAST_MEMORY_KIB, KeyStretching

FLOOR: Final = KeyStretching(memory_kib=LEAST_MEMORY_KIB, iterations=LEAST_ITERATIONS, lanes=4)
"""0.1 s instead of half a second."""
