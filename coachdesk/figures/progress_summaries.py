"""The progress summary: what a person kept and said first, then what moved, what comes next, where help is.

Every sentence has a key, so that it can be struck or reworded before anybody stands by the page; the file is never
touched. Nothing is added to what was recorded: a strength is a kept action or the person's own words, or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final

from coachdesk.domain.assessments import Assessment
from coachdesk.domain.clients import AddressForm, Client
from coachdesk.domain.documents import DocumentKind, Tone, check_tone
from coachdesk.domain.errors import UserError
from coachdesk.domain.notes import BlockKind, blocks
from coachdesk.domain.practices import Practice
from coachdesk.domain.reading_ease import Jargon, Readability, jargon, readability
from coachdesk.domain.safety import HelpLine
from coachdesk.domain.sessions import Action, ActionState, Session
from coachdesk.figures import summary_room, summary_words
from coachdesk.figures.client_summaries import ClientSummary, HelpSentence, Move, Step
from coachdesk.figures.help_words import help_sentences
from coachdesk.figures.letterheads import letterhead, page_words, watermark
from coachdesk.figures.shelf import Shelf
from coachdesk.figures.summary_keys import adds_number, mark, marked
from coachdesk.figures.summary_moves import Moved, moved, unsure
from coachdesk.figures.summary_room import Group, Proposal
from coachdesk.i18n import dates
from coachdesk.i18n.translator import Translator

STEPS: Final = 3
# At most so many are proposed, fewer where they are long: it fits in letters of twelve points; more is offered.
_KEPT: Final = 3
_WORDS: Final = 1
_MOVES: Final = 3
_OFFERED: Final = 12
_OWN: Final = "own sentence"


class Part(Enum):
    """Where on the page a sentence stands."""

    STRENGTHS = "strengths"
    WORDS = "words"
    MOVES = "moves"
    NUMBERS = "numbers"
    REMARKS = "remarks"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something that can stand on the page.

    Attributes:
        key: the same each time the summary is worded, in either language.
        words: as they would stand there.
        is_on: whether they do.
        is_heavy: it says that something weighs more than before.
        wording_key: under it, other words are kept; another one as soon as the file says something else.
        shows_number: other words were put in its place, with a value in them.
        about: the measure that it speaks of, where it is one of a table.
    """

    key: str
    part: Part
    words: str
    is_on: bool
    is_heavy: bool = False
    wording_key: str = ""
    shows_number: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class SummaryChoices:
    """What the practitioner chose; nothing of it touches the file.

    Attributes:
        since: from when on things are looked at; ``None`` for everything.
        kept: by the key of a sentence, whether it stands on the page, where that differs from what is proposed.
        reworded: other words for a sentence, by its ``wording_key``.
        own_sentence: one more sentence under what moved.
        reason: why the page leaves without a line on strengths, kept with the document and never printed.
    """

    since: date | None = None
    kept: Mapping[str, bool] = field(default_factory=dict)
    reworded: Mapping[str, str] = field(default_factory=dict)
    own_sentence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A page and what the practitioner should know of it.

    Attributes:
        sentences: all that could stand on it, in its order.
        objection: why it may not leave as it is; empty when nothing stands against it.
        asks_reason: a stated reason would lift the objection.
        ease: how easily it is read.
        jargon: words of the trade in it, with plain ones.
        tone: what it says, counted, to be judged again when it leaves.
    """

    page: ClientSummary
    sentences: tuple[Sentence, ...]
    objection: str
    asks_reason: bool
    ease: Readability | None
    jargon: tuple[Jargon, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the file holds that a summary may take from."""

    actions: tuple[Action, ...]
    sessions: tuple[Session, ...]
    assessments: tuple[Assessment, ...]
    panels: Sequence[str]


@dataclass(frozen=True, slots=True)
class SummaryAids:
    """What is the same for everybody: numbers to call, and plain words by the word of the trade."""

    help_lines: Sequence[HelpLine]
    plain_words: Mapping[str, str]


