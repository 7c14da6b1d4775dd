"""Supervision: the sessions with a supervisor, and the cases that are brought to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from coachdesk.domain.pseudonyms import Decision


class SupervisionFormat(Enum):
    """In which form supervision takes place."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    PRACTICE_ANALYSIS = "practice_analysis"
    CODEVELOPMENT = "codevelopment"


class Eye(Enum):
    """Where one looks, of the seven places of the seven-eyed frame, in its order."""

    PERSON = "person"
    INTERVENTIONS = "interventions"
    RELATION = "relation"
    PRACTITIONER = "practitioner"
    SUPERVISION = "supervision"
    SUPERVISOR = "supervisor"
    CONTEXT = "context"


NO_LOOKS = ("",) * len(Eye)


@dataclass(frozen=True, slots=True)
class AllianceMoment:
    """Something that happened between the person and the practitioner; ``happened_on`` may not be known."""

    happened_on: date | None
    what: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Supervision:
    """One session of supervision, held or planned.

    Attributes:
        held_on: local calendar day; one to come is planned and counts for no hours yet.
        minutes: length, if noted.
        supervisor: name or initial, as typed.
        learnt: what the practitioner takes along from it.
        decisions: on the passages found in ``learnt``, JSON (:func:`read_decisions`).
    """

    id: int
    uuid: str
    held_on: date
    minutes: int | None = None
    format: SupervisionFormat = SupervisionFormat.INDIVIDUAL
    supervisor: str = ""
    learnt: str = ""
    decisions: str = "{}"
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SupervisionCase:
    """One person as brought to a session of supervision. Kept as typed; only what is printed is pseudonymised.

    Attributes:
        countertransference: and resonance; stands in no other document.
        alliance: moments between the two.
        looks: what was noted for each of the seven eyes, in their order.
        chosen_eyes: values of :class:`Eye` to look with.
        also: further names to replace, one a line or parted by commas.
        decisions: on the passages found in these texts, JSON (:func:`read_decisions`).
        with_initials: letters that stand for the name are replaced, too.
        says_dates: dates stay dates; weeks of the file without it.
        says_occupation: the occupation stays as recorded; its family without it.
        with_measures: the charts are taken along.
    """

    id: int
    uuid: str
    supervision_id: int
    client_id: int
    question: str = ""
    situation: str = ""
    countertransference: str = ""
    alliance: tuple[AllianceMoment, ...] = ()
    looks: tuple[str, ...] = NO_LOOKS
    chosen_eyes: tuple[str, ...] = ()
    also: str = ""
    decisions: str = "{}"
    with_initials: bool = True
    says_dates: bool = False
    says_occupation: bool = False
    with_measures: bool = True
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Sessions of one format in one year, and their minutes; ``unmeasured`` of them have no length."""

    year: int
    format: SupervisionFormat
    sessions: int
    minutes: int
    unmeasured: int = 0


def hours(held: Iterable[Supervision], until: date) -> tuple[HoursLine, ...]:
    """Sessions and minutes by year and format, the latest year first; those to come and binned ones left out.

    A session without a length counts as a session, is no part of the sum, and is counted apart.
    """
    found: dict[tuple[int, SupervisionFormat], list[int | None]] = {}
    for one in held:
        if one.deleted_at is None and one.held_on <= until:
            found.setdefault((one.held_on.year, one.format), []).append(one.minutes)
    order = list(SupervisionFormat)
    return tuple(
        HoursLine(year, each, len(minutes), sum(one or 0 for one in minutes), minutes.count(None))
        for (year, each), minutes in sorted(
            found.items(), key=lambda item: (-item[0][0], order.index(item[0][1]))
        )
    )


def texts_of(case: SupervisionCase) -> tuple[tuple[str, str], ...]:
    """Every text that was typed for a case, by the name of its place, in the order of the document."""
    moments = [
        (f"alliance {number} {name}", text)
        for number, moment in enumerate(case.alliance)
        for name, text in (("what", moment.what), ("answer", moment.answer))
    ]
    looks = [(f"look {number}", text) for number, text in enumerate(case.looks)]
    return (
        ("question", case.question),
        ("situation", case.situation),
        *moments,
        ("countertransference", case.countertransference),
        *looks,
    )


def further_names(also: str) -> tuple[str, ...]:
    """The names typed besides, without empty ones."""
    return tuple(word.strip() for line in also.splitlines() for word in line.split(",") if word.strip())


def holds_note(situation: str, note: str) -> bool:
    """Whether a note was taken into a situation: as lines of its own, for a short one may stand within a sentence."""
    return f"\n{note.strip()}\n" in f"\n{situation}\n"


def read_decisions(kept: str) -> dict[str, Decision]:
    """Decisions by the key of their passage; what cannot be read was never decided."""
    try:
        found = json.loads(kept)
        return {key: Decision(bool(value[0]), str(value[1])) for key, value in found.items()}
    except (ValueError, TypeError, AttributeError, LookupError):
        return {}


def written_decisions(decisions: Mapping[str, Decision]) -> str:
    """What :func:`read_decisions` reads."""
    kept = {key: [one.is_replaced, one.words] for key, one in decisions.items()}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
