"""Names of everything that is chosen from a list: one function for each enum of the domain."""

from __future__ import annotations

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
from coachdesk.domain.messages import N_
from coachdesk.domain.phases import DecidedBy, Phase
from coachdesk.domain.practices import Profession
from coachdesk.domain.sessions import ActionState, Lever, Place, SafetyQuestion
from coachdesk.domain.situations import WorkSituation
from coachdesk.i18n.numbers import ordinal
from coachdesk.i18n.translator import Translator
from coachdesk.i18n.typography import running_case

_PHASES = {
    None: N_("No phase yet"),
    Phase.WATCHING: N_("At work, watching"),
    Phase.REST: N_("Rest"),
    Phase.REDEFINITION: N_("Redefinition"),
    Phase.RETURN: N_("Return or new start"),
    Phase.STAYING_WELL: N_("Staying well"),
}


def phase(t: Translator, value: Phase | None) -> str:
    """Full name of a phase; ``None`` is a person without a phase yet."""
    return t(_PHASES[value])


def phase_short(t: Translator, value: Phase) -> str:
    """One short word, where the full name does not fit (ribbon)."""
    return {
        Phase.WATCHING: t.within("short phase", "Watch"),
        Phase.REST: t.within("short phase", "Rest"),
        Phase.REDEFINITION: t.within("short phase", "Redef."),
        Phase.RETURN: t.within("short phase", "Return"),
        Phase.STAYING_WELL: t.within("short phase", "Stay well"),
    }[value]


def week_in_phase(t: Translator, value: Phase, week: int) -> str:
    """``Rest, 6th week``; ``week`` is 1 in the first seven days."""
    return t(
        "{phase}, {ordinal} week", phase=phase(t, value), ordinal=ordinal(week, t.language, is_feminine=True)
    )


def decided_by(t: Translator, value: DecidedBy, word: WordUsed, gender: Gender) -> str:
    """Who decided a move, with the word this practitioner uses for this person."""
    return {
        DecidedBy.TOGETHER: t("Decided together"),
        DecidedBy.PERSON: t("Decided by {person}", person=the_person(t, word, gender)),
        DecidedBy.PRACTITIONER: t("Proposed by me"),
        DecidedBy.DOCTOR: t("Decided by the doctor"),
    }[value]


def word_used(t: Translator, word: WordUsed, gender: Gender) -> str:
    """Head of a row or a column: ``Client``, ``Patiente``, ``Personne``; neutral French says ``Personne accompagnée``."""
    feminine, masculine, neutral = {
        WordUsed.CLIENT: (
            t.within("woman", "Client"),
            t.within("man", "Client"),
            t.within("neutral", "Client"),
        ),
        WordUsed.PATIENT: (
            t.within("woman", "Patient"),
            t.within("man", "Patient"),
            t.within("neutral", "Patient"),
        ),
        WordUsed.PERSON: (t("Person"), t("Person"), t("Person")),
    }[word]
    return {Gender.FEMININE: feminine, Gender.MASCULINE: masculine, Gender.NEUTRAL: neutral}[gender]


def the_person(t: Translator, word: WordUsed, gender: Gender) -> str:
    """Inside a sentence: ``the client``, ``la patiente``; neutral French says ``la personne accompagnée``."""
    feminine, masculine, neutral = {
        WordUsed.CLIENT: (
            t.within("woman", "the client"),
            t.within("man", "the client"),
            t.within("neutral", "the client"),
        ),
        WordUsed.PATIENT: (
            t.within("woman", "the patient"),
            t.within("man", "the patient"),
            t.within("neutral", "the patient"),
        ),
        WordUsed.PERSON: (t("the person"), t("the person"), t("the person")),
    }[word]
    return {Gender.FEMININE: feminine, Gender.MASCULINE: masculine, Gender.NEUTRAL: neutral}[gender]


def word_choice(t: Translator, value: WordUsed) -> str:
    """The word itself, as an entry of a list."""
    return {WordUsed.CLIENT: t("Client"), WordUsed.PATIENT: t("Patient"), WordUsed.PERSON: t("Person")}[value]


def address_form(t: Translator, value: AddressForm) -> str:
    """How the person is spoken to in French."""
    return {AddressForm.VOUS: t("Formal (vous)"), AddressForm.TU: t("Familiar (tu)")}[value]


def gender(t: Translator, value: Gender) -> str:
    """Grammatical wording."""
    return {
        Gender.NEUTRAL: t("Neutral wording"),
        Gender.FEMININE: t("Feminine wording"),
        Gender.MASCULINE: t("Masculine wording"),
    }[value]


def employment_status(t: Translator, value: EmploymentStatus) -> str:
    """Under which rules the person works."""
    return {
        EmploymentStatus.UNKNOWN: t("Status not known"),
        EmploymentStatus.PRIVATE_EMPLOYEE: t("Employee, private sector"),
        EmploymentStatus.PUBLIC_HOSPITAL: t("Agent of a public hospital"),
        EmploymentStatus.SELF_EMPLOYED: t("Self-employed"),
        EmploymentStatus.STUDENT: t("In training or studying"),
        EmploymentStatus.OTHER: t("Another status"),
    }[value]


