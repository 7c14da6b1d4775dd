"""The commands that need no window: one line says what was done or what is wrong, never a traceback.

Exit codes: 0 done, 2 wrong usage or input, 3 could not open or write, 4 damaged.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from coachdesk import paths
from coachdesk.domain.documents import Reader
from coachdesk.domain.errors import StorageError, StorageTrouble, UserError
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator
from coachdesk.start_again import forbid_core_dumps

if TYPE_CHECKING:
    from coachdesk.domain.clients import Client
    from coachdesk.domain.instrument_wordings import Wording
    from coachdesk.domain.instruments import Instrument
    from coachdesk.figures.documents import Document
    from coachdesk.instruments.library import Library
    from coachdesk.services.clock import Clock
    from coachdesk.services.services import Services
    from coachdesk.services.vaults import VaultsService

DONE: Final = 0
WRONG_USE: Final = 2
NOT_OPENED: Final = 3
DAMAGED: Final = 4

_DAMAGE: Final = {StorageTrouble.DAMAGED, StorageTrouble.KEYS_DAMAGED, StorageTrouble.BACKUP_DAMAGED}
_PASSPHRASE_BYTES: Final = 64 * 1024
_LINE_END: Final = "\r\n"


def run(asked: argparse.Namespace, t: Translator) -> int:
    """Carry out one command.

    Args:
        asked: the arguments, with ``command``.
        t: language of what is said.

    Returns:
        The exit code.
    """
    commands: dict[str, Callable[[argparse.Namespace, Translator], int]] = {
        "clients": _clients,
        "score": _score,
        "report": _report,
        "verify": _verify,
        "backup": _backup,
        "restore": _restore,
    }
    return guarded(t, lambda: commands[asked.command](asked, t))


def guarded(t: Translator, work: Callable[[], int]) -> int:
    """Do some work; what goes wrong becomes one line on the error stream and an exit code."""
    try:
        return work()
    except UserError as error:
        return refused(t(error.message, **error.facts), WRONG_USE)
    except StorageError as error:
        return refused(t(error.message), DAMAGED if error.trouble in _DAMAGE else NOT_OPENED)
    except KeyboardInterrupt:
        return refused(t("Stopped."), NOT_OPENED)


def refused(line: str, code: int) -> int:
    """Say in one line what is wrong, and give the exit code back."""
    print(" ".join(line.split()), file=sys.stderr)
    return code


def _clients(asked: argparse.Namespace, t: Translator) -> int:
    with opened(asked, t) as services:
        for line in services.clients.list_files():
            print(f"{line.client.id}\t{_shown(line.client.name)}")
    return DONE


def _shown(text: str) -> str:
    """A person's text without signs that steer a terminal."""
    return "".join("\ufffd" if unicodedata.category(sign) == "Cc" else sign for sign in text)


def _score(asked: argparse.Namespace, t: Translator) -> int:
    from coachdesk.domain.scoring import parse_answers, score_payload

    if not asked.instrument:
        raise UserError("Say which questionnaire, then its answers.")
    library = _library()
    instrument = library.get(asked.instrument)
    answers = parse_answers(instrument, asked.answers)
    if asked.json:
        print(json.dumps(score_payload(instrument, answers), ensure_ascii=False))
        return DONE
    words = library.wording(instrument.id, None, t.language)
    for line in _score_lines(instrument, words, answers, t):
        print(line)
    return DONE


def _score_lines(
    instrument: Instrument, words: Wording, answers: tuple[float | None, ...], t: Translator
) -> Iterator[str]:
    from coachdesk.domain.scoring import bands, score
    from coachdesk.figures.score_values import scale_value

    scoring = score(instrument, answers)
    yield t("{title}, version {version}", title=words.title, version=instrument.version)
    for result in scoring.scales:
        scale = words.scales[result.scale_id]
        value = (
            t("no score")
            if result.value is None
            else scale_value(t, instrument.scale(result.scale_id), result.value)
        )
        yield t(
            "{scale}: {value} ({answered} of {items} answered)",
            scale=scale.name,
            value=value,
            answered=result.answered,
            items=result.items,
        )
        for norm_set, band in bands(instrument, result.scale_id, result.value):
            origin = words.norm_sets[norm_set.id]
            yield "    " + t("{band} ({source})", band=words.bands[band.id], source=origin.source)
    if not scoring.scales:
        for item, answer in zip(instrument.items, answers, strict=True):
            response = instrument.response(item.number)
            said = t("no answer") if answer is None else words.word(response, int(answer))
            yield f"{words.item(item.number).text} {said}"
    for alert in scoring.alerts:
        yield t("Question {item} is about safety: speak about it today.", item=alert.item)
    yield words.caution


