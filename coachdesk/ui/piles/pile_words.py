"""Words of a pile: what waits, how far it is, what was recorded."""

from __future__ import annotations

from coachdesk.domain.instruments import EntryWay
from coachdesk.domain.piles import ScoreRun, SheetRun, Stage
from coachdesk.i18n import labels
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case
from coachdesk.services.piles import WaitingSheet
from coachdesk.ui.parts.rows import Row


def sheet_row(t: Translator, one: WaitingSheet) -> Row:
    """A sheet that waits, as a row."""
    return Row(
        key=one.sheet.key,
        name=one.client.name,
        detail=f"{one.wording.short_title} · {circumstances(t, one)}",
        caption=state(t, one),
        attention=t("Already there for that day") if one.is_known else "",
        icon="clipboard-list",
    )


def circumstances(t: Translator, one: WaitingSheet) -> str:
    """Its day, and where the person stood with work then."""
    situation = running_case(labels.work_situation(t, one.sheet.situation))
    return f"{t.fact(one.sheet.taken_on)} · {situation}"


def state(t: Translator, one: WaitingSheet) -> str:
    """How far its typing is."""
    if one.stage is Stage.FIRST and not one.done:
        return t("to be typed twice") if one.sheet.is_twice else t("to be typed")
    if one.stage is Stage.READY:
        return t("typed, not recorded yet")
    if one.stage is Stage.SECOND and not one.done:
        return t("typed once")
    if one.stage is Stage.SETTLING:
        count = one.asked - one.done
        if one.instrument.entry[0] is EntryWay.SCORES:
            return t.plural("{count} score differs", "{count} scores differ", count)
        return t.plural("{count} question differs", "{count} questions differ", count)
    total = one.asked
    if one.stage is Stage.SECOND:
        return t("second typing: {count} of {total}", count=one.done, total=total)
    return t("{count} of {total}", count=one.done, total=total)


def stage(t: Translator, what: Stage) -> str:
    """What the keys are typed for; empty where it goes without saying."""
    if what is Stage.SECOND:
        return t("second typing, without looking at the first")
    if what is Stage.SETTLING:
        return t("only what differs: read the sheet again")
    return ""


def recorded(t: Translator, one: WaitingSheet, run: SheetRun | ScoreRun) -> str:
    """A sheet that was recorded, and how its two typings compared."""
    parts = [one.client.name, one.wording.short_title, t.fact(one.sheet.taken_on)]
    if run.both() is not None:
        if isinstance(run, ScoreRun):
            differed = t.plural("{count} score differed", "{count} scores differed", run.differing)
        else:
            differed = t.plural("{count} question differed", "{count} questions differed", run.differing)
        parts += [t("typed twice"), differed] if run.differing else [t("typed twice, without a difference")]
    return " · ".join(parts)
