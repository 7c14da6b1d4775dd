"""Qt's own words follow the language, also those that its translation forgets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from coachdesk.ui.qt_words import speak


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    speak(qapp, "en")


def words(language: str, app: QApplication) -> set[str]:
    """Every label of a dialog that asks for a folder or a file."""
    speak(app, language)
    dialog = QFileDialog(None, "", "/")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    found = {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
    dialog.deleteLater()
    return found


def test_no_english_stands_in_a_french_file_dialog(app: QApplication) -> None:
    in_english, in_french = words("en", app), words("fr", app)
    assert "Look in:" in in_english
    assert in_english & in_french == set()
    assert "Fichiers de type\u00a0:" in in_french


@pytest.mark.parametrize("context", ["QFileSystemModel", "QAbstractFileIconProvider", "QFileDialog"])
def test_a_folder_is_called_one_in_french_and_in_english(app: QApplication, context: str) -> None:
    speak(app, "fr")
    assert QCoreApplication.translate(context, "Folder") == "Dossier"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    # What nobody knows stays as it is, and is not lost.
    assert QCoreApplication.translate("QFileDialog", "Nobody knows this") == "Nobody knows this"
    speak(app, "en")
    assert QCoreApplication.translate(context, "Folder") == "Folder"


def test_a_widget_made_later_speaks_the_language_chosen_last(app: QApplication) -> None:
    for language, expected in (
        ("fr", "Chercher dans\u00a0:"),
        ("en", "Look in:"),
        ("fr", "Chercher dans\u00a0:"),
    ):
        assert expected in words(language, app)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_speaks_french(
    app: QApplication, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    speak(app, "fr")
    box = kind()
    menu = box.createStandardContextMenu()
    words = [action.text().replace("&", "").partition("\t")[0] for action in menu.actions()]
    box.deleteLater()
    assert [word for word in words if word] == [
        "Annuler",
        "Rétablir",
        "Couper",
        "Copier",
        "Coller",
        "Supprimer",
        "Tout sélectionner",
    ]
