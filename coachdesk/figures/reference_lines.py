"""Sourced lines across a panel, and their footnotes. Without a norm set drawn by default a scale has no line.

One set for each questionnaire, whatever the language of the reader: a line that moved with the language of a
document would be a different statement about the same person.
"""

from __future__ import annotations

from string import ascii_lowercase

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument, Scale
from coachdesk.domain.norms import Nature
from coachdesk.figures.charts import Reference
from coachdesk.i18n.translator import Translator


class Footnotes:
    """Gives each source its letter, once, in the order in which panels ask for it."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def letter(self, text: str) -> str:
        """Letter of a footnote; the same text keeps its letter."""
        if text not in self._texts:
            self._texts.append(text)
        return ascii_lowercase[self._texts.index(text)]

    def lines(self, t: Translator) -> tuple[str, ...]:
        """The footnotes in order, each with its letter."""
        return tuple(t("({letter}) {note}", letter=self.letter(text), note=text) for text in self._texts)


def references(
    t: Translator,
    instrument: Instrument,
    scale: Scale,
    wording: Wording,
    notes: Footnotes,
    *,
    is_at_work: bool,
) -> tuple[Reference, ...]:
    """The lines of a scale: where a band of its norm set begins.

    Args:
        t: language of the labels.
        instrument: structure with its norm sets.
        scale: the scale of the panel.
        wording: its words, with name, source and caution of the set.
        notes: collects the footnotes of the chart.
        is_at_work: some measure was taken at work; a set made of people at work is left out otherwise.
    """
    for norm_set in instrument.norm_sets:
        if not norm_set.is_default or (norm_set.at_work_only and not is_at_work):
            continue
        words = wording.norm_sets[norm_set.id]
        note = notes.letter(t("{source}. {caution}", source=words.source, caution=words.caution))
        edges = norm_set.bands(scale.id)[1:]
        return tuple(
            Reference(edge.low, _label(t, norm_set.nature, edge.low, n), note, _number(t, edge.low))
            for n, edge in enumerate(edges)
        )
    return ()


def joint_label(t: Translator, lines: tuple[Reference, ...]) -> str:
    """All lines of a panel in one label: ``2.54 and 2.96: marks (a)``; empty for fewer than two."""
    if len(lines) < 2:
        return ""
    values = t.listed([_number(t, line.value) for line in lines])
    return t("{values}: marks ({note})", values=values, note=lines[0].note)


def _label(t: Translator, nature: Nature, value: float, position: int) -> str:
    if nature is Nature.CONVENTION:
        return t("{value}: customary mark", value=value)
    if nature is not Nature.THIRDS:
        return t("{value}: published mark", value=_number(t, value))
    if position == 0:
        return t("{value}: middle third begins", value=value)
    return t("{value}: upper third begins", value=value)


def _number(t: Translator, value: float) -> str:
    return t.number(value, None if value.is_integer() else 2)
