"""The commands that need no window: one line says what was done or what is wrong, never a traceback.

Exit codes: 0 done, 2 wrong usage or input, 3 could not open or write, 4 damaged.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import tempfile
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coachdesk import paths
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.domain.scoring import bands, parse_answers, score, score_payload
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator
from coachdesk.start_again import forbid_core_dumps

if TYPE_CHECKING:
    from coachdesk.domain.clients import Client
    from coachdesk.domain.instruments import Instrument
    from coachdesk.figures.documents import Document
    from coachdesk.instruments.library import Library
    from coachdesk.services.services import Services
    from coachdesk.services.vaults import VaultsService

DONE: Final = 0
WRONG_USE: Final = 2
NOT_OPENED: Final = 3
DAMAGED: Final = 4

HELP: Final = "coachdesk --help"
_DAMAGE: Final = {StorageTrouble.DAMAGED, StorageTrouble.KEYS_DAMAGED, StorageTrouble.BACKUP_DAMAGED}
_LONGEST_PASSPHRASE: Final = 64 * 1024


class CannotWrite(Exception):
    """A file could not be written where it was asked for."""


def run(asked: argparse.Namespace, t: Translator) -> int:
    """Carry out one command and say in one line what came of it.

    Args:
        asked: the arguments, as :func:`coachdesk.__main__.parser` reads them.
        t: language of what is said.

    Returns:
        The exit code.
    """
    command = {
        "clients": _clients,
        "score": _score,
        "report": _report,
        "verify": _verify,
        "backup": _backup,
        "restore": _restore,
    }[asked.command]
    return guarded(t, lambda: command(asked, t))


def guarded(t: Translator, work: Callable[[], None]) -> int:
    """Run a command; what goes wrong becomes one line on the error stream and an exit code."""
    forbid_core_dumps()
    try:
        work()
    except UserError as error:
        return refuse(t(error.message, **error.facts), WRONG_USE)
    except StorageError as error:
        return refuse(t(error.message), DAMAGED if error.trouble in _DAMAGE else NOT_OPENED)
    except CannotWrite:
        return refuse(t("The file could not be written there. Check the folder and its permissions."), NOT_OPENED)
    except KeyboardInterrupt:
        return refuse(t("Stopped."), NOT_OPENED)
    return DONE


def refuse(line: str, code: int) -> int:
    """Say what is wrong, in one line, and give the exit code back."""
    print(" ".join(line.split()), file=sys.stderr)
    return code
