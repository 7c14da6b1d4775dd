"""What is looked after once a vault is open: its backup, and a recovery sheet that was put off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from coachdesk.domain.errors import StorageError
from coachdesk.ui.desk import Desk
from coachdesk.ui.failures import sentence

if TYPE_CHECKING:
    from coachdesk.i18n.translator import Translator
    from coachdesk.store.backups import BackUp
