"""A wording in the course of being put right: what was pasted, the lines as they stand, what was left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.pasted_wordings import LeftOut, LeftOutLine, PastedText
from coachdesk.domain.wordings import HeldWording, Mark, SlotLine, Slots, pointed_slots

DRAFT_KIND = "wording"


@dataclass(frozen=True, slots=True)
class WordingDraft:
    """What stands on the page.

    Attributes:
        slots: the lines.
        answers: answer words by response id.
        statement: by what right it is held, as far as it is typed.
        left_out: lines of the pasted text that were not taken for questions.
        cut_words: how many words cut at a line's end were put together.
        pasted: text in the box that was not read into lines yet.
    """

    slots: Slots
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statement: str = ""
    left_out: tuple[LeftOutLine, ...] = ()
    cut_words: int = 0
    pasted: str = ""

    @classmethod
    def of_paste(cls, found: PastedText, statement: str = "") -> WordingDraft:
        """What was just read from a pasted text."""
        return cls(Slots.of(found.lines), found.answers, statement, found.left_out, found.cut_words)

    @classmethod
    def of_held(cls, held: HeldWording, instrument: Instrument) -> WordingDraft:
        """What is held, to be looked at and put right."""
        answers = {one.response_id: one.words for one in held.answer_words}
        return cls(pointed_slots(instrument, held.items), answers, held.statement)

    def to_json(self) -> str:
        """A text for the store; :meth:`from_json` reads it."""
        return json.dumps(
            {
                "lines": [
                    [line.text, sorted(mark.value for mark in line.marks)] for line in self.slots.lines
                ],
                "answers": {name: list(words) for name, words in self.answers.items()},
                "statement": self.statement,
                "left_out": [[line.text, line.reason.name] for line in self.left_out],
                "cut_words": self.cut_words,
                "pasted": self.pasted,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> WordingDraft:
        """Read what :meth:`to_json` wrote.

        Raises:
            UserError: it is something else.
        """
        try:
            plain = json.loads(text)
            return cls(
                Slots(
                    tuple(SlotLine(str(line), frozenset(map(Mark, marks))) for line, marks in plain["lines"])
                ),
                {str(name): tuple(map(str, words)) for name, words in plain["answers"].items()},
                str(plain["statement"]),
                tuple(LeftOutLine(str(line), LeftOut[reason]) for line, reason in plain["left_out"]),
                int(plain["cut_words"]),
                str(plain["pasted"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError("What was being entered could not be read again: paste the text anew.") from error


def draft_key(instrument_id: str, language: str) -> str:
    """``cbi/fr``: one unfinished wording a questionnaire and language."""
    return f"{instrument_id}/{language}"


def from_key(key: str) -> tuple[str, str]:
    """Questionnaire and language of :func:`draft_key`."""
    instrument_id, _, language = key.partition("/")
    return instrument_id, language
