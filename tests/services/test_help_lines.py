from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from coachdesk.i18n.translator import Translator
from coachdesk.services import help_lines


def test_the_numbers_of_france_are_there_with_source_and_date(root: Path) -> None:
    lines = help_lines.load(root / "resources" / "content")
    assert [line.number for line in lines] == ["15", "112", "3114", "0 805 23 23 36"]
    assert all(line.source and line.checked_on == date(2026, 11, 20) for line in lines)


def test_the_3114_is_said_to_answer_day_and_night_and_to_professionals(
    root: Path, french: Translator, english: Translator
) -> None:
    line = next(line for line in help_lines.load(root / "resources" / "content") if line.number == "3114")
    assert "professionnels" in french(line.message_for_whom)
    assert "jour et nuit" in french(line.message_hours).lower()
    assert "professionals" in english(line.message_for_whom)


def test_every_word_of_the_card_is_french_in_french(root: Path, french: Translator) -> None:
    for line in help_lines.load(root / "resources" / "content"):
        for words in (line.name, line.message_for_whom, line.message_hours):
            assert french(words) != words


def test_a_number_checked_more_than_twelve_months_ago_is_stale(root: Path) -> None:
    line = help_lines.load(root / "resources" / "content")[0]
    assert not help_lines.is_stale(line, date(2026, 11, 20))
    assert not help_lines.is_stale(line, date(2027, 11, 20))
    assert help_lines.is_stale(line, date(2027, 11, 21))
    assert help_lines.is_stale(replace(line, checked_on=date(2025, 1, 1)), date(2026, 11, 20))
