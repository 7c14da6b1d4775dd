"""Qt's own words, in its file dialogs and context menus, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_NAME = "qt words"


def speak(app: QCoreApplication, language: str) -> None:
    """Let Qt speak ``language`` from now on; dialogs that are open keep their words.

    Args:
        app: the application; it keeps the words.
        language: ``fr`` or ``en``.
    """
    QLocale.setDefault(QLocale("fr_FR" if language == "fr" else "en_GB"))
    former = app.findChild(QTranslator, _NAME)
    if former is not None:
        app.removeTranslator(former)
        former.setParent(None)
    words = QTranslator(app)
    words.setObjectName(_NAME)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
