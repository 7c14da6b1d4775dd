"""The recovery code as a sheet of paper: it names nobody, so that it betrays nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.figures.documents import RecoverySheet
from coachdesk.figures.letterheads import page_words
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator


def recovery_sheet(t: Translator, groups: Sequence[str], mark: str, made_on: date) -> RecoverySheet:
    """Word the sheet.

    Args:
        t: language of the sheet.
        groups: the eight groups of four signs of the code.
        mark: the short mark by which the vault is told from others.
        made_on: the day the code was made.
    """
    return RecoverySheet(
        language=t.language,
        title=t("Recovery code"),
        subtitle=t("Vault {mark} · made on {date}", mark=mark, date=dates.long(made_on, t.language)),
        promise=(
            t("With this code you open your vault again if your passphrase is lost."),
            t("Whoever holds both this sheet and your computer can read everything."),
        ),
        groups=tuple(groups),
        alphabet_words=t("Never the letter O, I, L or U. Hyphens and small letters make no difference."),
        fold_words=t("fold here, with the code inside"),
        now=(
            t("To do now"),
            (
                t("Type the code into CoachDesk once: this shows that the print is right."),
                t("Keep the sheet away from the computer: a safe, a notary, somebody you trust."),
                t("Destroy the sheet of an earlier code, if there is one."),
            ),
        ),
        that_day=(
            t("On the day you need it"),
            (
                t("Start CoachDesk and choose “I lost my passphrase”."),
                t("Type the eight groups in their order."),
                t("Choose a new passphrase. CoachDesk then offers you a new sheet."),
            ),
        ),
        know=(
            t("Good to know"),
            (t("Without the passphrase and without this code nobody opens the vault. Nor can we."),),
        ),
        kept_by=t("Kept by"),
        kept_on=t.within("kept by … on", "on"),
        foot=t("This sheet bears no name: neither of a practice nor of a person."),
        page_words=page_words(t),
        pdf_title=t("Recovery code"),
    )