def _report(asked: argparse.Namespace, t: Translator) -> int:
    from coachdesk.services.documents import save

    if asked.kind != "session":
        raise UserError("{option} takes one of {choices}.", option="--kind", choices="session")
    if not asked.client:
        raise UserError("Say for whom: {option} takes a name or an id.", option="--client")
    if not asked.out:
        raise UserError("Say where to: {option} takes a file.", option="--out")
    number = _number(asked.session, "--session")
    out = Path(asked.out)
    with opened(asked, t) as services:
        client = _chosen(services, asked.client)
        language = asked.language or services.practice.get().document_language
        words = t if language == t.language else translator.load(language, paths.resources() / "locale")
        pdf = session_report(services, client, number, words)
    save(out, pdf)
    print(t("Written: {path}", path=_shown(str(out))))
    return DONE


def session_report(services: Services, client: Client, number: int | None, t: Translator) -> bytes:
    """The PDF about one session of a person, by its number or the latest.

    Raises:
        UserError: there is none, or none of that number.
    """
    from coachdesk.services.documents import ReportOptions

    lines = services.sessions.list_for(client.id)
    wanted = [line for line in lines if number in {None, line.number}]
    if not lines:
        raise UserError("There is no session in this file yet.")
    if not wanted:
        raise UserError("This file has sessions {first} to {last}.", first=1, last=len(lines))
    # Newest first: without a number it is the latest.
    content = services.documents.session_report(wanted[0].session.id, t, Reader(), ReportOptions())
    return services.documents.build(content)


def _chosen(services: Services, wanted: str) -> Client:
    """The one file that is meant: by id, by its whole name, else by a part of it that is not a number."""
    from coachdesk.domain.folded_text import bare, holds_all

    files = [line.client for line in services.clients.list_files()]
    by_id = [client for client in files if str(client.id) == wanted.strip()]
    by_name = [client for client in files if bare(client.name) == bare(wanted.strip())]
    is_word = bool(wanted.strip()) and not wanted.strip().isdigit()
    by_part = [client for client in files if is_word and holds_all(wanted, client.name)]
    found = by_id or by_name or by_part
    if not found:
        raise UserError("No file goes by that name or id. {command} lists them.", command="coachdesk clients")
    if len(found) > 1:
        ids = ", ".join(str(client.id) for client in found)
        raise UserError("Several files go by that name. Give the id, one of {ids}.", ids=ids)
    return found[0]


def _verify(asked: argparse.Namespace, t: Translator) -> int:
    vaults = _vaults()
    if asked.vault and not asked.file:
        counts = vaults.verify(_folder(asked.vault), _passphrase(asked, t))
        sound = t("The vault is sound.")
    elif asked.file and not asked.vault:
        verified = vaults.verify_backup(Path(asked.file), _passphrase(asked, t))
        counts = verified.rows
        sound = t("The backup of {moment} is sound.", moment=verified.taken_at)
    else:
        raise UserError("Say what to verify: a backup file, or a vault with {option}.", option="--vault")
    held = t(
        "Files: {clients}, sessions: {sessions}, questionnaires: {assessments}.",
        clients=counts["clients"],
        sessions=counts["sessions"],
        assessments=counts["assessments"],
    )
    print(f"{sound} {held}")
    return DONE


def _backup(asked: argparse.Namespace, t: Translator) -> int:
    second = Path(asked.to).absolute() if asked.to else None
    if not asked.vault:
        raise UserError("Say which vault: {option} takes its folder.", option="--vault")
    with opened(asked, t) as services:
        done = services.backups.back_up_now(second)
    for file in (done.file, *done.elsewhere):
        print(t("Written: {path}", path=_shown(str(file))))
    if done.missing:
        return refused(t("Nothing was written in the second place: it is not there, or refuses."), NOT_OPENED)
    return DONE


def _restore(asked: argparse.Namespace, t: Translator) -> int:
    if not asked.file or not asked.folder:
        raise UserError("Say which backup file, then which new folder.")
    folder = Path(asked.folder)
    verified = _vaults().restore(Path(asked.file), folder, _passphrase(asked, t))
    print(
        t("The backup of {moment} is restored in {path}.", moment=verified.taken_at, path=_shown(str(folder)))
    )
    return DONE


