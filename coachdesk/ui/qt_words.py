"""Qt's own words, in its file dialogs and context menus, in the language of the interface."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

_NAME: Final = "qt words"
_REST: Final = "rest of the qt words"

# What Qt's own French leaves in English, in the dialogs that the program opens. The keys are Qt's.
_FRENCH: Final = {
    "&Look in:": "&Chercher dans\u00a0:",
    "Files of &type:": "Fichiers de &type\u00a0:",
    "&File name:": "&Nom de fichier\u00a0:",
    "Create &New Folder": "Créer un &nouveau dossier",
    "Choose": "Choisir",
    "Folder": "Dossier",
    "File Folder": "Dossier",
    "File": "Fichier",
    "%1 File": "Fichier %1",
    "Drive": "Disque",
    "Shortcut": "Raccourci",
    "Alias": "Alias",
    "Unknown": "Inconnu",
    "%1 byte(s)": "%1 octet(s)",
    "%1 bytes": "%1 octets",
    "%1 KB": "%1\u00a0Ko",
    "%1 MB": "%1\u00a0Mo",
    "%1 GB": "%1\u00a0Go",
    "%1 TB": "%1\u00a0To",
    "Page &Set:": "&Jeu de pages\u00a0:",
    "&Set:": "&Jeu\u00a0:",
    "Duplex Printing": "Recto verso",
    "Please choose a different file name.": "Choisissez un autre nom de fichier.",
}


class _Rest(QTranslator):
    """Asked for what Qt's own translation does not know."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return _FRENCH.get(source)


def speak(app: QCoreApplication, language: str) -> None:
    """Let Qt speak ``language`` from now on; dialogs that are open keep their words.

    Args:
        app: the application; it keeps the words.
        language: ``fr`` or ``en``.
    """
    QLocale.setDefault(QLocale("fr_FR" if language == "fr" else "en_GB"))
    for name in (_NAME, _REST):
        former = app.findChild(QTranslator, name)
        if former is not None:
            app.removeTranslator(former)
            former.setParent(None)
    if language == "fr":
        # The one installed last is asked first.
        app.installTranslator(_named(_Rest(app), _REST))
    words = _named(QTranslator(app), _NAME)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def _named(words: QTranslator, name: str) -> QTranslator:
    QObject.setObjectName(words, name)
    return words
