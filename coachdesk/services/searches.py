"""Words compared as a person means them: without case, accents or ligatures."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "'"})


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """``Émilie Cœur`` as ``emilie coeur``."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return bare.translate(_LIGATURES)


def holds_all(words: str, *texts: str) -> bool:
    """Whether each of the words stands in one of the texts, as a part of it."""
    place = "\n".join(folded(text) for text in texts)
    return all(word in place for word in folded(words).split())
