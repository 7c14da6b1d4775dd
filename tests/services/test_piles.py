from __future__ import annotations

from datetime import date, timedelta

import pytest

from coachdesk.domain.assessments import AnswerMode
from coachdesk.domain.errors import UserError
from coachdesk.domain.piles import PileSheet, ScoreRun, SheetRun, Stage
from coachdesk.domain.piles import run_of as started
from coachdesk.domain.sheet_layouts import SheetLayout
from coachdesk.domain.situations import WorkSituation
from coachdesk.domain.typings import Difference
from coachdesk.services.clock import FixedClock
from coachdesk.services.piles import SHEET_KIND, WaitingSheet
from coachdesk.services.services import Services

DAY = date(2026, 11, 12)
SCS = "12345123451234512345123451"


def only(services: Services, client_id: int | None = None) -> WaitingSheet:
    (one,) = services.piles.read("fr", client_id).sheets
    return one


def run_of(one: WaitingSheet) -> SheetRun:
    return SheetRun(one.instrument, one.sheet, SheetLayout())


def type_in(run: SheetRun, keys: str) -> Stage:
    for key in keys:
        run.current.press(key)
    return run.end_typing()


def test_a_pile_waits_in_the_order_in_which_it_was_put_together(services: Services, client_id: int) -> None:
    other = services.clients.create("Marc").value
    services.piles.add(client_id, "cbi", DAY, WorkSituation.ON_LEAVE)
    services.piles.add(other, "pulse", DAY - timedelta(days=7), None)
    services.piles.add(client_id, "pulse", DAY, None)
    pile = services.piles.read("fr")
    assert [(one.client.id, one.instrument.id) for one in pile.sheets] == [
        (client_id, "cbi"),
        (other, "pulse"),
        (client_id, "pulse"),
    ]
    assert pile.entered_by == services.practice.get().practitioner
    assert [one.instrument.id for one in services.piles.read("fr", client_id).sheets] == ["cbi", "pulse"]
    assert services.piles.count_for(client_id) == 2
    services.piles.take_off(client_id, pile.sheets[0].sheet.key)
    assert services.piles.count_for(client_id) == 1


def test_only_what_differs_is_asked_again_and_both_typings_are_kept(
    services: Services, client_id: int
) -> None:
    services.piles.choose("Léa", is_twice=True)
    services.piles.add(client_id, "scs26", DAY, WorkSituation.ON_LEAVE)
    run = run_of(only(services))
    assert type_in(run, SCS) is Stage.SECOND
    assert run.current.answers() == (None,) * 26
    assert type_in(run, SCS[:6] + "5" + SCS[7:]) is Stage.SETTLING
    assert (run.current.asked, run.current.done, run.current.current_item) == (1, 0, 7)
    assert run.current.answer(7) is None
    assert type_in(run, "4") is Stage.READY
    services.piles.record(run.kept(), run.result(), run.both(), "Léa")
    (one,) = services.assessments.list_for(client_id)
    assert (one.answers[6], one.differences, one.entered_by) == (4, (Difference(7, 2, 5),), "Léa")
    assert services.piles.read("fr").sheets == ()


def score_run(services: Services) -> ScoreRun:
    one = only(services)
    run = started(one.instrument, one.sheet, SheetLayout())
    assert isinstance(run, ScoreRun)
    return run


def test_scores_are_typed_twice_and_compared_as_numbers(services: Services, client_id: int) -> None:
    services.piles.choose("Léa", is_twice=True)
    services.piles.add(client_id, "mbi_hss", DAY, WorkSituation.ON_LEAVE)
    run = score_run(services)
    run.current.write({"ee": "27", "dp": "12", "pa": ""})
    services.piles.keep(run.kept())
    run = score_run(services)
    assert run.current.typed()["ee"] == "27"
    assert (run.end_typing(), run.current.done) == (Stage.SECOND, 0)
    run.current.write({"ee": "27", "dp": "21", "pa": "-"})
    assert run.end_typing() is Stage.SETTLING
    assert (run.current.scales_asked, run.current.done) == (("dp",), 0)
    run.current.write({"dp": "12"})
    services.piles.keep(run.kept())
    assert (only(services).stage, only(services).done, only(services).asked) == (Stage.SETTLING, 1, 1)
    assert run.end_typing() is Stage.READY
    done = services.piles.record(run.kept(), run.result(), run.both(), "Léa")
    (one,) = services.assessments.list_for(client_id)
    assert [score.value for score in one.scores] == [27, 12, None]
    assert (one.mode, one.entered_by) == (AnswerMode.SCORES, "Léa")
    assert one.differences == (Difference(2, 12, 21),)
    services.take_back(done.step)
    assert score_run(services).current.typed()["dp"] == "12"


