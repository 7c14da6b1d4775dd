"""The practice chooses which published marks are drawn; the choice is kept and every chart follows it."""

from __future__ import annotations

from datetime import date

import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.norm_choices import drawable, drawn, with_choice
from coachdesk.domain.practices import Profession
from coachdesk.i18n.translator import Translator
from coachdesk.services.clock import FixedClock
from coachdesk.services.services import Services
from tests.services.conftest import TODAY

DAY = date(2026, 11, 12)


def edges(services: Services, client_id: int, t: Translator, panel: str) -> list[float]:
    (drawn_panel,) = services.trends.chart(client_id, t, [panel]).panels
    return [one.value for one in drawn_panel.references]


def test_a_chart_draws_the_set_that_was_chosen(
    services: Services, client_id: int, french: Translator
) -> None:
    services.assessments.record_scores(client_id, "mbi_hss", DAY, {"ee": "20"}, None)
    usual = edges(services, client_id, french, "mbi_hss.ee")
    done = services.practice.choose_norms("mbi_hss", "us_1996_overall")
    chosen = edges(services, client_id, french, "mbi_hss.ee")
    assert chosen
    assert chosen != usual
    services.practice.choose_norms("mbi_hss", "")
    assert edges(services, client_id, french, "mbi_hss.ee") == []
    services.practice.choose_norms("mbi_hss", "us_1996_overall")
    assert edges(services, client_id, french, "mbi_hss.ee") == chosen
    assert done.changes.kinds == {"practices"}


def test_a_set_that_the_version_does_not_have_leaves_the_usual_one(services: Services) -> None:
    instrument = services.assessments.instrument("mbi_hss")
    assert with_choice(instrument, "of another version") is instrument
    assert drawn(with_choice(instrument, "")) is None
    # A guide's pointers are said in words and never drawn.
    guide = services.assessments.instrument("guide10")
    assert drawable(guide) == ()
    assert drawn(with_choice(guide, guide.norm_sets[0].id)) is None


def test_hidden_ones_are_switched_on_by_a_dated_statement(
    services: Services, client_id: int, clock: FixedClock
) -> None:
    services.practice.edit(profession=Profession.COACH)
    for words, chosen in (("  ", ("phq9",)), ("J’appelle", ())):
        with pytest.raises(UserError):
            services.practice.switch_on(chosen, words)
    services.practice.switch_on(("phq9", "isi"), "J’appelle le médecin avec la personne.")
    practice = services.practice.get()
    assert (practice.stated_on, practice.statement) == (TODAY, "J’appelle le médecin avec la personne.")
    offered = {one.id for one in services.assessments.list_offered(client_id)}
    assert offered & {"phq9", "phq2", "gad7", "isi"} == {"phq9", "isi"}
    clock.move_to(date(2026, 12, 1))
    services.practice.switch_on(("phq9",), "J’appelle le médecin avec la personne.")
    assert services.practice.get().stated_on == TODAY
    services.practice.switch_on(("phq9",), "J’appelle le 15.")
    assert services.practice.get().stated_on == date(2026, 12, 1)
    services.practice.switch_off()
    offered = {one.id for one in services.assessments.list_offered(client_id)}
    assert offered & {"phq9", "phq2", "gad7", "isi"} == set()
    assert services.practice.get().stated_on is None
