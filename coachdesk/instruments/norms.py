"""Published figures of an ``instrument.toml``: references, norm sets with their bands, thresholds of change."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import Scale
from coachdesk.domain.norms import (
    Band,
    BandTable,
    Beyond,
    ChangeFigure,
    FigureKind,
    Grade,
    Nature,
    NormSet,
    Reference,
)
from coachdesk.instruments.tables import Table

_BEYOND_CHANCE: Final = 1.96
_ROUNDING: Final = 0.05
"""Points of a scale: papers round their thresholds, to a tenth at most."""


def check_unique(source: Table, key: str, names: list[str]) -> None:
    """Refuse an id that stands twice."""
    for name in names:
        if names.count(name) > 1:
            source.refuse_twice(f"{key}.{name}")


def references(source: Table) -> tuple[Reference, ...]:
    """Read ``[[references]]``.

    Raises:
        UserError: names file, key and reason.
    """
    found = []
    for table in source.tables("references"):
        found.append(Reference(table.text("id"), table.text("citation"), table.text("doi", "")))
        table.finish()
    check_unique(source, "references", [reference.id for reference in found])
    return tuple(found)


def norm_sets(source: Table, scales: tuple[Scale, ...], cited: list[str]) -> tuple[NormSet, ...]:
    """Read ``[[norm_sets]]``; at most one of them is drawn by default.

    Raises:
        UserError: names file, key and reason.
    """
    found: list[NormSet] = []
    for table in source.tables("norm_sets"):
        norm_set = _norm_set(table, {scale.id: scale for scale in scales}, cited)
        if norm_set.is_default and any(other.is_default for other in found):
            table.refuse_twice("default")
        found.append(norm_set)
        table.finish()
    check_unique(source, "norm_sets", [norm_set.id for norm_set in found])
    return tuple(found)


def _norm_set(table: Table, scales: dict[str, Scale], cited: list[str]) -> NormSet:
    set_id = table.text("id")
    # Bands that circulate without a source are recognised by this name, and never shown to anyone.
    if set_id.startswith("unofficial_"):
        table.refuse_kind("id")
    bands = table.table("bands")
    tables = []
    for scale_id in bands.keys():  # noqa: SIM118 - a Table is not a mapping
        if scale_id not in scales:
            bands.refuse_unknown(scale_id)
        tables.append(BandTable(scale_id, _bands(bands, scales[scale_id])))
    norm_set = NormSet(
        id=set_id,
        grade=table.choice("grade", Grade),
        tables=tuple(tables),
        references=_cited(table, cited),
        at_work_only=table.flag("at_work_only"),
        nature=table.choice("nature", Nature),
        is_default=table.flag("default"),
    )
    if norm_set.is_default and norm_set.nature is Nature.POINTER:
        table.refuse_kind("default")
    return norm_set


def _cited(table: Table, known: list[str]) -> tuple[str, ...]:
    cited = table.texts("references")
    if not set(cited) <= set(known):
        table.refuse_unknown("references")
    return cited


def _bands(source: Table, scale: Scale) -> tuple[Band, ...]:
    """Read ``[[lower bound, id], ...]``: each band ends one step of the scale's precision below the next."""
    edges = source.edges(scale.id)
    lows = [low for low, _ in edges]
    rises = all(low < after for low, after in pairwise(lows))
    if not edges or lows[0] != scale.low or lows[-1] > scale.high or not rises:
        raise UserError(
            "{file}: the bands of {key} overlap, or do not cover the scale from its lowest value.",
            file=source.file,
            key=source.named(scale.id),
        )
    step = 10**-scale.decimals
    highs = [round(low - step, scale.decimals) for low in lows[1:]] + [scale.high]
    if len({name for _, name in edges}) != len(edges):
        source.refuse_twice(scale.id)
    return tuple(Band(name, low, high) for (low, name), high in zip(edges, highs, strict=True))


def _rests_on_sem(table: Table, threshold: float) -> bool:
    """Whether a threshold that names its standard error of measurement is 1.96 times that of a difference.

    Jacobson and Truax (1991): 1.96 x sqrt(2) x SEM. A threshold of another kind names none.
    """
    if not table.has("sem"):
        return True
    return abs(threshold - _BEYOND_CHANCE * sqrt(2) * table.number("sem", 0.0)) <= _ROUNDING


def changes(source: Table, scales: tuple[Scale, ...], cited: list[str]) -> tuple[ChangeFigure, ...]:
    """Read ``[[changes]]``: at most one default a scale, and no default that could not be checked.

    Raises:
        UserError: names file, key and reason.
    """
    known = [scale.id for scale in scales]
    found: list[ChangeFigure] = []
    for table in source.tables("changes"):
        figure = ChangeFigure(
            id=table.text("id"),
            scale_id=table.text("scale"),
            kind=table.choice("kind", FigureKind),
            threshold=table.number("threshold", 0.0),
            beyond=table.choice("compare", Beyond),
            grade=table.choice("grade", Grade),
            is_default=table.flag("default"),
            may_flag=table.flag("may_flag"),
            references=_cited(table, cited),
        )
        if figure.scale_id not in known:
            table.refuse_unknown("scale")
        if not 0 < figure.threshold < float("inf") or not _rests_on_sem(table, figure.threshold):
            table.refuse_kind("threshold")
        if figure.is_default and figure.grade is Grade.LOW:
            table.refuse_kind("default")
        if figure.may_flag and (not figure.is_default or figure.kind is FigureKind.INTERNAL):
            table.refuse_kind("may_flag")
        if figure.is_default and any(one.is_default and one.scale_id == figure.scale_id for one in found):
            table.refuse_twice("default")
        found.append(figure)
        table.finish()
    check_unique(source, "changes", [figure.id for figure in found])
    return tuple(found)
