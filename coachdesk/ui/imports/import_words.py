"""Words of an import: what a column is, what a line makes, what stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coachdesk.domain.imports import ColumnUse, ImportPlan, LineFate, Meaning, PlannedLine, Remark
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.tables import column_letter
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.rows import Row


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an import is told with.

    Attributes:
        instruments: those that can be imported, in the order of lists.
        wording: words of a questionnaire, by its id.
    """

    t: Translator
    instruments: tuple[Instrument, ...]
    wording: Callable[[str], Wording]

    def title(self, instrument_id: str) -> str:
        """Short title of a questionnaire."""
        return self.wording(instrument_id).short_title

    def scale(self, instrument_id: str, scale_id: str) -> str:
        """Short name of a scale."""
        return self.wording(instrument_id).scales[scale_id].short_name

    def question(self, instrument_id: str, item: int) -> str:
        """``12 · sleep``: number and, where we have some, a few words."""
        words = self.wording(instrument_id).item(item)
        few = words.short or words.hint
        return f"{item} · {few}" if few else str(item)

    def use(self, use: ColumnUse | None) -> str:
        """What a column is."""
        t = self.t
        if use is None:
            return t("Left out")
        if use.meaning is Meaning.SCORE:
            return t("{questionnaire}, score: {scale}", questionnaire=self.title(use.instrument_id),
                     scale=self.scale(use.instrument_id, use.scale_id))  # fmt: skip
        if use.meaning is Meaning.ANSWER:
            return t(
                "{questionnaire}, question {item}", questionnaire=self.title(use.instrument_id), item=use.item
            )
        return t(use.meaning.label)

    def remark(self, remark: Remark, head: Sequence[str], *, is_nameless: bool = False) -> str:
        """A remark, after the column that it is about; without the name of a person where that is asked."""
        facts = dict(remark.as_facts())
        if is_nameless and "person" in facts:
            facts["person"] = "…"
        if "questionnaire" in facts:
            facts["questionnaire"] = self.title(str(facts["questionnaire"]))
        said = self.t(remark.message, **facts)
        if remark.column < 0:
            return said
        return self.t("{column}: {remark}", column=column_name(head, remark.column), remark=said)


def column_name(head: Sequence[str], place: int) -> str:
    """``D · Score``; the letter alone where there is no heading."""
    letter = column_letter(place)
    return f"{letter} · {head[place]}" if head[place] else letter


def summary(t: Translator, plan: ImportPlan) -> str:
    """What the import would make, in one sentence."""
    completed = sum(file.client_id is not None and bool(file.fields) for file in plan.files)
    parts = [
        t.plural("{count} new file", "{count} new files", plan.new_files) if plan.new_files else "",
        t.plural("{count} file completed", "{count} files completed", completed) if completed else "",
        t.plural("{count} questionnaire", "{count} questionnaires", len(plan.measures))
        if plan.measures
        else "",
    ]
    said = [part for part in parts if part]
    if not said:
        return t("Nothing new is in this table.")
    return t("This would make: {things}. Nothing is written yet.", things=t.listed(said))


def fate(t: Translator, fate: LineFate, count: int) -> str:
    """``To import (12)``."""
    return {
        LineFate.REFUSED: t("Refused ({count})", count=count),
        LineFate.IMPORTED: t("To import ({count})", count=count),
        LineFate.PRESENT: t("There already ({count})", count=count),
    }[fate]


def rows(words: Vocabulary, head: Sequence[str], lines: Sequence[PlannedLine]) -> Iterator[Row]:
    """Lines as rows of a list; one that is refused for several reasons has a row for each."""
    for line in lines:
        name = _named(words.t, line)
        remarks = [words.remark(remark, head) for remark in line.remarks]
        if line.fate is LineFate.REFUSED:
            for number, said in enumerate(remarks):
                yield Row(key=(line.line, number), name=name, detail=said)
            continue
        partly = words.t("not everything") if remarks else ""
        detail = " · ".join((*_made(words, line), *remarks))
        yield Row(key=(line.line, 0), name=name, detail=detail, attention=partly, attention_icon="info")


def refused_text(words: Vocabulary, head: Sequence[str], plan: ImportPlan) -> str:
    """The refused lines and why, one under the other, without a person's name: to be looked up in the file."""
    t = words.t
    return "\n".join(
        t("Line {line}: {remark}", line=str(line.line), remark=words.remark(remark, head, is_nameless=True))
        for line in plan.of_fate(LineFate.REFUSED)
        for remark in line.remarks
    )


def _named(t: Translator, line: PlannedLine) -> str:
    if not line.name:
        return t("Line {line}", line=str(line.line))
    return t("Line {line} · {name}", line=str(line.line), name=line.name)


def _made(words: Vocabulary, line: PlannedLine) -> Iterator[str]:
    t = words.t
    if line.fate is LineFate.PRESENT:
        yield t("All of it is in the file already.")
    if line.makes_file:
        yield t("New file")
    if line.completes:
        yield t.listed([t(meaning.label) for meaning in line.completes])
    for instrument_id, day in line.measured:
        yield t("{questionnaire} of {date}", questionnaire=words.title(instrument_id), date=day)
