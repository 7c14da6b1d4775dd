"""Patterns for the forms of names."""

from __future__ import annotations

import re

import pytest

from coachdesk.domain.name_forms import edged

TEXT = "nadia benali, xnadia, nadiax, n.b., _nadia_ 3nadia\nnadia; oeuvre oe. анна-анна"


@pytest.mark.parametrize(
    "pattern",
    ["nadia", "n\\.?b\\.?", "oe?(?:uvre)?", "(?P<letters>n\\.?)b", "(?:nadia|benali)", "анна", "n?adia"],
)
def test_a_form_is_found_between_edges_of_words_alone(pattern: str) -> None:
    looked_back = re.compile(rf"(?<![^\W\d_]){pattern}(?![^\W\d_])")
    expected = [match.span() for match in looked_back.finditer(TEXT)]
    assert [match.span() for match in edged(pattern).finditer(TEXT)] == expected
    assert expected
