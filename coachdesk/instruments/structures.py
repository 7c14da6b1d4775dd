"""``instrument.toml`` to the structure of one version, with everything that must hold between its parts."""

from __future__ import annotations

import re
from dataclasses import replace

from coachdesk.domain.instruments import (
    Dimension,
    EntryWay,
    Higher,
    Instrument,
    Item,
    Kind,
    LicenceStatus,
    Method,
    MissingRule,
    ResponseKind,
    ResponseScale,
    Scale,
)
from coachdesk.domain.norms import Grade
from coachdesk.instruments import norms
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
    _check_place(source, instrument_id, version)
    responses, response_of = _responses(source)
    aspects, groups = source.texts("aspects"), source.tables("groups")
    items = _placed(source, _items(source, response_of), aspects, groups)
    scales = _scales(source, items, {response.id: response for response in responses})
    references = norms.references(source)
    cited = [reference.id for reference in references]
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
        licence=source.choice("licence", LicenceStatus),
        licence_grade=source.choice("licence_grade", Grade),
        key_grade=source.choice("key_grade", Grade),
        entry=_entry(source),
        responses=responses,
        items=tuple(replace(item, is_reversed=item.number in reversed_items) for item in items),
        scales=scales,
        missing_rule=source.choice("missing_rule", MissingRule),
        norm_sets=norms.norm_sets(source, scales, cited),
        references=references,
        changes=norms.changes(source, scales, cited),
        aspects=aspects,
        leading_aspect=_leading(source, aspects, responses),
        groups=tuple(table.text("id") for table in groups),
        coding_of=source.text("coding_of", ""),
        is_hidden_for_coaches=source.flag("hidden_for_coaches"),
        is_never_proposed=source.flag("never_proposed"),
    )
    _check_clinical(source, result)
    source.finish()
    return result


def _check_place(source: Table, instrument_id: str, version: str) -> None:
    if source.text("id") != instrument_id:
        source.refuse_unknown("id")
    if str(source.whole("version")) != version:
        source.refuse_unknown("version")


def _check_clinical(source: Table, instrument: Instrument) -> None:
    """What a coach does not see by itself is not proposed by itself either; nor is what holds a safety item."""
    if instrument.is_hidden_for_coaches != instrument.is_never_proposed:
        source.refuse_kind("never_proposed")
    if instrument.safety_items and not instrument.is_hidden_for_coaches:
        source.refuse_kind("hidden_for_coaches")


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
        if not _has_points(response):
            table.refuse_kind("values")
        for number in table.wholes("items") or range(1, count + 1):
            if not 1 <= number <= count:
                table.refuse_unknown("items")
            if response_of[number - 1]:
                table.refuse_twice(f"items.{number}")
            response_of[number - 1] = response.id
        table.finish()
        responses.append(response)
    norms.check_unique(source, "responses", [response.id for response in responses])
    if "" in response_of:
        source.refuse_count("responses", count - response_of.count(""), count)
    return tuple(responses), response_of


def _has_points(response: ResponseScale) -> bool:
    count = len(response.values)
    if count < 2 or len(set(response.values)) != count or not 0 <= response.decimals <= 2:
        return False
    if response.kind.is_measured:
        # A line is measured with a ruler, in tenths; an amount may be whole.
        return count == 2 and (response.decimals > 0 or response.kind is ResponseKind.AMOUNT)
    return response.decimals == 0


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


def _placed(
    source: Table, items: tuple[Item, ...], aspects: tuple[str, ...], groups: tuple[Table, ...]
) -> tuple[Item, ...]:
    """Tell each item its line, its column and the family of its line; families cover every line once."""
    if len(set(aspects)) != len(aspects):
        source.refuse_twice("aspects")
    columns = max(1, len(aspects))
    if len(items) % columns:
        source.refuse_count("aspects", columns, len(items))
    rows = len(items) // columns
    family: dict[int, str] = {}
    for table in groups:
        name = table.text("id")
        for row in table.wholes("rows"):
            if not 1 <= row <= rows:
                table.refuse_unknown("rows")
            if row in family:
                table.refuse_twice(f"rows.{row}")
            family[row] = name
        table.finish()
    norms.check_unique(source, "groups", [table.text("id") for table in groups])
    if groups and len(family) != rows:
        source.refuse_count("groups", len(family), rows)
    placed = []
    for item in items:
        row, column = divmod(item.number - 1, columns)
        aspect = aspects[column] if aspects else ""
        placed.append(replace(item, row=row + 1, aspect=aspect, group=family.get(row + 1, "")))
    return tuple(placed)


def _leading(source: Table, aspects: tuple[str, ...], responses: tuple[ResponseScale, ...]) -> str:
    """Read the column that may settle its line: each column must then have a 0 to be given."""
    leading = source.text("leading_aspect", "")
    if leading and leading not in aspects:
        source.refuse_unknown("leading_aspect")
    if leading and not all(response.accepts(0) for response in responses):
        source.refuse_kind("leading_aspect")
    return leading


def _scales(source: Table, items: tuple[Item, ...], responses: dict[str, ResponseScale]) -> tuple[Scale, ...]:
    scales: dict[str, Scale] = {}
    for table in source.tables("scales"):
        scale_id = table.text("id")
        if scale_id in scales:
            source.refuse_twice(f"scales.{scale_id}")
        method = table.choice("method", Method)
        if method is Method.MEAN_OF_SCALES:
            scale = _combined(table, scale_id, scales)
        else:
            scale = _counted(table, scale_id, method, items, responses)
        dimension = table.choice("dimension", Dimension) if table.has("dimension") else None
        scales[scale_id] = replace(scale, dimension=dimension)
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
    if not 0 < weight < float("inf") or (weight != 1.0 and method is not Method.WEIGHTED):
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
