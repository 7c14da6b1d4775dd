"""Questionnaires as values: structure of one version, and its words in one language.

Structure never holds a sentence; words never hold a rule. Both are read from TOML by the room
``instruments``, which checks them, so that everything here may trust what it is given. Items are numbered
from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Who wrote it: ours ship whole, published ones ship their structure and never their item wording."""

    OWN = "own"
    PUBLISHED = "published"


class EntryWay(Enum):
    """What can be typed in: the answers one by one, or the scores already worked out."""

    ANSWERS = "answers"
    SCORES = "scores"


class Method(Enum):
    """How a scale is worked out from its items.

    ``SUM`` and ``MEAN`` of the answered items, ``WEIGHTED`` is their sum times a weight (a 0-100 form of a
    raw score), ``MEAN_OF_SCALES`` the unweighted mean of other scales.
    """

    SUM = "sum"
    MEAN = "mean"
    WEIGHTED = "weighted"
    MEAN_OF_SCALES = "mean_of_scales"


class Higher(Enum):
    """What a higher value stands for: more strain, or more of what carries a person."""

    WORSE = "worse"
    BETTER = "better"


class ResponseKind(Enum):
    """How an answer is given.

    ``COLUMNS``: boxes in a row under words, counted from the left. ``NUMBERS``: the printed number itself.
    ``YES_NO``: 1 is yes, 0 is no. ``LINE``: a mark on a line, measured with decimals.
    """

    COLUMNS = "columns"
    NUMBERS = "numbers"
    YES_NO = "yes_no"
    LINE = "line"


class Grade(Enum):
    """How well a figure is supported by what could be read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class MissingRule(Enum):
    """Where the rule for unanswered items comes from: the authors, or the house (every item is needed)."""

    PUBLISHED = "published"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class ResponseScale:
    """The answers an item accepts.

    Attributes:
        values: points in the order of the form's columns; for a ``LINE`` its two ends.
        decimals: 0 except for a ``LINE``.
    """

    id: str
    kind: ResponseKind
    values: tuple[int, ...]
    decimals: int = 0

    @property
    def low(self) -> int:
        """Smallest points."""
        return min(self.values)

    @property
    def high(self) -> int:
        """Largest points."""
        return max(self.values)

    @property
    def can_flip(self) -> bool:
        """Printed forms differ in the order of their columns; a printed number stands for itself."""
        return self.kind is ResponseKind.COLUMNS

    @property
    def is_unbroken(self) -> bool:
        """True when every whole number from ``low`` to ``high`` is an answer."""
        return len(self.values) == self.high - self.low + 1

    def accepts(self, answer: float) -> bool:
        """True for an answer that this scale knows."""
        if self.decimals:
            return self.low <= answer <= self.high and round(answer, self.decimals) == answer
        return answer in self.values

    def reversed(self, answer: float) -> float:
        """Points of the same answer counted from the other end; twice is the answer itself."""
        turned = self.low + self.high - answer
        return round(turned, self.decimals) if self.decimals else turned


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered question of the form.

    Attributes:
        is_reversed: some scale counts it from the other end.
        is_safety: an answer above the lowest, or none, is told to the practitioner.
        about_present_work: it means something else when answered away from work.
    """

    number: int
    response_id: str
    is_reversed: bool = False
    is_safety: bool = False
    about_present_work: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """One result.

    Attributes:
        items: numbers of the items it rests on.
        reverse: those of them that it counts from the other end.
        low: smallest value that answers can give.
        high: largest value that answers can give.
        decimals: precision for bands and for typed scores; the value itself is never rounded.
        min_answered: fewer answered items give no value.
        weight: factor of a ``WEIGHTED`` scale, else 1.
        parts: ids of the scales of a ``MEAN_OF_SCALES``, else empty.
        about_present_work: one of its items is.
    """

    id: str
    method: Method
    items: tuple[int, ...]
    low: float
    high: float
    higher: Higher
    decimals: int
    min_answered: int
    reverse: tuple[int, ...] = ()
    weight: float = 1.0
    parts: tuple[str, ...] = ()
    about_present_work: bool = False

    @property
    def needs_all(self) -> bool:
        """True when one missing answer leaves the scale without a value."""
        return self.min_answered == len(self.items)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a scale, both ends included; ``id`` is the key of its words."""

    id: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BandTable:
    """The bands of one scale in one norm set, from the lowest up, without a gap."""

    scale_id: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class NormSet:
    """Bands that share one origin. Its name, source and population stand in the wording.

    Attributes:
        grade: how well the edges are supported.
        references: ids of the instrument's references that it rests on.
        at_work_only: it says nothing about someone away from work.
    """

    id: str
    grade: Grade
    tables: tuple[BandTable, ...]
    references: tuple[str, ...] = ()
    at_work_only: bool = False

    def bands(self, scale_id: str) -> tuple[Band, ...]:
        """Return the bands of a scale, none when the set does not cover it."""
        return next((table.bands for table in self.tables if table.scale_id == scale_id), ())


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication that structure or figures rest on; ``doi`` may be empty."""

    id: str
    citation: str
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of a questionnaire: everything but its words.

    Attributes:
        version: "1", "2"...: a version that was used is never edited.
        position: place in lists, from the most used.
        languages: those it has words in.
        minutes: usual time to fill it in.
        recall_days: how far back its questions look; None when the form sets no window.
        holder: who holds the rights.
        entry: ways of typing it in, the usual one first.
        scales: may be empty: answers are then shown one by one and nothing is added up.
        missing_rule: where ``min_answered`` of the scales comes from.
    """

    id: str
    version: str
    kind: Kind
    position: int
    languages: tuple[str, ...]
    minutes: int
    recall_days: int | None
    holder: str
    entry: tuple[EntryWay, ...]
    responses: tuple[ResponseScale, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    missing_rule: MissingRule
    norm_sets: tuple[NormSet, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def safety_items(self) -> tuple[int, ...]:
        """Numbers of the items whose answer is told to the practitioner whatever the scores."""
        return tuple(item.number for item in self.items if item.is_safety)

    def item(self, number: int) -> Item:
        """Return the item with this number, counted from 1."""
        return self.items[number - 1]

    def response(self, number: int) -> ResponseScale:
        """Return the response scale of the item with this number."""
        wanted = self.item(number).response_id
        return next(response for response in self.responses if response.id == wanted)

    def scale(self, scale_id: str) -> Scale:
        """Return the scale with this id.

        Raises:
            KeyError: the instrument has no such scale.
        """
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)


@dataclass(frozen=True, slots=True)
class ItemWording:
    """Words of one item, each possibly empty.

    Attributes:
        text: the question itself; only instruments of ours have it.
        short: the same in a few words, as a heading.
        hint: at most four words of ours that say what a published item is about, to check its place.
        low_end: words at the smallest number.
        high_end: words at the largest number.
    """

    text: str = ""
    short: str = ""
    hint: str = ""
    low_end: str = ""
    high_end: str = ""


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

    def item(self, number: int) -> ItemWording:
        """Return the words of an item, counted from 1; all empty when it has none."""
        return self.items[number - 1]

    def word(self, response: ResponseScale, answer: int) -> str:
        """Return the word of an answer: ``Often``; empty where numbers stand for themselves."""
        words = self.responses.get(response.id, ())
        return words[response.values.index(answer)] if words else ""
