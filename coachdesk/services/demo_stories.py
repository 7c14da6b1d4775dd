"""The fictional people, one after the other, recorded through the services as a practitioner would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.clients import (
    AddressForm,
    Answer,
    Disclosure,
    EmploymentStatus,
    FileState,
    Gender,
    MayContact,
    MedicalFollowUp,
    WordUsed,
)
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.sessions import ActionState, Lever, Place, SafetyQuestion
from coachdesk.domain.situations import WorkSituation
from coachdesk.instruments.library import Library
from coachdesk.services import demo_plans
from coachdesk.services.demo_measures import (
    Course,
    cbi_answers,
    check_in_answers,
    mbi_scores,
    own_answers,
    past_scores,
    pulse_answers,
    with_slip,
)
from coachdesk.services.services import Services

_TEXTS: Final = (
    "occupation",
    "sector",
    "employer_context",
    "phone",
    "email",
    "usual_address",
    "remote_location",
    "emergency_name",
    "emergency_relation",
    "emergency_phone",
    "payer",
    "payer_sentence",
    "help_barriers",
    "own_words",
    "starting_situation",
)
_CHOICES: Final = {
    "address": ("address_form", AddressForm),
    "gender": ("gender", Gender),
    "word": ("word_used", WordUsed),
    "status": ("employment_status", EmploymentStatus),
    "state": ("state", FileState),
    "disclosure": ("payer_disclosure", Disclosure),
    "follow_up": ("medical_follow_up", MedicalFollowUp),
    "energy": ("minimal_energy", Answer),
    "projects": ("able_to_project", Answer),
    "wishes": ("wishes_it", Answer),
}
_SUNDAY: Final = 6

_KEPT_AT_HOME: Final = frozenset({"return_week"})
"""Kept as a diary on paper, like the pulse."""


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something recorded on a day; ``rank`` orders what falls on the same day."""

    day: date
    rank: int
    serial: int
    act: Callable[[], object] = field(compare=False)


