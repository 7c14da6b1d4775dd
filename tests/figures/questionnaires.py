"""Questionnaires made up for tests of paper: every kind of answer, long and short."""

from __future__ import annotations

from coachdesk.domain.instrument_wordings import ItemWording, Wording
from coachdesk.domain.instruments import (
    EntryWay,
    Instrument,
    Item,
    Kind,
    LicenceStatus,
    MissingRule,
    ResponseKind,
    ResponseScale,
)
from coachdesk.domain.norms import Grade
from coachdesk.figures.blank_forms import Asked

RESPONSES = {
    "often": ResponseScale("often", ResponseKind.COLUMNS, (0, 1, 2, 3, 4)),
    "weighs": ResponseScale("weighs", ResponseKind.COLUMNS, (0, 1, 2, 3)),
    "yes_no": ResponseScale("yes_no", ResponseKind.YES_NO, (1, 0)),
    "kept": ResponseScale("kept", ResponseKind.COLUMNS, (2, 1, 0)),
    "hours": ResponseScale("hours", ResponseKind.NUMBERS, tuple(range(61))),
    "ten": ResponseScale("ten", ResponseKind.NUMBERS, tuple(range(11))),
    "line": ResponseScale("line", ResponseKind.LINE, (0, 10), decimals=1),
}
WORDS = {
    "often": ("Jamais", "Parfois", "Souvent", "Très souvent", "Toujours"),
    "weighs": (
        "Absolument pas présent dans mon travail en ce moment",
        "Présent, je m’en accommode raisonnablement",
        "Insupportablement",
        "Présent, je n’en peux plus",
    ),
    "yes_no": ("Oui", "Non"),
    "kept": ("Oui", "En partie", "Non"),
}
QUESTION = "La charge dépasse ce que je peux faire dans le temps qui m’est donné, semaine après semaine."
RETURN_WEEK = ("hours", "ten", "ten", "ten", "yes_no", "kept", "ten")


def asked(
    *answers: str,
    kind: Kind = Kind.OWN,
    recall_days: int | None = 7,
    entry: EntryWay = EntryWay.ANSWERS,
    safety: int = 0,
    hint: str = "",
) -> Asked:
    """A questionnaire with these ways of answering, one a question."""
    used = tuple(dict.fromkeys(answers))
    instrument = Instrument(
        id="tried",
        version="3",
        kind=kind,
        position=1,
        languages=("fr",),
        minutes=1,
        recall_days=recall_days,
        holder="",
        licence=LicenceStatus.OWN,
        licence_grade=Grade.HIGH,
        key_grade=Grade.HIGH,
        entry=(entry,),
        responses=tuple(RESPONSES[each] for each in used),
        items=tuple(
            Item(number, answer, is_safety=number == safety) for number, answer in enumerate(answers, start=1)
        ),
        scales=(),
        missing_rule=MissingRule.HOUSE,
    )
    return Asked(instrument, _wording(answers, used, kind, hint))


def _wording(answers: tuple[str, ...], used: tuple[str, ...], kind: Kind, hint: str) -> Wording:
    own = [
        ItemWording(
            text=QUESTION,
            short="Charge de travail",
            low_end="presque rien" if answer == "ten" else "",
            high_end="une courte pause suffit" if answer == "ten" else "",
        )
        for answer in answers
    ]
    return Wording(
        instrument_id="tried",
        version="3",
        language="fr",
        title="Semaine essayée",
        short_title="Essai",
        measures="",
        audience="",
        recall="Les sept derniers jours",
        instruction="Pour chaque ligne, choisissez ce qui ressemble à votre semaine.",
        caution="",
        cannot_say="",
        licence="",
        scales={},
        responses={each: WORDS[each] for each in used if each in WORDS},
        items=tuple(own) if kind is Kind.OWN else tuple(ItemWording(hint=hint) for _ in answers),
        bands={},
        norm_sets={},
    )
