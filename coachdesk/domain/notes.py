"""Light marks in plain text notes: bullets, emphasis, a person's own words. The text itself is never changed.

- a line starting with ``- `` is a bullet;
- a line starting with ``> `` holds the person's own words;
- a line starting with ``# `` is a heading;
- ``*word*`` is emphasis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class BlockKind(Enum):
    """What a line of a note is."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    QUOTE = "quote"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, emphasised or not."""

    text: str
    is_emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a note without its mark."""

    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


_MARKS = {"- ": BlockKind.BULLET, "> ": BlockKind.QUOTE, "# ": BlockKind.HEADING}
EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


def kind_of(line: str) -> BlockKind:
    """What a line is, by its first two characters."""
    return _MARKS.get(line[:2], BlockKind.PARAGRAPH)


def blocks(note: str) -> tuple[Block, ...]:
    """The lines of a note that hold something, in order."""
    found = []
    for line in note.splitlines():
        kind = kind_of(line)
        text = line if kind is BlockKind.PARAGRAPH else line[2:]
        if text.strip():
            found.append(Block(kind, runs(text.strip())))
    return tuple(found)


def runs(text: str) -> tuple[Run, ...]:
    """Part a line at its ``*emphasis*``."""
    found: list[Run] = []
    end = 0
    for match in EMPHASIS.finditer(text):
        if match.start() > end:
            found.append(Run(text[end : match.start()]))
        found.append(Run(match.group(1), is_emphasis=True))
        end = match.end()
    if end < len(text) or not found:
        found.append(Run(text[end:]))
    return tuple(found)
