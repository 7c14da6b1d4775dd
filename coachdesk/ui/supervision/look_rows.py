"""The seven eyes: one line each, chosen with a tick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.domain.supervision import NO_LOOKS, Eye, SupervisionCase
from coachdesk.figures.supervision_words import eye_name
from coachdesk.ui.autosave import Autosave
from coachdesk.ui.page import Surroundings
from coachdesk.ui.parts.boxes import TickBox
from coachdesk.ui.parts.fields import Field
from coachdesk.ui.parts.labels import PlainLabel
from coachdesk.ui.parts.layouts import bare_column
from coachdesk.ui.theme.tokens import SPACE

_NAME_WIDTH = 220


class LookRows(QWidget):
    """A tick and a text for each of the seven.

    Args:
        around: words.
        save: keeps fields of the case.
    """

    def __init__(
        self, around: Surroundings, save: Callable[..., None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = around.t
        self._save = save
        self._kept: tuple[str, ...] | None = None
        self.boxes: dict[Eye, TickBox] = {}
        self.texts: dict[Eye, Field] = {}
        self._saving = Autosave(self._hand_over, self)
        column = bare_column(self, SPACE.near)
        column.addWidget(PlainLabel(t("Seven eyes"), "h3"))
        hint = t("Tick where you want to look with your supervisor; all seven stand on the page.")
        column.addWidget(PlainLabel(hint, "caption", "ink2", fit="wrap"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.near)
        grid.setVerticalSpacing(SPACE.pair)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        for number, eye in enumerate(Eye):
            name = t("{number} {name}", number=number + 1, name=eye_name(t, eye))
            box, field = TickBox(name), Field("", max_length=2000, is_private=True)
            box.setObjectName(f"eye {eye.value}")
            box.clicked.connect(self._choose)
            field.box.setObjectName(f"look {eye.value}")
            field.box.setAccessibleName(name)
            field.set_message_shown(False)
            field.edited.connect(self._saving.note_change)
            self.boxes[eye], self.texts[eye] = box, field
            grid.addWidget(box, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, number, 1)
        column.addLayout(grid)

    def take(self, case: SupervisionCase) -> None:
        """Show what the store holds; what was typed since the last reading stays."""
        for eye, box in self.boxes.items():
            box.setChecked(eye.value in case.chosen_eyes)
        before, self._kept = self._kept, case.looks
        if before is None or self._typed() == before:
            for eye, text in zip(Eye, case.looks or NO_LOOKS, strict=True):
                self.texts[eye].set_text(text)

    def flush(self) -> None:
        """Hand over what is typed."""
        self._saving.flush()
        self._hand_over()

    def _typed(self) -> tuple[str, ...]:
        return tuple(self.texts[eye].text() for eye in Eye)

    def _choose(self) -> None:
        self._save(chosen_eyes=tuple(eye.value for eye in Eye if self.boxes[eye].isChecked()))

    def _hand_over(self) -> None:
        typed = self._typed()
        if self._kept is None or typed == self._kept:
            return
        # What is written about is looked at.
        begun = [
            eye
            for eye, old, new in zip(Eye, self._kept, typed, strict=True)
            if new.strip() and not old.strip()
        ]
        self._kept = typed
        for eye in begun:
            self.boxes[eye].setChecked(True)
        chosen = tuple(eye.value for eye in Eye if self.boxes[eye].isChecked())
        self._save(looks=typed, chosen_eyes=chosen)
