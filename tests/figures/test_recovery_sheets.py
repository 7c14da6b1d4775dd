from __future__ import annotations

from datetime import date

from coachdesk.figures.recovery_sheets import recovery_sheet
from tests.i18n.speaking import english, french

GROUPS = ("7KQD", "3M9X", "VA2T", "H6PF", "R4WN", "8EYC", "J5GZ", "B1SX")
DAY = date(2026, 11, 20)


def test_sheet_in_french() -> None:
    sheet = recovery_sheet(french(), GROUPS, "3F9A", DAY)
    assert sheet.language == "fr"
    assert sheet.groups == GROUPS
    assert (sheet.title, sheet.subtitle) == (
        "Code de secours",
        "Coffre 3F9A · établi le\u00a020\u00a0novembre\u00a02026",
    )
    assert sheet.that_day[1][0] == (
        "Ouvrir CoachDesk, puis choisir «\u00a0J’ai perdu ma phrase de passe\u00a0»."
    )
    assert [part[0] for part in (sheet.now, sheet.that_day, sheet.know)] == [
        "À faire maintenant",
        "Le jour venu",
        "À savoir",
    ]
    assert (sheet.kept_by, sheet.kept_on) == ("Conservée par", "le")
    assert sheet.foot == "Cette feuille ne nomme ni cabinet, ni personne."


def test_sheet_in_english() -> None:
    sheet = recovery_sheet(english(), GROUPS, "3F9A", DAY)
    assert sheet.subtitle == "Vault 3F9A · made on 20\u00a0November\u00a02026"
    assert len(sheet.now[1]) == len(sheet.that_day[1]) == 3
    assert (sheet.kept_by, sheet.kept_on) == ("Kept by", "on")
