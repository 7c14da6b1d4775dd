"""What it costs to try one passphrase.

Argon2id (RFC 9106) makes each guess slow and hungry for memory. The cost is a value that is handed in: a real
vault pays the real one, a test the lowest that is accepted on reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coachdesk.domain.errors import StorageError, StorageTrouble

LEAST_MEMORY_KIB: Final = 64 * 1024
MOST_MEMORY_KIB: Final = 1024 * 1024
LEAST_ITERATIONS: Final = 2
MOST_ITERATIONS: Final = 16
MOST_LANES: Final = 16


@dataclass(frozen=True, slots=True)
class KeyStretching:
    """Cost of Argon2id.

    Args:
        memory_kib: memory in KiB, 65,536 to 1,048,576 and at least eight for each lane.
        iterations: passes over the memory, 2 to 16.
        lanes: parallel lanes, 1 to 16.
    """

    memory_kib: int
    iterations: int
    lanes: int

    @property
    def is_acceptable(self) -> bool:
        """Whether it is neither cheaper than our floor (a downgrade) nor dearer than our ceiling (a trap)."""
        return (
            LEAST_MEMORY_KIB <= self.memory_kib <= MOST_MEMORY_KIB
            and LEAST_ITERATIONS <= self.iterations <= MOST_ITERATIONS
            and 1 <= self.lanes <= MOST_LANES
            and self.memory_kib >= 8 * self.lanes
        )

    def stretch(self, passphrase: bytes, salt: bytes, length: int) -> bytes:
        """Derive ``length`` bytes; 0.1 s at the floor, about half a second at the real cost.

        Raises:
            StorageError: this computer has not enough free memory.
            ValueError: the cost is not acceptable: nothing is computed.
        """
        if not self.is_acceptable:
            raise ValueError(self)
        # Loaded here: the lock screen is painted before anything is derived.
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        argon2 = Argon2id(
            salt=salt,
            length=length,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        try:
            return argon2.derive(passphrase)
        except MemoryError as error:
            raise StorageError(StorageTrouble.FAILED) from error


# What a slot says whose secret is random enough as it is. No passphrase can be stretched at this price.
NONE: Final = KeyStretching(memory_kib=0, iterations=0, lanes=0)
REAL: Final = KeyStretching(memory_kib=256 * 1024, iterations=3, lanes=4)
