"""Every form of ours left in the midst: by a lock, by a kill, in the midst of a number; nothing of it is lost."""

from __future__ import annotations

import json

import pytest

from tests.ui.assessments.typist import close_page, draft, kept, open_page, type_text
from tests.ui.desks import DeskTrial
from tests.ui.waiting import live_until

FORMS = {
    "pulse": ("7531", "86"),
    "weak_signals": ("1" + "234" + "31", "2" + "1" * 10),
    "job_wished_lived": ("83550", "97" * 5 + "5"),
    "return_week": ("12,", "12,5\r567" + "12"),
    "risk_factors": ("1234512", "3451234"),
    "four_questions": ("12", "34"),
    "session_feedback": ("543", "2"),
    "guide10": ("oon", "noonnoo"),
    "checkin5": ("on", "noo"),
}
"""Keys before and after the form was left; each form is whole at their end."""


@pytest.mark.parametrize("name", FORMS)
def test_a_form_left_by_a_lock_goes_on_at_the_same_key(trial: DeskTrial, client_id: int, name: str) -> None:
    before, after = FORMS[name]
    page = open_page(trial, client_id, name)
    type_text(page, before)
    assert page.sheet is not None
    held = page.sheet.answers(), page.sheet.place
    close_page(trial, page)
    again = open_page(trial, client_id, name)
    assert again.sheet is not None
    assert (again.sheet.answers(), again.sheet.place) == held
    type_text(again, after)
    assert again.sheet.is_finished
    type_text(again, "\r")
    trial.settle()
    (one,) = kept(trial, client_id)
    assert None not in one.answers
    assert draft(trial, client_id, name) is None


@pytest.mark.parametrize("name", ["weak_signals", "return_week"])
def test_a_kill_takes_no_more_than_the_last_second(trial: DeskTrial, client_id: int, name: str) -> None:
    before, _ = FORMS[name]
    page = open_page(trial, client_id, name)
    type_text(page, before)
    assert page.sheet is not None
    typed = page.sheet.to_draft()
    live_until(lambda: draft(trial, client_id, name) is not None, 5)
    body = json.loads(draft(trial, client_id, name) or "")
    assert body["sheet"] == typed
