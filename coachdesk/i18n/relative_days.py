"""How long ago, how far ahead: days as people say them."""

from __future__ import annotations

from datetime import date

from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator

_DAYS_COUNTED = 13
_WEEKS_COUNTED = 8


def relative_day(t: Translator, day: date, today: date) -> str:
    """``today``, ``yesterday``, ``6 days ago``, ``in 3 weeks``; further than eight weeks the date itself."""
    distance = (day - today).days
    if distance in {-1, 0, 1}:
        return (t("yesterday"), t("today"), t("tomorrow"))[distance + 1]
    count = abs(distance)
    if count <= _DAYS_COUNTED:
        if distance < 0:
            return t.plural("{count} day ago", "{count} days ago", count)
        return t.plural("in {count} day", "in {count} days", count)
    weeks = count // 7
    if weeks > _WEEKS_COUNTED:
        return dates.medium(day, t.language)
    if distance < 0:
        return t.plural("{count} week ago", "{count} weeks ago", weeks)
    return t.plural("in {count} week", "in {count} weeks", weeks)


def dated(t: Translator, day: date, today: date) -> str:
    """``8 Nov 2026, 12 days ago``; a day so far off that only its date is said stands there once."""
    said = relative_day(t, day, today)
    date_words = t.fact(day)
    return date_words if said == date_words else t("{date}, {when}", date=day, when=said)


def since(t: Translator, day: date, today: date) -> str:
    """``since today``, ``for 6 days``: how long something lasts."""
    count = (today - day).days
    if count <= 0:
        return t("since today")
    if count <= _DAYS_COUNTED:
        return t.plural("for {count} day", "for {count} days", count)
    if count // 7 <= _WEEKS_COUNTED:
        return t.plural("for {count} week", "for {count} weeks", count // 7)
    return t("since {date}", date=day)