def progress_summary(
    t: Translator,
    today: date,
    practice: Practice,
    client: Client,
    recorded: Recorded,
    library: Shelf,
    choices: SummaryChoices,
    aids: SummaryAids,
) -> Summary:
    """Word the summary of a person.

    Args:
        t: language of the page.
        today: its date.
        practice: who hands it over.
        client: whom it is for; form of address and the wish to see no number are followed.
        recorded: what the file holds.
        library: structures and words of the questionnaires.
        choices: what was struck, reworded, added.
        aids: numbers to call, plain words.
    """
    make = _Maker(t, today, practice, client, choices)
    moves = moved(t, today, recorded.assessments, library, recorded.panels, choices.since)
    hard = (HelpSentence(make.talk), *help_sentences(t, aids.help_lines, client))
    make.propose(recorded, moves, hard)
    said = make.moves(moves)
    sentences = (
        *make.strengths(recorded), *make.own_words(recorded), *said, *make.remarks(moves, said),
        *make.steps(recorded),
    )  # fmt: skip
    page = make.page(moves, sentences, hard)
    tone = _tone(sentences, choices)
    objection, asks_reason = _objection(t, sentences, tone, spares=client.hides_numbers)
    read = page.said
    return Summary(
        page,
        sentences,
        objection,
        asks_reason,
        readability(read, t.language),
        jargon("\n".join(read), aids.plain_words),
        tone,
    )


