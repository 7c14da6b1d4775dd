"""``fr.toml`` and ``en.toml`` to the words of one version, checked against its structure."""

from __future__ import annotations

from dataclasses import replace

from coachdesk.domain.errors import UserError
from coachdesk.domain.instrument_wordings import ItemWording, NormSetWording, ScaleWording, Wording
from coachdesk.domain.instruments import Instrument, Kind, ResponseKind
from coachdesk.domain.norms import Nature
from coachdesk.i18n import typography
from coachdesk.instruments.tables import Table

HINT_WORDS = 4
_PLACE_OF_PEOPLE = "{people}"
_PEOPLE = ("client", "patient", "person")


class _Words:
    """Texts of one file, spaced for the language and with the word for the people a person works with."""

    def __init__(self, language: str, people: str | None) -> None:
        self._language = language
        self._people = people

    def __call__(self, text: str) -> str:
        if self._people is not None:
            text = text.replace(_PLACE_OF_PEOPLE, self._people)
        return typography.french(text) if self._language == "fr" and text else text


def wording(source: Table, instrument: Instrument, language: str, people: str) -> Wording:
    """Read the words of one version.

    Args:
        source: the whole file.
        instrument: the structure that the words belong to.
        language: ``fr`` or ``en``.
        people: word for those the person works with: ``client``, ``patient`` or ``person``.

    Raises:
        UserError: a text is missing, unknown, or one that may not be shipped; it names file, key and reason.
    """
    names = source.table("people")
    known = {key: names.text(key) for key in _PEOPLE} if source.has("people") else {}
    names.finish()
    words = _Words(language, known.get(people))
    result = Wording(
        instrument_id=instrument.id,
        version=instrument.version,
        language=language,
        title=words(source.text("title")),
        short_title=words(source.text("short_title")),
        measures=words(source.text("measures")),
        audience=words(source.text("audience")),
        recall=words(source.text("recall")),
        instruction=words(source.text("instruction")),
        caution=words(source.text("caution")),
        cannot_say=words(source.text("cannot_say")),
        licence=words(source.text("licence")),
        scales=_scales(source.table("scales"), instrument, words),
        responses=_responses(source.table("responses"), instrument, words),
        items=_items(source, instrument, words),
        bands=_bands(source.table("bands"), instrument, words),
        norm_sets=_norm_sets(source.table("norm_sets"), instrument, words),
        steps=_steps(source.table("steps"), instrument, words),
        changes=_texts(source.table("changes"), [figure.id for figure in instrument.changes], words),
        groups=_texts(source.table("groups"), list(instrument.groups), words),
        familiar=words(source.text("familiar", "")),
    )
    source.finish()
    return result


def _scales(source: Table, instrument: Instrument, words: _Words) -> dict[str, ScaleWording]:
    found = {}
    for scale in instrument.scales:
        table = source.table(scale.id)
        found[scale.id] = ScaleWording(
            words(table.text("name")),
            words(table.text("short_name")),
            words(table.text("plain")),
            words(table.text("higher")),
        )
        table.finish()
    source.finish()
    return found


def _responses(source: Table, instrument: Instrument, words: _Words) -> dict[str, tuple[str, ...]]:
    found = {}
    for response in instrument.responses:
        texts = source.texts(response.id)
        needs_words = response.kind in (ResponseKind.COLUMNS, ResponseKind.YES_NO)
        if len(texts) != len(response.values) and (texts or needs_words):
            source.refuse_count(response.id, len(texts), len(response.values))
        if texts:
            found[response.id] = tuple(words(text) for text in texts)
    source.finish()
    return found


def _items(source: Table, instrument: Instrument, words: _Words) -> tuple[ItemWording, ...]:
    """Read ``[[items]]``, numbered by line; a line with several columns gives an item for each."""
    aspects = _texts(source.table("aspects"), list(instrument.aspects), words)
    rows = len(instrument.items) // max(1, len(aspects))
    found = {}
    for table in source.tables("items"):
        number = table.whole("number")
        if not 1 <= number <= rows:
            table.refuse_unknown("number")
        if number in found:
            table.refuse_twice("number")
        found[number] = _item(table, instrument, words)
        table.finish()
    if found and len(found) != rows:
        source.refuse_count("items", len(found), rows)
    if not found and instrument.kind is Kind.OWN:
        source.refuse_count("items", 0, rows)
    return tuple(
        replace(found.get(item.row, ItemWording()), aspect=aspects.get(item.aspect, ""))
        for item in instrument.items
    )


def _item(table: Table, instrument: Instrument, words: _Words) -> ItemWording:
    if instrument.kind is Kind.OWN:
        return ItemWording(
            text=words(table.text("text")),
            short=words(table.text("short")),
            low_end=words(table.text("low_end", "")),
            high_end=words(table.text("high_end", "")),
        )
    if table.has("text"):
        raise UserError(
            "{file}: {key} would ship the wording of a published questionnaire.",
            file=table.file,
            key=table.named("text"),
        )
    hint = words(table.text("hint"))
    if len(hint.split()) > HINT_WORDS:
        raise UserError(
            "{file}: {key} is longer than {count} words.",
            file=table.file,
            key=table.named("hint"),
            count=HINT_WORDS,
        )
    return ItemWording(hint=hint)


def _bands(source: Table, instrument: Instrument, words: _Words) -> dict[str, str]:
    used = {band.id for norm_set in instrument.norm_sets for table in norm_set.tables for band in table.bands}
    found = {band_id: words(source.text(band_id)) for band_id in sorted(used)}
    source.finish()
    return found


def _texts(source: Table, keys: list[str], words: _Words) -> dict[str, str]:
    found = {key: words(source.text(key)) for key in keys}
    source.finish()
    return found


def _steps(source: Table, instrument: Instrument, words: _Words) -> dict[str, tuple[str, ...]]:
    """Read what one can do next: for every band of a guide's pointers, and for no other."""
    pointers = [one for one in instrument.norm_sets if one.nature is Nature.POINTER]
    found = {}
    for band in (band for one in pointers for table in one.tables for band in table.bands):
        texts = source.texts(band.id)
        if not texts:
            source.refuse_count(band.id, 0, 1)
        found[band.id] = tuple(words(text) for text in texts)
    source.finish()
    return found


def _norm_sets(source: Table, instrument: Instrument, words: _Words) -> dict[str, NormSetWording]:
    found = {}
    for norm_set in instrument.norm_sets:
        table = source.table(norm_set.id)
        found[norm_set.id] = NormSetWording(
            words(table.text("name")),
            words(table.text("source")),
            words(table.text("population")),
            words(table.text("caution")),
        )
        table.finish()
    source.finish()
    return found
