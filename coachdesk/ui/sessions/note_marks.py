"""What the buttons over a note do to its lines. Text in, text out: no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coachdesk.domain.notes import BlockKind, kind_of

BULLET: Final = "- "
QUOTE: Final = "> "
STAR: Final = "*"


def mark_of(line: str) -> str:
    """The two signs that make a line a bullet, a quote or a heading, or nothing."""
    return "" if kind_of(line) is BlockKind.PARAGRAPH else line[:2]


def marks_wanted(lines: Sequence[str], mark: str) -> list[str]:
    """The mark each line is to have: ``mark``, or none when all lines have it already.

    Empty lines between others stay empty.
    """
    filled = [line for line in lines if line.strip()]
    if filled and all(mark_of(line) == mark for line in filled):
        return ["" if mark_of(line) == mark else mark_of(line) for line in lines]
    return [mark if line.strip() or not filled else mark_of(line) for line in lines]


def emphasised(lines: Sequence[str]) -> list[str]:
    """Each line between stars, or without them when all have them; marks and outer spaces stay outside."""
    parts = [_parted(line) for line in lines]
    words = [middle for _, middle, _ in parts if middle]
    has_stars = bool(words) and all(_is_starred(middle) for middle in words)
    return [before + _turned(middle, has_stars=has_stars) + after for before, middle, after in parts]


def continued(line: str) -> str | None:
    """What Enter at the end of a line begins the next one with; ``None`` ends the list instead."""
    if kind_of(line) is not BlockKind.BULLET:
        return ""
    return BULLET if line[2:].strip() else None


def _parted(line: str) -> tuple[str, str, str]:
    mark = mark_of(line)
    rest = line[len(mark) :]
    middle = rest.strip()
    start = rest.index(middle) if middle else 0
    return mark + rest[:start], middle, rest[start + len(middle) :]


def _is_starred(text: str) -> bool:
    return len(text) > 2 and text.startswith(STAR) and text.endswith(STAR)


def _turned(text: str, *, has_stars: bool) -> str:
    if not text:
        return text
    return text[1:-1] if has_stars else f"{STAR}{text}{STAR}"
