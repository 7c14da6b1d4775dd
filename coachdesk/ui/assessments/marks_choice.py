"""Which published marks of a questionnaire cross its charts: one set, or none."""

from __future__ import annotations

from typing import Final

from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import Instrument
from coachdesk.domain.messages import N_
from coachdesk.domain.norm_choices import drawable, drawn
from coachdesk.domain.norms import Nature
from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.choices import ChoiceField

NO_MARKS: Final = ""
_NATURES: Final = {
    Nature.THIRDS: N_("{name} (thirds of a sample)"),
    Nature.PERCENTILES: N_("{name} (shares of a sample)"),
    Nature.CONVENTION: N_("{name} (customary)"),
}


def marks_choice(t: Translator, instrument: Instrument, wording: Wording) -> ChoiceField[str] | None:
    """A field whose value is the id of a norm set or :data:`NO_MARKS`; None where nothing can be drawn.

    Args:
        t: language of the words.
        instrument: with the set of the practice in the place of its usual one.
        wording: names of its sets.
    """
    sets = drawable(instrument)
    if not sets:
        return None
    used = drawn(instrument)
    options = [(one.id, _word(t, one.nature, wording.norm_sets[one.id].name)) for one in sets]
    field = ChoiceField(
        t("Marks drawn on the charts"),
        [*options, (NO_MARKS, t.within("marks", "None"))],
        value=used.id if used else NO_MARKS,
        hint=t("For all your files, on screen and on paper."),
    )
    field.box.setObjectName("marks drawn")
    return field


def _word(t: Translator, nature: Nature, name: str) -> str:
    return t(_NATURES[nature], name=name) if nature in _NATURES else name