class _Maker:
    """Words one page, as this person is spoken to."""

    def __init__(
        self, t: Translator, today: date, practice: Practice, client: Client, choices: SummaryChoices
    ) -> None:
        self.t = t
        self._today = today
        self._practice = practice
        self._client = client
        self._choices = choices
        self._voice = summary_words.voice(
            t, is_familiar=t.language == "fr" and client.address_form is AddressForm.TU
        )
        self.talk = self._voice.talk
        self._proposed: frozenset[str] = frozenset()

    def propose(self, recorded: Recorded, moves: tuple[Moved, ...], hard: tuple[HelpSentence, ...]) -> None:
        """Choose what stands on the page as long as nobody chose: the newest of each part that has room."""
        waiting = [(f"step:{one.id}", one.text) for one in self._waiting(recorded)[:_OFFERED]]
        steps = [Proposal(key, summary_room.step(words, *self._helpers[key])) for key, words in waiting]
        kept = [
            Proposal(f"kept:{one.id}", summary_room.bullet(one.text))
            for one in self._kept(recorded)[:_OFFERED]
        ]
        own = [Proposal(key, summary_room.quote(words)) for key, words in self._own()]
        rows = [Proposal(f"move:{one.key}", summary_room.move(one.move)) for one in moves]
        groups = (
            Group(kept, _KEPT, is_needed=True), Group(own, _WORDS), Group(steps, STEPS, is_needed=True),
            Group(rows, _MOVES),
        )  # fmt: skip
        always = [one.text for one in hard]
        remarks = (unsure(self.t, moves[:_MOVES]),)
        room = summary_room.room_left(letterhead(self._practice), self._subtitle(), remarks, always)
        self._proposed = summary_room.chosen(room, groups)

    def _kept(self, recorded: Recorded) -> list[Action]:
        """Kept actions, the latest first."""
        held = {one.id: one.held_on for one in recorded.sessions}
        kept = [
            one
            for one in recorded.actions
            if one.state is ActionState.DONE
            and one.deleted_at is None
            and self._is_recent(held.get(one.session_id))
        ]
        kept.sort(key=lambda one: (held.get(one.session_id, date.min), one.id), reverse=True)
        return kept

    def strengths(self, recorded: Recorded) -> list[Sentence]:
        """Kept actions, the latest first; a few are proposed."""
        return [
            self._sentence(f"kept:{one.id}", Part.STRENGTHS, one.text)
            for one in self._kept(recorded)[:_OFFERED]
        ]

    def _own(self) -> list[tuple[str, str]]:
        return list(marked("own", self._client.own_words.splitlines()))[:_OFFERED]

    def own_words(self, recorded: Recorded) -> list[Sentence]:
        """What the file keeps as the person's words is proposed; words noted in sessions are offered."""
        found = [self._sentence(key, Part.WORDS, line) for key, line in self._own()]
        in_order = sorted(recorded.sessions, key=lambda one: (one.held_on, one.id), reverse=True)
        for session in in_order:
            if session.deleted_at is not None or not self._is_recent(session.held_on):
                continue
            quotes = [block.text for block in blocks(session.note) if block.kind is BlockKind.QUOTE]
            named = marked(f"quote:{session.id}", quotes)
            found += [self._sentence(key, Part.WORDS, words) for key, words in named]
        return found[:_OFFERED]

    def moves(self, moves: tuple[Moved, ...]) -> list[Sentence]:
        """What moved, and beside each its number, which stands on the page only when it is asked for."""
        found = []
        for one in moves:
            words = one.words(self.t)
            said = self._sentence(f"move:{one.key}", Part.MOVES, words, is_heavy=one.is_heavy)
            found.append(replace(said, about=one.move.name))
            if one.number and not self._client.hides_numbers:
                number = self._sentence(f"number:{one.key}", Part.NUMBERS, one.number)
                found.append(replace(number, about=one.move.name))
        return found

    def remarks(self, moves: tuple[Moved, ...], said: list[Sentence]) -> list[Sentence]:
        """How far a difference can be trusted, then the practitioner's own sentence."""
        found = []
        on = {one.key for one in said if one.is_on}
        words = unsure(self.t, [one for one in moves if f"move:{one.key}" in on])
        if words:
            found.append(self._sentence("unsure", Part.REMARKS, words, is_proposed=True))
        own = self._choices.own_sentence.strip()
        if own:
            found.append(self._sentence(_OWN, Part.REMARKS, own, is_proposed=True))
        return found

    def steps(self, recorded: Recorded) -> list[Sentence]:
        """Open actions, those due first before; three are proposed."""
        return [
            self._sentence(f"step:{one.id}", Part.STEPS, one.text)
            for one in self._waiting(recorded)[:_OFFERED]
        ]

    def page(
        self, moves: tuple[Moved, ...], sentences: Sequence[Sentence], hard: tuple[HelpSentence, ...]
    ) -> ClientSummary:
        """What stands on the page: of the sentences, those that are on."""
        t, voice = self.t, self._voice
        on = {one.key: one.words for one in sentences if one.is_on}
        strengths = tuple(one.words for one in sentences if one.part is Part.STRENGTHS and one.is_on)
        quotes = tuple(one.words for one in sentences if one.part is Part.WORDS and one.is_on)
        of_strengths = (one.key for one in sentences if one.part in (Part.STRENGTHS, Part.WORDS))
        were_struck = any(self._choices.kept.get(key) is False for key in of_strengths)
        shown = tuple(self._move(one, on) for one in moves if f"move:{one.key}" in on)
        return ClientSummary(
            language=t.language,
            title=voice.title,
            subtitle=self._subtitle(),
            letterhead=letterhead(self._practice),
            strengths=(voice.strengths, strengths),
            nothing="" if strengths or quotes or were_struck else t("Nothing has been noted here yet."),
            quotes=quotes,
            attribution=voice.attribution,
            moves=(voice.moved, shown),
            remarks=self._remarks(shown, sentences),
            steps=(t("What comes next, step by step"), self._steps(sentences)),
            hard=(t("If it gets hard"), hard),
            reading=(t("How to read this page"), self._reading(shown)),
            foot=t("to be handed over in person"),
            page_words=page_words(t),
            watermark=watermark(t, self._practice),
            pdf_title=t("Progress summary"),
        )

    def _subtitle(self) -> str:
        day = dates.long(self._today, self.t.language)
        return self.t("For {name} · {date}", name=self._client.name, date=day)

    def _move(self, one: Moved, on: Mapping[str, str]) -> Move:
        words = self._choices.reworded.get(f"move:{one.key}={mark(one.words(self.t))}", "").strip()
        number = on.get(f"number:{one.key}", "")
        if words:
            return Move(words, one.move.arrow, "", "", number)
        return Move(one.move.name, one.move.arrow, one.move.strong, one.move.rest, number)

    def _remarks(self, shown: tuple[Move, ...], sentences: Sequence[Sentence]) -> tuple[str, ...]:
        said = tuple(one.words for one in sentences if one.part is Part.REMARKS and one.is_on)
        return said if shown or said else (self.t("There are not two measures to compare yet."),)

    def _reading(self, shown: tuple[Move, ...]) -> tuple[str, ...]:
        t = self.t
        arrows = (t("The arrow says which way it moves. It does not say whether that is good or bad."),)
        return (*(arrows if shown else ()), t("This page is neither a diagnosis nor a medical opinion."))

    def _steps(self, sentences: Sequence[Sentence]) -> tuple[Step, ...]:
        on = [one for one in sentences if one.part is Part.STEPS and one.is_on]
        if not on:
            return (Step(self.t("We choose the next step together."), ""),)
        return tuple(Step(one.words, *self._helpers.get(one.key, ("", ""))) for one in on[:STEPS])

    def _waiting(self, recorded: Recorded) -> list[Action]:
        waiting = [
            one for one in recorded.actions if one.state is ActionState.OPEN and one.deleted_at is None
        ]
        waiting.sort(key=lambda one: (one.due_on or date.max, one.id))
        self._helpers = {f"step:{one.id}": self._helper(one) for one in waiting}
        return waiting

    def _helper(self, action: Action) -> tuple[str, str]:
        """Who helps, and by when if that is still to come."""
        who = self._voice.helpers[action.lever]
        if action.due_on is None or action.due_on < self._today:
            return who, ""
        if action.due_on == self._today:
            return who, self.t.within("due", "today")
        return who, self.t("by {date}", date=dates.day_and_month(action.due_on, self.t.language))

    def _is_recent(self, day: date | None) -> bool:
        return day is not None and (self._choices.since is None or day >= self._choices.since)

    def _sentence(
        self, key: str, part: Part, words: str, *, is_proposed: bool | None = None, is_heavy: bool = False
    ) -> Sentence:
        proposed = key in self._proposed if is_proposed is None else is_proposed
        wording_key = f"{key}={mark(words)}"
        said = self._choices.reworded.get(wording_key, "").strip() or words.strip()
        shows = adds_number(said, "" if key == _OWN else words.strip(), is_measure=part is Part.MOVES)
        return Sentence(key, part, said, self._choices.kept.get(key, proposed), is_heavy, wording_key, shows)


def _tone(sentences: Sequence[Sentence], choices: SummaryChoices) -> Tone:
    on = [one for one in sentences if one.is_on]
    moves = [one for one in on if one.part is Part.MOVES]
    return Tone(
        sum(one.part in (Part.STRENGTHS, Part.WORDS) for one in on),
        len(moves),
        sum(one.is_heavy for one in moves),
        choices.reason,
    )


def _objection(t: Translator, sentences: Sequence[Sentence], tone: Tone, *, spares: bool) -> tuple[str, bool]:
    """What stands against the page, and whether a stated reason would do."""
    if sum(one.part is Part.STEPS for one in sentences if one.is_on) > STEPS:
        return t("Keep at most three steps: a tired reader holds no more."), False
    if spares and any(one.is_on and one.shows_number for one in sentences):
        return t("This person does not want to see numbers: a sentence typed for this page holds one."), False
    try:
        check_tone(DocumentKind.PROGRESS_SUMMARY, tone)
    except UserError as error:
        return t(error.message), True
    return "", False
