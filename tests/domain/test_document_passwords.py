"""Passwords of files that leave: what every reader takes alike."""

from __future__ import annotations

import pytest

from coachdesk.domain.document_passwords import LONGEST, prepared
from coachdesk.domain.errors import UserError


@pytest.mark.parametrize("sign", ["a", "é", "漢", "🌲"])
def test_the_longest_password_is_said_in_signs_of_its_own_kind(sign: str) -> None:
    fitting = sign * (LONGEST // len(sign.encode()))
    assert prepared(fitting) == fitting
    with pytest.raises(UserError) as refused:
        prepared(fitting + sign)
    assert refused.value.facts == {"limit": len(fitting)}
