"""All words of one version of a questionnaire, in one language. Words never hold a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coachdesk.domain.instruments import ResponseScale


@dataclass(frozen=True, slots=True)
class ItemWording:
    """Words of one item, each possibly empty.

    Attributes:
        text: the question itself; only instruments of ours have it.
        short: the same in a few words, as a heading.
        hint: at most four words of ours that say what a published item is about, to check its place.
        low_end: words at the smallest number.
        high_end: words at the largest number.
        aspect: what is asked about the line in this column; empty for one answer a line.
    """

    text: str = ""
    short: str = ""
    hint: str = ""
    low_end: str = ""
    high_end: str = ""
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class ScaleWording:
    """Words of one scale.

    Attributes:
        name: as its authors call it.
        short_name: for the head of a panel or a column.
        plain: in everyday words, for a document that the person reads.
        higher: what a higher value means, for the end of an axis.
    """

    name: str
    short_name: str
    plain: str
    higher: str


@dataclass(frozen=True, slots=True)
class NormSetWording:
    """What a norm set is, where it comes from, on whom it rests, and how carefully to read it."""

    name: str
    source: str
    population: str
    caution: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of one version in one language, spaced for that language.

    Attributes:
        measures: what it measures.
        audience: for whom.
        recall: which stretch of time it asks about.
        instruction: what to do, above the first question.
        caution: the line that stands beside every result.
        cannot_say: what no result of it can tell.
        licence: who holds it and what that allows.
        responses: words of each response scale, in the order of its values; numbers and lines have none.
        bands: words by band id.
        steps: what one can do next, by band id; each is a line that can go into a plan.
        changes: source of each threshold of change, by its id.
        groups: names of the families of lines, by id.
        familiar: the instruction for whom one says “tu” to; empty where the language makes no difference.
    """

    instrument_id: str
    version: str
    language: str
    title: str
    short_title: str
    measures: str
    audience: str
    recall: str
    instruction: str
    caution: str
    cannot_say: str
    licence: str
    scales: Mapping[str, ScaleWording]
    responses: Mapping[str, tuple[str, ...]]
    items: tuple[ItemWording, ...]
    bands: Mapping[str, str]
    norm_sets: Mapping[str, NormSetWording]
    steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    familiar: str = ""

    def item(self, number: int) -> ItemWording:
        """Return the words of an item, counted from 1; all empty when it has none."""
        return self.items[number - 1]

    def word(self, response: ResponseScale, answer: float) -> str:
        """Return the word of an answer: ``Often``; empty where numbers stand for themselves."""
        words = self.responses.get(response.id, ())
        return words[response.values.index(int(answer))] if words else ""
