"""Tests run by root are refused nothing: this lets a thread be refused what anybody else would be."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Final

_CAPABILITIES_3: Final = 0x20080522
_DAC_RIGHTS: Final = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


def give_up_rights() -> None:
    """Let the thread that calls this pass over no permission any more, as nobody but root ever could."""
    if os.geteuid() != 0 or sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_3, 0)
    # Twice effective, permitted, inheritable.
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    for place in (0, 1):
        held[place] &= ~_DAC_RIGHTS
    assert libc.capset(header, held) == 0
