"""The fictional practice: made anew each time, under a key that is written nowhere, and thrown away.

No file of it can become part of a real vault: without a key file there is nothing to unlock or restore.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tomllib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from coachdesk.domain.practices import Profession
from coachdesk.domain.vault_files import VAULT_SUFFIX
from coachdesk.i18n import translator
from coachdesk.instruments.library import Library
from coachdesk.services.clock import Clock, FixedClock
from coachdesk.services.demo_stories import Event, Person
from coachdesk.services.demo_supervision import Supervisions
from coachdesk.services.documents import DocumentBuilder
from coachdesk.services.services import Services, gather
from coachdesk.store.stores import Store

_KEY_BYTES: Final = 48
_FOLDER: Final = re.compile(r"demo-(\d+)-[0-9a-f]+" + re.escape(VAULT_SUFFIX))


def open_demo(
    cache_folder: Path,
    clock: Clock,
    language: str,
    resources: Path,
    library: Library,
    builder: DocumentBuilder,
) -> Services:
    """Make the fictional practice on this thread and open it, fresh and editable.

    Args:
        cache_folder: made when missing; earlier copies in it are removed first.
        clock: its today is the last day of the story.
        language: ``fr`` or ``en``, the language of the fictional practitioner's notes.
        resources: folder of the resources.
        library: structures and words of the questionnaires.
        builder: makes the pages of documents.

    Raises:
        StorageError: the disk refused.
        OSError: the cache folder cannot be made.
    """
    cache_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    remove_old(cache_folder)
    folder = cache_folder / f"demo-{os.getpid()}-{secrets.token_hex(4)}{VAULT_SUFFIX}"
    folder.mkdir(mode=0o700)
    store = Store.create(folder, secrets.token_hex(_KEY_BYTES))
    try:
        tell(store, resources / "demo", clock, language, library, builder)
    except BaseException:
        store.close()
        raise
    return gather(store, clock, library, builder)


def throw_away(services: Services) -> None:
    """Close the fictional practice and remove its copy, on the thread that opened it."""
    services.close()
    shutil.rmtree(services.folder, ignore_errors=True)


def remove_old(cache_folder: Path) -> None:
    """Remove the copies that no running program holds any more."""
    for folder in cache_folder.glob(f"demo-*{VAULT_SUFFIX}"):
        named = _FOLDER.fullmatch(folder.name)
        if named is not None and not _is_running(int(named[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    """Whether another process of that number runs; elsewhere than on POSIX open files protect themselves."""
    if process == os.getpid() or os.name != "posix":
        return False
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        return True
    return False


def tell(
    store: Store,
    demo_folder: Path,
    clock: Clock,
    language: str,
    library: Library,
    builder: DocumentBuilder,
) -> None:
    """Record the whole story in an empty store, in the order of its days and in one transaction."""
    today = clock.today()
    words = _read(demo_folder / f"{language}.toml")
    story = _read(demo_folder / "story.toml")
    stage = FixedClock(today)
    services = gather(store, stage, library, builder)
    people = [Person(one, words[one["key"]], services, library, today) for one in story["client"]]
    statement = words["practice"].pop("statement")
    stated = Event(
        today - timedelta(days=story["stated"]),
        0,
        0,
        lambda: services.practice.switch_on(("phq9",), statement),
    )
    supervised = Supervisions(
        story["supervision"],
        words["supervision"],
        {one["key"]: person for one, person in zip(story["client"], people, strict=True)},
        services,
        translator.load(language, demo_folder.parent / "locale"),
        today,
    )
    events = sorted(
        [stated, *supervised.events(), *(event for person in people for event in person.events())]
    )
    with services.ledger.together():
        stage.move_to(events[0].day)
        services.practice.create(
            Profession.COACH,
            is_demo=True,
            document_language=language,
            has_read_private_note=True,
            **words["practice"],
        )
        for event in events:
            stage.move_to(event.day)
            event.act()


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as source:
        return tomllib.load(source)
