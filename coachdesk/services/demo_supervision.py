"""The supervision of the fictional practitioner: hours, one case looked through, one that waits to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from coachdesk.domain.pseudonyms import TREES, Decision
from coachdesk.domain.supervision import AllianceMoment, Eye, SupervisionFormat
from coachdesk.i18n.translator import Translator
from coachdesk.services.demo_stories import Event, Person
from coachdesk.services.services import Services


class Supervisions:
    """Sessions of supervision in the order of the story.

    Args:
        story: when, how long, who is brought.
        words: what was written, session by session.
        people: by their keys.
        services: of the demo vault.
        t: language of the demo.
        today: the day on which the story ends.
    """

    def __init__(
        self,
        story: list[dict[str, Any]],
        words: list[dict[str, Any]],
        people: Mapping[str, Person],
        services: Services,
        t: Translator,
        today: date,
    ) -> None:
        self._sessions = list(zip(story, words, strict=True))
        self._people = people
        self._services = services
        self._t = t
        self._today = today

    def events(self) -> Iterator[Event]:
        """Every session, recorded on its day; one to come is written down today."""
        for place, (story, words) in enumerate(self._sessions):
            day = min(self._day(story["ago"]), self._today)
            yield Event(day, 9, place, partial(self._record, story, words))

    def _day(self, ago: int) -> date:
        return self._today - timedelta(days=ago)

    def _record(self, story: dict[str, Any], words: dict[str, Any]) -> None:
        supervision, t = self._services.supervision, self._t
        made = supervision.create(
            self._day(story["ago"]),
            minutes=story["minutes"],
            format=SupervisionFormat(story["format"]),
            supervisor=words["with"],
            learnt=words.get("learnt", ""),
        ).value
        trees = [t(tree) for tree in TREES]
        for brought in words.get("cases", ()):
            case = supervision.add_case(made, self._people[brought["who"]].client_id, trees).value
            looks = brought.get("looks", {})
            supervision.edit_case(
                case,
                question=brought["question"],
                situation=brought["situation"].strip(),
                countertransference=brought.get("countertransference", "").strip(),
                alliance=tuple(
                    AllianceMoment(self._day(ago), what, answer)
                    for ago, what, answer in brought.get("alliance", ())
                ),
                looks=tuple(looks.get(eye.value, "") for eye in Eye),
                chosen_eyes=tuple(looks),
            )
        if story.get("decided"):
            found = supervision.list_passages(made, t)
            supervision.decide(made, {one.identity: Decision(True) for one in found})