class Person:
    """One fictional person.

    Args:
        story: who, when, how much; without words.
        words: their texts in the language of the demo.
        services: of the demo vault.
        library: structures of the questionnaires.
        today: the day on which the story ends.
    """

    def __init__(
        self,
        story: dict[str, Any],
        words: dict[str, Any],
        services: Services,
        library: Library,
        today: date,
    ) -> None:
        self._story = story
        self._words = words
        self._services = services
        self._library = library
        self._today = today
        self._course = Course(story["key"], story.get("course", [(0, 0)]))
        self._id = 0

    @property
    def client_id(self) -> int:
        """Of the file, once it is made."""
        return self._id

    def events(self) -> Iterator[Event]:
        """Everything that was ever recorded about the person, in no order."""
        made = min(self._day(self._story["since"]), self._workday(self._story["since"]))
        yield self._event(made, self._make_file)
        for place, (ago, situation) in enumerate(self._story.get("situations", ())):
            yield self._event(max(made, self._day(ago)), self._situation(ago, situation), 1, place)
        for place, ago in enumerate(self._story.get("consents", ())):
            yield self._event(self._day(ago), self._consent(place, ago), 2, place)
        for place, may in enumerate(self._story.get("contacts", ())):
            yield self._event(made, self._contact(place, may), 3, place)
        for place, move in enumerate(self._story.get("moves", ())):
            yield self._event(self._day(move[0]), self._move(place, *move), 5, place)
        for place, ago in enumerate(self._story.get("life_events", ())):
            yield self._event(self._day(ago), self._life_event(place, ago), 5, place)
        for place, session in enumerate(self._story.get("sessions", ())):
            yield self._event(self._workday(session["ago"]), self._session(place, session), 4, place)
        if "safety" in self._story:
            safety = self._story["safety"]
            yield self._event(self._workday(safety["ago"]), self._safety(safety), 6)
        planned = demo_plans.acts(
            self._story, self._words, self._services, lambda: self._id, self._today, self._at_work
        )
        for place, (ago, act) in enumerate(planned):
            yield self._event(self._day(ago), act, 9, place)
        yield from self._measures()

    def _event(self, day: date, act: Callable[[], object], rank: int = 0, serial: int = 0) -> Event:
        return Event(day, rank, serial, act)

    def _day(self, ago: int) -> date:
        return self._today - timedelta(days=ago)

    def _workday(self, ago: int) -> date:
        """The day, or the nearest working day; today stays today."""
        day = self._day(ago)
        if ago == 0 or day.weekday() < _SUNDAY - 1:
            return day
        return day - timedelta(days=1) if day.weekday() < _SUNDAY else day + timedelta(days=1)

    def _make_file(self) -> None:
        clients = self._services.clients
        self._id = clients.create(self._words["name"]).value
        fields: dict[str, object] = {name: self._words[name] for name in _TEXTS if name in self._words}
        for name, (own, kind) in _CHOICES.items():
            if name in self._story:
                fields[own] = kind(self._story[name])
        if "age" in self._story:
            fields["birth_year"] = self._today.year - self._story["age"]
        fields["tags"] = tuple(self._words.get("tags", ()))
        fields["chosen_panels"] = tuple(self._story.get("panels", ()))
        clients.edit(self._id, **fields)

    def _situation(self, ago: int, situation: str) -> Callable[[], object]:
        return lambda: self._services.network.record_situation(
            self._id, self._day(ago), WorkSituation(situation)
        )

    def _consent(self, place: int, ago: int) -> Callable[[], object]:
        words = self._words["consents"][place]
        return lambda: self._services.network.record_consent(
            self._id, words["subject"], self._day(ago), text_version=words["version"], how=words["how"]
        )

    def _contact(self, place: int, may: str) -> Callable[[], object]:
        words = self._words["contacts"][place]
        return lambda: self._services.network.add_contact(
            self._id,
            words["name"],
            role=words["role"],
            phone=words["phone"],
            may_contact=MayContact(may),
        )

    def _move(self, place: int, ago: int, phase: str, decided_by: str) -> Callable[[], object]:
        return lambda: self._services.phases.move(
            self._id, Phase(phase), self._day(ago), DecidedBy(decided_by), self._words["moves"][place]
        )

    def _life_event(self, place: int, ago: int) -> Callable[[], object]:
        words = self._words["life_events"][place]
        return lambda: self._services.phases.record_life_event(self._id, self._day(ago), words)

    def _session(self, place: int, story: dict[str, Any]) -> Callable[[], object]:
        def act() -> None:
            sessions, words = self._services.sessions, self._words["sessions"][place]
            held_on = self._workday(story["ago"])
            session_id = sessions.start(
                self._id, held_on, time.fromisoformat(story["at"]), Place(story["place"])
            ).value
            next_at, next_place = self._next(place)
            sessions.edit(
                session_id,
                minutes=story["minutes"],
                note=words["note"].strip(),
                private_note=words["private"],
                safety=SafetyQuestion.ASKED if story["asked"] else SafetyQuestion.NOT_ASKED,
                next_at=next_at,
                next_place=next_place,
                is_closed=not story.get("open", False),
            )
            for (lever, state, days), agreed in zip(story["actions"], words["actions"], strict=True):
                due_on = held_on + timedelta(days=days)
                action_id = sessions.add_action(session_id, agreed, Lever(lever), due_on).value
                if state != ActionState.OPEN.value:
                    sessions.edit_action(action_id, state=ActionState(state))

        return act

    def _next(self, place: int) -> tuple[datetime | None, Place | None]:
        """The appointment agreed in a session: the following session, or the one still to come."""
        sessions = self._story["sessions"]
        if place + 1 < len(sessions):
            later = sessions[place + 1]
            day = self._workday(later["ago"])
        elif "next" in self._story:
            later = self._story["next"]
            day = self._workday(-later["on"])
        else:
            return None, None
        return datetime.combine(day, time.fromisoformat(later["at"])), Place(later["place"])

    def _safety(self, story: dict[str, Any]) -> Callable[[], object]:
        words = self._words["safety"]
        return lambda: self._services.safety.record(
            self._id,
            noted_at=datetime.combine(self._workday(story["ago"]), time(12), UTC),
            said=words["said"],
            asked_directly=True,
            decided=words["decided"],
            told_to=words["told"],
            ask_again_on=self._day(story["again"]),
        )

    def _measures(self) -> Iterator[Event]:
        late = self._story.get("late", {"days": [], "by": 0})
        for kind, act in (("cbi", self._cbi), ("mbi", self._mbi), ("checkin", self._check_in)):
            for ago in self._story.get(kind, ()):
                taken_on = self._workday(ago)
                delay = late["by"] if kind == "cbi" and ago in late["days"] else 0
                yield self._event(taken_on + timedelta(days=delay), act(ago, taken_on), 7)
        made = self._workday(self._story["since"])
        for place, (kind, ago) in enumerate(
            (kind, ago) for kind, days in self._story.get("imported", {}).items() for ago in days
        ):
            yield self._event(made, self._imported(kind, ago), 7, place)
        if "phq9" in self._story:
            sheet = self._story["phq9"]
            yield self._event(self._workday(sheet["typed"]), self._phq9(sheet), 8)
        for instrument_id, ago in self._own_forms():
            taken_on = self._workday(ago)
            yield self._event(taken_on, self._own(instrument_id, ago, taken_on), 7)
        for place, (instrument_id, ago) in enumerate(self._story.get("pile", ())):
            yield self._event(self._day(0), self._waiting_sheet(instrument_id, ago), 9, place)
        for ago, taken_on in self._pulse_days():
            yield self._event(taken_on, self._pulse(ago, taken_on), 7)

    def _pulse_days(self) -> Iterator[tuple[int, date]]:
        """Sunday after Sunday; a week that holds a day of "without" is missing."""
        pulse = self._story.get("pulse")
        if pulse is None:
            return
        back = (self._day(pulse["from"]).weekday() + 7 - _SUNDAY) % 7
        for ago in range(pulse["from"] + back, pulse["to"] + back - 1, -7):
            if not any(ago - 7 < missing <= ago for missing in pulse["without"]):
                yield ago, self._day(ago)

    def _waiting_sheet(self, instrument_id: str, ago: int) -> Callable[[], object]:
        """A sheet that came home and was not typed yet."""
        taken_on = self._workday(ago)
        return lambda: self._services.piles.add(self._id, instrument_id, taken_on, self._at_work(taken_on))

    def _at_work(self, day: date) -> WorkSituation | None:
        held = [
            WorkSituation(name) for ago, name in self._story.get("situations", ()) if self._day(ago) <= day
        ]
        return held[-1] if held else None

    def _cbi(self, ago: int, taken_on: date) -> Callable[[], object]:
        def act() -> None:
            cbi = self._library.get("cbi")
            answers = cbi_answers(self._course, cbi, ago)
            twice = self._story.get("twice", {"days": []})
            is_twice = ago in twice["days"]
            self._services.assessments.record(
                self._id,
                "cbi",
                taken_on,
                answers,
                AnswerMode.PAPER,
                self._at_work(taken_on),
                entered_by=self._words["typist"] if is_twice else "",
                typings=(answers, with_slip(cbi, answers, twice["item"])) if is_twice else None,
            )

        return act

    def _mbi(self, ago: int, taken_on: date) -> Callable[[], object]:
        return lambda: self._services.assessments.record_scores(
            self._id,
            "mbi_hss",
            taken_on,
            mbi_scores(self._course, self._library.get("mbi_hss"), ago),
            self._at_work(taken_on),
        )

    def _imported(self, kind: str, ago: int) -> Callable[[], object]:
        """Scores from before the file, as a table of somebody else's has them: without answers, rounded."""

        def act() -> None:
            instrument = self._library.get({"cbi": "cbi", "mbi": "mbi_hss"}[kind])
            taken_on = self._workday(ago)
            self._services.assessments.record_past(
                self._id,
                instrument.id,
                taken_on,
                self._at_work(taken_on),
                scores=past_scores(self._course, instrument, ago),
            )

        return act

    def _phq9(self, sheet: dict[str, Any]) -> Callable[[], object]:
        def act() -> None:
            taken_on = self._workday(sheet["ago"])
            services, answers = self._services, tuple(sheet["answers"])
            made = services.assessments.record(
                self._id, "phq9", taken_on, answers, AnswerMode.PAPER, self._at_work(taken_on)
            ).value
            if "again" in sheet:
                (line,) = services.safety_notices.list_of(made)
                again_on, done = self._workday(sheet["again"]), self._words["phq9_done"]
                services.safety_notices.acknowledge(line.notice.id, done, again_on)

        return act

    def _check_in(self, ago: int, taken_on: date) -> Callable[[], object]:
        return lambda: self._services.assessments.record(
            self._id,
            "checkin5",
            taken_on,
            check_in_answers(self._course, self._library.get("checkin5"), ago),
            AnswerMode.TOGETHER,
            self._at_work(taken_on),
        )

    def _own_forms(self) -> Iterator[tuple[str, int]]:
        """Our own forms that the story names, by their ids."""
        for instrument_id, days in self._story.get("own", {}).items():
            for ago in days:
                yield instrument_id, ago

    def _own(self, instrument_id: str, ago: int, taken_on: date) -> Callable[[], object]:
        return lambda: self._services.assessments.record(
            self._id,
            instrument_id,
            taken_on,
            own_answers(self._course, self._library.get(instrument_id), ago),
            AnswerMode.PAPER if instrument_id in _KEPT_AT_HOME else AnswerMode.TOGETHER,
            self._at_work(taken_on),
        )

    def _pulse(self, ago: int, taken_on: date) -> Callable[[], object]:
        return lambda: self._services.assessments.record(
            self._id,
            "pulse",
            taken_on,
            pulse_answers(self._course, ago),
            AnswerMode.PAPER,
            self._at_work(taken_on),
        )
