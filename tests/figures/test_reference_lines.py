from __future__ import annotations

from dataclasses import replace

import pytest

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.figures.charts import Reference
from coachdesk.figures.reference_lines import Footnotes, references
from coachdesk.figures.trends import trend_chart
from tests.figures.records import INSTANT, LEAVE, LIBRARY, TODAY, taken
from tests.i18n.speaking import english

CBI = LIBRARY.get("cbi")
MBI = LIBRARY.get("mbi_hss")


def lines(
    instrument: Instrument, scale_id: str, *, is_at_work: bool = True, notes: Footnotes | None = None
) -> tuple[Reference, ...]:
    wording = LIBRARY.wording(instrument.id, instrument.version, "en")
    return references(
        english(),
        instrument,
        instrument.scale(scale_id),
        wording,
        notes or Footnotes(),
        is_at_work=is_at_work,
    )


def only_at_work(instrument: Instrument) -> Instrument:
    return replace(
        instrument, norm_sets=tuple(replace(one, at_work_only=True) for one in instrument.norm_sets)
    )


def test_a_set_made_at_work_is_left_out_for_someone_away_from_work() -> None:
    assert [line.value for line in lines(only_at_work(CBI), "work")] == [50]
    assert lines(only_at_work(CBI), "work", is_at_work=False) == ()
    assert [line.value for line in lines(CBI, "work", is_at_work=False)] == [50]


class StrictShelf:
    """The shipped shelf, with norm sets that hold for people at work only."""

    def get(self, instrument_id: str, version: str | None = None) -> Instrument:
        return only_at_work(LIBRARY.get(instrument_id, version))

    def latest(self) -> tuple[Instrument, ...]:
        return tuple(map(only_at_work, LIBRARY.latest()))

    def wording(self, instrument_id: str, version: str | None, language: str) -> Wording:
        return LIBRARY.wording(instrument_id, version, language)


@pytest.mark.parametrize(
    ("measured", "count"),
    [
        ((taken(1, TODAY, {"work": 50.0}, situation=LEAVE),), 0),
        ((taken(1, TODAY, {"work": 50.0}, situation=LEAVE), taken(2, TODAY, {"work": 50.0})), 1),
        (
            (
                taken(1, TODAY, {"work": 50.0}, situation=LEAVE),
                taken(2, TODAY, {"work": 50.0}, deleted_at=INSTANT),
            ),
            0,
        ),
    ],
)
def test_one_measure_at_work_brings_the_line_back(measured: tuple[Assessment, ...], count: int) -> None:
    chart = trend_chart(english(), TODAY, (), (), (), measured, StrictShelf(), ("cbi.work",))
    assert len(chart.panels[0].references) == count
    assert len(chart.footnotes) == count


def test_only_the_named_set_is_drawn() -> None:
    others = tuple(one for one in MBI.norm_sets if one.id != "fr_usual")
    assert others
    assert lines(replace(MBI, norm_sets=others), "ee") == ()


def test_each_source_has_one_letter() -> None:
    notes = Footnotes()
    first, second, third = (
        lines(CBI, "personal", notes=notes),
        lines(MBI, "ee", notes=notes),
        lines(CBI, "work", notes=notes),
    )
    assert [line.note for line in (*first, *second, *third)] == ["a", "b", "b", "a"]
    assert [note[:3] for note in notes.lines(english())] == ["(a)", "(b)"]


def test_published_cut_offs_are_called_so_and_keep_their_decimals() -> None:
    assert [line.label for line in lines(LIBRARY.get("who5"), "pct")] == [
        "29: published mark",
        "51: published mark",
    ]
    assert [line.label for line in lines(LIBRARY.get("bat12"), "total")] == [
        "2.54: published mark",
        "2.96: published mark",
    ]
    assert lines(LIBRARY.get("bat12"), "total", is_at_work=False) == ()


def test_what_was_not_checked_or_only_points_is_not_drawn() -> None:
    undrawn = (("uwes9", "total"), ("was", "total"), ("ors", "total"), ("mbi_gs", "ex"), ("pss10", "total"))
    for name, scale_id in (*undrawn, ("guide10", "yes_count"), ("scs26", "total")):
        assert lines(LIBRARY.get(name), scale_id) == ()
