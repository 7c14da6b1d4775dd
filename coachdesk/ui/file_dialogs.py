"""The system's dialogs for folders and files, opened and never executed; each tells what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

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


def ask_pdf_place(parent: QWidget, title: str, kinds: str, proposed: Path, chosen: Chosen) -> QFileDialog:
    """Ask where to write a PDF; ``proposed`` names nobody."""
    dialog = _dialog(parent, title, chosen, proposed)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_place(parent: QWidget, title: str, kinds: str, proposed: Path, chosen: Chosen) -> QFileDialog:
    """Ask where to write a file of the kind that is proposed; its name names nobody."""
    dialog = _dialog(parent, title, chosen, proposed)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, chosen: Chosen, start: Path | None) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start) if start is not None else "")
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