@contextmanager
def opened(asked: argparse.Namespace, t: Translator) -> Iterator[Services]:
    """Open the vault that was asked for, or a fresh fictional one that is thrown away at the end."""
    from coachdesk.services.clock import FixedClock, SystemClock
    from coachdesk.services.demo import open_demo, throw_away
    from coachdesk.services.services import open_services

    vault = getattr(asked, "vault", None)
    is_demo = getattr(asked, "demo", False)
    if is_demo == bool(vault):
        raise UserError("Say which vault: {demo}, or {vault} and its folder.", demo="--demo", vault="--vault")
    forbid_core_dumps()
    resources, library = paths.resources(), _library()
    builder = _HeadlessBuilder(resources / "fonts")
    if is_demo:
        clock: Clock = FixedClock(asked.on) if asked.on else SystemClock()
        services = open_demo(
            make_folder(paths.cache_folder()), clock, t.language, resources, library, builder
        )
    else:
        folder = _folder(vault or "")
        keys = _vaults().unlock(folder, _passphrase(asked, t))
        services = open_services(folder, keys, SystemClock(), library, builder)
        _tell_of_keys(services, t)
    try:
        yield services
    finally:
        if is_demo:
            throw_away(services)
        else:
            services.close()


def _tell_of_keys(services: Services, t: Translator) -> None:
    """Say on the error stream what the window says in its banner; what was asked is done all the same."""
    if services.keys.is_earlier():
        told = t(
            "This vault was opened with an earlier key file: a passphrase or recovery sheet you had replaced "
            "works again. Open it in the window, change the passphrase, then make a new recovery sheet."
        )
        print(told, file=sys.stderr)


class _HeadlessBuilder:
    """Makes documents in this process: there is no window to keep fluid."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def build(self, document: Document) -> bytes:
        """The PDF."""
        from coachdesk.reports.build import build

        return build(document, self._fonts)

    def cancel(self) -> None:
        """Nothing runs beside this process."""


def _library() -> Library:
    from coachdesk.instruments.library import Library

    return Library.load(paths.resources() / "instruments")


def _vaults() -> VaultsService:
    from coachdesk.services.vaults import VaultsService

    return VaultsService(paths.state_folder() / "keys")


def make_folder(folder: Path) -> Path:
    """Make a folder for its owner alone, unless it is there."""
    try:
        return paths.private(folder)
    except OSError:
        raise StorageError(StorageTrouble.NO_PERMISSION) from None


def _folder(text: str) -> Path:
    """The folder of a vault; told to be missing before a passphrase is asked for."""
    folder = Path(text).absolute()
    if not _vaults().is_vault(folder):
        raise StorageError(StorageTrouble.MISSING)
    return folder


def _number(text: str | None, option: str) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise UserError("{option} takes a number, for example {example}.", option=option, example="3")
    return int(text)


def _passphrase(asked: argparse.Namespace, t: Translator) -> str:
    """The passphrase from a file, a descriptor or the keyboard; never from the arguments.

    Raises:
        UserError: it cannot be read, or there is no keyboard to ask at.
    """
    if asked.passphrase_file and asked.passphrase_fd:
        raise UserError("Give the passphrase one way only: a file or a descriptor.")
    if asked.passphrase_file or asked.passphrase_fd:
        descriptor = _number(asked.passphrase_fd, "--passphrase-fd")
        try:
            with _source(asked.passphrase_file, descriptor) as source:
                return source.read(_PASSPHRASE_BYTES).decode("utf-8-sig").rstrip(_LINE_END)
        except (OSError, ValueError):
            raise UserError("The passphrase could not be read from there.") from None
    try:
        with warnings.catch_warnings():
            # Without a terminal getpass would warn and then show what is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(t("Passphrase:") + " ")
    except (getpass.GetPassWarning, EOFError, OSError):
        raise UserError(
            "There is no keyboard to ask for the passphrase: use {file} or {descriptor}.",
            file="--passphrase-file",
            descriptor="--passphrase-fd",
        ) from None


def _source(file: str | None, descriptor: int | None) -> BinaryIO:
    return os.fdopen(descriptor, "rb") if descriptor is not None else Path(file or "").open("rb")
