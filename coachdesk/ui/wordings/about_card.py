"""What one questionnaire is: what it measures, for whom, whose it is, and what it cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from coachdesk.domain.instruments import Instrument, Kind, MissingRule
from coachdesk.domain.norms import Grade
from coachdesk.i18n.translator import Translator
from coachdesk.services.wordings import ShelfLine
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.theme.tokens import SPACE


class AboutCard(Card):
    """Facts of the catalogue, each under the question that it answers."""

    def __init__(self, t: Translator, line: ShelfLine) -> None:
        super().__init__(gap=SPACE.near)
        instrument, wording = line.instrument, line.wording
        self.box.addWidget(PlainLabel(wording.title, "h3", fit="wrap"))
        facts = [
            t.plural("{count} question", "{count} questions", len(instrument.items))
            if instrument.items
            else "",
            t("{count} min", count=instrument.minutes),
            wording.recall,
        ]
        self.box.addWidget(PlainLabel(" · ".join(filter(None, facts)), "body", "ink2", fit="wrap"))
        for head, words in (
            (t("What it measures"), wording.measures),
            (t("For whom"), wording.audience),
            (t("What it cannot say"), wording.cannot_say),
            (t("Whose it is"), wording.licence),
            *_of_others(t, instrument),
            (t("How sure its key is"), _sure_of_key(t, instrument.key_grade)),
        ):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(PlainLabel(head, "caption_strong", "ink2"))
            pair.addWidget(PlainLabel(words, "body", fit="wrap"))
            self.box.addLayout(pair)


class SourcesCard(Card):
    """The publications that structure and figures rest on."""

    def __init__(self, t: Translator, line: ShelfLine) -> None:
        super().__init__(gap=SPACE.near)
        self.box.addWidget(PlainLabel(t("Sources"), "h3"))
        for one in line.instrument.references:
            source = " · ".join(filter(None, (one.citation, one.doi)))
            self.box.addWidget(PlainLabel(source, "caption", "ink2", fit="wrap"))


def _of_others(t: Translator, instrument: Instrument) -> Iterator[tuple[str, str]]:
    """What is asked of what others publish: may it be used, and what if an answer is missing."""
    if instrument.kind is Kind.PUBLISHED:
        yield t("How sure that is"), _sure_of_licence(t, instrument.licence_grade)
        yield t("When an answer is missing"), _missing(t, instrument)


def _missing(t: Translator, instrument: Instrument) -> str:
    if instrument.missing_rule is MissingRule.HOUSE:
        return t("CoachDesk’s own rule: a scale has a score only once all its questions are answered.")
    counts = [f"{scale.min_answered}/{len(scale.items)}" for scale in instrument.scales]
    return t(
        "The rule of its authors: a scale has a score from part of its answers on ({counts}).",
        counts=t.listed(counts),
    )


def _sure_of_licence(t: Translator, grade: Grade) -> str:
    return {
        Grade.HIGH: t("High: its holder says so."),
        Grade.MEDIUM: t("Medium: to be confirmed with its holder."),
        Grade.LOW: t("Low: the terms could not be checked."),
    }[grade]


def _sure_of_key(t: Translator, grade: Grade) -> str:
    return {
        Grade.HIGH: t("High: items and direction agree in several sources."),
        Grade.MEDIUM: t("Medium: one good source."),
        Grade.LOW: t("Low: to be compared with your form."),
    }[grade]
