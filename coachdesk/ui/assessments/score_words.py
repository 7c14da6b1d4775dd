"""Results of a questionnaire in words: values with their range, and the marks that somebody published."""

from __future__ import annotations

from dataclasses import dataclass

from coachdesk.domain.assessments import Assessment, Score
from coachdesk.domain.instrument_wordings import NormSetWording, Wording
from coachdesk.domain.instruments import Instrument, ResponseKind
from coachdesk.domain.scoring import bands
from coachdesk.domain.typings import Difference
from coachdesk.figures.score_values import scale_value
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case
from coachdesk.ui.assessments.map_words import map_words
from coachdesk.ui.assessments.readings import Line

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Marks:
    """What one published set of marks says about the scores of an assessment.

    Attributes:
        name: of the set.
        lines: one for each scale that it covers.
        origin: where the marks come from, on whom they rest, and how carefully to read them.
    """

    name: str
    lines: tuple[str, ...]
    origin: str


def title(t: Translator, line: Line) -> str:
    """``CBI of 20 Nov 2026``."""
    return t(
        "{questionnaire} of {date}", questionnaire=line.wording.short_title, date=line.assessment.taken_on
    )


def completeness(t: Translator, assessment: Assessment, instrument: Instrument) -> str:
    """How much is there when something is missing; empty when nothing is: normal is silent."""
    if assessment.mode.is_scores:
        given = sum(score.value is not None for score in assessment.scores)
        if given == len(instrument.scales):
            return ""
        return t.plural(
            "partial: {count} score of {total}", "partial: {count} scores of {total}", given,
            total=len(instrument.scales),
        )  # fmt: skip
    given = sum(answer is not None for answer in assessment.answers)
    if given == len(instrument.items):
        return ""
    return t.plural(
        "partial: {count} answer of {total}", "partial: {count} answers of {total}", given,
        total=len(instrument.items),
    )  # fmt: skip


def circumstances(t: Translator, line: Line) -> str:
    """Work situation then, way of entry, what is missing."""
    one = line.assessment
    parts = (
        labels.work_situation(t, one.work_situation),
        running_case(labels.answer_mode(t, one.mode)),
        completeness(t, one, line.instrument),
    )
    return " · ".join(part for part in parts if part)


def typing(t: Translator, line: Line) -> str:
    """Who typed it, whether twice, and both typings of what differed; empty where nothing of it is known."""
    one = line.assessment
    parts = [t("entered by {name}", name=one.entered_by)] if one.entered_by else []
    if one.differences is not None:
        differed = [_differed(t, line, each) for each in one.differences]
        parts.append(
            ", ".join((t("typed twice"), *differed)) if differed else t("typed twice, without a difference")
        )
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def _differed(t: Translator, line: Line, each: Difference) -> str:
    """What two typings made of one question, or of one score."""
    if line.assessment.mode.is_scores:
        scale = line.instrument.scales[each.item - 1]
        values = [
            t("no value") if one is None else scale_value(t, scale, one) for one in (each.first, each.second)
        ]
        name = line.wording.scales[scale.id].short_name
        return t("{scale} differed: {first} / {second}", scale=name, first=values[0], second=values[1])
    return t(
        "question {number} differed: {first} / {second}",
        number=str(each.item),
        first=_typed_word(t, line, each.item, each.first),
        second=_typed_word(t, line, each.item, each.second),
    )


def _typed_word(t: Translator, line: Line, item: int, points: float | None) -> str:
    """Points as the form names them, with their number where a word stands for one."""
    if points is None:
        return t("no answer")
    response = line.instrument.response(item)
    return line.wording.word(response, points) or t.number(points)


def value(t: Translator, line: Line, score: Score) -> str:
    """The value of a scale, or that there is none."""
    if score.value is None:
        return t("no value")
    word = spelled(line, score)
    if word:
        return word
    return scale_value(t, line.instrument.scale(score.scale_id), score.value)


def spelled(line: Line, score: Score) -> str:
    """The word that was ticked, where a scale is one question answered in words; empty elsewhere.

    The points behind such words are not the numbers of the columns that were typed: only the words are shown.
    """
    items = line.instrument.scale(score.scale_id).items
    if len(items) != 1 or not line.assessment.answers or score.value is None:
        return ""
    given = line.assessment.answers[items[0] - 1]
    response = line.instrument.response(items[0])
    if given is None or response.kind is not ResponseKind.COLUMNS:
        return ""
    return line.wording.word(response, given)


def ranged(t: Translator, line: Line, score: Score) -> str:
    """``Work 58.3 (0 to 100)``."""
    scale = line.instrument.scale(score.scale_id)
    word = spelled(line, score)
    if word:
        return t("{word}: {names}", word=line.wording.scales[scale.id].name, names=word)
    return t(
        "{scale} {value} ({low} to {high})",
        scale=line.wording.scales[scale.id].short_name,
        value=value(t, line, score),
        low=scale.low,
        high=scale.high,
    )


