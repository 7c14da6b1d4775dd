"""The header of a pile: its list has one set of buttons, a sheet being typed another."""

from __future__ import annotations

from coachdesk.i18n.translator import Translator
from coachdesk.ui.assessments.finish_button import FinishButton
from coachdesk.ui.frame.page_header import PageHeader
from coachdesk.ui.parts.buttons import Button


class PileHeader(PageHeader):
    """Back and type while the pile is listed, pause and finish while a sheet is typed."""

    def __init__(self, t: Translator) -> None:
        super().__init__(is_second_private=False)
        self.t = t
        self.back = self.add_button(Button(t("Back"), icon="arrow-left"))
        self.pause = self.add_button(Button(t("Pause"), icon="pause"))
        self.begin = self.add_button(Button(t("Type the pile"), "primary", icon="play"))
        self.finish = FinishButton(t, is_correction=False)
        self.add_button(self.finish)

    def name_list(self) -> None:
        """Say what the list is."""
        t = self.t
        self.set_title(t("Pile of sheets"))
        self.set_facts(t("Paper that waits to be typed: several people, several days, one after the other."))

    def show_buttons(self, *, is_list: bool, has_sheets: bool) -> None:
        """Those of the list, or those of a sheet."""
        self.back.setVisible(is_list)
        self.begin.setVisible(is_list)
        self.begin.setEnabled(has_sheets)
        self.pause.setVisible(not is_list)
        self.finish.setVisible(not is_list)
