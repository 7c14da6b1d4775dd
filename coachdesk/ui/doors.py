"""What the window needs from the program to get into a vault; handed in by the composition root.

Nothing here is imported but for its type: the first window is painted before keys and store are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.domain.practices import Profession
    from coachdesk.domain.tables import Table, Told
    from coachdesk.figures.documents import Document
    from coachdesk.i18n.translator import Translator
    from coachdesk.services.clock import Clock
    from coachdesk.services.services import Services
    from coachdesk.services.vaults import OpenedKeys, VaultsService


def _nothing() -> None:
    """What there is to load early where nothing is late."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Ways into a vault, and what else the roots know how to do.

    All but ``translator`` run on the store thread, ``build``, ``lock_pdf`` and ``read_table`` on the paper
    thread.

    Attributes:
        vaults: vaults that are not open. Never asked on the thread of the window: it is loaded when first asked.
        open_desk: open the store of a vault whose keys were opened.
        found_desk: make the store of a new vault: folder, keys, profession, name of the practice, language
            of its documents.
        open_demo: a fresh copy of the demo, in a language.
        build: the PDF of a document.
        cancel_build: stop the document under way; called from the window.
        lock_pdf: the same pages under a password.
        end_build: end the process that builds documents.
        read_table: lines and headings of a table file; told how far it is, it asks whether to go on.
        translator: words of a language.
        clock: today and now.
        proposed_folder: where a new vault is proposed.
        resources: fonts, icons, contents.
        end_demo: close the demo and throw its copy away.
        load: load what opening a vault will need, once the first window is painted.
    """

    vaults: VaultsService
    open_desk: Callable[[Path, OpenedKeys], Services]
    found_desk: Callable[[Path, OpenedKeys, Profession, str, str], Services]
    open_demo: Callable[[str], Services]
    build: Callable[[Document], bytes]
    end_build: Callable[[], None]
    lock_pdf: Callable[[bytes, str], bytes]
    cancel_build: Callable[[], None]
    read_table: Callable[[Path, Told], Table]
    translator: Callable[[str], Translator]
    clock: Clock
    proposed_folder: Path
    resources: Path
    end_demo: Callable[[Services], None] | None = None
    load: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class OpenedDesk:
    """An open vault.

    Attributes:
        services: what can be done with it.
        folder: where it lies; ``None`` for the demo.
    """

    services: Services
    folder: Path | None = None
