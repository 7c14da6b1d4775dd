"""The theme that is on: one object for the process, like the application itself.

Order at the start: style, fonts, application font, palette, and only then the first widget.
A part that holds a font, an icon or a colour of its own has a method ``restyle()``: it is called on every
living widget when the appearance or the text size changes, before ``theme_changed`` is emitted. What only
paints needs neither: it is repainted anyway.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import ClassVar, Final, Literal, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from coachdesk.ui.theme import fonts
from coachdesk.ui.theme.icons import Icons
from coachdesk.ui.theme.palette import palette
from coachdesk.ui.theme.sheet import Dress, sheet
from coachdesk.ui.theme.tokens import DARK, LIGHT, ColourName, Role, Tokens

Appearance = Literal["system", "light", "dark"]

STYLE: Final = "Fusion"
STYLE_WORDS: Final = ("-style", STYLE)
"""Arguments that start an application in the style: a call that sets it later makes the binding build the classes
of all styles, a tenth of the time to the first window."""


@runtime_checkable
class Restyled(Protocol):
    """A widget that takes fonts, icons or colours again when the theme changes."""

    def restyle(self) -> None:
        """Take them."""


class Theme(QObject):
    """What the program looks like now.

    Args:
        app: the application; it is styled at once.
        resources: folder with ``fonts/`` and ``icons/``.
        appearance: ``system`` follows the desktop, ``light`` and ``dark`` do not.
        text_size: percent, 90 to 160.
        has_less_motion: nothing glides when true.
        has_style: the application was started with :data:`STYLE_WORDS`.

    Raises:
        FileNotFoundError: a font is missing.
        RuntimeError: there is one already; widgets would follow now the one, now the other.
    """

    theme_changed = Signal()

    _on: ClassVar[Theme | None] = None

    def __init__(
        self,
        app: QApplication,
        resources: Path,
        *,
        appearance: Appearance = "system",
        text_size: int = 100,
        has_less_motion: bool = False,
        has_style: bool = False,
    ) -> None:
        super().__init__(app)
        if Theme._on is not None:
            raise RuntimeError("there is one theme already")
        self._app = app
        self._icons = Icons(resources / "icons")
        self._appearance: Appearance = appearance
        self.has_less_motion = has_less_motion
        fonts.load(resources / "fonts")
        self._fonts = fonts.RoleFonts(text_size)
        self.tokens: Tokens = self._wanted_tokens()
        if not has_style:
            app.setStyle(STYLE)
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        Theme._on = self

    @classmethod
    def current(cls) -> Theme:
        """The theme that is on.

        Raises:
            RuntimeError: a widget was made before the theme.
        """
        if cls._on is None:
            raise RuntimeError("the theme comes before the first widget")
        return cls._on

    @property
    def appearance(self) -> Appearance:
        """What was asked for: the system's choice, light or dark."""
        return self._appearance

    @property
    def text_size(self) -> int:
        """Percent, 90 to 160."""
        return self._fonts.text_size

    def set_appearance(self, appearance: Appearance) -> None:
        """Choose light, dark, or what the system says."""
        self._appearance = appearance
        self._change(self._wanted_tokens())

    def set_text_size(self, percent: int) -> None:
        """Multiply every text role by ``percent`` (90 to 160)."""
        wanted = fonts.RoleFonts(percent)
        if wanted.text_size != self._fonts.text_size:
            self._fonts = wanted
            self._dress_fonts()
            self._tell()

    def font(self, role: Role, *, is_italic: bool = False) -> QFont:
        """The font of a role. Shared: copy it before changing it."""
        return self._fonts.font(role, is_italic=is_italic)

    def metrics(self, role: Role) -> QFontMetrics:
        """Measures of a role's font."""
        return self._fonts.metrics(role)

    def line(self, role: Role) -> int:
        """Height of a line of a role in pixels: the type table's, or the font's own if that is more."""
        return self._fonts.line(role)

    def colour(self, name: ColourName) -> QColor:
        """A token as a colour. Shared: copy it before changing it."""
        return _colour(self.tokens.colour(name))

    def pixmap(self, icon: str, ink: ColourName, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon in a token's colour at a pixel ratio.

        Raises:
            FileNotFoundError: there is no such icon.
        """
        return self._icons.pixmap(icon, self.tokens.colour(ink), size, ratio)

    def tinted(self, icon: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon in a colour that is no token of its own, such as the ink of a phase."""
        return self._icons.pixmap(icon, colour, size, ratio)

    def dress(self, widget: QWidget, dress: Dress) -> None:
        """Give a widget that Qt draws its style sheet; to be called again from its ``restyle()``."""
        widget.setStyleSheet(sheet(dress, self.tokens))

    def duration(self, milliseconds: int) -> int:
        """How long something may move: nothing at all when less motion is wanted."""
        return 0 if self.has_less_motion else milliseconds

    def _wanted_tokens(self) -> Tokens:
        if self._appearance == "system":
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._appearance == "dark" else LIGHT

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        self._change(self._wanted_tokens())

    def _change(self, wanted: Tokens) -> None:
        if wanted is not self.tokens:
            self.tokens = wanted
            self._dress()
            self._tell()

    def _dress_fonts(self) -> None:
        self._app.setFont(self.font("body"))
        QToolTip.setFont(self.font("caption"))

    def _dress(self) -> None:
        self._dress_fonts()
        made = palette(self.tokens)
        self._app.setPalette(made)
        QToolTip.setPalette(made)

    def _tell(self) -> None:
        for widget in self._app.allWidgets():
            if isinstance(widget, Restyled):
                # A new sheet notes the fonts of widgets that were never shown and gives them back at their
                # first show, old size included. Polished now, they have nothing left to get back.
                widget.ensurePolished()
                widget.restyle()
            widget.update()
        self.theme_changed.emit()


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)
