"""Questionnaires as values: the structure of one version.

Structure never holds a sentence; words (:mod:`coachdesk.domain.instrument_wordings`) never hold a rule. Both are read
from TOML by the room ``instruments``, which checks them, so that everything here may trust what it is given. Items are
numbered from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from coachdesk.domain.norms import ChangeFigure, Grade, NormSet, Reference


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
    ``YES_NO``: 1 is yes, 0 is no. ``LINE``: a mark on a line, measured with decimals. ``AMOUNT``: a quantity,
    such as hours, written out.
    """

    COLUMNS = "columns"
    NUMBERS = "numbers"
    YES_NO = "yes_no"
    LINE = "line"
    AMOUNT = "amount"

    @property
    def is_measured(self) -> bool:
        """True when the two ``values`` of the scale are its ends, and everything between is an answer."""
        return self in (ResponseKind.LINE, ResponseKind.AMOUNT)


class LicenceStatus(Enum):
    """What the holder allows, in one word; the sentence stands in the wording.

    ``OWN``: ours. ``OPEN``: no permission needed. ``FREE``: free of charge under named conditions.
    ``NON_COMMERCIAL``: free for research and teaching. ``PERMISSION``: a licence or written permission of one's
    own. ``PAID``: each use is paid for. ``UNCLEAR``: the terms could not be checked.
    """

    OWN = "own"
    OPEN = "open"
    FREE = "free"
    NON_COMMERCIAL = "non_commercial"
    PERMISSION = "permission"
    PAID = "paid"
    UNCLEAR = "unclear"


class Dimension(Enum):
    """The three dimensions by which many read exhaustion at work: a reading frame, not a result."""

    EXHAUSTION = "exhaustion"
    DISTANCE = "distance"
    ACCOMPLISHMENT = "accomplishment"


class MissingRule(Enum):
    """Where the rule for unanswered items comes from: the authors, or the house (every item is needed)."""

    PUBLISHED = "published"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class ResponseScale:
    """The answers an item accepts.

    Attributes:
        values: points in the order of the form's columns; for a ``LINE`` or an ``AMOUNT`` the two ends.
        decimals: precision of a ``LINE`` or an ``AMOUNT``, else 0.
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
        return self.kind.is_measured or len(self.values) == self.high - self.low + 1

    def accepts(self, answer: float) -> bool:
        """True for an answer that this scale knows."""
        if self.kind.is_measured:
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
        row: number of the line it stands on; its own number unless a line is asked about in several columns.
        aspect: id of its column on such a line, else empty.
        group: id of the family that it belongs to, or empty.
    """

    number: int
    response_id: str
    is_reversed: bool = False
    is_safety: bool = False
    about_present_work: bool = False
    row: int = 0
    aspect: str = ""
    group: str = ""


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
        dimension: the one that it measures; None for a scale that measures none of the three.
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
    dimension: Dimension | None = None

    @property
    def shown_decimals(self) -> int:
        """Decimals of a value as it is shown: two on a short scale of means, whose bands are cut there."""
        return 2 if self.decimals > 1 and self.high - self.low <= 10 else min(self.decimals, 1)


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
        licence: what the holder allows, and how sure that is (``licence_grade``).
        key_grade: how sure the items of its scales and their direction are.
        entry: ways of typing it in, the usual one first.
        scales: may be empty: answers are then shown one by one and nothing is added up.
        missing_rule: where ``min_answered`` of the scales comes from.
        changes: thresholds of change; a scale without one has no checked figure.
        aspects: ids of the columns in which each line is asked about; empty for one answer a line.
        leading_aspect: id of the column whose 0 gives 0 to the rest of its line, which is then not asked; or empty.
        groups: ids of the families of its lines, in order.
        coding_of: id of the questionnaire of which this is the same form with its numbers printed the other
            way round; empty otherwise. A file holds one coding or the other.
        is_hidden_for_coaches: offered to a coach only once switched on with a dated statement.
        is_never_proposed: no schedule, phase or take-home form proposes it.
    """

    id: str
    version: str
    kind: Kind
    position: int
    languages: tuple[str, ...]
    minutes: int
    recall_days: int | None
    holder: str
    licence: LicenceStatus
    licence_grade: Grade
    key_grade: Grade
    entry: tuple[EntryWay, ...]
    responses: tuple[ResponseScale, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    missing_rule: MissingRule
    norm_sets: tuple[NormSet, ...] = ()
    references: tuple[Reference, ...] = ()
    changes: tuple[ChangeFigure, ...] = ()
    aspects: tuple[str, ...] = ()
    leading_aspect: str = ""
    groups: tuple[str, ...] = ()
    coding_of: str = ""
    is_hidden_for_coaches: bool = False
    is_never_proposed: bool = False

    @property
    def has_sheet(self) -> bool:
        """True when an answer sheet takes every answer: by one key, or as an amount that is written out."""
        one_key = (len(one.values) <= 11 and one.kind is not ResponseKind.LINE for one in self.responses)
        return EntryWay.ANSWERS in self.entry and all(one_key)

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

    def default_change(self, scale_id: str) -> ChangeFigure | None:
        """Return the threshold of change that is used unless another is chosen; None when none was checked."""
        return next((one for one in self.changes if one.scale_id == scale_id and one.is_default), None)
