"""Words of a sheet being typed: questions, answers and keys, as they are shown and as they are said."""

from __future__ import annotations

from coachdesk.domain.amounts import POINT
from coachdesk.domain.answer_sheets import TEN, AnswerKey, AnswerSheet, Pressed
from coachdesk.domain.assessments import Assessment
from coachdesk.domain.instrument_wordings import Wording
from coachdesk.domain.instruments import ResponseKind
from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.answer_buttons import Choice
from coachdesk.ui.assessments.forms import can_finish, unanswered


class SheetWords:
    """Finished words for one sheet; nothing of it is a score.

    Args:
        t: language of the interface.
        sheet: what is being typed.
        wording: words of the questionnaire.
        previous: the same questionnaire of an earlier day, to see beside it.
    """

    def __init__(
        self, t: Translator, sheet: AnswerSheet, wording: Wording, previous: Assessment | None = None
    ) -> None:
        self.t = t
        self._sheet = sheet
        self._wording = wording
        self._previous = previous

    @property
    def has_previous(self) -> bool:
        """True when an earlier day can be seen beside."""
        return self._previous is not None

    def previous_day(self) -> str:
        """The earlier day; empty without one."""
        return self.t.fact(self._previous.taken_on) if self._previous else ""

    def previous_figure(self, item: int) -> str:
        """What was answered on the earlier day, in one sign; a dash where it was not, empty without that day."""
        if self._previous is None:
            return ""
        given = self._previous.answers[item - 1]
        found = [choice.figure for choice in self.choices(item) if choice.answer == given]
        return found[0] if found else "–" if given is None else self.t.number(given)

    def previous(self, item: int) -> str:
        """What was answered on the earlier day, as a sentence; empty without one."""
        t = self.t
        if self._previous is None:
            return ""
        given = self._previous.answers[item - 1]
        response = self._sheet.instrument.response(item)
        word = "" if given is None else self._wording.word(response, given)
        answer = t("no answer") if given is None else word or self.previous_figure(item)
        return t("On {date}: {answer}", date=self._previous.taken_on, answer=answer)

    def short(self, item: int) -> str:
        """The question in a few words."""
        words = self._wording.item(item)
        return words.short or words.hint or words.text

    def aspect(self, item: int) -> str:
        """What is asked about the line in this column; empty for one answer a line."""
        return self._wording.item(item).aspect

    def group(self, item: int) -> str:
        """Name of the family of the line; empty without one."""
        return self._wording.groups.get(self._sheet.instrument.item(item).group, "")

    def written(self, item: int) -> str:
        """An amount as far as it is written, with the decimal mark of the language."""
        text = self._sheet.written(item)
        return text.replace(POINT, ",") if self.t.language == "fr" else text

    def amount_hint(self, item: int) -> str:
        """What may be written, and how it is ended."""
        t, response = self.t, self._sheet.instrument.response(item)
        if response.decimals:
            return t(
                "From {low} to {high}, halves and tenths too. Enter goes on.",
                low=response.low, high=response.high,
            )  # fmt: skip
        return t("From {low} to {high}. Enter goes on.", low=response.low, high=response.high)

    def signed(self, between: float) -> str:
        """A gap with its sign."""
        t = self.t
        return f"+{t.number(between)}" if between > 0 else t.number(between)

    def question(self, item: int) -> str:
        """The question, ours or held by the practice; else our hint about one that is not ours to show."""
        words = self._wording.item(item)
        return words.text or words.hint or words.short

    def number(self, place: int) -> str:
        """The number of a place on the form: of its line, where a line has several columns."""
        if self._sheet.instrument.aspects:
            return str(self._sheet.instrument.item(self._sheet.order[place]).row)
        return str(place + 1)

    def heading(self, item: int, place: int) -> str:
        """``Question 12``, and how the paper one is counted."""
        t = self.t
        words = self._wording.item(item)
        # Beside a text that the practice holds, our hint helps to see that the two are about the same thing.
        hint = words.hint if words.text else ""
        if self._sheet.instrument.item(item).is_reversed:
            asked = t("Question {number}, counted the other way round", number=self.number(place))
        else:
            asked = t("Question {number}", number=self.number(place))
        return " · ".join(filter(None, (asked, self.group(item), hint)))

    def figure(self, item: int) -> str:
        """The answer in one sign or a short word; empty without one."""
        given = self._sheet.answer(item)
        pressed = next((key for key in self._sheet.choices(item) if key.answer == given), None)
        return self.written(item) if pressed is None else self._choice(item, pressed).figure

    def word(self, item: int) -> str:
        """The word of an answer, beside its figure; empty where the figure says it all."""
        t, instrument = self.t, self._sheet.instrument
        given = self._sheet.answer(item)
        if given is None:
            return t("no answer") if self._sheet.is_passed(item) else ""
        response = instrument.response(item)
        if response.kind is ResponseKind.COLUMNS:
            return self._wording.word(response, given)
        return ""

    def choices(self, item: int) -> tuple[Choice, ...]:
        """The answers of a question in the order of the form's columns."""
        return tuple(self._choice(item, key) for key in self._sheet.choices(item))

    def ends(self, item: int) -> tuple[str, str]:
        """What the two ends of a line of numbers mean; empty where each answer has a word."""
        t, words = self.t, self._wording.item(item)
        if not words.low_end:
            return "", ""
        response = self._sheet.instrument.response(item)
        return (
            t("{number} = {meaning}", number=response.low, meaning=words.low_end),
            t("{number} = {meaning}", number=response.high, meaning=words.high_end),
        )

    def spoken_question(self, item: int, place: int) -> str:
        """The current question as a sentence, with the meaning of its ends."""
        asked = (self.question(item), self.aspect(item))
        parts = [self.heading(item, place), *asked, *self.ends(item)]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def spoken_state(self, item: int, place: int) -> str:
        """Where a question stands."""
        t = self.t
        answer = self._spoken_answer(item) or t("not asked yet")
        if item in self._sheet.marked_items:
            return t("Question {number}, {answer}, to read again", number=self.number(place), answer=answer)
        return t("Question {number}, {answer}", number=self.number(place), answer=answer)

    def spoken_press(self, pressed: Pressed, item: int, place: int) -> str:
        """What a key did; empty when it did nothing."""
        t, number = self.t, self.number(place)
        if pressed is Pressed.ANSWERED:
            answer = self._spoken_answer(item)
            return t("Question {number}: {answer}", number=number, answer=answer)
        if pressed is Pressed.WRITTEN:
            return self.written(item)
        return {
            Pressed.NO_ANSWER: t("Question {number}: no answer", number=number),
            Pressed.WENT_BACK: t("Back"),
            Pressed.MARKED: t("To read again"),
            Pressed.UNMARKED: t("No longer to read again"),
        }.get(pressed, "")

    def keys_that_count(self, item: int) -> str:
        """Which keys answer a question: told to whoever pressed another."""
        t, response = self.t, self._sheet.instrument.response(item)
        if response.kind is ResponseKind.YES_NO:
            return t("Here 1 or 2 answers. Space: no answer.")
        if response.kind is ResponseKind.AMOUNT:
            return self.amount_hint(item)
        choices = self._sheet.choices(item)
        first, last = choices[0].key, choices[-1].key
        if last == TEN:
            return t("Here {first} to 9 answer, x or + is ten. Space: no answer.", first=first)
        return t("Here {first} to {last} answer. Space: no answer.", first=first, last=last)

    def has_ten(self) -> bool:
        """Whether any question can be answered with ten."""
        return any(choice.key == TEN for item in self._sheet.order for choice in self._sheet.choices(item))

    def ten_of_two_keys(self, place: int) -> str:
        """That 1 and 0, typed at once, were taken as ten."""
        t = self.t
        return t(
            "Question {number}: 10. To answer 1, then 0, leave a moment between.", number=self.number(place)
        )

    def progress(self) -> str:
        """``11 of 26 questions``."""
        t, sheet = self.t, self._sheet
        return t.plural(
            "{count} of {total} questions", "{count} of {total} questions", sheet.done, total=sheet.asked
        )

    def finish(self, *, is_correction: bool) -> str:
        """The word of the button that ends it; while it waits, why."""
        sheet = self._sheet
        if not can_finish(sheet):
            return self._nothing_yet() if sheet.is_finished else self._left(sheet.remaining)
        missing = unanswered(sheet)
        return self._without(missing) if missing else self._done(is_correction=is_correction)

    def finish_words(self, *, is_correction: bool) -> tuple[str, ...]:
        """The longest words that the button may come to say, so that it can stay as wide as it is."""
        count = len(self._sheet.order)
        done = self._done(is_correction=is_correction)
        return (self._nothing_yet(), self._left(count), self._without(count), done)

    def state(self, passed: int, marked: int) -> str:
        """How many questions were passed over and how many are to be read again; empty without any."""
        t = self.t
        parts = []
        if passed:
            parts.append(t.plural("{count} without an answer", "{count} without an answer", passed))
        if marked:
            parts.append(t.plural("{count} to read again", "{count} to read again", marked))
        return " · ".join(parts)

    def _spoken_answer(self, item: int) -> str:
        """The answer after what was asked in its column; empty without one."""
        answer = self.word(item) or self.figure(item)
        return " ".join(filter(None, (self.aspect(item), answer))) if answer else ""

    def _left(self, count: int) -> str:
        t = self.t
        return t.plural("Finish ({count} left)", "Finish ({count} left)", count)

    def _without(self, count: int) -> str:
        t = self.t
        return t.plural("Finish with {count} unanswered", "Finish with {count} unanswered", count)

    def _done(self, *, is_correction: bool) -> str:
        t = self.t
        return t("Keep the correction") if is_correction else t("Finish")

    def _nothing_yet(self) -> str:
        t = self.t
        return t("Finish (no answer yet)")

    def _choice(self, item: int, key: AnswerKey) -> Choice:
        t = self.t
        response = self._sheet.instrument.response(item)
        word = self._wording.word(response, key.answer)
        if response.kind is ResponseKind.YES_NO:
            # On the keyboard of either language the initial does the same.
            hint = t("{key} or {letter}", key=key.key, letter=word[:1].upper())
            return Choice(key.answer, word, hint, t("{word}, key {key}", word=word, key=key.key))
        if response.kind is ResponseKind.NUMBERS:
            number = str(key.answer)
            keys = t("{key} or {letter}", key=TEN, letter="+") if key.key == TEN else word
            return Choice(key.answer, number, keys, f"{number} {word}".strip())
        return Choice(key.answer, key.key, word, t("{word}, key {key}", word=word, key=key.key))
