"""Looking at widgets as a person does: is anything cut, too small to press, readable against the rules."""

from __future__ import annotations

import gettext

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from coachdesk.i18n.translator import Translator
from coachdesk.ui.parts.buttons import Button
from coachdesk.ui.theme.tokens import HEIGHT

_PADDING = "ôéàîû "


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return grown(message)

    def pgettext(self, context: str, message: str) -> str:
        return grown(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return grown(msgid1 if n == 1 else msgid2)


def pseudo_translator() -> Translator:
    """A translator into English that is forty percent longer."""
    return Translator("fr", _Pseudo())


def grown(message: str) -> str:
    """The message and forty percent more."""
    more = max(1, round(len(message) * 0.4))
    return f"{message} {(_PADDING * 60)[:more].strip()}"


def settle() -> None:
    """Let layouts and paints that are due happen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        # Outside an event loop nobody else does what was to be deleted later.
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def picture(widget: QWidget) -> QImage:
    """What is on screen, as an image."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(widget: QWidget) -> set[str]:
    """Every colour on screen, as ``#rrggbb``."""
    # The bits belong to the image: without a name of its own it would be gone while they are read.
    image = picture(widget)
    pixels = set(memoryview(image.constBits()).cast("I"))
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in pixels}


def cut_words(root: QWidget) -> list[str]:
    """Labels and buttons that are smaller than their words need, as sentences that say which."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        needed = widget.minimumSizeHint()
        if widget.hasHeightForWidth():
            needed.setHeight(widget.heightForWidth(widget.width()))
        is_cut = isinstance(widget, Button) and widget.is_cut()
        if is_cut or widget.width() < needed.width() or widget.height() < needed.height():
            word = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
            sizes = f"{widget.width()}x{widget.height()}, needs {needed.width()}x{needed.height()}"
            found.append(f"{type(widget).__name__} {word!r} is {sizes}")
    return found


def small_targets(root: QWidget) -> list[str]:
    """Things to press that are under 24 by 24 pixels."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible():
            if widget.parent() is not None and type(widget.parent()).__name__ == "Tabs":
                continue
            if min(widget.width(), widget.height()) < HEIGHT.least:
                found.append(f"{type(widget).__name__} {widget.accessibleName()!r} {widget.size().toTuple()}")
    return found


def spoken(widget: QWidget) -> str:
    """Everything a screen reader can get out of a widget and what it holds."""
    words = []
    for each in (widget, *widget.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None:
            continue
        words += [
            interface.text(kind)
            for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        ]
        words.append(each.toolTip())
        text = interface.textInterface()
        if text is not None:
            words.append(text.text(0, text.characterCount()))
        words += [
            interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())
        ]
    return " ".join(word for word in words if word)
