"""Names of backups, and which of them are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

SUFFIX = ".coachdesk-backup"
DAYS = 7
WEEKS = 5
MONTHS = 12

_STAMP = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{6})(?:-(\d+))?" + re.escape(SUFFIX))


def backup_name(taken_at: datetime, taken: Iterable[str] = ()) -> str:
    """A name that tells when and nothing else: ``2026-11-20T180203.coachdesk-backup``, local hour.

    Args:
        taken_at: instant of the backup.
        taken: names in use; a number is added rather than one of them given twice.
    """
    stamp = taken_at.astimezone().strftime(_STAMP)
    in_use = set(taken)
    name, number = f"{stamp}{SUFFIX}", 2
    while name in in_use:
        name, number = f"{stamp}-{number}{SUFFIX}", number + 1
    return name


def moment_of(name: str) -> tuple[datetime, int] | None:
    """Local moment and number in the name of a backup, in which they sort; ``None`` for another file."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], _STAMP), int(found[2] or 1)
    except ValueError:
        return None


def names_to_drop(names: Iterable[str]) -> tuple[str, ...]:
    """The backups that are not needed any more.

    Kept: the last one of each of the last 7 days, 5 weeks and 12 months that have any. Days without work do
    not count, so that a long absence costs nothing. Files with another name are nobody's business here.
    """
    dated = sorted(
        ((moment, name) for name in names if (moment := moment_of(name)) is not None), reverse=True
    )
    kept: set[str] = set()
    for limit, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        latest: dict[tuple[int, ...], str] = {}
        for (day, _), name in dated:
            latest.setdefault(period(day), name)
        kept.update(list(latest.values())[:limit])
    return tuple(name for _, name in dated if name not in kept)


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
