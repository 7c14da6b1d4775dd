"""A page as it is proposed is never too full, however long what was written down is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coachdesk.domain.sessions import Action, ActionState, Lever
from coachdesk.figures.progress_summaries import Part, Recorded, Summary, SummaryChoices, progress_summary
from coachdesk.figures.summary_room import Group, Proposal, chosen
from coachdesk.i18n.translator import Translator
from tests.figures.records import CLIENT, LIBRARY, PRACTICE, TODAY, action
from tests.figures.test_progress_summaries import AIDS, MEASURED, PANELS, SESSION
from tests.i18n.speaking import english, french
from tests.reports.reading import made, reader

LINE = "Demander au WORKSHOP une pause de dix minutes, puis marcher jusqu’à la place du Marché "


def summary(t: Translator, signs: int, *, choices: SummaryChoices | None = None) -> Summary:
    words = (LINE * 20)[:signs]
    actions = [_action(number, words, ActionState.DONE) for number in range(1, 6)]
    actions += [_action(number, words, ActionState.OPEN) for number in range(6, 11)]
    recorded = Recorded(tuple(actions), (SESSION,), MEASURED, PANELS)
    client = replace(CLIENT, own_words=words)
    practice = replace(PRACTICE, address=LINE, title=LINE)
    return progress_summary(t, TODAY, practice, client, recorded, LIBRARY, choices or SummaryChoices(), AIDS)


def _action(number: int, words: str, state: ActionState) -> Action:
    one = action(number, words, Lever.ORGANISATION, state=state, due_on=date(2026, 12, 31))
    return replace(one, session_id=SESSION.id)


@pytest.mark.parametrize("signs", [20, 70, 140, 260, 420])
def test_a_page_as_it_is_proposed_has_room_for_all_of_it(signs: int) -> None:
    for t in (french(), english()):
        pages = reader(made(summary(t, signs).page)).pages
        assert len(pages) == 1


def test_the_longer_the_texts_the_fewer_are_proposed_and_one_strength_and_one_step_at_least() -> None:
    def on(signs: int, part: Part) -> int:
        return sum(one.is_on for one in summary(french(), signs).sentences if one.part is part)

    assert (on(20, Part.STRENGTHS), on(20, Part.STEPS), on(20, Part.MOVES)) == (3, 2, 2)
    for part in (Part.STRENGTHS, Part.STEPS, Part.MOVES):
        assert on(140, part) <= on(20, part)
        assert on(420, part) >= (part is not Part.MOVES)


def test_what_was_chosen_stands_whatever_is_proposed() -> None:
    plain = summary(french(), 260)
    off = next(one for one in plain.sentences if one.part is Part.STEPS and not one.is_on)
    again = summary(french(), 260, choices=SummaryChoices(kept={off.key: True}))
    assert {one.key for one in again.sentences if one.is_on} == {
        off.key, *(one.key for one in plain.sentences if one.is_on)
    }  # fmt: skip


def test_what_is_too_long_is_passed_over_unless_nothing_else_would_stand_there() -> None:
    long, short = Proposal("long", 500), Proposal("short", 20)
    assert chosen(100, (Group((long, short), 3, is_needed=True),)) == {"short"}
    assert chosen(100, (Group((long,), 3, is_needed=True), Group((long,), 1))) == {"long"}
    assert chosen(100, (Group((long,), 3),)) == frozenset()
