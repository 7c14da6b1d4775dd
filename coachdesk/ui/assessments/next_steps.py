"""After a guide: how many yes, what its pointer says and what it rests on, and what one can do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.domain.changes import Changes
from coachdesk.domain.norms import Band, Nature, NormSet
from coachdesk.domain.scoring import bands
from coachdesk.domain.sessions import ActionState, Lever
from coachdesk.domain.typed_signs import DIGITS
from coachdesk.services.services import Services
from coachdesk.ui.assessments import score_words
from coachdesk.ui.assessments.readings import Line
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.parts.cards import Rule
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.marks import IconMark
from coachdesk.ui.theme.tokens import SPACE


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Where a step can go, and what stands there.

    Attributes:
        session_id: the newest session, in which it is agreed; None before the first one.
        held_on: its day.
        agreed: words of the open actions.
    """

    session_id: int | None = None
    held_on: date | None = None
    agreed: frozenset[str] = frozenset()


def read_plan(services: Services, client_id: int) -> PlanFacts:
    """The newest session of a person with everything agreed that is still open."""
    held = services.sessions.list_for(client_id)
    if not held:
        return PlanFacts()
    newest = services.sessions.get(held[0].session.id)
    agreed = (one.text for one in (*newest.actions, *newest.carried) if one.state is ActionState.OPEN)
    return PlanFacts(newest.session.id, newest.session.held_on, frozenset(agreed))


def has_steps(line: Line) -> bool:
    """True for a guide that says what one can do next."""
    return bool(line.wording.steps)


class NextSteps(QWidget):
    """The pointer of a guide in words, never as a mark on a scale, and its steps, each one key from the plan.

    Args:
        around: desk and words.
        client_id: whose plan.
        line: the guide as it was answered.
        has_keys: the digits put a step into the plan (see :meth:`take_sign`), and the buttons say so.
    """

    def __init__(
        self,
        around: Surroundings,
        client_id: int,
        line: Line,
        *,
        has_keys: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = around.t
        self._desk = around.desk
        self._client_id = client_id
        self._plan = PlanFacts()
        self._asked: set[str] = set()
        self._has_keys = has_keys
        self.steps: tuple[str, ...] = ()
        self.buttons: list[Button] = []
        self._kept: list[QWidget] = []
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(SPACE.near)
        self._add_pointer(line)
        self.place = PlainLabel("", "caption", "ink2", fit="wrap", is_private=True)
        if self.steps:
            self._add_steps()
            self._desk.changed.connect(self._on_changed)
            self._read()

    def take_sign(self, sign: str) -> bool:
        """Put the step with this number into the plan; False for a key that means nothing here."""
        digit = DIGITS.get(sign, "")
        if not self._has_keys or not digit or not 1 <= int(digit) <= len(self.steps):
            return False
        self.put(int(digit) - 1)
        return True

    def put(self, number: int, _checked: bool = False) -> None:
        """Agree on a step, counted from 0; once only while it is open."""
        t, step, session_id = self.t, self.steps[number], self._plan.session_id
        if session_id is None or step in self._plan.agreed or step in self._asked:
            return
        self._asked.add(step)
        self._desk.perform(
            self._desk.services.sessions.add_action, session_id, step, Lever.SELF,
            failed=partial(self._refused, step), words=t("Step put into the plan"),
        )  # fmt: skip

    def _add_pointer(self, line: Line) -> None:
        t = self.t
        self.box.addWidget(PlainLabel(score_words.counted(t, line), "h3", fit="wrap", is_private=True))
        said = score_words.sentences(t, line)
        self.box.addWidget(PlainLabel(said, "note", fit="wrap", is_private=True))
        found = _pointer(line)
        if found is None:
            missing = t("The pointers of this guide need an answer to each question.")
            self.box.addWidget(PlainLabel(missing, "body", "ink2", fit="wrap"))
            return
        norm_set, band = found
        words = line.wording.norm_sets[norm_set.id]
        self.steps = line.wording.steps[band.id]
        self.box.addWidget(Rule())
        self.box.addWidget(PlainLabel(words.name, "caption_strong", "ink2", fit="wrap"))
        self.box.addWidget(PlainLabel(line.wording.bands[band.id], "note", fit="wrap", is_private=True))
        origin = score_words.origin(words)
        self.box.addWidget(PlainLabel(origin, "caption", "ink2", fit="wrap"))

    def _add_steps(self) -> None:
        t = self.t
        self.box.addWidget(Rule())
        self.box.addWidget(PlainLabel(t("What one can do next"), "h3", fit="wrap"))
        for number, step in enumerate(self.steps):
            row = QHBoxLayout()
            row.setSpacing(SPACE.near)
            # Stretches and not an alignment: an aligned label would not be asked how high its lines are.
            middle = QVBoxLayout()
            middle.addStretch(1)
            middle.addWidget(PlainLabel(step, "body", fit="wrap", is_private=True))
            middle.addStretch(1)
            row.addLayout(middle, 1)
            kept = _kept(t("In the plan"))
            button = Button(
                t("Into the plan"), icon="plus", key=str(number + 1) if self._has_keys else "", is_small=True
            )
            button.setEnabled(False)
            button.clicked.connect(partial(self.put, number))
            row.addWidget(kept)
            row.addWidget(button)
            self.buttons.append(button)
            self._kept.append(kept)
            self.box.addLayout(row)
        self.box.addWidget(self.place)

    def _read(self) -> None:
        self._desk.fetch(
            read_plan, self._desk.services, self._client_id, then=self._show, owner=self, question="plan"
        )

    def _show(self, plan: PlanFacts) -> None:
        t = self.t
        self._plan = plan
        self._asked.clear()
        for step, button, kept in zip(self.steps, self.buttons, self._kept, strict=True):
            is_agreed = step in plan.agreed
            kept.setVisible(is_agreed)
            button.setVisible(not is_agreed)
            button.setEnabled(plan.session_id is not None)
        if plan.held_on is None:
            self.place.setText(
                t("What is agreed stands in a session: begin one, and the steps can go there.")
            )
        else:
            self.place.setText(
                t("Into the agreed actions of the session of {date}, with no date yet.", date=plan.held_on)
            )

    def _refused(self, step: str, _error: object) -> None:
        self._asked.discard(step)

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches("actions", "sessions", client_id=self._client_id):
            self._read()


def _kept(words: str) -> QWidget:
    """What stands in place of the button of a step that is agreed."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, SPACE.pair, 0, SPACE.pair)
    row.setSpacing(SPACE.pair)
    row.addWidget(IconMark("check", "accent_ink"))
    row.addWidget(PlainLabel(words, "body", "accent_ink", is_private=True))
    holder.hide()
    return holder


def _pointer(line: Line) -> tuple[NormSet, Band] | None:
    """What the guide points to; None while an answer is missing."""
    found = (
        (norm_set, band)
        for score in line.assessment.scores
        for norm_set, band in bands(line.instrument, score.scale_id, score.value)
    )
    return next((one for one in found if one[0].nature is Nature.POINTER), None)
