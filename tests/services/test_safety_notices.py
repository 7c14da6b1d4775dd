"""A notice is raised with its questionnaire, waits until it is looked at, and never goes silently."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.documents import Reader
from coachdesk.domain.errors import UserError
from coachdesk.domain.safety_notices import NoticeState, SafetyNotice, TurnKind
from coachdesk.domain.sessions import Place, SafetyQuestion
from coachdesk.figures.safety_notices import answered
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import FixedClock
from coachdesk.services.documents import ReportOptions
from coachdesk.services.services import Services
from coachdesk.services.today import AskAgain
from tests.services.conftest import TODAY
from tests.services.samples import REFUSED, TYPED, dump

DAY = date(2026, 11, 14)
LATER = date(2026, 11, 23)


def record(services: Services, client_id: int, last: int | None, others: int | None = 0) -> int:
    return services.assessments.record(
        client_id, "phq9", DAY, (others,) * 8 + (last,), AnswerMode.PAPER, None
    ).value


def notice(services: Services, assessment_id: int) -> SafetyNotice:
    (line,) = services.safety_notices.list_of(assessment_id)
    return line.notice


def told(one: SafetyNotice) -> list[TurnKind]:
    return [turn.kind for turn in one.history]


@pytest.mark.parametrize("last", [1, 2, 3, None])
@pytest.mark.parametrize("others", [0, 3])
def test_any_answer_above_none_or_no_answer_raises_it_whatever_the_total(
    services: Services, client_id: int, last: int | None, others: int
) -> None:
    one = notice(services, record(services, client_id, last, others))
    assert (one.item, one.answer, one.state) == (9, last, NoticeState.OPEN)
    assert [line.notice for line in services.today.get().notices] == [one]


@pytest.mark.parametrize("others", [0, 3])
def test_an_answer_of_none_raises_nothing(services: Services, client_id: int, others: int) -> None:
    assert services.safety_notices.list_of(record(services, client_id, 0, others)) == ()
    assert services.today.get().notices == ()


def test_other_questionnaires_raise_nothing(services: Services, client_id: int) -> None:
    services.assessments.record(client_id, "phq2", DAY, (3, 3), AnswerMode.PAPER, None)
    assert services.safety_notices.list_for(client_id) == ()


def test_it_comes_with_the_recording_and_goes_with_its_undo(services: Services, client_id: int) -> None:
    before = dump(services)
    done = services.assessments.record(client_id, "phq9", DAY, (0,) * 8 + (1,), AnswerMode.PAPER, None)
    assert done.changes.kinds == {"assessments", "safety_notices"}
    services.take_back(done.step)
    assert dump(services) == before


def test_it_stays_until_what_was_done_is_written(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    made = notice(services, record(services, client_id, 1))
    clock.move_to(TODAY + timedelta(days=40))
    assert services.today.get().notices[0].notice == made
    for done, again in (("", LATER), ("  \n", LATER), ("vu", None), ("vu", LATER), (REFUSED[1], LATER)):
        with pytest.raises(UserError):
            services.safety_notices.acknowledge(made.id, done, again)
    assert services.today.get().notices[0].notice == made
    again_on = TODAY + timedelta(days=40)
    services.safety_notices.acknowledge(made.id, "Appelé le médecin avec elle.", again_on)
    one = notice(services, made.assessment_id)
    assert (one.state, one.done, one.ask_again_on) == (
        NoticeState.ACKNOWLEDGED, "Appelé le médecin avec elle.", again_on,
    )  # fmt: skip
    assert one.acknowledged_at == clock.now()
    assert services.today.get().notices == ()
    with pytest.raises(UserError):
        services.safety_notices.acknowledge(made.id, "encore", again_on)


@pytest.mark.parametrize("typed", [one for one in TYPED if one.strip()])
def test_words_are_kept_as_typed(services: Services, client_id: int, typed: str) -> None:
    made = record(services, client_id, 3)
    services.safety_notices.acknowledge(notice(services, made).id, typed, LATER)
    assert notice(services, made).done == typed
    assert notice(services, made).history[-1].done == typed


def test_a_correction_closes_it_with_a_trace_and_another_one_opens_it_again(
    services: Services, client_id: int
) -> None:
    made = record(services, client_id, 2)
    services.safety_notices.acknowledge(notice(services, made).id, "parlé", LATER)
    services.assessments.correct(made, answers=(0,) * 9)
    closed = notice(services, made)
    assert closed.state is NoticeState.CORRECTED
    assert told(closed) == [TurnKind.RAISED, TurnKind.ACKNOWLEDGED, TurnKind.CORRECTED]
    assert closed.history[1].done == "parlé"
    assert services.today.get().notices == ()
    services.assessments.correct(made, answers=(0,) * 8 + (None,))
    assert notice(services, made).state is NoticeState.OPEN
    assert notice(services, made).done == ""
    assert told(notice(services, made))[-1] is TurnKind.RAISED


def test_another_answer_asks_for_another_look(services: Services, client_id: int) -> None:
    made = record(services, client_id, 1)
    services.safety_notices.acknowledge(notice(services, made).id, "parlé", LATER)
    services.assessments.correct(made, answers=(3,) * 8 + (1,))
    assert notice(services, made).state is NoticeState.ACKNOWLEDGED
    services.assessments.correct(made, answers=(3,) * 9)
    one = notice(services, made)
    assert (one.state, one.answer) == (NoticeState.OPEN, 3)
    assert told(one) == [TurnKind.RAISED, TurnKind.ACKNOWLEDGED, TurnKind.ANSWER_CHANGED]


@pytest.mark.parametrize("way", ["assessments", "bin"])
def test_the_bin_closes_it_and_the_way_back_opens_it(services: Services, client_id: int, way: str) -> None:
    made = record(services, client_id, 1)
    services.assessments.move_to_bin(made)
    assert notice(services, made).state is NoticeState.CORRECTED
    if way == "bin":
        services.bin.restore("assessments", made)
    else:
        services.assessments.restore(made)
    one = notice(services, made)
    assert one.state is NoticeState.OPEN
    assert told(one) == [TurnKind.RAISED, TurnKind.BINNED, TurnKind.RESTORED]


def test_a_file_in_the_bin_asks_for_nothing_until_it_is_back(services: Services, client_id: int) -> None:
    record(services, client_id, 1)
    services.clients.move_to_bin(client_id)
    assert services.today.get().notices == ()
    services.clients.restore(client_id)
    assert len(services.today.get().notices) == 1


def test_the_day_to_ask_again_comes_back_once(services: Services, client_id: int, clock: FixedClock) -> None:
    made = record(services, client_id, 1)
    services.safety.record(client_id, said="avant", ask_again_on=LATER)
    clock.move_to(TODAY + timedelta(days=1))
    services.safety_notices.acknowledge(notice(services, made).id, "parlé", LATER)
    assert services.today.get().notices_due == ()
    # One acknowledged later whose sheet is gone to the bin leaves the plan as it was.
    clock.move_to(TODAY + timedelta(days=2))
    wrong = record(services, client_id, 2)
    services.safety_notices.acknowledge(notice(services, wrong).id, "vu", LATER + timedelta(days=60))
    services.assessments.move_to_bin(wrong)
    clock.move_to(LATER)
    day = services.today.get()
    assert [line.notice.assessment_id for line in day.notices_due] == [made]
    # The later plan replaces the earlier one: one reason, not two.
    assert not any(isinstance(one.about, AskAgain) for look in day.looks for one in look.reasons)
    session_id = services.sessions.start(client_id, LATER, None, Place.VIDEO).value
    services.sessions.edit(session_id, safety=SafetyQuestion.ASKED)
    assert services.today.get().notices_due == ()


def test_open_ones_stand_before_older_answers(services: Services, client_id: int) -> None:
    first = record(services, client_id, 1)
    second = record(services, client_id, 2)
    services.safety_notices.acknowledge(notice(services, second).id, "vu", LATER)
    order = [line.assessment.id for line in services.safety_notices.list_for(client_id)]
    assert order == [first, second]


def test_it_says_what_was_answered_and_how_long_ago(
    services: Services, client_id: int, french: Translator, english: Translator
) -> None:
    for last, expected in (
        (1, ("PHQ-9, question 9 : réponse 1 (de 0 à 3), il y a 6 jours.",
             "PHQ-9, question 9: answered 1 (0 to 3), 6 days ago.")),
        (None, ("PHQ-9, question 9 : laissée sans réponse, il y a 6 jours.",
                "PHQ-9, question 9: not answered, 6 days ago.")),
    ):  # fmt: skip
        (line,) = services.safety_notices.list_of(record(services, client_id, last))
        instrument = services.assessments.instrument("phq9")
        for t, sentence in zip((french, english), expected, strict=True):
            wording = services.assessments.wording("phq9", None, t.language)
            said = answered(t, line.notice, line.assessment, instrument, wording, TODAY)
            assert said.replace("\u00a0", " ").replace("\u202f", " ") == sentence


def test_no_document_says_anything_of_it(services: Services, client_id: int, french: Translator) -> None:
    made = record(services, client_id, 2)
    session_id = services.sessions.start(client_id, TODAY, None, Place.VIDEO).value
    without = repr(services.documents.session_report(session_id, french, Reader(), ReportOptions()))
    services.safety_notices.acknowledge(notice(services, made).id, "mot secret", LATER)
    report = repr(services.documents.session_report(session_id, french, Reader(), ReportOptions()))
    letter = repr(services.documents.referral_letter(client_id, french, ""))
    assert report == without
    for document in (report, letter):
        assert "mot secret" not in document
        assert "question 9" not in document
