"""What is known of the person: each field is saved as it is typed; nothing but the name is mandatory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.domain.clients import (
    AddressForm,
    Answer,
    Disclosure,
    EmploymentStatus,
    FileState,
    Gender,
    MedicalFollowUp,
    WordUsed,
)
from coachdesk.domain.documents import GivenDocument
from coachdesk.domain.errors import UserError
from coachdesk.domain.occupations import OCCUPATIONS, SECTORS
from coachdesk.i18n import labels
from coachdesk.services.clients import ClientFile
from coachdesk.services.supervision import Brought
from coachdesk.ui.binder import Binder
from coachdesk.ui.clients.consents_card import ConsentsCard
from coachdesk.ui.clients.contacts_card import ContactsCard
from coachdesk.ui.clients.documents_card import DocumentsCard
from coachdesk.ui.clients.list_card import ListCard
from coachdesk.ui.clients.occupations import with_suggestions
from coachdesk.ui.clients.situations_card import SituationsCard
from coachdesk.ui.clients.supervisions_card import SupervisionsCard
from coachdesk.ui.page import Page, Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Card
from coachdesk.ui.parts.choices import ChoiceField
from coachdesk.ui.parts.fields import Field, TextField
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.pages import ScrollPage, add_card
from coachdesk.ui.parts.segments import SegmentField
from coachdesk.ui.parts.tab_order import follow_layout
from coachdesk.ui.parts.values import TagField
from coachdesk.ui.places import CLIENTS, DOCUMENT, Place
from coachdesk.ui.theme.tokens import SPACE


class FileTab(Page):
    """Two columns of cards. Fields with the keyboard are never overwritten by a reading."""

    kinds: ClassVar[tuple[str, ...]] = (
        "clients",
        "contacts",
        "consents",
        "situation_changes",
        "given_documents",
        "supervisions",
        "supervision_cases",
    )
    has_gutter: ClassVar[bool] = True

    def __init__(self, around: Surroundings, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(around, place, parent)
        self._client_id = place.client_id or 0
        self._binder = Binder(self.desk, self.t, self.desk.services.clients.edit, self._client_id, self)
        self._fields: dict[str, Field | TextField] = {}
        self._choices: dict[str, SegmentField[Any] | ChoiceField[Any]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = page = ScrollPage(margin=0, has_gutter=True)
        column.addWidget(page)
        left, right = page.card_columns()
        self._file: ClientFile | None = None
        self._shows: list[Callable[[ClientFile], None]] = []
        # What is seen first comes first.
        self._put(left, self._person)
        self.turns.make(
            partial(self._put, side, make)
            for side, make in (
                (right, self._start),
                (left, self._work),
                (right, self._intake),
                (left, self._situations_card),
                (right, self._contacts_card),
                (left, self._reach),
                (right, self._consents_card),
                (left, self._payer),
                (right, self._documents_card),
                (right, self._supervisions_card),
                (right, self._state),
            )
        )

    def read(self) -> None:
        """Read the file."""
        services = self.desk.services
        self.desk.fetch(services.clients.get_file, self._client_id, then=self._show, owner=self)
        self.desk.fetch(services.given.list_for, self._client_id, then=self._show_documents, owner=self)
        self.desk.fetch(
            services.supervision.list_for, self._client_id, then=self._show_supervisions, owner=self
        )

    def flush(self) -> None:
        """Save what is typed."""
        self._binder.flush()
        for card in self.findChildren(ListCard):
            card.flush()

    def _put(self, side: QVBoxLayout, make: Callable[[], Card]) -> None:
        """Make a card above the empty room of its column, and show in it what was read already."""
        fields, choices, shows = len(self._fields), len(self._choices), len(self._shows)
        card = make()
        new_fields = dict(list(self._fields.items())[fields:])
        new_choices = dict(list(self._choices.items())[choices:])
        self._shows.append(partial(self._show_values, new_fields, new_choices))
        add_card(side, card)
        if self._file is not None:
            for show in self._shows[shows:]:
                show(self._file)

    def _contacts_card(self) -> Card:
        self.contacts = ContactsCard(self.around, self._client_id)
        self._shows.append(lambda file: self.contacts.show_contacts(file.contacts))
        return self.contacts

    def _consents_card(self) -> Card:
        self.consents = ConsentsCard(self.around, self._client_id)
        self.consents.grown.connect(self._keep_in_view)
        self.consents.table.changed.connect(self._follow_table)
        self._shows.append(lambda file: self.consents.show_consents(file.consents))
        return self.consents

    def _keep_in_view(self, field: QWidget) -> None:
        """Scroll to what has the keyboard once the cards above it have their new height."""
        self.turns.after(partial(self._page.bring_into_sight, field))

    def _follow_table(self, form: QWidget | None) -> None:
        """A line of a table became a form, or a form a line."""
        follow_layout(self._page)
        if form is not None:
            self._keep_in_view(form)

    def _situations_card(self) -> Card:
        self.situations = SituationsCard(self.around, self._client_id)
        self.situations.table.changed.connect(self._follow_table)
        self._shows.append(lambda file: self.situations.show_situations(file.situations))
        return self.situations

    def _documents_card(self) -> Card:
        self.documents = DocumentsCard(self.around, self._client_id)
        return self.documents

    def _supervisions_card(self) -> Card:
        self.supervisions = SupervisionsCard(self.around, self._client_id)
        return self.supervisions

    def _person(self) -> Card:
        t = self.t
        card = self._card(t("Person"))
        self._text(card, "name", t("Name or pseudonym"))
        self._text(card, "birth_year", t("Year of birth"), chars=6)
        self._segments(
            card,
            "address_form",
            t("Form of address, in French"),
            [(v, labels.address_form(t, v)) for v in AddressForm],
        )
        self._segments(card, "gender", t("Gender in texts"), [(v, labels.gender(t, v)) for v in Gender])
        self._segments(
            card, "word_used", t("Word used in documents"), [(v, labels.word_choice(t, v)) for v in WordUsed]
        )
        self._segments(
            card,
            "hides_numbers",
            t("Scores in documents for the person"),
            [(False, t("May be shown")), (True, t("Does not want to see numbers"))],
        )
        return card

    def _work(self) -> Card:
        t = self.t
        card = self._card(t("Work"))
        with_suggestions(self._text(card, "occupation", t("Occupation")), [t(each) for each in OCCUPATIONS])
        with_suggestions(self._text(card, "sector", t("Sector")), [t(each) for each in SECTORS])
        self._lines(card, "employer_context", t("Employer and context"), lines=2)
        status = ChoiceField(
            t("Employment status"),
            [(v, labels.employment_status(t, v)) for v in EmploymentStatus],
            is_private=True,
        )
        self._choice(card, "employment_status", status)
        return card

    def _reach(self) -> Card:
        t = self.t
        card = self._card(t("Reach and emergency"))
        self._text(card, "phone", t("Phone"))
        self._text(card, "email", t("E-mail"))
        self._text(card, "usual_address", t("Usual address"))
        self._text(
            card,
            "remote_location",
            t("Where the person is during remote sessions"),
            hint=t("Told to the rescue services if a remote session turns into an emergency."),
        )
        card.box.addWidget(PlainLabel(t("Emergency contact"), "body_strong"))
        self._text(card, "emergency_name", t("Name of the contact"))
        self._text(card, "emergency_relation", t("Relation"))
        self._text(card, "emergency_phone", t("Phone of the contact"))
        return card

    def _payer(self) -> Card:
        t = self.t
        card = self._card(t("Who pays"))
        self._text(card, "payer", t("Payer"))
        self._segments(
            card,
            "payer_disclosure",
            t("What may be told to the payer"),
            [(v, labels.disclosure(t, v)) for v in Disclosure],
        )
        self._lines(card, "payer_sentence", t("The agreed sentence"), lines=2)
        return card

    def _start(self) -> Card:
        t = self.t
        card = self._card(t("Starting point"))
        self._lines(card, "starting_situation", t("Situation at the start"), lines=4)
        self._lines(
            card,
            "help_barriers",
            t("What hinders asking for help"),
            lines=3,
            hint=t(
                "Fear of being judged, of being replaced, of not being up to it: in the person’s own words."
            ),
        )
        self._lines(
            card,
            "own_words",
            t("What holds and helps, in the person’s own words"),
            lines=3,
            hint=t("One saying a line. The progress summary takes its quotes here."),
        )
        return card

    def _intake(self) -> Card:
        t = self.t
        card = self._card(t("At the first meeting"))
        self._segments(
            card,
            "medical_follow_up",
            t("Medical follow-up"),
            [(v, labels.medical_follow_up(t, v)) for v in MedicalFollowUp],
        )
        answers = [(v, labels.answer(t, v)) for v in (Answer.YES, Answer.NO, Answer.UNKNOWN)]
        self._segments(card, "minimal_energy", t("Enough energy to come and to think"), answers)
        self._segments(card, "able_to_project", t("Able to look a few weeks ahead"), answers)
        self._segments(card, "wishes_it", t("Wishes this work, for themselves"), answers)
        offer = PlainLabel(
            t("One answer is no. A letter to a doctor can be offered; nothing prevents you from going on."),
            "body",
            "ink2",
            fit="wrap",
        )
        self._referral = QWidget()
        column = QVBoxLayout(self._referral)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(offer)
        letter = Button(t("Prepare a letter to a doctor"), "secondary", icon="stethoscope", is_small=True)
        letter.clicked.connect(self._write_letter)
        column.addWidget(letter)
        self._referral.setVisible(False)
        self._shows.append(lambda file: self._referral.setVisible(file.client.is_referral_offered))
        card.box.addWidget(self._referral)
        return card

    def _state(self) -> Card:
        t = self.t
        card = self._card(t("This file"))
        self._segments(card, "state", t("State"), [(v, labels.file_state(t, v)) for v in FileState])
        self._tags = TagField(t("Tags"), t, is_private=True)
        self._binder.choice(self._tags, "tags")
        card.box.addWidget(self._tags)
        self._shows.append(lambda file: self._tags.set_tags(file.client.tags))
        away = Button(t("Move the file to the bin"), "secondary", icon="trash-2", is_small=True)
        away.clicked.connect(self._move_to_bin)
        card.box.addWidget(away)
        return card

    def _card(self, title: str) -> Card:
        card = Card(gap=SPACE.pair)
        card.box.addWidget(PlainLabel(title, "h3"))
        return card

    def _text(self, card: Card, name: str, label: str, *, chars: int = 0, hint: str = "") -> Field:
        field = Field(label, chars=chars, hint=hint, max_length=2000, is_private=True)
        field.box.setObjectName(name)
        self._binder.text(field, name, _year if name == "birth_year" else str)
        card.box.addWidget(field)
        self._fields[name] = field
        return field

    def _lines(self, card: Card, name: str, label: str, *, lines: int, hint: str = "") -> None:
        field = TextField(label, lines=lines, hint=hint, is_private=True)
        field.box.setObjectName(name)
        self._binder.text(field, name)
        card.box.addWidget(field)
        self._fields[name] = field

    def _segments(self, card: Card, name: str, label: str, options: Sequence[tuple[object, str]]) -> None:
        self._choice(card, name, SegmentField(label, options, can_forget=False, is_private=True))

    def _choice(self, card: Card, name: str, field: SegmentField[Any] | ChoiceField[Any]) -> None:
        field.setObjectName(name)
        self._binder.choice(field, name)
        field.value_chosen.connect(self._look_at_intake)
        card.box.addWidget(field)
        self._choices[name] = field

    def _show(self, file: ClientFile) -> None:
        self._file = file
        for show in self._shows:
            show(file)
        self.turns.after(partial(follow_layout, self._page))

    def _show_documents(self, documents: tuple[GivenDocument, ...]) -> None:
        self.turns.after(lambda: self.documents.show_documents(documents))

    def _show_supervisions(self, brought: tuple[Brought, ...]) -> None:
        self.turns.after(lambda: self.supervisions.show_supervisions(brought))

    def _look_at_intake(self, _value: object) -> None:
        asked = [self._choices.get(name) for name in ("minimal_energy", "able_to_project", "wishes_it")]
        if all(asked):
            self._referral.setVisible(any(one is not None and one.value() is Answer.NO for one in asked))

    def _write_letter(self) -> None:
        self.around.go(Place(DOCUMENT, self._client_id, tab="referral_letter"))

    def _move_to_bin(self) -> None:
        self._binder.flush()
        self.desk.perform(
            self.desk.services.clients.move_to_bin,
            self._client_id,
            then=self._leave,
            words=self.t("File moved to the bin"),
        )

    def _leave(self, _value: object) -> None:
        self.around.go(Place(CLIENTS))

    def _show_values(
        self,
        fields: Mapping[str, Field | TextField],
        choices: Mapping[str, SegmentField[Any] | ChoiceField[Any]],
        file: ClientFile,
    ) -> None:
        for name, field in fields.items():
            value = getattr(file.client, name)
            self._binder.show(field, "" if value is None else str(value))
        for name, choice in choices.items():
            choice.set_value(getattr(file.client, name))


def _year(text: str) -> int | None:
    """A year typed, or nothing.

    Raises:
        UserError: it is not a whole number.
    """
    if not text:
        return None
    if not text.isdecimal():
        raise UserError("Type a year of birth, for example {example}.", example="1984")
    return int(text)
