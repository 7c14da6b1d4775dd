"""What stands under a panel: the last measure beside its baseline, and which measures are left out of that."""

from __future__ import annotations

from collections import Counter
from typing import Final

from coachdesk.domain.comparisons import Comparison, Silence, compare
from coachdesk.domain.messages import N_
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.change_statements import change_statement, change_words
from coachdesk.figures.curves import Curve, answers_word
from coachdesk.figures.score_values import score_value
from coachdesk.figures.series import Measure
from coachdesk.i18n.translator import Translator

_ELSEWHERE: Final = {
    None: N_("{count} in an unknown work situation, not compared."),
    WorkSituation.WORKING: N_("{count} while at work, not compared."),
    WorkSituation.PART_TIME: N_("{count} while part-time, not compared."),
    WorkSituation.ON_LEAVE: N_("{count} while on leave, not compared."),
    WorkSituation.NOT_EMPLOYED: N_("{count} while not employed, not compared."),
}


def sentence(t: Translator, curve: Curve, note: str) -> str:
    """Everything that may be said of a panel, no more than its measures.

    Args:
        t: language of the reader.
        curve: the scale and its measures.
        note: letter of the footnote about the threshold that is used.
    """
    shown = curve.shown
    if not shown:
        return t("No measure in this period.") if curve.is_measured else t("No measure yet.")
    said = [
        _compared(t, curve, note),
        *_left_out(t, curve),
        _same_day(t, shown),
        _partial(t, shown),
    ]
    return " ".join(each for each in said if each)


def _compared(t: Translator, curve: Curve, note: str) -> str:
    first, last = curve.first, curve.last
    if last is None:
        return ""
    value = score_value(t, last.value, last.decimals)
    if first is None or first.assessment_id == last.assessment_id:
        if not curve.others:
            return t("One measure, {value} on {date}: too early to compare.", value=value, date=last.day)
        return t("{value} on {date}: the first that may be compared.", value=value, date=last.day)
    found = _comparison(curve)
    return change_statement(t, found, curve.wording, note).sentence if found is not None else ""


def _comparison(curve: Curve) -> Comparison | None:
    """The last measure beside its baseline; ``None`` while there is no other one."""
    first, last, taken = curve.first, curve.last, curve.taken
    if first is None or last is None or first.assessment_id == last.assessment_id:
        return None
    return compare(curve.instrument, curve.scale.id, taken[first.assessment_id], taken[last.assessment_id])


def change(t: Translator, curve: Curve) -> str:
    """The size that the sentence says, for the table; empty where it says none."""
    found = _comparison(curve)
    return change_words(t, found) if found is not None else ""


def _left_out(t: Translator, curve: Curve) -> list[str]:
    """How many measures answer another question than the last one, and why."""
    situations = Counter(one.situation for one in curve.shown if one.is_apart)
    situations.update(one.work_situation for one, reason in curve.others if reason is Silence.OTHER_SITUATION)
    said = []
    if len(situations) == 1:
        ((situation, count),) = situations.items()
        said.append(t(_ELSEWHERE[situation], count=count))
    elif situations:
        said.append(t("{count} in other work situations, not compared.", count=situations.total()))
    if count := sum(reason is Silence.OTHER_VERSION for _, reason in curve.others):
        said.append(t("{count} with another version, not compared.", count=count))
    return said


def _same_day(t: Translator, shown: tuple[Measure, ...]) -> str:
    several = [(day, count) for day, count in Counter(one.day for one in shown).items() if count > 1]
    if not several:
        return ""
    if len(several) > 1:
        return t("On {count} days there are several measures.", count=len(several))
    day, count = several[0]
    return t("{count} measures on {date}.", count=count, date=day)


def _partial(t: Translator, shown: tuple[Measure, ...]) -> str:
    partial = [one for one in shown if one.is_partial]
    if not partial:
        return ""
    if len(partial) > 1:
        return t("{count} rest on part of the answers.", count=len(partial))
    one = partial[0]
    return t("{date}: {answers}.", date=one.day, answers=answers_word(t, one))
