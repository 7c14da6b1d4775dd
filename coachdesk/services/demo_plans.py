"""What a fictional practitioner plans for somebody: questionnaires, days to look at the file again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.documents import Delivery, DocumentKind, Recipient, Tone
from coachdesk.domain.schedules import Rhythm
from coachdesk.domain.situations import WorkSituation
from coachdesk.services.given_documents import Leaving
from coachdesk.services.services import Services


def acts(
    story: dict[str, Any],
    words: dict[str, Any],
    services: Services,
    owner: Callable[[], int],
    today: date,
    situation: Callable[[date], WorkSituation | None],
) -> Iterator[tuple[int, Callable[[], object]]]:
    """What is recorded, each with how many days ago.

    Args:
        story: of the person.
        words: in the language of the demo.
        services: of the demo vault.
        owner: whose file; known once it is made.
        today: the day on which the story ends.
        situation: where the person stood with work on a day.
    """
    for name, sheets in story.get("sheets", {}).items():
        for ago, answers in sheets:
            day = today - timedelta(days=ago)
            yield ago, partial(_record, services, owner, name, day, tuple(answers), situation)
    if "plan" in story:
        own = story["plan"]
        plan = tuple(Rhythm(name, weeks, part) for name, weeks, part in own["rhythms"])
        yield own["ago"], lambda: services.schedules.plan_person(owner(), plan)
    for ago, kind, reader, name in story.get("given", ()):
        leaving = partial(_leaving, owner, DocumentKind(kind), Recipient(reader), words.get(name, ""))
        yield ago, partial(_give, services, leaving)
    for place, (ago, due) in enumerate(story.get("reviews", ())):
        about, day = words["reviews"][place], today - timedelta(days=due)
        yield ago, partial(_review, services, owner, day, about)


def _record(
    services: Services,
    owner: Callable[[], int],
    name: str,
    day: date,
    answers: tuple[int, ...],
    situation: Callable[[date], WorkSituation | None],
) -> None:
    services.assessments.record(owner(), name, day, answers, AnswerMode.PAPER, situation(day))


def _review(services: Services, owner: Callable[[], int], day: date, about: str) -> None:
    services.reviews.set_day(owner(), day, about)


def _leaving(owner: Callable[[], int], kind: DocumentKind, reader: Recipient, name: str) -> Leaving:
    return Leaving(kind, reader, (owner(),), name, tone=Tone(strengths=1))


def _give(services: Services, leaving: Callable[[], Leaving]) -> None:
    """The pages of the demo were never made: their seal is that of their name."""
    gone = leaving()
    services.given.note(gone, gone.kind.value.encode(), Delivery.PRINTED)
