"""Rows of the first page about answers on safety: what waits for a look, and whose day to ask again has come."""

from __future__ import annotations

from coachdesk.services.safety_notices import NoticeLine
from coachdesk.services.today import Today
from coachdesk.ui.page import Surroundings
from coachdesk.ui.places import CLIENT, Place
from coachdesk.ui.safety.notice_card import said
from coachdesk.ui.today.today_rows import FirstRow


def waiting_rows(around: Surroundings, day: Today) -> list[FirstRow]:
    """One for each notice that waits; they stay until what was done is written."""
    t = around.t
    return [_row(around, line, t("An answer about safety"), said(around, line)) for line in day.notices]


def due_rows(around: Surroundings, day: Today) -> list[FirstRow]:
    """One for each notice that was looked at, whose day to ask again has come."""
    t = around.t
    return [
        _row(
            around,
            line,
            t("Ask again"),
            t("Planned for {date} after an answer about safety.", date=line.notice.ask_again_on),
        )
        for line in day.notices_due
    ]


def _row(around: Surroundings, line: NoticeLine, reason: str, sentence: str) -> FirstRow:
    return FirstRow(
        around.t,
        "life-buoy",
        line.client.name,
        reason,
        sentence,
        around.t("Open"),
        Place(CLIENT, line.client.id, tab="safety"),
        is_safety=True,
    )
