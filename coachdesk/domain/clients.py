"""The file of one person: who they are, how they are addressed, who surrounds them, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from coachdesk.domain.errors import UserError
from coachdesk.domain.situations import WorkSituation

NAME_LENGTH = 300


class AddressForm(Enum):
    """How the person is spoken to in French documents."""

    VOUS = "vous"
    TU = "tu"


class Gender(Enum):
    """Grammatical wording, not identity."""

    NEUTRAL = "neutral"
    FEMININE = "feminine"
    MASCULINE = "masculine"


class WordUsed(Enum):
    """The word this practitioner uses for this person."""

    CLIENT = "client"
    PATIENT = "patient"
    PERSON = "person"


class EmploymentStatus(Enum):
    """Which rules of leave and return apply; unknown loads none."""

    UNKNOWN = "unknown"
    PRIVATE_EMPLOYEE = "private_employee"
    PUBLIC_HOSPITAL = "public_hospital"
    SELF_EMPLOYED = "self_employed"
    STUDENT = "student"
    OTHER = "other"


class FileState(Enum):
    """Where the file stands in the practice."""

    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"
    REFERRED = "referred"


class Disclosure(Enum):
    """What may be told to whoever pays."""

    NOTHING = "nothing"
    ATTENDANCE = "attendance"
    SENTENCE = "sentence"


class Answer(Enum):
    """An intake answer; not having asked is an answer too."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class MedicalFollowUp(Enum):
    """Whether a doctor follows the person."""

    UNKNOWN = "unknown"
    YES = "yes"
    REFUSED = "refused"


class MayContact(Enum):
    """Whether somebody of the care network may be contacted."""

    ASK_AGAIN = "ask_again"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Client:
    """One person's file. Only the name is mandatory; it may be a pseudonym.

    Attributes:
        remote_location: where the person is during remote sessions, told to rescuers if need be.
        payer_sentence: the sentence agreed with the person, when ``payer_disclosure`` says so.
        help_barriers: what makes asking for help hard, in the person's words.
        pseudonym: stands for the person in supervision notes; empty until the first ones.
        own_words: what the person says of what holds and helps, one saying a line, in their words.
        hides_numbers: the person does not want to see numbers: no document for them carries a score.
        tags: free words, in the order typed.
        chosen_panels: up to three ``instrument.scale`` shown first in the trends.
        schedule: questionnaires planned for this person, see :mod:`coachdesk.domain.schedules`; empty for the
            plan of the phase.
        seen_flags: keys of the flags that the practitioner has looked at.
        deleted_at: moved to the bin (UTC).
    """

    id: int
    uuid: str
    name: str
    created_at: datetime
    birth_year: int | None = None
    address_form: AddressForm = AddressForm.VOUS
    gender: Gender = Gender.NEUTRAL
    word_used: WordUsed = WordUsed.CLIENT
    occupation: str = ""
    sector: str = ""
    employer_context: str = ""
    employment_status: EmploymentStatus = EmploymentStatus.UNKNOWN
    phone: str = ""
    email: str = ""
    usual_address: str = ""
    remote_location: str = ""
    emergency_name: str = ""
    emergency_relation: str = ""
    emergency_phone: str = ""
    payer: str = ""
    payer_disclosure: Disclosure = Disclosure.NOTHING
    payer_sentence: str = ""
    help_barriers: str = ""
    pseudonym: str = ""
    own_words: str = ""
    hides_numbers: bool = False
    medical_follow_up: MedicalFollowUp = MedicalFollowUp.UNKNOWN
    minimal_energy: Answer = Answer.UNKNOWN
    able_to_project: Answer = Answer.UNKNOWN
    wishes_it: Answer = Answer.UNKNOWN
    starting_situation: str = ""
    state: FileState = FileState.OPEN
    tags: tuple[str, ...] = ()
    chosen_panels: tuple[str, ...] = ()
    schedule: str = ""
    seen_flags: tuple[str, ...] = ()
    deleted_at: datetime | None = None

    @property
    def is_referral_offered(self) -> bool:
        """An intake answer says no: a referral letter is offered, nothing is blocked."""
        return Answer.NO in (self.minimal_energy, self.able_to_project, self.wishes_it)

    @property
    def initials(self) -> str:
        """``C. D.-Ł.`` for ``Claire Delmas-Łukasik``: all that later pages of a document show."""
        return " ".join(
            "-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in self.name.split()
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the care network."""

    id: int
    uuid: str
    client_id: int
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    may_contact: MayContact = MayContact.ASK_AGAIN
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What the person agreed to, on which text, when and how."""

    id: int
    uuid: str
    client_id: int
    subject: str
    given_on: date
    text_version: str = ""
    how: str = ""
    withdrawn_on: date | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SituationChange:
    """The work situation from a day on, until the next change."""

    id: int
    uuid: str
    client_id: int
    since: date
    situation: WorkSituation
    deleted_at: datetime | None = None


def situation_on(changes: tuple[SituationChange, ...], day: date) -> WorkSituation | None:
    """The situation that held on a day; ``None`` before the first known one."""
    held = [change for change in changes if change.since <= day]
    return max(held, key=lambda change: (change.since, change.id)).situation if held else None


def check_name(name: str) -> str:
    """Trim a name.

    Raises:
        UserError: it is empty or longer than :data:`NAME_LENGTH` characters.
    """
    trimmed = " ".join(name.split())
    if not trimmed:
        raise UserError("Type a name or a pseudonym.")
    if len(trimmed) > NAME_LENGTH:
        raise UserError("This name is longer than {limit} characters.", limit=NAME_LENGTH)
    return trimmed


def check_birth_year(year: int | None, today: date) -> int | None:
    """Accept a plausible year of birth or nothing.

    Raises:
        UserError: the year is not between 110 years ago and this year.
    """
    if year is not None and not today.year - 110 <= year <= today.year:
        raise UserError("Type a year of birth, for example {example}.", example=str(today.year - 40))
    return year