def test_two_typings_that_agree_ask_nothing_again(services: Services, client_id: int) -> None:
    services.piles.choose("", is_twice=True)
    services.piles.add(client_id, "pulse", DAY, None)
    run = run_of(only(services))
    type_in(run, "123456")
    assert type_in(run, "123456") is Stage.READY
    services.piles.record(run.kept(), run.result(), run.both(), "")
    assert services.assessments.list_for(client_id)[0].differences == ()


@pytest.mark.parametrize("typed", [0, 3, 26, 29, 52, 53])
def test_a_sheet_is_taken_up_at_the_key_where_it_was_left(
    services: Services, client_id: int, typed: int
) -> None:
    services.piles.choose("", is_twice=True)
    services.piles.add(client_id, "scs26", DAY, None)
    run = run_of(only(services))
    both = SCS + SCS[:25] + "5"
    for place, key in enumerate(both[:typed]):
        if place == 26:
            run.end_typing()
        run.current.press(key)
    services.piles.keep(run.kept())
    again = run_of(only(services))
    assert again.stage is run.stage
    assert again.current.answers() == run.current.answers()
    assert again.current.place == run.current.place


def test_a_begun_sheet_stays_typed_as_often_as_it_was_begun(services: Services, client_id: int) -> None:
    services.piles.add(client_id, "pulse", DAY, None)
    run = run_of(only(services))
    run.current.press("5")
    services.piles.keep(run.kept())
    services.piles.add(client_id, "pulse", DAY - timedelta(days=7), None)
    services.piles.choose("Léa", is_twice=True)
    assert [one.sheet.is_twice for one in services.piles.read("fr").sheets] == [False, True]


def test_recording_is_one_step_and_what_was_taken_off_does_not_come_back(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    services.piles.add(client_id, "pulse", DAY, None)
    run = run_of(only(services))
    type_in(run, "123456")
    done = services.piles.record(run.kept(), run.result(), run.both(), "Anne")
    services.piles.keep(run.kept())
    assert services.piles.read("fr").sheets == ()
    undone = services.take_back(done.step)
    assert services.assessments.list_for(client_id) == ()
    again = only(services)
    assert (again.stage, again.done, again.is_known) == (Stage.FIRST, 6, False)
    assert run_of(again).current.answers() == (1, 2, 3, 4, 5, 6)
    services.take_back(undone.step)
    assert (services.piles.read("fr").sheets, services.piles.count_for(client_id)) == ((), 0)
    # Days later another one is recorded: what is typed is forgotten, what still waits is not.
    services.piles.add(client_id, "cbi", DAY, None)
    clock.move_to(clock.today() + timedelta(days=3))
    other = services.clients.create("Marc").value
    services.piles.add(other, "pulse", DAY, None)
    run = run_of(only(services, other))
    type_in(run, "123456")
    services.piles.record(run.kept(), run.result(), run.both(), "")
    assert only(services).instrument.id == "cbi"
    assert len([one for one in services.drafts.list_all() if one.kind == SHEET_KIND]) == 2


def test_a_sheet_typed_twice_comes_back_with_what_was_settled_on(services: Services, client_id: int) -> None:
    services.piles.choose("", is_twice=True)
    services.piles.add(client_id, "pulse", DAY, None)
    run = run_of(only(services))
    for keys in ("123456", "129456", "3"):
        type_in(run, keys)
    services.take_back(services.piles.record(run.kept(), run.result(), run.both(), "").step)
    again = run_of(only(services))
    assert (again.stage, again.current.answer(3), again.end_typing()) == (Stage.SETTLING, 3, Stage.READY)


def test_the_same_day_twice_is_pointed_out_and_not_refused(services: Services, client_id: int) -> None:
    services.piles.add(client_id, "pulse", DAY, None)
    assert not only(services).is_known
    services.piles.add(client_id, "pulse", DAY, None)
    assert [one.is_known for one in services.piles.read("fr").sheets] == [True, True]


def test_what_cannot_be_typed_is_counted_and_comes_back_with_its_file(
    services: Services, client_id: int
) -> None:
    services.piles.add(client_id, "pulse", DAY, None)
    services.clients.move_to_bin(client_id)
    assert (services.piles.read("fr").sheets, services.piles.read("fr").lost) == ((), 1)
    services.clients.restore(client_id)
    assert services.piles.read("fr").lost == 0


@pytest.mark.parametrize(("name", "day"), [("phq9", DAY), ("pulse", date(2030, 1, 1)), ("nothing", DAY)])
def test_a_sheet_that_cannot_be_is_refused(services: Services, client_id: int, name: str, day: date) -> None:
    with pytest.raises(UserError):
        services.piles.add(client_id, name, day, None)
    assert services.piles.count_for(client_id) == 0


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"typings": 3}', "\x00"])
def test_a_body_that_is_none_is_told(body: str) -> None:
    with pytest.raises(UserError):
        PileSheet.from_json("1", 1, body)
