"""Names of what can be planned, in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from coachdesk.domain import schedules
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.schedules import Due, Rhythm
from coachdesk.figures import schedules as words
from coachdesk.services.schedules import PracticePlans, Schedule
from coachdesk.services.services import Services
from coachdesk.ui.page import Surroundings

SHORT_RECALL = 7


def warm(services: Services, language: str, names: Iterable[str]) -> None:
    """Read words of questionnaires on the store thread, so that the window finds them ready."""
    for one in set(names):
        services.assessments.wording(one, None, language)


def read_schedule(services: Services, client_id: int, language: str) -> Schedule:
    """What is planned for a person; the words of it are ready."""
    found = services.schedules.get_for(client_id)
    warm(services, language, (one.instrument_id for one in found.plan))
    return found


def read_choices(services: Services, language: str, schedule: Schedule) -> Schedule:
    """The same; the words of all that can be planned are ready."""
    warm(services, language, (one.id for one in schedule.choices))
    return schedule


def read_plans(services: Services, language: str) -> PracticePlans:
    """The plans of the practice; the words of all that can be planned are ready."""
    found = services.schedules.get_plans()
    warm(services, language, (one.id for one in found.choices))
    return found


def name(around: Surroundings, rhythm: Rhythm) -> str:
    """The questionnaire of a rhythm, or its part."""
    t = around.t
    wording = around.desk.services.assessments.wording(rhythm.instrument_id, None, t.language)
    return words.measure(t, rhythm, wording)


def names(around: Surroundings, dues: Iterable[Due]) -> list[str]:
    """The questionnaires of several rhythms."""
    return [name(around, one.rhythm) for one in dues]


def measures(choices: Iterable[Instrument]) -> list[Rhythm]:
    """What can be planned, each in a usual rhythm: the whole form, then its parts."""
    return [
        Rhythm(one.id, _usual_weeks(one), part) for one in choices for part in ("", *schedules.parts(one))
    ]


def _usual_weeks(instrument: Instrument) -> int:
    """Where a form asks about some days, never about the same ones twice; else two months, a judgement."""
    if instrument.recall_days is None:
        return 8
    return 1 if instrument.recall_days <= SHORT_RECALL else 4
