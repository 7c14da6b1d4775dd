"""The computer dies in the middle of a sheet, of a pile or of a form of several columns: two seconds at most are lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from coachdesk.paths import HOME_VARIABLE
from coachdesk.services.clock import SystemClock
from coachdesk.services.services import Services
from coachdesk.ui.assessments.forms import DRAFT_KIND, Form
from tests.end_to_end.sheet_typing import FORM, KEYS, SHEET
from tests.end_to_end.test_kills import SECONDS_LOST, kill_one, moments
from tests.end_to_end.vaults import PASSPHRASE, new_vault, open_vault, opened_keys

KILLS: Final = int(os.environ.get("COACHDESK_KILLS", "2"))
"""At each commit; before a release thirty."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and copies processes as POSIX does")


def pressed(typings: Sequence[object]) -> str:
    """The keys that drafts hold, in the order in which they were typed."""
    held = [typing["keys"] for typing in typings if isinstance(typing, dict)]
    return "".join(key for keys in held for key in keys if key)


def stored(services: Services, what: str, client_id: int) -> str:
    if what == "pile":
        (one,) = services.piles.read("fr", client_id).sheets
        return pressed(one.sheet.typings)
    body = services.drafts.find(DRAFT_KIND, client_id, FORM)
    return pressed([Form.from_json(body).sheet]) if body is not None else ""


def test_no_kill_loses_more_than_two_seconds_of_a_sheet(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    vault, copies = tmp_path / "Cabinet.coachdesk", tmp_path / "state" / "keys"
    plan: list[tuple[str, int]] = []
    with new_vault(vault, copies) as services:
        services.piles.choose("", is_twice=True)
        for number in range(KILLS):
            what = ("pile", "form")[number % 2]
            client_id = services.clients.create("Zéphyrine Quibouillac").value
            if what == "pile":
                services.piles.add(client_id, SHEET, SystemClock().today(), None)
            plan.append((what, client_id))
    keys = opened_keys(vault, copies)
    command = [sys.executable, "-m", "tests.end_to_end.sheet_typing", "--vault", str(vault)]
    with subprocess.Popen(
        command, cwd=root, env={**environment, HOME_VARIABLE: str(tmp_path)}, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    ) as typist:  # fmt: skip
        for (what, client_id), after in zip(plan, moments(KILLS), strict=True):
            orders = {"passphrase": PASSPHRASE, "client_id": client_id, "what": what}
            killed, times = kill_one(typist, orders, after)
            with open_vault(vault, keys) as services:
                found = stored(services, what, client_id)
            assert KEYS[what].startswith(found), (what, found)
            lost = killed - times[len(found)] if len(found) < len(times) else 0.0
            assert lost <= SECONDS_LOST, (what, after, lost)
            assert found or killed - times[0] < SECONDS_LOST, what
            assert len(times) > 5, what
