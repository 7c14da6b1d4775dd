"""Records of one made-up person, and everything that a figure says, gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum

from coachdesk.domain.assessments import AnswerMode, Assessment, Score
from coachdesk.domain.clients import Client, Contact, Gender, MayContact, MedicalFollowUp, SituationChange
from coachdesk.domain.phases import Phase, PhaseMove
from coachdesk.domain.practices import Practice, Profession
from coachdesk.domain.sessions import Action, ActionState, Lever, Place, Session
from coachdesk.domain.situations import WorkSituation
from coachdesk.figures.charts import TrendChart
from coachdesk.figures.trends import BARE, Scene, trend_chart
from coachdesk.i18n.translator import Translator
from coachdesk.instruments.library import Library
from tests.i18n.speaking import ROOT

LIBRARY = Library.load(ROOT / "resources" / "instruments")
TODAY = date(2026, 11, 20)
INSTANT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LEAVE = WorkSituation.ON_LEAVE
WORK = WorkSituation.WORKING
PART = WorkSituation.PART_TIME
JOBLESS = WorkSituation.NOT_EMPLOYED


def taken(
    number: int,
    day: date,
    values: Mapping[str, float | None],
    *,
    instrument: str = "cbi",
    situation: WorkSituation | None = WORK,
    answered: int = 6,
    answers: tuple[int | None, ...] = (),
    deleted_at: datetime | None = None,
) -> Assessment:
    """One questionnaire: values by scale, each resting on ``answered`` of six items."""
    return Assessment(
        id=number,
        uuid=f"a{number}",
        client_id=1,
        instrument_id=instrument,
        version="1",
        taken_on=day,
        work_situation=situation,
        mode=AnswerMode.PAPER,
        answers=answers,
        scores=tuple(Score(scale, value, answered, 6) for scale, value in values.items()),
        entered_at=INSTANT,
        deleted_at=deleted_at,
    )


def year() -> tuple[Assessment, ...]:
    """Six CBI over a leave and a return: one partly answered, two off work, one without a work scale."""
    return (
        taken(1, date(2026, 3, 3), {"personal": 79.166667, "work": 75.0}),
        taken(2, date(2026, 4, 14), {"personal": 83.333333, "work": None}, situation=LEAVE),
        taken(3, date(2026, 5, 26), {"personal": 66.666667, "work": 67.857143}, situation=LEAVE),
        taken(4, date(2026, 9, 15), {"personal": 58.333333, "work": 57.142857}, situation=PART),
        taken(5, date(2026, 10, 13), {"personal": 62.5}, situation=PART, answered=5),
        taken(6, date(2026, 11, 20), {"personal": 54.166667, "work": 60.714286}, situation=PART),
    )


def moved(number: int, phase: Phase, day: date) -> PhaseMove:
    """A move into a phase."""
    return PhaseMove(number, f"m{number}", 1, phase, day)


def changed(number: int, since: date, situation: WorkSituation) -> SituationChange:
    """A change of the work situation."""
    return SituationChange(number, f"s{number}", 1, since, situation)


MOVES = (
    moved(1, Phase.REST, date(2026, 3, 16)),
    moved(2, Phase.REDEFINITION, date(2026, 6, 2)),
    moved(3, Phase.RETURN, date(2026, 8, 31)),
)
SITUATIONS = (
    changed(1, date(2019, 1, 7), WORK),
    changed(2, date(2026, 3, 16), LEAVE),
    changed(3, date(2026, 8, 31), PART),
)


def held(number: int, day: date, *, note: str = "", private_note: str = "") -> Session:
    """A session of fifty minutes."""
    return Session(
        id=number,
        uuid=f"h{number}",
        client_id=1,
        held_on=day,
        starts_at=time(9, 30),
        minutes=50,
        note=note,
        private_note=private_note,
        next_at=datetime(2026, 11, 27, 9, 30),
        next_place=Place.VIDEO,
    )


def action(
    number: int, text: str, lever: Lever, *, due_on: date | None = None, state: ActionState = ActionState.OPEN
) -> Action:
    """Something agreed."""
    return Action(number, f"t{number}", 1, 1, text, lever, state, due_on)


CLIENT = Client(
    id=1,
    uuid="c1",
    name="Claire Delmas-Łukasik",
    created_at=INSTANT,
    birth_year=1984,
    gender=Gender.FEMININE,
    occupation="nurse",
    sector="clinic",
    medical_follow_up=MedicalFollowUp.YES,
)
PRACTICE = Practice(
    id=1,
    uuid="p1",
    profession=Profession.COACH,
    name="Cabinet Martin",
    practitioner="Hélène Martin",
    title="Work coach",
    address="12, rue des Lavandes\n69007 Lyon",
    phone="04 65 71 00 00",
    email="contact@cabinet-martin.example",
    registration="RPPS 10000000000",
)
CONTACTS = (
    Contact(1, "k1", 1, "Dr Roux", "Occupational physician", may_contact=MayContact.YES),
    Contact(2, "k2", 1, "Paul", "brother"),
)


def chart_of(
    t: Translator,
    *assessments: Assessment,
    panels: tuple[str, ...] = ("cbi.personal",),
    moves: tuple[PhaseMove, ...] = (),
    situations: tuple[SituationChange, ...] = (),
    sessions: tuple[Session, ...] = (),
    today: date = TODAY,
    since: date | None = None,
    scene: Scene = BARE,
) -> TrendChart:
    """A chart of what a test cares about."""
    return trend_chart(
        t, today, moves, sessions, situations, assessments, LIBRARY, panels, since=since, scene=scene
    )


def texts(value: object) -> Iterator[str]:
    """Every text inside a figure or a document, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, Enum):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
