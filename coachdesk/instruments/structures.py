"""``instrument.toml`` to the structure of one version, with everything that must hold between its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from coachdesk.domain.errors import UserError
from coachdesk.domain.instruments import (
    Band,
    BandTable,
    EntryWay,
    Grade,
    Higher,
    Instrument,
    Item,
    Kind,
    Method,
    MissingRule,
    NormSet,
    Reference,
    ResponseKind,
    ResponseScale,
    Scale,
)
from coachdesk.instruments.tables import Table

_MOST_ITEMS = 200


def instrument(source: Table, instrument_id: str, version: str) -> Instrument:
    """Read the structure of one version.

    Args:
        source: the whole file.
        instrument_id: name of its folder, which ``id`` must repeat.
        version: name of its version folder without the ``v``, which ``version`` must repeat.

    Raises:
        UserError: names file, key and reason.
    """
    if source.text("id") != instrument_id:
        source.refuse_unknown("id")
    if str(source.whole("version")) != version:
        source.refuse_unknown("version")
    responses, response_of = _responses(source)
    items = _items(source, response_of)
    scales = _scales(source, items, {response.id: response for response in responses})
    references = tuple(_reference(table) for table in source.tables("references"))
    _check_unique(source, "references", [reference.id for reference in references])
    reversed_items = {number for scale in scales for number in scale.reverse}
    result = Instrument(
        id=instrument_id,
        version=version,
        kind=source.choice("kind", Kind),
        position=source.whole("position"),
        languages=_languages(source),
        minutes=source.whole("minutes"),
        recall_days=source.whole("recall_days") if source.has("recall_days") else None,
        holder=source.text("holder"),
        entry=_entry(source),
        responses=responses,
        items=tuple(replace(item, is_reversed=item.number in reversed_items) for item in items),
        scales=scales,
        missing_rule=source.choice("missing_rule", MissingRule),
        norm_sets=_norm_sets(source, scales, [reference.id for reference in references]),
        references=references,
    )
    source.finish()
    return result


def _check_unique(source: Table, key: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            source.refuse_twice(f"{key}.{name}")


def _languages(source: Table) -> tuple[str, ...]:
    languages = source.texts("languages")
    if not languages or not all(re.fullmatch("[a-z]{2,3}", language) for language in languages):
        source.refuse_kind("languages")
    return languages


def _entry(source: Table) -> tuple[EntryWay, ...]:
    ways = {way.value: way for way in EntryWay}
    named = source.texts("entry")
    if not named or not set(named) <= set(ways):
        source.refuse_kind("entry")
    return tuple(ways[name] for name in named)


def _reference(source: Table) -> Reference:
    reference = Reference(source.text("id"), source.text("citation"), source.text("doi", ""))
    source.finish()
    return reference


def _responses(source: Table) -> tuple[tuple[ResponseScale, ...], list[str]]:
    """Return the response scales, and the id of the one that each item uses."""
    count = source.whole("items")
    if not 1 <= count <= _MOST_ITEMS:
        source.refuse_kind("items")
    responses = []
    response_of = [""] * count
    for table in source.tables("responses"):
        response = ResponseScale(
            id=table.text("id"),
            kind=table.choice("kind", ResponseKind),
            values=table.wholes("values"),
            decimals=table.whole("decimals", 0),
        )
        has_points = len(response.values) >= 2 and len(set(response.values)) == len(response.values)
        if not has_points or (response.decimals > 0) != (response.kind is ResponseKind.LINE):
            table.refuse_kind("values")
        for number in table.wholes("items") or range(1, count + 1):
            if not 1 <= number <= count:
                table.refuse_unknown("items")
            if response_of[number - 1]:
                table.refuse_twice(f"items.{number}")
            response_of[number - 1] = response.id
        table.finish()
        responses.append(response)
    _check_unique(source, "responses", [response.id for response in responses])
    if "" in response_of:
        source.refuse_count("responses", count - response_of.count(""), count)
    return tuple(responses), response_of


def _items(source: Table, response_of: list[str]) -> tuple[Item, ...]:
    safety = source.wholes("safety_items")
    about_work = source.wholes("present_work_items")
    for key, numbers in (("safety_items", safety), ("present_work_items", about_work)):
        if not all(1 <= number <= len(response_of) for number in numbers):
            source.refuse_unknown(key)
    return tuple(
        Item(number, response_id, is_safety=number in safety, about_present_work=number in about_work)
        for number, response_id in enumerate(response_of, start=1)
    )


def _scales(source: Table, items: tuple[Item, ...], responses: dict[str, ResponseScale]) -> tuple[Scale, ...]:
    scales: dict[str, Scale] = {}
    for table in source.tables("scales"):
        scale_id = table.text("id")
        if scale_id in scales:
            source.refuse_twice(f"scales.{scale_id}")
        method = table.choice("method", Method)
        if method is Method.MEAN_OF_SCALES:
            scales[scale_id] = _combined(table, scale_id, scales)
        else:
            scales[scale_id] = _counted(table, scale_id, method, items, responses)
        table.finish()
    return tuple(scales.values())


def _counted(
    table: Table, scale_id: str, method: Method, items: tuple[Item, ...], responses: dict[str, ResponseScale]
) -> Scale:
    numbers = table.wholes("items")
    if not numbers or not all(1 <= number <= len(items) for number in numbers):
        table.refuse_unknown("items")
    if len(set(numbers)) != len(numbers):
        table.refuse_twice("items")
    reverse = table.wholes("reverse")
    if not set(reverse) <= set(numbers):
        table.refuse_unknown("reverse")
    weight = table.number("weight", 1.0)
    if weight <= 0 or (weight != 1.0 and method is not Method.WEIGHTED):
        table.refuse_kind("weight")
    min_answered = table.whole("min_answered", len(numbers))
    # A sum over fewer items is a smaller sum: only a mean can do with some of its answers.
    if not 1 <= min_answered <= len(numbers) or (method is not Method.MEAN and min_answered != len(numbers)):
        table.refuse_kind("min_answered")
    used = [responses[items[number - 1].response_id] for number in numbers]
    divisor = len(numbers) if method is Method.MEAN else 1
    precision = 2 if method is Method.MEAN else max(response.decimals for response in used)
    return Scale(
        id=scale_id,
        method=method,
        items=numbers,
        low=sum(response.low for response in used) * weight / divisor,
        high=sum(response.high for response in used) * weight / divisor,
        higher=table.choice("higher", Higher),
        decimals=table.whole("decimals", precision),
        min_answered=min_answered,
        reverse=reverse,
        weight=weight,
        about_present_work=any(items[number - 1].about_present_work for number in numbers),
    )


def _combined(table: Table, scale_id: str, before: dict[str, Scale]) -> Scale:
    names = table.texts("parts")
    if not names or not set(names) <= set(before):
        table.refuse_unknown("parts")
    if len(set(names)) != len(names):
        table.refuse_twice("parts")
    parts = [before[name] for name in names]
    numbers = tuple(sorted({number for part in parts for number in part.items}))
    return Scale(
        id=scale_id,
        method=Method.MEAN_OF_SCALES,
        items=numbers,
        low=sum(part.low for part in parts) / len(parts),
        high=sum(part.high for part in parts) / len(parts),
        higher=table.choice("higher", Higher),
        decimals=table.whole("decimals", 2),
        min_answered=len(numbers),
        parts=names,
        about_present_work=any(part.about_present_work for part in parts),
    )


def _norm_sets(source: Table, scales: tuple[Scale, ...], references: list[str]) -> tuple[NormSet, ...]:
    found = []
    for table in source.tables("norm_sets"):
        set_id = table.text("id")
        # Bands that circulate without a source are recognised by this name, and never shown to anyone.
        if set_id.startswith("unofficial_"):
            table.refuse_kind("id")
        cited = table.texts("references")
        if not set(cited) <= set(references):
            table.refuse_unknown("references")
        bands = table.table("bands")
        known = {scale.id: scale for scale in scales}
        tables = []
        for scale_id in bands.keys():  # noqa: SIM118 - a Table is not a mapping
            if scale_id not in known:
                bands.refuse_unknown(scale_id)
            tables.append(BandTable(scale_id, _bands(bands, known[scale_id])))
        grade = table.choice("grade", Grade)
        found.append(NormSet(set_id, grade, tuple(tables), cited, table.flag("at_work_only")))
        table.finish()
    _check_unique(source, "norm_sets", [norm_set.id for norm_set in found])
    return tuple(found)


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