def file_state(t: Translator, value: FileState) -> str:
    """Where a file stands."""
    return {
        FileState.OPEN: t.within("file", "Open"),
        FileState.PAUSED: t.within("file", "Paused"),
        FileState.ENDED: t.within("file", "Ended"),
        FileState.REFERRED: t.within("file", "Referred"),
    }[value]


def disclosure(t: Translator, value: Disclosure) -> str:
    """What may be told to whoever pays."""
    return {
        Disclosure.NOTHING: t("Nothing may be told"),
        Disclosure.ATTENDANCE: t("Attendance only"),
        Disclosure.SENTENCE: t("An agreed sentence"),
    }[value]


def answer(t: Translator, value: Answer) -> str:
    """An intake answer."""
    return {
        Answer.UNKNOWN: t.within("answer", "Not asked yet"),
        Answer.YES: t.within("answer", "Yes"),
        Answer.NO: t.within("answer", "No"),
    }[value]


def medical_follow_up(t: Translator, value: MedicalFollowUp) -> str:
    """Whether a doctor follows the person."""
    return {
        MedicalFollowUp.UNKNOWN: t.within("medical follow-up", "Not known"),
        MedicalFollowUp.YES: t.within("medical follow-up", "Yes"),
        MedicalFollowUp.REFUSED: t.within("medical follow-up", "Not wished for now"),
    }[value]


def may_contact(t: Translator, value: MayContact) -> str:
    """Whether somebody of the care network may be contacted."""
    return {
        MayContact.ASK_AGAIN: t.within("contact", "Ask again"),
        MayContact.YES: t.within("contact", "May be contacted"),
        MayContact.NO: t.within("contact", "Not to be contacted"),
    }[value]


def work_situation(t: Translator, value: WorkSituation | None) -> str:
    """Where the person stands with work."""
    return {
        None: t("Work situation not known"),
        WorkSituation.WORKING: t("At work"),
        WorkSituation.PART_TIME: t("At work part-time"),
        WorkSituation.ON_LEAVE: t("On leave"),
        WorkSituation.NOT_EMPLOYED: t("Not employed"),
    }[value]


def answer_mode(t: Translator, value: AnswerMode) -> str:
    """How the answers of a questionnaire came in."""
    return {
        AnswerMode.PAPER: t("Typed from paper"),
        AnswerMode.TOGETHER: t("Answered together"),
        AnswerMode.SCORES: t("Scores typed in"),
        AnswerMode.IMPORTED_ANSWERS: t("Answers from an imported table"),
        AnswerMode.IMPORTED_SCORES: t("Scores from an imported table"),
    }[value]


def place(t: Translator, value: Place) -> str:
    """Where a session is held, as an entry of a list."""
    return {
        Place.IN_PERSON: t("In person"),
        Place.VIDEO: t("By video"),
        Place.PHONE: t("By phone"),
    }[value]


def at_place(t: Translator, value: Place) -> str:
    """Where a session is held, inside a sentence: ``in person``."""
    return {
        Place.IN_PERSON: t("in person"),
        Place.VIDEO: t("by video"),
        Place.PHONE: t("by phone"),
    }[value]


def safety_question(t: Translator, value: SafetyQuestion) -> str:
    """Whether the practitioner asked about safety."""
    return {
        SafetyQuestion.NOT_ASKED: t("Safety question: not asked"),
        SafetyQuestion.ASKED: t("Safety question: asked"),
    }[value]


def lever(t: Translator, value: Lever) -> str:
    """On whom an action rests, for the practitioner and on paper."""
    return {
        Lever.SELF: t.within("lever", "Self"),
        Lever.TEAM: t.within("lever", "Team"),
        Lever.ORGANISATION: t.within("lever", "Organisation"),
        Lever.SHARED: t.within("lever", "Shared"),
    }[value]


def action_state(t: Translator, value: ActionState) -> str:
    """How an agreed action stands."""
    return {
        ActionState.OPEN: t.within("action", "Under way"),
        ActionState.DONE: t.within("action", "Done"),
        ActionState.PARTLY: t.within("action", "Partly done"),
        ActionState.DROPPED: t.within("action", "Dropped"),
    }[value]


def profession(t: Translator, value: Profession) -> str:
    """What the practitioner is."""
    return {
        Profession.COACH: t("Coach"),
        Profession.PSYCHOLOGIST: t("Psychologist"),
        Profession.HEALTH_PROFESSIONAL: t("Other health professional"),
    }[value]


def language(t: Translator, code: str) -> str:
    """Name of a language CoachDesk speaks (``fr``, ``en``)."""
    return {"fr": t("French"), "en": t("English")}[code]


def language_inside(t: Translator, code: str) -> str:
    """The same inside a sentence: French writes it small."""
    name = language(t, code)
    return running_case(name) if t.language == "fr" else name
