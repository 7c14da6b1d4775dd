"""Where files live: settings, cache, logs, the program's own resources. No client data lies in any of them.

``COACHDESK_HOME`` moves the writable folders under one folder, for tests and for a stick.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "COACHDESK_HOME"
_NAME: Final = "CoachDesk"
_PACKAGE: Final = Path(__file__).resolve().parent


def config_folder() -> Path:
    """Folder of the settings; it may not exist yet."""
    return _own("config") or platformdirs.user_config_path(_NAME, appauthor=False)


def cache_folder() -> Path:
    """Folder of what can be thrown away, such as the copy of the demo vault; it may not exist yet."""
    return _own("cache") or platformdirs.user_cache_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """Folder of the logs; it may not exist yet."""
    return _own("state") or platformdirs.user_state_path(_NAME, appauthor=False)


def documents_folder() -> Path:
    """Folder proposed for a new vault: the person's documents."""
    return _own("documents") or platformdirs.user_documents_path()


def resources() -> Path:
    """Folder of instruments, texts, catalogues, icons, fonts: in the package, beside it in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def private(folder: Path) -> Path:
    """Make a folder, readable by its owner alone, and return it.

    Raises:
        OSError: the folder cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _own(name: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / name if home else None
