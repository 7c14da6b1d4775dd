"""Words of the trade with plain ones, from a content file of each language. Needs no vault."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=4)
def load(folder: Path, language: str) -> Mapping[str, str]:
    """Read the list of a language.

    Args:
        folder: ``content`` of the resources.
        language: ``fr`` or ``en``.
    """
    with (folder / f"plain_words.{language}.toml").open("rb") as file:
        return dict(tomllib.load(file)["words"])
