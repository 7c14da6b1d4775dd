from __future__ import annotations

from datetime import date

from coachdesk.domain.assessments import Assessment
from coachdesk.figures.charts import Dot, DotChart
from coachdesk.figures.check_ins import check_in_chart
from coachdesk.i18n.translator import Translator
from tests.figures.records import INSTANT, LIBRARY, TODAY, taken, year
from tests.i18n.speaking import english, french


def check_in(number: int, day: date, *answers: int | None) -> Assessment:
    return taken(number, day, {}, instrument="checkin5", answers=answers)


THREE = (
    check_in(1, date(2026, 9, 4), 1, 1, 0, None, 0),
    check_in(2, date(2026, 10, 2), 1, 0, 0, 0, 0),
    check_in(3, TODAY, 0, 0, 0, 1, 0),
)


def chart(t: Translator, *taken_in: Assessment, since: date | None = None) -> DotChart:
    return check_in_chart(t, TODAY, taken_in, LIBRARY, since)


def test_each_question_has_its_row_of_dots() -> None:
    made = chart(french(), *THREE, *year())
    assert len(made.rows) == 5
    assert [[mark.dot for mark in row.dots] for row in made.rows[:4]] == [
        [Dot.YES, Dot.YES, Dot.NO],
        [Dot.YES, Dot.NO, Dot.NO],
        [Dot.NO, Dot.NO, Dot.NO],
        [Dot.MISSING, Dot.NO, Dot.YES],
    ]
    assert (made.rows[0].question, made.rows[0].short_question) == (
        "Le repos ne me rend plus mon énergie.",
        "Repos sans effet",
    )
    assert made.rows[3].dots[0].spoken == "Réserves à sec, 4\u00a0sept.\u00a02026\u00a0: sans réponse"


def test_words_of_the_chart() -> None:
    made = chart(french(), *THREE)
    assert made.title == "Point en cinq questions"
    assert made.subtitle == "Une ligne par question. Rien n’est additionné."
    assert made.key_words == ((Dot.YES, "oui"), (Dot.NO, "non"), (Dot.MISSING, "sans réponse"))
    assert dict(chart(english(), *THREE).key_words)[Dot.MISSING] == "no answer"
    assert made.start < date(2026, 9, 4)
    assert made.end > TODAY
    assert made.ticks[0].day >= made.start


def test_sentence_says_how_often_and_nothing_like_a_score() -> None:
    assert chart(french(), *THREE).sentence == (
        "Répondu 3 fois, entre le\u00a04\u00a0sept.\u00a02026 et le\u00a020\u00a0nov.\u00a02026."
    )
    assert chart(english(), *THREE).sentence == (
        "Answered 3 times between 4\u00a0Sep\u00a02026 and 20\u00a0Nov\u00a02026."
    )
    assert chart(french(), THREE[2]).sentence == "Répondu une fois, le\u00a020\u00a0nov.\u00a02026."
    twice = (THREE[2], check_in(9, TODAY, 0, 0, 0, 0, 0))
    assert chart(english(), *twice).sentence == "Answered 2 times on 20\u00a0Nov\u00a02026."
    assert chart(french()).sentence == "Pas encore de réponse."


def test_table_says_the_answers_newest_last() -> None:
    table = chart(french(), *reversed(THREE)).table
    assert table.date_head == "Date (tiret\u00a0: sans réponse)"
    assert [column.range_words for column in table.columns] == [""] * 5
    assert [(row.label, row.cells) for row in table.rows] == [
        ("4\u00a0sept.\u00a02026", ("oui", "oui", "non", "–", "non")),
        ("2\u00a0oct.\u00a02026", ("oui", "non", "non", "non", "non")),
        ("20\u00a0nov.\u00a02026", ("non", "non", "non", "oui", "non")),
    ]


def test_earlier_and_binned_check_ins_are_left_out() -> None:
    binned = taken(4, TODAY, {}, instrument="checkin5", answers=(1,) * 5, deleted_at=INSTANT)
    made = chart(french(), *THREE, binned, since=date(2026, 10, 1))
    assert [len(row.dots) for row in made.rows] == [2] * 5


def test_a_span_without_answers_says_so_and_forgets_none() -> None:
    made = chart(french(), *THREE[:2], since=date(2026, 11, 1))
    assert (made.is_answered, made.sentence) == (True, "Aucune réponse sur cette période.")
    assert chart(french(), since=date(2026, 11, 1)).is_answered is False


def test_answers_that_were_never_given_are_missing() -> None:
    assert [row.dots[0].dot for row in chart(french(), check_in(1, TODAY, 1)).rows] == [
        Dot.YES,
        *[Dot.MISSING] * 4,
    ]
