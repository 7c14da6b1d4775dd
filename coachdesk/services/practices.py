"""The practice of the vault: who signs, in which words, in which language."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from coachdesk.domain.changes import Done
from coachdesk.domain.errors import UserError
from coachdesk.domain.logos import check_logo
from coachdesk.domain.messages import N_
from coachdesk.domain.practices import Practice, Profession
from coachdesk.domain.trend_layers import Layer
from coachdesk.i18n.translator import LANGUAGES
from coachdesk.services.fields import Rules, filled, flag, member, text, words
from coachdesk.services.ledgers import Service
from coachdesk.store.queries import practices

_ACCENT = re.compile(r"#[0-9a-fA-F]{6}")

_STATED = filled(N_("Write first what you do the same day, in your own words."))


def _accent(value: object, _today: date) -> str:
    kept = text(value)
    if kept and not _ACCENT.fullmatch(kept):
        raise UserError("Type a colour as {example}, or leave the field empty.", example="#1F5C50")
    return kept.lower()


def _language(value: object, _today: date) -> str:
    if value not in LANGUAGES:
        raise TypeError(type(value).__name__)
    return text(value)


def _layers(value: object, today: date) -> tuple[str, ...]:
    return tuple(Layer(name).value for name in words(value, today))


_RULES: Rules = {
    "profession": member(Profession),
    "name": text,
    "practitioner": text,
    "title": text,
    "address": text,
    "phone": text,
    "email": text,
    "registration": text,
    "certifications": text,
    "accent": _accent,
    "document_language": _language,
    "has_read_private_note": flag,
    "hidden_layers": _layers,
}


class PracticeService(Service):
    """The one practice of a vault."""

    def create(self, profession: Profession, is_demo: bool, **fields: object) -> Done[int]:
        """Found the practice of a new vault, once.

        Args:
            profession: of the practitioner.
            is_demo: the vault is the fictional one, for as long as it exists.
            fields: further fields of the practice.

        Raises:
            ValueError: the vault has its practice already.
            UserError: a field cannot be taken.
        """
        kept = self._checked(_RULES, {"profession": profession, **fields})
        with self._ledger.change() as change:
            if practices.find_practice(change) is not None:
                raise ValueError
            row_id = change.insert("practices", is_demo=is_demo, **kept)
        return self._ledger.told(change, row_id)

    def get(self) -> Practice:
        """The practice."""
        with self._ledger.reading() as reader:
            return practices.get_practice(reader)

    def edit(self, **fields: object) -> Done[None]:
        """Change fields of the practice; a vault never becomes or stops being the fictional one.

        Raises:
            UserError: a field cannot be taken.
        """
        kept = self._checked(_RULES, fields)
        with self._ledger.change() as change:
            change.update("practices", practices.get_practice(change).id, **kept)
        return self._ledger.told(change, None)

    def set_logo(self, png: bytes) -> Done[None]:
        """Put a picture in the place of the bar of the letterhead; without one the bar comes back.

        Raises:
            UserError: it is no small PNG.
        """
        kept = b64encode(check_logo(png)).decode("ascii")
        with self._ledger.change() as change:
            change.update("practices", practices.get_practice(change).id, logo=kept)
        return self._ledger.told(change, None)

    def sheet_layout(self, instrument_id: str) -> dict[str, Any] | None:
        """The remembered layout of a paper form, or ``None``."""
        found = json.loads(self.get().sheet_layouts).get(instrument_id)
        return dict(found) if isinstance(found, dict) else None

    def keep_sheet_layout(self, instrument_id: str, layout: Mapping[str, object]) -> Done[None]:
        """Remember the layout of a paper form for the next time."""
        with self._ledger.change() as change:
            practice = practices.get_practice(change)
            layouts = {**json.loads(practice.sheet_layouts), instrument_id: dict(layout)}
            change.update("practices", practice.id, sheet_layouts=json.dumps(layouts, sort_keys=True))
        return self._ledger.told(change, None)

    def switch_on(self, instrument_ids: Sequence[str], statement: str) -> Done[None]:
        """Switch questionnaires on that are hidden from coaches, by a statement dated today.

        A statement that says the same as before keeps its day.

        Args:
            instrument_ids: all that are to be on from now.
            statement: what the practitioner does the same day when a question about safety asks for it.

        Raises:
            UserError: nothing is stated, or no questionnaire is chosen.
        """
        today = self._clock.today()
        kept = str(_STATED(statement, today))
        chosen = words(instrument_ids, today)
        if not chosen:
            raise UserError("Tick at least one questionnaire.")
        with self._ledger.change() as change:
            practice = practices.get_practice(change)
            is_same = practice.stated_on is not None and practice.statement == kept
            change.update(
                "practices",
                practice.id,
                statement=kept,
                stated_on=practice.stated_on if is_same else today,
                switched_on=chosen,
            )
        return self._ledger.told(change, None)

    def switch_off(self) -> Done[None]:
        """Hide them again, and forget the statement: the next one is dated anew. What was measured stays."""
        with self._ledger.change() as change:
            practice = practices.get_practice(change)
            change.update("practices", practice.id, statement="", stated_on=None, switched_on=())
        return self._ledger.told(change, None)

    def choose_norms(self, instrument_id: str, norm_set_id: str) -> Done[None]:
        """Choose the norm set of a questionnaire whose lines are drawn; empty draws none."""
        with self._ledger.change() as change:
            practice = practices.get_practice(change)
            choices = {**json.loads(practice.norm_choices), instrument_id: norm_set_id}
            change.update("practices", practice.id, norm_choices=json.dumps(choices, sort_keys=True))
        return self._ledger.told(change, None)
