"""The system's dialogs for folders and files, opened and never executed; each tells what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coachdesk.ui.theme.theme import Theme

Chosen = Callable[[Path], None]


def ask_folder(parent: QWidget, title: str, chosen: Chosen, start: Path | None = None) -> QFileDialog:
    """Ask for a folder that exists."""
    dialog = _dialog(parent, title, chosen, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.open()
    return dialog


def ask_file(
    parent: QWidget, title: str, kinds: str, chosen: Chosen, start: Path | None = None
) -> QFileDialog:
    """Ask for a file that exists; ``kinds`` is Qt's filter, for example ``PDF document (*.pdf)``."""
    dialog = _dialog(parent, title, chosen, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_place(
    parent: QWidget, title: str, kinds: str, proposed: Path, suffix: str, chosen: Chosen
) -> QFileDialog:
    """Ask where to write a file; ``proposed`` names nobody."""
    dialog = _dialog(parent, title, chosen, proposed)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_pdf_place(parent: QWidget, title: str, kinds: str, proposed: Path, chosen: Chosen) -> QFileDialog:
    """Ask where to write a PDF; ``proposed`` names nobody."""
    return ask_place(parent, title, kinds, proposed, "pdf", chosen)


def _dialog(parent: QWidget, title: str, chosen: Chosen, start: Path | None) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start) if start is not None else "")
    Theme.current().dress(dialog, "dialog")
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