def summary(t: Translator, line: Line) -> str:
    """All results on one line; a common range is said once. What is never added up is named, not counted."""
    scores = line.assessment.scores
    if not scores:
        return _unscored(t, line)
    yes = counted(t, line)
    if yes:
        return yes
    if all(score.value is None or spelled(line, score) for score in scores):
        return _by_word(t, line)
    ranges = {(scale.low, scale.high) for scale in line.instrument.scales}
    if len(ranges) > 1:
        return " · ".join(ranged(t, line, score) for score in scores)
    low, high = next(iter(ranges))
    values = " · ".join(
        t(
            "{scale} {value}",
            scale=line.wording.scales[score.scale_id].short_name,
            value=value(t, line, score),
        )
        for score in scores
    )
    return t("{values} ({low} to {high})", values=values, low=low, high=high)


def _by_word(t: Translator, line: Line) -> str:
    """The questions under the word that was ticked for them, the strongest word first."""
    held: dict[tuple[float, str], list[str]] = {}
    for score in line.assessment.scores:
        if score.value is not None:
            words = held.setdefault((-score.value, spelled(line, score)), [])
            words.append(line.wording.scales[score.scale_id].short_name)
    return " · ".join(
        t("{word}: {names}", word=word, names=", ".join(names)) for (_, word), names in sorted(held.items())
    )


def answer_word(t: Translator, line: Line, item: int) -> str:
    """What was answered: its word, or the number where numbers stand for themselves."""
    given = line.assessment.answers[item - 1]
    if given is None:
        return t("no answer")
    response = line.instrument.response(item)
    return line.wording.word(response, given) or t.number(given)


def question(line: Line, item: int) -> str:
    """A question in a few words: ours, or our hint about one that we may not show."""
    words = line.wording.item(item)
    return words.short or words.hint or words.text


def marks(t: Translator, line: Line) -> tuple[Marks, ...]:
    """What the published marks say; a set made of people at work says nothing about someone away from it."""
    found = []
    for norm_set in line.instrument.norm_sets:
        if norm_set.at_work_only and line.assessment.is_off_work:
            continue
        lines = []
        for score in line.assessment.scores:
            held = [
                band
                for owner, band in bands(line.instrument, score.scale_id, score.value)
                if owner is norm_set
            ]
            scale = line.wording.scales[score.scale_id].short_name
            lines += [t("{scale}: {mark}", scale=scale, mark=line.wording.bands[band.id]) for band in held]
        words = line.wording.norm_sets[norm_set.id]
        if lines:
            found.append(Marks(words.name, tuple(lines), origin(words)))
    return tuple(found)


def origin(words: NormSetWording) -> str:
    """Where marks come from, on whom they rest, and how carefully to read them."""
    return " ".join(_sentence(part) for part in (words.source, words.population, words.caution) if part)


def counted(t: Translator, line: Line) -> str:
    """``4 yes of 10``; empty for a questionnaire that does not count its yes answers."""
    items = line.instrument.items
    is_asked = all(line.instrument.response(item.number).kind is ResponseKind.YES_NO for item in items)
    if not (is_asked and line.instrument.scales and line.assessment.answers):
        return ""
    answers = line.assessment.answers
    count, missing = sum(bool(answer) for answer in answers), answers.count(None)
    if missing:
        return t.plural(
            "{count} yes of {total}, {missing} without an answer",
            "{count} yes of {total}, {missing} without an answer",
            count, total=len(items), missing=missing,
        )  # fmt: skip
    return t.plural("{count} yes of {total}", "{count} yes of {total}", count, total=len(items))


def without_marks(t: Translator, line: Line) -> str:
    """Names of the scales for which nobody published a mark, as a sentence; empty when each has one."""
    covered = {table.scale_id for norm_set in line.instrument.norm_sets for table in norm_set.tables}
    bare = [scale for scale in line.instrument.scales if scale.id not in covered]
    if not bare:
        return ""
    if len(bare) == len(line.instrument.scales):
        return t("No published cut-off.")
    names = t.listed([line.wording.scales[scale.id].short_name for scale in bare])
    return t("No published cut-off for {scales}.", scales=names)


def off_work(t: Translator, line: Line) -> str:
    """What to know about answers given away from work; empty when it changes nothing."""
    bears_on_work = any(scale.about_present_work for scale in line.instrument.scales) or any(
        item.about_present_work for item in line.instrument.items
    )
    if not (line.assessment.is_off_work and bears_on_work):
        return ""
    return t(
        "Answered away from work: what bears on present work means something else here, and is not compared."
    )


def _unscored(t: Translator, line: Line) -> str:
    """What stands out where nothing is added up: a yes, or how many lines were answered."""
    kinds = {response.kind for response in line.instrument.responses}
    if ResponseKind.YES_NO in kinds:
        return sentences(t, line)
    return map_words(t, line)


def sentences(t: Translator, line: Line) -> str:
    """The sentences that were said to hold; nothing is added up."""
    asked = [
        item.number
        for item in line.instrument.items
        if line.instrument.response(item.number).kind is ResponseKind.YES_NO
    ]
    held = [question(line, number) for number in asked if line.assessment.answers[number - 1]]
    if held:
        return t("Yes: {sentences}", sentences=", ".join(held))
    answered = sum(line.assessment.answers[number - 1] is not None for number in asked)
    return t("0 yes of {total}", total=answered)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def range_words(t: Translator, instrument: Instrument, wording: Wording, scale_id: str) -> str:
    """``0 to 54 · higher = more exhaustion``."""
    scale = instrument.scale(scale_id)
    return t(
        "{low} to {high} · {direction}",
        low=scale.low,
        high=scale.high,
        direction=wording.scales[scale_id].higher,
    )
