"""Each language by its own name: whoever chose the wrong one finds the way back."""

from __future__ import annotations

from typing import Final

OWN_NAMES: Final = (("fr", "Français"), ("en", "English"))
