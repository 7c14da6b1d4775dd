from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services
from tests.services.samples import REFUSED, TYPED


@pytest.mark.parametrize("typed", TYPED)
def test_a_draft_is_found_as_it_was_typed(services: Services, client_id: int, typed: str) -> None:
    services.drafts.keep("assessment", client_id, "cbi", "avant")
    services.drafts.keep("assessment", client_id, "cbi", typed)
    assert services.drafts.find("assessment", client_id, "cbi") == typed
    assert services.drafts.find("assessment", client_id, "pulse") is None
    assert services.drafts.find("assessment", None, "cbi") is None


def test_a_draft_of_nobody_is_kept_too(services: Services) -> None:
    services.drafts.keep("practice", None, "", "a")
    services.drafts.keep("practice", None, "", "b")
    assert [draft.body for draft in services.drafts.list_all()] == ["b"]


def test_drafts_are_listed_with_the_last_written_first(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    services.drafts.keep("session", client_id, "1", "a")
    clock.move_to(date(2026, 11, 21))
    services.drafts.keep("session", client_id, "2", "b")
    clock.move_to(date(2026, 11, 22))
    services.drafts.keep("session", client_id, "1", "c")
    assert [draft.body for draft in services.drafts.list_all()] == ["c", "b"]


def test_a_draft_is_never_part_of_a_step(services: Services, client_id: int) -> None:
    assert not services.drafts.keep("session", client_id, "1", "a").step
    assert not services.drafts.keep("session", client_id, "1", "b").step
    assert not services.drafts.discard("session", client_id, "1").step
    assert services.drafts.find("session", client_id, "1") is None
    services.drafts.discard("session", client_id, "1")


@pytest.mark.parametrize("typed", REFUSED)
def test_a_draft_that_no_file_can_hold_is_refused(services: Services, client_id: int, typed: str) -> None:
    services.drafts.keep("session", client_id, "1", "avant")
    with pytest.raises(UserError):
        services.drafts.keep("session", client_id, "1", typed)
    assert services.drafts.find("session", client_id, "1") == "avant"
